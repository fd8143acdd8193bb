/* websub.c: pings to the hub.
 *
 *   WAITING -> ASKED [websub_turn]    the first lines are under way
 *   ASKED -> (lines removed)          [told] the hub took them, or was asked often enough
 *   ASKED -> WAITING [failed]         it is asked again after a pause
 *
 * The lines are a setting of the store, written by this process alone: those under way are its first
 * bytes until the answer comes. */
#include "engine/websub.h"

#include <stdio.h>

#include "base/html.h"
#include "base/log.h"
#include "os/random.h"
#include "page/shell.h"

enum { FIRST_PAUSE_MS = 15000, LONGEST_PAUSE_MS = 3600000, TIMEOUT_S = 20, BETWEEN_MS = 5000,
       ANSWER_BYTES = 65536 };

static const char setting[] = "websub waiting";

struct str
websub_body(struct arena *out, struct str base_url, struct str lines, size_t *bytes)
{
	static const char *const names[] = {"/feed.atom", "/feed.json"};
	struct buf b = buf_in(out, 4096);
	struct str rest = lines, list;
	buf_cstr(&b, "hub.mode=publish");
	for (int i = 0; i < WEBSUB_LISTS && str_cut(&rest, '\n', &list); i++)
		for (int k = 0; k < 2; k++) {
			struct str url = str_fmt(out, STR_FMT STR_FMT "%s", STR_ARG(base_url),
			                         STR_ARG(list), names[k]);
			buf_cstr(&b, "&hub.url=");
			html_url_part(&b, url, false);
		}
	*bytes = lines.n - rest.n;
	return buf_str(&b);
}

int64_t
websub_pause_ms(int failures, uint64_t random)
{
	int64_t pause = FIRST_PAUSE_MS;
	for (int i = 1; i < failures && pause < LONGEST_PAUSE_MS; i++)
		pause *= 2;
	if (pause > LONGEST_PAUSE_MS)
		pause = LONGEST_PAUSE_MS;
	return pause / 2 + (int64_t)(random % (uint64_t)(pause / 2 + 1));
}

struct str
websub_add(struct arena *out, struct str lines, size_t from, struct str list)
{
	struct str rest = str_skip(lines, from), one;
	size_t waiting = 0;
	for (; str_cut(&rest, '\n', &one); waiting++)
		if (str_eq(one, list))
			return lines;
	if (waiting >= WEBSUB_WAITING)
		return lines;
	return str_fmt(out, STR_FMT STR_FMT "\n", STR_ARG(lines), STR_ARG(list));
}

/* ── what changed ── */

static bool
is_wanted(const struct engine *e)
{
	return e->config->websub_hub.n && e->config->base_url.n;
}

bool
websub_note(struct engine *e, const struct story_record *r, const struct article_record *articles,
            size_t count, struct err *err)
{
	struct str lines;
	if (!is_wanted(e))
		return true;
	if (!store_get(e->store, &e->job, setting, &lines, err))
		return false;
	size_t from = e->websub.request ? e->websub.asked_bytes : 0;
	struct str before = lines;
	struct buf section = buf_in(&e->job, 64);
	shell_section_path(&section, r->section);
	lines = websub_add(&e->job, lines, from, STR(""));
	if (r->section.n)
		lines = websub_add(&e->job, lines, from, buf_str(&section));
	for (size_t i = 0; i < count; i++) {
		struct buf outlet = buf_in(&e->job, 64);
		shell_outlet_path(&outlet, articles[i].outlet);
		lines = websub_add(&e->job, lines, from, buf_str(&outlet));
	}
	struct topic_record *topics;
	size_t topic_count;
	if (!store_story_topics(e->store, &e->job, r->id, &topics, &topic_count, err))
		return false;
	for (size_t i = 0; i < topic_count; i++) {
		struct buf topic = buf_in(&e->job, 64);
		shell_topic_path(&topic, topics[i].slug);
		if (topics[i].open)
			lines = websub_add(&e->job, lines, from, buf_str(&topic));
	}
	e->websub.pending = true;
	return str_eq(lines, before) || store_set(e->store, setting, lines, err);
}

/* ── the hub ── */

static void
pause(struct engine *e, int64_t pause_ms)
{
	e->websub.not_before_ms = clock_steady_ms() + pause_ms;
}

/* The lines that were under way need not be told any more. */
static void
told(struct engine *e)
{
	struct websub *w = &e->websub;
	struct str lines;
	struct err err;
	w->request = 0;
	w->failures = 0;
	if (!store_get(e->store, &e->job, setting, &lines, &err)) {
		engine_store_failed(e, &err);
		return;
	}
	lines = str_skip(lines, w->asked_bytes);
	w->pending = lines.n > 0;
	pause(e, w->pending ? 0 : BETWEEN_MS);
	if (!store_set(e->store, setting, lines.n ? lines : STR_NONE, &err))
		engine_store_failed(e, &err);
}

static void
failed(struct engine *e, const char *how)
{
	struct websub *w = &e->websub;
	uint64_t random;
	random_bytes(&random, sizeof random);
	w->request = 0;
	if (++w->failures == 1)
		log_warn("the hub of the feeds %s, and is asked again", how);
	if (w->failures < WEBSUB_ATTEMPTS) {
		pause(e, websub_pause_ms(w->failures, random));
		return;
	}
	log_warn("the hub of the feeds %s %d times and is given up for now", how, w->failures);
	told(e);
	pause(e, LONGEST_PAUSE_MS);
}

void
websub_turn(struct engine *e)
{
	struct websub *w = &e->websub;
	struct str lines;
	struct err err;
	if (!is_wanted(e) || w->request || websub_idle(e) || e->lists_dirty)
		return;
	if (!store_get(e->store, &e->job, setting, &lines, &err)) {
		engine_store_failed(e, &err);
		return;
	}
	w->pending = lines.n > 0;
	if (!w->pending)
		return;
	e->next_id += VISITS;
	w->request = e->next_id;
	struct fetch_request r = {
		.id = w->request, .url = e->config->websub_hub,
		.body = websub_body(&e->job, e->config->base_url, lines, &w->asked_bytes),
		.body_type = STR("application/x-www-form-urlencoded"),
		.max_bytes = ANSWER_BYTES, .timeout_s = TIMEOUT_S,
		/* The operator named it, so it may be a private one; a proxy stands before it all the same. */
		.own_service = !e->config->proxy.n,
	};
	/* Where the process has ended, its restart answers for it. */
	if (!fetcher_send(e->fetcher, &r, &err))
		log_debug("websub: %s", err.msg);
}

bool
websub_answered(struct engine *e, const struct fetch_answer *a)
{
	char how[40];
	if (!e->websub.request || a->id != e->websub.request)
		return false;
	if (a->status >= 200 && a->status < 300) {
		told(e);
		return true;
	}
	snprintf(how, sizeof how, "answered %d", a->status);
	failed(e, a->status ? how : "did not answer");
	return true;
}

void
websub_lost(struct engine *e)
{
	if (e->websub.request)
		failed(e, "did not answer");
}

bool
websub_idle(const struct engine *e)
{
	const struct websub *w = &e->websub;
	return !is_wanted(e) ||
	       (!w->request && (!w->pending || clock_steady_ms() < w->not_before_ms));
}
