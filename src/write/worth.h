/* worth.h: how much of what people tell of a story a sentence holds.
 *
 * A regression fitted by tools/fit_choice.py to summaries that people wrote, on the likelihood of
 * its words and pairs of words (concept.h), its place and what others say of the same. */
#ifndef GW_WRITE_WORTH_H
#define GW_WRITE_WORTH_H

#include "write/concept.h"

enum { WORTH_FEATURES = 12 };

/* `s` with the concepts of `all`, which are weighed. */
void worth_features(double f[WORTH_FEATURES], const struct draft *d,
                    const struct concepts *all, const struct sentence *s);

/* Fills d->told, by concept, and the worth of every sentence, 0 and more. */
void worth_weigh(struct arena *a, struct arena scratch, struct draft *d);

#endif
