/* ask_verb.h: what kinds of question a verb may carry, and the base form of its forms. */
#ifndef GW_WRITE_ASK_VERB_H
#define GW_WRITE_ASK_VERB_H

#include "base/str.h"
#include "text/tag.h"

enum ask_verb_class {
	VERB_REPORT = 1 << 0,   /* tells or thinks: no deed that has a cause worth asking for */
	VERB_SAY = 1 << 1,      /* says: "What did X say about …?" */
	VERB_VOW = 1 << 3,      /* "What did X vow to do?" */
	VERB_URGE = 1 << 4,     /* "What did X urge Y to do?" */
	VERB_REACT = 1 << 5,    /* what comes after or following something comes because of it */
	VERB_BLAME = 1 << 6,    /* done for something: "fined for", "thanked for" */
	VERB_STANCE = 1 << 7,   /* for or against, with reasons that are said */
	VERB_LEAD = 1 << 8,     /* brings something about: "What prompted …?" */
	VERB_FIND = 1 << 9,     /* what a study finds, a court rules */
	VERB_HARM = 1 << 10,    /* happens to a person */
	VERB_CHARGE = 1 << 11,  /* charged with, accused of */
	VERB_PLACE = 1 << 12,   /* happens at a place */
	VERB_MONEY = 1 << 13,   /* takes an amount */
	VERB_ALONE = 1 << 15,   /* the deed is understood without an object */
	VERB_PLAN = 1 << 16,    /* plan, expect, schedule: what comes next */
	VERB_AGREE = 1 << 17,   /* "What did X agree to do?" */
	VERB_DENY = 1 << 18,
};

/* Bits of a base form; 0 for verbs of no class. */
unsigned verb_classes(struct str lemma);

/* The base form of a form with this tag (VB VBD VBG VBN VBP VBZ), into `out`; STR_NONE where the
 * table of common words does not know a base form that fits. */
struct str verb_lemma(struct arena *out, struct str low, enum xpos tag);

#endif
