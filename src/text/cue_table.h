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
cue_read(const char *p, size_t n)
{
	uint64_t v = 0;
	for (size_t i = 0; i < n; i++)
		v |= (uint64_t)(unsigned char)p[i] << (8 * i);
	return v;
}

/* The first and last bytes of a word, and how many it has, tell all words apart well enough. */
static inline uint32_t
cue_hash(const char *p, size_t n)
{
	uint64_t a = n >= 4 ? cue_read(p, 4) | cue_read(p + n - 4, 4) << 32 : cue_read(p, n);
	uint64_t b = n >= 8 ? cue_read(p + 4, 4) : 0;
	uint64_t h = (a ^ b << 16 ^ n << 56) * 0x9e3779b97f4a7c15u;
	return (uint32_t)(h >> 32);
}

#endif
