/* measure.c: words, sentences and signs of a block in one pass. */
#include "extract/measure.h"

#include "text/utf8.h"

/* Signs that may stand between the end of a sentence and the space behind it. */
static bool
closes(uint32_t c)
{
	return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201d || c == 0x2019 ||
	       c == 0xbb || c == 0x201c;
}

static bool
ends_wide(uint32_t c)
{
	return c == 0x3002 || c == 0xff01 || c == 0xff1f;
}

static bool
ends_sentence(uint32_t c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x2026 || ends_wide(c);
}

static bool
is_comma(uint32_t c)
{
	return c == ',' || c == ';' || c == 0xff0c || c == 0x3001 || c == 0xff1b;
}

struct scan {
	struct measure *m;
	struct block *b;
	uint64_t hash; /* of the open word */
	bool in_word;
	bool number; /* the open word is of digits alone */
	bool after_end; /* only closing signs since the end of a sentence */
};

static void
end_word(struct scan *s)
{
	if (!s->in_word)
		return;
	uint64_t h = word_hash_mark(s->hash, s->number);
	s->m->hashes[s->m->hash_count++] = h;
	s->b->words++;
	s->b->stops += s->m->stops && stop_words_has(s->m->stops, h);
	s->in_word = false;
}

static void
word_char(struct scan *s, uint32_t c, unsigned class)
{
	if (!s->in_word) {
		s->in_word = s->number = true;
		s->hash = WORD_HASH_START;
		s->b->capitals += (class & UTF8_UPPER) != 0;
		if (s->b->words == 0)
			s->b->lower_start = (class & UTF8_LOWER) != 0;
	}
	s->number &= (class & UTF8_DIGIT) != 0;
	if (c < 0x80) {
		s->hash = word_hash_byte(s->hash, byte_lower((unsigned char)c));
		return;
	}
	char room[4];
	size_t n = utf8_encode(room, utf8_lower(c));
	for (size_t i = 0; i < n; i++)
		s->hash = word_hash_byte(s->hash, (unsigned char)room[i]);
}

static void
other_char(struct scan *s, uint32_t c)
{
	struct block *b = s->b;
	end_word(s);
	if (ends_sentence(c)) {
		s->after_end = true;
		b->sentences += ends_wide(c);
		if (ends_wide(c))
			s->after_end = false;
		b->ends = true;
		return;
	}
	if (closes(c))
		return;
	if (c == ' ' || c == '\n') {
		b->sentences += s->after_end;
		s->after_end = false;
		return;
	}
	s->after_end = false;
	b->ends = false;
	b->commas += is_comma(c);
}

static bool
is_good(const struct block *b)
{
	double link = block_link_share(b);
	if (!b->ends || link >= .35)
		return false;
	return b->chars >= 80 || (b->chars >= 40 && b->sentences >= 2 && link < .3) ||
	       (b->cjk > 20 && link < .3);
}

void
measure_block(struct measure *m, struct block *b)
{
	struct scan s = {.m = m, .b = b};
	b->hash_at = m->hash_count;
	for (size_t i = 0; i < b->text.n;) {
		unsigned char first = (unsigned char)b->text.p[i];
		uint32_t c = first < 0x80 ? (i++, first) : utf8_next(b->text, &i);
		unsigned class = c < 0x80 ? utf8_ascii_class[c] : utf8_class(c);
		b->chars++;
		if (class & (UTF8_LETTER | UTF8_DIGIT | UTF8_NUMBER) || c == '_') {
			word_char(&s, c, class);
			b->digits += (class & UTF8_DIGIT) != 0;
			b->cjk += (class & (UTF8_CJK | UTF8_HANGUL)) != 0;
			s.after_end = false;
			b->ends = false;
		} else {
			other_char(&s, c);
		}
	}
	end_word(&s);
	b->sentences += s.after_end;
	b->hash_count = m->hash_count - b->hash_at;
	b->words += b->cjk / 2;
	if (b->link > b->chars)
		b->link = b->chars;
	if (b->bold > b->chars)
		b->bold = b->chars;
	b->good = is_good(b);
}
