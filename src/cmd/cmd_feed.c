/* cmd_feed.c: one feed to its items, for people and in batch. */
#include <stdio.h>

#include "cmd/batch.h"
#include "cmd/document.h"
#include "cmd/option.h"
#include "engine/parser.h"
#include "model/feed.h"
#include "model/limits.h"
#include "os/file.h"

static void
write_json(struct json_out *j, const struct json *v)
{
	switch (v->type) {
	case JSON_T_STRING:
		json_put_str(j, v->text);
		break;
	case JSON_T_NUMBER:
		json_put_num(j, v->number);
		break;
	case JSON_T_BOOL:
		json_put_bool(j, v->truth);
		break;
	default:
		json_put_null(j);
	}
}

/* The headers of a row again as text: the worker reads them itself. */
static struct str
headers_text(struct arena *out, const struct json *headers)
{
	struct buf b = buf_in(out, 256);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	json_each(h, headers) {
		json_key(&j, str_c(out, h->key));
		write_json(&j, h);
	}
	json_end(&j, '}');
	return buf_str(&b);
}

static bool
ask(void *ctx, struct arena *out, const struct json *row, struct parse_request *request,
    struct err *err)
{
	const struct json *headers = json_get(row, "headers");
	struct str file = json_text(json_get(row, "file"));
	(void)ctx;
	*request = (struct parse_request){.kind = PARSE_FEED, .url = json_text(json_get(row, "url"))};
	if (!file.p)
		return err_set(err, ERR_INPUT, "the row has no \"file\"");
	if (headers && headers->type == JSON_T_OBJECT && headers->count)
		request->headers_json = headers_text(out, headers);
	return file_read(out, str_c(out, file), LIMIT_FEED_BYTES, &request->bytes, err);
}

static void
print_feed(const struct feed_doc *feed)
{
	const struct document_fact facts[] = {
		{"title", feed->title},       {"link", feed->link},
		{"language", feed->language}, {"repaired", feed->repaired},
	};
	document_print_facts(facts, sizeof facts / sizeof *facts);
	for (size_t i = 0; i < feed->item_count; i++) {
		const struct feed_item *item = &feed->items[i];
		char room[512];
		struct arena small = {.beg = room, .cur = room, .end = room + sizeof room};
		struct str when = when_rfc3339(&small, item->published);
		printf("\n" STR_FMT "\n  " STR_FMT "%s" STR_FMT "\n", STR_ARG(item->title),
		       STR_ARG(when), when.p ? "  " : "", STR_ARG(item->link));
	}
}

int
cmd_feed(struct common *c, int argc, char **argv)
{
	bool batch = false, as_json = false;
	struct str url = STR_NONE;
	const struct option_row rows[] = {
		{"--batch", OPTION_FLAG, &batch, NULL, "JSON Lines in, JSON Lines out"},
		{"--json", OPTION_FLAG, &as_json, NULL, "print the feed as JSON"},
		{"--url", OPTION_TEXT, &url, "URL", "address of the feed, for relative links"},
		{0},
	};
	struct err err;
	option_read(c, "feed", rows, argc, argv);
	if (!batch && c->word_count == 0)
		return option_usage("feed", "name a feed (a file, an address or -), or --batch");
	struct parser_options options = {.workers = 1,
	                                 .no_sandbox = c->config.parse_without_sandbox,
	                                 .kinds = 1u << PARSE_FEED};
	struct parser *parser = parser_open(&options, &err);
	if (!parser)
		return option_fail("feed", &err);
	int status = 0;
	if (batch)
		status = batch_parse("feed", ask, NULL, parser);
	for (int i = 0; !batch && i < c->word_count; i++) {
		struct parse_request request = {.kind = PARSE_FEED, .url = url};
		struct parse_answer reply;
		if (!document_get(c, c->words[i], LIMIT_FEED_BYTES, &request, &err) ||
		    (!parser_run(parser, c->arena, &request, &reply) && (err = reply.err, true))) {
			err_wrap(&err, "%s", c->words[i]);
			status = option_fail("feed", &err);
			continue;
		}
		struct feed_doc feed =
			feed_from_json(c->arena, json_read(c->arena, reply.json, JSON_STRICT, &err));
		if (as_json)
			printf(STR_FMT "\n", STR_ARG(reply.json));
		else
			print_feed(&feed);
	}
	parser_close(parser);
	return status;
}
