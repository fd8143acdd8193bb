/* addressed_fuzz.c: a text that may speak to machines. */
#include "llm/addressed.h"

#include "fuzz.h"

FUZZ(input)
{
	struct addressed_part *parts;
	size_t n = addressed_parts(&memory->out, memory->scratch, input, &parts), end = 0;
	for (size_t i = 0; i < n; i++) {
		fuzz_expect(parts[i].start >= end && parts[i].end > parts[i].start);
		end = parts[i].end;
	}
	fuzz_expect(end <= input.n);
}
