/* reprint.c: finds the article whose text this one is, by shared runs of words. */
#include "group/reprint.h"

#include <stdlib.h>
#include <string.h>

#include "group/grow.h"
#include "model/limits.h"
#include "text/shingle.h"

enum { SHARED_LEAST = 8, COMMON = 64 };

/* Entries in a bucket on average; so many more are in each of its kind by chance that one in a
 * dozen spills over. */
enum { ENTRIES_MEAN = 10, FIRST_LEVEL = 8 };

/* A round is over when a quarter so many entries were added as there are buckets' places. */
enum { ADDED_A_CLEARING = 4, AHEAD = 12 };

/* Twice what so many hashes take. */
static const size_t reserved_bytes =
	(size_t)LIMIT_GROUP_HASHES * 2 * sizeof(struct bucket) / ENTRIES_MEAN;

/* Of a short text few hashes are kept, and the share of these strays from that of all runs: it
 * must share more by up to a standard deviation or two. */
static const double containment_least = 0.55, containment_short = 0.15;

enum { HASHES_ENOUGH = 64 };

/* What is a small part of the longer text must be more of the shorter one: a long report may quote
 * a fifth of another, which is more than half of a short one that quotes it. */
static const double containment_part = 0.3, part_enough = 0.3;

/* Two sets of hashes that can be compared, and what they share. */
struct overlap {
	double shared, smaller, larger;
};

static double
least_share(const struct overlap *o)
{
	double least = containment_least, part = o->shared / o->larger;
	if (o->smaller < HASHES_ENOUGH)
		least += containment_short * (HASHES_ENOUGH - o->smaller) / HASHES_ENOUGH;
	double small_part = part < part_enough
	                            ? containment_least + containment_part * (1 - part / part_enough)
	                            : 0;
	return small_part > least ? small_part : least;
}

enum {
	SEGMENT_BITS = 10,
	SEGMENT_BUCKETS = 1 << SEGMENT_BITS,
	BUCKET_ALIGN = 64,
	BUCKET_UNITS = sizeof(struct bucket) / sizeof(uint64_t),
};

static uint32_t
bucket_count(const struct reprint_index *r)
{
	return ((uint32_t)1 << r->level) + r->split;
}

static struct bucket *
bucket_at(const struct reprint_index *r, uint32_t i)
{
	return r->segments[i >> SEGMENT_BITS] + (i & (SEGMENT_BUCKETS - 1));
}

static void
add_segment(struct reprint_index *r)
{
	r->segments = grow(r->segments, &r->segment_room, (size_t)r->segment_count + 1,
	                   sizeof(struct bucket *));
	r->segments[r->segment_count++] =
		arena_alloc(&r->memory, SEGMENT_BUCKETS, sizeof(struct bucket), BUCKET_ALIGN);
}

void
reprint_open(struct reprint_index *r)
{
	*r = (struct reprint_index){
		.level = FIRST_LEVEL,
		.free = SOURCE_NONE,
		.over = SOURCE_NONE,
		.over_before = SOURCE_NONE,
		.memory = arena_open(reserved_bytes),
	};
	arena_wish_large_pages(&r->memory);
	pool_open(&r->spills, reserved_bytes);
	add_segment(r);
}

void
reprint_close(struct reprint_index *r)
{
	free(r->sources);
	free(r->segments);
	free(r->live);
	free(r->touched);
	arena_close(&r->memory);
	pool_close(&r->spills);
	*r = (struct reprint_index){0};
}

/* ── buckets ───────────────────────────────────────────────────────────────────────────── */

static struct bucket *
spill_at(const struct reprint_index *r, uint32_t more)
{
	return (struct bucket *)(void *)pool_at(&r->spills, more);
}

static bool
is_over(const struct reprint_index *r, uint32_t source)
{
	return !(r->live[source / 64] >> source % 64 & 1);
}

/* Where a hash is.  Its low bits say it: one more of them in what has been parted. */
struct place {
	struct bucket *bucket;
	unsigned bits;
	uint32_t rest; /* of the hash; an entry has it above the source */
};

static struct place
place_of(const struct reprint_index *r, uint32_t hash)
{
	unsigned bits = r->level;
	uint32_t i = hash & (((uint32_t)1 << bits) - 1);
	if (i < r->split) {
		bits++;
		i = hash & (((uint32_t)1 << bits) - 1);
	}
	return (struct place){bucket_at(r, i), bits, hash >> bits};
}

static uint32_t
source_of(uint32_t entry, unsigned bits)
{
	return entry & (((uint32_t)1 << bits) - 1);
}

