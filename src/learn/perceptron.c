/* perceptron.c: rows found by hash, and their sums. */
#include "learn/perceptron.h"

#include <string.h>

enum {
	CHECK_SHIFT = PERCEPTRON_PLACE_BITS,
	PLACE_MASK = (1 << PERCEPTRON_PLACE_BITS) - 1
};

#if defined(__SSE2__)
typedef uint32_t four __attribute__((vector_size(16)));
typedef float four_signs __attribute__((vector_size(16)));

/* Bits of the four slots that hold `check`. */
static inline unsigned
holding_four(const uint32_t *slot, uint32_t check)
{
	four wanted = {check, check, check, check}, held;
	memcpy(&held, slot, sizeof held);
	return (unsigned)__builtin_ia32_movmskps(
		(four_signs)((held >> CHECK_SHIFT) == wanted));
}
#else
static inline unsigned
holding_four(const uint32_t *slot, uint32_t check)
{
	unsigned bits = 0;
	for (unsigned i = 0; i < 4; i++)
		bits |= (unsigned)(slot[i] >> CHECK_SHIFT == check) << i;
	return bits;
}
#endif

/* Bits of the slots of one bucket that hold `check`. */
static inline unsigned
holding(const uint32_t *bucket, uint32_t check)
{
	return holding_four(bucket, check) | holding_four(bucket + 4, check) << 4;
}

/* Where the row of a feature starts; 0: it has none. */
static inline uint32_t
place_of(const struct perceptron *p, uint32_t feature)
{
	uint32_t check = feature >> CHECK_SHIFT;
	for (uint32_t b = perceptron_bucket(feature, p->buckets);;
	     b = b + 1 < p->buckets ? b + 1 : 0) {
		const uint32_t *bucket = p->slot + (size_t)b * PERCEPTRON_BUCKET;
		unsigned bits = holding(bucket, check);
		if (bits)
			return bucket[__builtin_ctz(bits)] & PLACE_MASK;
		if (!bucket[PERCEPTRON_BUCKET -
			    1]) /* filled from the front: there is room */
			return 0;
	}
}

enum { LANES = 8, PENDING = 1024 };

typedef int16_t lanes __attribute__((vector_size(2 * LANES)));

/* Classes and scaled weights that are still to be added up.  Rows are short and of all lengths;
 * laid out one behind the other they cost one loop instead of one for each. */
struct pending {
	int16_t class[PENDING + LANES], value[PENDING + LANES];
	size_t count;
};

static inline void
add_pending(struct pending *w, int32_t *sums)
{
	for (size_t i = 0; i < w->count; i++)
		sums[w->class[i]] += w->value[i];
	w->count = 0;
}

/* Up to LANES pairs of class and weight at `pair`, of which all the bytes can be read. */
static inline void
put_pairs(struct pending *w, const uint8_t *pair, int16_t scale, size_t count)
{
	lanes both, class, value;
	memcpy(&both, pair, sizeof both);
	class = both & 0xff;
	value = (both >> 8) * scale; /* at most 127 * 255, which fits */
	memcpy(w->class + w->count, &class, sizeof class);
	memcpy(w->value + w->count, &value, sizeof value);
	w->count += count;
}

/* Near the end of the rows less than LANES pairs can be read. */
static void
put_last(struct pending *w, const uint8_t *pair, int16_t scale, size_t count)
{
	uint8_t room[2 * LANES] = {0};
	memcpy(room, pair, 2 * count);
	put_pairs(w, room, scale, count);
}

/* A row for many classes, unfolded: its scaled weight for each. */
enum { WIDE_FROM = 16, WIDE_STEP = 16 };

struct wide_slot {
	uint32_t place; /* of the row; 0: free */
	uint32_t number;
};

struct perceptron_wide {
	struct wide_slot *slot; /* open addressing */
	int16_t *weights;       /* by number, `stride` of them */
	uint32_t mask;
	size_t stride;
};

static inline struct wide_slot *
wide_of(const struct perceptron_wide *w, uint32_t place)
{
	uint32_t k = (place * 0x9e3779b1u) >> 16 & w->mask;
	while (w->slot[k].place && w->slot[k].place != place)
		k = (k + 1) & w->mask;
	return &w->slot[k];
}

