/* anew.c: all articles placed anew from their texts.
 *
 * Groups have ids of their own while they grow: an article's plus FREE; what people placed grows in
 * its story's own id.  At the end each free group gets a story: pairs of group and story are taken
 * by falling number of articles that they have in common, each once. */
#include "engine/anew.h"

#include <stdlib.h>

#include "base/log.h"
#include "engine/placing.h"
#include "engine/state.h"

enum { FREE_BIT = 42, MADE_BIT = 41 };
#define FREE ((int64_t)1 << FREE_BIT)

static const char asked_name[] = "regroup asked";

struct row {
	int64_t article, story, reprint_of, held, placed_at;
	int64_t group, now_reprint_of;
	size_t before; /* the row of the same group before it, and 1; 0: it is the first */
};

struct pair {
	int64_t group, story;
	size_t count;
};

/* Values of ids, open addressing; 0 where there is none. */
struct ids {
	int64_t *keys, *values;
	size_t mask;
};

static struct ids
ids_in(struct arena *a, size_t most)
{
	size_t size = 64;
	while (size < most * 2)
		size *= 2;
	return (struct ids){arena_array(a, int64_t, size), arena_array(a, int64_t, size), size - 1};
}

static int64_t *
ids_at(struct ids *t, int64_t key)
{
	size_t i = (size_t)((uint64_t)key * UINT64_C(0x9E3779B97F4A7C15) >> 20) & t->mask;
	while (t->keys[i] && t->keys[i] != key)
		i = (i + 1) & t->mask;
	t->keys[i] = key;
	return &t->values[i];
}

struct anew {
	struct store *s;
	struct arena *out;
	struct arena scratch;
	struct row *rows; /* in the order of placing */
	size_t count, room;
	struct ids last; /* of each group so far, its last row, and 1 */
	struct placing placing;
	struct err *err;
};

static bool
take_row(void *ctx, const struct member_record *m)
{
	struct anew *w = ctx;
	if (w->count == w->room) {
		size_t room = w->room ? w->room * 2 : 1024;
		struct row *rows = arena_array(w->out, struct row, room);
		for (size_t i = 0; i < w->count; i++)
			rows[i] = w->rows[i];
		w->rows = rows;
		w->room = room;
	}
	w->rows[w->count++] = (struct row){
		.article = m->article, .story = m->story, .reprint_of = m->reprint_of,
		.held = m->held, .placed_at = m->placed_at,
	};
	return true;
}

/* ── what the placing keeps: the groups so far ── */

static bool
group_members(void *ctx, struct arena *out, int64_t group, struct member_record **list,
              size_t *count, struct err *err)
{
	struct anew *w = ctx;
	size_t n = 0, last = (size_t)*ids_at(&w->last, group);
	if (!last) /* a story that had ended before all of these */
		return store_members(w->s, out, group, list, count, err);
	for (size_t i = last; i; i = w->rows[i - 1].before)
		n++;
	*list = arena_array(out, struct member_record, n);
	*count = n;
	for (size_t i = last; i; i = w->rows[i - 1].before) {
		const struct row *r = &w->rows[i - 1];
		struct member_record *m = &(*list)[--n];
		if (!store_member(w->s, out, r->article, m, err))
			return false;
		m->story = group;
		m->reprint_of = r->now_reprint_of;
	}
	return true;
}

static bool
group_rest(void *ctx, const struct rested_record *r, struct err *err)
{
	(void)ctx, (void)r, (void)err;
	return true;
}

static bool
group_wake(void *ctx, int64_t story, struct err *err)
{
	(void)ctx, (void)story, (void)err;
	return true;
}

/* ── placing ── */

/* What a person placed, and what has no text any more, is weighed as it was. */
static bool
restore(struct anew *w, struct row *r, struct arena scratch)
{
	struct member_record m;
	struct err damaged;
	if (!store_member(w->s, &scratch, r->article, &m, w->err))
		return false;
	r->group = r->story;
	r->now_reprint_of = r->reprint_of;
	grouper_restore(w->placing.grouper, r->article, r->story, r->reprint_of, m.blob, &damaged);
	return true;
}

