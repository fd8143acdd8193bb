/* strand.h: stories of several languages: which story of others a report may join, and the ring
 * of strands that make up a story.
 *
 * A strand is a story of the grouper; strands of one story have its id.  The ring leads from one to
 * the next by `kin` of the bridge; a story of one language is its own ring.  Only the strand that
 * founded the story is found by the id. */
#ifndef GW_GROUP_STRAND_H
#define GW_GROUP_STRAND_H

#include "group/state.h"

/* The serial number of a strand of the story that a report in this language and with these keys
 * belongs to although no story of its language takes it in, or STORY_NONE.  `*match` is of the best
 * that was near. */
uint32_t strand_decide(const struct grouper *g, struct arena scratch, const struct gist *gist,
                       int64_t at, struct bridge_match *match);

/* The next strand of a story, by serial numbers. */
uint32_t strand_next(const struct grouper *g, uint32_t serial);

/* The strand of the story of `any` in this language, or STORY_NONE.  What was placed before
 * languages were written down counts as any. */
uint32_t strand_in(const struct grouper *g, uint32_t any, uint32_t tongue);

/* Makes `serial` a strand of the story of `any`. */
void strand_tie(struct grouper *g, uint32_t any, uint32_t serial);

/* Takes the strand next to it out of the ring. */
void strand_untie_next(struct grouper *g, uint32_t serial);

/* Moment of the newest member of all strands; WHEN_UNKNOWN where none is known. */
int64_t strand_newest(const struct grouper *g, uint32_t any);

#endif
