/* html.c: an HTML document as a stream of events.
 *
 * Tags come from markup/lexer.h, what is known of elements from markup/element.h, what is open
 * from markup/stack.h.  The standard's insertion modes are not kept as such: what they allow
 * follows from what is open.  Every start tag opens at most four elements, every element is
 * closed once, and what is in scope is known at once, so the work is linear in the tags. */
#include "markup/html.h"

#include <string.h>

#include "base/buf.h"
#include "markup/stack.h"

enum { OPEN_MOST = 100000 }; /* deeper starts are passed over */

struct html {
	const struct html_events *events;
	struct arena scratch; /* by value for each tag or text */
	struct stack stack;
	bool head_seen, body_seen, frames;
	bool in_form;   /* a form has begun, and no end tag of one has come */
	bool quirks;    /* no doctype: a table does not end a paragraph */
	bool skip_line; /* a line feed at the start of pre and textarea is not meant */
	struct lexer lexer;
	struct lexeme piece;
	struct token_attribute attribute[LIMIT_ATTRIBUTES];
};

/* What the current tag says, as an element of that name. */
static void
push_tag(struct html *t, const struct element *e, bool foreign)
{
	struct arena scratch = t->scratch;
	struct html_tag tag = {.name = e ? e->name
					 : token_string(&scratch, t->piece.name),
			       .element = e,
			       .attribute = t->attribute};
	tag.count = token_attributes(&scratch, &t->piece, t->events->wants, t->attribute);
	stack_push(&t->stack, tag, foreign);
}

/* ---- html, head and body ---- */

static bool
in_head(const struct html *t)
{
	return stack_rule(&t->stack) == RULE_HEAD;
}

/* Opens html, head or body where something needs them.  The head stays open behind its end tag,
 * because what belongs there is put there until the body begins. */
static void
supply(struct html *t, bool for_head)
{
	if (t->stack.depth == 0)
		stack_push_implied(&t->stack, ELEMENT_IS_HTML);
	if (t->body_seen || t->stack.depth > 2 || (t->stack.depth == 2 && !in_head(t)))
		return;
	if (for_head) {
		if (!t->head_seen)
			stack_push_implied(&t->stack, ELEMENT_IS_HEAD);
		t->head_seen = true;
		return;
	}
	if (in_head(t))
		stack_pop(&t->stack);
	t->head_seen = t->body_seen = true;
	stack_push_implied(&t->stack, ELEMENT_IS_BODY);
}

/* html, head, body and frameset open once; further tags of theirs are passed over.  False for
 * other elements. */
static bool
start_frame(struct html *t, const struct element *e)
{
	if (e->rule == RULE_HTML) {
		if (t->stack.depth == 0)
			push_tag(t, e, false);
	} else if (e->rule == RULE_HEAD) {
		if (t->head_seen || t->body_seen)
			return true;
		if (t->stack.depth == 0)
			stack_push_implied(&t->stack, ELEMENT_IS_HTML);
		t->head_seen = true;
		push_tag(t, e, false);
	} else if (e->rule == RULE_BODY || (e->rule == RULE_FRAMESET && !t->frames)) {
		if (t->body_seen)
			return true;
		if (t->stack.depth == 0)
			stack_push_implied(&t->stack, ELEMENT_IS_HTML);
		stack_pop_to(&t->stack, 1); /* the head and what was left open in it */
		t->head_seen = t->body_seen = true;
		t->frames = e->rule == RULE_FRAMESET;
		push_tag(t, e, false);
	} else {
		/* Beside frames there is nothing but frames, and elsewhere there are none. */
		bool frame = e->rule == RULE_FRAMESET || e->rule == RULE_FRAME;
		return t->frames ? !frame && e->rule != RULE_NOFRAMES : frame;
	}
	return true;
}

/* ---- tables ---- */