static bool
place_row(struct anew *w, struct row *r)
{
	struct arena mine = w->scratch, temp = arena_upper(&mine);
	struct article_record a;
	struct placed placed;
	bool turned;
	if (!placing_hour(&w->placing, temp, r->placed_at, &turned, w->err) ||
	    !store_article(w->s, &mine, r->article, &a, w->err))
		return false;
	struct group_article g = regroup_article(&a);
	g.found = FREE + a.id;
	if (!a.text.n || r->held)
		return restore(w, r, temp);
	if (!placing_place(&w->placing, &mine, temp, &g, r->placed_at, &placed, w->err))
		return false;
	r->group = placed.place.story;
	r->now_reprint_of = placed.place.reprint_of;
	return true;
}

static bool
load_rested(struct anew *w, int64_t since)
{
	struct arena mine = w->scratch;
	struct rested_record *list;
	size_t n;
	if (!store_rested(w->s, &mine, since, &list, &n, w->err))
		return false;
	for (size_t i = 0; i < n; i++)
		rested_add(w->placing.rested, list[i].story, list[i].at, list[i].terms);
	return true;
}

static bool
place_all(struct anew *w, bool all)
{
	if (!all && w->count && !load_rested(w, w->rows[0].placed_at - FOLLOW_DAYS * 86400))
		return false;
	w->last = ids_in(w->out, w->count * 2 + 1);
	for (size_t i = 0; i < w->count; i++) {
		if (!place_row(w, &w->rows[i]))
			return false;
		int64_t *last = ids_at(&w->last, w->rows[i].group);
		w->rows[i].before = (size_t)*last;
		*last = (int64_t)i + 1;
	}
	return true;
}

/* ── a story for each group ── */

static int
by_group(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return x->story < y->story ? -1 : x->story > y->story;
}

static int
by_count(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	if (x->story != y->story)
		return x->story < y->story ? -1 : 1;
	return x->group < y->group ? -1 : x->group > y->group;
}

static size_t
count_pairs(struct anew *w, struct pair *pairs)
{
	size_t n = 0;
	for (size_t i = 0; i < w->count; i++)
		pairs[i] = (struct pair){w->rows[i].group, w->rows[i].story, 1};
	qsort(pairs, w->count, sizeof *pairs, by_group);
	for (size_t i = 0; i < w->count; i++) {
		if (n && by_group(&pairs[n - 1], &pairs[i]) == 0)
			pairs[n - 1].count++;
		else
			pairs[n++] = pairs[i];
	}
	qsort(pairs, n, sizeof *pairs, by_count);
	return n;
}

/* An id for a story that is new: that of its first article, unless a story with reports has it. */
static bool
new_story(struct anew *w, int64_t article, struct ids *taken, int64_t *story)
{
	for (int64_t id = article;; id += (int64_t)1 << MADE_BIT) {
		struct arena mine = w->scratch;
		struct story_record r;
		*story = id;
		if (*ids_at(taken, id))
			continue;
		bool there = store_story(w->s, &mine, id, &r, w->err);
		if (!there && w->err->code != ERR_GONE)
			return false;
		if (!there || r.merged_into)
			break;
	}
	*ids_at(taken, *story) = 1;
	return true;
}

static bool
name_groups(struct anew *w, struct ids *names)
{
	struct pair *pairs = arena_array(w->out, struct pair, w->count + 1);
	size_t n = count_pairs(w, pairs);
	struct ids taken = ids_in(w->out, w->count * 2 + 1);
	*names = ids_in(w->out, w->count + 1);
	for (size_t i = 0; i < w->count; i++) {
		int64_t g = w->rows[i].group;
		if (g < FREE)
			*ids_at(&taken, g) = *ids_at(names, g) = g;
	}
	for (size_t i = 0; i < n; i++) {
		if (*ids_at(names, pairs[i].group) || *ids_at(&taken, pairs[i].story))
			continue;
		*ids_at(names, pairs[i].group) = pairs[i].story;
		*ids_at(&taken, pairs[i].story) = 1;
	}
	for (size_t i = 0; i < w->count; i++) {
		int64_t *name = ids_at(names, w->rows[i].group);
		if (!*name && !new_story(w, w->rows[i].article, &taken, name))
			return false;
	}
	return true;
}

