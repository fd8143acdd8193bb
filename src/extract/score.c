/* score.c: rule root, Readability score, core, title block. */
#include "extract/score.h"

#include <string.h>

#include "extract/names.h"

/* ---- names and tags from the top down ---- */

static uint32_t
bit_of_tag(unsigned tag)
{
	switch (tag) {
	case TAG_LI: return IN_LI;
	case TAG_TABLE: return IN_TABLE;
	case TAG_ASIDE: return IN_ASIDE;
	case TAG_NAV: return IN_NAV;
	case TAG_FOOTER: return IN_FOOTER;
	case TAG_HEADER: return IN_HEADER;
	case TAG_FIGURE: return IN_FIGURE;
	case TAG_FORM: return IN_FORM;
	case TAG_ARTICLE: return IN_ARTICLE;
	case TAG_MAIN: return IN_MAIN;
	case TAG_BLOCKQUOTE: return IN_BLOCKQUOTE;
	case TAG_UL: case TAG_OL: case TAG_DL: return IN_LIST;
	case TAG_FIGCAPTION: return IN_FIGCAPTION;
	case TAG_SECTION: return IN_SECTION;
	case TAG_DETAILS: return IN_DETAILS;
	default: return 0;
	}
}

static void
name_nodes(struct arena *a, const struct tree *t, struct score *s)
{
	s->own_names = arena_array(a, uint32_t, t->count);
	s->tags_above = arena_array(a, uint32_t, t->count);
	for (uint32_t i = 0; i < t->count; i++) {
		const struct node *n = &t->nodes[i];
		s->own_names[i] = n->tag == TAG_TEXT ? 0 : tree_says(t, i);
		/* Their names tell of the whole page. */
		if (n->tag == TAG_BODY || n->tag == TAG_HTML)
			s->own_names[i] = 0;
		if (n->tag == TAG_ARTICLE || n->tag == TAG_MAIN)
			s->own_names[i] &= ~(uint32_t)NAME_FURNITURE;
		s->tags_above[i] = bit_of_tag(n->tag) | (i ? s->tags_above[n->parent] : 0);
	}
}

static void
name_below_core(struct arena *a, const struct tree *t, struct score *s)
{
	s->below_names = arena_array(a, uint32_t, t->count);
	s->bad_above = arena_array(a, uint16_t, t->count);
	for (uint32_t i = 1; i < t->count; i++) {
		if (tree_inside(t, s->core, i))
			continue;
		uint32_t up = t->nodes[i].parent;
		s->below_names[i] = s->own_names[i] | s->below_names[up];
		s->bad_above[i] = (uint16_t)(s->bad_above[up] +
		                             ((s->own_names[i] & NAME_FURNITURE) != 0));
	}
}

/* ---- sums ---- */

static void
sum_blocks(struct arena *a, const struct tree *t, const struct blocks *blocks, struct score *s)
{
	s->sums = arena_array(a, struct node_sum, t->count);
	for (uint32_t i = 0; i < blocks->count; i++) {
		const struct block *b = &blocks->at[i];
		struct node_sum *sum = &s->sums[b->node];
		sum->chars += b->chars;
		sum->link += b->link;
		sum->words += b->words;
		sum->blocks++;
		if (b->good) {
			sum->good_chars += b->chars;
			sum->good++;
		}
	}
	for (uint32_t i = t->count; i-- > 1;) {
		struct node_sum *up = &s->sums[t->nodes[i].parent], *sum = &s->sums[i];
		if (sum->blocks == 0)
			continue;
		up->chars += sum->chars;
		up->link += sum->link;
		up->words += sum->words;
		up->blocks += sum->blocks;
		up->good_chars += sum->good_chars;
		up->good += sum->good;
	}
	s->good_chars = s->sums[0].good_chars;
	s->chars = s->sums[0].chars;
}

static double
link_share(const struct node_sum *sum)
{
	return (double)sum->link / (sum->chars ? sum->chars : 1);
}

