/* shared.c: the words that a report shares with the others of its story. */
#include "group/shared.h"

#include <stdlib.h>

#include "base/err.h"
#include "group/blob.h"
#include "model/limits.h"
#include "text/utf8.h"
#include "text/word.h"

struct tally {
	uint32_t hash;
	uint32_t reports;
	uint64_t own, sum;
};

static int
by_hash(const void *a, const void *b)
{
	const struct tally *x = a, *y = b;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static int
by_product(const void *a, const void *b)
{
	const struct tally *x = a, *y = b;
	uint64_t p = x->own * x->sum, q = y->own * y->sum;
	if (p != q)
		return p > q ? -1 : 1;
	return by_hash(a, b);
}

static void
add_other(struct tally *tallies, size_t n, const struct vector *v)
{
	for (size_t i = 0; i < v->count; i++) {
		struct tally key = {.hash = v->terms[i].hash};
		struct tally *t = bsearch(&key, tallies, n, sizeof *tallies, by_hash);
		if (!t)
			continue;
		t->sum += v->terms[i].weight[BODY];
		t->reports++;
	}
}

/* The first word of `s` that is this term, as it is written there. */
static struct str
word_of(struct words_reader *r, struct arena scratch, struct str s, uint32_t term)
{
	struct word_iter it;
	struct word_span w;
	word_begin(&it, s, WORD_SPLIT);
	while (word_next(&it, &w)) {
		struct str word = str_sub(s, w.start, w.end);
		if (reader_term(r, scratch, word) == term)
			return word;
	}
	return STR_NONE;
}

struct shared
shared_find(struct arena *out, struct arena scratch, struct str title, struct str text,
            struct str language, struct str own, const struct str *others, size_t count)
{
	struct shared result = {.words = arena_array(out, struct shared_word, SHARED_WORDS)};
	struct blob a;
	struct err ignored;
	if (!count || !blob_read(&scratch, own, &a, &ignored))
		return result;
	size_t n = a.vector.count, read = 0;
	struct tally *tallies = arena_array(&scratch, struct tally, n + 1);
	for (size_t i = 0; i < n; i++)
		tallies[i] = (struct tally){.hash = a.vector.terms[i].hash,
		                            .own = a.vector.terms[i].weight[BODY]};
	qsort(tallies, n, sizeof *tallies, by_hash);
	for (size_t i = 0; i < count; i++) {
		struct arena mine = scratch;
		struct blob b;
		if (!blob_read(&mine, others[i], &b, &ignored))
			continue;
		add_other(tallies, n, &b.vector);
		read++;
	}
	qsort(tallies, n, sizeof *tallies, by_product);
	uint64_t all = 0;
	for (size_t i = 0; i < n; i++)
		all += tallies[i].own * tallies[i].sum;
	result.similarity = read ? (double)all / VECTOR_UNIT / VECTOR_UNIT / (double)read : 0;
	struct words_reader *r = words_reader_open(language);
	struct str head = utf8_cut(text, VECTOR_CHARACTERS * 4);
	for (size_t i = 0; i < n && result.count < SHARED_WORDS && tallies[i].sum; i++) {
		struct str word = word_of(r, scratch, title, tallies[i].hash);
		if (!word.p)
			word = word_of(r, scratch, head, tallies[i].hash);
		if (word.p)
			result.words[result.count++] = (struct shared_word){
				str_dup(out, word),
				(double)(tallies[i].own * tallies[i].sum) / (double)all,
				tallies[i].reports,
			};
	}
	words_reader_close(r);
	return result;
}
