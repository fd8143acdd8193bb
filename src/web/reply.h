/* reply.h: ready answers: status, headers, body, plain and compressed. */
#ifndef GW_WEB_REPLY_H
#define GW_WEB_REPLY_H

#include <microhttpd.h>

#include "base/str.h"

enum reply_kind {
	REPLY_PAGE,    /* may be kept for half a minute */
	REPLY_DATA,    /* feeds, JSON: a minute */
	REPLY_FOREVER, /* its address changes when it does */
	REPLY_NOW,     /* never kept: health, errors */
};

struct content {
	int status;
	struct str type, body;
	struct str location; /* of a 301 */
	struct str allow;    /* of a 405 */
	enum reply_kind kind;
	bool close;          /* the connection must not be used again */
};

struct variant {
	struct MHD_Response *full, *unchanged; /* 200, 304 */
	char etag[28];
	size_t body_bytes;
};

struct reply {
	int status;
	struct variant plain, gzip; /* gzip.full NULL: not worth it */
	size_t bytes;               /* of memory it takes */
};

/* Makes the answers; bodies are copied.  With `compress`, the gzip variant too.  False where the
 * memory is not there. */
bool reply_make(struct reply *r, const struct content *c, bool compress);
void reply_free(struct reply *r);

#endif
