/* stop.h: the commonest small words of twelve languages.
 *
 * Sentences are full of them, lists of links are not; which language it is does not matter
 * here, so that pages in two languages are no special case. */
#ifndef GW_EXTRACT_STOP_H
#define GW_EXTRACT_STOP_H

#include "base/str.h"

struct stop_words {
	uint64_t slots[2048]; /* hashes; 0 free */
};

/* FNV-1a, one byte at a time, so that a word is hashed while it is being read. */
#define WORD_HASH_START 0xcbf29ce484222325u
static inline uint64_t
word_hash_byte(uint64_t h, unsigned char c)
{
	return (h ^ c) * 0x100000001b3u;
}

/* The lowest bit tells numbers, words of digits alone, from others. */
static inline uint64_t
word_hash_mark(uint64_t h, bool number)
{
	h ^= h >> 29;
	h = (h & ~(uint64_t)1) | number;
	return h ? h : 2;
}

static inline uint64_t
word_hash_end(uint64_t h)
{
	return word_hash_mark(h, false);
}

static inline bool
word_hash_is_number(uint64_t h)
{
	return h & 1;
}

void stop_words_fill(struct stop_words *w); /* w is zeroed */

static inline bool
stop_words_has(const struct stop_words *w, uint64_t hash)
{
	for (size_t i = hash >> 1 & 2047; w->slots[i]; i = (i + 1) & 2047)
		if (w->slots[i] == hash)
			return true;
	return false;
}

#endif
