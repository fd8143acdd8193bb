/* verbatim.h: is the claim a contiguous run of the passage?
 *
 * After normalising quotes, dashes, spaces and ligatures; a full stop at the end is free. */
#ifndef GW_GATE_VERBATIM_H
#define GW_GATE_VERBATIM_H

#include "gate/prepared.h"

/* First token of the run in `passage`, or -1.  [from, to): the claim's tokens. */
ptrdiff_t verbatim_find(struct arena scratch, const struct prepared *passage,
                        const struct prepared *claim, size_t from, size_t to);

/* End of a claim's sentence without the stop and quotes that close it. */
size_t verbatim_core_end(const struct prepared *claim, size_t from, size_t to);

#endif
