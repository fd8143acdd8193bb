/* lexer.c: markup cut into tags, texts and comments. */
#include "markup/lexer.h"

#include <string.h>

#include "markup/scan.h"
#include "text/utf8.h"

enum {
	IS_SPACE = 1,
	ENDS_NAME = 2,      /* of a tag: white space, "/", ">" */
	ENDS_ATTRIBUTE = 4, /* those and "=" */
	ENDS_BARE = 8,      /* a value without quotes: white space, ">" */
	IS_UPPER = 16,
	IS_LESS = 32,
	IS_ALPHA = 64,
	STARTS_RAW = 128, /* the names of elements whose content is only text */
};

#define SPACE (IS_SPACE | ENDS_NAME | ENDS_ATTRIBUTE | ENDS_BARE)
#define UPPER (IS_ALPHA | IS_UPPER)
#define RAW   (IS_ALPHA | STARTS_RAW)

static const unsigned char kind_of[256] = {
	['\t'] = SPACE, ['\n'] = SPACE, ['\f'] = SPACE, ['\r'] = SPACE, [' '] = SPACE,
	['/'] = ENDS_NAME | ENDS_ATTRIBUTE,
	['>'] = ENDS_NAME | ENDS_ATTRIBUTE | ENDS_BARE,
	['='] = ENDS_ATTRIBUTE, ['<'] = IS_LESS, ['A' ... 'Z'] = UPPER,
	['a' ... 'h'] = IS_ALPHA, ['i'] = RAW, ['j' ... 'm'] = IS_ALPHA, ['n'] = RAW,
	['o'] = IS_ALPHA, ['p'] = RAW, ['q' ... 'r'] = IS_ALPHA, ['s' ... 't'] = RAW,
	['u' ... 'w'] = IS_ALPHA, ['x'] = RAW, ['y' ... 'z'] = IS_ALPHA,
};

static inline unsigned
kind_at(struct str s, size_t i)
{
	return kind_of[(unsigned char)s.p[i]];
}

struct lexer
lexer_of(struct str source, enum lex_mode mode)
{
	bool has_nul = mode == LEX_HTML && str_find_byte(source, 0, 0) >= 0;
	return (struct lexer){.source = source, .mode = mode, .has_nul = has_nul};
}

struct str
lexeme_attribute(const struct lexeme *tag, const char *name)
{
	struct str key = str_of(name);
	for (size_t i = 0; i < tag->attribute_count; i++)
		if (str_eq_nocase(tag->attribute[i].name, key))
			return tag->attribute[i].value.p ? tag->attribute[i].value
							 : STR("");
	return STR_NONE;
}

/* ---- tags ---- */

static inline size_t
skip_space(struct str s, size_t i)
{
	while (i < s.n && (kind_at(s, i) & IS_SPACE))
		i++;
	return i;
}

static bool
starts_name(enum lex_mode mode, unsigned char c)
{
	return (kind_of[c] & IS_ALPHA) ||
	       (mode == LEX_XML && (c == '_' || c == ':' || c >= 0x80));
}

static struct str
lowered(struct lexer *x, struct str name)
{
	name = utf8_cut(name, sizeof x->lowered);
	for (size_t i = 0; i < name.n; i++)
		x->lowered[i] = (char)byte_lower((unsigned char)name.p[i]);
	return str_from(x->lowered, name.n);
}

/* The name of a tag, which begins at `from`; in XML a new tag may end it. */
static size_t
read_name(struct lexer *x, size_t from, struct str *name)
{
	struct str s = x->source;
	unsigned seen = 0, stop = ENDS_NAME | (x->mode == LEX_XML ? IS_LESS : 0);
	size_t i = from;
	for (; i < s.n && !(kind_at(s, i) & stop); i++)
		seen |= kind_at(s, i);
	*name = str_sub(s, from, i);
	if (x->mode == LEX_HTML && (seen & IS_UPPER))
		*name = lowered(x, *name);
	return i;
}

