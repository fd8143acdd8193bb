/* regroup.c: the grouper, rebuilt from the store at start, and one article placed.
 *
 * Decisions of people come through the store.  Before each placement, in its transaction, the
 * stories that a new decision touched are forgotten and put back as the store has them: an article
 * is never placed by what was true before a decision. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/log.h"
#include "engine/state.h"
#include "engine/withheld.h"
#include "page/page.h"

enum { HOUR_S = 3600, DAY_S = 86400 };
static const char hour_name[] = "grouped hour";

/* ── what the placing keeps ── */

static bool
keep_members(void *ctx, struct arena *out, int64_t story, struct member_record **list,
             size_t *count, struct err *err)
{
	struct engine *e = ctx;
	return store_members(e->store, out, story, list, count, err);
}

static bool
keep_rest(void *ctx, const struct rested_record *r, struct err *err)
{
	struct engine *e = ctx;
	return store_rest_story(e->store, r, err);
}

static bool
keep_wake(void *ctx, int64_t story, struct err *err)
{
	struct engine *e = ctx;
	return store_wake_story(e->store, story, err);
}

/* ── restoring ── */

struct restoring {
	struct grouper *grouper;
	size_t count;
};

/* One damaged row costs that article's weight in later decisions, nothing else. */
static bool
restore_one(void *ctx, int64_t article, int64_t story, int64_t reprint_of, struct str blob)
{
	struct restoring *r = ctx;
	struct err err;
	r->count++;
	if (!grouper_restore(r->grouper, article, story, reprint_of, blob, &err))
		log_error("article %lld: its place in the grouping cannot be read: %s",
		          (long long)article, err.msg);
	return true;
}

