/* marks.h: what is measured of a claim beside its passage, for the model that ranks.
 *
 * Each mark is read for each sentence of the claim, and for the claim as a whole.  A mark whose
 * meaning changes gets another name, so that a model which was trained on the old one is noticed
 * (its fingerprint differs). */
#ifndef GW_GATE_MARKS_H
#define GW_GATE_MARKS_H

#include "gate/weak.h"
#include "gate/weight.h"

/* Name, and which side is the worse one. */
#define GATE_MARKS(X) \
	X(cover, LOW) \
	X(cover_rare, LOW) \
	X(window2, LOW) \
	X(pairs, LOW) \
	X(skips, LOW) \
	X(together_rare, LOW) \
	X(longest, LOW) \
	X(fragments, HIGH) \
	X(density, LOW) \
	X(jump, HIGH) \
	X(unseen_rare, HIGH) \
	X(unseen_rarest, HIGH) \
	X(unseen_kin, LOW) \
	X(unseen_proper, HIGH) \
	X(names_missing, HIGH) \
	X(numbers_missing, HIGH) \
	X(numbers_outside, HIGH) \
	X(dates_missing, HIGH) \
	X(units, HIGH) \
	X(speakers, HIGH) \
	X(negation, HIGH) \
	X(direction, HIGH) \
	X(hedged, HIGH) \
	X(words_put, HIGH) \
	X(words_added, HIGH) \
	X(aligned, LOW) \
	X(near, HIGH) \
	X(shortened, LOW) \
	X(leans, HIGH) \
	X(edited_first, HIGH) \
	X(free_first, HIGH) \
	X(edited_mean, HIGH) \
	X(free_mean, HIGH) \
	X(free_none, LOW)

enum { WORST_NONE, WORST_LOW, WORST_HIGH };

#define X(name, worst) MARK_##name,
enum gate_mark { GATE_MARKS(X) MARK_COUNT };
#undef X

enum { GATE_FEATURES = 3 * MARK_COUNT + 1 };

struct marks {
	float at[MARK_COUNT];
};

/* Of one sentence.  `level` is how it came about: CHECK_NONE where it is no deletion. */
struct marks marks_of(const struct compared *k, const struct faults *f,
                      int level, const struct gate_weights *weights);

/* Adds what is said of its words. */
void marks_of_words(struct marks *m, const struct weak *words);

/* The whole claim as if it were one sentence, the mean and the worst of its sentences, and their
 * number, as GATE_FEATURES floats. */
void marks_join(const struct marks *whole, const struct marks *list, size_t count,
                float *features);

/* GATE_FEATURES names in order. */
extern const char *const mark_names[];

#endif
