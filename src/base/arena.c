/* arena.c: memory by lifetime, on one lazily committed mapping. */
#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_ASAN 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define WITH_ASAN 1
#endif

#ifdef WITH_ASAN
#include <sanitizer/asan_interface.h>
#define OPEN_BYTES(p, n)  ASAN_UNPOISON_MEMORY_REGION((p), (n))
#define CLOSE_BYTES(p, n) ASAN_POISON_MEMORY_REGION((p), (n))
enum { RED_ZONE = 16 };
#else
#define OPEN_BYTES(p, n)  ((void)(p), (void)(n))
#define CLOSE_BYTES(p, n) ((void)(p), (void)(n))
enum { RED_ZONE = 0 };
#endif

enum { MIDDLE_BYTES = 16 << 20 };

bool
arena_reserve(struct arena *a, size_t limit_bytes)
{
	void *p = mmap(NULL, limit_bytes, PROT_READ | PROT_WRITE,
	               MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	*a = (struct arena){0};
	if (p == MAP_FAILED)
		return false;
	*a = (struct arena){.beg = p, .cur = p, .end = (char *)p + limit_bytes};
	return true;
}

struct arena
arena_open(size_t limit_bytes)
{
	struct arena a;
	if (!arena_reserve(&a, limit_bytes)) {
		fprintf(stderr, "glancewire: cannot reserve %zu bytes of memory\n", limit_bytes);
		abort();
	}
	return a;
}

void
arena_wish_large_pages(struct arena *a)
{
	madvise(a->beg, (size_t)(a->end - a->beg), MADV_HUGEPAGE);
}

void
arena_close(struct arena *a)
{
	/* AddressSanitizer forgets red zones with the mapping. */
	if (a->beg)
		munmap(a->beg, (size_t)(a->end - a->beg));
	*a = (struct arena){0};
}

void
arena_reset(struct arena *a, size_t keep_bytes)
{
	size_t page = 4096;
	keep_bytes = (keep_bytes + page - 1) / page * page;
	/* Scratch copies may have written beyond `cur`, so all of the tail is given back. */
	if (keep_bytes < (size_t)(a->end - a->beg))
		madvise(a->beg + keep_bytes, (size_t)(a->end - a->beg) - keep_bytes, MADV_DONTNEED);
	a->cur = a->beg;
}

struct arena
arena_part(struct arena *a, size_t size)
{
	char *p = arena_alloc(a, size, 1, 16);
	return (struct arena){.beg = p, .cur = p, .end = p + size, .trap = a->trap};
}

struct arena
arena_upper(struct arena *a)
{
	struct arena upper = *a;
	size_t half = (size_t)(a->end - a->cur) / 2;
	/* Of a large arena the middle stays where it is while the lower half is being filled. */
	upper.beg = a->cur + half;
	if (half > 2 * MIDDLE_BYTES)
		upper.beg -= (uintptr_t)upper.beg % MIDDLE_BYTES;
	upper.cur = upper.beg;
	a->end = upper.beg;
	return upper;
}

size_t
arena_used(const struct arena *a)
{
	return (size_t)(a->cur - a->beg);
}

_Noreturn void
arena_exhausted(struct arena *a)
{
	if (a->trap)
		longjmp(*a->trap, 1);
	fprintf(stderr, "glancewire: a job used more memory than its limit of %zu bytes\n",
	        (size_t)(a->end - a->beg));
	abort();
}

void *
arena_room(struct arena *a, size_t size, size_t align)
{
	size_t left = (size_t)(a->end - a->cur);
	size_t pad = -(uintptr_t)a->cur & (align - 1);
	if (pad + RED_ZONE > left || size > left - pad - RED_ZONE)
		arena_exhausted(a);
	char *p = a->cur + pad;
	a->cur = p + size + RED_ZONE;
	OPEN_BYTES(p, size);
	CLOSE_BYTES(p + size, RED_ZONE);
	return p;
}

void *
arena_alloc(struct arena *a, size_t count, size_t size, size_t align)
{
	if (size && count > SIZE_MAX / 2 / size)
		arena_exhausted(a);
	size_t total = count * size;
	char *p = arena_room(a, total, align);
	return total ? memset(p, 0, total) : p;
}
