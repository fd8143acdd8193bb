/* judge.c: two weighted sums and what lies between them. */
#include "extract/judge.h"

#include <math.h>

const char *const context_names[CONTEXT_COUNT] = {
	"p", "p -3", "p -2", "p -1", "p +1", "p +2", "p +3", "p within 2", "p within 5",
	"p within 12", "p of parent", "p of container", "p of group", "p alone in group",
	"expected before", "expected words", "highest p", "after sure", "before sure",
	"right after sure", "right before sure", "between sure", "p > .5", "p of both sides",
	"lone", "parent is sure", "group is sure",
};

static double
logit(double p)
{
	double x = p < .001 ? .001 : p > .999 ? .999 : p;
	return log(x / (1 - x)) / 4;
}

struct mean {
	double sum, weight;
};

static void
mean_add(struct mean *m, double p, double weight)
{
	m->sum += p * weight;
	m->weight += weight;
}

/* The mean without one member's own part; `otherwise` where it is alone. */
static double
mean_without(const struct mean *m, double p, double weight, double otherwise)
{
	double rest = m->weight - weight;
	return rest > .5 ? (m->sum - p * weight) / rest : otherwise;
}

struct sums {
	double *p, *words; /* running sums before each block */
	uint32_t n;
};

static double
window(const struct sums *s, uint32_t i, uint32_t reach, double p, double weight)
{
	uint32_t from = i > reach ? i - reach : 0;
	uint32_t to = i + reach + 1 < s->n ? i + reach + 1 : s->n;
	struct mean m = {s->p[to] - s->p[from], s->words[to] - s->words[from]};
	return mean_without(&m, p, weight, p);
}

static double
p_at(const double *p, uint32_t n, int64_t i)
{
	return i >= 0 && i < n ? p[i] : 0;
}

/* Distance to the nearest block behind or before that is surely text, at most 99. */
static void
sure_distances(struct arena *a, const struct page *page, const double *p, uint32_t **before,
               uint32_t **after)
{
	uint32_t n = page->blocks.count, d = 99;
	*before = arena_array(a, uint32_t, n);
	*after = arena_array(a, uint32_t, n);
	for (uint32_t i = 0; i < n; i++) {
		(*before)[i] = d;
		d = p[i] > .8 && page->blocks.at[i].words >= 15 ? 1 : d < 99 ? d + 1 : 99;
	}
	d = 99;
	for (uint32_t i = n; i-- > 0;) {
		(*after)[i] = d;
		d = p[i] > .8 && page->blocks.at[i].words >= 15 ? 1 : d < 99 ? d + 1 : 99;
	}
}

struct context {
	const struct page *page;
	const struct features *f;
	const double *p;
	struct sums sums;
	struct mean *parents, *containers; /* by node */
	struct mean *groups;
	uint32_t *before, *after;
	double highest;
};

static void
gather(struct arena *a, struct context *c)
{
	const struct blocks *blocks = &c->page->blocks;
	uint32_t n = blocks->count, nodes = c->page->tree.count;
	c->sums = (struct sums){arena_array(a, double, n + 1), arena_array(a, double, n + 1), n};
	c->parents = arena_array(a, struct mean, nodes);
	c->containers = arena_array(a, struct mean, nodes);
	c->groups = arena_array(a, struct mean, c->f->groups + 1);
	for (uint32_t i = 0; i < n; i++) {
		const struct block *b = &blocks->at[i];
		double words = b->words + 1.;
		c->sums.p[i + 1] = c->sums.p[i] + c->p[i] * words;
		c->sums.words[i + 1] = c->sums.words[i] + words;
		mean_add(&c->parents[c->page->tree.nodes[b->node].parent], c->p[i], words);
		mean_add(&c->containers[c->f->near[i]], c->p[i], words);
		mean_add(&c->groups[c->f->group[i]], c->p[i], words);
		if (c->p[i] > c->highest)
			c->highest = c->p[i];
	}
	sure_distances(a, c->page, c->p, &c->before, &c->after);
}

static void
context_of(const struct context *c, uint32_t i, float *out)
{
	static const int steps[] = {-3, -2, -1, 1, 2, 3};
	const struct block *b = &c->page->blocks.at[i];
	double p = c->p[i], words = b->words + 1., all = c->sums.p[c->sums.n];
	double previous = p_at(c->p, c->sums.n, (int64_t)i - 1);
	double next = p_at(c->p, c->sums.n, (int64_t)i + 1);
	const struct mean *parent = &c->parents[c->page->tree.nodes[b->node].parent];
	const struct mean *group = &c->groups[c->f->group[i]];
	double of_parent = mean_without(parent, p, words, p);
	double of_group = mean_without(group, p, words, p);
	int k = 0;
	out[k++] = (float)logit(p);
	for (int s = 0; s < 6; s++)
		out[k++] = (float)logit(p_at(c->p, c->sums.n, (int64_t)i + steps[s]));
	out[k++] = (float)logit(window(&c->sums, i, 2, p, words));
	out[k++] = (float)logit(window(&c->sums, i, 5, p, words));
	out[k++] = (float)logit(window(&c->sums, i, 12, p, words));
	out[k++] = (float)logit(of_parent);
	out[k++] = (float)logit(mean_without(&c->containers[c->f->near[i]], p, words, p));
	out[k++] = (float)logit(of_group);
	out[k++] = group->weight <= words + .5;
	out[k++] = (float)(c->sums.p[i] / (all + 1));
	out[k++] = (float)(log1p(all) / 6);
	out[k++] = (float)c->highest;
	out[k++] = (float)exp(-(double)c->before[i] / 3);
	out[k++] = (float)exp(-(double)c->after[i] / 3);
	out[k++] = c->before[i] == 1;
	out[k++] = c->after[i] == 1;
	out[k++] = c->before[i] <= 4 && c->after[i] <= 4;
	out[k++] = p > .5;
	out[k++] = (float)(previous * next);
	out[k++] = c->before[i] > 8 && c->after[i] > 8;
	out[k++] = of_parent > .8;
	out[k++] = of_group > .8;
}

float *
judge_context(struct arena *a, const struct page *page, const struct features *f,
              const double *p)
{
	struct context c = {.page = page, .f = f, .p = p};
	float *rows = arena_array(a, float, (size_t)f->count * CONTEXT_COUNT);
	gather(a, &c);
	for (uint32_t i = 0; i < f->count; i++)
		context_of(&c, i, rows + (size_t)i * CONTEXT_COUNT);
	return rows;
}

static double
probability(double sum)
{
	return 1 / (1 + exp(-sum));
}

double *
judge_blocks(struct arena *a, const struct page *page, const struct features *f)
{
	double *p = arena_array(a, double, f->count);
	for (uint32_t i = 0; i < f->count; i++) {
		const float *row = f->rows + (size_t)i * f->width;
		double sum = 0;
		for (uint32_t k = 0; k < f->width; k++)
			sum += (double)row[k] * judge_weights[k].first;
		p[i] = probability(sum);
	}
	float *context = judge_context(a, page, f, p);
	for (uint32_t i = 0; i < f->count; i++) {
		const float *row = f->rows + (size_t)i * f->width;
		const float *more = context + (size_t)i * CONTEXT_COUNT;
		double sum = 0;
		for (uint32_t k = 0; k < f->width; k++)
			sum += (double)row[k] * judge_weights[k].second;
		for (uint32_t k = 0; k < CONTEXT_COUNT; k++)
			sum += (double)more[k] * judge_weights[f->width + k].second;
		p[i] = probability(sum);
	}
	return p;
}
