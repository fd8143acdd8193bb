/* forest.c: one tree after the other, 32 rows at a time, and the rest of them by eights. */
#include "learn/forest.h"

#include <string.h>

/* Eight lanes; compilers lower them to what the processor has. */
typedef float lanes_f __attribute__((vector_size(32)));
typedef int32_t lanes_i __attribute__((vector_size(32)));

enum { WIDE = FOREST_LANES, GROUPS = 4 };

/* The leaves that are left of one tree, for `groups` times WIDE rows. */
static inline __attribute__((always_inline)) void
walk_tree(const struct forest *f, uint32_t tree, const float *columns, size_t stride, size_t groups,
	  uint32_t *left)
{
	lanes_i leaves[GROUPS];
	for (size_t g = 0; g < groups; g++)
		leaves[g] = (lanes_i){-1, -1, -1, -1, -1, -1, -1, -1};
	for (uint32_t n = f->first[tree]; n < f->first[tree + 1]; n++) {
		const lanes_f *column =
			(const lanes_f *)(columns + f->feature[n] * stride);
		float t = f->threshold[n];
		int32_t k = (int32_t)f->keep[n];
		lanes_f threshold = {t, t, t, t, t, t, t, t};
		lanes_i keep = {k, k, k, k, k, k, k, k};
		for (size_t g = 0; g < groups; g++)
			leaves[g] &= keep | (column[g] <= threshold);
	}
	memcpy(left, leaves, groups * sizeof *leaves);
}

/* `groups` is a constant at each call, so that the lanes stay in registers. */
static inline __attribute__((always_inline)) void
sum_groups(const struct forest *f, const float *columns, size_t stride, size_t groups, float *sum)
{
	uint32_t left[GROUPS * WIDE];
	for (size_t i = 0; i < groups * WIDE; i++)
		sum[i] = 0;
	for (uint32_t tree = 0; tree < f->trees; tree++) {
		const float *leaf = f->leaf + (size_t)tree * FOREST_LEAVES;
		walk_tree(f, tree, columns, stride, groups, left);
		for (size_t i = 0; i < groups * WIDE; i++)
			sum[i] += leaf[__builtin_ctz(left[i])];
	}
}

static inline __attribute__((always_inline)) void
sum_rows(const struct forest *f, const float *columns, size_t stride, size_t rows,
           float *sums)
{
	size_t row = 0;
	for (; rows - row >= GROUPS * WIDE; row += GROUPS * WIDE)
		sum_groups(f, columns + row, stride, GROUPS, sums + row);
	switch ((rows - row) / WIDE) {
	case 3: sum_groups(f, columns + row, stride, 3, sums + row); break;
	case 2: sum_groups(f, columns + row, stride, 2, sums + row); break;
	case 1: sum_groups(f, columns + row, stride, 1, sums + row); break;
	}
}

#if defined(__x86_64__)
__attribute__((target("avx2,bmi"))) static void
sum_rows_avx2(const struct forest *f, const float *columns, size_t stride, size_t rows,
           float *sums)
{
	sum_rows(f, columns, stride, rows, sums);
}
#endif

void
forest_sum(const struct forest *f, const float *columns, size_t stride, size_t rows,
           float *sums)
{
#if defined(__x86_64__)
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")) {
		sum_rows_avx2(f, columns, stride, rows, sums);
		return;
	}
#endif
	sum_rows(f, columns, stride, rows, sums);
}

float
forest_sum_one(const struct forest *f, const float *features)
{
	float sum = 0;
	for (uint32_t tree = 0; tree < f->trees; tree++) {
		uint32_t left = ~0u;
		for (uint32_t n = f->first[tree]; n < f->first[tree + 1]; n++)
			left &= f->keep[n] | -(uint32_t)(features[f->feature[n]] <= f->threshold[n]);
		sum += f->leaf[(size_t)tree * FOREST_LEAVES + (size_t)__builtin_ctz(left)];
	}
	return sum;
}

bool
forest_sound(const struct forest *f, size_t nodes)
{
	const uint32_t last_leaf = 1u << (FOREST_LEAVES - 1);
	if (f->first[0] != 0 || f->first[f->trees] != nodes)
		return false;
	for (uint32_t t = 0; t < f->trees; t++)
		if (f->first[t] > f->first[t + 1])
			return false;
	for (size_t n = 0; n < nodes; n++)
		if (f->feature[n] >= f->features || !(f->keep[n] & last_leaf))
			return false;
	return true;
}
