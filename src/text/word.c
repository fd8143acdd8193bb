/* word.c: the words of a text, by bytes, and how long people read. */
#include "text/word.h"

#include <string.h>

#include <unicode/ubrk.h>

#include "text/utf8.h"

enum { WORDS_A_MINUTE = 238, CHARACTERS_A_MINUTE = 500 };

void
word_begin(struct word_iter *it, struct str text, enum word_apostrophe apostrophe)
{
	it->text = str_sub(text, 0, UINT32_MAX);
	it->at = 0;
	it->apostrophe = apostrophe;
	it->cut_from = it->cut_end = 0;
}

/* Letters of scripts that put no space between words. */
static bool
is_unspaced(uint32_t c)
{
	if (c < 0xe00)
		return false;
	return c <= 0xeff || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) ||
	       (c >= 0x3041 && utf8_class(c) & UTF8_CJK);
}

static bool
is_word(uint32_t c)
{
	return utf8_class(c) & UTF8_WORD && c != UTF8_BROKEN;
}

/* Asks ICU where words may end in the piece of text that begins at `from`. */
static void
cut_piece(struct word_iter *it, size_t from)
{
	struct str piece = utf8_cut(str_skip(it->text, from), WORD_CHUNK);
	UChar units[WORD_CHUNK + 1];
	uint16_t byte_of[WORD_CHUNK + 2];
	int32_t n = 0;
	for (size_t i = 0; i < piece.n;) {
		byte_of[n] = (uint16_t)i;
		uint32_t c = utf8_next(piece, &i);
		if (c > 0xffff) {
			byte_of[n + 1] = byte_of[n];
			units[n++] = U16_LEAD(c);
			units[n++] = U16_TRAIL(c);
		} else {
			units[n++] = (UChar)c;
		}
	}
	byte_of[n] = (uint16_t)piece.n;
	it->cut_from = from;
	it->cut_end = from + piece.n;
	memset(it->cuts, 0, sizeof it->cuts);
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *breaks = ubrk_open(UBRK_WORD, "", units, n, &status);
	if (U_FAILURE(status)) /* no data of ICU: a run is one word */
		return;
	for (int32_t b = ubrk_first(breaks); b != UBRK_DONE; b = ubrk_next(breaks))
		it->cuts[byte_of[b] / 64] |= (uint64_t)1 << byte_of[b] % 64;
	ubrk_close(breaks);
}

/* The end of the word of an unspaced script that begins at `start`. */
static size_t
unspaced_end(struct word_iter *it, size_t start)
{
	size_t i = start;
	utf8_next(it->text, &i);
	if (start < it->cut_from || start >= it->cut_end)
		cut_piece(it, start);
	while (i < it->cut_end) {
		size_t bit = i - it->cut_from, behind = i;
		if (it->cuts[bit / 64] >> bit % 64 & 1)
			break;
		uint32_t c = utf8_next(it->text, &behind);
		if (!is_unspaced(c) || !is_word(c))
			break;
		i = behind;
	}
	return i;
}

static bool
is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019 || c == 0x2bc;
}

/* Whether the word goes on behind what stands at `i`. */
static bool
goes_on(const struct word_iter *it, size_t i, size_t *behind)
{
	unsigned char b = (unsigned char)it->text.p[i];
	*behind = i;
	if (b < 0x80 && b != '\'') {
		*behind = i + 1;
		return utf8_ascii_class[b] & UTF8_WORD;
	}
	uint32_t c = utf8_next(it->text, behind);
	if (is_word(c))
		return !is_unspaced(c);
	if (it->apostrophe == WORD_SPLIT || !is_apostrophe(c) || *behind >= it->text.n)
		return false;
	size_t next = *behind;
	c = utf8_next(it->text, &next);
	return is_word(c) && !is_unspaced(c);
}

bool
word_next(struct word_iter *it, struct word_span *word)
{
	struct str s = it->text;
	size_t start = it->at, i = start;
	uint32_t c = 0;
	for (;; start = i) {
		if (i >= s.n) {
			it->at = s.n;
			return false;
		}
		c = (unsigned char)s.p[i];
		if (c < 0x80) {
			i++;
			if (utf8_ascii_class[c] & UTF8_WORD)
				break;
		} else {
			c = utf8_next(s, &i);
			if (is_word(c))
				break;
		}
	}
	if (is_unspaced(c)) {
		i = unspaced_end(it, start);
	} else {
		size_t behind;
		while (i < s.n && goes_on(it, i, &behind))
			i = behind;
	}
	*word = (struct word_span){(uint32_t)start, (uint32_t)i};
	it->at = i;
	return true;
}

size_t
words_of(struct arena *out, struct arena scratch, struct str text,
         enum word_apostrophe apostrophe, struct word_span **words)
{
	/* A word of one byte and a space after it is the worst case; letters of unspaced
	 * scripts have three bytes. */
	struct word_span *found = arena_array(&scratch, struct word_span, text.n / 2 + 1);
	struct word_iter it;
	size_t n = 0;
	word_begin(&it, text, apostrophe);
	while (word_next(&it, &found[n]))
		n++;
	*words = arena_array(out, struct word_span, n);
	if (n)
		memcpy(*words, found, n * sizeof *found);
	return n;
}

struct reading
reading_of(struct str text)
{
	struct reading r = {0};
	struct str s = str_sub(text, 0, UINT32_MAX);
	struct word_iter it;
	size_t i = 0;
	word_begin(&it, s, WORD_JOIN);
	while (i < s.n) {
		size_t start = i;
		uint32_t c = utf8_next(s, &i);
		if (!is_word(c))
			continue;
		if (is_unspaced(c)) {
			r.characters += !(utf8_class(c) & UTF8_MARK);
			continue;
		}
		struct word_span w;
		it.at = start;
		word_next(&it, &w);
		i = w.end;
		r.words++;
	}
	return r;
}

uint32_t
reading_minutes(struct reading r)
{
	uint64_t parts = (uint64_t)r.words * CHARACTERS_A_MINUTE +
	                 (uint64_t)r.characters * WORDS_A_MINUTE;
	uint64_t minute = (uint64_t)WORDS_A_MINUTE * CHARACTERS_A_MINUTE;
	return (uint32_t)((parts + minute - 1) / minute);
}
