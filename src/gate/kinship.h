/* kinship.h: how the words that only the claim has are akin to words of the passage; for this folder.
 *
 * A summary says "physician" where its source says "doctor", or "vehicle" for "car"; who changes
 * what was said puts "lost" for "won", or a sister ("Tuesday" for "Monday").  By the lexicon of the
 * model (learn/lexicon.h). */
#ifndef GW_GATE_KINSHIP_H
#define GW_GATE_KINSHIP_H

#include "gate/fault.h"

/* The different content words of a passage with their senses and what lies above those: read once,
 * asked by every claim. */
struct kin_text {
	const struct lexicon *lexicon; /* NULL: there is none, and nothing is akin */
	struct kin_sense *senses;
	size_t count;
};

struct kin_text kinship_text(struct arena *out, const struct lexicon *lexicon,
                             const struct prepared *passage, const struct places *at);

/* The strongest first: of one word of the passage only that counts. */
enum kin {
	KIN_OPPOSITE,
	KIN_SAME,   /* they can mean the same */
	KIN_AKIN,   /* a derived form, or near in meaning */
	KIN_BELOW,  /* the passage's word is a kind of the claim's */
	KIN_ABOVE,  /* the claim's word is a kind of the passage's */
	KIN_SISTER, /* both are kinds of one thing */
	KIN_COUNT,
};

/* Of one word: where the nearest such word of the passage stands. */
enum kin_place { KIN_NOWHERE, KIN_SOMEWHERE, KIN_IN_WINDOW, KIN_IN_GAP };

struct kin_word {
	size_t token;               /* of the claim */
	size_t gap_from, gap_to;    /* the passage's tokens in its place; none: both 0 */
	uint8_t senses;             /* 0: the lexicon does not have it */
	uint8_t place[KIN_COUNT];
};

/* Fills in what is found of the words (token and gap are given); those behind the first
 * KIN_WORDS and words that are not in the lexicon have nothing.  Nothing where k->kin is NULL. */
enum { KIN_WORDS = 16 };
void kinship_read(struct arena scratch, const struct compared *k, struct kin_word *words,
                  size_t count);

#endif
