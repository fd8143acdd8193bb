/* explain.c: filling an explanation, and writing it. */
#include "extract/explain.h"

#include "extract/copies.h"
#include "extract/page.h"
#include "text/utf8.h"

enum { TEXT_BYTES = 100, PATH_STEPS = 4, CLASS_BYTES = 24 };

static const char *const names[REASON_COUNT] = {
	[REASON_MARK] = "mark",
	[REASON_RULE] = "outlet rule",
	[REASON_DROPPED] = "dropped by outlet rule",
	[REASON_HEADLINE] = "headline",
	[REASON_BYLINE] = "byline",
	[REASON_COPY] = "copy",
	[REASON_ADVERTISEMENT] = "advertisement",
	[REASON_PROMOTION] = "promotion",
	[REASON_NO_ARTICLE] = "no article",
	[REASON_LIMIT] = "text is too long",
};

const char *
block_reason_name(enum block_reason reason)
{
	return reason < REASON_COUNT ? names[reason] : names[REASON_MARK];
}

void
explanation_to_json(struct json_out *j, const struct explanation *e)
{
	json_begin(j, '[');
	for (uint32_t i = 0; i < e->count; i++) {
		const struct block_explanation *b = &e->blocks[i];
		json_begin(j, '{');
		json_kv_int(j, "index", i);
		json_kv_bool(j, "taken", b->taken);
		json_kv_num(j, "probability", b->probability);
		json_kv_int(j, "words", b->words);
		json_kv_str(j, "path", b->path);
		json_kv_str(j, "text", b->text);
		json_kv_str(j, "reason", str_of(block_reason_name(b->reason)));
		if (b->reason == REASON_COPY)
			json_kv_int(j, "other", b->other);
		else
			json_kv_null(j, "other");
		json_end(j, '}');
	}
	json_end(j, ']');
}

/* "p.lead": the element and its first class. */
static void
put_step(struct buf *b, const struct tree *t, uint32_t node)
{
	struct str classes = tree_attr(t, node, ATTR_CLASS), first;
	buf_cstr(b, tag_name(t->nodes[node].tag));
	if (str_word(&classes, &first)) {
		buf_byte(b, '.');
		buf_put(b, utf8_cut(first, CLASS_BYTES));
	}
}

/* The element of a block and those around it; "…" where there are more. */
static struct str
path_of(struct arena *out, const struct tree *t, uint32_t node)
{
	uint32_t steps[PATH_STEPS], count = 0;
	struct buf b = buf_in(out, 64);
	for (; count < PATH_STEPS && node > 0 && t->nodes[node].tag != TAG_BODY;
	     node = t->nodes[node].parent)
		steps[count++] = node;
	if (count == PATH_STEPS && node > 0 && t->nodes[node].tag != TAG_BODY)
		buf_cstr(&b, "\xe2\x80\xa6 > ");
	while (count > 0) {
		put_step(&b, t, steps[--count]);
		buf_cstr(&b, count ? " > " : "");
	}
	return buf_str(&b);
}

void
explanation_begin(struct arena *out, struct page *page, struct explanation *e)
{
	e->count = page->blocks.count;
	e->blocks = arena_array(out, struct block_explanation, e->count);
	for (uint32_t i = 0; i < e->count; i++) {
		const struct block *b = &page->blocks.at[i];
		e->blocks[i].text = str_dup(out, utf8_cut(b->text, TEXT_BYTES));
		e->blocks[i].path = path_of(out, &page->tree, b->node);
		e->blocks[i].words = b->words;
	}
	page->explanation = e;
}

void
explain_marks(const struct page *page, const float *p, const bool *wanted)
{
	struct explanation *e = page->explanation;
	for (uint32_t i = 0; e && i < e->count; i++) {
		e->blocks[i].probability = (double)p[i];
		e->blocks[i].taken = wanted[i];
	}
}

/* The taken block that has most of a block's runs of words. */
static uint32_t
original_of(struct arena scratch, const struct page *page, uint32_t copy, const bool *taken)
{
	const struct blocks *blocks = &page->blocks;
	const struct block *b = &blocks->at[copy];
	const struct run_set *runs = run_set_of(&scratch, blocks->hashes + b->hash_at, b->hash_count);
	uint32_t best = copy;
	double most = 0;
	for (uint32_t i = 0; i < blocks->count; i++) {
		double share = taken[i] ? run_share(runs, blocks, i) : 0;
		if (share > most) {
			most = share;
			best = i;
		}
	}
	return best;
}

void
explain_copies(struct arena *a, const struct page *page, const bool *taken)
{
	struct explanation *e = page->explanation;
	for (uint32_t i = 0; e && i < e->count; i++) {
		if (!e->blocks[i].taken || taken[i])
			continue;
		e->blocks[i].reason = REASON_COPY;
		e->blocks[i].other = original_of(page_scratch(a), page, i, taken);
	}
}

void
explain_taken(const struct page *page, const bool *taken)
{
	struct explanation *e = page->explanation;
	for (uint32_t i = 0; e && i < e->count; i++)
		e->blocks[i].taken = taken[i];
}
