/* find.c: the place of a text that carries a claim. */
#include "gate/gate.h"

#include "gate/builtin.h"
#include "gate/compare.h"
#include "model/limits.h"

/* A run of one or two sentences of the text, by how much of the claim it has. */
struct candidate {
	size_t from, to; /* bytes */
	float has;
};

/* Shares of the claim's words by sentence of the text. */
static void
add_words(const struct prepared *p, const struct places *at, const struct prepared *c,
          const struct gate_weights *w, float *has)
{
	for (size_t i = 0; i < c->tokens.count; i++) {
		size_t tried = 0, last = SIZE_MAX;
		if (!prepared_content(c, i))
			continue;
		float weight = weight_word(w, &c->tokens.at[i], c->roots[i]);
		for (uint32_t a = places_first(at, c->roots[i]); a && tried < LIMIT_GATE_PLACES;
		     a = at->next[a - 1], tried++) {
			size_t s = p->sentence_of[a - 1];
			if (s != last)
				has[s] += weight;
			last = s;
		}
	}
}

static struct candidate
candidate_of(const struct prepared *p, const float *has, size_t first, size_t count)
{
	struct candidate c = {.from = p->tokens.at[p->sentences[first].from].start,
	                      .to = p->tokens.at[p->sentences[first + count - 1].to - 1].end};
	for (size_t i = 0; i < count; i++)
		c.has += has[first + i];
	/* Of two that have the same, the shorter one. */
	c.has -= (float)count * 0.01f;
	return c;
}

/* Keeps the best ones, best first. */
static void
insert(struct candidate *best, size_t *n, struct candidate c)
{
	size_t i = *n < LIMIT_GATE_CANDIDATES ? (*n)++ : *n - 1;
	if (best[i].has >= c.has && i + 1 == LIMIT_GATE_CANDIDATES && best[i].to)
		return;
	for (; i > 0 && best[i - 1].has < c.has; i--)
		best[i] = best[i - 1];
	best[i] = c;
}

bool
gate_find(struct arena scratch, const struct gate_options *options, struct str text,
          struct str claim, struct gate_place *place)
{
	if (claim.n > LIMIT_CLAIM_BYTES)
		return false;
	struct prepared p = gate_prepare(&scratch, text), c = gate_prepare(&scratch, claim);
	struct places at = places_of(&scratch, &p);
	struct gate_weights w = options && options->weights ? *options->weights
	                                                    : gate_builtin(&scratch);
	struct gate_options all = {.weights = &w, .quoted_only = options && options->quoted_only};
	float *has = arena_array(&scratch, float, p.sentence_count + 1);
	struct candidate best[LIMIT_GATE_CANDIDATES] = {0};
	size_t n = 0;
	add_words(&p, &at, &c, &w, has);
	for (size_t i = 0; i < p.sentence_count; i++)
		for (size_t k = 1; k <= 2 && i + k <= p.sentence_count; k++)
			if (has[i] > 0 && has[i + k - 1] > 0)
				insert(best, &n, candidate_of(&p, has, i, k));
	for (size_t i = 0; i < n; i++) {
		struct arena out = scratch, temp = arena_upper(&out);
		struct str passage = str_sub(text, best[i].from, best[i].to);
		if (!gate_check(&out, temp, &all, passage, claim).supported)
			continue;
		*place = (struct gate_place){best[i].from, best[i].to};
		return true;
	}
	return false;
}
