/* credited_shown.c: authors as the page shows them, in elements and lines of text. */
#include <stdlib.h>
#include <string.h>

#include "extract/credit.h"
#include "extract/names.h"
#include "model/limits.h"

enum { NEAR_MOST = 50 }; /* blocks from the headline */

/* ---- elements ---- */

/* Does a folder of the address, with something in it, hold people? */
static bool
links_to_author(struct str href)
{
	static const char *const folders[] = {
		"author", "authors", "autor", "autoren", "auteur", "autore", "bio", "by", "columnist",
		"contributor", "contributors", "firmas", "journalist", "people", "profile",
		"profiles", "redakteur", "reporter", "staff", "team", "user", "users", "writer",
		"writers"};
	ptrdiff_t from = str_find_byte(href, '/', 0), end;
	for (; from >= 0 && (end = str_find_byte(href, '/', (size_t)from + 1)) >= 0; from = end) {
		struct str folder = str_sub(href, (size_t)from + 1, (size_t)end);
		if (folder.n < 2 || folder.n > 12 || (size_t)end + 1 >= href.n)
			continue;
		for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
			if (folders[i][0] == folder.p[0] && str_eq(folder, str_of(folders[i])))
				return true;
	}
	return false;
}

/* What one attribute of an element says. */
static enum credit_source
source_of_attribute(uint8_t tag, const struct tree_attr *attr)
{
	switch (attr->kind) {
	case ATTR_REL:
		return tag == TAG_A && str_has_nocase(attr->value, STR("author")) ? FROM_REL
		                                                                  : FROM_COUNT;
	case ATTR_ITEMPROP:
		return str_has_nocase(attr->value, STR("author")) ||
		                       str_eq_nocase(attr->value, STR("creator"))
		               ? FROM_ITEMPROP : FROM_COUNT;
	case ATTR_HREF:
		return tag == TAG_A && links_to_author(attr->value) ? FROM_LINK : FROM_COUNT;
	case ATTR_DATA_TEST:
		return str_has_nocase(attr->value, STR("author")) ||
		                       str_has_nocase(attr->value, STR("byline"))
		               ? FROM_BYLINE : FROM_COUNT;
	default:
		return FROM_COUNT;
	}
}

/* The most telling of what its attributes say. */
static enum credit_source
source_of_element(const struct tree *t, uint32_t i)
{
	const struct node *n = &t->nodes[i];
	uint32_t says = tree_says(t, i);
	enum credit_source best = says & NAME_AUTHOR_NAME ? FROM_NAME
	                   : says & NAME_AUTHOR    ? FROM_BYLINE
	                                           : FROM_COUNT;
	for (uint32_t k = n->at; k < n->at + n->n; k++) {
		enum credit_source s = source_of_attribute(n->tag, &t->attrs[k]);
		best = s < best ? s : best;
	}
	return best;
}

static struct credit_place
place_of(const struct credits *f, uint32_t node, enum credit_source source)
{
	const struct page *page = f->clues->page;
	uint8_t bits = f->clues->regions.bits[node];
	struct credit_place p = {.source = source, .shown = true};
	p.after_title = region_after_title(page, &f->clues->regions, node, &p.near);
	p.in_comment = (bits & REGION_COMMENT) != 0;
	p.listed = (bits & REGION_LISTED) != 0;
	p.hidden = (bits & REGION_HIDDEN) != 0;
	p.bio = (page->score.own_names[node] & NAME_BIO) != 0;
	p.href = tree_attr(&page->tree, node, ATTR_HREF);
	return p;
}

/* Names of one sort close together by the headline are one list. */
struct row_of_names {
	struct byline line;
	int64_t last; /* blocks after the title */
};

static void
add_to_row(struct row_of_names *row, const struct byline *line, const struct credit_place *p)
{
	if (!p->near || p->in_comment || p->listed || p->after_title < -6 || p->after_title > 12)
		return;
	for (unsigned i = 0; i < line->count && row->line.count < BYLINE_NAMES_MOST; i++) {
		bool known = false;
		for (unsigned k = 0; k < row->line.count; k++)
			known |= str_eq_nocase(row->line.names[k], line->names[i]);
		if (!known)
			row->line.names[row->line.count++] = line->names[i];
	}
	row->last = p->after_title;
}

