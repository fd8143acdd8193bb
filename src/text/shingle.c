/* shingle.c: a text as a set of hashes, to know it again when it is copied. */
#include "text/shingle.h"

#include <string.h>

#include "base/hash.h"
#include "model/limits.h"
#include "text/word.h"

/* A set of hashes that remembers their order. */
struct seen {
	uint32_t *slots; /* 1 + index into `list`; 0 free */
	size_t mask;
	uint32_t *list;
	size_t count;
};

static void
seen_put(struct seen *s, uint32_t h)
{
	size_t i = h & s->mask;
	for (; s->slots[i]; i = (i + 1) & s->mask)
		if (s->list[s->slots[i] - 1] == h)
			return;
	s->list[s->count++] = h;
	s->slots[i] = (uint32_t)s->count;
}

/* Takes away the fine hashes. */
static void
seen_coarsen(struct seen *s)
{
	size_t kept = 0;
	for (size_t i = 0; i < s->count; i++)
		if (!(s->list[i] & SHINGLE_FINE))
			s->list[kept++] = s->list[i];
	s->count = kept;
}

size_t
shingle_hashes(struct arena *out, struct arena scratch, struct str text, uint32_t **hashes)
{
	static const uint64_t base = 0x9fb21c651e98df25u; /* odd */
	uint64_t leaving = 1, ring[SHINGLE_WORDS] = {0}, rolling = 0;
	size_t words = 0, most = text.n / 2 + 1, size = 64;
	struct word_iter it;
	struct word_span w;
	if (most > LIMIT_SHINGLE_WORDS)
		most = LIMIT_SHINGLE_WORDS;
	/* A quarter or half of the runs is kept as a rule; all of them only by bad luck. */
	while (size < most + most / 4)
		size *= 2;
	struct seen seen = {.slots = arena_array(&scratch, uint32_t, size), .mask = size - 1,
	                    .list = arena_array(&scratch, uint32_t, most)};
	for (int i = 0; i < SHINGLE_WORDS; i++)
		leaving *= base;
	for (word_begin(&it, text, WORD_SPLIT); words < most && word_next(&it, &w); words++) {
		uint64_t h = word_hash(scratch, text, w);
		uint64_t *oldest = &ring[words % SHINGLE_WORDS];
		rolling = rolling * base + h - *oldest * leaving;
		*oldest = h;
		uint64_t mixed = hash_mix(rolling);
		if (words + 1 < SHINGLE_WORDS)
			continue;
		if (mixed % SHINGLE_KEEP == 0)
			seen_put(&seen, (uint32_t)(mixed >> 32) & ~SHINGLE_FINE);
		else if (mixed % SHINGLE_KEEP == 1 && words < SHINGLE_SHORT)
			seen_put(&seen, (uint32_t)(mixed >> 32) | SHINGLE_FINE);
	}
	if (words >= SHINGLE_SHORT)
		seen_coarsen(&seen);
	*hashes = arena_array(out, uint32_t, seen.count);
	if (seen.count)
		memcpy(*hashes, seen.list, seen.count * sizeof **hashes);
	return seen.count;
}

size_t
shingle_coarse(const uint32_t *hashes, size_t count)
{
	size_t n = 0;
	for (size_t i = 0; i < count; i++)
		n += !(hashes[i] & SHINGLE_FINE);
	return n;
}