/* ---- Readability ---- */

/* Text of these votes for the element itself, that of others for the parent. */
static bool
is_container(unsigned tag)
{
	return tag == TAG_DIV || tag == TAG_SECTION || tag == TAG_ARTICLE || tag == TAG_MAIN ||
	       tag == TAG_TD || tag == TAG_BODY;
}

static double
score_of_tag(unsigned tag)
{
	switch (tag) {
	case TAG_DIV: case TAG_ARTICLE: case TAG_MAIN: case TAG_SECTION:
		return 5;
	case TAG_PRE: case TAG_TD: case TAG_BLOCKQUOTE:
		return 3;
	case TAG_UL: case TAG_OL: case TAG_DL: case TAG_FORM: case TAG_LI: case TAG_ADDRESS:
		return -3;
	case TAG_TH: case TAG_H1: case TAG_H2: case TAG_H3: case TAG_H4:
		return -5;
	default:
		return 0;
	}
}

static void
vote(const struct tree *t, float *scores, const struct block *b)
{
	double part = b->chars / 100.0;
	double points = 1 + b->commas + (part < 3 ? part : 3);
	uint32_t node = b->node;
	if (!is_container(t->nodes[node].tag))
		node = t->nodes[node].parent;
	for (int level = 0; level < 6; level++) {
		scores[node] += (float)(level == 0 ? points
		                        : level == 1 ? points / 2 : points / (level * 3));
		if (node == 0)
			break;
		node = t->nodes[node].parent;
	}
}

static void
score_readability(struct arena *a, const struct tree *t, const struct blocks *blocks,
                  struct score *s)
{
	float *scores = s->readability = arena_array(a, float, t->count);
	for (uint32_t i = 0; i < blocks->count; i++) {
		const struct block *b = &blocks->at[i];
		if (b->chars >= 25 && block_link_share(b) <= .6)
			vote(t, scores, b);
	}
	s->top = t->body;
	for (uint32_t i = 0; i < t->count; i++) {
		if (scores[i] <= 0)
			continue;
		double points = scores[i] + score_of_tag(t->nodes[i].tag);
		if (s->own_names[i] & NAME_FURNITURE)
			points -= 25;
		if (s->own_names[i] & NAME_GOOD)
			points += 25;
		scores[i] = (float)(points * (1 - link_share(&s->sums[i])));
		if (scores[i] > scores[s->top])
			s->top = i;
	}
}

/* ---- rule root and core ---- */

static bool
root_fits(const struct tree *t, const struct score *s, uint32_t i, enum root_kind kind)
{
	const struct node *n = &t->nodes[i];
	bool bad = s->own_names[i] & NAME_FURNITURE;
	switch (kind) {
	case ROOT_BODY_PROP:
		return n->flags & NODE_BODY_PROP;
	case ROOT_BODY_NAME:
		return s->own_names[i] & NAME_BODY && !bad &&
		       (n->tag == TAG_DIV || n->tag == TAG_SECTION || n->tag == TAG_ARTICLE ||
		        n->tag == TAG_MAIN || n->tag == TAG_TD);
	case ROOT_ARTICLE:
		return n->tag == TAG_ARTICLE;
	case ROOT_MAIN:
		return n->tag == TAG_MAIN || n->flags & NODE_MAIN_ROLE;
	default:
		return s->own_names[i] & NAME_MAIN && !bad;
	}
}

/* The first kind of which an element holds a quarter of the good text wins; of several elements
 * the first with half of what the fullest has. */
