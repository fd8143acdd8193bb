/* known.h: what readers know at a place of the text, and what a sentence takes as known.
 *
 * "The letter", "the two leaders", "Orrel Bank" by its short name, a lone surname: each is held
 * against the title and against the sentences that stand before.  A noun counts as told by a
 * sentence of the same report, or by one that shares a name; a name by any.  What a report itself
 * had told before it wrote "the NOUN" is taken from there: so a noun that it never told, as "the
 * sky", needs no more than the sentence before.  English only, for the most part; other languages
 * are held to their persons. */
#ifndef GW_WRITE_KNOWN_H
#define GW_WRITE_KNOWN_H

#include "write/act.h"
#include "write/given.h"

struct known {
	struct arena *arena;
	const struct draft *d;
	const struct cast *cast;
	const struct vector *title; /* NULL: none */
	struct givens *of;          /* by sentence, read when asked for */
	struct acts *acts;        /* by sentence, the same; `at` NULL: not read */
	const struct sentence **told;
	size_t count;
};

/* `head`: the report whose title heads the story. */
struct known known_open(struct arena *a, const struct draft *d, const struct cast *cast,
                        size_t head);

/* Forgets all sentences but keeps what was read of them. */
void known_begin(struct known *k);
void known_tell(struct known *k, const struct sentence *s);

/* Whether `s` behind the told sentences takes something as known that is not.  `behind`: the
 * sentence directly before it in its report stands directly before it here. */
bool known_lacks(struct known *k, struct arena scratch, const struct sentence *s, bool behind);

/* Does `s`, an answer beside the told sentences, take a thing as known that its report had told
 * before, and that neither they nor the terms of the question name? */
bool known_lacks_beside(struct known *k, struct arena scratch, const struct sentence *s,
                        const uint32_t *terms, size_t count);

/* Does `by`, which stands before `s` in their report, tell something that `s` takes as known? */
bool known_helps(struct known *k, struct arena scratch, const struct sentence *by,
                 const struct sentence *s);

/* Does `s` tell again what the told sentences tell?  By its deeds; the words are same.h's. */
bool known_retells(struct known *k, struct arena scratch, const struct sentence *s,
                   const struct sentence *const *told, size_t count);

#endif
