/* alignment.h: the words of a claim and of a window of its passage, side by side.
 *
 * The heaviest common subsequence of roots; content words weigh more than small ones.  What
 * stands between two matched words of the claim and of the passage is a gap: words put in, left
 * out, or put in the place of others. */
#ifndef GW_GATE_ALIGNMENT_H
#define GW_GATE_ALIGNMENT_H

#include "gate/prepared.h"

struct alignment {
	size_t from, to;        /* the claim's tokens */
	size_t p_from, p_to;    /* the window's tokens */
	ptrdiff_t *at;          /* by claim token - from: the passage's token, or -1 */
	bool *taken;            /* by passage token - p_from */
	double share;           /* of the claim's weight that is matched, 0 to 1 */
	bool known;             /* false: too long to be aligned (LIMIT_GATE_CELLS) */
};

struct alignment alignment_of(struct arena *out, struct arena scratch,
                              const struct prepared *passage, size_t p_from, size_t p_to,
                              const struct prepared *claim, size_t from, size_t to);

/* One gap: tokens of both that are not matched, [c_from, c_to) and [p_from, p_to). */
struct gap {
	size_t c_from, c_to, p_from, p_to;
	bool first, last; /* before the first and behind the last matched word */
};

/* The gap at or behind the claim's token *i, which moves behind it; false at the end.  Begin
 * with *i = a->from. */
bool alignment_gap(const struct alignment *a, size_t *i, struct gap *g);

#endif
