/* bench_restart.c: how long it takes until a grouper knows again what it knew.
 *
 * usage: bench_restart [FILE]
 *
 * FILE is what bench_group --records wrote; without it a short stream is made.  Its live articles
 * are given back to a grouper, first from memory, then all of its articles are put into a new
 * store, in a folder that goes afterwards, and the engine's own way of starting is taken.  Figures
 * are "name value unit", by processor time and by the clock.  As a check, stories of both are
 * counted. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/hash.h"
#include "engine/state.h"
#include "newswire.h"
#include "records.h"

enum { SHORT_STREAM = 24000, SHORT_A_DAY = 2000, DOCUMENTS = 64 << 20 };

static void
fail(const char *what, const char *why)
{
	fprintf(stderr, "bench_restart: %s: %s\n", what, why);
	exit(1);
}

static double
seconds(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

struct timing {
	double cpu, wall;
};

static struct timing
begin(void)
{
	return (struct timing){seconds(CLOCK_PROCESS_CPUTIME_ID), seconds(CLOCK_MONOTONIC)};
}

static void
show(const char *name, struct timing from, const struct grouper *g)
{
	struct timing now = begin();
	printf("%s %.2f s, by the clock %.2f s\n", name, now.cpu - from.cpu, now.wall - from.wall);
	printf("%s_live %zu stories, %zu articles\n", name, grouper_live_stories(g),
	       grouper_live_articles(g));
	fflush(stdout);
}

static void
make_short(FILE *f)
{
	struct newswire *wire = newswire_open(1, SHORT_A_DAY);
	struct grouper *g = grouper_open(&group_defaults);
	struct arena arena = arena_open(DOCUMENTS), scratch = arena_open(DOCUMENTS);
	for (int i = 0; i < SHORT_STREAM; i++) {
		struct arena out = arena;
		struct newswire_article a = newswire_next(wire, &out);
		struct group_place place;
		if (i % 50 == 0)
			grouper_expire(g, a.article.published);
		grouper_place(g, &out, scratch, &a.article, &place);
		record_write(f, a.article.id, a.article.published, &place);
	}
	grouper_close(g);
	newswire_close(wire);
	arena_close(&arena);
	arena_close(&scratch);
}

struct records {
	const char *at;
	size_t bytes;
	size_t count;
	int64_t last;    /* the newest time */
	int64_t *newest; /* by story: that of its articles that are no reprints */
};

/* The next record, which stands at no alignment. */
static bool
next_record(const struct records *all, size_t *at, struct record *r, struct str *blob)
{
	if (*at + sizeof *r > all->bytes)
		return false;
	memcpy(r, all->at + *at, sizeof *r);
	*blob = (struct str){all->at + *at + sizeof *r, r->bytes};
	*at += sizeof *r + r->bytes;
	return *at <= all->bytes;
}

static struct records
read_records(FILE *f)
{
	struct records all = {0};
	struct stat st;
	if (fstat(fileno(f), &st) != 0 || st.st_size == 0)
		fail("the records", "there are none");
	all.bytes = (size_t)st.st_size;
	all.at = mmap(NULL, all.bytes, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fileno(f), 0);
	if (all.at == MAP_FAILED)
		fail("the records", strerror(errno));
	struct record r;
	struct str blob;
	size_t at = 0;
	while (next_record(&all, &at, &r, &blob))
		all.count++;
	all.newest = calloc(all.count + 1, sizeof *all.newest);
	if (!all.newest)
		fail("the records", "out of memory");
	for (at = 0; next_record(&all, &at, &r, &blob);) {
		if (r.story < 1 || r.story > (int64_t)all.count)
			fail("the records", "a story is not among the articles");
		if (!r.reprint_of && r.published > all.newest[r.story])
			all.newest[r.story] = r.published;
		if (r.published > all.last)
			all.last = r.published;
	}
	return all;
}

static void
restart_from_memory(const struct records *all)
{
	struct record r;
	struct str blob;
	struct err err;
	size_t at = 0;
	struct timing from = begin();
	struct grouper *g = grouper_open(&group_defaults);
	while (next_record(all, &at, &r, &blob))
		if (all->newest[r.story] > all->last - group_defaults.live_s &&
		    !grouper_restore(g, r.article, r.story, r.reprint_of, blob, &err))
			fail("a record", err.msg);
	show("restart_memory", from, g);
	grouper_close(g);
}

/* ── through the store ─────────────────────────────────────────────────────────────────── */

static void
sql(sqlite3 *db, const char *text)
{
	if (sqlite3_exec(db, text, NULL, NULL, NULL) != SQLITE_OK)
		fail(text, sqlite3_errmsg(db));
}

static sqlite3_stmt *
prepared(sqlite3 *db, const char *text)
{
	sqlite3_stmt *s;
	if (sqlite3_prepare_v2(db, text, -1, &s, NULL) != SQLITE_OK)
		fail(text, sqlite3_errmsg(db));
	return s;
}

