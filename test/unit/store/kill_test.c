/* kill_test.c: a process at work is killed at any moment, again and again; nothing is lost,
 * nothing is doubled, and readers never see half of anything. */
#include "fixture.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "os/clock.h"

enum { KILLS = 30, REPORTS_A_STORY = 3, CHECKS_AN_EDITION = 10 };

/* ── the work: a small engine ──────────────────────────────────────────────────────────── */

struct work {
	struct store *s;
	struct arena arena;
	struct err err;
	int64_t now;
};

/* Adds one to a named number, in the transaction of the effect that it counts. */
static bool
count_effect(struct work *w, const char *name)
{
	struct str value;
	int64_t n = 0;
	if (!store_get(w->s, &w->arena, name, &value, &w->err))
		return false;
	str_to_int(value, &n);
	return store_set(w->s, name, str_fmt(&w->arena, "%lld", (long long)n + 1), &w->err);
}

/* A feed with ten items, most of them known. */
static bool
poll_feed(struct work *w)
{
	struct str value;
	int64_t turn = 0;
	if (!store_begin(w->s, &w->err) ||
	    !store_get(w->s, &w->arena, "polled", &value, &w->err))
		return false;
	str_to_int(value, &turn);
	for (int64_t i = turn; i < turn + 10; i++) {
		bool added;
		struct str url = str_fmt(&w->arena, "https://n.example/%lld", (long long)i);
		struct article_record item = fixture_item(0, NULL, str_c(&w->arena, url));
		if (!store_put_item(w->s, &item, w->now, &added, &w->err))
			return false;
	}
	return count_effect(w, "polled") && count_effect(w, "polled") &&
	       store_commit(w->s, &w->err);
}

/* Reads one article and places it: with the two before it in one story. */
static bool
read_article(struct work *w, const struct job_record *job)
{
	struct article_record a;
	int64_t story = job->key - (job->key - 1) % REPORTS_A_STORY;
	if (!store_begin(w->s, &w->err) ||
	    !store_article(w->s, &w->arena, job->key, &a, &w->err))
		return false;
	a.text = str_fmt(&w->arena, "Text of %lld.", (long long)a.id);
	a.story = story;
	a.state = ARTICLE_PLACED;
	return store_put_member(w->s, a.id, story, 0, STR("vector"), w->now, &w->err) &&
	       store_put_article(w->s, &a, &w->err) &&
	       store_queue_job(w->s, JOB_WRITE, story, STR_NONE, w->now, &w->err) &&
	       count_effect(w, "placed") && store_finish_job(w->s, job->id, &w->err) &&
	       store_commit(w->s, &w->err);
}

static bool
write_story(struct work *w, const struct job_record *job)
{
	struct story_record r;
	if (!store_begin(w->s, &w->err) || !store_story(w->s, &w->arena, job->key, &r, &w->err))
		return false;
	r.edition++;
	r.written_at = w->now;
	struct edition_record e = {.story = r.id, .number = r.edition, .json = STR("{}")};
	struct page_record p = {
		.path = str_fmt(&w->arena, "/story/%lld", (long long)r.id), .story = r.id,
		.body = str_fmt(&w->arena, "%lld", (long long)r.edition),
	};
	return store_put_story(w->s, &r, &w->err) && store_put_edition(w->s, &e, &w->err) &&
	       store_put_page(w->s, &p, &w->err) &&
	       store_add_checks(w->s, CHECKS_AN_EDITION, CHECKS_AN_EDITION, 0, 0, &w->err) &&
	       store_finish_job(w->s, job->id, &w->err) && store_commit(w->s, &w->err);
}