/* The fullest place is the first bucket's: what it has goes behind it when there is too much. */
static void
bucket_put(struct reprint_index *r, struct bucket *b, uint32_t entry)
{
	if (b->count == BUCKET_ENTRIES) {
		uint32_t more = pool_take(&r->spills, BUCKET_UNITS);
		*spill_at(r, more) = *b;
		b->count = 0;
		b->more = more;
	}
	b->entry[b->count++] = entry;
	r->entries++;
}

/* Takes a bucket's entries out of the table; calls `put` with each that is not over. */
static void
redistribute(struct reprint_index *r, struct bucket *b, unsigned bits,
             void (*put)(struct reprint_index *r, struct bucket *b, unsigned bits,
                         uint32_t entry))
{
	struct bucket all = *b;
	b->count = b->more = 0;
	for (;;) {
		r->entries -= all.count;
		for (uint32_t i = 0; i < all.count; i++)
			if (!is_over(r, source_of(all.entry[i], bits)))
				put(r, b, bits, all.entry[i]);
		uint32_t more = all.more;
		if (!more)
			return;
		all = *spill_at(r, more);
		pool_give(&r->spills, more, BUCKET_UNITS);
	}
}

static void
put_back(struct reprint_index *r, struct bucket *b, unsigned bits, uint32_t entry)
{
	(void)bits;
	bucket_put(r, b, entry);
}

/* A bit more of the hash is said by the bucket, and one more is free for the source. */
static void
put_parted(struct reprint_index *r, struct bucket *b, unsigned bits, uint32_t entry)
{
	uint32_t rest = entry >> bits, source = source_of(entry, bits);
	if (rest & 1)
		b = bucket_at(r, bucket_count(r) - 1);
	bucket_put(r, b, rest >> 1 << (bits + 1) | source);
}

/* Parts the next bucket in two. */
static void
part(struct reprint_index *r)
{
	struct bucket *b = bucket_at(r, r->split);
	if (bucket_count(r) == r->segment_count * SEGMENT_BUCKETS)
		add_segment(r);
	r->split++;
	redistribute(r, b, r->level, put_parted);
	if (r->split == (uint32_t)1 << r->level) {
		r->level++;
		r->split = 0;
	}
}

/* ── sources ───────────────────────────────────────────────────────────────────────────── */

/* Nothing is left in the table of those that were over when the last round began. */
static void
end_round(struct reprint_index *r)
{
	while (r->over_before != SOURCE_NONE) {
		struct source *s = &r->sources[r->over_before];
		uint32_t next = s->next;
		s->next = r->free;
		r->free = r->over_before;
		r->over_before = next;
	}
	r->over_before = r->over;
	r->over = SOURCE_NONE;
	r->cleared = 0;
}

static void
clear_one(struct reprint_index *r, struct bucket *b, unsigned bits)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < b->count; i++) {
		b->entry[kept] = b->entry[i];
		kept += !is_over(r, source_of(b->entry[i], bits));
	}
	r->entries -= b->count - kept;
	b->count = kept;
}

static void
clear_some(struct reprint_index *r, size_t buckets)
{
	for (; buckets > 0; buckets--) {
		if (r->cleared >= bucket_count(r))
			end_round(r);
		uint32_t i = r->cleared++;
		struct bucket *b = bucket_at(r, i);
		unsigned bits = i < r->split || i >> r->level ? r->level + 1 : r->level;
		__builtin_prefetch(b + 4);
		if (b->more)
			redistribute(r, b, bits, put_back);
		else
			clear_one(r, b, bits);
	}
}

static uint32_t
take_source(struct reprint_index *r)
{
	uint32_t i = r->free;
	if (i == SOURCE_NONE) {
		r->sources = grow(r->sources, &r->source_room, (size_t)r->source_count + 1,
		                  sizeof *r->sources);
		i = r->source_count++;
		uint32_t words = r->live_room;
		r->live = grow(r->live, &r->live_room, i / 64 + 1, sizeof *r->live);
		for (; words < r->live_room; words++)
			r->live[words] = 0;
	} else {
		r->free = r->sources[i].next;
	}
	r->live[i / 64] |= (uint64_t)1 << i % 64;
	return i;
}

