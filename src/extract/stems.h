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

enum { STEM_SHELVES = 27 }; /* one for each letter, the last for all other bytes */

/* Rows with an index over their first and second letters. */
struct stem_set {
	const struct stem *rows;
	uint16_t first[STEM_SHELVES + 1];
	uint32_t seconds[STEM_SHELVES]; /* bit n: a row of the shelf goes on with letter n */
};

/* `rows` are in the order of their first letter (after a leading "-"); those that begin with
 * another byte come last. */
struct stem_set stem_set_of(const struct stem *rows, size_t count);

/* Bits of all rows that occur in `s`, which is in lower case. */
uint32_t stems_find(const struct stem_set *set, struct str s);

#endif