/* Place of the innermost of two or three kinds inside the element at `outer`. */
static uint32_t
innermost_of(const struct html *t, uint32_t outer, const enum element_id *ids,
	     size_t count)
{
	uint32_t at = 0;
	for (size_t i = 0; i < count; i++)
		if (t->stack.last[ids[i]] > outer && t->stack.last[ids[i]] > at)
			at = t->stack.last[ids[i]];
	return at;
}

static const enum element_id sections[] = {ELEMENT_IS_TBODY, ELEMENT_IS_TFOOT,
					   ELEMENT_IS_THEAD};
static const enum element_id cells[] = {ELEMENT_IS_TD, ELEMENT_IS_TH, ELEMENT_IS_CAPTION};

/* Ends what is open in the table up to the section of rows, or up to the table, where one is
 * supplied. */
static void
reach_section(struct html *t, uint32_t table)
{
	uint32_t section = innermost_of(t, table, sections, 3);
	stack_pop_to(&t->stack, section ? section : table);
	if (!section)
		stack_push_implied(&t->stack, ELEMENT_IS_TBODY);
}

static void
reach_row(struct html *t, uint32_t table)
{
	uint32_t row = t->stack.last[ELEMENT_IS_TR];
	if (row > table) {
		stack_pop_to(&t->stack, row);
		return;
	}
	reach_section(t, table);
	stack_push_implied(&t->stack, ELEMENT_IS_TR);
}

static void
reach_columns(struct html *t, uint32_t table)
{
	if (stack_rule(&t->stack) == RULE_COLGROUP)
		return;
	stack_pop_to(&t->stack, table);
	stack_push_implied(&t->stack, ELEMENT_IS_COLGROUP);
}

/* The start of a part of a table.  False where there is no table: then it is nothing, but in a
 * template anything may stand. */
static bool
start_part(struct html *t, enum element_rule rule)
{
	uint32_t table = stack_top(&t->stack)->innermost[IN_TABLE];
	const struct element *e = table ? t->stack.open[table - 1].element : NULL;
	if (!e || e->rule != RULE_TABLE)
		return e && e->rule == RULE_TEMPLATE;
	if (rule == RULE_CELL)
		reach_row(t, table);
	else if (rule == RULE_ROW)
		reach_section(t, table);
	else if (rule == RULE_COL)
		reach_columns(t, table);
	else
		stack_pop_to(&t->stack, table);
	return true;
}

/* Where only parts of a table may stand. */
static bool
is_between_cells(const struct html *t)
{
	enum element_rule rule = stack_rule(&t->stack);
	return rule == RULE_TABLE || rule == RULE_ROWS || rule == RULE_ROW;
}

/* A table that begins in another one, but in none of its cells, ends that. */
static void
start_table(struct html *t)
{
	uint32_t table = stack_find(&t->stack, ELEMENT_IS_TABLE, IN_TABLE);
	if (table && !innermost_of(t, table, cells, 3))
		stack_pop_through(&t->stack, table);
	if (!t->quirks)
		stack_pop_in_scope(&t->stack, ELEMENT_IS_P, IN_BUTTON);
}

/* ---- start tags ---- */

/* Ends an open a (or nobr) before the next. */
static void
end_format(struct html *t, uint32_t kind)
{
	uint32_t at = stack_find(&t->stack, kind, IN_SCOPE);
	if (!at)
		return;
	if (at > stack_top(&t->stack)->innermost[IN_SPECIAL])
		stack_pop_through(&t->stack, at);
	else
		stack_end_around(&t->stack, at);
}

static void
start_item(struct html *t, enum element_rule rule)
{
	uint32_t at = stack_top(&t->stack)->innermost[IN_ITEM];
	const struct element *e = at ? t->stack.open[at - 1].element : NULL;
	if (e && e->rule == rule && !t->stack.open[at - 1].foreign)
		stack_pop_through(&t->stack, at);
	stack_pop_in_scope(&t->stack, ELEMENT_IS_P, IN_BUTTON);
}

