/* html.c: an HTML document as a stream of events.
 *
 * Tags come from markup/lexer.h.  What authors leave out is supplied by three rules: html, head
 * and body are opened when something needs them; the start of some elements ends others (the
 * table in element_table.c); an end tag ends everything inside its element, unless something of
 * a higher rank is open there, when it is passed over.  Unlike the WHATWG's algorithm nothing is
 * ever moved or opened twice, so the work is linear whatever the nesting. */
#include "markup/html.h"

#include <string.h>

#include "base/buf.h"
#include "markup/element.h"
#include "markup/entity.h"
#include "markup/lexer.h"

enum {
	OPEN_MOST = 100000, /* deeper starts are passed over */
	SEARCH_MOST = LIMIT_TREE_DEPTH, /* an end tag looks no further for its start */
};

struct open {
	struct str name;
	const struct element *element; /* NULL for names unknown */
};

struct tree {
	const struct html_events *events;
	struct arena *names;      /* of unknown elements that are open, and the stack */
	struct arena scratch;     /* by value for each tag or text */
	struct open *open;
	size_t depth, room;
	bool head_seen, body_seen;
	unsigned open_of[256];    /* how many of each known element are open */
	struct lexer lexer;
	struct lexeme piece;
	struct html_attribute attribute[LIMIT_ATTRIBUTES];
};

struct str
html_attribute_get(const struct html_attribute *attribute, size_t count, const char *name)
{
	struct str key = str_of(name);
	for (size_t i = 0; i < count; i++)
		if (str_eq(attribute[i].name, key))
			return attribute[i].value.p ? attribute[i].value : STR("");
	return STR_NONE;
}

/* ---- the stack ---- */

static void
push(struct tree *t, struct str name, const struct element *e,
     const struct html_attribute *attribute, size_t count)
{
	if (t->depth == t->room) {
		size_t room = t->room ? 2 * t->room : 256;
		struct open *open = arena_array(t->names, struct open, room);
		if (t->depth)
			memcpy(open, t->open, t->depth * sizeof *open);
		t->open = open;
		t->room = room;
	}
	if (t->depth < LIMIT_TREE_DEPTH && t->events->start)
		t->events->start(t->events->context, name, attribute, count);
	t->open[t->depth++] = (struct open){name, e};
	if (e)
		t->open_of[e - element_table]++;
}

static void
pop(struct tree *t)
{
	struct open *top = &t->open[--t->depth];
	if (top->element)
		t->open_of[top->element - element_table]--;
	if (t->depth < LIMIT_TREE_DEPTH && t->events->end)
		t->events->end(t->events->context, top->name);
}

static void
push_implied(struct tree *t, const char *name)
{
	push(t, str_of(name), element_find(str_of(name)), NULL, 0);
}

static bool
top_is(const struct tree *t, const char *name)
{
	return t->depth && str_eq(t->open[t->depth - 1].name, str_of(name));
}

/* Opens html, head or body where something needs them. */
static void
supply(struct tree *t, bool for_head)
{
	if (t->depth == 0)
		push_implied(t, "html");
	if (t->body_seen)
		return;
	if (for_head) {
		if (!t->head_seen) {
			t->head_seen = true;
			push_implied(t, "head");
		}
		return;
	}
	if (top_is(t, "head"))
		pop(t);
	if (t->depth == 1) {
		t->head_seen = t->body_seen = true;
		push_implied(t, "body");
	}
}

/* ---- tags ---- */

static struct str
lower(struct arena *a, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= 'A' && s.p[i] <= 'Z')
			return str_lower(a, s);
	return s;
}

static size_t
read_attributes(struct tree *t, struct arena *scratch)
{
	for (size_t i = 0; i < t->piece.attribute_count; i++) {
		struct lex_attribute a = t->piece.attribute[i];
		t->attribute[i].name = lower(scratch, a.name);
		t->attribute[i].value = entity_decode(scratch, a.value, ENTITY_ATTRIBUTE);
	}
	return t->piece.attribute_count;
}

