/* judge.c: two forests and what lies between them. */
#include "extract/judge.h"

#include <math.h>

struct judge
judge_of(const struct model *m)
{
	struct judge j = {0};
	if (!m)
		return j;
	j.names = model_table(m, "body.names");
	j.words = model_table(m, "body.words");
	j.first = model_forest(m, "body.1",
			       model_fingerprint(feature_names, FEATURE_FIRST));
	j.second =
		model_forest(m, "body.2", model_fingerprint(feature_names, FEATURE_ALL));
	return j;
}

struct mean {
	float sum, weight;
};

static void
mean_add(struct mean *m, float p, float weight)
{
	m->sum += p * weight;
	m->weight += weight;
}

/* The mean without one member's own part; -1 where it is alone. */
static float
mean_without(const struct mean *m, float p, float weight)
{
	float rest = m->weight - weight;
	return rest > .5f ? (m->sum - p * weight) / rest : -1;
}

struct context {
	const struct page *page;
	const struct features *f;
	const float *p;
	struct mean *before; /* by block: of all before it; one more for all */
	struct mean *parents, *containers; /* by node */
	float *below;                      /* by node: expected words in its subtree */
	uint32_t core;                     /* the deepest node with half of all */
	struct mean *groups;
	float highest;
};

static void
gather(struct arena *a, struct context *c)
{
	const struct blocks *blocks = &c->page->blocks;
	uint32_t n = blocks->count, nodes = c->page->tree.count;
	c->before = arena_array(a, struct mean, n + 1);
	c->parents = arena_array(a, struct mean, nodes);
	c->containers = arena_array(a, struct mean, nodes);
	c->groups = arena_array(a, struct mean, c->f->groups + 1);
	for (uint32_t i = 0; i < n; i++) {
		const struct block *b = &blocks->at[i];
		float words = (float)b->words + 1;
		c->before[i + 1] = c->before[i];
		mean_add(&c->before[i + 1], c->p[i], words);
		mean_add(&c->parents[c->page->tree.nodes[b->node].parent], c->p[i],
			 words);
		mean_add(&c->containers[c->f->near[i]], c->p[i], words);
		mean_add(&c->groups[c->f->group[i]], c->p[i], words);
		if (c->p[i] > c->highest)
			c->highest = c->p[i];
	}
}

static void
find_core(struct arena *a, struct context *c)
{
	const struct tree *t = &c->page->tree;
	const struct blocks *blocks = &c->page->blocks;
	c->below = arena_array(a, float, t->count);
	for (uint32_t i = 0; i < blocks->count; i++)
		c->below[blocks->at[i].node] += c->p[i] * (float)blocks->at[i].words;
	for (uint32_t i = t->count; i-- > 1;)
		if (c->below[i] > 0)
			c->below[t->nodes[i].parent] += c->below[i];
	c->core = t->body;
	for (uint32_t i = t->body; c->below[0] > 0 && i < t->count; i++)
		if (c->below[i] * 2 >= c->below[0] &&
		    t->nodes[i].depth >= t->nodes[c->core].depth)
			c->core = i;
}

/* The mean of the blocks at most `reach` away, without the block itself. */
static float
window(const struct context *c, uint32_t i, uint32_t reach, float words)
{
	uint32_t n = c->f->count;
	const struct mean *from = &c->before[i > reach ? i - reach : 0];
	const struct mean *to = &c->before[i + reach + 1 < n ? i + reach + 1 : n];
	struct mean m = {to->sum - from->sum, to->weight - from->weight};
	float mean = mean_without(&m, c->p[i], words);
	return mean < 0 ? 0 : mean;
}

static void
context_of(const struct context *c, uint32_t i)
{
	const struct features *f = c->f;
	const struct block *b = &c->page->blocks.at[i];
	float p = c->p[i], words = (float)b->words + 1, all = c->before[f->count].sum;
	float whole = all > 1 ? all : 1;
	const struct mean *parent = &c->parents[c->page->tree.nodes[b->node].parent];
	feature_column(f, FEATURE_P)[i] = p;
	feature_column(f, FEATURE_P_WITHIN_2)[i] = window(c, i, 2, words);
	feature_column(f, FEATURE_P_WITHIN_5)[i] = window(c, i, 5, words);
	feature_column(f, FEATURE_P_WITHIN_12)[i] = window(c, i, 12, words);
	feature_column(f, FEATURE_P_PARENT)[i] = mean_without(parent, p, words);
	feature_column(f, FEATURE_P_NEAR)[i] =
		mean_without(&c->containers[f->near[i]], p, words);
	feature_column(f, FEATURE_P_GROUP)[i] =
		mean_without(&c->groups[f->group[i]], p, words);
	feature_column(f, FEATURE_P_BEFORE)[i] = c->before[i].sum / whole;
	feature_column(f, FEATURE_P_TOTAL)[i] = whole;
	feature_column(f, FEATURE_P_HIGHEST)[i] = c->highest;
}

