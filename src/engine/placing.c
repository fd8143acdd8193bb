/* placing.c: an article placed, ended stories minded. */
#include "engine/placing.h"

#include <stdlib.h>

enum { HOUR_S = 3600, DAY_S = 86400, COMPARED = 2, GRACE_PART = 4 };

static void
note_ended(void *ctx, int64_t story)
{
	struct placing *p = ctx;
	if (p->ended_count == p->ended_room) {
		uint32_t room = p->ended_room ? p->ended_room * 2 : 64;
		int64_t *list = realloc(p->ended, room * sizeof *list);
		if (!list)
			abort();
		p->ended = list;
		p->ended_room = room;
	}
	p->ended[p->ended_count++] = story;
}

void
placing_open(struct placing *p, int64_t live_s, const struct placing_keeper *keeper)
{
	const struct group_settings settings = {.live_s = live_s};
	*p = (struct placing){.live_s = live_s, .keeper = *keeper};
	p->grouper = grouper_open(&settings);
	p->rested = rested_open();
	grouper_on_end(p->grouper, note_ended, p);
}

void
placing_close(struct placing *p)
{
	grouper_close(p->grouper);
	rested_close(p->rested);
	free(p->ended);
	*p = (struct placing){0};
}

/* The records of what was reported, reprints left out. */
static bool
originals(struct placing *p, struct arena *out, int64_t story, struct member_record **members,
          struct str **blobs, size_t *count, struct err *err)
{
	size_t n;
	*count = 0;
	if (!p->keeper.members(p->keeper.ctx, out, story, members, &n, err))
		return false;
	*blobs = arena_array(out, struct str, n + 1);
	for (size_t i = 0; i < n; i++)
		if (!(*members)[i].reprint_of && (*members)[i].blob.n) {
			(*blobs)[*count] = (*members)[i].blob;
			(*members)[(*count)++] = (*members)[i];
		}
	return true;
}

static bool
rest_story(struct placing *p, struct arena scratch, int64_t story, int64_t now, struct err *err)
{
	struct member_record *members;
	struct str *blobs;
	size_t n;
	struct arena mine = scratch, temp = arena_upper(&mine);
	if (!originals(p, &mine, story, &members, &blobs, &n, err))
		return false;
	struct rested_record r = {.story = story, .at = now};
	int64_t newest = WHEN_UNKNOWN;
	r.terms = n ? rested_terms(&mine, temp, blobs, n, &newest) : STR_NONE;
	/* When it went quiet for good, not when that was noticed. */
	if (newest != WHEN_UNKNOWN && newest + p->live_s < now)
		r.at = newest + p->live_s;
	if (r.terms.n)
		rested_add(p->rested, story, r.at, r.terms);
	return p->keeper.rest(p->keeper.ctx, &r, err);
}

bool
placing_hour(struct placing *p, struct arena scratch, int64_t now, bool *turned, struct err *err)
{
	*turned = now / HOUR_S > p->hour;
	if (*turned) {
		p->hour = now / HOUR_S;
		grouper_expire(p->grouper, p->hour * HOUR_S);
	}
	/* Those too that were let go since because the grouper was full. */
	for (uint32_t i = 0; i < p->ended_count; i++)
		if (!rest_story(p, scratch, p->ended[i], p->hour * HOUR_S, err))
			return false;
	p->ended_count = 0;
	return true;
}

/* The story that ended is whole in the grouper again, the article in it. */
static bool
live_again(struct placing *p, struct arena scratch, int64_t story, int64_t article,
           struct placed *placed, struct err *err)
{
	struct member_record *members;
	size_t n;
	if (!p->keeper.members(p->keeper.ctx, &scratch, story, &members, &n, err))
		return false;
	grouper_forget(p->grouper, placed->place.story);
	rested_remove(p->rested, story);
	struct err damaged; /* costs that record's weight in later decisions */
	for (size_t i = 0; i < n; i++)
		grouper_restore(p->grouper, members[i].article, story, members[i].reprint_of,
		                members[i].blob, &damaged);
	grouper_restore(p->grouper, article, story, placed->place.reprint_of, placed->place.blob,
	                &damaged);
	placed->place.story = story;
	placed->place.founded = false;
	placed->again = true;
	return p->keeper.wake(p->keeper.ctx, story, err);
}

/* What is said of an article that founded a story: what came before it? */
static bool
look_back(struct placing *p, struct arena scratch, int64_t article, int64_t now,
          struct placed *placed, struct err *err)
{
	struct rested_hit hits[COMPARED];
	size_t n = rested_find(p->rested, scratch, placed->place.blob, now - FOLLOW_DAYS * DAY_S, hits,
	                       COMPARED);
	for (size_t i = 0; i < n; i++) {
		struct member_record *members;
		struct str *blobs;
		size_t count;
		struct arena mine = scratch, temp = arena_upper(&mine);
		if (!originals(p, &mine, hits[i].story, &members, &blobs, &count, err))
			return false;
		struct follow_measure m = follow_compare(temp, placed->place.blob, blobs, count);
		enum follow f = follow_decide(&m, hits[i].at > now - p->live_s / GRACE_PART,
		                              grouper_live_articles(p->grouper));
		if (f == FOLLOW_NONE || (placed->follows && m.similarity <= placed->like.similarity))
			continue;
		placed->like = m;
		placed->follows = hits[i].story;
		if (f != FOLLOW_SAME)
			continue;
		if (m.containment >= FOLLOW_REPRINT)
			placed->place.reprint_of = members[m.original].article;
		placed->place.containment = m.containment;
		placed->follows = 0;
		return live_again(p, scratch, hits[i].story, article, placed, err);
	}
	return true;
}

bool
placing_place(struct placing *p, struct arena *out, struct arena scratch,
              const struct group_article *a, int64_t now, struct placed *placed, struct err *err)
{
	*placed = (struct placed){0};
	grouper_place(p->grouper, out, scratch, a, &placed->place);
	/* What is old itself comes after nothing; what shapes no story leads to none. */
	return !placed->place.founded || a->old || !group_kind_shapes(a->kind) ||
	       look_back(p, scratch, a->id, now, placed, err);
}
