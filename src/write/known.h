/* known.h: what readers know at a place of the text, and what a sentence takes as known.
 *
 * "The letter", "the two leaders", "Orrel Bank" by its short name, a lone surname: each is held
 * against the title and against the sentences that stand before.  A noun counts as told by a
 * sentence of the same report, or by one that shares a name; a name by any.  What a report itself
 * had told before it wrote "the NOUN" is taken from there, and counted apart from a noun that it
 * never told, as "the sky".  What that makes of a sentence, risk.h and choice.h say.  English only,
 * for the most part; other languages are held to their persons. */
#ifndef GW_WRITE_KNOWN_H
#define GW_WRITE_KNOWN_H

#include "write/act.h"
#include "write/given.h"
#include "write/same.h"

struct known {
	struct arena *arena;
	const struct draft *d;
	const struct cast *cast;
	const struct vector *title; /* NULL: none */
	struct givens *of;          /* by sentence, read when asked for */
	struct acts *acts;        /* by sentence, the same; `at` NULL: not read */
	uint8_t **same;           /* by told sentence: what same_fact says of every other */
	const struct sentence **told;
	size_t count;
};

/* `head`: the report whose title heads the story. */
struct known known_open(struct arena *a, const struct draft *d, const struct cast *cast,
                        size_t head);

/* Forgets all sentences but keeps what was read of them. */
void known_begin(struct known *k);
void known_tell(struct known *k, const struct sentence *s);

/* Which of the told sentences stands last. */
void known_last(struct known *k, const struct sentence *s);

/* Whether the title or a told sentence has the term. */
bool known_has(const struct known *k, uint32_t term);

/* What a sentence takes as known that neither the title nor the told sentences tell. */
struct lacks {
	bool person;       /* a surname or first name of somebody not introduced */
	bool unlinked;     /* nothing ties it to what was told */
	bool piece;        /* it has no verb of its own */
	bool pronoun;      /* with nothing before it in the sentence that it could mean */
	unsigned names;    /* of one word that few know */
	unsigned nouns;    /* definite nouns that its report had told before */
	unsigned sums;     /* "the move" */
	unsigned plain;    /* definite nouns that its report had not told either, */
	unsigned subjects; /* and those of these that are a subject */
};

struct lacks known_lacking(struct known *k, struct arena scratch, const struct sentence *s);

/* same_fact, asked once for each two. */
bool known_same(struct known *k, const struct sentence *s, const struct sentence *told,
                enum same_bar bar);

/* How many of the deeds of a told sentence `s` tells again, at most, as acts_shared counts them.
 * `main_deed`: whether it is there to tell what one of them is there to tell. */
unsigned known_shared_acts(struct known *k, struct arena scratch, const struct sentence *s,
                           bool *main_deed);

/* Does `s`, an answer beside the told sentences, take a thing as known that its report had told
 * before, and that neither they nor the terms of the question name? */
bool known_lacks_beside(struct known *k, struct arena scratch, const struct sentence *s,
                        const uint32_t *terms, size_t count);

#endif
