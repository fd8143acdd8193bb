/* choose.c: the best set of blocks, joined. */
#include "extract/choose.h"

#include <stdlib.h>

#include "extract/byline.h"
#include "extract/copies.h"
#include "extract/names.h"
#include "model/limits.h"

/* Expected F1 under which a page is taken to have no article. */
static const double NO_ARTICLE = .3;

enum { AD_WORDS = 60 }; /* more than these are no advertisement, whatever their name */

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

/* The headline and the line that names its writer are no part of the text. */
static bool
is_above_text(const struct page *page, uint32_t i)
{
	const struct block *b = &page->blocks.at[i];
	int64_t after = page->score.title_block >= 0 ? (int64_t)i - page->score.title_block : 99;
	if (after == 0)
		return true;
	return after > 0 && after <= 6 && b->words <= 20 && !b->ends && byline_begins(b->text);
}

/* Inside a small element of the article that calls itself one. */
static bool
is_advertisement(const struct page *page, uint32_t i)
{
	const struct score *s = &page->score;
	uint32_t node = page->blocks.at[i].node;
	if (!(s->below_names[node] & NAME_AD))
		return false;
	while (!(s->own_names[node] & NAME_AD))
		node = page->tree.nodes[node].parent;
	return s->sums[node].words < AD_WORDS;
}

/* A list of headlines is no article. */
static bool
has_sentence(const struct blocks *blocks, const bool *taken)
{
	for (uint32_t i = 0; i < blocks->count; i++) {
		const struct block *b = &blocks->at[i];
		if (taken[i] && (b->good || (b->ends && b->words >= 6) || b->words >= 25))
			return true;
	}
	return false;
}

struct choice
choose_blocks(struct arena *a, const struct page *page, const double *p)
{
	const struct blocks *blocks = &page->blocks;
	struct choice c = {.taken = arena_array(a, bool, blocks->count)};
	struct buf text = buf_in(a, 4096);
	c.confidence = take_prefix(a, blocks, p, c.taken);
	copies_drop(a, blocks, c.taken);
	c.text = STR("");
	if (c.confidence < NO_ARTICLE || !has_sentence(blocks, c.taken))
		return c;
	for (uint32_t i = 0; i < blocks->count; i++) {
		const struct block *b = &blocks->at[i];
		if (c.taken[i] && (is_above_text(page, i) || is_advertisement(page, i)))
			c.taken[i] = false;
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
