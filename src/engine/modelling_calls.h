/* modelling_calls.h: what modelling.c asks of the calls of the language model. */
#ifndef GW_ENGINE_MODELLING_CALLS_H
#define GW_ENGINE_MODELLING_CALLS_H

#include <stdbool.h>

#include "base/err.h"
#include "llm/call.h"

struct engine;

/* One more call may be under way, now. */
bool calls_may_send(const struct engine *e);

/* Reserves the call, then sends it, for a job's slot or MODEL_NO_SLOT.  *sent: it is under way. */
bool calls_send(struct engine *e, const struct llm_call *call, struct str key, int slot, bool *sent,
                struct err *err);

/* Settles calls whose time is over as lost. */
void calls_end_overdue(struct engine *e);

/* Asks whether the server answers at all. */
void calls_probe(struct engine *e);

#endif
