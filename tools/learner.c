/* learner.c: rows of whole numbers, grown as features are met. */
#include "tools/learner.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "learn/perceptron.h"

struct row {
	uint32_t feature, updates;
	uint64_t seen;
};

struct learner {
	uint32_t classes, least;
	uint32_t *map; /* row + 1 by hash; open addressing */
	size_t slots, count, room;
	struct row *rows;
	int32_t *weight; /* by row and class */
	int64_t *sum;    /* the same, each change times the step at which it was made */
	double *total;   /* averages of the lives that are over */
	size_t total_rows;
	int64_t step;
	bool closed; /* no new rows */
};

static void *
more(void *p, size_t bytes)
{
	void *grown = realloc(p, bytes);
	if (!grown) {
		fprintf(stderr, "fit_english: out of memory\n");
		exit(1);
	}
	return grown;
}

struct learner *
learner_new(uint32_t classes, uint32_t least)
{
	struct learner *l = calloc(1, sizeof *l);
	*l = (struct learner){
		.classes = classes, .least = least, .slots = 1 << 16, .step = 1};
	l->map = calloc(l->slots, sizeof *l->map);
	return l;
}

void
learner_free(struct learner *l)
{
	free(l->map);
	free(l->rows);
	free(l->weight);
	free(l->sum);
	free(l->total);
	free(l);
}

static uint32_t *
find(const struct learner *l, uint32_t feature)
{
	size_t i = (feature * 0x9e3779b97f4a7c15u >> 20) & (l->slots - 1);
	while (l->map[i] && l->rows[l->map[i] - 1].feature != feature)
		i = (i + 1) & (l->slots - 1);
	return &l->map[i];
}

static void
grow_map(struct learner *l)
{
	free(l->map);
	l->slots *= 2;
	l->map = calloc(l->slots, sizeof *l->map);
	for (size_t r = 0; r < l->count; r++)
		*find(l, l->rows[r].feature) = (uint32_t)r + 1;
}

static size_t
add_row(struct learner *l, uint32_t feature)
{
	if (l->count * 2 > l->slots)
		grow_map(l);
	if (l->count == l->room) {
		size_t room = l->room ? l->room * 3 / 2 : 4096, k = l->classes;
		l->rows = more(l->rows, room * sizeof *l->rows);
		l->weight = more(l->weight, room * k * sizeof *l->weight);
		l->sum = more(l->sum, room * k * sizeof *l->sum);
		l->room = room;
	}
	size_t r = l->count++;
	l->rows[r] = (struct row){.feature = feature};
	memset(l->weight + r * l->classes, 0, l->classes * sizeof *l->weight);
	memset(l->sum + r * l->classes, 0, l->classes * sizeof *l->sum);
	*find(l, feature) = (uint32_t)r + 1;
	return r;
}

void
learner_sum(struct learner *l, const uint32_t *features, size_t count, int64_t *sums)
{
	int32_t total[PERCEPTRON_CLASSES] = {0};
	for (size_t i = 0; i < count; i++) {
		uint32_t r = *find(l, features[i]);
		if (!r)
			continue;
		l->rows[r - 1].seen++;
		if (l->rows[r - 1].updates < l->least)
			continue;
		const int32_t *w = l->weight + (size_t)(r - 1) * l->classes;
		for (uint32_t c = 0; c < l->classes; c++)
			total[c] += w[c];
	}
	for (uint32_t c = 0; c < l->classes; c++)
		sums[c] = total[c];
}

void
learner_step(struct learner *l, const uint32_t *features, size_t count, uint32_t right,
	     uint32_t wrong)
{
	int64_t t = l->step++;
	if (right == wrong)
		return;
	for (size_t i = 0; i < count; i++) {
		uint32_t slot = *find(l, features[i]);
		if (!slot && l->closed)
			continue;
		size_t r = slot ? slot - 1 : add_row(l, features[i]);
		size_t a = r * l->classes + right, b = r * l->classes + wrong;
		l->rows[r].updates++;
		l->weight[a]++;
		l->weight[b]--;
		l->sum[a] += t;
		l->sum[b] -= t;
	}
}

void
learner_again(struct learner *l)
{
	size_t n = l->count * l->classes, old = l->total_rows * l->classes;
	l->total = more(l->total, (n + 1) * sizeof *l->total);
	for (size_t i = 0; i < n; i++) {
		double mean = l->weight[i] - (double)l->sum[i] / (double)l->step;
		l->total[i] = (i < old ? l->total[i] : 0) + mean;
		l->weight[i] = 0;
		l->sum[i] = 0;
	}
	l->total_rows = l->count;
	l->step = 1;
}

size_t
learner_rows(const struct learner *l)
{
	return l->count;
}

/* ---- what is kept ---- */

struct kept {
	size_t row;
	double weight;
};

static int
by_weight(const void *a, const void *b)
{
	const struct kept *x = a, *y = b;
	if (x->weight != y->weight)
		return x->weight < y->weight ? 1 : -1;
	return x->row < y->row ? -1 : x->row > y->row;
}

/* The averaged weights of a row, moved by one number for all classes so that most are zero: which
 * class wins does not depend on it. */