static void
core_of(const struct context *c, uint32_t i)
{
	const struct tree *t = &c->page->tree;
	uint32_t node = c->page->blocks.at[i].node, steps = 0;
	float all = c->below[0] > 1 ? c->below[0] : 1;
	int depth = t->nodes[node].depth;
	while (!tree_inside(t, c->core, node)) {
		node = t->nodes[node].parent;
		steps++;
	}
	feature_column(c->f, FEATURE_P_CORE_STEPS)[i] = (float)steps;
	feature_column(c->f, FEATURE_P_CORE_DEPTH)[i] =
		(float)(depth - (int)steps - t->nodes[c->core].depth);
	feature_column(c->f, FEATURE_P_NEAR_SHARE)[i] = c->below[c->f->near[i]] / all;
}

static void
neighbours_of(const struct context *c, uint32_t i)
{
	static const int steps[] = {-3, -2, -1, 1, 2, 3};
	for (int s = 0; s < 6; s++) {
		int64_t at = (int64_t)i + steps[s];
		feature_column(c->f, (enum feature)(FEATURE_P_BACK_3 + s))[i] =
			at >= 0 && at < c->f->count ? c->p[at] : 0;
	}
}

static bool
is_sure(const struct context *c, uint32_t i)
{
	return c->p[i] > .8f && c->page->blocks.at[i].words > 15;
}

/* Distances to the nearest block that is surely text, at most 99; and the words that lie between
 * and are expected to be none. */
static void
sure_distances(const struct context *c)
{
	float *before = feature_column(c->f, FEATURE_SURE_BEFORE);
	float *after = feature_column(c->f, FEATURE_SURE_AFTER);
	float *first = feature_column(c->f, FEATURE_BARREN_FIRST);
	float *last = feature_column(c->f, FEATURE_BARREN_LAST);
	uint32_t n = c->f->count, d = 99;
	float barren = 0, since = 0;
	bool begun = false;
	for (uint32_t i = 0; i < n; i++) {
		bool sure = is_sure(c, i);
		float words = (1 - c->p[i]) * (float)c->page->blocks.at[i].words;
		before[i] = (float)d;
		first[i] = barren;
		last[i] = since;
		begun |= sure;
		barren += begun ? words : 0;
		since = sure ? 0 : since + words;
		d = sure ? 1 : d < 99 ? d + 1 : 99;
	}
	d = 99;
	for (uint32_t i = n; i-- > 0;) {
		after[i] = (float)d;
		d = is_sure(c, i) ? 1 : d < 99 ? d + 1 : 99;
	}
}

void
judge_context(struct arena *a, const struct page *page, const struct features *f,
	      const float *p)
{
	struct context c = {.page = page, .f = f, .p = p};
	gather(a, &c);
	find_core(a, &c);
	for (uint32_t i = 0; i < f->count; i++) {
		context_of(&c, i);
		core_of(&c, i);
		neighbours_of(&c, i);
	}
	sure_distances(&c);
}

static void
sums_to_probabilities(float *sums, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		sums[i] = 1 / (1 + expf(-sums[i]));
}

/* Blocks of text inside the rule root. */
static void
judge_by_rule(const struct page *page, float *p)
{
	for (uint32_t i = 0; i < page->blocks.count; i++) {
		const struct block *b = &page->blocks.at[i];
		bool inside = tree_inside(&page->tree, b->node, page->score.root);
		bool bad = page->score.bad_above[b->node] > 0;
		p[i] = !inside || bad ? .05f : b->good ? .9f : b->ends ? .7f : .3f;
	}
}

float *
judge_blocks(struct arena *a, const struct page *page, const struct judge *judge,
	     const struct features *f)
{
	float *p = arena_array(a, float, f->stride + 1);
	if (!judge->first) {
		judge_by_rule(page, p);
		return p;
	}
	forest_sum(judge->first, f->columns, f->stride, f->stride, p);
	sums_to_probabilities(p, f->count);
	if (!judge->second)
		return p;
	judge_context(a, page, f, p);
	forest_sum(judge->second, f->columns, f->stride, f->stride, p);
	sums_to_probabilities(p, f->count);
	return p;
}
