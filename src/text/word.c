/* word.c: the words of a text, by bytes. */
#include "text/word.h"

#include <string.h>

#include <unicode/ubrk.h>

#include "base/hash.h"
#include "text/utf8.h"

void
word_begin(struct word_iter *it, struct str text, enum word_apostrophe apostrophe)
{
	it->text = str_sub(text, 0, UINT32_MAX);
	it->at = 0;
	it->apostrophe = apostrophe;
	it->cut_from = it->cut_end = 0;
}

/* Letters of scripts that put no space between words. */
bool
word_is_unspaced(uint32_t c)
{
	if (c < 0xe00)
		return false;
	return c <= 0xeff || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) ||
	       (c >= 0x3041 && utf8_class(c) & UTF8_CJK);
}

bool
word_has(uint32_t c)
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
		if (!word_is_unspaced(c) || !word_has(c))
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
	if (word_has(c))
		return !word_is_unspaced(c);
	if (it->apostrophe == WORD_SPLIT || !is_apostrophe(c) || *behind >= it->text.n)
		return false;
	size_t next = *behind;
	c = utf8_next(it->text, &next);
	return word_has(c) && !word_is_unspaced(c);
}

/* The end of a word that goes on at `i`. */
static size_t
spaced_end(const struct word_iter *it, size_t i)
{
	const char *p = it->text.p;
	size_t n = it->text.n, behind;
	for (;;) {
		while (i < n && (unsigned char)p[i] < 0x80 &&
		       utf8_ascii_class[(unsigned char)p[i]] & UTF8_WORD)
			i++;
		if (i >= n || !goes_on(it, i, &behind))
			return i;
		i = behind;
	}
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
			if (word_has(c))
				break;
		}
	}
	if (word_is_unspaced(c)) {
		i = unspaced_end(it, start);
	} else {
		i = spaced_end(it, i);
	}
	*word = (struct word_span){(uint32_t)start, (uint32_t)i};
	it->at = i;
	return true;
}

enum { HASHED_AT_ONCE = 16 };

/* Eight bytes with A to Z made small.  Of those below 0x80 adding 0x3f carries into the high bit
 * from A on, 0x25 from Z + 1 on. */
static uint64_t
lower_eight(uint64_t x)
{
	const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
	uint64_t from_a = x + ones * 0x3f, over_z = x + ones * 0x25;
	return x | (from_a & ~over_z & high) >> 2;
}

uint64_t
word_hash(struct arena scratch, struct str text, struct word_span w)
{
	size_t n = w.end - w.start;
	uint64_t eight[2];
	if (n <= HASHED_AT_ONCE && w.start + (size_t)HASHED_AT_ONCE <= text.n) {
		memcpy(eight, text.p + w.start, sizeof eight);
		/* What stands behind the word may be anything, but must not carry. */
		uint64_t last = n % 8 ? ~(uint64_t)0 >> (64 - 8 * (n % 8)) : n ? ~(uint64_t)0 : 0;
		eight[0] &= n > 8 ? ~(uint64_t)0 : last;
		eight[1] &= n > 8 ? last : 0;
		if (!((eight[0] | eight[1]) & 0x8080808080808080u)) {
			eight[0] = lower_eight(eight[0]);
			eight[1] = lower_eight(eight[1]);
			return hash_bytes(eight, n, 0);
		}
	}
	return hash_str(utf8_fold(&scratch, str_sub(text, w.start, w.end)));
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
