/* element.h: what is known of HTML's elements by their names. */
#ifndef GW_MARKUP_ELEMENT_H
#define GW_MARKUP_ELEMENT_H

#include "base/str.h"

enum element_flag {
	ELEMENT_BLOCK = 1,    /* parts paragraphs of text */
	ELEMENT_LINE = 2,     /* parts lines: li, dt, dd, tr */
	ELEMENT_VOID = 4,     /* has no content and no end tag */
	ELEMENT_KEPT = 8,     /* harmless: the sanitizer keeps it */
	ELEMENT_DROPPED = 16, /* its content is nothing to read: the sanitizer drops both */
	ELEMENT_ENDS_P = 32,  /* its start ends an open p */
	ELEMENT_HEAD = 64,    /* may stand in the head */
};

struct element {
	struct str name;
	unsigned flags;
	unsigned char rank;      /* an end tag ends no open element of a higher rank than its own */
	unsigned char open_bit;  /* its place in `ends` of others; 0: no start ends it */
	uint64_t ends;           /* the open elements that its start ends, if they are innermost */
};

extern const struct element element_table[]; /* sorted by name */
extern const size_t element_table_count;
extern const unsigned char element_table_first[27];

/* By lower-case name; NULL for names of no special kind. */
const struct element *element_find(struct str name);
unsigned element_flags(struct str name); /* 0 for those */

#endif
