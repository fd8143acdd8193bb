/* utf8.c: code points: reading and writing them as UTF-8, and what kind they are. */
#include "text/utf8.h"

#include <string.h>

#include <unicode/uchar.h>

/* How long a sequence is that starts with this byte, and between what its second byte lies:
 * table 3-7 of the Unicode standard.  Length 0: no sequence starts so. */
struct lead {
	unsigned char length, second_min, second_max, bits;
};

static struct lead
lead_of(unsigned char c)
{
	if (c < 0xc2 || c > 0xf4)
		return (struct lead){0, 0, 0, 0};
	if (c < 0xe0)
		return (struct lead){2, 0x80, 0xbf, 0x1f};
	if (c < 0xf0)
		return (struct lead){3, c == 0xe0 ? 0xa0 : 0x80, c == 0xed ? 0x9f : 0xbf, 0x0f};
	return (struct lead){4, c == 0xf0 ? 0x90 : 0x80, c == 0xf4 ? 0x8f : 0xbf, 0x07};
}

/* Reads one code point that is no ASCII; *whole says whether it was sound. */
static uint32_t
read_long(struct str s, size_t *i, bool *whole)
{
	const unsigned char *p = (const unsigned char *)s.p;
	struct lead lead = lead_of(p[*i]);
	uint32_t c = p[(*i)++] & lead.bits;
	*whole = false;
	if (!lead.length)
		return UTF8_BROKEN;
	for (int k = 1; k < lead.length; k++, (*i)++) {
		if (*i >= s.n)
			return UTF8_BROKEN;
		unsigned char min = k == 1 ? lead.second_min : 0x80;
		unsigned char max = k == 1 ? lead.second_max : 0xbf;
		if (p[*i] < min || p[*i] > max)
			return UTF8_BROKEN;
		c = c << 6 | (p[*i] & 0x3f);
	}
	*whole = true;
	return c;
}

uint32_t
utf8_next(struct str s, size_t *i)
{
	unsigned char c = (unsigned char)s.p[*i];
	bool whole;
	if (c < 0x80) {
		(*i)++;
		return c;
	}
	return read_long(s, i, &whole);
}

uint32_t
utf8_prev(struct str s, size_t *i)
{
	size_t end = *i, at = end - 1;
	while (at > 0 && end - at < 4 && ((unsigned char)s.p[at] & 0xc0) == 0x80)
		at--;
	size_t behind = at;
	uint32_t c = utf8_next(s, &behind);
	if (behind == end) {
		*i = at;
		return c;
	}
	*i = end - 1; /* broken: byte by byte */
	return UTF8_BROKEN;
}

