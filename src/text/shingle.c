/* shingle.c: a text as a set of hashes, to know it again when it is copied. */
#include "text/shingle.h"

#include <string.h>

#include "base/hash.h"
#include "model/limits.h"
#include "text/utf8.h"
#include "text/word.h"

static uint64_t
word_hash(struct arena scratch, struct str word)
{
	char room[64];
	if (word.n <= sizeof room) {
		unsigned char any = 0;
		for (size_t i = 0; i < word.n; i++) {
			any |= (unsigned char)word.p[i];
			room[i] = (char)byte_lower((unsigned char)word.p[i]);
		}
		if (any < 0x80)
			return hash_bytes(room, word.n, 0);
	}
	return hash_str(utf8_fold(&scratch, word));
}

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
	/* A quarter of the runs is kept as a rule; all of them only by bad luck. */
	while (size < most + most / 4)
		size *= 2;
	struct seen seen = {.slots = arena_array(&scratch, uint32_t, size), .mask = size - 1,
	                    .list = arena_array(&scratch, uint32_t, most)};
	for (int i = 0; i < SHINGLE_WORDS; i++)
		leaving *= base;
	for (word_begin(&it, text, WORD_SPLIT); words < most && word_next(&it, &w); words++) {
		uint64_t h = word_hash(scratch, str_sub(text, w.start, w.end));
		uint64_t *oldest = &ring[words % SHINGLE_WORDS];
		rolling = rolling * base + h - *oldest * leaving;
		*oldest = h;
		uint64_t mixed = hash_mix(rolling);
		if (words + 1 >= SHINGLE_WORDS && mixed % SHINGLE_KEEP == 0)
			seen_put(&seen, (uint32_t)(mixed >> 32));
	}
	*hashes = arena_array(out, uint32_t, seen.count);
	if (seen.count)
		memcpy(*hashes, seen.list, seen.count * sizeof **hashes);
	return seen.count;
}
