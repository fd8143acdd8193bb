/* reply.h: ready answers: status, headers, body, each body in all its codings. */
#ifndef GW_WEB_REPLY_H
#define GW_WEB_REPLY_H

#include <microhttpd.h>

#include "web/coding.h"

enum reply_kind {
	REPLY_PAGE,    /* may be kept for half a minute */
	REPLY_DATA,    /* feeds, JSON: a minute */
	REPLY_FOREVER, /* its address changes when it does */
	REPLY_NOW,     /* never kept: health, errors */
	REPLY_OWN,     /* made for one reader, who asks each time whether it is still so */
};

/* Of pages that run scripts of ours. */
#define REPLY_SCRIPT_POLICY                                                                 \
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "         \
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

struct content {
	int status;
	struct str type, body;
	struct str location; /* of a 301 */
	struct str allow;    /* of a 405 */
	struct str link;     /* a Link header; STR_NONE: none */
	struct str policy;   /* Content-Security-Policy; STR_NONE: that of all pages */
	enum reply_kind kind;
	int64_t limit, remaining, reset_s; /* of the API's requests in a minute; limit 0: none */
	bool without_ads;    /* its editor wants none in it */
	bool close;          /* the connection must not be used again */
};

struct variant {
	struct MHD_Response *full, *unchanged; /* 200, 304 */
	char etag[28];
	size_t body_bytes;
	enum coding coding;
};

struct ad_plan;

struct reply {
	int status;
	struct ad_plan *ads;        /* the page is put together for each request; NULL: it is ready */
	struct variant in[CODINGS]; /* full NULL: not worth it, or not asked for */
	size_t bytes;               /* of memory it takes */
};

/* Makes the answers; bodies are copied.  Beside the plain one, those in `wish`.  False where the
 * memory is not there. */
bool reply_make(struct reply *r, const struct content *c, struct coding_wish wish);
void reply_free(struct reply *r);

/* The one that is wanted most. */
const struct variant *reply_variant(const struct reply *r, struct coding_wish wish);
/* Whether an If-None-Match list names any of them: they are the same content. */
bool reply_is_known(const struct reply *r, struct str if_match);

/* Everything but the type and the coding of the body. */
void reply_add_headers(struct MHD_Response *response, const struct content *c, const char *etag);

#endif
