/* sanitize.c: HTML fragments of strangers made harmless. */
#include "markup/sanitize.h"

#include <string.h>

#include "base/buf.h"
#include "markup/element.h"
#include "markup/entity.h"
#include "markup/lexer.h"
#include "text/url.h"

enum { DEPTH = 64, UNCLOSED = 32 };

/* Attributes that may stay, on which elements ("" for all), and which hold addresses. */
static const struct {
	const char *name, *element;
	bool address;
} kept_attributes[] = {
	{"href", "a", true},
	{"src", "img audio video source track", true},
	{"poster", "video", true},
	{"cite", "blockquote q del ins", true},
	{"alt", "img", false},
	{"title", "", false},
	{"width", "img video", false},
	{"height", "img video", false},
	{"type", "source audio video", false},
	{"controls", "audio video", false},
	{"datetime", "time del ins", false},
	{"colspan", "td th", false},
	{"rowspan", "td th", false},
	{"start", "ol", false},
	{"lang", "", false},
	{"dir", "", false},
};

/* Open elements that the start of another one ends. */
static const struct {
	const char *starts, *ends;
} implied_ends[] = {
	{"li", "li p"},
	{"dt", "dt dd p"},
	{"dd", "dt dd p"},
	{"tr", "tr td th p"},
	{"td", "td th p"},
	{"th", "td th p"},
	{"tbody", "tr td th thead tbody caption p"},
	{"tfoot", "tr td th thead tbody caption p"},
	{"a", "a"},
};

struct sanitizer {
	struct buf out;
	struct arena scratch; /* for one attribute at a time */
	struct str base;
	struct str open[DEPTH];
	size_t depth, over; /* over: open elements that are too deep to be kept */
	struct str dropped; /* inside this element nothing is kept */
	size_t dropped_depth;
	const struct element *unclosed[UNCLOSED]; /* to be dropped, but they have no end tag */
	size_t unclosed_count;
};

static bool
has_word(const char *words, struct str word)
{
	struct str rest = str_of(words), w;
	while (str_word(&rest, &w))
		if (str_eq(w, word))
			return true;
	return false;
}

/* What "<" begins: anything but a tag, a comment or the like is only a character. */
static bool
opens_markup(struct str s, size_t at)
{
	unsigned char c = at + 1 < s.n ? (unsigned char)s.p[at + 1] : 0;
	return byte_is_alpha(c) || c == '/' || c == '!' || c == '?';
}

static bool
opens_reference(struct str s, size_t at)
{
	char room[4];
	struct str text;
	return entity_read(s, at, ENTITY_TEXT, room, &text) > 0;
}

static size_t
next_special(struct str s, size_t i)
{
	while (i < s.n && s.p[i] != '&' && s.p[i] != '<')
		i++;
	return i;
}

/* Plain text with "&" and "<" escaped where they matter. */
static void
put_text(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		size_t at = next_special(s, i);
		buf_put(b, str_sub(s, i, at));
		i = at + 1;
		if (at >= s.n)
			break;
		/* At the very end of a piece it may join with what follows. */
		if (s.p[at] == '&')
			buf_cstr(b, at + 1 == s.n || opens_reference(s, at) ? "&amp;" : "&");
		else
			buf_cstr(b, at + 1 == s.n || opens_markup(s, at) ? "&lt;" : "<");
	}
}

struct str
sanitize_text(struct arena *out, struct str text)
{
	if (next_special(text, 0) == text.n)
		return text;
	struct buf b = buf_in(out, text.n + 16);
	put_text(&b, text);
	return buf_str(&b);
}

bool
markup_is_html(struct str s)
{
	for (size_t i = next_special(s, 0); i < s.n; i = next_special(s, i + 1))
		if (s.p[i] == '&' ? opens_reference(s, i) : opens_markup(s, i))
			return true;
	return false;
}

/* The common case, spared the work of parsing. */
static bool
is_plain_web(struct str s)
{
	if (!str_starts(s, STR("https://")) && !str_starts(s, STR("http://")))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == '\\')
			return false;
	return true;
}

struct str
sanitize_address(struct arena *out, struct arena scratch, struct str address, struct str base)
{
	static const char *const schemes[] = {"http:", "https:", "mailto:"};
	struct str clean = str_trim(address);
	if (is_plain_web(clean))
		return clean;
	struct str full = base.p ? url_resolve(out, scratch, clean, base) : STR_NONE;
	if (!full.p)
		full = url_resolve(out, scratch, clean, STR_NONE);
	for (size_t i = 0; full.p && i < sizeof schemes / sizeof *schemes; i++)
		if (str_starts(full, str_of(schemes[i])))
			return full;
	/* Relative, with nothing to stand on: good as long as it has no scheme of its own. */
	if (full.p || base.p || !clean.n)
		return STR_NONE;
	for (size_t i = 0; i < clean.n; i++) {
		if ((unsigned char)clean.p[i] < 32 || clean.p[i] == ':')
			return STR_NONE;
		if (clean.p[i] == '/' || clean.p[i] == '?' || clean.p[i] == '#')
			break;
	}
	return clean;
}