static void
find_root(const struct tree *t, struct score *s)
{
	for (int kind = ROOT_BODY_PROP; kind < ROOT_GUESS; kind++) {
		uint32_t most = 0;
		for (uint32_t i = 1; i < t->count; i++)
			if (s->sums[i].good_chars > most && root_fits(t, s, i, kind))
				most = s->sums[i].good_chars;
		if (most < 250)
			continue;
		for (uint32_t i = 1; i < t->count; i++) {
			if (s->sums[i].good_chars * 2 < most || !root_fits(t, s, i, kind))
				continue;
			if (s->sums[i].good_chars * 4 >= s->good_chars) {
				s->root = i;
				s->root_kind = (enum root_kind)kind;
				return;
			}
			break;
		}
	}
	s->root = s->top;
	s->root_kind = ROOT_GUESS;
}

static void
find_core(const struct tree *t, struct score *s)
{
	s->core = t->body;
	for (uint32_t i = t->body; s->good_chars && i < t->count; i++)
		if (s->sums[i].good_chars * 2 >= s->good_chars &&
		    t->nodes[i].depth >= t->nodes[s->core].depth)
			s->core = i;
}

/* ---- title block ---- */

/* Jaccard overlap of a block's words with the title's. */
static double
overlap(const struct blocks *blocks, const struct block *b, const uint64_t *title,
        uint32_t title_count)
{
	uint32_t both = 0, other = 0;
	const uint64_t *words = blocks->hashes + b->hash_at;
	for (uint32_t i = 0; i < b->hash_count; i++) {
		uint32_t k = 0, before = 0;
		while (before < i && words[before] != words[i])
			before++;
		if (before < i)
			continue;
		while (k < title_count && title[k] != words[i])
			k++;
		both += k < title_count;
		other += k == title_count;
	}
	return title_count + other ? (double)both / (title_count + other) : 0;
}

static bool
is_hidden(const struct tree *t, uint32_t node)
{
	for (; node > 0; node = t->nodes[node].parent)
		if (t->nodes[node].flags & NODE_HIDDEN)
			return true;
	return false;
}

static uint32_t
distinct(uint64_t *words, uint32_t count)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t k = 0;
		while (k < n && words[k] != words[i])
			k++;
		if (k == n)
			words[n++] = words[i];
	}
	return n;
}

static void
find_title(struct arena *a, const struct tree *t, const struct blocks *blocks,
           const struct head *head, struct score *s)
{
	struct str title = head_meta(head, "og:title");
	double best = .45;
	if (!title.p)
		title = head_meta(head, "twitter:title");
	if (!title.p)
		title = head->title;
	for (uint32_t i = 0; !title.p && i < blocks->count; i++)
		if (t->nodes[blocks->at[i].node].tag == TAG_H1)
			title = blocks->at[i].text;
	s->title_block = -1;
	s->title_words = words_hashed(a, str_sub(title, 0, 600), &s->title_count);
	s->title_count = distinct(s->title_words, s->title_count);
	for (uint32_t i = 0; i < blocks->count; i++) {
		const struct block *b = &blocks->at[i];
		unsigned tag = t->nodes[b->node].tag;
		if (b->hash_count == 0 || b->words > 45)
			continue;
		double fit = overlap(blocks, b, s->title_words, s->title_count) - .001 * i;
		fit += tag == TAG_H1 ? .35 : tag == TAG_H2 || tag == TAG_H3 ? .1 : 0;
		if (fit > best && is_hidden(t, b->node))
			fit -= .3;
		if (fit > best) {
			best = fit;
			s->title_block = i;
		}
	}
	for (uint32_t i = 0; s->title_block < 0 && i < blocks->count; i++)
		if (t->nodes[blocks->at[i].node].tag == TAG_H1 && blocks->at[i].words > 2)
			s->title_block = i;
}

struct score
score_page(struct arena *a, const struct tree *t, const struct blocks *blocks,
           const struct head *head)
{
	struct score s = {0};
	name_nodes(a, t, &s);
	sum_blocks(a, t, blocks, &s);
	score_readability(a, t, blocks, &s);
	find_root(t, &s);
	find_core(t, &s);
	name_below_core(a, t, &s);
	find_title(a, t, blocks, head, &s);
	return s;
}
