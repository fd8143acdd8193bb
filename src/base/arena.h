/* arena.h: memory by lifetime.
 *
 * An arena is one contiguous reservation of address space from which objects are cut in turn.
 * Nothing is freed by itself; everything goes when the arena is reset or closed.  Memory is
 * zeroed, but for arena_room.  When the reservation is used up the arena jumps to its trap (see
 * arena_trap), so that callers never test for NULL and hostile input can only exhaust its own
 * job.
 *
 * Scratch memory is an arena passed BY VALUE: the callee cuts from its copy, and on return all
 * of that is free again.  Results go into an arena passed by pointer.  The two must never be the
 * same arena in one call.  An arena belongs to one thread. */
#ifndef GW_BASE_ARENA_H
#define GW_BASE_ARENA_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena {
	char *beg;     /* start of the reservation */
	char *cur;     /* next free byte */
	char *end;     /* end of the reservation */
	jmp_buf *trap; /* where to go when it is used up; NULL: print and abort */
};

/* Reserves `limit_bytes` of address space; memory is taken only as it is touched.
 * Aborts when the system cannot reserve that much. */
struct arena arena_open(size_t limit_bytes);

/* The same for callers that must not be ended: false when the system cannot. */
bool arena_reserve(struct arena *a, size_t limit_bytes);

/* Asks for large pages, for memory that is read here and there: without them most reads wait for
 * the address, too.  A wish only. */
void arena_wish_large_pages(struct arena *a);

void arena_close(struct arena *a);

/* Forgets everything; memory beyond the first `keep_bytes` goes back to the system. */
void arena_reset(struct arena *a, size_t keep_bytes);

/* The same, but all memory stays: for what is used again at once. */
static inline void
arena_rewind(struct arena *a)
{
	a->cur = a->beg;
}

/* A part of `a` of `size` bytes as an arena of its own, for use as scratch. */
struct arena arena_part(struct arena *a, size_t size);

/* Parts off about the upper half of what is left as an arena of its own, for functions that need
 * both results and scratch from one scratch.  Unlike arena_part it touches no memory. */
struct arena arena_upper(struct arena *a);

/* `count` objects of `size` bytes at `align`, zeroed.  Never returns NULL. */
void *arena_alloc(struct arena *a, size_t count, size_t size, size_t align);

/* `size` bytes at `align` that are not zeroed, for what is written before it is read. */
void *arena_room(struct arena *a, size_t size, size_t align);

/* Bytes handed out so far. */
size_t arena_used(const struct arena *a);

/* Leaves through the trap as if memory had run out; for other limits of the same job. */
_Noreturn void arena_exhausted(struct arena *a);

#define arena_new(a, type)      ((type *)arena_alloc((a), 1, sizeof(type), _Alignof(type)))
#define arena_array(a, type, n) ((type *)arena_alloc((a), (n), sizeof(type), _Alignof(type)))

#endif
