/* direct.h: language models asked by a command, one call at a time, without a store.
 *
 * Nothing is kept, so no cap holds: what was asked is told at the end. */
#ifndef GW_CMD_DIRECT_H
#define GW_CMD_DIRECT_H

#include "engine/config.h"
#include "engine/model_service.h"
#include "llm/reply.h"

struct direct {
	struct model_setup setup;
	struct fetcher *fetcher;
	int64_t calls, failed, tokens_in, tokens_out, elapsed_ms, price;
};

/* ERR_USAGE where the configuration names no model. */
bool direct_open(struct direct *d, struct arena *out, const struct config *config,
                 struct err *err);
void direct_close(struct direct *d);

/* One call; what may be made again is made again, after a pause. */
struct llm_reply direct_call(struct direct *d, struct arena *out, struct arena scratch,
                             const struct llm_call *call, int64_t *elapsed_ms);

/* For modelled_story: ctx is a struct direct_asking. */
struct direct_asking {
	struct direct *direct;
	struct arena *out;
	struct arena scratch;
};
void direct_ask(void *ctx, const struct llm_call *call, struct modelled_answer *a);

#endif
