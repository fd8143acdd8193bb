/* element.c: what is known of HTML's elements by their names. */
#include "markup/element.h"

#include <string.h>

/* A hash without collisions among the elements: of four letters and the length. */
static unsigned
slot_of(struct str name)
{
	const unsigned char *p = (const unsigned char *)name.p;
	const unsigned short *by = element_hash_by;
	return (p[0] * by[0] + p[name.n > 1] * by[1] + p[name.n / 2] * by[2] +
	        p[name.n - 1] * by[3] + (unsigned)name.n * by[4]) %
	       ELEMENT_SLOTS;
}

const struct element *
element_find(struct str name)
{
	unsigned at = name.n ? element_slot[slot_of(name)] : 0;
	if (!at)
		return NULL;
	const struct element *e = &element_table[at - 1];
	return e->name.n == name.n && !memcmp(e->name.p, name.p, name.n) ? e : NULL;
}

unsigned
element_flags(struct str name)
{
	const struct element *e = element_find(name);
	return e ? e->flags : 0;
}
