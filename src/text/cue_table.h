/* cue_table.h: rows of the cue tables; for cue.c and the tables alone. */
#ifndef GW_TEXT_CUE_TABLE_H
#define GW_TEXT_CUE_TABLE_H

#include "text/cue.h"

struct cue_row {
	const char *word;
	unsigned classes;
};

extern const struct cue_row cue_rows_en[], cue_rows_de[], cue_rows_fr[], cue_rows_es[],
	cue_rows_it[], cue_rows_pt[], cue_rows_nl[], cue_rows_zh[], cue_rows_ja[];
extern const size_t cue_count_en, cue_count_de, cue_count_fr, cue_count_es, cue_count_it,
	cue_count_pt, cue_count_nl, cue_count_zh, cue_count_ja;

/* Where a word is found by its hash; made of the tables when the program is built
 * (tools/cue_index.c). */
struct cue_slot {
	uint16_t row; /* plus 1; 0: free */
	uint8_t bytes, check; /* of the word; the upper bits of its hash */
};

struct cue_index {
	const struct cue_row *rows;
	const struct cue_slot *slots;
	size_t mask;
};

extern const struct cue_index cue_indexes[]; /* by language */

static inline uint64_t
cue_read4(const char *p)
{
	uint32_t v;
	memcpy(&v, p, sizeof v);
	return v;
}

/* The first and last bytes of a word, and how many it has, tell all words apart well enough. */
static inline uint32_t
cue_hash(const char *p, size_t n)
{
	uint64_t a = n < 4, b = n >= 8 ? cue_read4(p + 4) : 0;
	if (n >= 4)
		a = cue_read4(p) | cue_read4(p + n - 4) << 32;
	for (size_t i = 0; i < n && n < 4; i++)
		a = a << 8 | (unsigned char)p[i];
	uint64_t h = (a ^ b << 16 ^ (uint64_t)n << 56) * 0x9e3779b97f4a7c15u;
	return (uint32_t)(h >> 32);
}

#endif
