/* server.h: what the threads of the server share, and what each has for itself. */
#ifndef GW_WEB_SERVER_H
#define GW_WEB_SERVER_H

#include <pthread.h>
#include <stdatomic.h>

#include "ads/house.h"
#include "base/map.h"
#include "store/store.h"
#include "web/reply.h"
#include "web/web.h"

enum { STATUS_LEAST = 100, STATUS_MOST = 600 };

/* Shared; read-only but for the counters. */
struct server {
	const struct web_options *options;
	const struct ad *ads;
	size_t ad_count;
	struct str data_folder; /* a copy ended by NUL */
	int64_t started_ms;
	pthread_key_t worker;
	atomic_ullong requests[STATUS_MOST];
	atomic_ullong unchanged, gzipped, body_bytes, made, cache_hits;
};

/* An answer that is kept, and what it was made of. */
struct kept {
	struct reply reply;
	uint64_t source_hash; /* of the bytes from the store */
	int64_t hour;         /* advertisements change with it */
	uint64_t round;       /* of the worker when it was last found unchanged */
};

/* Of one thread: its own handle of the store and its own answers, so that no lock is needed. */
struct worker {
	struct server *server;
	struct store *store; /* NULL: could not be opened yet */
	int64_t retry_ms;    /* not before */
	struct arena scratch;
	struct arena memory; /* of the map */
	struct map kept;     /* path -> struct kept */
	size_t kept_bytes;
	int64_t checked_ms, stamp;
	uint64_t round;      /* one more whenever the stamp changes */
	struct reply errors[STATUS_MOST]; /* made when first needed */
};

struct worker *worker_of(struct server *server); /* NULL: no memory */
void worker_close(void *worker);
/* Opens the store where it is not, and looks for changes a few times a second; false where the
 * store cannot be read. */
bool worker_refresh(struct worker *w);
/* The answer for a decoded path; NULL where there is no such page or the store failed. */
const struct reply *worker_reply(struct worker *w, struct str path);
/* The page that says what went wrong. */
const struct reply *worker_error(struct worker *w, int status);

/* route.c: what stands at a path; false: nothing.  Strings live in `out`. */
bool route_content(struct worker *w, struct arena *out, struct str path, struct content *c,
                   struct err *err);

/* health.c */
struct content health_content(struct worker *w, struct arena *out);
struct content metrics_content(struct server *s, struct arena *out);

/* house_load.c: the advertisements of a folder; files that are wrong are logged and left out. */
void house_load(struct arena *out, const char *folder, struct ad **ads, size_t *count);

#endif
