/* serve.h: the processes of one machine under one parent: engine and web. */
#ifndef GW_CMD_SERVE_H
#define GW_CMD_SERVE_H

#include "cmd/option.h"
#include "os/clock.h"

struct serve_options {
	const struct config *config;
	struct str data;
	struct clock clock;
	bool until_idle;
	bool web;             /* serve readers */
	const char *command;  /* for messages: "run" */
	void (*ready)(void *ctx, const char *address); /* the site answers at this address */
	/* Reads the configuration again after SIGHUP; NULL: SIGHUP ends the program. */
	bool (*reload)(void *ctx, struct config *config, struct err *err);
	void *ctx;
	int listen_fd; /* made by serve_run */
	struct tally *ads; /* made by serve_run */
};

/* Runs until SIGTERM or SIGINT, or until the round is done.  A process that dies is started
 * again.  SIGHUP starts both anew with the configuration as it is then; no reader notices.  Returns the exit status. */
int serve_run(struct arena *arena, const struct serve_options *options);

#endif