static bool
restore_rested(struct engine *e, struct err *err)
{
	struct arena mine = e->scratch;
	struct rested_record *list;
	size_t n;
	if (!store_rested(e->store, &mine, engine_news(e) - FOLLOW_DAYS * DAY_S, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!rested_add(e->placing.rested, list[i].story, list[i].at, list[i].terms))
			log_error("story %lld: what is kept of it since it ended cannot be read",
			          (long long)list[i].story);
	return true;
}

static bool
restore_hour(struct engine *e, struct err *err)
{
	struct arena mine = e->scratch;
	struct str hour;
	if (!store_get(e->store, &mine, hour_name, &hour, err))
		return false;
	/* An hour to come was written by a clock that has been set back since. */
	if (!hour.p || !str_to_int(hour, &e->placing.hour) ||
	    e->placing.hour > engine_news(e) / HOUR_S)
		e->placing.hour = 0;
	return true;
}

bool
regroup_restore(struct engine *e, struct err *err)
{
	const struct placing_keeper keeper = {keep_members, keep_rest, keep_wake, e};
	if (e->placing.grouper)
		placing_close(&e->placing);
	placing_open(&e->placing, (int64_t)(e->config->live_h * HOUR_S), &keeper);
	struct restoring r = {.grouper = e->placing.grouper};
	if (!store_last_decision(e->store, &e->decided, err) || !restore_hour(e, err) ||
	    !store_each_member(e->store, restore_one, &r, err) || !restore_rested(e, err))
		return err_wrap(err, "could not rebuild the stories in memory");
	if (r.count)
		log_debug("%zu articles are back in their %zu live stories", r.count,
		          grouper_live_stories(e->placing.grouper));
	return true;
}

static bool
restore_story(struct engine *e, int64_t id, struct err *err)
{
	struct story_record s;
	struct member_record *members;
	struct arena mine = e->scratch;
	size_t n;
	struct restoring r = {.grouper = e->placing.grouper};
	grouper_forget(e->placing.grouper, id);
	if (!store_story(e->store, &mine, id, &s, err))
		return false;
	if (!s.grouped)
		return true;
	rested_remove(e->placing.rested, id);
	if (!store_members(e->store, &mine, id, &members, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		restore_one(&r, members[i].article, id, members[i].reprint_of, members[i].blob);
	return true;
}

/* Where a copy came before its original, what one story's texts are found by depends on another. */
static bool
any_told(struct engine *e, const int64_t *stories, size_t count, bool *told, struct err *err)
{
	*told = false;
	for (size_t i = 0; i < count && !*told; i++)
		if (!store_has_late_original(e->store, stories[i], told, err))
			return false;
	return true;
}

bool
regroup_learn(struct engine *e, struct err *err)
{
	int64_t last, *stories;
	size_t n;
	struct arena mine = e->scratch;
	if (!store_last_decision(e->store, &last, err))
		return false;
	if (last == e->decided)
		return true;
	if (!store_decided_stories(e->store, &mine, e->decided, &stories, &n, err))
		return false;
	bool told;
	if (!any_told(e, stories, n, &told, err))
		return false;
	if (told) {
		e->lists_dirty = true;
		return regroup_restore(e, err);
	}
	struct arena scratch = e->scratch;
	e->scratch = mine; /* the list stays while stories are read */
	bool ok = true;
	for (size_t i = 0; ok && i < n; i++)
		ok = restore_story(e, stories[i], err);
	e->scratch = scratch;
	e->decided = last;
	e->lists_dirty = true;
	return ok;
}

/* ── one article ── */

static bool
found_story(struct engine *e, const struct article_record *a, struct err *err)
{
	struct story_record s;
	if (!store_story(e->store, &e->job, a->id, &s, err) ||
	    (!s.address.n && !store_free_address(e->store, &e->job, a->url, &s.address, err)))
		return false;
	s.slug = page_slug(&e->job, withheld_title(e->scratch, a->title));
	s.headline = withheld_title(e->scratch, a->title);
	s.section = a->section;
	s.language = a->language;
	s.founded_at = engine_news(e);
	return store_put_story(e->store, &s, err);
}

/* Why it is where it is, for `story --why`. */
struct str
regroup_reason(struct arena *out, const struct placed *p)
{
	const struct group_place *g = &p->place;
	struct buf b = buf_in(out, 320);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	json_kv_str(&j, "how", p->again ? STR("again") : g->founded ? STR("founded")
	                       : g->reprint_of ? STR("reprint")
	                       : g->original_of ? STR("original")
	                       : g->bridged ? STR("bridged") : STR("joined"));
	if (p->again || p->follows) {
		json_kv_int(&j, "former", p->again ? g->story : p->follows);
		json_kv_num(&j, "likeness", p->like.similarity);
		json_kv_num(&j, "own_likeness", p->like.cohesion);
	}
	if (g->bridged) {
		json_kv_num(&j, "bridge_worth", g->bridge_worth);
		json_kv_num(&j, "bridge_numbers", g->bridge_numbers);
		json_kv_num(&j, "bridge_share", g->bridge_share);
	}
	if (g->containment > 0)
		json_kv_num(&j, "containment", g->containment);
	if ((!g->reprint_of && !g->original_of) || p->again) {
		json_kv_num(&j, "z", g->z);
		json_kv_num(&j, "constant", g->constant);
		json_key(&j, "terms");
		json_begin(&j, '[');
		for (size_t i = 0; i < sizeof g->terms / sizeof *g->terms; i++)
			json_put_num(&j, g->terms[i]);
		json_end(&j, ']');
		json_kv_num(&j, "title", g->title);
		json_kv_int(&j, "nearest", g->nearest);
		json_kv_int(&j, "second", g->second);
		json_kv_num(&j, "second_z", g->second_z);
	}
	json_end(&j, '}');
	return buf_str(&b);
}

struct group_article
regroup_article(const struct article_record *a)
{
	return (struct group_article){
		.id = a->id, .title = a->title, .text = a->text, .language = a->language,
		.outlet = a->outlet, .published = group_when(a->published.at, a->first_seen),
		.published_latest = group_when(when_latest(a->published), a->first_seen),
		.kind = a->kind, .old = a->old_on_arrival,
	};
}

static bool
turn_hour(struct engine *e, int64_t now, struct err *err)
{
	bool turned;
	if (!placing_hour(&e->placing, e->scratch, now, &turned, err))
		return false;
	struct arena mine = e->scratch;
	return !turned ||
	       (store_set(e->store, hour_name, str_fmt(&mine, "%lld", (long long)(now / HOUR_S)),
	                  err) &&
	        store_forget_rested(e->store, now - FOLLOW_DAYS * DAY_S, err));
}

bool
regroup_place(struct engine *e, struct article_record *a, const struct embedding *embedding,
              struct err *err)
{
	struct placed placed;
	const struct group_place *place = &placed.place;
	struct group_article g = regroup_article(a);
	g.embedding = embedding;
	int64_t news = engine_news(e);
	if (!regroup_learn(e, err) || !turn_hour(e, news, err) ||
	    !placing_place(&e->placing, &e->job, e->scratch, &g, news, &placed, err))
		return false;
	a->story = place->story;
	a->reprint_of = place->reprint_of;
	a->state = ARTICLE_PLACED;
	if (!store_put_member(e->store, a->id, place->story, place->reprint_of, place->blob, news,
	                      err) ||
	    !store_put_reason(e->store, a->id, regroup_reason(&e->job, &placed), err))
		return false;
	if (place->original_of &&
	    !store_set_original(e->store, place->story, place->original_of, a->id, err))
		return false;
	if (place->founded && !found_story(e, a, err))
		return false;
	if (placed.follows && !store_put_follows(e->store, place->story, placed.follows, err))
		return false;
	struct story_record s;
	if (!store_story(e->store, &e->job, place->story, &s, err))
		return false;
	int64_t now = clock_real_s();
	int64_t due = now + (int64_t)e->config->write_after_s;
	if (s.edition)
		due += engine_real_span(e, 0) + (int64_t)e->config->rewrite_after_s -
		       (int64_t)e->config->write_after_s;
	return store_queue_job(e->store, JOB_WRITE, place->story, STR_NONE, due, err);
}
