/* grow.c: arrays that live as long as the grouper and grow by half. */
#include "group/grow.h"

#include <stdio.h>
#include <stdlib.h>

static void
check(const void *p)
{
	if (p)
		return;
	fputs("glancewire: out of memory for grouping\n", stderr);
	abort();
}

void *
grow(void *p, uint32_t *room, size_t need, size_t size)
{
	if (need <= *room)
		return p;
	size_t more = *room + *room / 2 + 4;
	if (more < need)
		more = need;
	if (more > UINT32_MAX)
		check(NULL);
	p = realloc(p, more * size);
	check(p);
	*room = (uint32_t)more;
	return p;
}

void *
grow_new(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size);
	check(p);
	return p;
}
