/* grow.h: arrays that live as long as the grouper and grow by half. */
#ifndef GW_GROUP_GROW_H
#define GW_GROUP_GROW_H

#include <stdint.h>
#include <stddef.h>

/* `p` (malloc'd or NULL) with room for `need` objects of `size` bytes; *room is what it has.
 * Aborts when memory is out: a grouper has no limit but the machine's. */
void *grow(void *p, uint32_t *room, size_t need, size_t size);

/* `count` zeroed objects. */
void *grow_new(size_t count, size_t size);

#endif