/* What the start of an element does to what is open.  False where the tag is passed over. */
static bool
make_room(struct html *t, const struct element *e)
{
	if ((e->flags & ELEMENT_ENDS_P) && e->rule != RULE_TABLE)
		stack_pop_in_scope(&t->stack, ELEMENT_IS_P, IN_BUTTON);
	switch (e->rule) {
	case RULE_CAPTION:
	case RULE_CELL:
	case RULE_COL:
	case RULE_COLGROUP:
	case RULE_ROW:
	case RULE_ROWS:
		return start_part(t, e->rule);
	case RULE_TABLE:
		start_table(t);
		return true;
	case RULE_A:
		end_format(t, stack_kind(e));
		return true;
	case RULE_BUTTON:
		stack_pop_in_scope(&t->stack, ELEMENT_IS_BUTTON, IN_SCOPE);
		return true;
	case RULE_FORM:
		return !t->in_form;
	case RULE_HR:
		if (stack_find(&t->stack, ELEMENT_IS_SELECT, IN_SCOPE))
			stack_pop_implied(&t->stack);
		return true;
	case RULE_INPUT:
		stack_pop_in_scope(&t->stack, ELEMENT_IS_SELECT, IN_SCOPE);
		return true;
	case RULE_HEADING:
		if (stack_rule(&t->stack) == RULE_HEADING)
			stack_pop(&t->stack);
		return true;
	case RULE_ITEM:
	case RULE_DEFINITION:
		start_item(t, e->rule);
		return true;
	case RULE_OPTGROUP:
	case RULE_OPTION:
		if (stack_rule(&t->stack) == RULE_OPTION)
			stack_pop(&t->stack);
		if (e->rule == RULE_OPTGROUP && stack_rule(&t->stack) == RULE_OPTGROUP)
			stack_pop(&t->stack);
		return true;
	case RULE_RUBY:
	case RULE_RUBY_TEXT:
		if (stack_find(&t->stack, ELEMENT_IS_RUBY, IN_SCOPE))
			while ((stack_flags(&t->stack) & ELEMENT_IMPLIED) &&
			       (e->rule == RULE_RUBY ||
				stack_top(&t->stack)->kind != ELEMENT_IS_RTC))
				stack_pop(&t->stack);
		return true;
	case RULE_SELECT:
		if (!stack_find(&t->stack, ELEMENT_IS_SELECT, IN_SCOPE))
			return true;
		stack_pop_in_scope(&t->stack, ELEMENT_IS_SELECT, IN_SCOPE);
		return false;
	default:
		return true;
	}
}

static bool
in_foreign(const struct html *t)
{
	const struct open *top = stack_top(&t->stack);
	return top && top->foreign &&
	       !(top->element && (top->element->flags & ELEMENT_POINT));
}

static bool
breaks_out(const struct html *t, const struct element *e)
{
	if (!e || e->rule != RULE_FONT)
		return e && (e->flags & ELEMENT_BREAKOUT);
	return lexeme_attribute(&t->piece, "color").p ||
	       lexeme_attribute(&t->piece, "face").p ||
	       lexeme_attribute(&t->piece, "size").p;
}

/* A tag inside svg or math.  False where it ends that. */
static bool
start_foreign(struct html *t, const struct element *e)
{
	if (breaks_out(t, e)) {
		while (in_foreign(t))
			stack_pop(&t->stack);
		return false;
	}
	lexer_enter(&t->lexer, STR(""));
	push_tag(t, e, true);
	if (t->piece.self_closing)
		stack_pop(&t->stack);
	return true;
}

static void
on_start(struct html *t)
{
	const struct element *e = element_find(t->piece.name);
	if (t->stack.depth >= OPEN_MOST || (in_foreign(t) && start_foreign(t, e)))
		return;
	if (e && e->rule == RULE_IMAGE)
		e = &element_table[ELEMENT_IS_IMG];
	if (t->piece.self_closing) /* which means nothing in HTML, but much to the lexer */
		lexer_enter(&t->lexer, t->piece.name);
	if (e && start_frame(t, e))
		return;
	supply(t, e && (e->flags & ELEMENT_HEAD));
	if (e && !make_room(t, e))
		return;
	enum element_rule rule = e ? e->rule : RULE_NONE;
	bool empty = e && (e->flags & ELEMENT_VOID);
	t->skip_line = rule == RULE_PRE;
	t->in_form |= rule == RULE_FORM;
	if (rule == RULE_FOREIGN)
		empty = t->piece.self_closing;
	else if (rule == RULE_FORM)
		empty = is_between_cells(t);
	push_tag(t, e, rule == RULE_FOREIGN);
	if (empty)
		stack_pop(&t->stack);
}