/* The live sources of one hash; COMMON + 1 where there are more. */
static uint32_t
sources_of(const struct reprint_index *r, uint32_t hash, uint32_t found[COMMON + 1])
{
	struct place p = place_of(r, hash);
	uint32_t n = 0;
	for (const struct bucket *b = p.bucket;; b = spill_at(r, b->more)) {
		uint32_t same = 0;
		/* All places, so that they are compared at once; those beyond the count are left. */
		for (uint32_t i = 0; i < BUCKET_ENTRIES; i++)
			same |= (uint32_t)(b->entry[i] >> p.bits == p.rest) << i;
		for (same &= ((uint32_t)1 << b->count) - 1; same; same &= same - 1) {
			uint32_t source = source_of(b->entry[__builtin_ctz(same)], p.bits);
			if (is_over(r, source))
				continue;
			found[n++] = source;
			if (n > COMMON)
				return n;
		}
		if (!b->more)
			return n;
	}
}

static void
ask(const struct reprint_index *r, const uint32_t *hashes, size_t i, size_t count)
{
	if (i + AHEAD < count)
		__builtin_prefetch(place_of(r, hashes[i + AHEAD]).bucket);
}

/* Short texts have fine hashes, too.  They count where both have them: else the shared ones are all
 * coarse, and so is what they are a share of. */
static struct overlap
overlap_with(const struct source *s, size_t count, size_t coarse)
{
	bool fine = count > coarse && s->hashes > s->coarse;
	double a = (double)(fine ? count : coarse), b = (double)(fine ? s->hashes : s->coarse);
	return (struct overlap){s->shared, a < b ? a : b, a < b ? b : a};
}

uint32_t
reprint_find(struct reprint_index *r, const uint32_t *hashes, size_t count, double *containment)
{
	uint32_t found[COMMON + 1], touched = 0, best = SOURCE_NONE;
	size_t coarse = shingle_coarse(hashes, count);
	*containment = 0;
	for (size_t i = 0; i < count; i++) {
		ask(r, hashes, i, count);
		uint32_t n = sources_of(r, hashes[i], found);
		if (n == 0 || n > COMMON)
			continue;
		r->touched = grow(r->touched, &r->touched_room, (size_t)touched + n,
		                  sizeof *r->touched);
		for (uint32_t k = 0; k < n; k++)
			if (r->sources[found[k]].shared++ == 0)
				r->touched[touched++] = found[k];
	}
	for (uint32_t i = 0; i < touched; i++) {
		struct source *s = &r->sources[r->touched[i]];
		struct overlap o = overlap_with(s, count, coarse);
		double share = o.shared / o.smaller;
		if (s->shared < SHARED_LEAST || share < least_share(&o))
			continue;
		if (best == SOURCE_NONE || s->shared > r->sources[best].shared ||
		    (s->shared == r->sources[best].shared &&
		     s->article < r->sources[best].article)) {
			best = r->touched[i];
			*containment = share;
		}
	}
	for (uint32_t i = 0; i < touched; i++)
		r->sources[r->touched[i]].shared = 0;
	return best;
}

void
reprint_take(struct reprint_index *r, uint32_t source, int64_t article, int64_t at)
{
	r->sources[source].article = article;
	r->sources[source].at = at;
}

void
reprint_add(struct reprint_index *r, int64_t article, uint32_t story, uint32_t *last, int64_t at,
            const uint32_t *hashes, size_t count)
{
	if (count < SHARED_LEAST)
		return;
	while (r->entries + count > (uint64_t)bucket_count(r) * ENTRIES_MEAN ||
	       r->source_count + 1 >=
	               (uint32_t)1 << r->level) /* an entry has so many bits for it */
		part(r);
	clear_some(r, count / ADDED_A_CLEARING + 1);
	uint32_t source = take_source(r);
	r->sources[source] = (struct source){.article = article,
	                                     .order = r->order++,
	                                     .story = story,
	                                     .at = at,
	                                     .hashes = (uint32_t)count,
	                                     .coarse = (uint32_t)shingle_coarse(hashes, count),
	                                     .next = *last};
	*last = source;
	r->hashes += count;
	for (size_t i = 0; i < count; i++) {
		ask(r, hashes, i, count);
		struct place p = place_of(r, hashes[i]);
		bucket_put(r, p.bucket, p.rest << p.bits | source);
	}
}

void
reprint_end(struct reprint_index *r, uint32_t last)
{
	while (last != SOURCE_NONE) {
		struct source *s = &r->sources[last];
		uint32_t next = s->next;
		r->hashes -= s->hashes;
		r->live[last / 64] &= ~((uint64_t)1 << last % 64);
		s->next = r->over;
		r->over = last;
		last = next;
	}
}

void
reprint_renumber(struct reprint_index *r, uint32_t last, uint32_t story)
{
	for (; last != SOURCE_NONE; last = r->sources[last].next)
		r->sources[last].story = story;
}
