/* choose.c: the best set of blocks, joined. */
#include "extract/choose.h"

#include <stdlib.h>

#include "extract/byline.h"
#include "extract/copies.h"
#include "extract/explain.h"
#include "extract/names.h"
#include "model/limits.h"

/* Expected F1 under which a page is taken to have no article. */
static const double NO_ARTICLE = .3;

/* What a foreign word costs, a missed one costing 1: an F measure with beta squared of 1 / 1.4. */
static const double FOREIGN = 1.4;

/* The probability from which the judge is sure. */
static const float SURE = .8f;

enum { LABEL_WORDS = 40 };

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

/* Blocks of a few sentences that ask to subscribe, to read on elsewhere or to share stand between
 * paragraphs and look like them: they are taken only where the judge is sure. */
static bool
asks_for_more(const struct page *page, uint32_t i)
{
	const struct block *b = &page->blocks.at[i];
	return b->words <= LABEL_WORDS &&
	       cues_of(&page->cues, b->text) &
		       (CUE_SIGNUP | CUE_MORE | CUE_AD | CUE_SHARE);
}

/* Why a block is not in the text, for who asks. */
static void
left(const struct page *page, uint32_t i, enum block_reason reason)
{
	if (page->explanation)
		page->explanation->blocks[i].reason = reason;
}

/* Takes the best prefix of the blocks by falling probability; answers its expected F1. */
static double
take_prefix(struct arena *a, const struct blocks *blocks, const float *p, bool *taken)
{
	struct ranked *order = arena_array(a, struct ranked, blocks->count);
	double all = 0, sum = 0, words = 0, best = 0, f1 = 0;
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
		double expected = words + all > 0
					  ? (1 + FOREIGN) * sum / (FOREIGN * words + all)
					  : 0;
		if (expected > best) {
			best = expected;
			f1 = 2 * sum / (words + all);
			count = i + 1;
		}
	}
	for (uint32_t i = 0; i < count; i++)
		taken[order[i].block] = true;
	return f1;
}

/* The headline and the line that names its writer are no part of the text. */
static bool
is_above_text(const struct page *page, uint32_t i)
{
	const struct block *b = &page->blocks.at[i];
	int64_t after =
		page->score.title_block >= 0 ? (int64_t)i - page->score.title_block : 99;
	if (after == 0)
		return true;
	return after > 0 && after <= 6 && b->words <= 20 && !b->ends &&
	       byline_begins(b->text);
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

static void
leave_all(const struct page *page, bool *taken)
{
	for (uint32_t i = 0; i < page->blocks.count; i++) {
		if (taken[i])
			left(page, i, REASON_NO_ARTICLE);
		taken[i] = false;
	}
}

/* What the judge would take, without copies, headline, byline, advertisements, promotion, and what
 * an outlet rule drops. */
static void
drop_unwanted(struct arena *a, const struct page *page, const float *p, struct choice *c)
{
	const struct blocks *blocks = &page->blocks;
	copies_drop(a, blocks, c->taken);
	explain_copies(a, page, c->taken);
	if (c->confidence < NO_ARTICLE || !has_sentence(blocks, c->taken)) {
		leave_all(page, c->taken);
		return;
	}
	for (uint32_t i = 0; i < blocks->count; i++) {
		enum block_reason why = ruled_drops(page, i)           ? REASON_DROPPED
					: i == page->score.title_block ? REASON_HEADLINE
					: is_above_text(page, i)       ? REASON_BYLINE
					: is_advertisement(page, i) ? REASON_ADVERTISEMENT
					: p[i] < SURE && asks_for_more(page, i)
						? REASON_PROMOTION
						: REASON_MARK;
		if (!c->taken[i] || why == REASON_MARK)
			continue;
		c->taken[i] = false;
		left(page, i, why);
	}
}

/* An outlet rule knows better than the judge. */
static void
take_ruled(const struct page *page, struct choice *c)
{
	for (uint32_t i = 0; i < page->blocks.count; i++) {
		bool dropped = ruled_drops(page, i);
		c->taken[i] = page->ruled.body[i] && !dropped;
		left(page, i, dropped ? REASON_DROPPED : REASON_RULE);
	}
	c->confidence = 1;
}

struct choice
choose_blocks(struct arena *a, const struct page *page, const float *p)
{
	const struct blocks *blocks = &page->blocks;
	struct choice c = {.taken = arena_array(a, bool, blocks->count),
			   .starts = arena_array(a, uint32_t, blocks->count)};
	struct buf text = buf_in(a, 4096);
	c.confidence = take_prefix(a, blocks, p, c.taken);
	c.text = STR("");
	explain_marks(page, p, c.taken);
	if (page->ruled.body)
		take_ruled(page, &c);
	else
		drop_unwanted(a, page, p, &c);
	for (uint32_t i = 0; i < blocks->count; i++) {
		const struct block *b = &blocks->at[i];
		if (c.taken[i] && text.n + b->text.n + 2 > LIMIT_TEXT_BYTES) {
			c.taken[i] = false;
			left(page, i, REASON_LIMIT);
		}
		if (!c.taken[i])
			continue;
		if (text.n)
			buf_cstr(&text, "\n\n");
		c.starts[i] = (uint32_t)text.n;
		buf_put(&text, b->text);
		c.words += b->words;
	}
	c.text = buf_str(&text);
	explain_taken(page, c.taken);
	return c;
}