/* ---- end tags ---- */

/* </p> and </br> with nothing to end are an empty paragraph and a line break. */
static void
push_empty(struct html *t, enum element_id id)
{
	supply(t, false);
	stack_push_implied(&t->stack, id);
	stack_pop(&t->stack);
}

static void
end_heading(struct html *t)
{
	static const enum element_id headings[] = {ELEMENT_IS_H1, ELEMENT_IS_H2,
						   ELEMENT_IS_H3, ELEMENT_IS_H4,
						   ELEMENT_IS_H5, ELEMENT_IS_H6};
	uint32_t scope = stack_top(&t->stack)->innermost[IN_SCOPE];
	stack_pop_through(&t->stack, innermost_of(t, scope, headings, 6));
}

static void
end_form(struct html *t)
{
	uint32_t at = t->in_form ? stack_find(&t->stack, ELEMENT_IS_FORM, IN_SCOPE) : 0;
	t->in_form = false;
	if (!at)
		return;
	stack_pop_implied(&t->stack);
	stack_end_around(&t->stack, at);
}

/* The end tag of an element that is known. */
static void
end_known(struct html *t, const struct element *e)
{
	uint32_t kind = stack_kind(e);
	switch (e->rule) {
	case RULE_HTML:
	case RULE_BODY:
		supply(t, false); /* what follows still belongs into the body */
		return;
	case RULE_HEAD:
		if (!t->body_seen && t->stack.last[kind])
			stack_pop_to(&t->stack, t->stack.last[kind]);
		return;
	case RULE_P:
		if (stack_find(&t->stack, kind, IN_BUTTON))
			stack_pop_in_scope(&t->stack, kind, IN_BUTTON);
		else if (t->body_seen || t->stack.depth > 2)
			push_empty(t, ELEMENT_IS_P);
		return;
	case RULE_BR:
		push_empty(t, ELEMENT_IS_BR);
		return;
	case RULE_HEADING:
		end_heading(t);
		return;
	case RULE_ITEM:
		stack_pop_in_scope(&t->stack, kind, IN_LIST);
		return;
	case RULE_FORM:
		end_form(t);
		return;
	case RULE_CAPTION:
	case RULE_CELL:
	case RULE_COLGROUP:
	case RULE_ROW:
	case RULE_ROWS:
	case RULE_TABLE:
		stack_pop_in_scope(&t->stack, kind, IN_TABLE);
		return;
	case RULE_TEMPLATE:
		stack_pop_through(&t->stack, t->stack.last[kind]);
		return;
	default:
		break;
	}
	if (e->flags & ELEMENT_ENDS_ITSELF)
		stack_pop_in_scope(&t->stack, kind, IN_SCOPE);
	else if (e->flags & ELEMENT_FORMAT)
		end_format(t, kind);
	else
		stack_pop_in_scope(&t->stack, kind, IN_SPECIAL);
}

static void
on_end(struct html *t)
{
	struct arena scratch = t->scratch;
	struct str name = token_string(&scratch, t->piece.name);
	const struct element *e = element_find(name);
	if (!t->stack.depth) {
		if (!e ||
		    (e->rule != RULE_BR && e->rule != RULE_BODY && e->rule != RULE_HTML))
			return;
		supply(t, false);
	}
	if (t->frames && (!e || (e->rule != RULE_FRAMESET && e->rule != RULE_NOFRAMES)))
		return;
	struct map_slot *slot = e && !stack_top(&t->stack)->foreign
					? NULL
					: map_get(&t->stack.unknown, name);
	bool breaks = e && (e->rule == RULE_P || e->rule == RULE_BR);
	while (breaks && in_foreign(t))
		stack_pop(&t->stack);
	if (slot && stack_find(&t->stack, (uint32_t)slot->value.u, IN_HTML))
		stack_pop_in_scope(&t->stack, (uint32_t)slot->value.u, IN_HTML);
	else if (e)
		end_known(t, e);
	else if (slot)
		stack_pop_in_scope(&t->stack, (uint32_t)slot->value.u, IN_SPECIAL);
}

