/* ranking.c: a matrix in columns. */
#include "extract/ranking.h"

enum { COLUMN_ALIGN = 32 }; /* learn/forest.h */

struct ranking
ranking_of(struct arena *a, uint32_t count, uint32_t width, const char *const *names)
{
	struct ranking r = {.count = count, .width = width, .names = names};
	r.stride = (uint32_t)forest_stride(count);
	r.columns = arena_alloc(a, (size_t)r.stride * width, sizeof(float), COLUMN_ALIGN);
	return r;
}

void
ranking_low(struct ranking *r, uint32_t row, uint32_t feature, double v)
{
	if ((float)v < ranking_get(r, row, feature))
		ranking_put(r, row, feature, v);
}

void
ranking_high(struct ranking *r, uint32_t row, uint32_t feature, double v)
{
	if ((float)v > ranking_get(r, row, feature))
		ranking_put(r, row, feature, v);
}

void
ranking_fill(struct ranking *r, uint32_t feature, double v)
{
	for (uint32_t i = 0; i < r->count; i++)
		ranking_put(r, i, feature, v);
}

int64_t
ranking_best(struct arena *scratch, const struct ranking *r, const struct model *model,
             const char *name, float *mark)
{
	const struct forest *forest =
		model ? model_forest(model, name, model_fingerprint(r->names, r->width)) : NULL;
	*mark = 0;
	if (r->count == 0 || !forest)
		return (int64_t)r->count - 1 < 0 ? -1 : 0;
	float *sums = arena_alloc(scratch, r->stride, sizeof *sums, COLUMN_ALIGN);
	forest_sum(forest, r->columns, r->stride, r->stride, sums);
	uint32_t best = 0;
	for (uint32_t i = 1; i < r->count; i++)
		if (sums[i] > sums[best])
			best = i;
	*mark = sums[best];
	return best;
}