void
credits_of_elements(struct credits *f)
{
	const struct tree *t = &f->clues->page->tree;
	struct row_of_names rows[FROM_COUNT] = {0};
	uint32_t looked = 0;
	for (uint32_t i = t->body + 1; i < t->count && looked < LIMIT_AUTHOR_PLACES; i++) {
		const struct node *n = &t->nodes[i];
		if (n->tag == TAG_TEXT || n->inside > 600)
			continue;
		enum credit_source source = source_of_element(t, i);
		if (source == FROM_COUNT)
			continue;
		looked++;
		struct str text = n->tag == TAG_META ? tree_attr(t, i, ATTR_CONTENT)
		                                     : tree_words(f->arena, t, i, 200);
		struct credit_place p = place_of(f, i, source);
		if (text.n == 0 || text.n >= 160 || p.in_comment)
			continue;
		struct byline line = credit_add_text(f, text, &p);
		add_to_row(&rows[source], &line, &p);
	}
	for (int s = 0; s < FROM_COUNT; s++) {
		struct credit_place p = {.source = FROM_NEIGHBOURS, .shown = true, .near = true,
		                  .after_title = rows[s].last};
		if (rows[s].line.count > 1 && rows[s].line.count < 8)
			credit_add(f, &rows[s].line, STR_NONE, &p);
	}
}

/* ---- text ---- */

/* A line of running text is no list of names. */
static void
add_names(struct credits *f, struct str text, const struct credit_place *p)
{
	if (text.n < 2 || text.n >= 160)
		return;
	struct byline line = credit_names(f, text, false);
	if (line.count && !byline_starts_lower(line.names[0]) &&
	    (byline_is_name(line.names[0]) || text.n < 40))
		credit_add(f, &line, text, p);
}

/* "3 May 2026 by Ada Quill", "Saltmouth | By Ada Quill". */
static void
add_inside(struct credits *f, struct str line, struct credit_place p)
{
	static const char *const marks[] = {" by ", " By ", " von ", " par ", " por ", " BY ",
	                                    " Von ", " Par ", " Por ", " di ", " door "};
	p.source = FROM_INSIDE;
	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
		ptrdiff_t at = str_find(line, str_of(marks[k]), 0);
		struct str behind = at < 0 ? STR_NONE : str_skip(line, (size_t)at + strlen(marks[k]));
		struct byline found = credit_names(f, str_sub(behind, 0, 120), false);
		if (found.count && byline_is_name(found.names[0]) &&
		    !byline_starts_lower(found.names[0]))
			credit_add(f, &found, behind, &p);
	}
}

/* Of the lines of a block: the byline may stand below the headline in the same one. */
static void
add_lines(struct credits *f, struct str text, const struct credit_place *p)
{
	struct str line;
	bool awaited = false;
	for (int i = 0; i < 4 && str_cut(&text, '\n', &line); i++) {
		if (awaited || byline_begins(line))
			add_names(f, line, p);
		else if (p->near && p->after_title > -5 && p->after_title < 9 && p->after_title != 0 &&
		         line.n < 200)
			add_inside(f, line, *p);
		awaited = line.n < 40 && byline_is_prefix(line);
	}
}

/* Does the block hold a name and nothing else? */
static bool
is_name_alone(const struct tree *t, const struct block *b)
{
	uint8_t tag = t->nodes[b->node].tag;
	if (tag == TAG_H1 || tag == TAG_H2 || tag == TAG_H3 || tag == TAG_LI)
		return false;
	return b->words >= 1 && b->words <= 4 && b->chars < 40 && b->digits == 0 &&
	       b->commas == 0 && !b->ends && b->breaks == 0 && b->capitals >= b->words &&
	       byline_is_name(b->text);
}

void
credits_of_texts(struct credits *f)
{
	const struct page *page = f->clues->page;
	bool awaited = false;
	for (uint32_t i = 0; i < page->blocks.count; i++) {
		const struct block *b = &page->blocks.at[i];
		bool by = awaited;
		awaited = b->words <= 4 && b->chars < 30 && b->link == 0 &&
		          byline_is_prefix(b->text);
		if (b->chars >= 300 || awaited || b->words < 1 || (b->breaks == 0 && b->words >= 25))
			continue;
		struct credit_place p = place_of(f, b->node, FROM_TEXT);
		p.after_title = (int64_t)i - page->score.title_block;
		if (p.in_comment || (p.near && llabs(p.after_title) > NEAR_MOST))
			continue;
		if (by) {
			add_names(f, b->text, &p);
		} else if (p.near && p.after_title > -5 && p.after_title < 9 && p.after_title != 0 &&
		           is_name_alone(&page->tree, b)) {
			p.source = FROM_ALONE;
			add_names(f, b->text, &p);
		} else if (b->words >= 2) {
			add_lines(f, b->text, &p);
		}
	}
}
