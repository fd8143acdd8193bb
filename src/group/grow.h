/* grow.h: arrays that live as long as the grouper.
 *
 * How much a grouper may hold is bounded by LIMIT_GROUP_ARTICLES and its neighbours.
 * If the system refuses memory below that, what was wanted is named and the process ends, as it does
 * where an arena cannot be had: stories are rebuilt from the store by the next. */
#ifndef GW_GROUP_GROW_H
#define GW_GROUP_GROW_H

#include <stdint.h>
#include <stddef.h>

/* `p` (malloc'd or NULL) with room for `need` objects of `size` bytes; *room is what it has.
 * Grows by half. */
void *grow(void *p, uint32_t *room, size_t need, size_t size);

/* The same by an eighth, for the many arrays that hardly ever grow. */
void *grow_some(void *p, uint32_t *room, size_t need, size_t size);

/* `count` zeroed objects. */
void *grow_new(size_t count, size_t size);

#endif
