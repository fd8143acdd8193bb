/* table.h: what tokens say: a trained value for each known token, found by its hash.
 *
 * Open addressing over 32-bit hashes; a token that was not kept in training has no value.  Two
 * tokens with one hash share their value, which is rare and harmless. */
#ifndef GW_LEARN_TABLE_H
#define GW_LEARN_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct token_table {
	uint32_t mask;        /* slots - 1; slots are a power of two */
	const uint32_t *hash; /* by slot; 0: free */
	const int16_t *value; /* by slot: hundredths of the log-odds */
};

/* The 32 bits of a token's 64-bit hash that the tables are keyed by; never 0. */
static inline uint32_t
token_of_hash(uint64_t hash)
{
	uint32_t token = (uint32_t)(hash >> 32) ^ (uint32_t)hash;
	return token ? token : 1;
}

/* False where the token is not known. */
static inline bool
table_find(const struct token_table *t, uint32_t token, float *value)
{
	for (uint32_t i = token & t->mask; t->hash[i]; i = (i + 1) & t->mask)
		if (t->hash[i] == token) {
			*value = (float)t->value[i] * .01f;
			return true;
		}
	return false;
}

/* Is one slot free, so that every search ends? */
bool table_sound(const struct token_table *t);

#endif
