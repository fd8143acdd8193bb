/* cmd_write.c: reports to a story, for people and in batch. */
#include <stdio.h>

#include "cmd/batch.h"
#include "cmd/direct.h"
#include "cmd/document.h"
#include "cmd/option.h"
#include "engine/checked.h"
#include "engine/withheld.h"
#include "engine/english_file.h"
#include "engine/parser.h"
#include "engine/rule_file.h"
#include "lib/row.h"
#include "model/limits.h"
#include "os/clock.h"

static void
print_story(const struct story *s)
{
	printf(STR_FMT "\n%u min instead of %u min in %zu report%s\n", STR_ARG(s->headline),
	       s->reading_minutes, s->source_minutes, s->source_count,
	       s->source_count == 1 ? "" : "s");
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

/* ── for judging by reading (doc/rubric.md) ── */

/* "[1+3]": the outlets that carry it. */
static void
review_cites(struct buf *b, const struct cite *cites, size_t count)
{
	for (size_t k = 0; k < count; k++)
		buf_fmt(b, "%s%u", k ? "+" : " [", cites[k].article + 1);
	if (count)
		buf_put(b, STR("]"));
}

static void
review_sentences(struct buf *b, const struct story_sentence *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buf_fmt(b, "  " STR_FMT, STR_ARG(list[i].text));
		review_cites(b, list[i].cites, list[i].cite_count);
		buf_put(b, STR("\n"));
	}
}

static void
review_story(struct buf *b, const struct story *s)
{
	buf_fmt(b, "== " STR_FMT ": " STR_FMT "\n", STR_ARG(s->id), STR_ARG(s->headline));
	for (int p = 0; p < PARAGRAPH_COUNT; p++) {
		buf_fmt(b, "%s\n", paragraph_role_name((enum paragraph_role)p));
		review_sentences(b, s->paragraphs[p].sentences, s->paragraphs[p].count);
	}
	for (size_t i = 0; i < s->question_count; i++) {
		const struct story_question *q = &s->questions[i];
		buf_fmt(b, "question (%s) " STR_FMT "\n", question_role_name(q->role),
		        STR_ARG(q->question));
		review_sentences(b, q->answer, q->answer_count);
	}
	for (size_t i = 0; i < s->difference_count; i++) {
		const struct story_difference *d = &s->differences[i];
		buf_fmt(b, "differ: " STR_FMT "\n", STR_ARG(d->what));
		for (size_t k = 0; k < d->value_count; k++) {
			buf_fmt(b, "  " STR_FMT, STR_ARG(d->values[k].value));
			review_cites(b, d->values[k].cites, d->values[k].cite_count);
			buf_put(b, STR("\n"));
		}
	}
	for (size_t i = 0; i < s->day_count; i++) {
		buf_fmt(b, "day " STR_FMT "  " STR_FMT, STR_ARG(s->days[i].date),
		        STR_ARG(s->days[i].text));
		review_cites(b, s->days[i].cites, s->days[i].cite_count);
		buf_put(b, STR("\n"));
	}
}

/* ── with a language model ── */

struct modelled_row {
	const struct write_options *options;
	struct direct *direct;
};

static void
put_made(struct json_out *j, const struct modelled *m)
{
	json_key(j, "made");
	json_begin(j, '{');
	json_kv_bool(j, "used", m->used);
	json_kv_bool(j, "chose", m->chose);
	json_kv_str(j, "why", m->why);
	json_kv_int(j, "calls", m->calls);
	json_kv_int(j, "failed", m->failed);
	json_kv_int(j, "tokens_in", m->tokens_in);
	json_kv_int(j, "tokens_out", m->tokens_out);
	json_kv_num(j, "seconds", (double)m->elapsed_ms / 1e3);
	json_key(j, "verdicts");
	modelled_verdicts_to_json(j, m);
	json_end(j, '}');
}

static void
write_modelled(struct arena *out, struct arena scratch, struct direct *d,
               const struct write_article *articles, size_t count, struct story *story,
               struct modelled *m)
{
	struct direct_asking x = {.direct = d, .out = out, .scratch = arena_upper(&scratch)};
	d->setup.jobs.english = english_file();
	modelled_story(out, scratch, articles, count, &d->setup.jobs, direct_ask, &x, story, m);
}

/* The story object with one more member, "made": what the model made and what became of it. */
static bool
modelled_row(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
             struct buf *line, struct err *err)
{
	const struct modelled_row *r = ctx;
	struct write_article *articles;
	size_t count;
	struct story story;
	struct modelled m;
	if (!row_articles(out, scratch, row, &articles, &count, err))
		return false;
	checked_story(out, scratch, json_text(json_get(row, "id")), articles, count, r->options,
	              &story);
	write_modelled(out, scratch, r->direct, articles, count, &story, &m);
	struct json_out j = json_to(line);
	json_begin(&j, '{');
	story_members(&j, &story);
	put_made(&j, &m);
	json_end(&j, '}');
	return true;
}

