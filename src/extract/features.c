/* features.c: what the blocks of a page have in common, then each described. */
#include "extract/features.h"

#include <string.h>

#include "base/hash.h"
#include "extract/describe.h"
#include "extract/stop.h"

/* Blocks of one kind: equal tag and class of the element and its parent, digits as 0. */
static uint64_t
group_key(const struct tree *t, uint32_t node)
{
	uint64_t h = 0;
	uint32_t pair[] = {node, t->nodes[node].parent};
	for (int k = 0; k < 2; k++) {
		const struct node *n = &t->nodes[pair[k]];
		struct str class = tree_attr(t, pair[k], ATTR_CLASS);
		h = hash_mix(h + n->tag + 1);
		for (size_t i = 0; i < class.n && i < 120; i++) {
			unsigned char c = (unsigned char)class.p[i];
			h = word_hash_byte(h, byte_is_digit(c) ? '0' : c);
		}
	}
	return h;
}

static void
make_groups(struct arena *a, struct work *w)
{
	const struct blocks *blocks = &w->page->blocks;
	struct map keys = map_in(a, blocks->count);
	w->groups = arena_array(a, struct group, blocks->count + 1);
	w->out->group = arena_array(a, uint32_t, blocks->count);
	for (uint32_t i = 0; i < blocks->count; i++) {
		const struct block *b = &blocks->at[i];
		uint64_t key = group_key(&w->page->tree, b->node);
		struct map_slot *slot = map_put(&keys, str_from(&key, sizeof key));
		if (!slot->value.u)
			slot->value.u = ++w->out->groups;
		struct group *g = &w->groups[slot->value.u - 1];
		w->out->group[i] = (uint32_t)slot->value.u - 1;
		g->blocks++;
		g->chars += b->chars;
		g->link += b->link;
		g->ends += b->ends;
		g->good += b->good;
	}
}

/* The containers of each block: climbing stops as soon as one holds more blocks. */
static void
find_containers(struct arena *a, struct work *w)
{
	const struct page *p = w->page;
	const struct node_sum *sums = p->score.sums;
	w->out->near = arena_array(a, uint32_t, p->blocks.count);
	w->above = arena_array(a, uint32_t, p->blocks.count);
	for (uint32_t i = 0; i < p->blocks.count; i++) {
		uint32_t node = p->blocks.at[i].node;
		while (node > 0 && sums[node].blocks <= 1)
			node = p->tree.nodes[node].parent;
		w->out->near[i] = node;
		uint32_t up = p->tree.nodes[node].parent;
		while (up > 0 && sums[up].blocks <= sums[node].blocks)
			up = p->tree.nodes[up].parent;
		w->above[i] = up;
	}
}

static void
find_goods(struct arena *a, struct work *w)
{
	const struct blocks *blocks = &w->page->blocks;
	uint32_t n = blocks->count, last = UINT32_MAX, chars = 0, good = 0;
	w->prev_good = arena_array(a, uint32_t, n);
	w->next_good = arena_array(a, uint32_t, n);
	w->chars_before = arena_array(a, uint32_t, n);
	w->good_before = arena_array(a, uint32_t, n);
	w->first_good = 0;
	w->last_good = n;
	for (uint32_t i = 0; i < n; i++) {
		w->prev_good[i] = last;
		w->chars_before[i] = chars;
		w->good_before[i] = good;
		chars += blocks->at[i].chars;
		if (!blocks->at[i].good)
			continue;
		good += blocks->at[i].chars;
		if (last == UINT32_MAX)
			w->first_good = i;
		last = i;
	}
	if (last != UINT32_MAX)
		w->last_good = last;
	last = UINT32_MAX;
	for (uint32_t i = n; i-- > 0;) {
		w->next_good[i] = last;
		if (blocks->at[i].good)
			last = i;
	}
}

static const struct run_set *
runs_of_text(struct arena *a, struct str text)
{
	uint32_t count;
	if (text.n < 20)
		return NULL;
	uint64_t *words = words_hashed(a, text, &count);
	return run_set_of(a, words, count);
}

struct features
features_of(struct arena *a, const struct page *page)
{
	struct features f = {.count = page->blocks.count};
	struct work w = {.page = page, .out = &f};
	struct str about = head_meta(&page->head, "og:description");
	if (!about.p)
		about = head_meta(&page->head, "description");
	w.names = arena_array(a, const char *, FEATURES_MOST);
	w.row = arena_array(a, float, FEATURES_MOST);
	w.copies = copies_find(a, &page->blocks);
	w.about = runs_of_text(a, about);
	w.body = runs_of_text(a, jsonld_body(a, &page->ld));
	make_groups(a, &w);
	find_containers(a, &w);
	find_goods(a, &w);
	f.names = w.names;
	for (uint32_t i = 0; i < f.count; i++) {
		w.n = 0;
		describe_block(&w, i);
		if (!f.rows) {
			f.width = w.n;
			f.rows = arena_array(a, float, (size_t)f.count * w.n);
		}
		memcpy(f.rows + (size_t)i * f.width, w.row, w.n * sizeof *w.row);
	}
	return f;
}