static bool
do_jobs(struct work *w, enum job_kind kind,
        bool (*body)(struct work *w, const struct job_record *job))
{
	struct job_record *jobs;
	size_t count;
	if (!store_lease_jobs(w->s, &w->arena, kind, w->now, 60, 3, &jobs, &count, &w->err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!body(w, &jobs[i]))
			return false;
	return true;
}

static _Noreturn void
work_until_killed(const char *folder)
{
	struct work w = {.arena = arena_open(64 << 20)};
	prctl(PR_SET_PDEATHSIG, SIGKILL); /* a test that fails leaves nobody behind */
	w.s = store_open(folder, STORE_RUN, &w.err);
	bool ok = w.s && store_end_leases(w.s, &w.err);
	for (w.now = NOON; ok; w.now++) {
		arena_reset(&w.arena, 1 << 20);
		ok = poll_feed(&w) && do_jobs(&w, JOB_READ, read_article) &&
		     do_jobs(&w, JOB_WRITE, write_story);
	}
	fprintf(stderr, "%s\n", w.err.msg);
	_exit(1);
}

/* ── what must hold at every moment ────────────────────────────────────────────────────── */

static int64_t
number(struct fixture *f, struct store *s, const char *name)
{
	struct str value;
	int64_t n = 0;
	char *mark = f->arena.cur;
	assert_ok(f, store_get(s, &f->arena, name, &value, &f->err));
	str_to_int(value, &n);
	f->arena.cur = mark;
	return n;
}

/* Everything agrees with everything else, inside one reading transaction. */
static void
check_moment(struct fixture *f, struct store *s)
{
	struct store_status st;
	struct story_filter all = {.newest_from = WHEN_UNKNOWN, .newest_until = WHEN_UNKNOWN};
	struct story_record *stories;
	size_t count;
	int64_t editions = 0;
	char *mark = f->arena.cur; /* it is looked at as often as the machine can */
	assert_ok(f, store_begin(s, &f->err));
	assert_ok(f, store_status(s, &f->arena, &st, &f->err));
	assert_ok(f, store_stories(s, &f->arena, &all, &stories, &count, &f->err));
	for (size_t i = 0; i < count; i++) {
		struct page_record p;
		struct str path = str_fmt(&f->arena, "/story/%lld", (long long)stories[i].id);
		int64_t shown;
		assert_ok(f, store_page(s, &f->arena, path, &p, &f->err));
		assert_true(str_to_int(p.body, &shown));
		assert_int_equal(shown, stories[i].edition);
		editions += stories[i].edition;
	}
	assert_int_equal(st.editions, editions);
	assert_int_equal(st.sentences_checked, editions * CHECKS_AN_EDITION);
	assert_int_equal(st.articles_by_state[ARTICLE_PLACED], number(f, s, "placed"));
	assert_int_equal(st.articles, st.articles_by_state[ARTICLE_PLACED] +
	                              st.articles_by_state[ARTICLE_FOUND]);
	assert_int_equal(st.articles_by_state[ARTICLE_FOUND],
	                 st.jobs_waiting[JOB_READ] + st.jobs_leased[JOB_READ]);
	if (st.articles) /* each poll brings two, the first ten */
		assert_int_equal(st.articles, number(f, s, "polled") + 8);
	store_rollback(s);
	f->arena.cur = mark;
}

static void
killed_work_is_neither_lost_nor_doubled(void **state)
{
	struct fixture *f = *state;
	struct store_status st;
	int64_t before = 0;
	srandom((unsigned)clock_real_ms());
	for (int i = 0; i < KILLS; i++) {
		pid_t child = fork();
		if (child == 0)
			work_until_killed(f->folder);
		fixture_reopen(f, STORE_WRITE);
		/* Any moment after some work: a busy machine must not make this an empty test. */
		int64_t goal = number(f, f->store, "placed") + 1 + random() % 12;
		int64_t patience = clock_steady_ms() + 20000;
		do {
			check_moment(f, f->store);
			usleep((useconds_t)random() % 3000);
		} while (number(f, f->store, "placed") < goal && clock_steady_ms() < patience);
		kill(child, SIGKILL);
		int status;
		waitpid(child, &status, 0);
		assert_true(WIFSIGNALED(status));
		check_moment(f, f->store);
		assert_ok(f, store_verify(f->store, &f->err));
		assert_ok(f, store_status(f->store, &f->arena, &st, &f->err));
		assert_true(st.editions >= before);
		before = st.editions;
		store_close(f->store);
		f->store = NULL;
		arena_reset(&f->arena, 1 << 20);
	}
	assert_true(before > KILLS);
}

static void
two_writers_wait_for_each_other(void **state)
{
	enum { WRITERS = 3, TURNS = 100 };
	struct fixture *f = *state;
	for (int i = 0; i < WRITERS; i++) {
		if (fork() == 0) {
			struct work w = {.arena = arena_open(64 << 20)};
			w.s = store_open(f->folder, STORE_WRITE, &w.err);
			bool ok = w.s != NULL;
			for (int k = 0; ok && k < TURNS; k++)
				ok = store_begin(w.s, &w.err) && count_effect(&w, "turns") &&
				     store_commit(w.s, &w.err);
			if (!ok)
				fprintf(stderr, "%s\n", w.err.msg);
			store_close(w.s);
			_exit(ok ? 0 : 1);
		}
	}
	for (int i = 0; i < WRITERS; i++) {
		int status;
		wait(&status);
		assert_int_equal(status, 0);
	}
	fixture_reopen(f, STORE_READ);
	assert_int_equal(number(f, f->store, "turns"), WRITERS * TURNS);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, fixture_folder, fixture_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		in_folder(killed_work_is_neither_lost_nor_doubled),
		in_folder(two_writers_wait_for_each_other),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
