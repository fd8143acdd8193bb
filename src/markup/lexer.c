/* lexer.c: markup cut into tags, texts and comments. */
#include "markup/lexer.h"

#include <string.h>

struct lexer
lexer_of(struct str source, enum lex_mode mode)
{
	return (struct lexer){.source = source, .mode = mode};
}

struct str
lexeme_attribute(const struct lexeme *tag, const char *name)
{
	struct str key = str_of(name);
	for (size_t i = 0; i < tag->attribute_count; i++)
		if (str_eq_nocase(tag->attribute[i].name, key))
			return tag->attribute[i].value.p ? tag->attribute[i].value : STR("");
	return STR_NONE;
}

/* Index of `needle` at or after `from`, or the end of the source. */
static size_t
find_or_end(struct str s, struct str needle, size_t from)
{
	ptrdiff_t at = str_find(s, needle, from);
	return at < 0 ? s.n : (size_t)at;
}

static size_t
skip_space(struct str s, size_t i)
{
	while (i < s.n && byte_is_space((unsigned char)s.p[i]))
		i++;
	return i;
}

static bool
starts_name(enum lex_mode mode, unsigned char c)
{
	return byte_is_alpha(c) || (mode == LEX_XML && (c == '_' || c == ':' || c >= 0x80));
}

/* Lower case, by view where it is so already. */
static struct str
tag_name(struct lexer *x, struct str name)
{
	size_t i = 0;
	if (x->mode == LEX_XML)
		return name;
	while (i < name.n && byte_lower((unsigned char)name.p[i]) == (unsigned char)name.p[i])
		i++;
	if (i == name.n)
		return name;
	name.n = name.n < sizeof x->lowered ? name.n : sizeof x->lowered;
	for (i = 0; i < name.n; i++)
		x->lowered[i] = (char)byte_lower((unsigned char)name.p[i]);
	return str_from(x->lowered, name.n);
}

/* Elements whose content is text up to their own end tag; of the last two it may hold
 * references. */
static struct str
raw_element(struct str name, bool *references)
{
	static const struct str raw[] = {
		{"script", 6}, {"style", 5},    {"iframe", 6}, {"noembed", 7},
		{"xmp", 3},    {"noframes", 8}, {"title", 5},  {"textarea", 8},
	};
	for (size_t i = 0; i < sizeof raw / sizeof *raw; i++)
		if (str_eq(name, raw[i])) {
			*references = i >= 6;
			return raw[i];
		}
	return STR_NONE;
}

/* One attribute value from `i` on; answers the index behind it. */
static size_t
read_value(struct lexer *x, size_t i, struct str *value)
{
	struct str s = x->source;
	char quote = i < s.n ? s.p[i] : 0;
	if (quote == '"' || quote == '\'') {
		bool *none = &x->no_quote[quote == '"'];
		ptrdiff_t end = *none ? -1 : str_find_byte(s, quote, i + 1);
		if (end >= 0) {
			*value = str_sub(s, i + 1, (size_t)end);
			return (size_t)end + 1;
		}
		/* The quote is never closed: the value ends with the tag. */
		*none = true;
		end = str_find_byte(s, '>', i);
		*value = str_sub(s, i + 1, end < 0 ? s.n : (size_t)end);
		return end < 0 ? s.n : (size_t)end;
	}
	size_t from = i;
	while (i < s.n && s.p[i] != '>' && !byte_is_space((unsigned char)s.p[i]) &&
	       !(x->mode == LEX_XML && s.p[i] == '/' && i + 1 < s.n && s.p[i + 1] == '>'))
		i++;
	*value = str_sub(s, from, i);
	return i;
}

static size_t
read_attribute(struct lexer *x, size_t i, struct lexeme *tag)
{
	struct str s = x->source, value = STR_NONE;
	size_t from = i;
	i++; /* a leading "=" is part of the name */
	while (i < s.n && s.p[i] != '=' && s.p[i] != '>' && s.p[i] != '/' &&
	       !byte_is_space((unsigned char)s.p[i]))
		i++;
	struct str name = str_sub(s, from, i);
	size_t behind = skip_space(s, i);
	if (behind < s.n && s.p[behind] == '=')
		i = read_value(x, skip_space(s, behind + 1), &value);
	else
		i = behind;
	if (tag->attribute_count < LIMIT_ATTRIBUTES)
		tag->attribute[tag->attribute_count++] = (struct lex_attribute){name, value};
	return i;
}

static bool
read_tag(struct lexer *x, struct lexeme *tag)
{
	struct str s = x->source;
	size_t i = x->at + 1;
	tag->kind = LEX_START;
	if (s.p[i] == '/') {
		tag->kind = LEX_END;
		i++;
	}
	size_t from = i;
	while (i < s.n && s.p[i] != '>' && s.p[i] != '/' && s.p[i] != '<' &&
	       !byte_is_space((unsigned char)s.p[i]))
		i++;
	tag->name = tag_name(x, str_sub(s, from, i));
	for (;;) {
		i = skip_space(s, i);
		if (i >= s.n || s.p[i] == '>')
			break;
		/* A new tag begins where this one was never closed. */
		if (s.p[i] == '<')
			break;
		if (s.p[i] == '/') {
			tag->self_closing = i + 1 < s.n && s.p[i + 1] == '>';
			i++;
			continue;
		}
		i = read_attribute(x, i, tag);
	}
	x->at = i < s.n && s.p[i] == '>' ? i + 1 : i;
	if (x->mode == LEX_HTML && tag->kind == LEX_START && !tag->self_closing) {
		bool references;
		x->raw = raw_element(tag->name, &references);
	}
	return true;
}

