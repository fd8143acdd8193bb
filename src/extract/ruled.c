/* ruled.c: an outlet rule on a page. */
#include "extract/ruled.h"

#include "extract/byline.h"
#include "extract/page.h"
#include "extract/plain.h"
#include "model/article.h"
#include "model/limits.h"
#include "text/date.h"
#include "text/url.h"

static const unsigned missed_bits[KEY_COUNT] = {
	[KEY_BODY] = RULE_BODY, [KEY_HEADLINE] = RULE_HEADLINE, [KEY_AUTHOR] = RULE_AUTHOR,
	[KEY_DATE] = RULE_DATE, [KEY_DROP] = RULE_DROP,
};

struct found {
	uint32_t *nodes;
	uint32_t count;
};

static struct found
find(struct arena *a, const struct page *page, enum rule_key key)
{
	struct found f = {0};
	if (page->ruled.rule->has[key])
		f.nodes = selector_find(a, page_scratch(a), &page->ruled.rule->keys[key], &page->tree,
		                        &f.count);
	return f;
}

const struct outlet_rule *
ruled_by(struct arena *a, const struct page *page, const struct rules *rules)
{
	struct str url = page->url.n ? page->url : page->head.canonical;
	return rules && url.n ? rules_for(rules, url_host(a, page_scratch(a), url)) : NULL;
}

void
ruled_drop_inline(struct arena *a, struct page *page)
{
	if (!page->ruled.rule)
		return;
	struct found f = find(a, page, KEY_DROP);
	for (uint32_t i = 0; i < f.count; i++) {
		struct node *n = &page->tree.nodes[f.nodes[i]];
		if (!(tag_how(n->tag) & TAG_BLOCK))
			n->flags |= NODE_DROPPED;
	}
}

static uint32_t
block_around(const struct tree *t, uint32_t node)
{
	while (node > 0 && !(tag_how(t->nodes[node].tag) & TAG_BLOCK))
		node = t->nodes[node].parent;
	return node;
}

/* Marks the blocks inside the nodes; of a body, an inline one stands for the element around it.
 * NULL where there are none. */
static bool *
blocks_inside(struct arena *a, const struct page *page, struct found f, bool is_body)
{
	const struct tree *t = &page->tree;
	const struct blocks *blocks = &page->blocks;
	bool *marks = arena_array(a, bool, blocks->count + 1), any = false;
	bool *inside = arena_array(a, bool, t->count + 1);
	for (uint32_t i = 0; i < f.count; i++)
		if (is_body || tag_how(t->nodes[f.nodes[i]].tag) & TAG_BLOCK)
			inside[block_around(t, f.nodes[i])] = true;
	for (uint32_t i = 1; i < t->count; i++)
		inside[i] |= inside[t->nodes[i].parent];
	for (uint32_t i = 0; i < blocks->count; i++)
		any |= marks[i] = inside[blocks->at[i].node];
	return any ? marks : NULL;
}

/* What an element says of itself: the content of a meta, else its text. */
static struct str
value_of(struct arena *a, const struct page *page, uint32_t node)
{
	struct str content = tree_attr(&page->tree, node, ATTR_CONTENT);
	if (!content.n)
		content = tree_text(a, &page->tree, node, LIMIT_TITLE_BYTES);
	return plain_line(a, content, LIMIT_TITLE_BYTES);
}

static void
find_headline(struct arena *a, struct page *page)
{
	struct found f = find(a, page, KEY_HEADLINE);
	for (uint32_t i = 0; i < f.count && !page->ruled.headline.n; i++)
		page->ruled.headline = value_of(a, page, f.nodes[i]);
}

/* Each element names one author, or several in a line that reads like a byline. */
static void
find_authors(struct arena *a, struct page *page)
{
	struct ruled *r = &page->ruled;
	struct found f = find(a, page, KEY_AUTHOR);
	r->authors = arena_array(a, struct str, LIMIT_AUTHORS);
	for (uint32_t i = 0; i < f.count; i++) {
		struct str line = value_of(a, page, f.nodes[i]);
		struct byline names = byline_read(a, line);
		if (!names.count && line.n)
			names = (struct byline){.names = {line}, .count = 1};
		for (unsigned k = 0; k < names.count && r->author_count < LIMIT_AUTHORS; k++)
			r->authors[r->author_count++] = names.names[k];
	}
}

static struct when
read_date(struct str s)
{
	size_t from = 0;
	struct date_options options = {.compact = true};
	struct when found = date_read_feed(str_trim(s));
	if (!when_known(found) && !date_find(s, &from, options, &found))
		return WHEN_NONE;
	return found;
}

static void
find_date(struct arena *a, struct page *page)
{
	struct ruled *r = &page->ruled;
	struct found f = find(a, page, KEY_DATE);
	for (uint32_t i = 0; i < f.count && !when_known(r->published); i++) {
		struct str machine = tree_attr(&page->tree, f.nodes[i], ATTR_DATETIME);
		r->published = machine.n ? read_date(machine) : WHEN_NONE;
		if (!when_known(r->published))
			r->published = read_date(value_of(a, page, f.nodes[i]));
	}
}

void
ruled_find(struct arena *a, struct page *page)
{
	struct ruled *r = &page->ruled;
	r->published = WHEN_NONE;
	if (!r->rule)
		return;
	struct found drop = find(a, page, KEY_DROP);
	r->body = blocks_inside(a, page, find(a, page, KEY_BODY), true);
	r->dropped = drop.count ? blocks_inside(a, page, drop, false) : NULL;
	find_headline(a, page);
	find_authors(a, page);
	find_date(a, page);
	const bool found[KEY_COUNT] = {
		[KEY_BODY] = r->body, [KEY_HEADLINE] = r->headline.n,
		[KEY_AUTHOR] = r->author_count, [KEY_DATE] = when_known(r->published),
		[KEY_DROP] = true, /* what is to be dropped is not on every page */
	};
	for (int key = 0; key < KEY_COUNT; key++)
		r->missed |= r->rule->has[key] && !found[key] ? missed_bits[key] : 0;
}

bool
ruled_drops(const struct page *page, uint32_t block)
{
	return page->ruled.dropped && page->ruled.dropped[block];
}
