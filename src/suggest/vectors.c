/* vectors.c: tf-idf over stems of headlines and first sentences. */
#include "suggest/vectors.h"

#include <math.h>
#include <stdlib.h>

#include "base/map.h"
#include "text/stem.h"
#include "text/stop.h"
#include "text/utf8.h"
#include "text/word.h"

enum {
	HEADLINE_COUNTS = 2,
	MOST_TEXT_BYTES = 1600,
	MOST_TERMS = 400,
	MOST_LANGUAGES = 12, /* further ones are not stemmed */
	LEAST_WORD_BYTES = 2,
};

struct tongue {
	struct str language;
	struct stem *stem;
	const struct stop_set *stop;
};

struct tongues {
	struct tongue at[MOST_LANGUAGES];
	size_t count;
};

static const struct tongue *
tongue_of(struct tongues *t, struct str language)
{
	static const struct tongue plain;
	for (size_t i = 0; i < t->count; i++)
		if (str_eq(t->at[i].language, language))
			return &t->at[i];
	if (t->count == MOST_LANGUAGES)
		return &plain;
	t->at[t->count] = (struct tongue){language, stem_open(language), stop_of(language)};
	return &t->at[t->count++];
}

static void
close_all(struct tongues *t)
{
	for (size_t i = 0; i < t->count; i++)
		stem_close(t->at[i].stem);
}

/* Counts of one item's terms; document frequencies grow beside them. */
struct counting {
	struct map index; /* stem -> index + 1 */
	uint32_t *documents;
	size_t cap, terms;
	struct term found[MOST_TERMS];
	size_t count;
};

static void
count_term(struct counting *c, uint32_t index, float by)
{
	for (size_t i = 0; i < c->count; i++) {
		if (c->found[i].index == index) {
			c->found[i].weight += by;
			return;
		}
	}
	if (c->count == MOST_TERMS)
		return;
	c->found[c->count++] = (struct term){index, by};
	c->documents[index]++;
}

static void
count_words(struct counting *c, struct arena scratch, const struct tongue *t, struct str text,
            float by)
{
	struct word_iter it;
	struct word_span span;
	struct str low = utf8_fold(&scratch, str_sub(text, 0, MOST_TEXT_BYTES));
	word_begin(&it, low, WORD_SPLIT);
	while (word_next(&it, &span)) {
		struct str word = str_sub(low, span.start, span.end);
		if (word.n < LEAST_WORD_BYTES || stop_has(t->stop, word))
			continue;
		if (t->stem)
			word = stem_word(t->stem, word);
		struct map_slot *slot = map_get(&c->index, word);
		if (!slot) {
			if (c->terms == c->cap)
				continue;
			slot = map_put(&c->index, word);
			slot->value.u = ++c->terms;
		}
		count_term(c, (uint32_t)(slot->value.u - 1), by);
	}
}

static int
by_index(const void *a, const void *b)
{
	const struct term *x = a, *y = b;
	return x->index < y->index ? -1 : x->index > y->index;
}

static struct vector
take(struct arena *out, struct counting *c)
{
	struct vector v = {arena_array(out, struct term, c->count), c->count};
	for (size_t i = 0; i < c->count; i++)
		v.terms[i] = c->found[i];
	qsort(v.terms, v.count, sizeof *v.terms, by_index);
	c->count = 0;
	return v;
}

static void
weigh(struct vector *v, const uint32_t *documents, size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < v->count; i++) {
		struct term *t = &v->terms[i];
		double idf = log((double)(n + 1) / (double)documents[t->index]);
		t->weight = (float)((1 + log((double)t->weight)) * idf);
		sum += (double)t->weight * t->weight;
	}
	for (size_t i = 0; sum > 0 && i < v->count; i++)
		v->terms[i].weight = (float)(v->terms[i].weight / sqrt(sum));
}

struct vector *
vectors_make(struct arena *out, struct arena scratch, const struct suggest_item *all, size_t n)
{
	struct tongues tongues = {0};
	struct vector *vectors = arena_array(out, struct vector, n);
	struct counting *c = arena_new(&scratch, struct counting);
	c->cap = 64 * n + 1024;
	c->documents = arena_array(&scratch, uint32_t, c->cap);
	/* The map grows while other memory is taken, so it has the upper part to itself. */
	struct arena keys = arena_upper(&scratch);
	c->index = map_in(&keys, 16 * n + 64);
	for (size_t i = 0; i < n; i++) {
		const struct tongue *t = tongue_of(&tongues, all[i].language);
		count_words(c, scratch, t, all[i].headline, HEADLINE_COUNTS);
		count_words(c, scratch, t, all[i].text, 1);
		vectors[i] = take(out, c);
	}
	for (size_t i = 0; i < n; i++)
		weigh(&vectors[i], c->documents, n);
	close_all(&tongues);
	return vectors;
}

double
vectors_cosine(const struct vector *a, const struct vector *b)
{
	double sum = 0;
	for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
		if (a->terms[i].index == b->terms[k].index)
			sum += (double)a->terms[i++].weight * b->terms[k++].weight;
		else if (a->terms[i].index < b->terms[k].index)
			i++;
		else
			k++;
	}
	return sum;
}
