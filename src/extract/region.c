/* region.c: one pass down for places, one up for blocks. */
#include "extract/region.h"

#include "extract/names.h"

static uint8_t
own_bits(const struct page *page, uint32_t i)
{
	const struct node *n = &page->tree.nodes[i];
	uint32_t says = n->tag == TAG_TEXT || n->tag == TAG_BODY ? 0 : tree_says(&page->tree, i);
	uint8_t bits = 0;
	if (says & NAME_COMMENT)
		bits |= REGION_COMMENT;
	if (says & NAME_LISTED || n->tag == TAG_ASIDE || n->tag == TAG_NAV || n->tag == TAG_FOOTER)
		bits |= REGION_LISTED;
	if (says & NAME_RELATED)
		bits |= REGION_RELATED;
	if (n->tag == TAG_FOOTER)
		bits |= REGION_FOOTER;
	if (n->flags & NODE_HIDDEN)
		bits |= REGION_HIDDEN;
	return bits;
}

struct regions
regions_of(struct arena *a, const struct page *page)
{
	const struct tree *t = &page->tree;
	struct regions r = {arena_array(a, uint8_t, t->count), arena_array(a, uint32_t, t->count)};
	/* What holds most of the text is no list of other things, whatever it is called. */
	for (uint32_t i = t->body + 1; i < t->count; i++)
		if (!tree_inside(t, page->score.core, i))
			r.bits[i] = own_bits(page, i) | r.bits[t->nodes[i].parent];
	for (uint32_t i = 0; i < t->count; i++)
		r.block[i] = UINT32_MAX;
	for (uint32_t i = page->blocks.count; i-- > 0;)
		r.block[page->blocks.at[i].node] = i;
	for (uint32_t i = t->count; i-- > 1;) {
		uint32_t *up = &r.block[t->nodes[i].parent];
		if (r.block[i] < *up)
			*up = r.block[i];
	}
	uint32_t before = 0;
	for (uint32_t i = 0; i < t->count; i++) {
		if (r.block[i] == UINT32_MAX)
			r.block[i] = before;
		before = r.block[i];
	}
	return r;
}

int64_t
region_after_title(const struct page *page, const struct regions *r, uint32_t node, bool *known)
{
	*known = page->score.title_block >= 0;
	return *known ? (int64_t)r->block[node] - page->score.title_block : 0;
}
