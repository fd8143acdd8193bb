/* vectors.c: tf-idf over stems of headlines and first sentences. */
#include "suggest/vectors.h"

#include <math.h>

#include "base/hash.h"
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

/* ── the words of one story ── */

/* A small table of the words that were counted, by their hash; a slot is of the story that stamped
 * it, so that nothing is cleared between two stories. */
enum { SLOTS = 1024 };

struct counting {
	struct suggest_term found[MOST_TERMS];
	size_t count;
	uint32_t stamp, stamps[SLOTS];
	uint16_t places[SLOTS]; /* in `found` */
};

static void
count_word(struct counting *c, uint64_t word, float by)
{
	size_t slot = word % SLOTS;
	for (; c->stamps[slot] == c->stamp; slot = (slot + 1) % SLOTS)
		if (c->found[c->places[slot]].word == word) {
			c->found[c->places[slot]].count += by;
			return;
		}
	if (c->count == MOST_TERMS)
		return;
	c->stamps[slot] = c->stamp;
	c->places[slot] = (uint16_t)c->count;
	c->found[c->count++] = (struct suggest_term){word, by};
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
		count_word(c, hash_str(t->stem ? stem_word(t->stem, word) : word), by);
	}
}

static struct suggest_terms
terms_by(struct arena *out, struct arena scratch, struct counting *c, const struct tongue *t,
         const struct suggest_item *item)
{
	c->stamp++;
	c->count = 0;
	count_words(c, scratch, t, item->headline, HEADLINE_COUNTS);
	count_words(c, scratch, t, item->text, 1);
	struct suggest_terms terms = {arena_array(out, struct suggest_term, c->count), c->count};
	for (size_t i = 0; i < c->count; i++)
		terms.list[i] = c->found[i];
	return terms;
}

struct suggest_terms
suggest_terms_of(struct arena *out, struct arena scratch, const struct suggest_item *item)
{
	struct tongues tongues = {0};
	struct counting *c = arena_new(&scratch, struct counting);
	struct suggest_terms terms = terms_by(out, scratch, c, tongue_of(&tongues, item->language), item);
	close_all(&tongues);
	return terms;
}

/* ── all stories ── */

/* Words of all stories, by their hash; 0 is no hash of a word that anybody will meet. */
struct numbering {
	uint64_t *words;
	uint32_t *numbers, *documents; /* by slot; by number */
	size_t slots, count;
};

static uint32_t
number_of(struct numbering *n, uint64_t word)
{
	size_t slot = word & (n->slots - 1);
	while (n->words[slot] && n->words[slot] != word)
		slot = (slot + 1) & (n->slots - 1);
	if (!n->words[slot]) {
		n->words[slot] = word;
		n->numbers[slot] = (uint32_t)n->count++;
	}
	return n->numbers[slot];
}

static struct vector
number_terms(struct arena *out, struct numbering *n, const struct suggest_terms *terms)
{
	struct vector v = {arena_array(out, struct vector_term, terms->count), terms->count};
	for (size_t i = 0; i < terms->count; i++) {
		v.terms[i] = (struct vector_term){number_of(n, terms->list[i].word), terms->list[i].count};
		n->documents[v.terms[i].index]++;
	}
	return v;
}

static void
weigh(struct vector *v, const float *rarity)
{
	double sum = 0;
	for (size_t i = 0; i < v->count; i++) {
		struct vector_term *t = &v->terms[i];
		t->weight = (t->weight > 1 ? 1 + logf(t->weight) : 1) * rarity[t->index];
		sum += (double)t->weight * t->weight;
	}
	for (size_t i = 0; sum > 0 && i < v->count; i++)
		v->terms[i].weight = (float)(v->terms[i].weight / sqrt(sum));
}

static const struct suggest_terms *
read_terms(struct arena *out, struct arena scratch, const struct suggest_item *all, size_t n)
{
	struct tongues tongues = {0};
	struct suggest_terms *terms = arena_array(out, struct suggest_terms, n);
	struct counting *c = arena_new(&scratch, struct counting);
	for (size_t i = 0; i < n; i++)
		terms[i] = all[i].terms ? *all[i].terms
		                        : terms_by(out, scratch, c,
		                                   tongue_of(&tongues, all[i].language), &all[i]);
	close_all(&tongues);
	return terms;
}

struct vectors
vectors_make(struct arena *out, struct arena scratch, const struct suggest_item *all, size_t n)
{
	struct arena temporary = arena_upper(&scratch);
	const struct suggest_terms *terms = read_terms(&scratch, temporary, all, n);
	struct vectors v = {.at = arena_array(out, struct vector, n)};
	struct numbering numbering = {.slots = 1024};
	size_t total = 0;
	for (size_t i = 0; i < n; i++)
		total += terms[i].count;
	while (numbering.slots < 2 * total)
		numbering.slots *= 2;
	numbering.words = arena_array(&scratch, uint64_t, numbering.slots);
	numbering.numbers = arena_array(&scratch, uint32_t, numbering.slots);
	numbering.documents = arena_array(&scratch, uint32_t, total);
	for (size_t i = 0; i < n; i++)
		v.at[i] = number_terms(out, &numbering, &terms[i]);
	v.terms = numbering.count;
	float *rarity = arena_array(&scratch, float, v.terms);
	for (size_t i = 0; i < v.terms; i++)
		rarity[i] = (float)log((double)(n + 1) / (double)numbering.documents[i]);
	for (size_t i = 0; i < n; i++)
		weigh(&v.at[i], rarity);
	return v;
}

void
vectors_lay(float *row, const struct vector *v)
{
	for (size_t i = 0; i < v->count; i++)
		row[v->terms[i].index] = v->terms[i].weight;
}

void
vectors_take_away(float *row, const struct vector *v)
{
	for (size_t i = 0; i < v->count; i++)
		row[v->terms[i].index] = 0;
}

double
vectors_cosine(const float *row, const struct vector *v)
{
	double sum = 0;
	for (size_t i = 0; i < v->count; i++)
		sum += (double)row[v->terms[i].index] * v->terms[i].weight;
	return sum;
}
