/* desk.c: an engine without network, a store of its own, and articles put into it. */
#include "desk.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct desk *
desk_open(void)
{
	struct desk *d = calloc(1, sizeof *d);
	const char *tmp = getenv("TMPDIR");
	snprintf(d->folder, sizeof d->folder, "%s/gw-desk-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(d->folder));
	d->arena = arena_open((size_t)1 << 30);
	d->config = config_defaults();
	d->options.config = &d->config;
	d->e = calloc(1, sizeof *d->e);
	d->e->config = &d->config;
	d->e->options = &d->options;
	d->e->life = arena_open((size_t)1 << 30);
	d->e->job = arena_open((size_t)1 << 30);
	d->e->scratch = arena_open((size_t)1 << 30);
	d->e->store = store_open(d->folder, STORE_RUN, &d->err);
	if (!d->e->store)
		fail_msg("%s", d->err.msg);
	desk_at(d, 1795996800);
	desk_restart(d);
	return d;
}

void
desk_close(struct desk *d)
{
	struct dirent *entry;
	placing_close(&d->e->placing);
	story_terms_close(&d->e->story_terms);
	store_close(d->e->store);
	DIR *folder = opendir(d->folder);
	while (folder && (entry = readdir(folder)))
		unlinkat(dirfd(folder), entry->d_name, 0);
	if (folder)
		closedir(folder);
	rmdir(d->folder);
	arena_close(&d->e->life);
	arena_close(&d->e->job);
	arena_close(&d->e->scratch);
	arena_close(&d->arena);
	free(d->e);
	free(d);
}

void
desk_restart(struct desk *d)
{
	desk_ok(d, regroup_restore(d->e, &d->err));
}

void
desk_at(struct desk *d, int64_t news)
{
	d->options.clock = (struct clock){.real_start_ms = 1, .news_start_s = news, .speed = 0};
}

int64_t
desk_place(struct desk *d, const struct report *r)
{
	struct engine *e = d->e;
	int64_t now = engine_news(e);
	bool added;
	arena_reset(&e->job, 8 << 20);
	struct article_record a = {
		.url = str_fmt(&e->job, "https://%s.example/%lld", r->outlet ? r->outlet : "paper",
		               (long long)++d->articles),
		.title = r->title, .text = r->text, .outlet = str_of(r->outlet ? r->outlet : "Paper"),
		.published = when_at(r->published ? r->published : now), .updated = WHEN_NONE,
		.feed_published = WHEN_UNKNOWN, .first_seen = now, .read_at = now, .version = 1,
		.language = r->language.n ? r->language : STR("en"), .kind = r->kind,
		.old_on_arrival = r->old, .unavailable_after = WHEN_UNKNOWN,
	};
	desk_ok(d, store_begin(e->store, &d->err));
	desk_ok(d, store_put_item(e->store, &a, now, &added, &d->err));
	assert_true(added);
	a.state = ARTICLE_READ;
	desk_ok(d, store_put_article(e->store, &a, &d->err));
	desk_ok(d, regroup_place(e, &a, NULL, &d->err));
	desk_ok(d, store_put_article(e->store, &a, &d->err));
	struct job_record *jobs;
	size_t n;
	desk_ok(d, store_lease_jobs(e->store, &e->job, JOB_READ, INT64_MAX / 2, 60, 10, &jobs, &n,
	                            &d->err));
	for (size_t i = 0; i < n; i++)
		desk_ok(d, store_finish_job(e->store, jobs[i].id, &d->err));
	desk_ok(d, store_commit(e->store, &d->err));
	return a.id;
}

int64_t
desk_story_of(struct desk *d, int64_t article)
{
	struct member_record m;
	desk_ok(d, store_member(d->e->store, &d->arena, article, &m, &d->err));
	return m.story;
}

struct reading {
	struct membership m;
	struct desk *d;
};

static bool
take_member(void *ctx, const struct member_record *m)
{
	struct reading *r = ctx;
	int64_t *row = r->m.rows[r->m.count++];
	row[0] = m->article;
	row[1] = m->story;
	row[2] = m->reprint_of;
	row[3] = m->held;
	return true;
}

struct membership
desk_members(struct desk *d)
{
	struct reading r = {.d = d};
	r.m.rows = (int64_t(*)[4])arena_array(&d->arena, int64_t, (size_t)(d->articles + 1) * 4);
	desk_ok(d, store_each_placed(d->e->store, d->e->scratch, true, take_member, &r, &d->err));
	return r.m;
}
