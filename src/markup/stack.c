/* stack.c: the open elements of a document and what is in scope. */
#include "markup/stack.h"

#include <string.h>

uint32_t
stack_find(const struct stack *s, uint32_t kind, enum scope scope)
{
	uint32_t at = s->last[kind];
	return at && at >= stack_top(s)->innermost[scope] ? at : 0;
}

/* `old` with room for twice as much. */
static void *
grown(struct arena *a, const void *old, size_t size, size_t *room)
{
	size_t had = *room;
	*room = had ? 2 * had : 256;
	char *p = arena_alloc(a, *room, size, 16);
	if (old)
		memcpy(p, old, had * size);
	return p;
}

struct stack
stack_of(struct arena *a, const struct html_events *events)
{
	struct stack s = {.events = events, .arena = a, .kinds = ELEMENT_COUNT};
	s.last = grown(a, NULL, sizeof *s.last, &s.kind_room);
	s.unknown = map_in(a, 64);
	return s;
}

/* The number of a name that is no element of HTML, or that stands in svg or math. */
static uint32_t
kind_of_unknown(struct stack *s, struct str *name)
{
	struct map_slot *slot = map_put(&s->unknown, *name);
	if (!slot->value.u) {
		if (s->kinds == s->kind_room)
			s->last =
				grown(s->arena, s->last, sizeof *s->last, &s->kind_room);
		slot->value.u = s->kinds++;
	}
	*name = slot->key;
	return (uint32_t)slot->value.u;
}

static void
set_scopes(struct open *o, const struct open *outer, uint32_t place)
{
	unsigned flags = o->element ? o->element->flags : 0;
	enum element_rule rule = o->element ? o->element->rule : RULE_NONE;
	if (outer)
		memcpy(o->innermost, outer->innermost, sizeof o->innermost);
	if (o->foreign ? flags & ELEMENT_POINT : flags & ELEMENT_SCOPE)
		o->innermost[IN_SCOPE] = o->innermost[IN_BUTTON] = o->innermost[IN_LIST] =
			place;
	if (o->foreign ? !(flags & ELEMENT_POINT) : !(flags & ELEMENT_SPECIAL)) {
		o->innermost[IN_HTML] = o->foreign ? o->innermost[IN_HTML] : place;
		return;
	}
	o->innermost[IN_SPECIAL] = place;
	uint32_t kind = stack_kind(o->element);
	if (kind != ELEMENT_IS_ADDRESS && kind != ELEMENT_IS_DIV && kind != ELEMENT_IS_P)
		o->innermost[IN_ITEM] = place;
	if (o->foreign)
		return;
	o->innermost[IN_HTML] = place;
	if (rule == RULE_BUTTON)
		o->innermost[IN_BUTTON] = place;
	if (kind == ELEMENT_IS_OL || kind == ELEMENT_IS_UL)
		o->innermost[IN_LIST] = place;
	if (rule == RULE_TABLE || rule == RULE_TEMPLATE || rule == RULE_HTML)
		o->innermost[IN_TABLE] = place;
}

void
stack_push(struct stack *s, struct html_tag tag, bool foreign)
{
	if (s->depth == s->room)
		s->open = grown(s->arena, s->open, sizeof *s->open, &s->room);
	bool known = tag.element && !foreign;
	if (known)
		tag.name = tag.element->name;
	uint32_t kind = known ? stack_kind(tag.element) : kind_of_unknown(s, &tag.name);
	uint32_t place = (uint32_t)s->depth + 1;
	struct open *o = &s->open[s->depth];
	*o = (struct open){tag.name, tag.element, kind, s->last[kind],
			   {0},      foreign,     false};
	set_scopes(o, stack_top(s), place);
	s->last[kind] = place;
	if (foreign)
		tag.element = NULL;
	if (s->depth++ < LIMIT_TREE_DEPTH && s->events->start)
		s->events->start(s->events->context, &tag);
}

static void
pop_one(struct stack *s)
{
	struct open *top = &s->open[--s->depth];
	if (!top->ended)
		s->last[top->kind] = top->same;
	if (s->depth < LIMIT_TREE_DEPTH && s->events->end)
		s->events->end(s->events->context, top->name);
}

void
stack_pop(struct stack *s)
{
	pop_one(s);
	while (s->depth && stack_top(s)->ended)
		pop_one(s);
}

void
stack_pop_through(struct stack *s, uint32_t place)
{
	while (place && s->depth >= place)
		stack_pop(s);
}

void
stack_pop_to(struct stack *s, uint32_t place)
{
	while (s->depth > place)
		stack_pop(s);
}

void
stack_end_around(struct stack *s, uint32_t place)
{
	struct open *o = &s->open[place - 1];
	if (place == s->depth) {
		stack_pop(s);
	} else {
		o->ended = true;
		s->last[o->kind] = o->same;
	}
}

void
stack_pop_in_scope(struct stack *s, uint32_t kind, enum scope scope)
{
	stack_pop_through(s, stack_find(s, kind, scope));
}

void
stack_pop_implied(struct stack *s)
{
	while (stack_flags(s) & ELEMENT_IMPLIED)
		stack_pop(s);
}

void
stack_push_implied(struct stack *s, enum element_id id)
{
	const struct element *e = &element_table[id];
	stack_push(s, (struct html_tag){.name = e->name, .element = e}, false);
}
