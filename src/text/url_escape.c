/* url_escape.c: percent-encoding and its sets of bytes. */
#include "text/url_escape.h"

enum {
	F = URL_SET_FRAGMENT,
	Q = URL_SET_QUERY | URL_SET_SPECIAL_QUERY,
	S = URL_SET_SPECIAL_QUERY,
	P = URL_SET_PATH,
	U = URL_SET_USERINFO,
};

/* The sets each printable ASCII byte belongs to. */
static const unsigned char sets_of[128] = {
	[' '] = F | Q | P | U, ['"'] = F | Q | P | U, ['#'] = Q | P | U,  ['\''] = S,
	['/'] = U,             [':'] = U,             [';'] = U,          ['<'] = F | Q | P | U,
	['='] = U,             ['>'] = F | Q | P | U, ['?'] = P | U,      ['@'] = U,
	['['] = U,             ['\\'] = U,            [']'] = U,          ['^'] = P | U,
	['`'] = F | P | U,     ['{'] = P | U,         ['|'] = U,          ['}'] = P | U,
};

static bool
in_set(unsigned char c, enum url_set set)
{
	return c < 0x20 || c > 0x7e || (sets_of[c] & set);
}

static void
put_escaped(struct buf *b, unsigned char c)
{
	static const char digits[] = "0123456789ABCDEF";
	const char e[3] = {'%', digits[c >> 4], digits[c & 15]};
	buf_bytes(b, e, sizeof e);
}

void
url_escape_put(struct buf *b, struct str s, enum url_set set)
{
	size_t plain = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (!in_set((unsigned char)s.p[i], set))
			continue;
		buf_put(b, str_sub(s, plain, i));
		put_escaped(b, (unsigned char)s.p[i]);
		plain = i + 1;
	}
	buf_put(b, str_skip(s, plain));
}

struct str
url_escape(struct arena *out, struct str s, enum url_set set)
{
	size_t i = 0;
	while (i < s.n && !in_set((unsigned char)s.p[i], set))
		i++;
	if (i == s.n)
		return s;
	struct buf b = buf_in(out, s.n + 16);
	url_escape_put(&b, s, set);
	return buf_str(&b);
}

int
url_hex_digit(unsigned char c)
{
	if (byte_is_digit(c))
		return c - '0';
	c = byte_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that %XX at `i` stands for, or -1. */
static int
escaped_at(struct str s, size_t i)
{
	if (s.p[i] != '%' || s.n - i < 3)
		return -1;
	int high = url_hex_digit((unsigned char)s.p[i + 1]);
	int low = url_hex_digit((unsigned char)s.p[i + 2]);
	return high < 0 || low < 0 ? -1 : high << 4 | low;
}

struct str
url_unescape(struct arena *out, struct str s)
{
	if (str_find_byte(s, '%', 0) < 0)
		return s;
	struct buf b = buf_in(out, s.n);
	for (size_t i = 0; i < s.n; i++) {
		int c = escaped_at(s, i);
		buf_byte(&b, c < 0 ? s.p[i] : (char)c);
		i += c < 0 ? 0 : 2;
	}
	return buf_str(&b);
}

void
url_escape_normal(struct buf *b, struct str s)
{
	/* Where a '%' that encodes nothing was last put, and two bytes more: a digit decoded here
	 * would give it a meaning. */
	size_t stray_until = 0;
	for (size_t i = 0; i < s.n; i++) {
		int c = escaped_at(s, i);
		unsigned char plain = (unsigned char)s.p[i];
		if (c < 0) {
			if (plain <= 0x20 || plain > 0x7e)
				put_escaped(b, plain);
			else
				buf_byte(b, s.p[i]);
			if (plain == '%')
				stray_until = b->n + 2;
			continue;
		}
		i += 2;
		bool unreserved = c < 0x80 && (byte_is_alnum((unsigned char)c) || c == '-' ||
		                               c == '.' || c == '_' || c == '~');
		if (unreserved && b->n >= stray_until)
			buf_byte(b, (char)c);
		else
			put_escaped(b, (unsigned char)c);
	}
}
