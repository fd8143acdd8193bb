/* cmd_write.c: reports to a story, for people and in batch. */
#include <stdio.h>

#include "cmd/batch.h"
#include "cmd/document.h"
#include "cmd/option.h"
#include "engine/checked.h"
#include "engine/parser.h"
#include "lib/row.h"
#include "model/limits.h"
#include "os/clock.h"

static void
print_story(const struct story *s)
{
	printf(STR_FMT "\n%u min read of %zu reports that take %u\n", STR_ARG(s->headline),
	       s->reading_minutes, s->source_count, s->source_minutes);
	for (int p = 0; p < PARAGRAPH_COUNT; p++) {
		for (size_t i = 0; i < s->paragraphs[p].count; i++) {
			const struct story_sentence *x = &s->paragraphs[p].sentences[i];
			printf("%s" STR_FMT, i ? " " : "\n", STR_ARG(x->text));
			for (size_t k = 0; k < x->cite_count; k++)
				printf("[%u]", x->cites[k].article + 1);
		}
		if (s->paragraphs[p].count)
			putchar('\n');
	}
	for (size_t i = 0; i < s->question_count; i++) {
		printf("\n" STR_FMT "\n ", STR_ARG(s->questions[i].question));
		for (size_t k = 0; k < s->questions[i].answer_count; k++)
			printf(" " STR_FMT, STR_ARG(s->questions[i].answer[k].text));
		putchar('\n');
	}
	putchar('\n');
	for (size_t i = 0; i < s->source_count; i++)
		printf("%zu  " STR_FMT ": " STR_FMT "\n", i + 1, STR_ARG(s->sources[i].outlet),
		       STR_ARG(s->sources[i].title));
}

/* Reads the pages named on the command line as the reports of one story. */
static int
write_pages(struct common *c, const struct write_options *options, bool as_json)
{
	struct err err;
	struct parser_options p = {.workers = 1, .no_sandbox = c->config.parse_without_sandbox};
	struct parser *parser = parser_open(&p, &err);
	if (!parser)
		return option_fail("write", &err);
	struct write_article *articles =
		arena_array(c->arena, struct write_article, (size_t)c->word_count);
	size_t count = 0;
	int status = 0;
	for (int i = 0; i < c->word_count; i++) {
		struct parse_request request = {.kind = PARSE_PAGE, .today = clock_real_s()};
		struct parse_answer reply;
		if (!document_get(c, c->words[i], LIMIT_PAGE_BYTES, &request, &err) ||
		    (!parser_run(parser, c->arena, &request, &reply) && (err = reply.err, true))) {
			err_wrap(&err, "%s", c->words[i]);
			status = option_fail("write", &err);
			continue;
		}
		articles[count++] = row_article(json_read(c->arena, reply.json, JSON_STRICT, &err));
	}
	parser_close(parser);
	struct story story;
	struct arena scratch = arena_part(c->arena, 256 << 20);
	checked_story(c->arena, scratch, STR("1"), articles, count, options, &story);
	if (as_json) {
		struct buf b = buf_in(c->arena, 65536);
		struct json_out j = json_to(&b);
		story_to_json(&j, &story);
		printf(STR_FMT "\n", STR_ARG(buf_str(&b)));
	} else {
		print_story(&story);
	}
	return status;
}

int
cmd_write(struct common *c, int argc, char **argv)
{
	bool batch = false, as_json = false;
	int64_t words = 0;
	const struct option_row rows[] = {
		{"--batch", OPTION_FLAG, &batch, NULL, "JSON Lines in, JSON Lines out"},
		{"--json", OPTION_FLAG, &as_json, NULL, "print the story as JSON"},
		{"--words", OPTION_NUMBER, &words, "N", "length of the three paragraphs (220)"},
		{0},
	};
	option_read(c, "write", rows, argc, argv);
	if (words < 0 || words > 2000)
		return option_usage("write", "--words must be from 1 to 2000");
	struct write_options options = {
		.words = words ? (uint32_t)words : (uint32_t)c->config.words,
		.source_words = (uint32_t)c->config.source_words,
	};
	if (batch)
		return batch_run("write", row_write, &options);
	if (c->word_count == 0)
		return option_usage("write", "name pages (files or addresses), or --batch");
	return write_pages(c, &options, as_json);
}
