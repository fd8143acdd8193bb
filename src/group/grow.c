/* grow.c: arrays that live as long as the grouper. */
#include "group/grow.h"

#include <stdio.h>
#include <stdlib.h>

static void
check(const void *p, size_t count, size_t size)
{
	if (p)
		return;
	fprintf(stderr, "glancewire: out of memory for grouping: %zu objects of %zu bytes\n",
	        count, size);
	abort();
}

static void *
enlarge(void *p, uint32_t *room, size_t more, size_t size)
{
	p = more <= UINT32_MAX ? realloc(p, more * size) : NULL;
	check(p, more, size);
	*room = (uint32_t)more;
	return p;
}

void *
grow(void *p, uint32_t *room, size_t need, size_t size)
{
	size_t more = *room + *room / 2 + 4;
	return need <= *room ? p : enlarge(p, room, more < need ? need : more, size);
}

void *
grow_some(void *p, uint32_t *room, size_t need, size_t size)
{
	return need <= *room ? p : enlarge(p, room, need + need / 8, size);
}

void *
grow_new(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size);
	check(p, count, size);
	return p;
}
