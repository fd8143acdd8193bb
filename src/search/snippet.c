/* snippet.c: the piece of a text that shows best why it was found. */
#include "search/snippet.h"

#include <stdlib.h>

#include "search/terms.h"
#include "text/utf8.h"

enum { MOST_MARKS = 40, LEAD_BYTES = 60 };

struct found {
	struct search_mark marks[MOST_MARKS];
	size_t count;
	unsigned parts; /* different ones */
};

/* Bytes of the words [i, …) of `terms` that a form stands at; 0: it does not. */
static size_t
form_at(const struct term *terms, size_t n, size_t i, struct str form, bool prefix)
{
	struct str word, rest = form;
	size_t at = i;
	while (str_cut(&rest, ' ', &word)) {
		bool more = rest.n != 0;
		if (at == n || !(prefix && !more ? str_starts(terms[at].word, word)
		                                 : str_eq(terms[at].word, word)))
			return 0;
		at++;
	}
	return at - i;
}

static bool
mark_part(struct found *f, const struct search_part *p, const struct term *terms, size_t n)
{
	bool any = false;
	for (size_t i = 0; i < n; i++) {
		size_t length = 0;
		for (size_t k = 0; k < p->count && !length; k++)
			length = form_at(terms, n, i, p->forms[k], p->prefix);
		if (!length)
			continue;
		any = true;
		if (f->count < MOST_MARKS)
			f->marks[f->count++] = (struct search_mark){terms[i].start,
			                                            terms[i + length - 1].end};
	}
	return any;
}

static void
mark_sentence(struct found *f, struct arena scratch, const struct search_query *query,
              struct stem *stem, struct str sentence)
{
	struct arena words = arena_upper(&scratch);
	struct term *terms;
	size_t n = terms_of(&words, scratch, stem, sentence, &terms);
	f->count = f->parts = 0;
	for (size_t i = 0; i < query->count; i++)
		if (query->parts[i].need != SEARCH_EXCLUDED)
			f->parts += mark_part(f, &query->parts[i], terms, n);
}

static int
by_start(const void *a, const void *b)
{
	const struct search_mark *x = a, *y = b;
	return x->start != y->start ? (x->start < y->start ? -1 : 1)
	                            : (x->end < y->end) - (x->end > y->end);
}

/* Marks that touch become one. */
static void
join(struct found *f)
{
	size_t kept = 0;
	qsort(f->marks, f->count, sizeof *f->marks, by_start);
	for (size_t i = 0; i < f->count; i++) {
		if (kept && f->marks[i].start <= f->marks[kept - 1].end) {
			if (f->marks[i].end > f->marks[kept - 1].end)
				f->marks[kept - 1].end = f->marks[i].end;
			continue;
		}
		f->marks[kept++] = f->marks[i];
	}
	f->count = kept;
}

/* A border of words near `at`, not beyond `least`; a border of characters where there is no space. */
static size_t
border_before(struct str s, size_t at, size_t least)
{
	for (size_t i = at; i > least; i--)
		if (s.p[i - 1] == ' ')
			return i;
	while (at > 0 && at < s.n && ((unsigned char)s.p[at] & 0xc0) == 0x80)
		at--;
	return at;
}

static struct search_snippet
cut_round(struct arena *out, const struct found *f, struct str s, size_t most)
{
	struct search_snippet snippet = {.text = s};
	size_t from = 0, to = s.n;
	if (s.n > most) {
		size_t first = f->count ? f->marks[0].start : 0;
		if (first > LEAD_BYTES && first + most / 2 > most)
			from = border_before(s, first - LEAD_BYTES, 0);
		if (s.n - from > most)
			to = border_before(s, from + most, from + most / 2);
	}
	snippet.text = str_dup(out, str_sub(s, from, to));
	snippet.cut_before = from > 0;
	snippet.cut_after = to < s.n;
	snippet.marks = arena_array(out, struct search_mark, f->count + 1);
	for (size_t i = 0; i < f->count; i++)
		if (f->marks[i].start >= from && f->marks[i].end <= to)
			snippet.marks[snippet.count++] = (struct search_mark){
				f->marks[i].start - (uint32_t)from, f->marks[i].end - (uint32_t)from};
	return snippet;
}

struct search_snippet
snippet_of(struct arena *out, struct arena scratch, const struct search_query *query,
           struct stem *stem, const struct str *sentences, size_t count, size_t most)
{
	struct found best = {0}, f;
	struct str chosen = count ? sentences[0] : STR("");
	for (size_t i = 0; i < count; i++) {
		mark_sentence(&f, scratch, query, stem, sentences[i]);
		if (f.parts > best.parts) {
			best = f;
			chosen = sentences[i];
		}
	}
	join(&best);
	return cut_round(out, &best, chosen, most);
}