/* What was asked: without a store there are no receipts. */
static void
tell_calls(const struct direct *d)
{
	fprintf(stderr, "glancewire write: %lld calls, %lld failed, %lld tokens read, %lld written, "
	        "%.1f s, price %.6f\n", (long long)d->calls, (long long)d->failed,
	        (long long)d->tokens_in, (long long)d->tokens_out, (double)d->elapsed_ms / 1e3,
	        (double)d->price / 1e6);
}

static int
write_rows_modelled(struct common *c, const struct write_options *options)
{
	struct direct d;
	struct err err;
	if (!direct_open(&d, c->arena, &c->config, &err))
		return option_fail("write", &err);
	struct modelled_row row = {options, &d};
	int status = batch_run("write", modelled_row, &row);
	direct_close(&d);
	tell_calls(&d);
	return status;
}

/* The row of a story in batch, in that form in place of JSON. */
static bool
review_row(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
           struct buf *line, struct err *err)
{
	if (!row_write(ctx, out, scratch, row, line, err))
		return false;
	struct json *v = json_read(out, str_dup(out, buf_str(line)), JSON_STRICT, err);
	if (!v)
		return false;
	struct story story = story_from_json(out, v);
	line->n = 0;
	review_story(line, &story);
	return true;
}

/* Reads the pages named on the command line as the reports of one story. */
static int
write_pages(struct common *c, const struct write_options *options, bool as_json,
            bool review, bool model)
{
	struct err err;
	struct parser_options p = {.workers = 1, .no_sandbox = c->config.parse_without_sandbox};
	if (!rule_file_read(c->arena, c->config.rules, &p.rules, &err))
		return option_fail("write", &err);
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
		articles[count++] = row_article(
			c->arena, json_read(c->arena, reply.json, JSON_STRICT, &err));
	}
	parser_close(parser);
	struct story story;
	struct arena scratch = arena_part(c->arena, 256 << 20);
	for (size_t i = 0; i < count; i++)
		withheld_close(c->arena, scratch, &articles[i]);
	checked_story(c->arena, scratch, STR("1"), articles, count, options, &story);
	if (model) {
		struct direct d;
		struct modelled m;
		if (!direct_open(&d, c->arena, &c->config, &err))
			return option_fail("write", &err);
		write_modelled(c->arena, scratch, &d, articles, count, &story, &m);
		direct_close(&d);
		tell_calls(&d);
	}
	if (as_json) {
		struct buf b = buf_in(c->arena, 65536);
		struct json_out j = json_to(&b);
		story_to_json(&j, &story);
		printf(STR_FMT "\n", STR_ARG(buf_str(&b)));
	} else if (review) {
		struct buf b = buf_in(c->arena, 65536);
		review_story(&b, &story);
		printf(STR_FMT, STR_ARG(buf_str(&b)));
	} else {
		print_story(&story);
	}
	return status;
}

int
cmd_write(struct common *c, int argc, char **argv)
{
	bool batch = false, as_json = false, review = false, model = false;
	int64_t words = 0;
	const struct option_row rows[] = {
		{"--batch", OPTION_FLAG, &batch, NULL, "JSON Lines in, JSON Lines out"},
		{"--json", OPTION_FLAG, &as_json, NULL, "print the story as JSON"},
		{"--review", OPTION_FLAG, &review, NULL, "print the story for judging by reading"},
		{"--model", OPTION_FLAG, &model, NULL, "the language model of [model] writes, too"},
		{"--words", OPTION_NUMBER, &words, "N", "length of the three paragraphs (220)"},
		{0},
	};
	option_read(c, "write", rows, argc, argv);
	if (words < 0 || words > 2000)
		return option_usage("write", "--words must be from 1 to 2000");
	struct write_options options = {
		.words = words ? (uint32_t)words : (uint32_t)c->config.words,
		.source_words = (uint32_t)c->config.source_words,
		.english = english_file(),
	};
	if (batch && model && review)
		return option_usage("write", "--model and --review do not go together in batch");
	if (batch && model)
		return write_rows_modelled(c, &options);
	if (batch)
		return batch_run("write", review ? review_row : row_write, &options);
	if (c->word_count == 0)
		return option_usage("write", "name pages (files or addresses), or --batch");
	return write_pages(c, &options, as_json, review, model);
}
