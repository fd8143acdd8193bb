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

enum {
	STEM_LETTERS = 27,                 /* the last is for all bytes that are no letters */
	STEM_SECONDS = STEM_LETTERS + 1,   /* the last: whatever stands second */
	STEM_SHELVES = 2 * STEM_LETTERS * STEM_SECONDS,
	STEM_ROWS_MOST = 512,
};

/* Rows on shelves by their first two letters; those that may stand anywhere apart from those that
 * begin a word. */
struct stem_set {
	const struct stem *rows;
	uint16_t first[STEM_SHELVES + 1]; /* by shelf: its first place in `order` */
	uint16_t order[STEM_ROWS_MOST];   /* numbers of rows */
	char head[STEM_ROWS_MOST];        /* their first bytes, in that order */
	uint32_t seconds[2][STEM_LETTERS]; /* of each kind by first letter: bits of the second ones */
};

/* At most STEM_ROWS_MOST rows, in any order. */
struct stem_set stem_set_of(const struct stem *rows, size_t count);

/* Bits of all rows that occur in `s`, which is in lower case. */
uint32_t stems_find(const struct stem_set *set, struct str s);

#endif
