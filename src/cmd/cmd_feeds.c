/* cmd_feeds.c: subscribing: add, import, list. */
#include <stdio.h>

#include "cmd/option.h"
#include "engine/discover.h"
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
is_web_address(struct common *c, struct arena scratch, struct str *url, struct err *err)
{
	struct str parsed = url_resolve(c->arena, scratch, *url, STR_NONE);
	if (!parsed.p ||
	    !(str_starts(parsed, STR("http://")) || str_starts(parsed, STR("https://"))))
		return err_set(err, ERR_INPUT, "\"" STR_FMT "\" is no http or https address",
		               STR_ARG(*url));
	*url = parsed;
	return true;
}

static bool
subscribe(struct common *c, struct arena scratch, struct store *s, struct feed_record *f,
          bool *added, struct err *err)
{
	int64_t id;
	return is_web_address(c, scratch, &f->url, err) && store_add_feed(s, f, &id, added, err);
}

struct addition {
	struct common *common;
	struct arena scratch;
	struct str section, title;
	bool as_is, all;
};

static bool
none_found(struct str url, struct err *err)
{
	struct err why = *err;
	return err_set(err, ERR_GONE, "no feed was found at " STR_FMT "%s%s; --as-is subscribes to it "
	               "all the same", STR_ARG(url), why.code ? ", and it could not be read: " : "",
	               why.code ? why.msg : "");
}

/* What one address of the command line stands for: itself, or what was found there. */
static bool
look(struct addition *a, struct str url, struct discovered **found, size_t *count, struct err *err)
{
	struct common *c = a->common;
	if (!is_web_address(c, a->scratch, &url, err))
		return false;
	if (!a->as_is && discover_feeds(c->arena, &c->config, url, found, count, err))
		return *count > 0 || none_found(url, err);
	if (!a->as_is)
		fprintf(stderr,
		        "glancewire add: " STR_FMT " could not be looked at now (%s); it is taken "
		        "for a feed\n", STR_ARG(url), err->msg);
	*found = arena_new(c->arena, struct discovered);
	(*found)->url = url;
	*count = 1;
	return true;
}

static void
print_found(const char *what, const struct discovered *d)
{
	printf("%s" STR_FMT, what, STR_ARG(d->url));
	if (d->how)
		printf(" (%s%s" STR_FMT "%s, %zu item%s, %s)", feed_format_name(d->format),
		       d->title.n ? " \"" : "", STR_ARG(d->title), d->title.n ? "\"" : "", d->items,
		       d->items == 1 ? "" : "s", d->how);
	printf("\n");
}

static bool
add_found(struct addition *a, struct store *s, const struct discovered *d, struct err *err)
{
	bool added;
	struct feed_record f = {
		.url = d->url, .section = a->section,
		.title = a->title.p ? a->title : d->title, .outlet = a->title,
	};
	if (!subscribe(a->common, a->scratch, s, &f, &added, err))
		return false;
	print_found(added ? "added " : "known already: ", d);
	return true;
}

static bool
add_one(struct addition *a, struct str url, struct err *err)
{
	struct discovered *found;
	size_t count;
	if (!look(a, url, &found, &count, err))
		return false;
	struct store *s = open_store(a->common, STORE_WRITE, err);
	bool ok = s && add_found(a, s, &found[0], err);
	for (size_t i = 1; ok && i < count; i++) {
		if (a->all)
			ok = add_found(a, s, &found[i], err);
		else
			print_found("    there is also ", &found[i]);
	}
	store_close(s);
	return ok;
}

int
cmd_add(struct common *c, int argc, char **argv)
{
	struct addition a = {.common = c};
	const struct option_row rows[] = {
		{"--section", OPTION_TEXT, &a.section, "NAME", "section that its stories stand in"},
		{"--title", OPTION_TEXT, &a.title, "NAME", "name of the outlet, instead of the feed's own"},
		{"--all", OPTION_FLAG, &a.all, NULL, "all feeds that the page declares, not the first alone"},
		{"--as-is", OPTION_FLAG, &a.as_is, NULL, "take the address for a feed without looking"},
		{0},
	};
	struct err err;
	int status = 0;
	option_read(c, "add", rows, argc, argv);
	if (!c->word_count)
		return option_usage("add", "name the address of a feed or of a site");
	a.scratch = arena_part(c->arena, 1 << 20);
	for (int i = 0; i < c->word_count; i++)
		if (!add_one(&a, str_of(c->words[i]), &err))
			status = option_fail("add", &err);
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
	struct arena scratch = arena_part(c->arena, 1 << 20);
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
		if (subscribe(c, scratch, s, &f, &added, &bad)) {
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
		       ", %lld items new so far, then a pause of %.1f min%s" STR_FMT "\n",
		       STR_ARG(f->url), STR_ARG(f->title), f->section.n ? " in " : "",
		       STR_ARG(f->section), f->last_ok_at ? "last at " : "", STR_ARG(at),
		       (long long)f->items_new, (double)f->interval_s / 60,
		       f->state == FEED_GONE ? ", gone" : f->last_error.n ? ", failing: " : "",
		       STR_ARG(f->last_error));
	}
	store_close(s);
	return 0;
}
