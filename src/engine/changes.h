/* changes.h: what is different in a new edition of a story, in words for readers. */
#ifndef GW_ENGINE_CHANGES_H
#define GW_ENGINE_CHANGES_H

#include "model/story.h"

struct changes {
	struct str words;      /* "Adds reports by A and B."; STR_NONE: nothing of substance */
	struct str correction; /* for the corrections page; STR_NONE: nothing was wrong */
};

/* `texts` are the texts of now's sources, in their order. */
struct changes changes_between(struct arena *out, struct arena scratch, const struct story *before,
                               int64_t edition_before, const struct story *now,
                               const struct str *texts);

#endif
