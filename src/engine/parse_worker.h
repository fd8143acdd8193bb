/* parse_worker.h: the body of a parse worker process.  Internal to engine/. */
#ifndef GW_ENGINE_PARSE_WORKER_H
#define GW_ENGINE_PARSE_WORKER_H

#include "engine/parser.h"
#include "os/msg.h"

enum { WORKER_DOCUMENTS = 1000 }; /* then it ends and is replaced */

/* A request as a frame on a channel. */
void parse_request_put(struct msg_channel *c, const struct parse_request *r);

/* For proc_start; ctx is a struct parser_options.  Never returns where the sandbox fails but with
 * a status; WORKER_NO_SANDBOX says so. */
enum { WORKER_NO_SANDBOX = 70 };
int parse_worker_main(void *ctx, int fd);

#endif
