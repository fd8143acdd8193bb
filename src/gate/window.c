/* window.c: adds up the weights of a claim's words by sentence. */
#include "gate/window.h"

#include "model/limits.h"

/* Adds `weight` of one word to all windows of `width` sentences that hold a place of it. */
static void
add_word(const struct prepared *p, const struct places *at, uint64_t root, size_t width,
         float weight, float *sum)
{
	ptrdiff_t done = -1; /* windows up to this one have it */
	size_t tried = 0;
	for (uint32_t place = places_first(at, root); place && tried < LIMIT_GATE_PLACES;
	     place = at->next[place - 1], tried++) {
		ptrdiff_t k = p->sentence_of[place - 1];
		ptrdiff_t from = k - (ptrdiff_t)width + 1;
		for (ptrdiff_t b = from > done ? from : done + 1; b <= k; b++)
			if (b >= 0)
				sum[b] += weight;
		done = k;
	}
}

static size_t
greatest(const float *sum, size_t count)
{
	size_t best = 0;
	for (size_t k = 1; k < count; k++)
		if (sum[k] > sum[best])
			best = k;
	return best;
}

struct window
window_find(struct arena scratch, const struct prepared *p, const struct places *at,
            const struct prepared *c, struct gate_sentence s, window_weight *weight,
            const void *ctx)
{
	struct window w = {0};
	size_t n = p->sentence_count, best[WINDOW_WIDTHS] = {0};
	float *sum = arena_array(&scratch, float, WINDOW_WIDTHS * (n + 1));
	if (!n)
		return w;
	for (size_t i = s.from; i < s.to; i++) {
		if (!prepared_content(c, i))
			continue;
		float x = weight(ctx, &c->tokens.at[i], c->roots[i]);
		w.total += (double)x;
		if (!places_has(at, c, i))
			continue;
		w.all += (double)x;
		for (size_t k = 0; k < WINDOW_WIDTHS; k++)
			add_word(p, at, c->roots[i], k + 1, x, sum + k * (n + 1));
	}
	double total = w.total > 0 ? w.total : 1;
	w.all /= total;
	for (size_t k = 0; k < WINDOW_WIDTHS; k++) {
		best[k] = greatest(sum + k * (n + 1), n);
		w.best[k] = (double)sum[k * (n + 1) + best[k]] / total;
	}
	/* A second sentence only where it adds something. */
	bool two = w.best[1] > w.best[0] + 1e-6 && best[1] + 1 < n;
	w.first = two ? best[1] : best[0];
	w.count = two ? 2 : 1;
	w.from = p->sentences[w.first].from;
	w.to = p->sentences[w.first + w.count - 1].to;
	return w;
}
