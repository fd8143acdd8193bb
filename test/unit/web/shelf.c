/* shelf.c: a store of many stories, and a worker of the server that reads it. */
#include "shelf.h"

#include <stdlib.h>
#include <string.h>

enum { DAY = 86400 };
const int64_t shelf_monday = 1795996800 / DAY * DAY;

static const struct page_site site = {
	.name = {"Glancewire", 10}, .base_url = {"http://g.example", 16}, .language = {"en", 2},
};


void
shelf_need(struct shelf *f, bool ok)
{
	if (!ok)
		fail_msg("%s", f->err.msg);
}

int64_t
shelf_publish(struct shelf *f, int n)
{
	struct store *s = f->worker.store;
	struct article_record a = {
		.url = str_fmt(&f->arena, "https://a.example/%d", n), .outlet = STR("The/Wire"),
		.guid = STR("g"), .first_seen = 1,
	};
	bool added;
	int64_t at = shelf_monday + (int64_t)(n / 10) * DAY + n;
	shelf_need(f, store_put_item(s, &a, 1, &added, &f->err));
	a.outlet = STR("The Wire");
	shelf_need(f, store_put_article(s, &a, &f->err));
	shelf_need(f, store_put_member(s, a.id, a.id, 0, STR("x"), 1, &f->err));
	struct story_record r = {
		.id = a.id, .address = str_fmt(&f->arena, "a%d", n), .slug = STR("s"),
		.headline = str_fmt(&f->arena, "Story %d.", n), .summary = STR("First."),
		.section = STR("World/Asia"),
		.language = STR("en"), .founded_at = at, .newest_at = at, .written_at = at,
		.edition = 1, .reports = 1, .outlets = 1, .independent = 1,
	};
	struct edition_record e = {.story = a.id, .number = 1, .at = at, .json = STR("{}")};
	shelf_need(f, store_put_edition(s, &e, &f->err));
	shelf_need(f, store_put_story(s, &r, &f->err));
	a.story = a.id;
	a.state = ARTICLE_PLACED;
	shelf_need(f, store_put_article(s, &a, &f->err));
	return a.id;
}

int
shelf_open(void **state)
{
	struct shelf *f = calloc(1, sizeof *f);
	strcpy(f->folder, "/tmp/gw-archive-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	f->arena = arena_open(256 << 20);
	f->options.site = &site;
	f->server.options = &f->options;
	f->worker.server = &f->server;
	f->worker.store = store_open(f->folder, STORE_WRITE, &f->err);
	shelf_need(f, f->worker.store != NULL);
	shelf_need(f, store_begin(f->worker.store, &f->err));
	for (int n = 0; n < SHELF_STORIES; n++)
		shelf_publish(f, n);
	shelf_need(f, store_set(f->worker.store, "site sections", STR("World/Asia\nEmpty\n"), &f->err));
	shelf_need(f, store_commit(f->worker.store, &f->err));
	*state = f;
	return 0;
}

int
shelf_close(void **state)
{
	struct shelf *f = *state;
	char command[100];
	store_close(f->worker.store);
	arena_close(&f->arena);
	snprintf(command, sizeof command, "rm -rf %s", f->folder);
	int status = system(command);
	free(f);
	return status;
}
