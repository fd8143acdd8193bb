/* job_test.c: a piece of work from its queue to its end, and the servers it is paced by. */
#include "fixture.h"

/* Leases one WRITE job at a moment; its id, 0 where none is due. */
static int64_t
lease_at(struct fixture *f, int64_t now, struct job_record *job)
{
	struct job_record *jobs;
	size_t count;
	assert_ok(f, store_lease_jobs(f->store, &f->arena, JOB_WRITE, now, 60, 1, &jobs, &count,
	                              &f->err));
	if (count)
		*job = jobs[0];
	return count ? jobs[0].id : 0;
}

static int64_t
next_due(struct fixture *f)
{
	int64_t due;
	assert_ok(f, store_next_due(f->store, JOB_WRITE, &due, &f->err));
	return due;
}

static void
queue(struct fixture *f, int64_t key, int64_t due)
{
	assert_ok(f, store_queue_job(f->store, JOB_WRITE, key, STR_NONE, due, &f->err));
}

static void
oldest_due_job_comes_first_and_once(void **state)
{
	struct fixture *f = *state;
	static const int64_t order[] = {2, 3, 1};
	struct job_record job;
	queue(f, 1, 300);
	queue(f, 2, 100);
	queue(f, 3, 200);
	assert_int_equal(next_due(f), 100);
	assert_int_equal(lease_at(f, 99, &job), 0);
	for (int i = 0; i < 3; i++) {
		assert_true(lease_at(f, 300, &job));
		assert_int_equal(job.key, order[i]);
		assert_int_equal(job.attempts, 1);
	}
	assert_int_equal(lease_at(f, 300, &job), 0);
	assert_true(next_due(f) == WHEN_UNKNOWN);
}

static void
waiting_job_moves_to_the_earlier_time_only(void **state)
{
	struct fixture *f = *state;
	queue(f, 1, 200);
	queue(f, 1, 300);
	assert_int_equal(next_due(f), 200);
	queue(f, 1, 100);
	assert_int_equal(next_due(f), 100);
}

static void
finished_job_is_gone(void **state)
{
	struct fixture *f = *state;
	struct job_record job;
	struct store_status st;
	queue(f, 1, 100);
	lease_at(f, 100, &job);
	assert_ok(f, store_finish_job(f->store, job.id, &f->err));
	assert_ok(f, store_finish_job(f->store, job.id, &f->err));
	assert_ok(f, store_status(f->store, &f->arena, &st, &f->err));
	assert_int_equal(st.jobs_waiting[JOB_WRITE] + st.jobs_leased[JOB_WRITE], 0);
}

static void
job_asked_for_while_leased_runs_once_more(void **state)
{
	struct fixture *f = *state;
	struct job_record job;
	queue(f, 1, 100);
	lease_at(f, 100, &job);
	queue(f, 1, 500);
	queue(f, 1, 400);
	queue(f, 1, 450);
	assert_int_equal(lease_at(f, 110, &job), 0);
	assert_ok(f, store_finish_job(f->store, job.id, &f->err));
	assert_int_equal(next_due(f), 400);
	assert_true(lease_at(f, 400, &job));
	assert_int_equal(job.attempts, 1);
	assert_ok(f, store_finish_job(f->store, job.id, &f->err));
	assert_true(next_due(f) == WHEN_UNKNOWN);
}

static void
lease_that_is_over_is_taken_up_again(void **state)
{
	struct fixture *f = *state;
	struct job_record job;
	queue(f, 1, 100);
	assert_true(lease_at(f, 100, &job));
	assert_int_equal(lease_at(f, 159, &job), 0);
	assert_true(lease_at(f, 160, &job));
	assert_int_equal(job.attempts, 2);
}

static void
leases_of_an_earlier_process_end_at_once(void **state)
{
	struct fixture *f = *state;
	struct job_record job;
	queue(f, 1, 100);
	lease_at(f, 100, &job);
	fixture_reopen(f, STORE_RUN);
	assert_ok(f, store_end_leases(f->store, &f->err));
	assert_true(lease_at(f, 101, &job));
	assert_int_equal(job.attempts, 1); /* a process that was killed is no failure of the job */
}

static void
no_job_waits_beyond_what_a_clock_set_back_leaves(void **state)
{
	struct fixture *f = *state;
	struct job_record job;
	queue(f, 1, 900000);
	assert_ok(f, store_pull_jobs(f->store, JOB_WRITE, 500, &f->err));
	assert_false(lease_at(f, 499, &job));
	assert_true(lease_at(f, 500, &job));
}

static void
failed_job_waits_with_its_error(void **state)
{
	struct fixture *f = *state;
	struct job_record job;
	queue(f, 1, 100);
	lease_at(f, 100, &job);
	assert_ok(f, store_retry_job(f->store, job.id, 900, STR("timed out"), &f->err));
	assert_int_equal(lease_at(f, 899, &job), 0);
	assert_true(lease_at(f, 900, &job));
	assert_int_equal(job.attempts, 2);
	assert_str(job.last_error, "timed out");
}

static void
released_job_counts_no_attempt(void **state)
{
	struct fixture *f = *state;
	struct job_record job;
	queue(f, 1, 100);
	lease_at(f, 100, &job);
	assert_ok(f, store_release_job(f->store, job.id, 105, &f->err));
	assert_int_equal(next_due(f), 105);
	lease_at(f, 105, &job);
	assert_int_equal(job.attempts, 1);
	queue(f, 1, 110); /* asked for meanwhile: the earlier counts */
	assert_ok(f, store_release_job(f->store, job.id, 500, &f->err));
	assert_int_equal(next_due(f), 110);
}

