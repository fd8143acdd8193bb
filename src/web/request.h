/* request.h: what a request asks for, and whether it may be answered at all. */
#ifndef GW_WEB_REQUEST_H
#define GW_WEB_REQUEST_H

#include <microhttpd.h>

#include "web/coding.h"

enum { REQUEST_VALUES = 24 };

struct request {
	struct str path;      /* decoded; set by the server */
	struct coding_wish wish; /* how bodies may be packed */
	struct str if_match;  /* If-None-Match as it came */
	/* Framing, counted to find requests that two servers would cut in two ways. */
	unsigned lengths, encodings;
	bool body;            /* it has one, or says so */
	bool odd_name;        /* a header without a name, or with space in it */
	/* What stands behind the '?', as it came; further ones are not looked at. */
	struct request_value {
		struct str name, value;
	} values[REQUEST_VALUES];
	size_t value_count;
};

void request_read(struct request *r, struct MHD_Connection *connection);

/* Content-Length with Transfer-Encoding, or two lengths (RFC 9112, 6.3): such a request must not
 * be answered as if nothing were wrong, and its connection must close. */
bool request_smuggles(const struct request *r);

/* The path of a request target, decoded; false where it is no path of ours: bad escapes, NUL and
 * other control bytes, encoded slashes, dot segments, bytes that are no UTF-8. */
bool request_path(struct arena *out, struct str target, struct str *path);

/* The first value of that name, decoded and trimmed; "" where there is none.  False where it is no
 * text: bad escapes, bytes that are no UTF-8.  Control characters become spaces. */
bool request_value(struct arena *out, const struct request *r, const char *name,
                   struct str *value);
/* Its code points as they came, before anything was trimmed. */
size_t request_length(const struct request *r, const char *name);
/* The same as a number from 1 to `most`; `otherwise` where there is none. */
bool request_number(struct arena *out, const struct request *r, const char *name, int64_t most,
                    int64_t otherwise, int64_t *value);

/* Whether an If-None-Match list names `etag` (weak comparison, RFC 9110, 13.1.2). */
bool request_has_etag(struct str if_match, struct str etag);

#endif
