/* buf.h: bytes that grow, inside an arena.
 *
 * Growing copies into a larger run of the same arena (in place when the buffer is its newest
 * object), so a buffer is cheap while it is the only thing being built there. */
#ifndef GW_BASE_BUF_H
#define GW_BASE_BUF_H

#include "base/str.h"

struct buf {
	struct arena *arena;
	char *p;
	size_t n, cap;
};

struct buf buf_in(struct arena *a, size_t cap);
void buf_reserve(struct buf *b, size_t more); /* room for `more` bytes beyond n */
void buf_put(struct buf *b, struct str s);
void buf_bytes(struct buf *b, const void *p, size_t n);
void buf_byte(struct buf *b, char c);
void buf_cstr(struct buf *b, const char *c);
void buf_fmt(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
struct str buf_str(const struct buf *b); /* a view; never absent */

#endif
