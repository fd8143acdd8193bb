/* compare.c: finds the place of a sentence in its passage and lays them side by side. */
#include "gate/compare.h"

#include "gate/shortened.h"
#include "gate/verbatim.h"
#include "model/limits.h"

/* Shares of a claim's words that its window has in order, from which on it is near a copy, and
 * so close to one that each difference counts. */
#define NEAR_SHARE 0.5
#define CLOSE_SHARE 0.65

/* One token after another from `at`. */
static size_t *
run_of(struct arena *a, size_t at, size_t count)
{
	size_t *kept = arena_array(a, size_t, count + 1);
	for (size_t i = 0; i < count; i++)
		kept[i] = at + i;
	return kept;
}

/* A run of whole sentences leaves nothing out; a part of one is a deletion, too. */
static bool
run_allowed(struct arena scratch, const struct prepared *p, size_t at, size_t count,
             struct reasons *why)
{
	bool allowed = true;
	for (size_t k = 0; k < p->sentence_count; k++) {
		struct gate_sentence s = p->sentences[k];
		size_t from = at > s.from ? at : s.from,
			   to = at + count < s.to ? at + count : s.to;
		if (from >= to)
			continue;
		size_t *kept = run_of(&scratch, from, to - from);
		allowed &= shortened_allowed(scratch, p, s, kept, to - from, why);
	}
	return allowed;
}

enum check_level
compare_quoted(struct arena scratch, const struct prepared *p, const struct prepared *c,
             struct gate_sentence s, bool *harmful, struct reasons *why)
{
	size_t end = verbatim_core_end(c, s.from, s.to);
	ptrdiff_t at = verbatim_find(scratch, p, c, s.from, end);
	if (at >= 0) {
		if (run_allowed(scratch, p, (size_t)at, end - s.from, why))
			return CHECK_VERBATIM;
		*harmful = true;
	}
	size_t *kept = arena_array(&scratch, size_t, end - s.from + 1);
	for (size_t k = 0; k < p->sentence_count; k++) {
		if (!shortened_align(p, p->sentences[k], c, s.from, end, kept))
			continue;
		if (shortened_allowed(scratch, p, p->sentences[k], kept, end - s.from, why))
			return CHECK_SHORTENED;
		*harmful = true;
	}
	return CHECK_NONE;
}

struct compared
compare_sentence(struct arena *out, struct arena scratch, const struct prepared *p,
                 const struct places *at, const struct prepared *c, struct gate_sentence s,
                 const struct gate_weights *weights)
{
	struct compared k = {.p = p, .c = c, .at = at, .s = s, .weights = weights};
	k.window = window_find(scratch, p, at, c, s, weight_word, weights);
	k.alignment = alignment_of(out, scratch, p, k.window.from, k.window.to, c, s.from, s.to);
	k.near = k.alignment.known && k.alignment.share >= NEAR_SHARE;
	k.close = k.alignment.known && k.alignment.share >= CLOSE_SHARE;
	return k;
}

/* The token of the next word behind `i`, or `end`. */
static size_t
word_behind(const struct prepared *p, size_t i, size_t end)
{
	for (i++; i < end && !p->roots[i];)
		i++;
	return i;
}

static size_t
distance_of(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

size_t
compared_run_near(const struct compared *k, size_t i, size_t near, size_t *end, size_t *place)
{
	size_t best = 0, tried = 0;
	*end = i + 1;
	*place = 0;
	for (uint32_t a = places_first(k->at, k->c->roots[i]); a && tried < LIMIT_GATE_PLACES;
	     a = k->at->next[a - 1], tried++) {
		size_t c = i, p = a - 1, words = 0;
		while (c < k->s.to && p < k->p->tokens.count && k->c->roots[c] == k->p->roots[p]) {
			words++;
			c = word_behind(k->c, c, k->s.to);
			p = word_behind(k->p, p, k->p->tokens.count);
		}
		bool nearer = words == best && near != SIZE_MAX &&
		              distance_of(a - 1, near) < distance_of(*place, near);
		if (words > best || nearer) {
			best = words;
			*end = c;
			*place = a - 1;
		}
	}
	return best;
}

size_t
compared_run(const struct compared *k, size_t i, size_t *end)
{
	size_t place;
	return compared_run_near(k, i, SIZE_MAX, end, &place);
}
