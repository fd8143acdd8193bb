/* score.h: how well a story answers a query.
 *
 * BM25F (S. Robertson, H. Zaragoza and M. Taylor, Simple BM25 extension to multiple weighted
 * fields, 2004): occurrences in the headline, the text and the reports' titles are weighed and
 * added before they are damped, and words of few stories count for more.  A story of the last days
 * has a small lead. */
#ifndef GW_SEARCH_SCORE_H
#define GW_SEARCH_SCORE_H

#include "model/search.h"

/* Weight of a part that `found` of `all` stories have. */
double score_rarity(int64_t found, int64_t all);

/* The parts' rarities in the order of the query; `now` is the moment that ages are counted from. */
double score_of(const struct search_query *query, const double *rarity,
                const struct search_document *d, int64_t now);

#endif
