/* plain.c: the text of an HTML fragment. */
#include "base/buf.h"
#include "markup/element.h"
#include "markup/entity.h"
#include "markup/lexer.h"
#include "markup/sanitize.h"

enum gap { GAP_NONE, GAP_SPACE, GAP_LINE, GAP_PARAGRAPH };

struct plain {
	struct buf out;
	enum gap gap; /* owed before the next character */
};

static void
owe(struct plain *p, enum gap gap)
{
	if (gap > p->gap)
		p->gap = gap;
}

/* Length of the white space at `i`; a no-break space counts. */
static size_t
space_at(struct str s, size_t i)
{
	if (byte_is_space((unsigned char)s.p[i]))
		return 1;
	return str_starts(str_skip(s, i), STR("\xc2\xa0")) ? 2 : 0;
}

static void
put_words(struct plain *p, struct str s)
{
	static const char *const gaps[] = {"", " ", "\n", "\n\n"};
	for (size_t i = 0, n; i < s.n;) {
		if ((n = space_at(s, i)) > 0) {
			owe(p, GAP_SPACE);
			i += n;
			continue;
		}
		size_t from = i;
		while (i < s.n && !space_at(s, i))
			i++;
		buf_cstr(&p->out, p->out.n ? gaps[p->gap] : "");
		p->gap = GAP_NONE;
		buf_put(&p->out, str_sub(s, from, i));
	}
}

/* The same of text that holds references. */
static void
put_text(struct plain *p, struct str s)
{
	size_t done = 0;
	for (ptrdiff_t at; (at = str_find_byte(s, '&', done)) >= 0;) {
		char room[4];
		struct str text;
		size_t n = entity_read(s, (size_t)at, ENTITY_TEXT, room, &text);
		put_words(p, str_sub(s, done, (size_t)at + (n == 0)));
		if (n)
			put_words(p, text);
		done = (size_t)at + (n ? n : 1);
	}
	put_words(p, str_skip(s, done));
}

static enum gap
gap_of(struct str name)
{
	unsigned flags = element_flags(name);
	return flags & ELEMENT_BLOCK                          ? GAP_PARAGRAPH
	       : flags & ELEMENT_LINE || str_eq(name, STR("br")) ? GAP_LINE
	                                                      : GAP_NONE;
}

struct str
markup_to_text(struct arena *out, struct str fragment)
{
	struct plain p = {.out = buf_in(out, fragment.n)};
	struct lexer x = lexer_of(fragment, LEX_HTML);
	struct lexeme piece;
	struct str dropped = STR_NONE;
	while (lexer_next(&x, &piece)) {
		if (piece.kind == LEX_START || piece.kind == LEX_END) {
			const struct element *e = element_find(piece.name);
			bool drops = e && (e->flags & ELEMENT_DROPPED);
			if (piece.kind == LEX_START && drops && !dropped.p && !piece.self_closing)
				dropped = e->name;
			else if (piece.kind == LEX_START && !drops)
				lexer_enter(&x, STR("")); /* what a frame holds stands in for it */
			else if (piece.kind == LEX_END && str_eq(piece.name, dropped))
				dropped = STR_NONE;
			owe(&p, gap_of(piece.name));
			if (str_eq(piece.name, STR("td")) || str_eq(piece.name, STR("th")))
				owe(&p, GAP_SPACE);
		} else if (dropped.p) {
			continue;
		} else if (piece.kind == LEX_TEXT) {
			put_text(&p, piece.text);
		} else if (piece.kind == LEX_VERBATIM) {
			put_words(&p, piece.text);
		}
	}
	return buf_str(&p.out);
}