static bool
find_moves(struct anew *w, struct anew_result *result)
{
	struct ids names;
	if (!name_groups(w, &names))
		return false;
	result->moves = arena_array(w->out, struct decision_article, w->count + 1);
	for (size_t i = 0; i < w->count; i++) {
		const struct row *r = &w->rows[i];
		int64_t story = *ids_at(&names, r->group);
		result->held += r->held != 0;
		if (r->held || (story == r->story && r->now_reprint_of == r->reprint_of))
			continue;
		result->moves[result->move_count++] = (struct decision_article){
			.article = r->article, .was_story = r->story, .was_reprint_of = r->reprint_of,
			.story = story, .reprint_of = r->now_reprint_of,
		};
	}
	result->articles = w->count;
	return true;
}

/* In one transaction, if no person decided anything since the articles were read. */
static bool
write_moves(struct anew *w, const struct anew_options *o, int64_t decided,
            struct anew_result *result)
{
	int64_t last;
	if (o->dry || !result->move_count)
		return true;
	if (!store_begin(w->s, w->err))
		return false;
	bool ok = store_last_decision(w->s, &last, w->err) &&
	          (last == decided ||
	           err_set(w->err, ERR_AGAIN, "a person decided about stories meanwhile")) &&
	          store_regroup(w->s, w->out, result->moves, result->move_count, &o->who,
	                        &result->decision, w->err);
	if (ok)
		return store_commit(w->s, w->err);
	store_rollback(w->s);
	return false;
}

bool
anew_regroup(struct store *s, const struct config *config, struct arena *out,
             struct arena scratch, const struct anew_options *options, struct anew_result *result,
             struct err *err)
{
	struct anew w = {.s = s, .out = out, .scratch = scratch, .err = err};
	const struct placing_keeper keeper = {group_members, group_rest, group_wake, &w};
	int64_t decided;
	*result = (struct anew_result){0};
	placing_open(&w.placing, (int64_t)(config->live_h * 3600), &keeper);
	bool ok = store_last_decision(s, &decided, err) &&
	          store_each_placed(s, scratch, options->all, take_row, &w, err) &&
	          place_all(&w, options->all) && find_moves(&w, result) &&
	          write_moves(&w, options, decided, result);
	placing_close(&w.placing);
	return ok;
}

bool
anew_ask(struct store *s, bool all, struct err *err)
{
	return store_set(s, asked_name, all ? STR("all") : STR("live"), err);
}

bool
anew_asked(struct store *s, struct arena *out, struct str *what, struct err *err)
{
	return store_get(s, out, asked_name, what, err);
}

/* ── in the running program ── */

enum { LOOK_MS = 1000 };

void
regroup_when_asked(struct engine *e)
{
	struct err err;
	struct str what;
	int64_t now = clock_steady_ms();
	if (e->asked_ms && now - e->asked_ms < LOOK_MS)
		return;
	e->asked_ms = now;
	arena_reset(&e->job, 8 << 20);
	if (!anew_asked(e->store, &e->job, &what, &err)) {
		engine_store_failed(e, &err);
		return;
	}
	if (!what.n)
		return;
	struct anew_options o = {.all = str_eq(what, STR("all")),
	                         .who = {.by = STR("glancewire"), .now = clock_real_s()}};
	struct anew_result r;
	bool ok = anew_regroup(e->store, e->config, &e->job, e->scratch, &o, &r, &err);
	if (!ok && err.code == ERR_AGAIN) /* and once more in a second */
		return;
	if (!ok || !store_set(e->store, asked_name, STR(""), &err) || !regroup_learn(e, &err))
		engine_store_failed(e, &err);
	else
		log_info("%zu articles were placed anew: %zu moved", r.articles, r.move_count);
	arena_reset(&e->job, 8 << 20);
}
