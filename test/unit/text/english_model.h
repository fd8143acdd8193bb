/* english_model.h: the model of the source tree, read once for a test program. */
#ifndef GW_TEST_ENGLISH_MODEL_H
#define GW_TEST_ENGLISH_MODEL_H

#include <stdio.h>
#include <stdlib.h>

#include "text/english.h"

static inline const struct english *
english_model(void)
{
	static const struct english *english;
	if (english)
		return english;
	enum { ROOM = 16 << 20 };
	struct arena a = arena_open(64 << 20), scratch = arena_open(1 << 20);
	char *bytes = arena_alloc(&a, ROOM, 1, 16);
	FILE *f = fopen(ENGLISH_MODEL, "rb");
	struct err err = {.msg = "it cannot be opened"};
	size_t n = f ? fread(bytes, 1, ROOM, f) : 0;
	if (f)
		fclose(f);
	english = n ? english_open(&a, scratch, str_from(bytes, n), &err) : NULL;
	if (!english) {
		fprintf(stderr, "%s: %s\n", ENGLISH_MODEL, err.msg);
		abort();
	}
	arena_close(&scratch);
	return english;
}

#endif
