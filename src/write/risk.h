/* risk.h: how likely a reader stumbles over a sentence at its place of the text.
 *
 * Readers marked every sentence of some six hundred pages that points to what was not told, cannot
 * be placed, tells again what was told, or is no sentence of the report at all.  Four regressions
 * fitted to their marks by tools/fit_places.py, one for openings and three for all others (what has no
 * ground, what tells again, what is damaged or misplaced), see how a sentence goes on from what stands
 * before it and what it takes as known; of its words only general ones ("also", "than", "the"). */
#ifndef GW_WRITE_RISK_H
#define GW_WRITE_RISK_H

#include "write/known.h"

enum { RISK_FEATURES = 77 };

/* Where a sentence is to stand. */
struct place {
	bool behind;   /* the sentence directly before it in its report stands directly before it */
	bool from_top; /* … and so do all before that one, from the first on */
	enum paragraph_role role;
};

/* Of `s` behind what `k` was told. */
void risk_features(double f[RISK_FEATURES], struct known *k, struct arena scratch,
                   const struct sentence *s, const struct place *at);

/* Each 0 to 1. */
struct risk {
	double again; /* it tells again what was told */
	double any;   /* it does that, points to what was not told, has no place, or is no sentence */
};

/* Of an opening, behind nothing, `again` is 0 and `any` that it does not say what happened, either. */
struct risk risk_of(struct known *k, struct arena scratch, const struct sentence *s,
                    const struct place *at);

#endif
