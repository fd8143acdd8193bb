/* related.c: which other stories a reader of one may like. */
#include "suggest/related.h"

#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "text/stem.h"
#include "text/stop.h"
#include "text/utf8.h"
#include "text/word.h"

enum { TERMS = 96, POOL = 40 };

/* Bar of likeness under which two stories have nothing in common but ordinary words; weight of
 * likeness against being different from those chosen; bonus of the same section. */
static const double least_likeness = .06, likeness_share = .7, section_bonus = .03;

struct term {
	uint64_t hash;
	double weight;
};

struct vector {
	struct term *terms; /* sorted by hash */
	size_t count;
};

static int
by_hash(const void *a, const void *b)
{
	const struct term *x = a, *y = b;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static size_t
add_words(struct term *terms, size_t n, struct arena scratch, struct str text,
          const struct stop_set *stops, struct stem *stem, double weight)
{
	struct word_iter it;
	struct word_span w;
	word_begin(&it, text, WORD_SPLIT);
	while (n < TERMS && word_next(&it, &w)) {
		struct arena mine = scratch;
		struct str low = utf8_fold(&mine, str_sub(text, w.start, w.end));
		if (low.n < 2 || stop_has(stops, low))
			continue;
		terms[n++] = (struct term){hash_str(stem_word(stem, low)), weight};
	}
	return n;
}

/* Equal terms are added up. */
static size_t
merge(struct term *terms, size_t n)
{
	size_t kept = 0;
	qsort(terms, n, sizeof *terms, by_hash);
	for (size_t i = 0; i < n; i++) {
		if (kept && terms[kept - 1].hash == terms[i].hash)
			terms[kept - 1].weight += terms[i].weight;
		else
			terms[kept++] = terms[i];
	}
	return kept;
}

static struct vector
vector_of(struct arena *a, struct arena scratch, const struct suggest_item *item,
          struct stem *stem)
{
	const struct stop_set *stops = stop_of(item->language);
	struct vector v = {.terms = arena_array(a, struct term, TERMS)};
	v.count = add_words(v.terms, 0, scratch, item->headline, stops, stem, 2);
	v.count = add_words(v.terms, v.count, scratch, item->text, stops, stem, 1);
	v.count = merge(v.terms, v.count);
	return v;
}

struct frequency {
	uint64_t hash;
	uint32_t count;
};

/* Weights each term by its rarity and scales to length one. */
static void
weigh(struct vector *vectors, size_t n, struct arena scratch)
{
	size_t total = 0, cap = 64;
	for (size_t i = 0; i < n; i++)
		total += vectors[i].count;
	while (cap < total * 2)
		cap *= 2;
	struct frequency *table = arena_array(&scratch, struct frequency, cap);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < vectors[i].count; k++) {
			size_t at = vectors[i].terms[k].hash & (cap - 1);
			while (table[at].count && table[at].hash != vectors[i].terms[k].hash)
				at = (at + 1) & (cap - 1);
			table[at].hash = vectors[i].terms[k].hash;
			table[at].count++;
		}
	for (size_t i = 0; i < n; i++) {
		double length = 0;
		for (size_t k = 0; k < vectors[i].count; k++) {
			struct term *t = &vectors[i].terms[k];
			size_t at = t->hash & (cap - 1);
			while (table[at].hash != t->hash)
				at = (at + 1) & (cap - 1);
			t->weight = (1 + log(t->weight)) * log(1 + (double)(n + 1) / (table[at].count + .5));
			length += t->weight * t->weight;
		}
		length = length > 0 ? sqrt(length) : 1;
		for (size_t k = 0; k < vectors[i].count; k++)
			vectors[i].terms[k].weight /= length;
	}
}

static double
cosine(const struct vector *a, const struct vector *b)
{
	double sum = 0;
	for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
		if (a->terms[i].hash < b->terms[k].hash)
			i++;
		else if (a->terms[i].hash > b->terms[k].hash)
			k++;
		else
			sum += a->terms[i++].weight * b->terms[k++].weight;
	}
	return sum;
}

struct candidate {
	size_t index;
	double likeness;
};

static int
by_likeness(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	if (x->likeness != y->likeness)
		return x->likeness < y->likeness ? 1 : -1;
	return x->index < y->index ? -1 : x->index > y->index;
}

static bool
is_chosen(const size_t *chosen, size_t count, size_t index)
{
	for (size_t i = 0; i < count; i++)
		if (chosen[i] == index)
			return true;
	return false;
}

static size_t
choose_alike(const struct vector *vectors, const struct candidate *pool, size_t pool_count,
             size_t most, size_t *chosen)
{
	size_t count = 0;
	while (count < most) {
		double best = 0;
		size_t best_at = SIZE_MAX;
		for (size_t i = 0; i < pool_count; i++) {
			double nearest = 0;
			if (is_chosen(chosen, count, pool[i].index))
				continue;
			for (size_t k = 0; k < count; k++) {
				double c = cosine(&vectors[pool[i].index], &vectors[chosen[k]]);
				nearest = c > nearest ? c : nearest;
			}
			double score =
				likeness_share * pool[i].likeness - (1 - likeness_share) * nearest;
			if (best_at == SIZE_MAX || score > best) {
				best = score;
				best_at = pool[i].index;
			}
		}
		if (best_at == SIZE_MAX)
			break;
		chosen[count++] = best_at;
	}
	return count;
}

/* The newest of many voices; a day weighs as much as doubling the outlets. */
static double
standing(const struct suggest_item *item)
{
	return log2(1 + (double)item->outlets) + (double)item->newest_at / 86400;
}

static size_t
fill_up(const struct suggest_item *all, size_t n, size_t self, size_t most, size_t *chosen,
        size_t count)
{
	while (count < most) {
		size_t best = SIZE_MAX;
		for (size_t i = 0; i < n; i++)
			if (i != self && str_eq(all[i].language, all[self].language) &&
			    !is_chosen(chosen, count, i) &&
			    (best == SIZE_MAX || standing(&all[i]) > standing(&all[best])))
				best = i;
		if (best == SIZE_MAX)
			break;
		chosen[count++] = best;
	}
	return count;
}

size_t
related_choose(struct arena *out, struct arena scratch, const struct suggest_item *all, size_t n,
               size_t self, size_t most, size_t *chosen)
{
	struct stem *stem = stem_open(all[self].language);
	struct vector *vectors = arena_array(&scratch, struct vector, n + 1);
	struct candidate *pool = arena_array(&scratch, struct candidate, n + 1);
	struct arena words = arena_part(&scratch, 1 << 16);
	size_t pool_count = 0;
	(void)out;
	for (size_t i = 0; i < n; i++)
		vectors[i] = vector_of(&scratch, words, &all[i], stem);
	stem_close(stem);
	weigh(vectors, n, scratch);
	for (size_t i = 0; i < n; i++) {
		if (i == self || !str_eq(all[i].language, all[self].language))
			continue;
		double likeness = cosine(&vectors[self], &vectors[i]);
		if (likeness < least_likeness)
			continue;
		if (all[i].section.n && str_eq(all[i].section, all[self].section))
			likeness += section_bonus;
		pool[pool_count++] = (struct candidate){i, likeness};
	}
	qsort(pool, pool_count, sizeof *pool, by_likeness);
	if (pool_count > POOL)
		pool_count = POOL;
	size_t count = choose_alike(vectors, pool, pool_count, most, chosen);
	return fill_up(all, n, self, most, chosen, count);
}
