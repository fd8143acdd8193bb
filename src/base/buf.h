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

static inline void
buf_bytes(struct buf *b, const void *p, size_t n)
{
	if (n > b->cap - b->n)
		buf_reserve(b, n);
	if (n)
		memcpy(b->p + b->n, p, n);
	b->n += n;
}

static inline void
buf_put(struct buf *b, struct str s)
{
	buf_bytes(b, s.p, s.n);
}

static inline void
buf_byte(struct buf *b, char c)
{
	if (b->n == b->cap)
		buf_reserve(b, 1);
	b->p[b->n++] = c;
}

static inline void
buf_cstr(struct buf *b, const char *c)
{
	buf_bytes(b, c, strlen(c));
}

void buf_fmt(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* A view; never absent. */
static inline struct str
buf_str(const struct buf *b)
{
	return (struct str){b->p ? b->p : "", b->n};
}

#endif
