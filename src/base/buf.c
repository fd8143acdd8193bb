/* buf.c: bytes that grow, inside an arena. */
#include "base/buf.h"

#include <stdio.h>
#include <string.h>

struct buf
buf_in(struct arena *a, size_t cap)
{
	struct buf b = {.arena = a};
	buf_reserve(&b, cap ? cap : 64);
	return b;
}

void
buf_reserve(struct buf *b, size_t more)
{
	if (more <= b->cap - b->n)
		return;
	size_t cap = b->cap * 2;
	if (cap < b->n + more)
		cap = b->n + more;
	if (cap < 64)
		cap = 64;
#if !defined(__SANITIZE_ADDRESS__)
	/* The newest object of its arena grows where it is. */
	if (b->p && b->p + b->cap == b->arena->cur) {
		arena_room(b->arena, cap - b->cap, 1);
		if (b->p + cap == b->arena->cur) {
			b->cap = cap;
			return;
		}
	}
#endif
	char *p = arena_room(b->arena, cap, 1);
	if (b->n)
		memcpy(p, b->p, b->n);
	b->p = p;
	b->cap = cap;
}

void
buf_fmt(struct buf *b, const char *fmt, ...)
{
	va_list ap, again;
	va_start(ap, fmt);
	va_copy(again, ap);
	buf_reserve(b, 128);
	int n = vsnprintf(b->p + b->n, b->cap - b->n, fmt, ap);
	if (n > 0 && (size_t)n >= b->cap - b->n) {
		buf_reserve(b, (size_t)n + 1);
		vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
	}
	if (n > 0)
		b->n += (size_t)n;
	va_end(again);
	va_end(ap);
}
