/* ask_verb.h: verbs that questions are made of. */
#ifndef GW_WRITE_ASK_VERB_H
#define GW_WRITE_ASK_VERB_H

#include "base/str.h"

enum ask_class {
	ASK_REACTS = 1,   /* "after" and "amid" behind it give a reason */
	ASK_ALONE = 2,    /* asks well without an object: "Why did X resign?" */
	ASK_BLAMES = 4,   /* "for" behind it gives a reason */
	ASK_WANTS = 8,    /* asks by a fixed tail: call for, vow to do */
	ASK_FINDS = 16,   /* a court, study or report is its subject */
	ASK_BEFALLS = 32, /* passive: what happened to X */
	ASK_CHARGES = 64, /* passive, with a preposition: charged with */
};

struct ask_verb {
	const char *past, *participle, *base;
	unsigned classes;
	const char *needs; /* word that must follow, or NULL */
	const char *tail;  /* end of the question: "call for", "vow to do" */
};

/* The verb whose past form, or participle, is `low`; NULL: none of the table. */
const struct ask_verb *ask_verb_past(struct str low);
const struct ask_verb *ask_verb_participle(struct str low);

#endif
