/* terms.c: a text as words of the index. */
#include "search/terms.h"

#include "text/bare.h"
#include "text/utf8.h"
#include "text/word.h"

enum { LONGEST_WORD_BYTES = 64 }; /* longer ones are cut: nobody types them */

struct terms {
	struct arena *out;
	struct term *at;
	size_t count, room;
};

static void
add(struct terms *t, struct term term)
{
	if (t->count < t->room)
		t->at[t->count++] = term;
}

static bool
is_pairs(struct str text, size_t at)
{
	return utf8_class(utf8_next(text, &at)) & UTF8_CJK;
}

/* [start, end) are characters without spaces between them. */
static void
add_pairs(struct terms *t, struct str text, size_t start, size_t end)
{
	bool first = true;
	while (start < end) {
		size_t second = start, third;
		utf8_next(text, &second);
		third = second;
		if (second < end)
			utf8_next(text, &third);
		bool last = second >= end;
		add(t, (struct term){str_dup(t->out, str_sub(text, start, third)), (uint32_t)start,
		                     (uint32_t)third, last && !first, last && first});
		first = false;
		start = second;
	}
}

/* Words of one such run come one by one from the iterator. */
static size_t
run_end(struct word_iter *it, struct word_span *span, bool *more, size_t *start)
{
	size_t end = span->end;
	*start = span->start;
	while ((*more = word_next(it, span)) && span->start == end &&
	       is_pairs(it->text, span->start))
		end = span->end;
	return end;
}

size_t
terms_of(struct arena *out, struct arena scratch, struct stem *stem, struct str text,
         struct term **terms)
{
	struct terms t = {.out = out, .room = text.n + 1};
	struct word_iter it;
	struct word_span span;
	/* Folding keeps every code point, not its bytes: words are cut in the text itself. */
	t.at = arena_room(&scratch, t.room * sizeof *t.at, _Alignof(struct term));
	word_begin(&it, text, WORD_SPLIT);
	bool more = word_next(&it, &span);
	while (more) {
		if (is_pairs(text, span.start)) {
			size_t start, end = run_end(&it, &span, &more, &start);
			add_pairs(&t, text, start, end);
			continue;
		}
		struct arena part = scratch;
		struct str low = utf8_fold(&part, str_sub(text, span.start, span.end));
		/* English writes accents or leaves them out; elsewhere the stemmer needs them. */
		if (stem_is_english(stem))
			low = bare_of(&part, low);
		struct str word = bare_of(&part, stem_word(stem, low));
		word = utf8_cut(word, LONGEST_WORD_BYTES);
		if (word.n)
			add(&t, (struct term){str_dup(out, word), span.start, span.end, false, false});
		more = word_next(&it, &span);
	}
	*terms = arena_array(out, struct term, t.count + 1);
	if (t.count)
		memcpy(*terms, t.at, t.count * sizeof *t.at);
	return t.count;
}

struct str
terms_joined(struct arena *out, struct arena scratch, struct stem *stem, struct str text)
{
	struct arena words = arena_upper(&scratch);
	struct term *terms;
	size_t n = terms_of(&words, scratch, stem, text, &terms);
	struct buf b = buf_in(out, text.n + n + 16);
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_byte(&b, ' ');
		buf_put(&b, terms[i].word);
	}
	return buf_str(&b);
}
