/* element.c: what is known of HTML's elements by their names. */
#include "markup/element.h"

#include <string.h>

const struct element *
element_find(struct str name)
{
	if (!name.n || name.p[0] < 'a' || name.p[0] > 'z')
		return NULL;
	size_t letter = (size_t)(name.p[0] - 'a');
	for (size_t i = element_table_first[letter]; i < element_table_first[letter + 1]; i++) {
		const struct element *e = &element_table[i];
		if (e->name.n == name.n && !memcmp(e->name.p, name.p, name.n))
			return e;
	}
	return NULL;
}

unsigned
element_flags(struct str name)
{
	const struct element *e = element_find(name);
	return e ? e->flags : 0;
}
