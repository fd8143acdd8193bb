/* sanitize.c: HTML fragments of strangers made harmless. */
#include "markup/sanitize.h"

#include <string.h>

#include "base/buf.h"
#include "markup/element.h"
#include "markup/entity.h"
#include "markup/lexer.h"
#include "text/url.h"

enum { DEPTH = 64, UNCLOSED = 32, SPARE = 4096 };

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

enum { KEPT = sizeof kept_attributes / sizeof *kept_attributes };

struct sanitizer {
	struct buf out;
	struct arena scratch; /* for one attribute at a time */
	struct str base;
	const struct element *open[DEPTH];
	size_t depth, over; /* over: open elements that are too deep to be kept */
	const struct element *dropped; /* inside this element nothing is kept */
	size_t dropped_depth;
	const struct element *unclosed[UNCLOSED]; /* to be dropped, but they have no end tag */
	size_t unclosed_count;
	bool no_tag_end, no_cdata_end; /* no further ">", "]]>" in the source */
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

/* Where the first "&" or "<" at or after `i` is. */
static size_t
next_special(struct str s, size_t i)
{
	const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
	for (; i + 8 <= s.n; i += 8) {
		uint64_t w;
		memcpy(&w, s.p + i, sizeof w);
		uint64_t and = w ^ ones * '&', less = w ^ ones * '<';
		if (((and - ones) & ~and & high) | ((less - ones) & ~less & high))
			break;
	}
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
	/* Relative, with nothing to stand on: good as long as it is one line and has no scheme of
	 * its own. */
	if (full.p || base.p || !clean.n)
		return STR_NONE;
	bool may_be_scheme = true;
	for (size_t i = 0; i < clean.n; i++) {
		char c = clean.p[i];
		may_be_scheme = may_be_scheme && c != '/' && c != '?' && c != '#';
		if ((unsigned char)c < 32 || (may_be_scheme && c == ':'))
			return STR_NONE;
	}
	return clean;
}

static void
put_attribute(struct sanitizer *z, const char *name, struct str value)
{
	struct buf *b = &z->out;
	buf_byte(b, ' ');
	buf_cstr(b, name);
	buf_cstr(b, "=\"");
	for (size_t i = 0, n; i < value.n; i += n + 1) {
		struct str rest = str_skip(value, i);
		n = 0;
		while (n < rest.n && !memchr("\"&<>", rest.p[n], 4))
			n++;
		buf_put(b, str_sub(rest, 0, n));
		if (n < rest.n)
			buf_cstr(b, rest.p[n] == '"'   ? "&quot;"
			            : rest.p[n] == '&' ? "&amp;"
			            : rest.p[n] == '<' ? "&lt;"
			                               : "&gt;");
	}
	buf_byte(b, '"');
}

/* Which of the kept attributes it is, or their count. */
static size_t
kept_attribute(struct str name)
{
	size_t k = 0;
	while (k < KEPT && !str_eq_nocase(name, str_of(kept_attributes[k].name)))
		k++;
	return k;
}

static void
put_attributes(struct sanitizer *z, const struct element *e, const struct lexeme *tag)
{
	uint32_t seen = 0;
	for (size_t i = 0; i < tag->attribute_count; i++) {
		struct str value = tag->attribute[i].value;
		size_t k = kept_attribute(tag->attribute[i].name);
		if (k == KEPT || seen >> k & 1 ||
		    (kept_attributes[k].element[0] && !has_word(kept_attributes[k].element, e->name)))
			continue;
		struct arena scratch = z->scratch;
		seen |= 1u << k;
		value = value.p ? entity_decode(&scratch, value, ENTITY_ATTRIBUTE) : STR("");
		if (kept_attributes[k].address) {
			struct arena rest = arena_upper(&scratch);
			value = sanitize_address(&scratch, rest, value, z->base);
		}
		if (value.p)
			put_attribute(z, kept_attributes[k].name, value);
	}
}

/* Text of the source, in which any "<" may join with what follows a tag that is left out. */
static void
put_piece(struct sanitizer *z, struct str text)
{
	struct arena scratch = z->scratch;
	if (next_special(text, 0) == text.n)
		buf_put(&z->out, text);
	else
		put_text(&z->out, entity_decode(&scratch, text, ENTITY_TEXT));
}

static void
put_end(struct sanitizer *z)
{
	buf_cstr(&z->out, "</");
	buf_put(&z->out, z->open[--z->depth]->name);
	buf_byte(&z->out, '>');
}

/* What a start ends that is open innermost, by the rules of html.c; bits by enum element_rule. */
static uint64_t
ended_by(const struct element *e)
{
#define BIT(rule) (UINT64_C(1) << RULE_##rule)
	const uint64_t cells = BIT(CELL) | BIT(P), above = BIT(CAPTION) | BIT(COLGROUP);
	uint64_t ends = e->flags & ELEMENT_ENDS_P ? BIT(P) : 0;
	switch (e->rule) {
	case RULE_A: return ends | BIT(A);
	case RULE_ITEM: return ends | BIT(ITEM) | BIT(P);
	case RULE_DEFINITION: return ends | BIT(DEFINITION) | BIT(P);
	case RULE_CELL: return ends | cells;
	case RULE_ROW: return ends | cells | above | BIT(ROW);
	case RULE_ROWS: return ends | cells | above | BIT(ROW) | BIT(ROWS);
	case RULE_COL: return ends | BIT(CAPTION);
	case RULE_COLGROUP: return ends | above;
	case RULE_RUBY: case RULE_RUBY_TEXT: return ends | BIT(RUBY) | BIT(RUBY_TEXT);
	default: return ends;
	}
#undef BIT
}

static void
end_implied(struct sanitizer *z, const struct element *e)
{
	uint64_t ends = ended_by(e);
	while (z->depth && ends >> z->open[z->depth - 1]->rule & 1)
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
	z->dropped = e;
	z->dropped_depth = 1;
}

static void
on_start(struct sanitizer *z, struct lexer *x, const struct lexeme *tag)
{
	const struct element *e = element_find(tag->name);
	if (z->dropped) {
		z->dropped_depth += e == z->dropped && !tag->self_closing;
		return;
	}
	if (!e)
		return;
	if (e->flags & ELEMENT_DROPPED) {
		if (!tag->self_closing)
			start_dropped(z, x, e);
		return;
	}
	lexer_enter(x, STR("")); /* what a frame holds stands in for it, and is markup here */
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
	put_attributes(z, e, tag);
	buf_byte(&z->out, '>');
	if (!empty)
		z->open[z->depth++] = e;
}

static void
on_end(struct sanitizer *z, struct str name)
{
	const struct element *e = element_find(name);
	if (z->dropped) {
		if (e == z->dropped && --z->dropped_depth == 0)
			z->dropped = NULL;
		return;
	}
	if (!e || !(e->flags & ELEMENT_KEPT))
		return;
	if (z->over) {
		z->over--;
		return;
	}
	size_t at = z->depth;
	while (at > 0 && z->open[at - 1] != e)
		at--;
	while (at > 0 && z->depth >= at)
		put_end(z);
}

/* Whether `end` stands behind `from`; what was once not found is not looked for again. */
static bool
is_ended(struct str s, struct str end, size_t from, bool *none)
{
	*none = *none || str_find(s, end, from) < 0;
	return !*none;
}

/* A "<!" that begins no comment, CDATA section or declaration, or one that nothing ends, is two
 * characters.  The HTML standard would hide what follows; feeds quote such things. */
static bool
is_only_text(struct sanitizer *z, const struct lexer *x)
{
	struct str rest = str_skip(x->source, x->at);
	if (x->content != LEX_DATA || !str_starts(rest, STR("<!")) || str_starts(rest, STR("<!--")))
		return false;
	if (str_starts(rest, STR("<![CDATA[")))
		return !is_ended(x->source, STR("]]>"), x->at, &z->no_cdata_end);
	bool named = rest.n > 2 && byte_is_alpha((unsigned char)rest.p[2]);
	return !named || !is_ended(x->source, STR(">"), x->at, &z->no_tag_end);
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
	size_t most = 2 * fragment.n + SPARE;
	while (z.out.n < most) {
		for (; is_only_text(&z, &x); x.at += 2)
			if (!z.dropped)
				buf_cstr(&z.out, "&lt;!");
		if (!lexer_next(&x, &piece))
			break;
		if (piece.kind == LEX_START)
			on_start(&z, &x, &piece);
		else if (piece.kind == LEX_END)
			on_end(&z, piece.name);
		else if (piece.kind == LEX_TEXT && !z.dropped)
			put_piece(&z, piece.text);
		else if (piece.kind == LEX_VERBATIM && !z.dropped)
			put_text(&z.out, piece.text);
		z.scratch = scratch;
	}
	while (z.depth)
		put_end(&z);
	return buf_str(&z.out);
}
