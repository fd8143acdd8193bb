/* choose.c: the best set of blocks, joined. */
#include "extract/choose.h"

#include <stdlib.h>

#include "extract/copies.h"
#include "model/limits.h"

struct ranked {
	double p;
	uint32_t block;
};

static int
likelier_first(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;
	if (a->p != b->p)
		return a->p < b->p ? 1 : -1;
	return a->block > b->block ? 1 : -1;
}

static double
take_prefix(struct arena *a, const struct blocks *blocks, const double *p, bool *taken)
{
	struct ranked *order = arena_array(a, struct ranked, blocks->count);
	double all = 0, sum = 0, words = 0, best = 0;
	uint32_t count = 0;
	for (uint32_t i = 0; i < blocks->count; i++) {
		order[i] = (struct ranked){p[i], i};
		all += p[i] * blocks->at[i].words;
	}
	qsort(order, blocks->count, sizeof *order, likelier_first);
	for (uint32_t i = 0; i < blocks->count; i++) {
		const struct block *b = &blocks->at[order[i].block];
		sum += order[i].p * b->words;
		words += b->words;
		double expected = words + all > 0 ? 2 * sum / (words + all) : 0;
		if (expected > best) {
			best = expected;
			count = i + 1;
		}
	}
	for (uint32_t i = 0; i < count; i++)
		taken[order[i].block] = true;
	return best;
}

struct choice
choose_blocks(struct arena *a, const struct page *page, const double *p)
{
	const struct blocks *blocks = &page->blocks;
	struct choice c = {.taken = arena_array(a, bool, blocks->count)};
	struct buf text = buf_in(a, 4096);
	c.confidence = take_prefix(a, blocks, p, c.taken);
	copies_drop(a, blocks, c.taken);
	for (uint32_t i = 0; i < blocks->count; i++) {
		const struct block *b = &blocks->at[i];
		if (!c.taken[i] || text.n + b->text.n + 2 > LIMIT_TEXT_BYTES)
			continue;
		if (text.n)
			buf_cstr(&text, "\n\n");
		buf_put(&text, b->text);
		c.words += b->words;
	}
	c.text = buf_str(&text);
	return c;
}
