/* rank.h: the order of stories on the front page.
 *
 *     weight = voices · freshness · growth · reach · section · kind
 *
 *     voices     independent ^ voices_power
 *     freshness  mean over the voices of 2 ^ (−hours since it was last heard / half_life)
 *     growth     1 + growth_weight · log2(1 + rate); rate: voices beyond the first in an hour, each
 *                counting the less the longer ago it came (by half in growth_h)
 *     reach      1 + reach_weight · (log2(outlets / independent) + log2(countries))
 *     section    the operator's weight of the section of the site
 *     kind       1 − (1 − opinion_weight) · share of the voices with nothing but opinion
 *
 * The order is made from the top.  For each place the heaviest story is taken, where a story counts
 * near_weight for each of the RANK_NEAR stories right above that is of the same matter, and
 * 1 + hold where it stood at this place or above it before: nothing changes places for little.
 * A third story of one matter in a row waits until another has come between, and a story of one
 * voice does not lead while one of several has been heard within lead_s (nor does a section of
 * weight 0 come at all).  All weights fade alike where nothing is new, so time alone moves little.
 * Two stories are of one matter by the cosine of headlines and first sentences (related.h); the
 * re-ranking is the greedy one of maximal marginal relevance (J. Carbonell and J. Goldstein, 1998).
 * Ties go to the newer story, then to the smaller id.  Pure and deterministic. */
#ifndef GW_SUGGEST_RANK_H
#define GW_SUGGEST_RANK_H

#include "base/str.h"

enum {
	RANK_NEAR = 4,   /* stories above that are compared */
	RANK_TOP = 60,   /* places that are given one by one; below them weight alone decides */
};

/* When one voice was first and last heard, seconds. */
struct rank_voice {
	int64_t first, last;
};

struct rank_story {
	int64_t id;
	struct str headline, text, language; /* of the text, the first sentence */
	int64_t outlets, independent, countries;
	int64_t opinions;      /* of the independent */
	int64_t newest_at;
	const struct rank_voice *voices; /* some or all of the independent; none: as of newest_at */
	size_t voice_count;
	double section_weight; /* 0: not to be shown */
	size_t place;          /* where it stood before, 1 the first; 0: it did not */
};

struct rank_settings {
	double voices_power, half_life_s, growth_s, growth_weight, reach_weight, opinion_weight;
	double near_weight, hold, lead_s;
};

/* What a story's place is made of. */
struct rank_terms {
	double voices, freshness, growth, reach, section, kind; /* factors */
	double weight;         /* their product */
	double rate;           /* voices in an hour */
	double age_h;          /* since it was last heard of */
	unsigned near;         /* stories of its matter among the RANK_NEAR above it */
	bool held;             /* it would stand lower, had it not stood here or above before */
	bool waited;           /* a heavier story of the matter of the two above was passed over */
	bool led;              /* a heavier story of one voice was passed over, for the first place */
};

/* Fills `order` with indices of `stories`, first the first (those of weight 0 are left out), and
 * `terms` with what each has, by story.  Gives the number of those in `order`. */
size_t rank_stories(struct arena scratch, const struct rank_settings *settings,
                    const struct rank_story *stories, size_t count, int64_t now, size_t *order,
                    struct rank_terms *terms);

/* The terms in words: "5 independent outlets (×3.34); …". */
struct str rank_words(struct arena *out, const struct rank_story *story,
                      const struct rank_terms *terms);

#endif
