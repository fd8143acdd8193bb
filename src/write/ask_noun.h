/* ask_noun.h: which nouns name what happened, and which name who finds things out. */
#ifndef GW_WRITE_ASK_NOUN_H
#define GW_WRITE_ASK_NOUN_H

#include "base/str.h"

enum ask_noun_class {
	NOUN_EVENT = 1,    /* something that happens or is done: vote, plan, fire */
	NOUN_INCIDENT = 2, /* an event that harms: fire, attack */
	NOUN_FINDER = 4,   /* finds, rules or shows: study, court */
};

/* Bits of a lower-case word. */
unsigned noun_classes(struct str low);

#endif
