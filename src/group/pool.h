/* pool.h: many small arrays that grow and shrink, in one reservation of address space.
 *
 * Blocks are of units of 8 bytes and come in two sizes for each power of two, so that at most a
 * third of one is unused; what is given back is taken again for the same size.  A block is named
 * by the number of its first unit, half as long as an address. */
#ifndef GW_GROUP_POOL_H
#define GW_GROUP_POOL_H

#include "base/arena.h"

enum { POOL_SIZES = 48 };

struct pool {
	struct arena arena;
	uint32_t given[POOL_SIZES]; /* the first free block of each size; 0 none */
};

void pool_open(struct pool *p, size_t limit_bytes);
void pool_close(struct pool *p);

/* How many units a block for `units` has; 0 of 0. */
uint32_t pool_room(uint32_t units);

/* A block for so many units, over 0, whose content is undefined; never block 0. */
uint32_t pool_take(struct pool *p, uint32_t units);

/* Gives it back; `units` as it was taken, or any number of the same room. */
void pool_give(struct pool *p, uint32_t block, uint32_t units);

static inline uint64_t *
pool_at(const struct pool *p, uint32_t block)
{
	return (uint64_t *)(void *)p->arena.beg + block;
}

#endif
