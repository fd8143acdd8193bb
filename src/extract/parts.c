/* parts.c: from elements to kinds of parts. */
#include "extract/parts.h"

/* The nearest element above a block that is more than a paragraph says what it is. */
static const uint8_t kinds[TAG_COUNT] = {
	[TAG_H1] = PART_HEADING,           [TAG_H2] = PART_HEADING,      [TAG_H3] = PART_HEADING,
	[TAG_H4] = PART_HEADING,           [TAG_H5] = PART_HEADING,      [TAG_H6] = PART_HEADING,
	[TAG_LI] = PART_ITEM,              [TAG_DD] = PART_ITEM,         [TAG_DT] = PART_ITEM,
	[TAG_BLOCKQUOTE] = PART_QUOTATION, [TAG_TD] = PART_ROW,          [TAG_TH] = PART_ROW,
	[TAG_FIGCAPTION] = PART_CAPTION,   [TAG_CAPTION] = PART_CAPTION, [TAG_PRE] = PART_CODE,
};

enum { PROSE_CHARS = 200 };

/* Whole articles are laid out by tables, too: a cell with a long text is no cell of a table of
 * figures, and neither is what stands beside it in the same row. */
static enum part_kind
kind_of_block(const struct page *page, uint32_t i, uint32_t *row)
{
	const struct tree *t = &page->tree;
	uint32_t at = page->blocks.at[i].node;
	while (at > 0 && kinds[t->nodes[at].tag] == PART_PARAGRAPH)
		at = t->nodes[at].parent;
	enum part_kind kind = (enum part_kind)kinds[t->nodes[at].tag];
	if (kind == PART_ROW) {
		*row = t->nodes[at].parent;
		if (page->score.sums[*row].chars > PROSE_CHARS)
			kind = PART_PARAGRAPH;
	}
	return kind;
}

static void
put_paragraphs(struct arena *out, struct str text, struct text_marks *marks)
{
	size_t at = 0, most = 1;
	for (ptrdiff_t gap = 0; (gap = str_find(text, STR("\n\n"), (size_t)gap)) >= 0; gap += 2)
		most++;
	marks->parts = arena_array(out, struct text_part, most);
	while (at < text.n) {
		ptrdiff_t gap = str_find(text, STR("\n\n"), at);
		size_t end = gap < 0 ? text.n : (size_t)gap;
		if (end > at)
			marks->parts[marks->part_count++] =
				(struct text_part){PART_PARAGRAPH, (uint32_t)at, (uint32_t)end};
		at = end + 2;
	}
}

void
parts_of(struct arena *out, const struct page *page, const struct choice *body,
         struct text_marks *marks)
{
	const struct blocks *blocks = &page->blocks;
	uint32_t last_row = 0, taken = 0;
	if (!body->starts) {
		put_paragraphs(out, body->text, marks);
		return;
	}
	for (uint32_t i = 0; i < blocks->count; i++)
		taken += body->taken[i];
	marks->parts = arena_array(out, struct text_part, taken);
	for (uint32_t i = 0; i < blocks->count && body->text.n; i++) {
		uint32_t row = 0;
		if (!body->taken[i])
			continue;
		struct text_part part = {.kind = kind_of_block(page, i, &row), .start = body->starts[i]};
		part.end = part.start + (uint32_t)blocks->at[i].text.n;
		if (part.kind == PART_ROW && row == last_row)
			marks->parts[marks->part_count - 1].end = part.end;
		else
			marks->parts[marks->part_count++] = part;
		last_row = part.kind == PART_ROW ? row : 0;
	}
}