/* Text up to the end tag of the raw element, which stays for the next call. */
static bool
read_raw(struct lexer *x, struct lexeme *out)
{
	struct str s = x->source, name = x->raw;
	bool references = false;
	size_t from = x->at, i = from;
	raw_element(name, &references);
	x->raw = STR_NONE;
	x->at = s.n;
	for (ptrdiff_t at; (at = str_find_byte(s, '<', i)) >= 0; i = (size_t)at + 1) {
		struct str rest = str_skip(s, (size_t)at + 1);
		unsigned char behind = rest.n > name.n + 1 ? (unsigned char)rest.p[name.n + 1] : '>';
		if (rest.n > name.n && rest.p[0] == '/' &&
		    str_starts_nocase(str_skip(rest, 1), name) &&
		    (byte_is_space(behind) || behind == '>' || behind == '/')) {
			x->at = (size_t)at;
			break;
		}
	}
	out->kind = references ? LEX_TEXT : LEX_VERBATIM;
	out->text = str_sub(s, from, x->at);
	return out->text.n > 0;
}

static bool
read_until(struct lexer *x, struct lexeme *out, enum lex_kind kind, size_t skip, struct str end)
{
	size_t from = x->at + skip, to = find_or_end(x->source, end, from);
	out->kind = kind;
	out->text = str_sub(x->source, from, to);
	x->at = to + end.n < x->source.n ? to + end.n : x->source.n;
	return true;
}

static bool
read_comment(struct lexer *x, struct lexeme *out)
{
	struct str rest = str_skip(x->source, x->at + 4);
	if (str_starts(rest, STR(">")))
		return read_until(x, out, LEX_COMMENT, 4, STR(">"));
	if (str_starts(rest, STR("->")))
		return read_until(x, out, LEX_COMMENT, 4, STR("->"));
	if (!x->no_comment_end && str_find(rest, STR("-->"), 0) < 0)
		x->no_comment_end = true;
	/* One that is never closed would hide all that follows: it ends with its first ">". */
	return read_until(x, out, LEX_COMMENT, 4, x->no_comment_end ? STR(">") : STR("-->"));
}

/* "<!DOCTYPE …>", in XML with a subset in brackets. */
static bool
read_doctype(struct lexer *x, struct lexeme *out)
{
	struct str s = x->source;
	size_t from = x->at + 9, i = from;
	if (x->mode == LEX_HTML)
		return read_until(x, out, LEX_DOCTYPE, 9, STR(">"));
	while (i < s.n && s.p[i] != '>' && s.p[i] != '[')
		i++;
	if (i < s.n && s.p[i] == '[') {
		i = find_or_end(s, STR("]"), i);
		i = find_or_end(s, STR(">"), i);
	}
	out->kind = LEX_DOCTYPE;
	out->text = str_sub(s, from, i);
	x->at = i < s.n ? i + 1 : s.n;
	return true;
}

/* What begins with "<" at x->at.  False where that is only text. */
static bool
read_markup(struct lexer *x, struct lexeme *out)
{
	struct str rest = str_skip(x->source, x->at);
	unsigned char c = rest.n > 1 ? (unsigned char)rest.p[1] : 0;
	unsigned char d = rest.n > 2 ? (unsigned char)rest.p[2] : 0;
	if (starts_name(x->mode, c) || (c == '/' && starts_name(x->mode, d)))
		return read_tag(x, out);
	if (c == '!') {
		if (str_starts(rest, STR("<!--")))
			return read_comment(x, out);
		if (str_starts(rest, STR("<![CDATA[")))
			return read_until(x, out, LEX_VERBATIM, 9, STR("]]>"));
		if (str_starts_nocase(rest, STR("<!doctype")))
			return read_doctype(x, out);
		return read_until(x, out, LEX_COMMENT, 2, STR(">"));
	}
	if (c == '?')
		return x->mode == LEX_XML ? read_until(x, out, LEX_INSTRUCTION, 2, STR("?>"))
		                          : read_until(x, out, LEX_COMMENT, 2, STR(">"));
	if (c == '/' && d)
		return read_until(x, out, LEX_COMMENT, 2, STR(">"));
	return false;
}

bool
lexer_next(struct lexer *x, struct lexeme *out)
{
	struct str s = x->source;
	out->attribute_count = 0;
	out->self_closing = false;
	out->name = out->text = STR_NONE;
	out->start = x->at;
	if (x->raw.p && read_raw(x, out)) {
		out->end = x->at;
		return true;
	}
	if (x->at >= s.n) {
		out->kind = LEX_END_OF_TEXT;
		return false;
	}
	size_t from = x->at;
	if (s.p[from] == '<' && read_markup(x, out)) {
		out->end = x->at;
		return true;
	}
	/* Text runs to the next "<" that may start something. */
	ptrdiff_t at = str_find_byte(s, '<', from + 1);
	x->at = at < 0 ? s.n : (size_t)at;
	out->kind = LEX_TEXT;
	out->text = str_sub(s, from, x->at);
	out->end = x->at;
	return true;
}
