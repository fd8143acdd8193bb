/* token.c: what a lexeme of HTML says. */
#include "markup/token.h"

#include <string.h>

#include "base/buf.h"
#include "markup/entity.h"

struct str
token_attribute_get(const struct token_attribute *attribute, size_t count,
		    const char *name)
{
	struct str key = str_of(name);
	for (size_t i = 0; i < count; i++)
		if (str_eq(attribute[i].name, key))
			return attribute[i].value.p ? attribute[i].value : STR("");
	return STR_NONE;
}

struct str
token_string(struct arena *a, struct str s)
{
	if (str_find_byte(s, 0, 0) < 0)
		return s;
	struct buf b = buf_in(a, s.n + 16);
	for (struct str rest = s, part; str_cut(&rest, 0, &part);) {
		buf_put(&b, part);
		if (part.p + part.n < s.p + s.n)
			buf_put(&b, STR("\xef\xbf\xbd"));
	}
	return buf_str(&b);
}

static struct str
lower(struct arena *a, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= 'A' && s.p[i] <= 'Z')
			return str_lower(a, s);
	return s;
}

static bool
is_among(const struct token_attribute *have, size_t count, struct str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(have[i].name, name))
			return true;
	return false;
}

size_t
token_attributes(struct arena *a, const struct lexeme *tag, token_wants *wants,
		 struct token_attribute *out)
{
	size_t count = 0;
	for (size_t i = 0; i < tag->attribute_count; i++) {
		const struct lex_attribute *t = &tag->attribute[i];
		unsigned key = wants ? wants(t->name) : 1;
		if (!key)
			continue;
		struct str name = t->name, value = t->value;
		if (tag->has_nul) {
			name = token_string(a, name);
			value = token_string(a, value);
		}
		name = lower(a, name);
		if (is_among(out, count, name))
			continue;
		value = entity_decode(a, value, ENTITY_ATTRIBUTE);
		out[count++] = (struct token_attribute){name, value, key};
	}
	return count;
}

struct str
token_text(struct arena *a, const struct lexeme *text)
{
	struct str s = text->text;
	if (text->has_nul && text->content != LEX_DATA && text->content != LEX_CDATA)
		s = token_string(a, s);
	return text->kind == LEX_TEXT ? entity_decode(a, s, ENTITY_TEXT) : s;
}

struct str
token_doctype(struct arena *a, const struct lexeme *doctype)
{
	static const char space[] = " \t\n\f\r";
	struct str s = doctype->text;
	size_t from = 0, to;
	while (from < s.n && memchr(space, s.p[from], sizeof space - 1))
		from++;
	for (to = from; to < s.n && !memchr(space, s.p[to], sizeof space - 1);)
		to++;
	return to > from ? lower(a, token_string(a, str_sub(s, from, to))) : STR_NONE;
}
