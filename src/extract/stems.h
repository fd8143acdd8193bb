/* stems.h: many short patterns looked for in one name or line at once.
 *
 * Inside a pattern "-" stands for up to two separators (hyphen, underscore, space) or none; at
 * its ends it asks for the end of a word.  Patterns are in lower case. */
#ifndef GW_EXTRACT_STEMS_H
#define GW_EXTRACT_STEMS_H

#include "base/str.h"

struct stem {
	const char *text;
	uint32_t says;
};

/* Bits of all rows that occur in `s`, which is in lower case.  Rows are in the order of their
 * first letter (after a leading "-"); those that begin with another byte come last. */
uint32_t stems_find(const struct stem *rows, size_t count, struct str s);

/* First byte at which a row fits. */
static inline unsigned char
stem_first(const struct stem *row)
{
	return (unsigned char)row->text[row->text[0] == '-'];
}

#endif