/* A value whose quote is at `i`. */
static size_t
read_quoted(struct lexer *x, size_t i, struct str *value)
{
	struct str s = x->source;
	char quote = s.p[i];
	bool *none = &x->no_quote[quote == '"'];
	size_t end = *none ? s.n : scan_byte(s, quote, i + 1);
	if (end < s.n) {
		*value = (struct str){s.p + i + 1, end - i - 1};
		return end + 1;
	}
	/* The quote is never closed: the value ends with the tag. */
	*none = true;
	end = scan_byte(s, '>', i);
	*value = str_sub(s, i + 1, end);
	return end;
}

/* One attribute value from `i` on; answers the index behind it. */
static size_t
read_value(struct lexer *x, size_t i, struct str *value)
{
	struct str s = x->source;
	if (i < s.n && (s.p[i] == '"' || s.p[i] == '\''))
		return read_quoted(x, i, value);
	size_t from = i;
	while (i < s.n && !(kind_at(s, i) & ENDS_BARE) &&
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
	while (i < s.n && !(kind_at(s, i) & ENDS_ATTRIBUTE))
		i++;
	struct str name = {s.p + from, i - from};
	i = skip_space(s, i);
	if (i < s.n && s.p[i] == '=')
		i = read_value(x, skip_space(s, i + 1), &value);
	if (tag->attribute_count < LIMIT_ATTRIBUTES)
		tag->attribute[tag->attribute_count++] =
			(struct lex_attribute){name, value};
	return i;
}

/* False where the source ends inside the tag, which is nothing then. */
static bool
read_tag(struct lexer *x, struct lexeme *tag)
{
	struct str s = x->source;
	size_t i = x->at + 1;
	tag->kind = s.p[i] == '/' ? LEX_END : LEX_START;
	i = read_name(x, i + (tag->kind == LEX_END), &tag->name);
	for (;;) {
		i = skip_space(s, i);
		if (i >= s.n || s.p[i] == '>')
			break;
		/* A new tag begins where this one was never closed. */
		if (x->mode == LEX_XML && s.p[i] == '<')
			break;
		if (s.p[i] == '/') {
			tag->self_closing = i + 1 < s.n && s.p[i + 1] == '>';
			i++;
			continue;
		}
		i = read_attribute(x, i, tag);
	}
	x->at = i < s.n && s.p[i] == '>' ? i + 1 : i;
	if (x->mode == LEX_XML)
		return true;
	if (tag->kind == LEX_START && !tag->self_closing)
		lexer_enter(x, tag->name);
	return i < s.n;
}

/* ---- content that is only text ---- */

void
lexer_enter(struct lexer *x, struct str name)
{
	static const struct {
		struct str name;
		enum lex_content content;
	} rows[] = {
		{{"script", 6}, LEX_SCRIPT},       {{"style", 5}, LEX_RAWTEXT},
		{{"iframe", 6}, LEX_RAWTEXT},      {{"noembed", 7}, LEX_RAWTEXT},
		{{"xmp", 3}, LEX_RAWTEXT},         {{"noframes", 8}, LEX_RAWTEXT},
		{{"title", 5}, LEX_RCDATA},        {{"textarea", 8}, LEX_RCDATA},
		{{"plaintext", 9}, LEX_PLAINTEXT},
	};
	x->content = LEX_DATA;
	x->raw = STR_NONE;
	/* The commonest names are shorter, or begin otherwise. */
	if (name.n < 3 || !(kind_at(name, 0) & STARTS_RAW))
		return;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (str_eq(name, rows[i].name)) {
			x->content = rows[i].content;
			x->raw = rows[i].name;
			return;
		}
}

/* Is `name` at `i`, without regard to case, with what may end the name of a tag behind it? */
static bool
is_name_at(struct str s, size_t i, struct str name)
{
	return i + name.n < s.n && (kind_at(s, i + name.n) & ENDS_NAME) &&
	       str_starts_nocase(str_skip(s, i), name);
}

static bool
is_end_tag_at(struct str s, size_t i, struct str name)
{
	return name.n && i + 1 < s.n && s.p[i + 1] == '/' && is_name_at(s, i + 2, name);
}

/* Where the end tag of a script is.  Between "<!--" and "-->" the tags of another script are
 * only text (13.2.5.15 to 31). */
static size_t
script_end(struct str s, size_t i, struct str name)
{
	enum { PLAIN, ESCAPED, TWICE } state = PLAIN;
	size_t shown = 0; /* where the escape ends */
	for (; (i = scan_byte(s, '<', i)) < s.n; i++) {
		if (state != PLAIN && shown <= i)
			state = PLAIN;
		if (state != TWICE && is_end_tag_at(s, i, name))
			return i;
		if (state == PLAIN && str_starts(str_skip(s, i), STR("<!--"))) {
			ptrdiff_t end = str_find(s, STR("-->"), i + 2);
			shown = end < 0 ? SIZE_MAX : (size_t)end + 3;
			state = ESCAPED;
		} else if (state == ESCAPED && is_name_at(s, i + 1, STR("script"))) {
			state = TWICE;
		} else if (state == TWICE && is_end_tag_at(s, i, STR("script"))) {
			state = ESCAPED;
		}
	}
	return s.n;
}

static size_t
raw_end(struct str s, size_t i, struct str name)
{
	while ((i = scan_byte(s, '<', i)) < s.n && !is_end_tag_at(s, i, name))
		i++;
	return i;
}

/* Text up to the end tag of the raw element, which stays for the next call.  False where there
 * is none. */
static bool
read_raw(struct lexer *x, struct lexeme *out)
{
	struct str s = x->source;
	size_t from = x->at, behind = 0;
	ptrdiff_t end = -1;
	if (x->content == LEX_CDATA) {
		end = str_find(s, STR("]]>"), from);
		behind = 3;
	} else if (x->content == LEX_SCRIPT) {
		end = (ptrdiff_t)script_end(s, from, x->raw);
	} else if (x->content != LEX_PLAINTEXT) {
		end = (ptrdiff_t)raw_end(s, from, x->raw);
	}
	size_t to = end < 0 ? s.n : (size_t)end;
	out->content = x->content;
	out->kind = x->content == LEX_RCDATA ? LEX_TEXT : LEX_VERBATIM;
	out->text = str_sub(s, from, to);
	x->at = end < 0 ? s.n : to + behind;
	x->content = LEX_DATA;
	x->raw = STR_NONE;
	return out->text.n > 0;
}

/* ---- comments and the like ---- */

static bool
read_until(struct lexer *x, struct lexeme *out, enum lex_kind kind, size_t skip,
	   struct str end)
{
	size_t from = x->at + skip;
	ptrdiff_t at = str_find(x->source, end, from);
	size_t to = at < 0 ? x->source.n : (size_t)at;
	out->kind = kind;
	out->text = str_sub(x->source, from, to);
	x->at = at < 0 ? to : to + end.n;
	return true;
}

/* The comment that begins at `from`, behind its "<!--": where its text ends, and the index of
 * the ">" that ends it, or s.n. */
static size_t
comment_end(struct str s, size_t from, size_t *text_end)
{
	for (size_t i = from; (i = scan_byte(s, '>', i)) < s.n; i++) {
		struct str so_far = {s.p + from, i - from};
		*text_end = from;
		if (so_far.n == 0 || (so_far.n == 1 && so_far.p[0] == '-'))
			return i;
		*text_end = str_ends(so_far, STR("--"))    ? i - 2
			    : str_ends(so_far, STR("--!")) ? i - 3
							   : s.n;
		if (*text_end < s.n)
			return i;
	}
	return s.n;
}

/* At the end of the source what was about to end the comment is no part of it. */
static size_t
cut_comment(struct str s, size_t from)
{
	struct str text = str_skip(s, from);
	return str_ends(text, STR("--!"))  ? s.n - 3
	       : str_ends(text, STR("--")) ? s.n - 2
					   : s.n - str_ends(text, STR("-"));
}

static bool
read_comment(struct lexer *x, struct lexeme *out)
{
	struct str s = x->source;
	size_t from = x->at + 4, text_end = s.n;
	size_t end = x->no_comment_end ? s.n : comment_end(s, from, &text_end);
	if (end == s.n) {
		/* One that is never closed would hide all that follows: it ends with its first ">". */
		x->no_comment_end = true;
		end = text_end = scan_byte(s, '>', from);
		if (end == s.n)
			text_end = cut_comment(s, from);
	}
	out->kind = LEX_COMMENT;
	out->text = str_sub(s, from, text_end);
	x->at = end < s.n ? end + 1 : s.n;
	return true;
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
	if (i < s.n && s.p[i] == '[')
		i = scan_byte(s, '>', scan_byte(s, ']', i));
	out->kind = LEX_DOCTYPE;
	out->text = str_sub(s, from, i);
	x->at = i < s.n ? i + 1 : s.n;
	return true;
}

static bool
read_declaration(struct lexer *x, struct lexeme *out)
{
	struct str rest = str_skip(x->source, x->at);
	if (str_starts(rest, STR("<!--")))
		return read_comment(x, out);
	if (str_starts_nocase(rest, STR("<!doctype")))
		return read_doctype(x, out);
	if (!x->no_cdata && str_starts(rest, STR("<![CDATA["))) {
		out->content = LEX_CDATA;
		return read_until(x, out, LEX_VERBATIM, 9, STR("]]>"));
	}
	return read_until(x, out, LEX_COMMENT, 2, STR(">"));
}

/* ---- all together ---- */

/* Does the "<" at `i` begin anything? */
static bool
opens_markup(const struct lexer *x, size_t i)
{
	struct str s = x->source;
	unsigned char c = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
	return starts_name(x->mode, c) || c == '!' || c == '?' ||
	       (c == '/' && i + 2 < s.n);
}

/* What begins with "<" at x->at.  False where it is nothing at all. */
static bool
read_markup(struct lexer *x, struct lexeme *out)
{
	struct str s = x->source;
	char c = s.p[x->at + 1];
	if (c == '!')
		return read_declaration(x, out);
	if (c == '?')
		return x->mode == LEX_XML
			       ? read_until(x, out, LEX_INSTRUCTION, 2, STR("?>"))
			       : read_until(x, out, LEX_COMMENT, 1, STR(">"));
	if (c != '/' || starts_name(x->mode, (unsigned char)s.p[x->at + 2]))
		return read_tag(x, out);
	if (s.p[x->at + 2] != '>')
		return read_until(x, out, LEX_COMMENT, 2, STR(">"));
	x->at += 3;
	return false;
}

static bool
read_text(struct lexer *x, struct lexeme *out)
{
	struct str s = x->source;
	size_t from = x->at, i = from;
	while ((i = scan_byte(s, '<', i)) < s.n && !opens_markup(x, i))
		i++;
	x->at = i;
	out->kind = LEX_TEXT;
	out->text = (struct str){s.p + from, i - from};
	return i > from;
}

bool
lexer_next(struct lexer *x, struct lexeme *out)
{
	out->attribute_count = 0;
	out->self_closing = false;
	out->name = out->text = STR_NONE;
	out->has_nul = x->has_nul;
	while (x->at < x->source.n) {
		out->start = x->at;
		out->content = LEX_DATA;
		if (x->content != LEX_DATA ? read_raw(x, out)
					   : read_text(x, out) || read_markup(x, out)) {
			out->end = x->at;
			return true;
		}
		out->attribute_count = 0;
		out->self_closing = false;
	}
	out->kind = LEX_END_OF_TEXT;
	return false;
}
