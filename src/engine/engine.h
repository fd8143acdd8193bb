/* engine.h: the process that makes the product: polls, reads, groups, writes, publishes.
 *
 * Owns the store's writing side, the fetch process and the parse workers.  One thread, one loop;
 * everything it knows is in the store, so it can be killed at any moment. */
#ifndef GW_ENGINE_ENGINE_H
#define GW_ENGINE_ENGINE_H

#include "ads/tally.h"
#include "engine/config.h"
#include "os/clock.h"
#include "store/store.h"

struct engine_options {
	const struct config *config;
	struct clock clock;
	bool until_idle;  /* one full round, then return */
	int stop_fd;      /* readable: stop now */
	struct str data;  /* the folder, for messages */
	bool quiet;       /* no line a minute about progress */
	struct tally *ads; /* shared with the server; NULL: none is counted */
};

/* Runs on a store opened with STORE_RUN.  True when it stopped because it was told to or was done;
 * false with err when the store failed or a process could not be started. */
bool engine_run(struct store *store, const struct engine_options *options, struct err *err);

#endif
