/* related.h: which other stories a reader of one may like.
 *
 * Stories that share rare words with it, each different from those already chosen (maximal marginal
 * relevance, Carbonell and Goldstein 1998); where too few do, the newest that many outlets report. */
#ifndef GW_SUGGEST_RELATED_H
#define GW_SUGGEST_RELATED_H

#include "base/str.h"

struct suggest_item {
	int64_t id;
	struct str headline, text; /* text: first sentences; may be absent */
	struct str section, language;
	int64_t outlets, newest_at;
};

/* Writes up to `most` indexes into `chosen`, best first, never `self`.  Returns how many. */
size_t related_choose(struct arena *out, struct arena scratch, const struct suggest_item *all,
                      size_t n, size_t self, size_t most, size_t *chosen);

#endif