static void
dead_job_rests_until_it_is_asked_for(void **state)
{
	struct fixture *f = *state;
	struct job_record job;
	struct store_status st;
	queue(f, 1, 100);
	lease_at(f, 100, &job);
	assert_ok(f, store_kill_job(f->store, job.id, STR("broken"), &f->err));
	assert_int_equal(lease_at(f, 1000, &job), 0);
	assert_true(next_due(f) == WHEN_UNKNOWN);
	assert_ok(f, store_status(f->store, &f->arena, &st, &f->err));
	assert_int_equal(st.jobs_dead[JOB_WRITE], 1);
	queue(f, 1, 2000);
	assert_true(lease_at(f, 2000, &job));
	assert_int_equal(job.attempts, 1);
}

static void
job_killed_while_asked_for_gets_its_new_chance(void **state)
{
	struct fixture *f = *state;
	struct job_record job;
	queue(f, 1, 100);
	lease_at(f, 100, &job);
	queue(f, 1, 300);
	assert_ok(f, store_kill_job(f->store, job.id, STR("broken"), &f->err));
	assert_true(lease_at(f, 300, &job));
	assert_int_equal(job.attempts, 1);
}

static void
kinds_do_not_mix(void **state)
{
	struct fixture *f = *state;
	struct job_record *jobs;
	size_t count;
	queue(f, 1, 100);
	assert_ok(f, store_queue_job(f->store, JOB_RECHECK, 1, STR("https://h"), 100, &f->err));
	assert_ok(f, store_lease_jobs(f->store, &f->arena, JOB_RECHECK, 100, 60, 5, &jobs, &count,
	                              &f->err));
	assert_int_equal(count, 1);
	assert_int_equal(jobs[0].kind, JOB_RECHECK);
	assert_str(jobs[0].host, "https://h");
	assert_int_equal(next_due(f), 100);
}

static void
effect_and_end_of_a_job_are_taken_back_together(void **state)
{
	struct fixture *f = *state;
	struct job_record job;
	struct str value;
	queue(f, 1, 100);
	lease_at(f, 100, &job);
	assert_ok(f, store_begin(f->store, &f->err));
	assert_ok(f, store_set(f->store, "effect", STR("done"), &f->err));
	assert_ok(f, store_finish_job(f->store, job.id, &f->err));
	store_rollback(f->store);
	assert_ok(f, store_get(f->store, &f->arena, "effect", &value, &f->err));
	assert_null(value.p);
	assert_true(lease_at(f, 160, &job));
}

static void
host_is_remembered_with_all_it_said(void **state)
{
	struct fixture *f = *state;
	struct host_record h, in = {
		.host = STR("https://n.example"), .robots = STR("disallow /x\n"), .robots_at = 1,
		.robots_until = 2, .robots_closed = true, .crawl_delay_ms = 1500, .not_before = 3,
		.failures = 4, .tdmrep = STR("1 /archive\n"), .tdmrep_until = 5,
	};
	assert_ok(f, store_host(f->store, &f->arena, in.host, &h, &f->err));
	assert_str(h.host, "https://n.example");
	assert_true(!h.robots.p && !h.robots_at && !h.robots_closed);
	assert_ok(f, store_mark_host(f->store, in.host, 123456, false, &f->err));
	assert_ok(f, store_put_host(f->store, &in, &f->err));
	assert_ok(f, store_host(f->store, &f->arena, in.host, &h, &f->err));
	assert_int_equal(h.asked_at_ms, 123456); /* store_put_host leaves the marks alone */
	assert_false(h.answered);
	assert_str(h.robots, "disallow /x\n");
	assert_true(h.robots_at == 1 && h.robots_until == 2 && h.robots_closed);
	assert_true(h.crawl_delay_ms == 1500 && h.not_before == 3 && h.failures == 4);
	assert_str(h.tdmrep, "1 /archive\n");
	assert_int_equal(h.tdmrep_until, 5);
	in.robots = STR_NONE;
	in.robots_closed = false;
	assert_ok(f, store_put_host(f->store, &in, &f->err));
	assert_ok(f, store_host(f->store, &f->arena, in.host, &h, &f->err));
	assert_true(!h.robots.p && !h.robots_closed);
}

#define with_store(test) cmocka_unit_test_setup_teardown(test, fixture_open, fixture_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		with_store(oldest_due_job_comes_first_and_once),
		with_store(waiting_job_moves_to_the_earlier_time_only),
		with_store(finished_job_is_gone),
		with_store(job_asked_for_while_leased_runs_once_more),
		with_store(lease_that_is_over_is_taken_up_again),
		with_store(leases_of_an_earlier_process_end_at_once),
		with_store(no_job_waits_beyond_what_a_clock_set_back_leaves),
		with_store(failed_job_waits_with_its_error),
		with_store(released_job_counts_no_attempt),
		with_store(dead_job_rests_until_it_is_asked_for),
		with_store(job_killed_while_asked_for_gets_its_new_chance),
		with_store(kinds_do_not_mix),
		with_store(effect_and_end_of_a_job_are_taken_back_together),
		with_store(host_is_remembered_with_all_it_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
