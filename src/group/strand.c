/* strand.c: which story of other languages a report may join.
 *
 * A false join across languages is seen by every reader, a missed one by hardly any: all of the
 * conditions must hold.  They were set by reading the events of test/data/tongues.jsonl and a stream
 * of real news; test/unit/group/tongues_test.c prints the figures. */
#include "group/strand.h"

#include <math.h>

enum { TOGETHER_S = 48 * 3600 };

/* What must agree where numbers do, and what where only names and places do: two reports on one
 * person or place have the names in common, but hardly a number.  More is asked where both name
 * weekdays and none the same.  The next story must be well behind. */
struct bar {
	double worth, share;
};
static const struct bar with_numbers = {3, 0.2}, names_alone = {6.5, 0.65};
static const double numbers_least = 0.75, names_least = 1, other_day = 0.5, ahead = 1.25;

/* Where a model gives vectors: below `unlike` nothing joins; from `alike` on less needs to agree;
 * `very` much alike joins by itself, if it is so much more than the next. */
static const struct bar alike_with_numbers = {2, 0.1}, alike_names_alone = {3.5, 0.35};
static const double unlike = 0.15, alike = 0.35, very = 0.55, very_ahead = 0.1;

struct search {
	const struct grouper *g;
	const struct gist *gist;
	int64_t at;
	uint32_t best; /* number of the strand, BRIDGE_NONE */
	struct bridge_match match, next; /* of the best and of the best of other stories */
};

uint32_t
strand_next(const struct grouper *g, uint32_t serial)
{
	const struct bridge_strand *strands = g->bridge.strands;
	return strands[strands[story_at(g, serial)->strand].kin].serial;
}

uint32_t
strand_in(const struct grouper *g, uint32_t any, uint32_t tongue)
{
	uint32_t i = any;
	do {
		const struct bridge_strand *s = &g->bridge.strands[story_at(g, i)->strand];
		if (s->tongue == tongue || s->tongue == 0)
			return i;
		i = strand_next(g, i);
	} while (i != any);
	return STORY_NONE;
}

void
strand_tie(struct grouper *g, uint32_t any, uint32_t serial)
{
	struct bridge_strand *a = &g->bridge.strands[story_at(g, any)->strand];
	struct bridge_strand *b = &g->bridge.strands[story_at(g, serial)->strand];
	b->kin = a->kin;
	a->kin = story_at(g, serial)->strand;
	b->tied = true;
	g->tied++;
}

void
strand_untie_next(struct grouper *g, uint32_t serial)
{
	struct bridge_strand *s = &g->bridge.strands[story_at(g, serial)->strand];
	s->kin = g->bridge.strands[s->kin].kin;
}

int64_t
strand_newest(const struct grouper *g, uint32_t any)
{
	int64_t newest = story_at(g, any)->newest;
	for (uint32_t i = strand_next(g, any); i != any; i = strand_next(g, i)) {
		int64_t at = story_at(g, i)->newest;
		if (newest == WHEN_UNKNOWN || (at != WHEN_UNKNOWN && at > newest))
			newest = at;
	}
	return newest;
}

/* Whether a member was published about that time. */
static bool
is_near(const struct group_story *s, int64_t at)
{
	for (uint32_t i = 0; i < s->count; i++)
		if (s->members[i].at != WHEN_UNKNOWN &&
		    fabs((double)at - (double)s->members[i].at) <= TOGETHER_S)
			return true;
	return false;
}

/* Whether the strand is one that a report of this language and time might join. */
static bool
is_open(const struct grouper *g, uint32_t strand, uint32_t tongue, int64_t at)
{
	const struct bridge_strand *b = &g->bridge.strands[strand];
	return b->lives && is_near(story_at(g, b->serial), at) &&
	       strand_in(g, b->serial, tongue) == STORY_NONE;
}

static const struct group_story *
story_of(const struct grouper *g, uint32_t strand)
{
	return story_at(g, g->bridge.strands[strand].serial);
}

static bool
is_better(const struct bridge_match *a, const struct bridge_match *b)
{
	return a->worth * a->share > b->worth * b->share;
}

static void
look_at(void *ctx, uint32_t strand)
{
	struct search *s = ctx;
	if (!is_open(s->g, strand, s->gist->tongue, s->at))
		return;
	const struct group_story *story = story_of(s->g, strand);
	const struct group_story *best = s->best == BRIDGE_NONE ? NULL : story_of(s->g, s->best);
	struct bridge_match m = bridge_compare(&s->g->bridge, &s->gist->keys, strand);
	bool same = best && best->id == story->id;
	bool wins = !best || is_better(&m, &s->match) ||
	            (!is_better(&s->match, &m) && story->order < best->order);
	if (wins && !same && best)
		s->next = s->match;
	if (wins) {
		s->best = strand;
		s->match = m;
	} else if (!same && is_better(&m, &s->next)) {
		s->next = m;
	}
}

/* Whether enough agrees with the best, and more than with the next. */
static bool
agrees(const struct search *s)
{
	const struct bridge_match *m = &s->match;
	bool numbers = m->numbers >= numbers_least && m->worth - m->numbers >= names_least;
	struct bar bar = numbers ? with_numbers : names_alone;
	double likeness;
	if (meanings_likeness(&s->g->meanings, s->best, &s->gist->embedding, &likeness)) {
		if (likeness < unlike)
			return false;
		if (likeness >= alike)
			bar = numbers ? alike_with_numbers : alike_names_alone;
	}
	if (group_story_same_day(story_of(s->g, s->best), s->gist->days) < 0)
		bar.worth += other_day;
	return m->worth >= bar.worth && m->share >= bar.share &&
	       m->worth >= ahead * s->next.worth;
}

/* The strand that is very much alike, or BRIDGE_NONE. */
static uint32_t
most_alike(const struct grouper *g, const struct gist *gist, int64_t at)
{
	uint32_t best = BRIDGE_NONE;
	double first = -1, second = -1, likeness;
	for (uint32_t i = 0; gist->embedding.model && i < g->bridge.count; i++) {
		if (!is_open(g, i, gist->tongue, at) ||
		    !meanings_likeness(&g->meanings, i, &gist->embedding, &likeness))
			continue;
		bool same = best != BRIDGE_NONE && story_of(g, best)->id == story_of(g, i)->id;
		if (likeness > first) {
			second = same ? second : first;
			first = likeness;
			best = i;
		} else if (!same && likeness > second) {
			second = likeness;
		}
	}
	return first >= very && first - second >= very_ahead ? best : BRIDGE_NONE;
}

uint32_t
strand_decide(const struct grouper *g, struct arena scratch, const struct gist *gist, int64_t at,
              struct bridge_match *match)
{
	struct search s = {.g = g, .gist = gist, .at = at, .best = BRIDGE_NONE};
	*match = (struct bridge_match){0};
	if (at == WHEN_UNKNOWN || (!g->mixed && gist->tongue == g->tongue))
		return STORY_NONE;
	bridge_near(&g->bridge, scratch, &gist->keys, look_at, &s);
	*match = s.match;
	if (s.best == BRIDGE_NONE || !agrees(&s))
		s.best = most_alike(g, gist, at);
	return s.best == BRIDGE_NONE ? STORY_NONE : g->bridge.strands[s.best].serial;
}