void
perceptron_unfold(struct arena *out, struct perceptron *p)
{
	size_t slots = (size_t)p->buckets * PERCEPTRON_BUCKET, count = 0, room = 8;
	uint32_t number = 0;
	for (size_t i = 0; i < slots; i++) {
		uint32_t place = p->slot[i] & PLACE_MASK;
		count += place && p->rows[2 * (size_t)place] >= WIDE_FROM;
	}
	if (!count)
		return;
	while (room < 2 * count)
		room *= 2;
	struct perceptron_wide *w = arena_new(out, struct perceptron_wide);
	w->mask = (uint32_t)room - 1;
	w->stride = (p->classes + WIDE_STEP - 1) / WIDE_STEP * WIDE_STEP;
	w->slot = arena_array(out, struct wide_slot, room);
	w->weights = arena_alloc(out, count * w->stride, sizeof *w->weights, 32);
	for (size_t i = 0; i < slots; i++) {
		uint32_t place = p->slot[i] & PLACE_MASK;
		const uint8_t *row = p->rows + 2 * (size_t)place;
		struct wide_slot *s = wide_of(w, place);
		/* Place 0 is no row: there may be no rows at all. */
		if (!place || row[0] < WIDE_FROM || s->place)
			continue;
		*s = (struct wide_slot){place, number++};
		for (size_t n = 0; n < row[0]; n++)
			w->weights[s->number * w->stride + row[2 + 2 * n]] +=
				(int16_t)((int8_t)row[3 + 2 * n] * row[1]);
	}
	p->wide = w;
}

static inline __attribute__((always_inline)) void
add_wide(const struct perceptron_wide *w, const uint32_t *number, size_t count, int32_t *sums)
{
	for (size_t i = 0; i < count; i++) {
		const int16_t *row = w->weights + number[i] * w->stride;
		for (size_t c = 0; c < w->stride; c++)
			sums[c] += row[c];
	}
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void
add_wide_avx2(const struct perceptron_wide *w, const uint32_t *number, size_t count, int32_t *sums)
{
	add_wide(w, number, count, sums);
}
#endif

static void
add_wide_best(const struct perceptron_wide *w, const uint32_t *number, size_t count, int32_t *sums)
{
#if defined(__x86_64__)
	if (__builtin_cpu_supports("avx2")) {
		add_wide_avx2(w, number, count, sums);
		return;
	}
#endif
	add_wide(w, number, count, sums);
}

static void
sum_rows(const struct perceptron *p, const uint32_t *features, size_t count,
	 int32_t sums[PERCEPTRON_CLASSES])
{
	uint32_t place[PERCEPTRON_FEATURES], wide[PERCEPTRON_FEATURES];
	struct pending w;
	size_t found = 0, wides = 0;
	for (size_t i = 0; i < count; i++)
		__builtin_prefetch(p->slot +
				   (size_t)perceptron_bucket(features[i], p->buckets) *
					   PERCEPTRON_BUCKET);
	for (size_t i = 0; i < count; i++) {
		uint32_t at = place_of(p, features[i]);
		place[found] = at;
		found += at != 0;
		__builtin_prefetch(p->rows + 2 * (size_t)at);
	}
	memset(sums, 0, PERCEPTRON_CLASSES * sizeof *sums);
	w.count = 0;
	for (size_t i = 0; i < found; i++) {
		const uint8_t *row = p->rows + 2 * (size_t)place[i], *pair = row + 2;
		size_t left = row[0];
		if (left >= WIDE_FROM && p->wide) {
			wide[wides++] = wide_of(p->wide, place[i])->number;
			continue;
		}
		if (w.count > PENDING - 256)
			add_pending(&w, sums);
		for (; left > LANES; left -= LANES, pair += 2 * LANES)
			put_pairs(&w, pair, row[1], LANES);
		if ((size_t)(pair - p->rows) + 2 * LANES <= p->rows_bytes)
			put_pairs(&w, pair, row[1], left);
		else
			put_last(&w, pair, row[1], left);
	}
	add_pending(&w, sums);
	if (wides)
		add_wide_best(p->wide, wide, wides, sums);
}

void
perceptron_sum(const struct perceptron *p, const uint32_t *features, size_t count,
	       int32_t *sums)
{
	int32_t all[PERCEPTRON_CLASSES];
	sum_rows(p, features, count, all);
	memcpy(sums, all, p->classes * sizeof *sums);
}

uint32_t
perceptron_best(const struct perceptron *p, const uint32_t *features, size_t count)
{
	int32_t sums[PERCEPTRON_CLASSES];
	uint32_t best = 0;
	sum_rows(p, features, count, sums);
	for (uint32_t c = 1; c < p->classes; c++)
		if (sums[c] > sums[best])
			best = c;
	return best;
}

static bool
row_sound(const struct perceptron *p, size_t at)
{
	if (at + 2 > p->rows_bytes || at + 2 + 2 * (size_t)p->rows[at] > p->rows_bytes)
		return false;
	for (size_t i = 0; i < p->rows[at]; i++)
		if (p->rows[at + 2 + 2 * i] >= p->classes)
			return false;
	return true;
}

bool
perceptron_sound(const struct perceptron *p)
{
	bool room = false;
	for (size_t i = 0; i < (size_t)p->buckets * PERCEPTRON_BUCKET; i++) {
		size_t at = 2 * (size_t)(p->slot[i] & PLACE_MASK);
		if (at && !row_sound(p, at))
			return false;
		room |= i % PERCEPTRON_BUCKET == PERCEPTRON_BUCKET - 1 && !p->slot[i];
	}
	return room;
}