static void
put_attribute(struct sanitizer *z, struct str name, struct str value)
{
	buf_byte(&z->out, ' ');
	buf_put(&z->out, name);
	buf_cstr(&z->out, "=\"");
	for (size_t i = 0; i < value.n; i++) {
		char c = value.p[i];
		if (c == '"')
			buf_cstr(&z->out, "&quot;");
		else if (c == '&')
			buf_cstr(&z->out, "&amp;");
		else if (c == '<')
			buf_cstr(&z->out, "&lt;");
		else if (c == '>')
			buf_cstr(&z->out, "&gt;");
		else
			buf_byte(&z->out, c);
	}
	buf_byte(&z->out, '"');
}

static void
put_attributes(struct sanitizer *z, struct str element, const struct lexeme *tag)
{
	size_t count = sizeof kept_attributes / sizeof *kept_attributes;
	for (size_t k = 0; k < count && tag->attribute_count; k++) {
		if (kept_attributes[k].element[0] && !has_word(kept_attributes[k].element, element))
			continue;
		struct arena scratch = z->scratch;
		struct str value = lexeme_attribute(tag, kept_attributes[k].name);
		if (!value.p)
			continue;
		value = entity_decode(&scratch, value, ENTITY_ATTRIBUTE);
		if (kept_attributes[k].address) {
			struct arena rest = arena_upper(&scratch);
			value = sanitize_address(&scratch, rest, value, z->base);
		}
		if (value.p)
			put_attribute(z, str_of(kept_attributes[k].name), value);
	}
}

static void
put_end(struct sanitizer *z)
{
	buf_cstr(&z->out, "</");
	buf_put(&z->out, z->open[--z->depth]);
	buf_byte(&z->out, '>');
}

static void
end_implied(struct sanitizer *z, const struct element *e)
{
	const char *ends = e->flags & ELEMENT_ENDS_P ? "p" : "";
	for (size_t i = 0; i < sizeof implied_ends / sizeof *implied_ends; i++)
		if (str_eq(e->name, str_of(implied_ends[i].starts)))
			ends = implied_ends[i].ends;
	while (*ends && z->depth && has_word(ends, z->open[z->depth - 1]))
		put_end(z);
}

static bool
has_end_tag(struct str s, struct str name)
{
	for (ptrdiff_t at = 0; (at = str_find(s, STR("</"), (size_t)at)) >= 0; at += 2)
		if (str_starts_nocase(str_skip(s, (size_t)at + 2), name))
			return true;
	return false;
}

/* Drops the element with its content; where it never ends only its tag goes.  The search for an
 * end that is not there is made once for each name. */
static void
start_dropped(struct sanitizer *z, const struct lexer *x, const struct element *e)
{
	for (size_t i = 0; i < z->unclosed_count; i++)
		if (z->unclosed[i] == e)
			return;
	if (!has_end_tag(str_skip(x->source, x->at), e->name)) {
		if (z->unclosed_count < UNCLOSED)
			z->unclosed[z->unclosed_count++] = e;
		return;
	}
	z->dropped = e->name;
	z->dropped_depth = 1;
}

static void
on_start(struct sanitizer *z, const struct lexer *x, const struct lexeme *tag)
{
	const struct element *e = element_find(tag->name);
	if (z->dropped.p) {
		z->dropped_depth += str_eq(tag->name, z->dropped) && !tag->self_closing;
		return;
	}
	if (!e)
		return;
	if (e->flags & ELEMENT_DROPPED) {
		if (!tag->self_closing)
			start_dropped(z, x, e);
		return;
	}
	if (!(e->flags & ELEMENT_KEPT))
		return;
	end_implied(z, e);
	bool empty = e->flags & ELEMENT_VOID;
	if (!empty && z->depth == DEPTH) {
		z->over++;
		return;
	}
	buf_byte(&z->out, '<');
	buf_put(&z->out, e->name);
	put_attributes(z, e->name, tag);
	buf_byte(&z->out, '>');
	if (!empty)
		z->open[z->depth++] = e->name;
}

static void
on_end(struct sanitizer *z, struct str name)
{
	if (z->dropped.p) {
		if (str_eq(name, z->dropped) && --z->dropped_depth == 0)
			z->dropped = STR_NONE;
		return;
	}
	if (z->over) {
		z->over -= (element_flags(name) & ELEMENT_KEPT) != 0;
		return;
	}
	size_t at = z->depth;
	while (at > 0 && !str_eq(z->open[at - 1], name))
		at--;
	while (at > 0 && z->depth >= at)
		put_end(z);
}

struct str
sanitize_html(struct arena *out, struct arena scratch, struct str fragment, struct str base)
{
	if (next_special(fragment, 0) == fragment.n)
		return fragment;
	struct sanitizer z = {
		.out = buf_in(out, fragment.n + 32), .scratch = scratch, .base = base};
	struct lexer x = lexer_of(fragment, LEX_HTML);
	struct lexeme piece;
	while (lexer_next(&x, &piece)) {
		if (piece.kind == LEX_START)
			on_start(&z, &x, &piece);
		else if (piece.kind == LEX_END)
			on_end(&z, piece.name);
		else if (piece.kind == LEX_TEXT && !z.dropped.p)
			put_text(&z.out, entity_decode(&z.scratch, piece.text, ENTITY_TEXT));
		else if (piece.kind == LEX_VERBATIM && !z.dropped.p)
			put_text(&z.out, piece.text);
		z.scratch = scratch;
	}
	while (z.depth)
		put_end(&z);
	return buf_str(&z.out);
}
