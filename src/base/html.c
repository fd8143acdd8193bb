/* html.c: escaping by tables of what each byte becomes. */
#include "base/html.h"

#include <string.h>

/* What a byte may not be between tags or in an attribute; control bytes become nothing. */
static const char *
escape_of(unsigned char c, bool attribute)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return attribute ? "&quot;" : NULL;
	case '\'': return attribute ? "&#39;" : NULL;
	case '\t': case '\n': case '\r': return NULL;
	default: return c < 0x20 || c == 0x7f ? "" : NULL;
	}
}

static void
put_escaped(struct buf *b, struct str s, bool attribute)
{
	size_t done = 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		/* Letters, which are nearly all there is, are past the last mark. */
		const char *escape = c > '>' && c != 0x7f ? NULL : escape_of(c, attribute);
		if (!escape)
			continue;
		buf_bytes(b, s.p + done, i - done);
		buf_cstr(b, escape);
		done = i + 1;
	}
	if (done < s.n)
		buf_bytes(b, s.p + done, s.n - done);
}

void
html_text(struct buf *b, struct str s)
{
	put_escaped(b, s, false);
}

void
html_attr(struct buf *b, struct str s)
{
	put_escaped(b, s, true);
}

static void
put_percent(struct buf *b, unsigned char c)
{
	static const char digits[] = "0123456789ABCDEF";
	buf_byte(b, '%');
	buf_byte(b, digits[c >> 4]);
	buf_byte(b, digits[c & 15]);
}

/* A scheme is letters, digits, '+', '-', '.' before the first ':' (RFC 3986, 3.1). */
static bool
has_scheme(struct str url)
{
	for (size_t i = 0; i < url.n; i++) {
		unsigned char c = (unsigned char)url.p[i];
		if (c == ':')
			return i > 0;
		if (!byte_is_alnum(c) && c != '+' && c != '-' && c != '.')
			return false;
	}
	return false;
}

static bool
may_be_linked(struct str url)
{
	/* Browsers drop tabs and line ends and skip leading spaces, so "java\nscript:" is a
	 * scheme to them: an address that holds any is not one of ours. */
	for (size_t i = 0; i < url.n; i++)
		if ((unsigned char)url.p[i] < 0x20)
			return false;
	return url.n && url.p[0] != ' ' &&
	       (!has_scheme(url) || str_starts_nocase(url, STR("https://")) ||
	        str_starts_nocase(url, STR("http://")) ||
	        str_starts_nocase(url, STR("mailto:")));
}

static bool
is_hex(unsigned char c)
{
	return byte_is_digit(c) || (byte_lower(c) >= 'a' && byte_lower(c) <= 'f');
}

void
html_url(struct buf *b, struct str url)
{
	ptrdiff_t authority = str_find(url, STR("://"), 0);
	/* Brackets are right in "[::1]", and nowhere else. */
	ptrdiff_t path = authority < 0 ? 0 : str_find_byte(url, '/', (size_t)authority + 3);
	if (!may_be_linked(url)) {
		buf_byte(b, '#');
		return;
	}
	for (size_t i = 0; i < url.n; i++) {
		unsigned char c = (unsigned char)url.p[i];
		bool bracket = c == '[' || c == ']';
		if (c == '&')
			buf_cstr(b, "&amp;");
		else if (c == '\'')
			buf_cstr(b, "&#39;");
		else if (c == '%' && !(i + 2 < url.n && is_hex((unsigned char)url.p[i + 1]) &&
		                       is_hex((unsigned char)url.p[i + 2])))
			buf_cstr(b, "%25");
		else if (c <= ' ' || c == 0x7f || strchr("\"<>\\^`{|}", c) ||
		         (bracket && path >= 0 && i > (size_t)path))
			put_percent(b, c);
		else
			buf_byte(b, (char)c);
	}
}

void
html_url_part(struct buf *b, struct str part, bool dash_too)
{
	for (size_t i = 0; i < part.n; i++) {
		unsigned char c = (unsigned char)part.p[i];
		if (byte_is_alnum(c) || c == '.' || c == '_' || c == '~' || (c == '-' && !dash_too))
			buf_byte(b, (char)c);
		else
			put_percent(b, c);
	}
}

void
html_json(struct buf *b, struct str json)
{
	for (size_t i = 0; i < json.n; i++) {
		char c = json.p[i];
		if (c == '<' || c == '>' || c == '&')
			buf_fmt(b, "\\u%04x", c);
		else
			buf_byte(b, c);
	}
}
