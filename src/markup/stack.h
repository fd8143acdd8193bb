/* stack.h: the open elements of a document and what is in scope; for html.c.
 *
 * Each open element knows the innermost element of each scope at its place, and of each name the
 * innermost open one is known, so that "has a p in button scope" is one comparison whatever the
 * depth.  Elements are counted by place: the outermost is 1, and 0 is none.  Starts and ends are
 * told to the events, down to LIMIT_TREE_DEPTH. */
#ifndef GW_MARKUP_STACK_H
#define GW_MARKUP_STACK_H

#include "base/map.h"
#include "markup/html.h"

/* Elements that end a search (13.2.4.2). */
enum scope {
	IN_SPECIAL,
	IN_SCOPE,
	IN_BUTTON, /* the scopes and button */
	IN_LIST,   /* the scopes, ol and ul */
	IN_TABLE,  /* table, template, html */
	IN_ITEM,   /* special elements but address, div and p */
	IN_HTML,   /* every element that is none of svg or math */
	SCOPES,
};

struct open {
	struct str name;
	const struct element *element; /* NULL for names unknown */
	uint32_t kind;                 /* element_id, or the number of an unknown name */
	uint32_t same;              /* place of the next outer one of its kind, 0: none */
	uint32_t innermost[SCOPES]; /* places of this or outer ones, 0: none */
	bool foreign;               /* of svg or math */
	bool ended; /* its end tag came while something was open inside: ends when that ends */
};

struct stack {
	const struct html_events *events;
	struct arena *arena;
	struct open *open; /* place n is open[n - 1] */
	size_t depth, room;
	struct map unknown; /* numbers of names that are no elements of HTML */
	uint32_t *last;     /* by kind: place of the innermost open one, 0: none */
	size_t kinds, kind_room;
};

struct stack stack_of(struct arena *a, const struct html_events *events);

static inline struct open *
stack_top(const struct stack *s)
{
	return s->depth ? &s->open[s->depth - 1] : NULL;
}

/* Of the innermost element; none where that is of svg or math. */
static inline enum element_rule
stack_rule(const struct stack *s)
{
	const struct open *top = stack_top(s);
	return top && top->element && !top->foreign ? top->element->rule : RULE_NONE;
}

static inline unsigned
stack_flags(const struct stack *s)
{
	const struct open *top = stack_top(s);
	return top && top->element && !top->foreign ? top->element->flags : 0;
}

static inline uint32_t
stack_kind(const struct element *e)
{
	return (uint32_t)(e - element_table);
}

/* Place of the innermost open element of that kind, if nothing of the scope is inside it. */
uint32_t stack_find(const struct stack *s, uint32_t kind, enum scope scope);

void stack_push(struct stack *s, struct html_tag tag, bool foreign);
void stack_push_implied(struct stack *s, enum element_id id);

/* Ends the innermost element, and outer ones that end with it. */
void stack_pop(struct stack *s);

/* Ends the element at a place, if it is one, and all inside it; or only what is inside. */
void stack_pop_through(struct stack *s, uint32_t place);
void stack_pop_to(struct stack *s, uint32_t place);
void stack_pop_in_scope(struct stack *s, uint32_t kind, enum scope scope);

/* Ends the innermost elements whose end tags may be left out. */
void stack_pop_implied(struct stack *s);

/* The end tag of the element at a place, which may hold elements that do not end with it: then it
 * ends when they have ended. */
void stack_end_around(struct stack *s, uint32_t place);

#endif
