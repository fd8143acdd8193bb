/* server.h: what the threads of the server share, and what each has for itself. */
#ifndef GW_WEB_SERVER_H
#define GW_WEB_SERVER_H

#include <pthread.h>
#include <stdatomic.h>

#include "base/map.h"
#include "store/store.h"
#include "web/ads.h"
#include "web/reply.h"
#include "web/request.h"
#include "web/web.h"

enum { STATUS_LEAST = 100, STATUS_MOST = 600 };

/* Shared; read-only but for the counters. */
struct server {
	const struct web_options *options;
	struct ads *ads;
	struct str data_folder; /* a copy ended by NUL */
	int64_t started_ms;
	pthread_key_t worker;
	atomic_ullong requests[STATUS_MOST];
	atomic_ullong unchanged, packed[CODINGS], body_bytes, made, cache_hits;
	atomic_ullong searches, search_ms, api_requests, api_refused;
};

/* An answer that is kept, and what it was made of. */
struct kept {
	struct reply reply;
	uint64_t source_hash; /* of the bytes from the store */
	uint64_t round;       /* of the worker when it was last found unchanged */
};

/* Requests of clients to the API in their minute. */
enum { API_CLIENTS = 4096 };
struct api_slot {
	int64_t since_s, count;
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
	uint64_t random;     /* state of the numbers of views */
	struct reply errors[STATUS_MOST]; /* made when first needed */
	struct api_slot clients[API_CLIENTS];
};

struct worker *worker_of(struct server *server); /* NULL: no memory */
void worker_close(void *worker);
/* Opens the store where it is not, and looks for changes a few times a second; false where the
 * store cannot be read. */
bool worker_refresh(struct worker *w);
/* The answer for a decoded path; NULL where there is no such page or the store failed. */
const struct reply *worker_reply(struct worker *w, struct str path);
/* Makes an answer that is not kept; 0, or the status of the error to be sent: a request that needs
 * more memory than there is, or a store that fails, costs this request alone. */
typedef bool worker_make(struct worker *w, struct arena *out, const struct request *r,
                         struct content *c, struct err *err);
int worker_fresh(struct worker *w, struct arena *out, worker_make *make, const struct request *r,
                 struct content *c);
/* The page that says what went wrong. */
const struct reply *worker_error(struct worker *w, int status);

/* route.c: what stands at a path; false: nothing.  Strings live in `out`. */
bool route_content(struct worker *w, struct arena *out, struct str path, struct content *c,
                   struct err *err);

/* search.c: what was looked for, made for each request.  False: the store failed. */
bool search_content(struct worker *w, struct arena *out, const struct request *r,
                    struct content *c, struct err *err);

/* What a search asks for and finds; `feed`: a feed of its newest finds, without snippets. */
bool search_read(struct worker *w, struct arena *out, const struct request *r,
                 const struct page_site *site, bool feed, struct page_search_input *in,
                 struct err *err);
/* follow.c: /search/feed.atom and /search/feed.json, made for each request. */
bool follow_search(struct worker *w, struct arena *out, const struct request *r,
                   struct content *c, struct err *err);

/* The site with its sections, as the engine last wrote them. */
bool site_of(struct worker *w, struct arena *out, struct page_site *site, struct err *err);

/* health.c */
struct content health_content(struct worker *w, struct arena *out);
struct content metrics_content(struct server *s, struct arena *out);

#endif
