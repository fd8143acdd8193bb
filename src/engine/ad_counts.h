/* ad_counts.h: what the server counted of advertisements, kept in the store. */
#ifndef GW_ENGINE_AD_COUNTS_H
#define GW_ENGINE_AD_COUNTS_H

#include "ads/tally.h"
#include "store/store.h"

/* Keeps all that is new; `t` may be NULL.  False where the store failed: then nothing is lost, the
 * next call tries again. */
bool ad_counts_keep(struct store *s, struct arena scratch, struct tally *t, struct err *err);

/* What was counted of a campaign so far, kept or not. */
bool ad_counts_so_far(struct store *s, const struct tally *t, struct str campaign, int64_t day,
                      int64_t today[AD_KINDS], int64_t in_all[AD_KINDS], struct err *err);

#endif