size_t
utf8_encode(char room[4], uint32_t c)
{
	if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
		c = UTF8_BROKEN;
	if (c < 0x80) {
		room[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		room[0] = (char)(0xc0 | c >> 6);
		room[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		room[0] = (char)(0xe0 | c >> 12);
		room[1] = (char)(0x80 | (c >> 6 & 0x3f));
		room[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	room[0] = (char)(0xf0 | c >> 18);
	room[1] = (char)(0x80 | (c >> 12 & 0x3f));
	room[2] = (char)(0x80 | (c >> 6 & 0x3f));
	room[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

void
utf8_put(struct buf *b, uint32_t c)
{
	buf_reserve(b, 4);
	b->n += utf8_encode(b->p + b->n, c);
}

/* Where the first byte over 127 is, at or after `i`. */
static size_t
skip_ascii(struct str s, size_t i)
{
	uint64_t w;
	for (; i + sizeof w <= s.n; i += sizeof w) {
		memcpy(&w, s.p + i, sizeof w);
		if (w & 0x8080808080808080u)
			break;
	}
	while (i < s.n && (unsigned char)s.p[i] < 0x80)
		i++;
	return i;
}

/* Where the first broken sequence begins, at or after `i`; s.n where all is sound. */
static size_t
skip_sound(struct str s, size_t i)
{
	for (;;) {
		i = skip_ascii(s, i);
		while (i < s.n && (unsigned char)s.p[i] >= 0x80) {
			size_t at = i;
			bool whole;
			read_long(s, &i, &whole);
			if (!whole)
				return at;
		}
		if (i >= s.n)
			return s.n;
	}
}

bool
utf8_valid(struct str s)
{
	return skip_sound(s, 0) == s.n;
}

size_t
utf8_length(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

struct str
utf8_repair(struct arena *out, struct str s)
{
	size_t i = skip_sound(s, 0);
	if (i == s.n)
		return s;
	struct buf b = buf_in(out, s.n + s.n / 8 + 8);
	buf_bytes(&b, s.p, i);
	while (i < s.n) {
		utf8_put(&b, utf8_next(s, &i));
		size_t sound = skip_sound(s, i);
		buf_bytes(&b, s.p + i, sound - i);
		i = sound;
	}
	return buf_str(&b);
}

struct str
utf8_cut(struct str s, size_t max)
{
	if (s.n <= max)
		return s;
	while (max > 0 && ((unsigned char)s.p[max] & 0xc0) == 0x80)
		max--;
	return str_sub(s, 0, max);
}

/* Made from the Unicode character database; bits of utf8_class. */
const uint16_t utf8_ascii_class[128] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 16, 16, 16, 16, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	16, 256, 256, 256, 512, 256, 256, 256, 256, 256, 256, 512, 256, 256, 256, 256,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 256, 256, 512, 512, 512, 256,
	256, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
	5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 256, 256, 256, 512, 256,
	512, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9,
	9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 256, 512, 256, 512, 0,
};

static bool
is_cjk(uint32_t c)
{
	return (c >= 0x3041 && c <= 0x312f) || (c >= 0x31a0 && c <= 0x31ff) ||
	       (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) ||
	       (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff66 && c <= 0xff9f) ||
	       (c >= 0x20000 && c <= 0x3fffd) || c == 0x3005 || c == 0x3006;
}

static bool
is_hangul(uint32_t c)
{
	return (c >= 0xac00 && c <= 0xd7ff) || (c >= 0x1100 && c <= 0x11ff) ||
	       (c >= 0x3130 && c <= 0x318f) || (c >= 0xa960 && c <= 0xa97f);
}

unsigned
utf8_class(uint32_t c)
{
	if (c < 128)
		return utf8_ascii_class[c];
	uint32_t mask = U_MASK(u_charType((UChar32)c));
	unsigned k = 0;
	if (mask & U_GC_L_MASK)
		k |= UTF8_LETTER | (is_cjk(c) ? UTF8_CJK : 0) | (is_hangul(c) ? UTF8_HANGUL : 0);
	if (mask & U_GC_ND_MASK)
		k |= UTF8_DIGIT;
	if (mask & (U_GC_LU_MASK | U_GC_LT_MASK))
		k |= UTF8_UPPER;
	if (mask & U_GC_LL_MASK)
		k |= UTF8_LOWER;
	if (mask & U_GC_M_MASK)
		k |= UTF8_MARK;
	if (mask & U_GC_P_MASK)
		k |= UTF8_PUNCT;
	if (mask & U_GC_S_MASK)
		k |= UTF8_SYMBOL;
	if (mask & (U_GC_NL_MASK | U_GC_NO_MASK))
		k |= UTF8_NUMBER;
	if ((mask & U_GC_Z_MASK) || c == 0x85 || c == 0x200b || c == 0xfeff)
		k |= UTF8_SPACE;
	return k;
}

uint32_t
utf8_lower(uint32_t c)
{
	if (c < 128)
		return c >= 'A' && c <= 'Z' ? c | 32 : c;
	return (uint32_t)u_tolower((UChar32)c);
}

uint32_t
utf8_upper(uint32_t c)
{
	if (c < 128)
		return c >= 'a' && c <= 'z' ? c & ~32u : c;
	return (uint32_t)u_toupper((UChar32)c);
}

struct str
utf8_fold(struct arena *out, struct str s)
{
	size_t i = 0, at = 0;
	while (i < s.n) {
		at = i;
		uint32_t c = utf8_next(s, &i);
		if (utf8_lower(c) != c)
			break;
		at = i;
	}
	if (at >= s.n)
		return s;
	struct buf b = buf_in(out, s.n + 8);
	buf_bytes(&b, s.p, at);
	for (i = at; i < s.n;) {
		unsigned char c = (unsigned char)s.p[i];
		if (c < 0x80) {
			buf_byte(&b, (char)byte_lower(c));
			i++;
		} else {
			utf8_put(&b, utf8_lower(utf8_next(s, &i)));
		}
	}
	return buf_str(&b);
}

struct str
utf8_trim(struct str s)
{
	size_t i;
	while (s.n) {
		i = 0;
		if (!(utf8_class(utf8_next(s, &i)) & UTF8_SPACE))
			break;
		s = str_skip(s, i);
	}
	while (s.n) {
		i = s.n;
		if (!(utf8_class(utf8_prev(s, &i)) & UTF8_SPACE))
			break;
		s.n = i;
	}
	return s;
}
