/* fetch.h: one HTTP request and its answer, by a process of its own.
 *
 * The fetch process has the network and nothing else: no store, no keys, no parsers but libcurl's
 * of HTTP.  The caller sends requests and takes answers over one channel, many at a time.  One
 * request is one hop: redirects are answers (the caller checks robots.txt and pace of the next
 * address first).  Bodies are decoded (gzip, br, zstd) and limited after decoding. */
#ifndef GW_NET_FETCH_H
#define GW_NET_FETCH_H

#include "base/err.h"
#include "net/guard.h"

struct fetch_request {
	uint64_t id;
	struct str url;           /* absolute http or https */
	struct str accept;        /* header, STR_NONE: any */
	struct str etag, last_modified; /* sent back byte for byte; STR_NONE none */
	uint64_t max_bytes;       /* of the decoded body */
	/* For a service that the operator named in the configuration, never for an address that was
	 * found on a page: it may be a private one, no proxy stands before it, and it may be silent
	 * for as long as the time-out allows. */
	bool own_service;
	struct str body;          /* posted; STR_NONE: a GET */
	struct str body_type;     /* its media type; STR_NONE: JSON */
	struct str authorization; /* header; never logged */
	uint32_t timeout_s;       /* 0: LIMIT_FETCH_S */
};

struct fetch_answer {
	uint64_t id;
	int status;               /* HTTP status; 0: none came, see err */
	struct err err;           /* ERR_AGAIN network trouble and time-outs, ERR_LIMIT too long,
	                           * ERR_DENIED refused by the guard, ERR_INPUT bad address */
	struct str location;      /* of a redirect, as sent */
	struct str content_type, content_location, content_language;
	struct str etag, last_modified, retry_after, cache_control, expires, date, link;
	struct str x_robots_tag;  /* several parted by line feeds */
	struct str tdm_reservation;
	struct str body;
	int64_t elapsed_ms;
	bool unsent;              /* there was no connection: the server has not seen the request */
};

struct fetch_options {
	struct str user_agent;
	struct guard guard;       /* which addresses may be reached */
	struct str proxy;         /* STR_NONE: none, whatever the environment says */
	struct str resolve;       /* "host:port:address,…" overrides, STR_NONE */
	int connections;          /* at once, in all; 0 means 64 */
};

struct fetcher;

/* Starts the fetch process.  NULL with err where it cannot be started. */
struct fetcher *fetcher_open(const struct fetch_options *options, struct err *err);
/* Ends the process; requests under way are lost. */
void fetcher_close(struct fetcher *f);
/* To wait on with poll(): readable when fetcher_next has something. */
int fetcher_fd(const struct fetcher *f);
/* One request and its answer; blocks.  False with err where none came or the process died. */
bool fetcher_run(struct fetcher *f, struct arena *out, const struct fetch_request *r,
                 struct fetch_answer *answer, struct err *err);
bool fetcher_send(struct fetcher *f, const struct fetch_request *r, struct err *err);
/* The next answer if one is there (never blocks): true and *got.  False with err where the
 * process died: open a new one, send again what is unanswered. */
bool fetcher_next(struct fetcher *f, struct arena *out, struct fetch_answer *answer, bool *got,
                  struct err *err);
/* Bytes still to be written to the process: then poll for POLLOUT too and call fetcher_flush. */
bool fetcher_wants_write(const struct fetcher *f);
bool fetcher_flush(struct fetcher *f, struct err *err);

#endif
