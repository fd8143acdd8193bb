/* standing.h: whether what an edition quotes may be quoted still: publishers change their minds. */
#ifndef GW_ENGINE_STANDING_H
#define GW_ENGINE_STANDING_H

#include "model/story.h"
#include "write/write.h"

/* False where the edition quotes a report that is not to be quoted any more, a reserved part of
 * one, or more characters than its publisher allows.  Sources that are not among the articles do
 * not count: they are withdrawn. */
bool standing_may_stay(struct arena scratch, const struct story *edition,
                       const struct write_article *articles, size_t count);

#endif
