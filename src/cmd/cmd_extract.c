/* cmd_extract.c: one page to its article, for people and in batch. */
#include <stdio.h>

#include "cmd/batch.h"
#include "cmd/document.h"
#include "cmd/option.h"
#include "engine/parser.h"
#include "model/article.h"
#include "model/limits.h"
#include "os/clock.h"
#include "os/file.h"

static bool
answer(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
       struct buf *line, struct err *err)
{
	struct parser *parser = ctx;
	struct parse_answer reply;
	struct str file = json_text(json_get(row, "file"));
	struct parse_request request = {
		.kind = PARSE_PAGE,
		.url = json_text(json_get(row, "url")),
		.today = clock_real_s(),
	};
	(void)scratch;
	if (!file.p)
		return err_set(err, ERR_INPUT, "the row has no \"file\"");
	if (!file_read(out, str_c(out, file), LIMIT_PAGE_BYTES, &request.bytes, err))
		return false;
	if (!parser_run(parser, out, &request, &reply)) {
		*err = reply.err;
		return false;
	}
	buf_put(line, reply.json);
	return true;
}

static void
print_article(const struct article *a)
{
	struct document_fact facts[] = {
		{"title", a->title},       {"outlet", a->outlet},     {"language", a->language},
		{"section", a->section},   {"image", a->image},       {"canonical", a->canonical},
	};
	char room[512];
	struct arena small = {.beg = room, .cur = room, .end = room + sizeof room};
	document_print_facts(facts, sizeof facts / sizeof *facts);
	for (size_t i = 0; i < a->author_count; i++)
		printf("author:     " STR_FMT "\n", STR_ARG(a->authors[i]));
	struct str published = when_rfc3339(&small, a->published);
	if (published.p)
		printf("published:  " STR_FMT "\n", STR_ARG(published));
	printf("kind:       %s\nconfidence: %.2f\n\n" STR_FMT "\n", article_kind_name(a->kind),
	       a->confidence, STR_ARG(a->text));
}

int
cmd_extract(struct common *c, int argc, char **argv)
{
	bool batch = false, as_json = false;
	struct str url = STR_NONE, model = STR_NONE;
	const struct option_row rows[] = {
		{"--batch", OPTION_FLAG, &batch, NULL, "JSON Lines in, JSON Lines out"},
		{"--json", OPTION_FLAG, &as_json, NULL, "print the article as JSON"},
		{"--url", OPTION_TEXT, &url, "URL", "address of the page, for its links and dates"},
		{"--model", OPTION_TEXT, &model, "FILE", "weights other than those installed"},
		{0},
	};
	struct err err;
	option_read(c, "extract", rows, argc, argv);
	if (model.p)
		return option_usage("extract", "--model: other weights than those built in cannot be read yet");
	if (!batch && c->word_count == 0)
		return option_usage("extract", "name a page (a file, an address or -), or --batch");
	struct parser_options options = {.workers = 1,
	                                 .no_sandbox = c->config.parse_without_sandbox};
	struct parser *parser = parser_open(&options, &err);
	if (!parser)
		return option_fail("extract", &err);
	int status = 0;
	if (batch)
		status = batch_run("extract", answer, parser);
	for (int i = 0; !batch && i < c->word_count; i++) {
		struct parse_request request = {.kind = PARSE_PAGE, .url = url, .today = clock_real_s()};
		struct parse_answer reply;
		if (!document_get(c, c->words[i], LIMIT_PAGE_BYTES, &request, &err) ||
		    (!parser_run(parser, c->arena, &request, &reply) && (err = reply.err, true))) {
			err_wrap(&err, "%s", c->words[i]);
			status = option_fail("extract", &err);
			continue;
		}
		struct json *v = json_read(c->arena, reply.json, JSON_STRICT, &err);
		struct article a = article_from_json(c->arena, v);
		if (as_json)
			printf(STR_FMT "\n", STR_ARG(reply.json));
		else
			print_article(&a);
	}
	parser_close(parser);
	return status;
}
