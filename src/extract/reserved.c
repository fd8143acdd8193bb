/* reserved.c: from elements to ranges of the text. */
#include "extract/reserved.h"

#include "extract/select.h"
#include "extract/signals.h"
#include "model/limits.h"
#include "text/utf8.h"

enum { BEGINNING_BYTES = 80 };

struct work {
	struct arena *out;
	struct arena scratch;
	const struct page *page;
	const struct choice *body;
	struct text_marks *marks;
	uint32_t elements, selectors; /* so far */
};

static void
reserve(struct work *w, unsigned signal, size_t start, size_t end)
{
	struct text_marks *m = w->marks;
	struct text_reserved r = {signal, (uint32_t)start, (uint32_t)end};
	if (start >= end)
		return;
	if (!m->reserved)
		m->reserved = arena_array(w->out, struct text_reserved, LIMIT_RESERVED_PARTS);
	if (m->reserved_count < LIMIT_RESERVED_PARTS)
		m->reserved[m->reserved_count++] = r;
	else /* too many to be told apart */
		m->reserved[0] = (struct text_reserved){signal, 0, (uint32_t)w->body->text.n};
}

static void
reserve_all(struct work *w, unsigned signal)
{
	w->marks->reserved_count = 0;
	reserve(w, signal, 0, w->body->text.n);
}

/* Everywhere in [start, end) where the words of an element stand; false: they do not. */
static bool
reserve_words(struct work *w, unsigned signal, struct str words, size_t start, size_t end)
{
	struct str within = str_sub(w->body->text, 0, end);
	bool found = false;
	for (size_t at = start; words.n && at < end; found = true) {
		ptrdiff_t hit = str_find(within, words, at);
		if (hit < 0)
			break;
		at = (size_t)hit + words.n;
		reserve(w, signal, (size_t)hit, at);
	}
	return found;
}

static bool
is_inline(const struct tree *t, uint32_t node)
{
	return !(tag_how(t->nodes[node].tag) & TAG_BLOCK);
}

/* What an element inside of blocks says there; all of these blocks where it cannot be found. */
static void
reserve_inline(struct work *w, unsigned signal, uint32_t node)
{
	const struct tree *t = &w->page->tree;
	const struct blocks *blocks = &w->page->blocks;
	struct arena scratch = w->scratch;
	struct str words = tree_text(&scratch, t, node, LIMIT_TEXT_BYTES);
	uint32_t around = node;
	bool found = !words.n;
	while (around > 0 && is_inline(t, around))
		around = t->nodes[around].parent;
	for (int pass = 0; pass < 2 && !found; pass++)
		for (uint32_t i = 0; i < blocks->count; i++) {
			size_t start = w->body->starts[i], end = start + blocks->at[i].text.n;
			if (!w->body->taken[i] || blocks->at[i].node != around)
				continue;
			if (pass == 0)
				found |= reserve_words(w, signal, words, start, end);
			else
				reserve(w, signal, start, end);
		}
}

/* Blocks inside the element are reserved whole. */
static bool
reserve_blocks(struct work *w, unsigned signal, uint32_t node)
{
	const struct blocks *blocks = &w->page->blocks;
	bool found = false;
	for (uint32_t i = 0; i < blocks->count; i++) {
		size_t start = w->body->starts[i];
		if (!w->body->taken[i] || !tree_inside(&w->page->tree, blocks->at[i].node, node))
			continue;
		reserve(w, signal, start, start + blocks->at[i].text.n);
		found = true;
	}
	return found;
}

/* Text that is not of blocks: what is not free is all of it, for it is not what the page shows;
 * other elements are found by their beginning, and reserved to the end of a paragraph. */
static void
reserve_in_data(struct work *w, unsigned signal, uint32_t node)
{
	struct arena scratch = w->scratch;
	struct str words = tree_text(&scratch, &w->page->tree, node, LIMIT_TEXT_BYTES);
	ptrdiff_t hit = str_find(w->body->text, utf8_cut(words, BEGINNING_BYTES), 0);
	if (signal == SIGNAL_PAID) {
		reserve_all(w, signal);
	} else if (words.n && hit >= 0) {
		ptrdiff_t end = str_find(w->body->text, STR("\n\n"), (size_t)hit + words.n);
		reserve(w, signal, (size_t)hit, end < 0 ? w->body->text.n : (size_t)end);
	}
}

static void
reserve_node(struct work *w, unsigned signal, uint32_t node)
{
	if (!w->body->text.n)
		return;
	if (++w->elements > LIMIT_RESERVED_PARTS) /* too many to be told apart */
		reserve_all(w, signal);
	else if (!w->body->starts)
		reserve_in_data(w, signal, node);
	else if (!reserve_blocks(w, signal, node) && is_inline(&w->page->tree, node))
		reserve_inline(w, signal, node);
}

/* The elements that a selector of a paywall names.  One that cannot be read names none: it may
 * say what only browsers know. */
static bool
reserve_selected(struct work *w, struct str text)
{
	struct arena before = w->scratch;
	struct arena temp = arena_upper(&w->scratch);
	struct selector s;
	struct err err;
	size_t at;
	uint32_t count = 0, end = 0;
	if (text.n && w->selectors++ < LIMIT_PAID_SELECTORS &&
	    selector_read(&w->scratch, text, &s, &at, &err)) {
		uint32_t *nodes = selector_find(&w->scratch, temp, &s, &w->page->tree, &count);
		for (uint32_t i = 0; i < count; i++) {
			if (i > 0 && nodes[i] <= end) /* inside another: reserved with it */
				continue;
			reserve_node(w, SIGNAL_PAID, nodes[i]);
			end = w->page->tree.nodes[nodes[i]].last;
		}
	}
	w->scratch = before;
	return count > 0;
}

/* Parts of the page that are not free: {"isAccessibleForFree": false, "cssSelector": ".body"} */
static bool
reserve_paid(struct work *w, const struct json *part)
{
	bool found = false;
	if (part && part->type == JSON_T_ARRAY) {
		json_each(one, part)
			found |= reserve_paid(w, one);
		return found;
	}
	const struct json *selector = json_get(part, "cssSelector");
	if (!selector || !signals_says_paid(part))
		return false;
	if (selector->type != JSON_T_ARRAY)
		return reserve_selected(w, json_text(selector));
	json_each(one, selector)
		found |= reserve_selected(w, json_text(one));
	return found;
}

unsigned
reserved_of(struct arena *out, const struct page *page, const struct choice *body,
            struct text_marks *marks)
{
	struct work w = {.out = out, .page = page, .body = body, .marks = marks,
	                 .scratch = page_scratch(page->arena)};
	unsigned bits = 0;
	uint32_t end = 0;
	for (uint32_t i = 0; i < page->tree.count; i++) {
		const struct node *n = &page->tree.nodes[i];
		if (n->tag == TAG_TEXT || !(n->flags & NODE_NO_SNIPPET) || (end && i <= end))
			continue;
		reserve_node(&w, SIGNAL_DATA_NOSNIPPET, i);
		bits |= SIGNAL_DATA_NOSNIPPET;
		end = n->last;
	}
	for (uint32_t i = 0; i < page->ld.count; i++)
		if (page->ld.at[i].kinds & (LD_ARTICLE | LD_PAGE) &&
		    reserve_paid(&w, json_get(page->ld.at[i].json, "hasPart")))
			bits |= SIGNAL_PAID;
	return bits;
}
