/* entity.c: character references and what they stand for. */
#include "markup/entity.h"

#include <string.h>

#include "markup/entity_table.h"
#include "text/utf8.h"

enum { LONGEST_NAME = 31, LONGEST_LEGACY = 6 };

/* What the numbers 0x80 to 0x9f stand for; 0: themselves. */
static const uint16_t windows_1252[32] = {
	0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
	0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

static const struct entity *
named(struct str name)
{
	size_t low = 0, high = entity_table_count;
	while (low < high) {
		size_t mid = (low + high) / 2;
		const struct entity *e = &entity_table[mid];
		int c = strncmp(name.p, e->name, name.n);
		if (c == 0 && e->name[name.n] == 0)
			return e;
		if (c > 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

static size_t
read_name(struct str s, size_t at, enum entity_mode mode, struct str *text)
{
	size_t n = 0;
	while (at + 1 + n < s.n && n < LONGEST_NAME &&
	       byte_is_alnum((unsigned char)s.p[at + 1 + n]))
		n++;
	struct str name = str_sub(s, at + 1, at + 1 + n);
	size_t behind = at + 1 + n;
	if (behind < s.n && s.p[behind] == ';') {
		const struct entity *e = named(name);
		if (e) {
			*text = str_of(e->text);
			return n + 2;
		}
	}
	if (mode == ENTITY_XML)
		return 0;
	for (size_t k = n < LONGEST_LEGACY ? n : LONGEST_LEGACY; k >= 2; k--) {
		const struct entity *e = named(str_sub(name, 0, k));
		if (!e || !e->legacy)
			continue;
		char next = at + 1 + k < s.n ? s.p[at + 1 + k] : 0;
		if (mode == ENTITY_ATTRIBUTE &&
		    (next == '=' || byte_is_alnum((unsigned char)next)))
			return 0;
		*text = str_of(e->text);
		return k + 1;
	}
	return 0;
}

static int
digit_of(char c, int base)
{
	int v = c >= '0' && c <= '9'   ? c - '0'
		: c >= 'a' && c <= 'f' ? c - 'a' + 10
		: c >= 'A' && c <= 'F' ? c - 'A' + 10
				       : 99;
	return v < base ? v : -1;
}

static size_t
read_number(struct str s, size_t at, char room[4], struct str *text)
{
	size_t i = at + 2;
	int base = i < s.n && (s.p[i] | 32) == 'x' ? 16 : 10, digit;
	i += base == 16;
	size_t first = i;
	uint32_t c = 0;
	for (; i < s.n && (digit = digit_of(s.p[i], base)) >= 0; i++)
		if (c < 0x110000)
			c = c * (uint32_t)base + (uint32_t)digit;
	if (i == first)
		return 0;
	if (i < s.n && s.p[i] == ';')
		i++;
	if (c >= 0x80 && c < 0xa0 && windows_1252[c - 0x80])
		c = windows_1252[c - 0x80];
	bool control = c > 0 && c < 32 && c != '\t' && c != '\n' && c != '\r';
	*text = str_from(room, control ? 0 : utf8_encode(room, c ? c : UTF8_BROKEN));
	return i - at;
}

size_t
entity_read(struct str s, size_t at, enum entity_mode mode, char room[4],
	    struct str *text)
{
	if (at + 1 < s.n && s.p[at + 1] == '#')
		return read_number(s, at, room, text);
	return read_name(s, at, mode, text);
}

void
entity_decode_into(struct buf *out, struct str s, enum entity_mode mode)
{
	size_t done = 0;
	for (ptrdiff_t at; (at = str_find_byte(s, '&', done)) >= 0;) {
		char room[4];
		struct str text;
		size_t n = entity_read(s, (size_t)at, mode, room, &text);
		buf_put(out, str_sub(s, done, (size_t)at + (n == 0)));
		if (n)
			buf_put(out, text);
		done = (size_t)at + (n ? n : 1);
	}
	buf_put(out, str_skip(s, done));
}

struct str
entity_decode(struct arena *out, struct str s, enum entity_mode mode)
{
	if (str_find_byte(s, '&', 0) < 0)
		return s;
	struct buf b = buf_in(out, s.n);
	entity_decode_into(&b, s, mode);
	return buf_str(&b);
}
