/* dump.h: numbers and strings to standard output, for the training scripts; for tools only.
 *
 * Numbers are little-endian, of 32 bits; a string is its length, then its bytes. */
#ifndef GW_TOOLS_DUMP_H
#define GW_TOOLS_DUMP_H

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"

static inline void
dump_number(uint32_t n)
{
	fwrite(&n, sizeof n, 1, stdout);
}

static inline void
dump_string(struct str s)
{
	dump_number((uint32_t)s.n);
	fwrite(s.p, 1, s.n, stdout);
}

/* The whole file; ends the program where it cannot be opened. */
static inline struct str
dump_input(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "rb");
	if (!f) {
		perror(path);
		exit(1);
	}
	struct buf b = buf_in(a, 1 << 20);
	size_t n;
	do {
		buf_reserve(&b, 1 << 16);
		n = fread(b.p + b.n, 1, 1 << 16, f);
		b.n += n;
	} while (n > 0);
	fclose(f);
	return buf_str(&b);
}

#endif
