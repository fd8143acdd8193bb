/* cmd_feeds.c: subscribing: add, import, list. */
#include <stdio.h>

#include "cmd/option.h"
#include "engine/parser.h"
#include "model/limits.h"
#include "os/clock.h"
#include "os/file.h"
#include "store/store.h"
#include "text/url.h"

static struct store *
open_store(struct common *c, enum store_mode mode, struct err *err)
{
	return store_open(str_c(c->arena, c->data), mode, err);
}

static bool
subscribe(struct common *c, struct store *s, struct feed_record *f, bool *added,
          struct err *err)
{
	struct arena scratch = arena_part(c->arena, 1 << 20);
	int64_t id;
	struct str url = url_resolve(c->arena, scratch, f->url, STR_NONE);
	if (!url.p || !(str_starts(url, STR("http://")) || str_starts(url, STR("https://"))))
		return err_set(err, ERR_INPUT, "\"" STR_FMT "\" is no http or https address",
		               STR_ARG(f->url));
	f->url = url;
	return store_add_feed(s, f, &id, added, err);
}

int
cmd_add(struct common *c, int argc, char **argv)
{
	struct str section = STR_NONE, title = STR_NONE;
	const struct option_row rows[] = {
		{"--section", OPTION_TEXT, &section, "NAME", "section that its stories stand in"},
		{"--title", OPTION_TEXT, &title, "NAME", "name of the outlet, instead of the feed's own"},
		{0},
	};
	struct err err;
	option_read(c, "add", rows, argc, argv);
	if (!c->word_count)
		return option_usage("add", "name the address of a feed");
	struct store *s = open_store(c, STORE_WRITE, &err);
	if (!s)
		return option_fail("add", &err);
	int status = 0;
	for (int i = 0; i < c->word_count; i++) {
		struct feed_record f = {
			.url = str_of(c->words[i]), .section = section, .title = title, .outlet = title};
		bool added;
		if (!subscribe(c, s, &f, &added, &err))
			status = option_fail("add", &err);
		else
			printf("%s " STR_FMT "\n", added ? "added" : "known already:", STR_ARG(f.url));
	}
	store_close(s);
	return status;
}

int
cmd_import(struct common *c, int argc, char **argv)
{
	struct err err;
	option_read(c, "import", NULL, argc, argv);
	if (c->word_count != 1)
		return option_usage("import", "name one OPML file");
	struct parser_options options = {.no_sandbox = c->config.parse_without_sandbox};
	struct parse_request request = {.kind = PARSE_OPML, .today = WHEN_UNKNOWN};
	struct parse_answer answer = {0};
	if (!file_read(c->arena, c->words[0], LIMIT_FEED_BYTES, &request.bytes, &err))
		return option_fail("import", &err);
	struct parser *parser = parser_open(&options, &err);
	if (!parser)
		return option_fail("import", &err);
	bool ok = parser_run(parser, c->arena, &request, &answer);
	parser_close(parser);
	struct json *list = ok ? json_read(c->arena, answer.json, JSON_STRICT, &err) : NULL;
	if (!list) {
		if (!ok)
			err = answer.err;
		err_wrap(&err, "%s", c->words[0]);
		return option_fail("import", &err);
	}
	struct store *s = open_store(c, STORE_WRITE, &err);
	if (!s)
		return option_fail("import", &err);
	int known = 0, count = 0, status = 0;
	ok = store_begin(s, &err);
	json_each(v, list) {
		struct feed_record f = {
			.url = json_text(json_get(v, "url")), .title = json_text(json_get(v, "title")),
			.section = json_text(json_get(v, "folder")), .site = json_text(json_get(v, "site")),
		};
		bool added;
		struct err bad;
		f.outlet = f.title;
		if (!ok)
			break;
		if (subscribe(c, s, &f, &added, &bad)) {
			count += added;
			known += !added;
		} else if (bad.code == ERR_INPUT) {
			status = option_fail("import", &bad);
		} else {
			err = bad;
			ok = false;
		}
	}
	ok = ok && store_commit(s, &err);
	if (!ok)
		status = option_fail("import", &err);
	else
		printf("%d feeds added, %d known already\n", count, known);
	store_close(s);
	return status;
}

int
cmd_list(struct common *c, int argc, char **argv)
{
	struct feed_record *feeds;
	size_t n;
	struct err err;
	option_read(c, "list", NULL, argc, argv);
	struct store *s = open_store(c, STORE_READ, &err);
	if (!s || !store_feeds(s, c->arena, &feeds, &n, &err))
		return option_fail("list", &err);
	for (size_t i = 0; i < n; i++) {
		const struct feed_record *f = &feeds[i];
		char room[512];
		struct arena small = {.beg = room, .cur = room, .end = room + sizeof room};
		struct str at = f->last_ok_at ? when_rfc3339(&small, when_at(f->last_ok_at)) : STR("never");
		printf(STR_FMT "\n    " STR_FMT "%s" STR_FMT "\n    read %s" STR_FMT
		       ", %lld items new so far%s" STR_FMT "\n",
		       STR_ARG(f->url), STR_ARG(f->title), f->section.n ? " in " : "",
		       STR_ARG(f->section), f->last_ok_at ? "last at " : "", STR_ARG(at),
		       (long long)f->items_new,
		       f->state == FEED_GONE ? ", gone" : f->last_error.n ? ", failing: " : "",
		       STR_ARG(f->last_error));
	}
	store_close(s);
	return 0;
}
