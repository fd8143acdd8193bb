/* shortened.h: is the claim one sentence of the passage with harmless words deleted? */
#ifndef GW_GATE_SHORTENED_H
#define GW_GATE_SHORTENED_H

#include "gate/prepared.h"

/* Which tokens of sentence `s` of the passage the claim's tokens [from, to) are, in order, with
 * as little left out between them as possible; false: it is no deletion of that sentence.
 * `kept` has room for to - from tokens. */
bool shortened_align(const struct prepared *passage, struct gate_sentence s,
                     const struct prepared *claim, size_t from, size_t to, size_t *kept);

/* Whether what the alignment leaves out of the sentence may be left out; adds a reason for each
 * piece that may not: negations, modals, hedges, conditions, attribution, what qualifies a
 * number; inside what is kept also the names of those who act. */
bool shortened_allowed(struct arena scratch, const struct prepared *passage,
                       struct gate_sentence s, const size_t *kept, size_t count,
                       struct reasons *why);

#endif