static void
run(sqlite3_stmt *s)
{
	if (sqlite3_step(s) != SQLITE_DONE)
		fail("the store", sqlite3_errmsg(sqlite3_db_handle(s)));
	sqlite3_reset(s);
}

/* Rows as placing leaves them; directly, because that is not what is measured. */
static void
fill(const char *folder, const struct records *all)
{
	char path[200];
	sqlite3 *db;
	struct record r;
	struct str blob;
	snprintf(path, sizeof path, "%s/glancewire.db", folder);
	if (sqlite3_open(path, &db) != SQLITE_OK)
		fail(path, sqlite3_errmsg(db));
	sql(db, "PRAGMA synchronous = OFF");
	sql(db, "BEGIN");
	sqlite3_stmt *article = prepared(db, "INSERT INTO article (id, url, published, first_seen, "
	                                     "state, story, reprint_of) VALUES (?1, 'u' || ?1, ?2, "
	                                     "?2, 2, ?3, nullif(?4, 0))");
	sqlite3_stmt *story = prepared(db, "INSERT INTO story (id, founded_at, newest_at, ended, "
	                                   "grouped) VALUES (?1, ?2, ?3, ?4, 1 - ?4)");
	sqlite3_stmt *member = prepared(db, "INSERT INTO member (article, story, reprint_of, "
	                                    "placed_at, vector) VALUES (?1, ?2, nullif(?3, 0), ?4, "
	                                    "?5)");
	for (size_t at = 0; next_record(all, &at, &r, &blob);) {
		sqlite3_bind_int64(article, 1, r.article);
		sqlite3_bind_int64(article, 2, r.published);
		sqlite3_bind_int64(article, 3, r.story);
		sqlite3_bind_int64(article, 4, r.reprint_of);
		run(article);
		if (r.story == r.article) {
			sqlite3_bind_int64(story, 1, r.story);
			sqlite3_bind_int64(story, 2, r.published);
			sqlite3_bind_int64(story, 3, all->newest[r.story]);
			sqlite3_bind_int(story, 4, all->newest[r.story] <=
			                                   all->last - group_defaults.live_s);
			run(story);
		}
		sqlite3_bind_int64(member, 1, r.article);
		sqlite3_bind_int64(member, 2, r.story);
		sqlite3_bind_int64(member, 3, r.reprint_of);
		sqlite3_bind_int64(member, 4, r.published);
		sqlite3_bind_blob(member, 5, blob.p, (int)blob.n, SQLITE_STATIC);
		run(member);
	}
	sql(db, "COMMIT");
	sqlite3_finalize(article);
	sqlite3_finalize(story);
	sqlite3_finalize(member);
	sqlite3_close(db);
}

/* Of one database; nothing else stands there. */
static void
remove_folder(const char *folder)
{
	static const char *const names[] = {"glancewire.db", "glancewire.db-wal",
	                                    "glancewire.db-shm", "glancewire.lock"};
	char path[200];
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		unlink(path);
	}
	if (rmdir(folder) != 0)
		fprintf(stderr, "bench_restart: %s: %s\n", folder, strerror(errno));
}

static void
restart_from_store(const struct records *all)
{
	char folder[120];
	struct err err;
	const char *tmp = getenv("TMPDIR");
	snprintf(folder, sizeof folder, "%.80s/glancewire-restart.XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(folder))
		fail(folder, strerror(errno));
	struct store *s = store_open(folder, STORE_RUN, &err);
	if (!s)
		fail(folder, err.msg);
	store_close(s);
	fill(folder, all);
	struct timing from = begin();
	struct config config = config_defaults();
	const struct engine_options options = {0};
	struct engine e = {.config = &config, .options = &options, .store = store_open(folder, STORE_RUN, &err),
	                   .job = arena_open(DOCUMENTS), .scratch = arena_open(DOCUMENTS)};
	if (!e.store || !regroup_restore(&e, &err))
		fail(folder, err.msg);
	show("restart_store", from, e.placing.grouper);
	grouper_expire(e.placing.grouper, all->last);
	printf("restart_store_expired %zu stories, %zu articles\n",
	       grouper_live_stories(e.placing.grouper), grouper_live_articles(e.placing.grouper));
	placing_close(&e.placing);
	arena_close(&e.job);
	arena_close(&e.scratch);
	store_close(e.store);
	remove_folder(folder);
}

int
main(int argc, char **argv)
{
	FILE *f = argc == 2 ? fopen(argv[1], "rb") : tmpfile();
	if (argc > 2 || !f) {
		fprintf(stderr, "usage: bench_restart [FILE]\n");
		return 2;
	}
	if (argc == 1) {
		make_short(f);
		fflush(f);
	}
	struct records all = read_records(f);
	restart_from_memory(&all);
	restart_from_store(&all);
	free(all.newest);
	munmap((void *)(uintptr_t)all.at, all.bytes);
	fclose(f);
	return 0;
}
