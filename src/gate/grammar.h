/* grammar.h: the words of a stretch of text with their parts of speech and the words that they
 * lean on; for this folder.
 *
 * What the tagger and the parser say of their own, finer words, carried over to tokens: a token
 * has the tag of its first word ("did" of "didn't"), of its last where it is a compound. */
#ifndef GW_GATE_GRAMMAR_H
#define GW_GATE_GRAMMAR_H

#include "gate/prepared.h"
#include "text/english.h"

struct grammar {
	size_t from, to; /* tokens; all arrays are by token - from */
	uint8_t *upos;   /* enum upos */
	uint8_t *dep;    /* enum dep; DEP_NONE where nothing was parsed */
	int32_t *head;   /* token that it leans on, or -1 */
};

/* The parts of speech (enum upos) of all tokens, sentence by sentence; UPOS_X without `english`. */
uint8_t *grammar_parts(struct arena *out, struct arena scratch, const struct english *english,
                       const struct prepared *p);

/* Of the tokens [from, to), which are one sentence or two.  `english` NULL: no part of speech is
 * known (UPOS_X), no word leans on another. */
struct grammar grammar_of(struct arena *out, struct arena scratch, const struct english *english,
                          const struct prepared *p, size_t from, size_t to);

#endif
