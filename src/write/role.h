/* role.h: in which paragraphs readers let a sentence stand: what happened, what is said of it with
 * its details, what was before and comes next.
 *
 * Readers said for every sentence of some four hundred pages in which of the three it could stand
 * (test/judged/roles.tsv).  Three regressions fitted to that by tools/fit_places.py see who speaks, in
 * which time its verbs are, which times it names and how near it stands to the titles and to the
 * opening; no words but the general ones of role_word.h.  English only. */
#ifndef GW_WRITE_ROLE_H
#define GW_WRITE_ROLE_H

#include "write/draft.h"

enum { ROLE_FEATURES = 44 };

/* Of `s` on a page that begins with `opening`, which is another sentence. */
void role_features(double f[ROLE_FEATURES], const struct draft *d, const struct sentence *opening,
                   const struct sentence *s);

/* How likely readers let it stand in each paragraph, each by itself 0 to 1. */
struct role_fit {
	double in[PARAGRAPH_COUNT];
};

struct role_fit role_fit_of(const struct draft *d, const struct sentence *opening,
                            const struct sentence *s);

#endif
