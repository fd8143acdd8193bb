/* fixture.c: a store in a folder of its own, and small things to put into it. */
#include "fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int
fixture_folder(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	const char *tmp = getenv("TMPDIR");
	f->arena = arena_open(512 << 20);
	snprintf(f->folder, sizeof f->folder, "%s/gw-store-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(f->folder));
	*state = f;
	return 0;
}

int
fixture_open(void **state)
{
	fixture_folder(state);
	struct fixture *f = *state;
	fixture_reopen(f, STORE_WRITE);
	return 0;
}

void
fixture_reopen(struct fixture *f, enum store_mode mode)
{
	store_close(f->store);
	f->store = store_open(f->folder, mode, &f->err);
	if (!f->store)
		fail_msg("%s", f->err.msg);
}

int
fixture_close(void **state)
{
	struct fixture *f = *state;
	struct dirent *entry;
	store_close(f->store);
	DIR *d = opendir(f->folder);
	while (d && (entry = readdir(d)))
		unlinkat(dirfd(d), entry->d_name, 0);
	if (d)
		closedir(d);
	rmdir(f->folder);
	arena_close(&f->arena);
	free(f);
	return 0;
}

const char *
fixture_path(struct fixture *f, const char *name)
{
	return str_c(&f->arena, str_fmt(&f->arena, "%s/%s", f->folder, name));
}

int64_t
fixture_feed(struct fixture *f, const char *url)
{
	struct feed_record feed = {.url = str_of(url)};
	int64_t id;
	bool added;
	assert_ok(f, store_add_feed(f->store, &feed, &id, &added, &f->err));
	return id;
}

struct article_record
fixture_item(int64_t feed, const char *guid, const char *url)
{
	return (struct article_record){
		.feed = feed, .guid = str_of(guid), .url = str_of(url), .title = STR("A title"),
		.published = WHEN_NONE, .updated = WHEN_NONE, .feed_published = WHEN_UNKNOWN,
		.first_seen = NOON, .version = 1,
	};
}

int64_t
fixture_article(struct fixture *f, const char *url)
{
	struct article_record item = fixture_item(0, NULL, url);
	bool added;
	assert_ok(f, store_put_item(f->store, &item, NOON, &added, &f->err));
	assert_true(added);
	return item.id;
}

void
fixture_place(struct fixture *f, int64_t article, int64_t story, const char *blob)
{
	assert_ok(f, store_put_member(f->store, article, story, 0, str_of(blob), NOON, &f->err));
}

void
fixture_publish(struct fixture *f, int64_t story, int64_t number, int64_t at)
{
	struct story_record r;
	struct edition_record e = {.story = story, .number = number, .at = at, .json = STR("{}")};
	struct page_record p = {.story = story, .at = at, .body = STR("<p>")};
	assert_ok(f, store_story(f->store, &f->arena, story, &r, &f->err));
	r.edition = number;
	r.written_at = at;
	p.path = str_fmt(&f->arena, "/story/%lld/%lld", (long long)story, (long long)number);
	assert_ok(f, store_put_story(f->store, &r, &f->err));
	assert_ok(f, store_put_edition(f->store, &e, &f->err));
	assert_ok(f, store_put_page(f->store, &p, &f->err));
}
