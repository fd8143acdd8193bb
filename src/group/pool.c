/* pool.c: many small arrays that grow and shrink, in one reservation of address space. */
#include "group/pool.h"

void
pool_open(struct pool *p, size_t limit_bytes)
{
	*p = (struct pool){.arena = arena_open(limit_bytes)};
	arena_wish_large_pages(&p->arena);
	arena_room(&p->arena, sizeof(uint64_t), sizeof(uint64_t)); /* block 0 is none */
}

void
pool_close(struct pool *p)
{
	arena_close(&p->arena);
}

/* 0: 1 unit, 1: 2, 2: 3, 3: 4, 4: 6, 5: 8, 6: 12 … */
static unsigned
size_of(uint32_t units)
{
	if (units <= 2)
		return units - 1;
	unsigned power = 31 - (unsigned)__builtin_clz(units - 1);
	return 2 * power + (units > (uint32_t)3 << (power - 1));
}

static uint32_t
units_of(unsigned size)
{
	if (size < 2)
		return size + 1;
	return size % 2 ? (uint32_t)2 << size / 2 : (uint32_t)3 << (size / 2 - 1);
}

uint32_t
pool_room(uint32_t units)
{
	return units ? units_of(size_of(units)) : 0;
}

uint32_t
pool_take(struct pool *p, uint32_t units)
{
	unsigned size = size_of(units);
	uint32_t block = p->given[size];
	if (block) {
		p->given[size] = (uint32_t)*pool_at(p, block);
		return block;
	}
	const char *at =
		arena_room(&p->arena, units_of(size) * sizeof(uint64_t), sizeof(uint64_t));
	return (uint32_t)((size_t)(at - p->arena.beg) / sizeof(uint64_t));
}

void
pool_give(struct pool *p, uint32_t block, uint32_t units)
{
	unsigned size = size_of(units);
	*pool_at(p, block) = p->given[size];
	p->given[size] = block;
}
