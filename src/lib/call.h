/* call.h: one call of the library: what it gets, and the memory that it runs in.
 *
 * A call that uses up its memory leaves through the trap of its arenas and is an error of that
 * call only. */
#ifndef GW_LIB_CALL_H
#define GW_LIB_CALL_H

#include <setjmp.h>

#include "base/buf.h"
#include "base/err.h"
#include "feed/feed.h"
#include "gate/weight.h"
#include "glancewire.h"

enum { GW_HEADERS = 16 };

struct gw {
	struct arena out, scratch; /* of the call under way */
	struct arena results;      /* until the next call */
	struct arena former;       /* of the call before: it may be the input of this one */
	struct arena held;         /* headers, until the next document */
	struct arena kept;         /* as long as the handle */
	struct gate_weights weights; /* of the check, in `kept`, from the first check on */
	bool weighed;
	struct feed_header headers[GW_HEADERS];
	size_t header_count;
	int64_t today;
	size_t last_bytes; /* what the last call was given */
	struct buf result;
	struct err err;
	jmp_buf trap;
};

/* What a call is given.  `about` is what is known of the bytes: their address, language, header. */
struct input {
	struct str bytes, more, about;
	size_t most;           /* of bytes and of more */
	bool utf8;             /* they are text, and must be UTF-8 */
	unsigned words;
	struct stream *stream;
};

/* Writes to gw->result, with gw->out and gw->scratch, or fails with gw->err. */
typedef bool call_body(struct gw *gw, const struct input *in);

bool call_run(struct gw *gw, call_body *body, const struct input *in, struct gw_text *result);

/* Keeps a header until call_forget_headers. */
bool call_hold_header(struct gw *gw, struct str name, struct str value);
void call_forget_headers(struct gw *gw);

#endif
