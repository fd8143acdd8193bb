/* cmd_extract.c: one page to its article, for people and in batch. */
#include <stdio.h>

#include "cmd/batch.h"
#include "cmd/document.h"
#include "cmd/option.h"
#include "engine/fetching.h"
#include "engine/parser.h"
#include "engine/rule_file.h"
#include "extract/explain.h"
#include "model/article.h"
#include "model/limits.h"
#include "os/clock.h"
#include "os/file.h"

static bool
ask(void *ctx, struct arena *out, const struct json *row, struct parse_request *request,
    struct err *err)
{
	struct str file = json_text(json_get(row, "file"));
	const struct json *item = json_get(row, "item");
	(void)ctx;
	*request = (struct parse_request){
		.kind = PARSE_PAGE,
		.url = json_text(json_get(row, "url")),
		.item_title = json_text(json_get(item, "title")),
		.item_published = when_read(json_text(json_get(item, "published"))).at,
		.today = clock_real_s(),
	};
	if (!file.p)
		return err_set(err, ERR_INPUT, "the row has no \"file\"");
	return file_read(out, str_c(out, file), LIMIT_PAGE_BYTES, &request->bytes, err);
}

static void
print_rules(struct arena *out, const struct article *a)
{
	if (!a->rules.p)
		return;
	struct str missed = article_rules_missed(out, a);
	printf("rules:      [" STR_FMT "]%s" STR_FMT "\n", STR_ARG(a->rules),
	       missed.n ? ", found no " : "", STR_ARG(missed));
}

static void
print_signals(const struct article *a)
{
	if (!a->signals)
		return;
	printf("signals:   ");
	for (int i = 0; i < SIGNAL_ROWS; i++)
		if (a->signals & signal_rows[i].bit)
			printf(" %s", signal_rows[i].name);
	if (a->max_snippet > 0)
		printf(" (%d)", a->max_snippet);
	putchar('\n');
}

static void
print_article(struct arena *out, const struct article *a)
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
	print_signals(a);
	print_rules(out, a);
	printf("kind:       %s\nconfidence: %.2f\n\n" STR_FMT "\n", article_kind_name(a->kind),
	       a->confidence, STR_ARG(a->text));
}

static bool
open_model(struct common *c, struct str path, const struct model **model, struct err *err)
{
	struct str bytes;
	if (!file_read(c->arena, str_c(c->arena, path), LIMIT_MODEL_BYTES, &bytes, err))
		return false;
	*model = model_open(c->arena, bytes, err);
	return *model || err_wrap(err, STR_FMT, STR_ARG(path));
}

/* In words, why a block is in the text or not. */
static struct str
reason_of(struct arena *out, const struct json *block)
{
	struct str reason = json_text(json_get(block, "reason"));
	if (json_get(block, "other")->type == JSON_T_NUMBER)
		return str_fmt(out, STR_FMT " of block %lld", STR_ARG(reason),
		               (long long)json_int(json_get(block, "other"), 0));
	if (!str_eq(reason, str_of(block_reason_name(REASON_MARK))))
		return reason;
	return json_bool(json_get(block, "taken"), false) ? STR("high mark") : STR("low mark");
}

/* As many characters as a column has, on one line; returns how many. */
static size_t
put_text(struct str s, size_t width)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n && n < width; n++) {
		size_t bytes = 1;
		while (i + bytes < s.n && ((unsigned char)s.p[i + bytes] & 0xc0) == 0x80)
			bytes++;
		printf("%.*s", (int)bytes, (unsigned char)s.p[i] < ' ' ? " " : s.p + i);
		i += bytes;
	}
	return n;
}

static void
put_column(struct str s, size_t width)
{
	printf("%*s", (int)(width - put_text(s, width) + 2), "");
}

static void
print_blocks(struct arena *out, const struct json *blocks)
{
	puts("block   mark words  why                     where                               text");
	json_each(b, blocks) {
		printf("%5lld %c %4.2f %5lld  ", (long long)json_int(json_get(b, "index"), 0),
		       json_bool(json_get(b, "taken"), false) ? '+' : '-',
		       json_num(json_get(b, "probability"), 0),
		       (long long)json_int(json_get(b, "words"), 0));
		put_column(reason_of(out, b), 22);
		put_column(json_text(json_get(b, "path")), 34);
		put_text(json_text(json_get(b, "text")), 60);
		putchar('\n');
	}
}

static void
print_reply(struct common *c, struct str json, bool as_json, bool explain)
{
	struct err err;
	struct json *v = json_read(c->arena, json, JSON_STRICT, &err);
	struct article a = article_from_json(c->arena, explain ? json_get(v, "article") : v);
	if (as_json) {
		printf(STR_FMT "\n", STR_ARG(json));
		return;
	}
	if (!explain) {
		print_article(c->arena, &a);
		return;
	}
	print_rules(c->arena, &a);
	print_blocks(c->arena, json_get(v, "blocks"));
}

static int
extract_pages(struct common *c, struct parser *parser, struct str url, bool as_json, bool explain)
{
	struct err err;
	int status = 0;
	for (int i = 0; i < c->word_count; i++) {
		struct parse_request request = {
			.kind = explain ? PARSE_EXPLAIN : PARSE_PAGE, .url = url,
			.agent = fetching_agent(&c->config), .today = clock_real_s(),
		};
		struct parse_answer reply;
		if (!document_get(c, c->words[i], LIMIT_PAGE_BYTES, &request, &err) ||
		    (!parser_run(parser, c->arena, &request, &reply) && (err = reply.err, true))) {
			err_wrap(&err, "%s", c->words[i]);
			status = option_fail("extract", &err);
			continue;
		}
		print_reply(c, reply.json, as_json, explain);
	}
	return status;
}

int
cmd_extract(struct common *c, int argc, char **argv)
{
	bool batch = false, as_json = false, explain = false;
	struct str url = STR_NONE, model = STR_NONE, rules = STR_NONE;
	const struct option_row rows[] = {
		{"--batch", OPTION_FLAG, &batch, NULL, "JSON Lines in, JSON Lines out"},
		{"--json", OPTION_FLAG, &as_json, NULL, "print the article as JSON"},
		{"--explain", OPTION_FLAG, &explain, NULL, "why each block is in the text or not"},
		{"--url", OPTION_TEXT, &url, "URL", "address of the page, for its links and dates"},
		{"--rules", OPTION_TEXT, &rules, "FILE", "outlet rules, over those of the configuration"},
		{"--model", OPTION_TEXT, &model, "FILE", "weights other than those installed"},
		{0},
	};
	struct err err;
	option_read(c, "extract", rows, argc, argv);
	if (!batch && c->word_count == 0)
		return option_usage("extract", "name a page (a file, an address or -), or --batch");
	if (batch && explain)
		return option_usage("extract", "--explain is for pages that are named, not for --batch");
	struct parser_options options = {.workers = 1,
	                                 .no_sandbox = c->config.parse_without_sandbox,
	                                 .kinds = 1u << PARSE_PAGE};
	if ((model.p && !open_model(c, model, &options.model, &err)) ||
	    !rule_file_read(c->arena, rules.p ? rules : c->config.rules, &options.rules, &err))
		return option_fail("extract", &err);
	struct parser *parser = parser_open(&options, &err);
	if (!parser)
		return option_fail("extract", &err);
	int status = batch ? batch_parse("extract", ask, NULL, parser)
	                   : extract_pages(c, parser, url, as_json, explain);
	parser_close(parser);
	return status;
}
