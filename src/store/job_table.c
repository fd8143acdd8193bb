/* job_table.c: work that is to be done, each piece once at a time.
 *
 * States are 0 waiting, 1 leased, 2 dead.  `due_at` is when a job may be taken: for a leased one
 * that is the end of its lease, so that one index (kind, state, due_at) answers every question. */
#include "store/sqlite.h"

const char *
job_kind_name(enum job_kind kind)
{
	static const char *const names[JOB_KIND_COUNT] = {
		[JOB_READ] = "read", [JOB_RECHECK] = "recheck", [JOB_WRITE] = "write",
		[JOB_MODEL] = "model",
	};
	return kind < JOB_KIND_COUNT ? names[kind] : "unknown";
}

bool
store_queue_job(struct store *s, enum job_kind kind, int64_t key, struct str host,
                int64_t due_at, struct err *err)
{
	struct query q;
	query_open(&q, s,
	           "INSERT INTO job (kind, key, due_at, host) VALUES (?, ?, ?, ?) "
	           "ON CONFLICT (kind, key) DO UPDATE SET "
	           "due_at = CASE state WHEN 0 THEN min(due_at, excluded.due_at) "
	           "                    WHEN 1 THEN due_at ELSE excluded.due_at END, "
	           "again_at = CASE state WHEN 1 THEN "
	           "           min(coalesce(again_at, excluded.due_at), excluded.due_at) END, "
	           "attempts = CASE state WHEN 2 THEN 0 ELSE attempts END, "
	           "host = coalesce(excluded.host, host), "
	           "state = CASE state WHEN 1 THEN 1 ELSE 0 END");
	query_int(&q, kind);
	query_int(&q, key);
	query_int(&q, due_at);
	query_text(&q, host);
	return query_close(&q, err);
}

static bool
end_old_leases(struct store *s, enum job_kind kind, int64_t now, struct err *err)
{
	return query_run(s, "UPDATE job SET state = 0, again_at = NULL "
	                    "WHERE kind = ? AND state = 1 AND due_at <= ?",
	                 (int64_t[]){kind, now}, 2, err);
}

static bool
choose_jobs(struct store *s, struct arena *out, enum job_kind kind, int64_t now, size_t most,
            struct list *jobs, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT id, key, due_at, attempts, host, last_error FROM job "
	                  "WHERE kind = ? AND state = 0 AND due_at <= ? "
	                  "ORDER BY due_at LIMIT ?");
	query_int(&q, kind);
	query_int(&q, now);
	query_int(&q, (int64_t)most);
	while (query_row(&q)) {
		struct job_record *job = list_add(jobs, out);
		job->kind = kind;
		job->id = query_take_int(&q);
		job->key = query_take_int(&q);
		job->due_at = query_take_int(&q);
		job->attempts = query_take_int(&q) + 1;
		job->host = query_take_text(&q, out);
		job->last_error = query_take_text(&q, out);
	}
	return query_close(&q, err);
}

bool
store_lease_jobs(struct store *s, struct arena *out, enum job_kind kind, int64_t now,
                 int64_t lease_s, size_t most, struct job_record **jobs, size_t *count,
                 struct err *err)
{
	bool own, ok;
	struct list l = {.size = sizeof **jobs};
	*jobs = NULL;
	*count = 0;
	if (!change_begin(s, &own, err))
		return false;
	ok = end_old_leases(s, kind, now, err) && choose_jobs(s, out, kind, now, most, &l, err);
	struct job_record *chosen = (struct job_record *)l.items;
	for (size_t i = 0; ok && i < l.count; i++)
		ok = query_run(s, "UPDATE job SET state = 1, attempts = attempts + 1, "
		                  "due_at = ?, again_at = NULL WHERE id = ?",
		               (int64_t[]){now + lease_s, chosen[i].id}, 2, err);
	if (!change_end(s, own, ok, err))
		return false;
	*jobs = chosen;
	*count = l.count;
	return true;
}

bool
store_finish_job(struct store *s, int64_t job, struct err *err)
{
	bool own, ok;
	if (!change_begin(s, &own, err))
		return false;
	ok = query_run(s, "DELETE FROM job WHERE id = ? AND again_at IS NULL", &job, 1, err);
	if (ok && sqlite3_changes64(s->db) == 0)
		ok = query_run(s, "UPDATE job SET state = 0, due_at = again_at, again_at = NULL, "
		                  "attempts = 0, last_error = NULL "
		                  "WHERE id = ? AND again_at IS NOT NULL", &job, 1, err);
	return change_end(s, own, ok, err);
}

bool
store_retry_job(struct store *s, int64_t job, int64_t due_at, struct str error,
                struct err *err)
{
	struct query q;
	query_open(&q, s, "UPDATE job SET state = 0, again_at = NULL, due_at = ?, "
	                  "last_error = ? WHERE id = ?");
	query_int(&q, due_at);
	query_text(&q, error);
	query_int(&q, job);
	return query_close(&q, err);
}

bool
store_release_job(struct store *s, int64_t job, int64_t due_at, struct err *err)
{
	return query_run(s, "UPDATE job SET state = 0, due_at = min(?1, coalesce(again_at, ?1)), "
	                    "again_at = NULL, attempts = max(attempts - 1, 0) WHERE id = ?2",
	                 (int64_t[]){due_at, job}, 2, err);
}

bool
store_kill_job(struct store *s, int64_t job, struct str error, struct err *err)
{
	/* One that was asked for anew meanwhile gets its new chance. */
	struct query q;
	query_open(&q, s, "UPDATE job SET state = iif(again_at IS NULL, 2, 0), "
	                  "due_at = coalesce(again_at, due_at), "
	                  "attempts = iif(again_at IS NULL, attempts, 0), again_at = NULL, "
	                  "last_error = ? WHERE id = ?");
	query_text(&q, error);
	query_int(&q, job);
	return query_close(&q, err);
}

bool
store_end_leases(struct store *s, struct err *err)
{
	/* They were due before they were leased: first in the line again.  That the process ended is
	 * no failure of theirs. */
	return query_run(s, "UPDATE job SET state = 0, due_at = 0, again_at = NULL, "
	                    "attempts = max(attempts - 1, 0) "
	                    "WHERE state = 1 AND kind IN (0, 1, 2, 3)", NULL, 0, err);
}

bool
store_pull_jobs(struct store *s, enum job_kind kind, int64_t latest, struct err *err)
{
	struct query q;
	query_open(&q, s, "UPDATE job SET due_at = ?2 WHERE kind = ?1 AND state = 0 AND due_at > ?2");
	query_int(&q, kind);
	query_int(&q, latest);
	query_row(&q);
	return query_close(&q, err);
}

bool
store_next_due(struct store *s, enum job_kind kind, int64_t *due_at, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT due_at FROM job WHERE kind = ? AND state = 0 "
	                  "ORDER BY due_at LIMIT 1");
	query_int(&q, kind);
	*due_at = query_row(&q) ? query_take_int(&q) : WHEN_UNKNOWN;
	return query_close(&q, err);
}
