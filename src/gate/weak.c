/* weak.c: adds up the trees of each word. */
#include "gate/weak.h"

#include <math.h>

#include "learn/forest.h"

/* Of a word that nothing speaks against: as low as odds are taken to be. */
#define LEAST_ODDS (-12.f)
#define MOST_ODDS 7.f

struct weak
weak_of(struct arena *out, struct arena scratch, const struct gate_weights *weights,
        const struct evidence *e)
{
	struct weak w = {.count = e->count, .token = e->token};
	if (!weights->edited || !weights->free)
		return (struct weak){0};
	const struct forest *forests[] = {[WEAK_EDITED] = weights->edited,
	                                  [WEAK_FREE] = weights->free};
	float *sums = arena_alloc(&scratch, e->stride + 8, sizeof *sums, 32);
	for (int kind = 0; kind < WEAK_KINDS; kind++) {
		w.odds[kind] = arena_array(out, float, e->count + 1);
		forest_sum(forests[kind], e->columns, e->stride, forest_stride(e->count), sums);
		for (size_t i = 0; i < e->count; i++)
			w.odds[kind][i] = fminf(fmaxf(sums[i], LEAST_ODDS), MOST_ODDS);
	}
	w.content = arena_array(out, bool, e->count + 1);
	for (size_t i = 0; i < e->count; i++)
		w.content[i] = e->columns[EVIDENCE_content * e->stride + i] > 0;
	return w;
}

struct weak
weak_part(const struct weak *all, size_t from, size_t to)
{
	if (!all->count)
		return *all;
	struct weak w = {.count = to - from, .content = all->content + from, .token = all->token + from};
	for (int kind = 0; kind < WEAK_KINDS; kind++)
		w.odds[kind] = all->odds[kind] + from;
	return w;
}

float
weak_most(const struct weak *w, enum weak_kind kind)
{
	float most = LEAST_ODDS;
	for (size_t i = 0; i < w->count; i++)
		most = fmaxf(most, w->odds[kind][i]);
	return most;
}

float
weak_mean(const struct weak *w, enum weak_kind kind)
{
	float sum = 0;
	for (size_t i = 0; i < w->count; i++)
		sum += w->odds[kind][i];
	return w->count ? sum / (float)w->count : LEAST_ODDS;
}

float
weak_none(const struct weak *w, enum weak_kind kind)
{
	float sum = 0;
	for (size_t i = 0; i < w->count; i++)
		sum -= log1pf(expf(w->odds[kind][i]));
	return sum;
}