/* html, head and body open once; further tags of theirs are passed over. */
static bool
start_frame(struct tree *t, const struct element *e, size_t attributes)
{
	if (str_eq(e->name, STR("html"))) {
		if (t->depth == 0)
			push(t, e->name, e, t->attribute, attributes);
		return true;
	}
	if (str_eq(e->name, STR("head"))) {
		if (!t->head_seen && !t->body_seen) {
			if (t->depth == 0)
				push_implied(t, "html");
			t->head_seen = true;
			push(t, e->name, e, t->attribute, attributes);
		}
		return true;
	}
	if (!str_eq(e->name, STR("body")))
		return false;
	if (!t->body_seen) {
		if (t->depth == 0)
			push_implied(t, "html");
		while (t->depth > 1)
			pop(t); /* the head and what was left open in it */
		t->head_seen = t->body_seen = true;
		push(t, e->name, e, t->attribute, attributes);
	}
	return true;
}

static void
end_implied(struct tree *t, const struct element *e)
{
	while (t->depth) {
		const struct element *top = t->open[t->depth - 1].element;
		if (!top || !top->open_bit || !(e->ends >> top->open_bit & 1))
			return;
		pop(t);
	}
}

static void
on_start(struct tree *t)
{
	struct arena scratch = t->scratch;
	struct str name = t->piece.name;
	const struct element *e = element_find(name);
	size_t attributes = read_attributes(t, &scratch);
	if (e && start_frame(t, e, attributes))
		return;
	supply(t, e && (e->flags & ELEMENT_HEAD));
	if (e)
		end_implied(t, e);
	bool empty = t->piece.self_closing || (e && (e->flags & ELEMENT_VOID));
	if (t->depth == OPEN_MOST)
		return;
	name = e ? e->name : empty ? name : str_dup(t->names, name);
	push(t, name, e, t->attribute, attributes);
	if (empty)
		pop(t);
}

static void
on_end(struct tree *t, struct str name)
{
	const struct element *e = element_find(name);
	unsigned rank = e ? e->rank : 1;
	/* What follows the end of the body still belongs into it. */
	if (str_eq(name, STR("body")) || str_eq(name, STR("html")))
		return;
	size_t least = t->depth > SEARCH_MOST ? t->depth - SEARCH_MOST : 0;
	bool none = e && t->open_of[e - element_table] == 0;
	for (size_t i = t->depth; i > least && !none; i--) {
		const struct open *o = &t->open[i - 1];
		if (e ? o->element == e : !o->element && str_eq(o->name, name)) {
			while (t->depth >= i)
				pop(t);
			return;
		}
		if (o->element && o->element->rank > rank)
			break;
	}
	/* </p> with nothing to end is an empty paragraph. */
	if (str_eq(name, STR("p"))) {
		supply(t, false);
		push_implied(t, "p");
		pop(t);
	}
}

static bool
is_blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!byte_is_space((unsigned char)s.p[i]))
			return false;
	return true;
}

static void
on_text(struct tree *t, bool references)
{
	struct arena scratch = t->scratch;
	struct str text = t->piece.text;
	if (t->depth < 2 || top_is(t, "head")) {
		if (is_blank(text))
			return;
		supply(t, false);
	}
	if (references)
		text = entity_decode(&scratch, text, ENTITY_TEXT);
	if (t->events->text && text.n)
		t->events->text(t->events->context, text);
}

static void
on_doctype(struct tree *t)
{
	struct str rest = t->piece.text, name;
	if (t->events->doctype && str_word(&rest, &name))
		t->events->doctype(t->events->context, name);
}

void
html_parse(struct arena scratch, struct str html, const struct html_events *events)
{
	struct tree *t = arena_new(&scratch, struct tree);
	t->events = events;
	t->scratch = arena_upper(&scratch);
	t->names = &scratch;
	t->lexer = lexer_of(html, LEX_HTML);
	while (lexer_next(&t->lexer, &t->piece)) {
		switch (t->piece.kind) {
		case LEX_START:
			on_start(t);
			break;
		case LEX_END:
			on_end(t, t->piece.name);
			break;
		case LEX_TEXT:
			on_text(t, true);
			break;
		case LEX_VERBATIM:
			on_text(t, false);
			break;
		case LEX_COMMENT:
			if (events->comment)
				events->comment(events->context, t->piece.text);
			break;
		case LEX_DOCTYPE:
			on_doctype(t);
			break;
		default:
			break;
		}
	}
	while (t->depth)
		pop(t);
}
