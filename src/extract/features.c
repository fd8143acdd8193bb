/* features.c: what the blocks of a page have in common, then each described, then its neighbours. */
#include "extract/features.h"

#include <string.h>

#include "base/hash.h"
#include "extract/describe.h"
#include "extract/names.h"
#include "extract/stop.h"
#include "learn/forest.h"
#include "model/limits.h"

const char *const feature_names[FEATURE_ALL] = {
#define X(id, name) name,
	BLOCK_FEATURES(X) CONTEXT_FEATURES(X)
#undef X
};

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
group_add(struct group *g, const struct block *b)
{
	g->blocks++;
	g->chars += b->chars;
	g->link += b->link;
	g->ends += b->ends;
	g->good += b->good;
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
		w->out->group[i] = (uint32_t)slot->value.u - 1;
		group_add(&w->groups[slot->value.u - 1], b);
		group_add(&w->by_tag[w->page->tree.nodes[b->node].tag], b);
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
	w->last_good = n ? n - 1 : 0;
	w->first_h1 = UINT32_MAX;
	for (uint32_t i = 0; i < n; i++) {
		if (w->first_h1 == UINT32_MAX &&
		    w->page->tree.nodes[blocks->at[i].node].tag == TAG_H1)
			w->first_h1 = i;
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

/* One pass down the tree: how far up the places lie that matter. */
static void
find_paths(struct arena *a, struct work *w)
{
	const struct page *p = w->page;
	const struct node *nodes = p->tree.nodes;
	w->path = arena_array(a, struct node_path, p->tree.count);
	for (uint32_t i = 0; i < p->tree.count; i++) {
		if (nodes[i].tag == TAG_TEXT)
			continue;
		const struct node_path *up = &w->path[nodes[i].parent];
		struct node_path *path = &w->path[i];
		uint32_t says = i > p->tree.body ? p->score.own_names[i] : 0;
		bool bad = says & NAME_FURNITURE;
		bool good = says & NAME_GOOD || nodes[i].flags & NODE_BODY_PROP;
		*path = (struct node_path){
			.to_core = tree_inside(&p->tree, p->score.core, i)
					   ? 0
					   : up->to_core + 1u,
			.to_top = tree_inside(&p->tree, p->score.top, i)
					  ? 0
					  : up->to_top + 1u,
			.to_bad = bad                                 ? 0
				  : i == 0 || up->to_bad == PATH_NONE ? PATH_NONE
								      : up->to_bad + 1u,
			.to_good = good ? 0
				   : i == 0 || up->to_good == PATH_NONE
					   ? PATH_NONE
					   : up->to_good + 1u,
			.good = (uint16_t)((i ? up->good : 0) + good),
			.hidden = nodes[i].flags & NODE_HIDDEN || (i && up->hidden),
		};
	}
}

/* How often the same text, or the same beginning of a long one, stood before. */
static void
find_repeats(struct arena *a, struct work *w)
{
	const struct blocks *blocks = &w->page->blocks;
	struct map seen = map_in(a, blocks->count);
	w->seen = arena_array(a, uint32_t, blocks->count);
	for (uint32_t i = 0; i < blocks->count; i++)
		w->seen[i] = (uint32_t)map_put(&seen, str_sub(blocks->at[i].text, 0, 200))
				     ->value.u++;
}

static void
word_set_add(struct arena *a, struct word_set *set, const struct stop_words *stops,
	     struct str text)
{
	uint32_t count;
	uint64_t *words = words_hashed(a, str_sub(text, 0, 2000), &count);
	for (uint32_t i = 0; i < count && set->count < WORD_SET_MOST; i++) {
		uint32_t slot = words[i] >> 1 & (WORD_SET_SLOTS - 1);
		while (set->slots[slot] && set->slots[slot] != words[i])
			slot = (slot + 1) & (WORD_SET_SLOTS - 1);
		if (set->slots[slot] || stop_words_has(stops, words[i]))
			continue;
		set->slots[slot] = words[i];
		set->count++;
	}
}

/* What the page says of itself: title, description, structured data. */
static void
find_sayings(struct arena *a, struct work *w)
{
	const struct page *p = w->page;
	const struct stop_words *stops = p->blocks.stops;
	struct str title = head_meta(&p->head, "og:title"), body = jsonld_body(a, &p->ld);
	uint32_t count;
	w->title = arena_new(a, struct word_set);
	w->about = arena_new(a, struct word_set);
	word_set_add(a, w->title, stops,
		     title.p ? title : head_meta(&p->head, "twitter:title"));
	word_set_add(a, w->title, stops, p->head.title);
	word_set_add(a, w->about, stops, head_meta(&p->head, "og:description"));
	word_set_add(a, w->about, stops, head_meta(&p->head, "description"));
	w->copies = copies_find(a, &p->blocks);
	if (body.n < 20)
		return;
	uint64_t *words = words_hashed(a, body, &count);
	w->body = run_set_of(a, words, count);
	w->body_share = (double)body.n / (p->score.chars + 1.);
}

/* ---- the neighbours: columns moved up and down ---- */

static void
shift(const struct features *f, enum feature from, enum feature to, int steps)
{
	const float *source = feature_column(f, from);
	float *target = feature_column(f, to);
	size_t away = (size_t)(steps < 0 ? -steps : steps);
	if (away >= f->count)
		return;
	if (steps < 0)
		memcpy(target + away, source, (f->count - away) * sizeof *target);
	else
		memcpy(target, source + away, (f->count - away) * sizeof *target);
}

static void
describe_neighbours(const struct features *f, const struct blocks *blocks)
{
	static const enum feature parts[] = {FEATURE_CHARS, FEATURE_LINK_SHARE,
					     FEATURE_ENDS,  FEATURE_STOP_SHARE,
					     FEATURE_GOOD,  FEATURE_TAG};
	static const struct {
		enum feature first;
		int steps;
	} sides[] = {
		{FEATURE_BACK_3_CHARS, -3}, {FEATURE_BACK_2_CHARS, -2},
		{FEATURE_BACK_1_CHARS, -1}, {FEATURE_ON_1_CHARS, 1},
		{FEATURE_ON_2_CHARS, 2},    {FEATURE_ON_3_CHARS, 3},
	};
	enum { PARTS = sizeof parts / sizeof *parts };
	for (size_t s = 0; s < sizeof sides / sizeof *sides; s++) {
		for (int k = 0; k < PARTS; k++)
			shift(f, parts[k], (enum feature)(sides[s].first + k),
			      sides[s].steps);
		float *same = feature_column(f, (enum feature)(sides[s].first + PARTS));
		for (uint32_t i = 0; i < f->count; i++) {
			int64_t k = (int64_t)i + sides[s].steps;
			same[i] = k >= 0 && k < f->count &&
				  blocks->at[k].node == blocks->at[i].node;
		}
	}
}

/* The label among the blocks before that sounds least like text, from the first paragraph on:
 * "Comments", "You may also like". */
static void
describe_sections(const struct work *w, const struct features *f)
{
	const float *says = feature_column(f, FEATURE_SAYS_MEAN);
	float *least = feature_column(f, FEATURE_SAID_LEAST);
	float *since = feature_column(f, FEATURE_SAID_SINCE);
	float lowest = 0;
	uint32_t at = 0;
	for (uint32_t i = 0; i < f->count; i++) {
		least[i] = lowest;
		since[i] = lowest < 0 ? (float)(i - at) : -1;
		if (i > w->first_good && says[i] < lowest) {
			lowest = says[i];
			at = i;
		}
	}
}

static struct token_sum *
unknown_sums(struct arena *a, uint32_t count)
{
	struct token_sum *sums = arena_array(a, struct token_sum, count);
	for (uint32_t i = 0; i < count; i++)
		sums[i].known = UINT32_MAX;
	return sums;
}

struct features
features_of(struct arena *a, const struct page *page, const struct token_table *names,
	    const struct token_table *words)
{
	struct features f = {.count = page->blocks.count,
			     .stride = forest_stride(page->blocks.count)};
	struct work *w = arena_new(a, struct work);
	w->page = page;
	w->out = &f;
	w->names = names;
	w->words = words;
	w->node_says = unknown_sums(a, page->tree.count);
	w->name_says = unknown_sums(a, page->tree.name_count);
	f.columns = arena_alloc(a, FEATURE_ALL * f.stride, sizeof *f.columns, 64);
	make_groups(a, w);
	find_containers(a, w);
	find_goods(a, w);
	find_paths(a, w);
	find_repeats(a, w);
	find_sayings(a, w);
	for (uint32_t i = 0; i < f.count; i++)
		describe_block(w, i);
	describe_sections(w, &f);
	describe_neighbours(&f, &page->blocks);
	return f;
}
