/* plain.c: markup, references and white space out of strings. */
#include "extract/plain.h"

#include <string.h>

#include "extract/page.h"
#include "markup/entity.h"
#include "text/utf8.h"

/* Length of the tag at s.p[at] == '<', or 0 where it is none. */
static size_t
tag_bytes(struct str s, size_t at)
{
	if (at + 1 >= s.n || !(byte_is_alpha((unsigned char)s.p[at + 1]) || s.p[at + 1] == '/'))
		return 0;
	for (size_t i = at + 1; i < s.n && i < at + 200; i++)
		if (s.p[i] == '>')
			return i + 1 - at;
	return 0;
}

struct str
plain_line(struct arena *a, struct str s, size_t most)
{
	if (s.n > most || !s.p)
		return STR_NONE;
	struct buf b = buf_in(a, s.n + 1);
	if (str_find_byte(s, '&', 0) >= 0)
		s = entity_decode(a, s, ENTITY_TEXT);
	for (size_t i = 0; i < s.n;) {
		size_t tag = s.p[i] == '<' ? tag_bytes(s, i) : 0;
		if (tag) {
			i += tag;
			continue;
		}
		size_t from = i;
		uint32_t c = utf8_next(s, &i);
		if (c == 0x200b || c == 0xad || c == 0xfeff)
			continue;
		if (c <= ' ' || c == 0xa0 || (c >= 0x2000 && c <= 0x200a)) {
			if (b.n && b.p[b.n - 1] != ' ')
				buf_byte(&b, ' ');
		} else {
			buf_bytes(&b, s.p + from, i - from);
		}
	}
	s = str_trim(buf_str(&b));
	return s.n ? s : STR_NONE;
}

static bool
has_markup(struct str s)
{
	ptrdiff_t at = str_find_byte(s, '<', 0);
	while (at >= 0 && !tag_bytes(s, (size_t)at))
		at = str_find_byte(s, '<', (size_t)at + 1);
	return at >= 0;
}

struct str
plain_text(struct arena *a, struct str s)
{
	struct buf b = buf_in(a, s.n + 16);
	/* Publishers escape once too often. */
	if (str_has(s, STR("&lt;")) || str_has(s, STR("&amp;")))
		s = entity_decode(a, s, ENTITY_TEXT);
	if (has_markup(s)) {
		struct arena scratch = page_scratch(a);
		struct tree t = tree_read(a, scratch, s);
		struct blocks blocks = blocks_of(a, &t);
		for (uint32_t i = 0; i < blocks.count; i++) {
			if (i)
				buf_cstr(&b, "\n\n");
			buf_put(&b, blocks.at[i].text);
		}
		return buf_str(&b);
	}
	struct str line;
	while (str_cut(&s, '\n', &line)) {
		line = plain_line(a, line, line.n);
		if (line.p && b.n)
			buf_cstr(&b, "\n\n");
		buf_put(&b, line);
	}
	return buf_str(&b);
}

bool
plain_is_prose(struct str s)
{
	size_t spaces = 0, ends = 0, odd = 0;
	if (s.n < 250)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		spaces += c == ' ';
		ends += (c == '.' || c == '!' || c == '?') &&
		        (i + 1 == s.n || s.p[i + 1] == ' ' || s.p[i + 1] == '<' ||
		         s.p[i + 1] == '\n' || s.p[i + 1] == '"');
		odd += c == '{' || c == '}' || c == ';' || c == '=' || c == '\\';
	}
	return spaces * 12 > s.n && ends >= 2 && odd * 40 < s.n;
}

struct str
plain_fold(struct arena *a, struct str s)
{
	struct buf b = buf_in(a, s.n + 1);
	bool gap = false;
	for (size_t i = 0; i < s.n;) {
		if (!gap && byte_is_alnum((unsigned char)s.p[i])) {
			buf_byte(&b, (char)byte_lower((unsigned char)s.p[i++]));
			continue;
		}
		uint32_t c = utf8_next(s, &i);
		unsigned class = utf8_class(c);
		if (!(class & (UTF8_LETTER | UTF8_DIGIT | UTF8_NUMBER)) && c != '_') {
			gap = b.n > 0;
			continue;
		}
		if (gap)
			buf_byte(&b, ' ');
		gap = false;
		utf8_put(&b, utf8_lower(c));
	}
	return buf_str(&b);
}
