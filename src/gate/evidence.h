/* evidence.h: what the passage has for each single word of a claim's sentence.
 *
 * Most unsupported claims are wrong in one piece: a name, a verb, a time.  So each word is looked
 * at by itself: is it in the passage, do its neighbours stand about it there as they do here, what
 * stands in its place?  A forest ("words" of the model) makes of that how likely the word is to be
 * wrong; the marks of the claim (gate/weak.h) are its worst words. */
#ifndef GW_GATE_EVIDENCE_H
#define GW_GATE_EVIDENCE_H

#include "gate/fault.h"

#define EVIDENCE(X) \
	X(content) X(capital) X(digits) X(rarity) X(proper) X(letters) X(part) X(cue) \
	X(behind) X(before) X(words) \
	X(seen) X(exact) X(inside) X(aligned) X(kin) X(count) \
	X(near) X(ordered) X(company) X(away) X(left) X(right) X(left_near) X(right_near) \
	X(left_seen) X(right_seen) X(left_aligned) X(right_aligned) X(run) X(run_at) \
	X(gap_mine) X(gap_theirs) X(gap_outer) X(rival) X(rival_rarity) \
	X(share) X(others) X(window) X(number_known) X(name_known) \
	X(senses) X(kin_opposite) X(kin_same) X(kin_akin) X(kin_below) X(kin_above) X(kin_sister)

#define X(name) EVIDENCE_##name,
enum evidence_mark { EVIDENCE(X) EVIDENCE_COUNT };
#undef X

extern const char *const evidence_names[];

/* Columns as learn/forest.h has them: mark m of word n is at columns[m * stride + n]. */
struct evidence {
	size_t count, stride;
	size_t *token; /* by row: the claim's token */
	float *columns;
};

/* Room for `words` words, none of them there yet. */
struct evidence evidence_room(struct arena *out, size_t words);

/* Adds the words of the claim's sentence.  `parts` are the parts of speech of the claim's tokens
 * (enum upos). */
void evidence_add(struct evidence *e, struct arena scratch, const struct compared *k,
                  const uint8_t *parts);

#endif
