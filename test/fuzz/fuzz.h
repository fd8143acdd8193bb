/* fuzz.h: what the fuzz targets share: memory of one case, and properties of what comes out.
 *
 * A target is FUZZ(input) { … }: it runs once for each input in arenas that are empty.  Running
 * out of memory is no failure: hostile input may exhaust its own job. */
#ifndef GW_TEST_FUZZ_H
#define GW_TEST_FUZZ_H

#include <setjmp.h>
#include <stdlib.h>

#include "base/str.h"
#include "text/utf8.h"

struct fuzz_memory {
	struct arena out, scratch;
};

static inline void
fuzz_expect(bool holds)
{
	if (!holds)
		abort();
}

/* Everything that leaves a parser is valid UTF-8. */
static inline void
fuzz_expect_text(struct str s)
{
	fuzz_expect(!s.p || utf8_valid(s));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FUZZ(input)                                                                         \
	static void fuzz_case(struct fuzz_memory *memory, struct str input);                \
	int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)                        \
	{                                                                                   \
		static struct fuzz_memory memory;                                           \
		jmp_buf full;                                                               \
		if (!memory.out.beg) {                                                      \
			memory.out = arena_open(32 << 20);                                 \
			memory.scratch = arena_open(32 << 20);                             \
		}                                                                           \
		arena_reset(&memory.out, 4 << 20);                                          \
		arena_reset(&memory.scratch, 4 << 20);                                      \
		memory.out.trap = memory.scratch.trap = &full;                              \
		if (setjmp(full) == 0)                                                      \
			fuzz_case(&memory, str_from(data, size));                           \
		return 0;                                                                   \
	}                                                                                   \
	static void fuzz_case(struct fuzz_memory *memory, struct str input)

#endif
