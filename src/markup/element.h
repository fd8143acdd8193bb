/* element.h: what is known of HTML's elements by their names. */
#ifndef GW_MARKUP_ELEMENT_H
#define GW_MARKUP_ELEMENT_H

#include "base/str.h"
#include "markup/element_id.h"

enum element_flag {
	ELEMENT_BLOCK = 1,    /* parts paragraphs of text */
	ELEMENT_LINE = 2,     /* parts lines: li, dt, dd, tr */
	ELEMENT_VOID = 4,     /* has no content and no end tag */
	ELEMENT_KEPT = 8,     /* harmless: the sanitizer keeps it */
	ELEMENT_DROPPED = 16, /* its content is nothing to read: the sanitizer drops both */
	ELEMENT_ENDS_P = 32,  /* its start ends an open p */
	ELEMENT_HEAD = 64,    /* may stand in the head */

	/* Classes of the standard's tree construction (13.2.4.2, 13.2.6). */
	ELEMENT_SPECIAL = 128,     /* the end tag of an inline element does not look beyond it */
	ELEMENT_SCOPE = 256,       /* nor that of a block */
	ELEMENT_FORMAT = 512,      /* b, i, a and the like */
	ELEMENT_IMPLIED = 1024,    /* its end tag may be left out */
	ELEMENT_BREAKOUT = 2048,   /* ends an svg or math in which it stands */
	ELEMENT_POINT = 4096,      /* in svg or math: what is inside is HTML again */
	ELEMENT_ENDS_ITSELF = 8192, /* its end tag ends all that is open inside */
};

/* The elements whose start and end have rules of their own in html.c. */
enum element_rule {
	RULE_NONE, RULE_A, RULE_BODY, RULE_BR, RULE_BUTTON, RULE_CAPTION, RULE_CELL, RULE_COL,
	RULE_COLGROUP, RULE_DEFINITION, RULE_FONT, RULE_FOREIGN, RULE_FORM, RULE_FRAME,
	RULE_FRAMESET, RULE_HEAD, RULE_HEADING, RULE_HR, RULE_HTML, RULE_IMAGE, RULE_INPUT, RULE_ITEM, RULE_NOFRAMES,
	RULE_OPTGROUP, RULE_OPTION, RULE_P, RULE_PRE, RULE_ROW, RULE_ROWS, RULE_RUBY,
	RULE_RUBY_TEXT, RULE_SELECT, RULE_TABLE, RULE_TEMPLATE,
};

struct element {
	struct str name;
	unsigned flags;
	enum element_rule rule;
};

enum { ELEMENT_SLOTS = 2048 };

extern const struct element element_table[ELEMENT_COUNT]; /* by enum element_id */
extern const unsigned short element_hash_by[5];
extern const unsigned char element_slot[ELEMENT_SLOTS];

/* By lower-case name; NULL for names of no special kind. */
const struct element *element_find(struct str name);
unsigned element_flags(struct str name); /* 0 for those */

#endif