static void
averaged(const struct learner *l, size_t r, double *w)
{
	size_t zeros = 0, best = 0;
	double common = 0;
	for (uint32_t c = 0; c < l->classes; c++) {
		size_t at = r * l->classes + c;
		w[c] = l->weight[at] - (double)l->sum[at] / (double)l->step;
		w[c] += r < l->total_rows ? l->total[at] : 0;
		zeros += w[c] == 0;
	}
	if (zeros)
		return;
	for (uint32_t c = 0; c < l->classes; c++) {
		size_t near = 0;
		for (uint32_t k = 0; k < l->classes; k++)
			near += fabs(w[k] - w[c]) < 1e-9;
		bool middle = l->classes == 3 &&
			      ((w[c] >= w[(c + 1) % 3]) != (w[c] >= w[(c + 2) % 3]));
		if (near > best || (near == best && middle)) {
			best = near;
			common = w[c];
		}
	}
	for (uint32_t c = 0; c < l->classes; c++)
		w[c] -= common;
}

static struct kept *
heaviest(const struct learner *l, size_t *count)
{
	struct kept *kept = malloc((l->count + 1) * sizeof *kept);
	double w[PERCEPTRON_CLASSES];
	*count = 0;
	for (size_t r = 0; r < l->count; r++) {
		double weight = 0;
		if (l->rows[r].updates < l->least)
			continue;
		averaged(l, r, w);
		for (uint32_t c = 0; c < l->classes; c++)
			weight += fabs(w[c]);
		weight *= sqrt((double)l->rows[r].seen + 1);
		if (weight > 0)
			kept[(*count)++] = (struct kept){r, weight};
	}
	qsort(kept, *count, sizeof *kept, by_weight);
	return kept;
}

void
learner_restrict(struct learner *l, const struct learner *other, size_t most)
{
	size_t count;
	struct kept *kept = heaviest(other, &count);
	for (size_t i = 0; i < count && i < most; i++)
		add_row(l, other->rows[kept[i].row].feature);
	for (size_t r = 0; r < l->count; r++)
		l->rows[r].updates = l->least;
	l->closed = true;
	free(kept);
}

/* ---- packing ---- */

struct packing {
	uint32_t *slot, buckets;
	uint8_t *rows;
	size_t bytes;
};

static uint32_t *
free_slot(struct packing *p, uint32_t feature)
{
	for (uint32_t b = perceptron_bucket(feature, p->buckets);;
	     b = (b + 1) % p->buckets)
		for (size_t i = 0; i < PERCEPTRON_BUCKET; i++) {
			uint32_t *slot = &p->slot[(size_t)b * PERCEPTRON_BUCKET + i];
			if (*slot && *slot >> PERCEPTRON_PLACE_BITS ==
					     feature >> PERCEPTRON_PLACE_BITS)
				return NULL; /* two features that cannot be told apart */
			if (!*slot)
				return slot;
		}
}

static void
put_row(struct packing *p, uint32_t feature, const double *w, uint32_t classes,
	double unit, double drop)
{
	double most = 0;
	for (uint32_t c = 0; c < classes; c++)
		most = fabs(w[c]) > most ? fabs(w[c]) : most;
	double scale = ceil(most / (127 * unit));
	scale = scale < 1 ? 1 : scale > 255 ? 255 : scale;
	size_t at = p->bytes + 2;
	for (uint32_t c = 0; c < classes; c++) {
		int q = fabs(w[c]) < drop ? 0 : (int)lround(w[c] / (scale * unit));
		q = q > 127 ? 127 : q < -127 ? -127 : q;
		if (q) {
			p->rows[at++] = (uint8_t)c;
			p->rows[at++] = (uint8_t)(int8_t)q;
		}
	}
	uint32_t *slot = at > p->bytes + 2 ? free_slot(p, feature) : NULL;
	if (!slot)
		return;
	p->rows[p->bytes] = (uint8_t)((at - p->bytes - 2) / 2);
	p->rows[p->bytes + 1] = (uint8_t)scale;
	*slot = feature >> PERCEPTRON_PLACE_BITS << PERCEPTRON_PLACE_BITS |
		(uint32_t)(p->bytes / 2);
	p->bytes = at;
}

struct str
learner_pack(struct arena *out, const struct learner *l, size_t most, double drop)
{
	size_t count;
	struct kept *kept = heaviest(l, &count);
	double w[PERCEPTRON_CLASSES], greatest = 0;
	count = count < most ? count : most;
	for (size_t i = 0; i < count; i++) {
		averaged(l, kept[i].row, w);
		for (uint32_t c = 0; c < l->classes; c++)
			greatest = fabs(w[c]) > greatest ? fabs(w[c]) : greatest;
	}
	struct packing p = {.buckets = (uint32_t)(count / (PERCEPTRON_BUCKET * .86) + 2)};
	p.slot = calloc((size_t)p.buckets * PERCEPTRON_BUCKET, sizeof *p.slot);
	p.rows = calloc(count + 1, 2 + 2 * (size_t)l->classes);
	p.bytes = 2; /* place 0 is no row */
	double unit = greatest / (127 * 255.);
	for (size_t i = 0; i < count; i++) {
		averaged(l, kept[i].row, w);
		put_row(&p, l->rows[kept[i].row].feature, w, l->classes, unit, drop);
	}
	uint32_t head[] = {l->classes, p.buckets, (uint32_t)p.bytes, 0};
	size_t slots = (size_t)p.buckets * PERCEPTRON_BUCKET * 4,
	       rows = (p.bytes + 3) / 4 * 4;
	char *part = arena_alloc(out, sizeof head + slots + rows, 1, 16);
	memcpy(part, head, sizeof head);
	memcpy(part + sizeof head, p.slot, slots);
	memcpy(part + sizeof head + slots, p.rows, p.bytes);
	free(kept);
	free(p.slot);
	free(p.rows);
	if (p.bytes / 2 >= 1 << PERCEPTRON_PLACE_BITS) {
		fprintf(stderr, "fit_english: too many rows for their places\n");
		exit(1);
	}
	return str_from(part, sizeof head + slots + rows);
}
