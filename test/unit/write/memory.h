/* memory.h: memory for a test of the writer, new for each. */
#ifndef GW_TEST_WRITE_MEMORY_H
#define GW_TEST_WRITE_MEMORY_H

#include "base/arena.h"

struct memory {
	struct arena out, scratch, trees, notes;
};

static inline struct memory
memory_open(void)
{
	return (struct memory){arena_open(256 << 20), arena_open(512 << 20), arena_open(256 << 20),
	                       arena_open(64 << 20)};
}

static inline void
memory_close(struct memory *m)
{
	arena_close(&m->out);
	arena_close(&m->scratch);
	arena_close(&m->trees);
	arena_close(&m->notes);
}

/* The state of a test that needs nothing else. */
static inline int
open_memory(void **state)
{
	static struct memory m;
	m = memory_open();
	*state = &m;
	return 0;
}

static inline int
close_memory(void **state)
{
	memory_close(*state);
	return 0;
}

#endif
