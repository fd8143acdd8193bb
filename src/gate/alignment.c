/* alignment.c: dynamic programming over the words of a sentence and its window. */
#include "gate/alignment.h"

#include <string.h>

#include "model/limits.h"

enum { CONTENT_WEIGHT = 4, SMALL_WEIGHT = 1, MARK_WEIGHT = 0, RUN_BONUS = 1 };

static uint16_t
weight_of(const struct prepared *c, size_t i)
{
	if (prepared_content(c, i))
		return CONTENT_WEIGHT;
	return token_is_word(&c->tokens.at[i]) ? SMALL_WEIGHT : MARK_WEIGHT;
}

static bool
same(const struct prepared *p, size_t k, const struct prepared *c, size_t i)
{
	return c->roots[i] && c->roots[i] == p->roots[k];
}

/* best[i][k]: the greatest weight of the claim's tokens from i and the window's from k. */
static uint16_t *
table_of(struct arena *a, const struct prepared *p, const struct alignment *al,
         const struct prepared *c)
{
	size_t n = al->to - al->from, m = al->p_to - al->p_from, width = m + 1;
	/* Every cell is written before it is read but those of the last row and column. */
	uint16_t *best = arena_room(a, (n + 1) * width * sizeof *best, sizeof *best);
	memset(best + n * width, 0, width * sizeof *best);
	for (size_t i = n; i-- > 0;) {
		uint16_t w = weight_of(c, al->from + i);
		uint16_t *row = best + i * width, *below = row + width;
		row[m] = 0;
		for (size_t k = m; k-- > 0;) {
			uint16_t v = below[k] > row[k + 1] ? below[k] : row[k + 1];
			if (same(p, al->p_from + k, c, al->from + i)) {
				bool runs = i + 1 < n && k + 1 < m &&
				            same(p, al->p_from + k + 1, c, al->from + i + 1);
				uint16_t with = (uint16_t)(below[k + 1] + 2 * w + (runs ? RUN_BONUS : 0));
				v = with > v ? with : v;
			}
			row[k] = v;
		}
	}
	return best;
}

static void
walk(const uint16_t *best, const struct prepared *p, struct alignment *al,
     const struct prepared *c)
{
	size_t n = al->to - al->from, m = al->p_to - al->p_from, width = m + 1;
	size_t i = 0, k = 0;
	while (i < n && k < m) {
		const uint16_t *row = best + i * width, *below = row + width;
		uint16_t skipped = below[k] > row[k + 1] ? below[k] : row[k + 1];
		if (same(p, al->p_from + k, c, al->from + i) && row[k] > skipped) {
			al->at[i] = (ptrdiff_t)(al->p_from + k);
			al->taken[k] = true;
			i++, k++;
		} else if (row[k + 1] >= below[k]) {
			k++;
		} else {
			i++;
		}
	}
}

struct alignment
alignment_of(struct arena *out, struct arena scratch, const struct prepared *p,
             size_t p_from, size_t p_to, const struct prepared *c, size_t from, size_t to)
{
	struct alignment al = {.from = from, .to = to, .p_from = p_from, .p_to = p_to};
	size_t n = to - from, m = p_to - p_from, matched = 0, total = 0;
	al.at = arena_array(out, ptrdiff_t, n + 1);
	al.taken = arena_array(out, bool, m + 1);
	for (size_t i = 0; i < n; i++)
		al.at[i] = -1;
	al.known = n < LIMIT_GATE_CELLS / (m + 1) && n < LIMIT_GATE_WORDS;
	if (!al.known)
		return al;
	walk(table_of(&scratch, p, &al, c), p, &al, c);
	for (size_t i = 0; i < n; i++) {
		total += weight_of(c, from + i);
		matched += al.at[i] >= 0 ? weight_of(c, from + i) : 0;
	}
	al.share = total ? (double)matched / (double)total : 0;
	return al;
}

bool
alignment_gap(const struct alignment *al, size_t *i, struct gap *g)
{
	/* One gap stands before each matched token, and one behind the last. */
	if (*i > al->to)
		return false;
	size_t end = *i;
	while (end < al->to && al->at[end - al->from] < 0)
		end++;
	size_t before = *i;
	*g = (struct gap){
		.c_from = *i,
		.c_to = end,
		.p_from = before > al->from ? (size_t)al->at[before - 1 - al->from] + 1 : al->p_from,
		.p_to = end < al->to ? (size_t)al->at[end - al->from] : al->p_to,
		.first = before == al->from,
		.last = end == al->to,
	};
	*i = end + 1;
	return true;
}
