/* refer.h: does a sentence stand alone, or does it lean on what stood before it?
 *
 * A set of reasons, found from words and marks alone (no parser), for the languages that have a
 * cue table (text/cue.h); for others only the marks speak. */
#ifndef GW_TEXT_REFER_H
#define GW_TEXT_REFER_H

#include "text/token.h"

enum refer_reason {
	REFER_OPENER = 1,        /* He, This, But, At the same time … */
	REFER_QUOTE_PART = 2,    /* begins or ends inside a quotation */
	REFER_QUOTE_ALONE = 4,   /* nothing is said outside the quotation: who speaks? */
	REFER_FIRST_PERSON = 8,  /* I, we, you outside a quotation */
	REFER_SPEAKER = 16,      /* "…," he said */
	REFER_SUBJECT = 32,      /* a pronoun is the main subject after a fronted clause */
	REFER_SAYS_NOTHING = 64, /* verb of speech without quotation or clause */
	REFER_PRONOUN = 128,     /* he, her, they … with nothing before it to mean */
	REFER_POINTING = 256,    /* that man, those days; the former */
	REFER_DEFINITE = 512,    /* opens with a bare "the NOUN" and names nobody */
	REFER_ANOTHER = 1024,    /* another, too, as well: one of a row */
	REFER_QUESTION = 2048,
	REFER_FRONT = 4096,      /* opens with a word that leans a little: Now, Even, If … */
};

enum {
	REFER_HARD = REFER_OPENER | REFER_QUOTE_PART | REFER_QUOTE_ALONE |
	             REFER_FIRST_PERSON | REFER_SPEAKER | REFER_SUBJECT | REFER_SAYS_NOTHING |
	             REFER_QUESTION,
};

/* Bits of refer_reason; `tokens` is one sentence.  Zero: it stands alone. */
unsigned refer_reasons(const struct tokens *tokens, enum cue_language language);

/* Tokens at the front that may be deleted ("But", "However,"), with the comma; 0: none. */
size_t refer_connective(const struct tokens *tokens, enum cue_language language);

#endif
