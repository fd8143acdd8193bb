/* compare.h: one sentence of a claim beside its passage, with all that was found; for this
 * folder. */
#ifndef GW_GATE_COMPARE_H
#define GW_GATE_COMPARE_H

#include "gate/gate.h"
#include "gate/marks.h"

/* Level at which the sentence is a quotation: CHECK_NONE where it is neither a run of the passage
 * nor a deletion from one of its sentences, or what is left out matters: then `harmful` is set. */
enum check_level compare_quoted(struct arena scratch, const struct prepared *passage,
                                const struct prepared *claim, struct gate_sentence s,
                                bool *harmful, struct reasons *why);

/* Window, alignment and whether the sentence is close to a copy of the window. */
struct compared compare_sentence(struct arena *out, struct arena scratch,
                                 const struct prepared *passage, const struct places *at,
                                 const struct prepared *claim, struct gate_sentence s,
                                 const struct gate_weights *weights);

#endif
