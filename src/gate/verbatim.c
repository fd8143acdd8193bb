/* verbatim.c: finds a claim as a run of tokens, in linear time (Knuth, Morris and Pratt). */
#include "gate/verbatim.h"

size_t
verbatim_core_end(const struct prepared *claim, size_t from, size_t to)
{
	while (to > from && claim->tokens.at[to - 1].kind == TOKEN_END)
		to--;
	return to;
}

/* The first word may have lost its small letter; all others keep their case. */
static bool
same_case(const struct prepared *p, size_t at, const struct prepared *c, size_t from,
          size_t to)
{
	bool first = true;
	for (size_t i = from; i < to; i++) {
		const struct token *a = &p->tokens.at[at + i - from], *b = &c->tokens.at[i];
		if (!token_is_word(b))
			continue;
		if (!first && (a->flags ^ b->flags) & TOKEN_CAPITAL)
			return false;
		first = false;
	}
	return true;
}

ptrdiff_t
verbatim_find(struct arena scratch, const struct prepared *p, const struct prepared *c,
              size_t from, size_t to)
{
	size_t m = to - from, n = p->tokens.count;
	if (!m || m > n)
		return -1;
	const uint64_t *want = c->ids + from;
	size_t *back = arena_array(&scratch, size_t, m);
	for (size_t i = 1, k = 0; i < m; i++) {
		while (k && want[i] != want[k])
			k = back[k - 1];
		k += want[i] == want[k];
		back[i] = k;
	}
	for (size_t i = 0, k = 0; i < n; i++) {
		while (k && p->ids[i] != want[k])
			k = back[k - 1];
		k += p->ids[i] == want[k];
		if (k < m)
			continue;
		size_t at = i + 1 - m;
		if (same_case(p, at, c, from, to))
			return (ptrdiff_t)at;
		k = back[k - 1];
	}
	return -1;
}
