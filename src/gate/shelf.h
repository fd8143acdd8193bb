/* shelf.h: passages that were read before, for many claims about few sources.
 *
 * Reading a passage costs more than comparing a claim with it.  A shelf keeps what was read, copied,
 * until it is full, and is then emptied; passages of more than LIMIT_GATE_SHELVED bytes are not kept.
 * An owned object of one thread. */
#ifndef GW_GATE_SHELF_H
#define GW_GATE_SHELF_H

#include "gate/gate.h"

struct gate_shelf;

/* For claims that are checked with `weights` (may be NULL), which stay in use.  NULL where the system
 * has no memory for it. */
struct gate_shelf *gate_shelf_open(const struct gate_weights *weights);
void gate_shelf_close(struct gate_shelf *shelf); /* may be NULL */

/* The passage `text`, read now or before; lives until the next call.  What is not kept is read into
 * `out`. */
const struct gate_passage *gate_shelf_passage(struct gate_shelf *shelf, struct arena *out,
                                              struct str text);

#endif