/* ---- text and the rest ---- */

static struct str
without_space(struct str s)
{
	size_t i = 0;
	while (i < s.n && byte_is_space((unsigned char)s.p[i]))
		i++;
	return str_skip(s, i);
}

/* Text outside of the body: white space is nothing there, anything else begins the body. */
static bool
begin_body(struct html *t, struct str *text)
{
	*text = without_space(*text);
	if (!text->n)
		return false;
	supply(t, false);
	return true;
}

/* In HTML's own text NUL is nothing at all. */
static struct str
without_nul(struct arena *a, struct str s)
{
	struct buf b = buf_in(a, s.n);
	for (struct str part; str_cut(&s, 0, &part);)
		buf_put(&b, part);
	return buf_str(&b);
}

/* NUL is no character of a text (13.2.6.4.7, 13.2.6.5). */
static struct str
mended(const struct html *t, struct arena *a, struct str text)
{
	bool raw = t->piece.content != LEX_DATA && t->piece.content != LEX_CDATA;
	if (!t->piece.has_nul || raw || str_find_byte(text, 0, 0) < 0)
		return text;
	return in_foreign(t) ? token_string(a, text) : without_nul(a, text);
}

static void
on_text(struct html *t, bool skip_line)
{
	struct arena scratch = t->scratch;
	bool outside = t->stack.depth < 2 || in_head(t);
	if (t->frames && stack_rule(&t->stack) != RULE_NOFRAMES)
		return;
	struct str text = mended(t, &scratch, token_text(&scratch, &t->piece));
	if (skip_line && text.n && text.p[0] == '\n')
		text = str_skip(text, 1);
	if (outside && !begin_body(t, &text))
		return;
	if (t->events->text && text.n)
		t->events->text(t->events->context, text);
}

static void
on_doctype(struct html *t)
{
	struct arena scratch = t->scratch;
	struct str name = token_doctype(&scratch, &t->piece);
	if (t->stack.depth == 0)
		t->quirks = false;
	if (t->events->doctype && name.p)
		t->events->doctype(t->events->context, name);
}

static void
on_comment(struct html *t)
{
	struct arena scratch = t->scratch;
	if (t->events->comment)
		t->events->comment(t->events->context,
				   token_string(&scratch, t->piece.text));
}

static void
on_piece(struct html *t)
{
	bool skip_line = t->skip_line && t->piece.kind == LEX_TEXT;
	t->skip_line = false;
	switch (t->piece.kind) {
	case LEX_START:
		on_start(t);
		break;
	case LEX_END:
		on_end(t);
		break;
	case LEX_TEXT:
	case LEX_VERBATIM:
		on_text(t, skip_line);
		break;
	case LEX_COMMENT:
		on_comment(t);
		break;
	case LEX_DOCTYPE:
		on_doctype(t);
		break;
	default:
		break;
	}
}

void
html_parse(struct arena scratch, struct str html, const struct html_events *events)
{
	struct html *t = arena_new(&scratch, struct html);
	t->events = events;
	t->scratch = arena_upper(&scratch);
	t->quirks = true;
	t->stack = stack_of(&scratch, events);
	t->lexer = lexer_of(html, LEX_HTML);
	t->lexer.no_cdata = true;
	while (lexer_next(&t->lexer, &t->piece)) {
		on_piece(t);
		t->lexer.no_cdata = !in_foreign(t);
	}
	while (t->stack.depth)
		stack_pop(&t->stack);
}
