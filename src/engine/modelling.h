/* modelling.h: the language model's part in the running program.
 *
 * A story is published at once by the default writer; a job asks the model later, and its edition
 * follows when it is better (modelled.h).  Every call has a receipt in the store, which is also
 * the memory of what was answered: a job that is taken up again finds its answers there.
 *
 *   (free) -> RUNNING [modelling_turn]   a job was leased; calls are sent
 *   RUNNING -> RUNNING [modelling_turn]  all its answers are there: it goes on from them
 *   RUNNING -> (free)  [modelling_turn]  published, or nothing to do, or to be taken up later
 *
 * Nothing here waits: a server that is slow, silent or gone costs readers nothing. */
#ifndef GW_ENGINE_MODELLING_H
#define GW_ENGINE_MODELLING_H

#include "engine/model_service.h"
#include "llm/breaker.h"
#include "llm/reply.h"
#include "store/model.h"

enum { MODEL_FLIGHTS = 16, MODEL_SLOTS = 16, MODEL_NO_SLOT = -1 };

/* A call under way. */
struct model_flight {
	uint64_t id;            /* of its request; 0: free */
	int slot;
	int64_t receipt, attempts, sent_ms;
	struct llm_call call;   /* without body and key */
};

/* A job under way. */
struct model_slot {
	bool running;
	int64_t job, story;
	unsigned flying;
	int64_t due_at;         /* real seconds: what it waits for can be had then; 0: nothing */
};

enum probe_state { PROBE_DUE, PROBE_SENT, PROBE_DONE };

struct modelling {
	struct model_setup setup;
	struct breaker breaker;
	struct model_flight flights[MODEL_FLIGHTS];
	struct model_slot slots[MODEL_SLOTS];
	unsigned flying;
	enum probe_state probe;
	struct llm_service probed; /* the same, with less patience */
	int64_t capped_until;   /* real seconds: no call may be paid before */
	int64_t busy_until;     /* likewise: the server asked for a pause */
};

#endif
