/* titled.c: headings, meta, structured data and <title> with its parts, and their features. */
#include "extract/titled.h"

#include <stdlib.h>

#include "extract/names.h"
#include "extract/plain.h"
#include "model/limits.h"
#include "text/utf8.h"

enum { TITLE_MOST = LIMIT_TITLE_BYTES, HEADINGS_MOST = 40, SECOND_MOST = 12 };

enum source {
	FROM_H1, FROM_H1_NAMED, FROM_H2, FROM_H2_NAMED, FROM_ITEMPROP, FROM_OG, FROM_TWITTER,
	FROM_META, FROM_META_OTHER, FROM_LD_HEADLINE, FROM_LD_NAME, FROM_TITLE, FROM_TITLE_LONGEST,
	FROM_TITLE_FIRST, FROM_TITLE_BUT_LAST, FROM_OG_BUT_LAST, FROM_BLOCK, FROM_COUNT,
};

#define FEATURES(X) \
	X(CLEANED, "cleaned") \
	X(SOURCES, "sources") \
	X(TITLES, "titles") \
	X(ORDER_H1, "order_h1") \
	X(ORDER_H2, "order_h2") \
	/* Of headings: where they stand. */ \
	X(NEAR, "near") \
	X(PLACE, "place") \
	X(HIDDEN, "hidden") \
	X(LISTED, "listed") \
	X(LINKED, "linked") \
	X(BESIDE_CORE, "beside_core") \
	/* The text itself. */ \
	X(WORDS, "words") \
	X(CHARS, "chars") \
	X(CAPITALS, "capitals") \
	X(SEPARATOR, "separator") \
	X(ENDS, "ends") \
	/* Against other texts. */ \
	X(IN_TITLE, "in_title") \
	X(TITLE_BEGINS, "title_begins") \
	X(SHARE_OF_TITLE, "share_of_title") \
	X(LIKE_TITLE, "like_title") \
	X(IN_ADDRESS, "in_address") \
	X(OF_ADDRESS, "of_address") \
	X(SITE, "site") \
	X(HOST, "host") \
	X(SHOWN, "shown")

enum feature {
	TITLE_BEFORE_OTHERS = FROM_COUNT - 1, /* one for each enum source before these */
#define X(id, name) TITLE_##id,
	FEATURES(X)
#undef X
	TITLE_COUNT,
};

static const char *const names[] = {
	"h1", "h1_named", "h2", "h2_named", "itemprop", "og", "twitter", "meta", "meta_other",
	"ld_headline", "ld_name", "title", "title_longest", "title_first", "title_but_last",
	"og_but_last", "block",
#define X(id, name) name,
	FEATURES(X)
#undef X
};

_Static_assert(sizeof names / sizeof *names == TITLE_COUNT, "a name for each feature");

struct candidate {
	struct str text, folded;
	struct word_list words;
	uint8_t from[FROM_COUNT];
	uint8_t cleaned, order_h1, order_h2;
	bool hidden, listed, linked, beside_core;
	uint16_t near;
	float place;
};

struct finder {
	struct arena *arena;
	const struct clues *clues;
	struct candidate *at;
	uint32_t count, h1_count, h2_count;
};

/* ---- candidates ---- */

static struct candidate *
candidate_of(struct finder *f, struct str text, struct str folded)
{
	for (uint32_t i = 0; i < f->count; i++)
		if (str_eq(f->at[i].folded, folded))
			return &f->at[i];
	if (f->count == LIMIT_TITLE_CANDIDATES)
		return NULL;
	struct candidate *c = &f->at[f->count++];
	*c = (struct candidate){.text = text, .folded = folded, .order_h1 = 9, .order_h2 = 9,
	                        .near = 99, .place = 2};
	c->words = word_list_of(f->arena, folded);
	return c;
}

/* What is but the name of the site is no headline, unless the page has no other title. */
static struct candidate *
add_one(struct finder *f, struct str line, enum source source)
{
	struct str folded = plain_fold(f->arena, line);
	bool only_site = source != FROM_TITLE && (site_is_called(&f->clues->site, folded) ||
	                                          site_is_host_alone(&f->clues->site, folded));
	struct candidate *c = folded.n && !only_site ? candidate_of(f, line, folded) : NULL;
	if (c && c->from[source] < UINT8_MAX)
		c->from[source]++;
	return c;
}

/* The line, and the line without the name of the site. */
static struct candidate *
add(struct finder *f, struct str text, enum source source)
{
	struct str line = plain_line(f->arena, text, TITLE_MOST);
	if (!line.n)
		return NULL;
	struct candidate *c = add_one(f, line, source);
	struct str cut = title_without_site(f->arena, line, &f->clues->site);
	if (cut.n < line.n) {
		struct candidate *other = add_one(f, cut, source);
		if (other && other->cleaned < UINT8_MAX)
			other->cleaned++;
	}
	return c;
}

/* ---- headings ---- */

static bool
is_named(const struct tree *t, uint32_t node)
{
	struct str name = t->names[t->nodes[node].name].text;
	return str_has_nocase(name, STR("title")) || str_has_nocase(name, STR("headline")) ||
	       str_has_nocase(name, STR("heading"));
}

/* Is the whole heading inside a link or made of one? */
static bool
is_linked(const struct tree *t, uint32_t node)
{
	if (t->nodes[t->nodes[node].parent].tag == TAG_A)
		return true;
	return node + 1 < t->count && t->nodes[node + 1].tag == TAG_A &&
	       t->nodes[node + 1].last == t->nodes[node].last;
}

static void
place_heading(struct finder *f, struct candidate *c, uint32_t node)
{
	const struct page *page = f->clues->page;
	const struct regions *r = &f->clues->regions;
	bool known;
	int64_t after = region_after_title(page, r, node, &known);
	uint16_t near = known ? (uint16_t)(llabs(after) < 99 ? llabs(after) : 98) : 99;
	float place = (float)r->block[node] / (float)(page->blocks.count + 1);
	c->near = near < c->near ? near : c->near;
	c->place = place < c->place ? place : c->place;
	c->hidden |= (r->bits[node] & REGION_HIDDEN) != 0;
	c->listed |= (r->bits[node] & (REGION_LISTED | REGION_COMMENT)) != 0;
	c->linked |= is_linked(&page->tree, node);
	c->beside_core |= page->tree.nodes[page->tree.nodes[page->score.core].parent].last < node;
}

static void
add_heading(struct finder *f, uint32_t i, bool first)
{
	const struct tree *t = &f->clues->page->tree;
	enum source source = first ? FROM_H1 : FROM_H2;
	struct candidate *c = add(f, tree_text(f->arena, t, i, TITLE_MOST), source);
	if (!c)
		return;
	uint32_t *count = first ? &f->h1_count : &f->h2_count;
	uint8_t *order = first ? &c->order_h1 : &c->order_h2;
	if (*order == 9 && *count < 9)
		*order = (uint8_t)*count;
	++*count;
	c->from[source + 1] |= is_named(t, i); /* FROM_H1_NAMED, FROM_H2_NAMED */
	place_heading(f, c, i);
}

static void
add_headings(struct finder *f)
{
	const struct tree *t = &f->clues->page->tree;
	for (uint32_t i = t->body; i < t->count; i++) {
		const struct node *n = &t->nodes[i];
		if (n->tag == TAG_TEXT)
			continue;
		if (n->tag == TAG_H1 && f->h1_count < HEADINGS_MOST) {
			add_heading(f, i, true);
		} else if (n->tag == TAG_H2 && f->h2_count < SECOND_MOST) {
			add_heading(f, i, false);
		} else if (n->n && str_eq_nocase(tree_attr(t, i, ATTR_ITEMPROP), STR("headline"))) {
			struct str text = n->tag == TAG_META ? tree_attr(t, i, ATTR_CONTENT)
			                                     : tree_text(f->arena, t, i, TITLE_MOST);
			struct candidate *c = add(f, text, FROM_ITEMPROP);
			if (c && n->tag != TAG_META)
				place_heading(f, c, i);
		}
	}
}

/* ---- the head ---- */

static const struct {
	const char *key;
	enum source source;
} meta_rows[] = {
	{"og:title", FROM_OG},
	{"twitter:title", FROM_TWITTER},
	{"title", FROM_META},
	{"headline", FROM_META},
	{"dc.title", FROM_META_OTHER},
	{"parsely-title", FROM_META_OTHER},
	{"sailthru.title", FROM_META_OTHER},
	{"citation_title", FROM_META_OTHER},
	{"article:title", FROM_META_OTHER},
};

static void
add_parts(struct finder *f, struct str title)
{
	struct title_parts p;
	struct str longest = STR_NONE, rest = title;
	if (!title_part(title, true, &p))
		return;
	add(f, p.head, FROM_TITLE_BUT_LAST);
	while (title_part(rest, false, &p)) {
		if (rest.p == title.p)
			add(f, p.head, FROM_TITLE_FIRST);
		longest = p.head.n > longest.n ? p.head : longest;
		rest = p.tail;
	}
	add(f, rest.n > longest.n ? rest : longest, FROM_TITLE_LONGEST);
}

static void
add_head(struct finder *f)
{
	const struct page *page = f->clues->page;
	struct title_parts p;
	for (size_t i = 0; i < sizeof meta_rows / sizeof *meta_rows; i++)
		add(f, head_meta(&page->head, meta_rows[i].key), meta_rows[i].source);
	for (uint32_t i = 0; i < page->ld.count && i < 600; i++) {
		const struct json *o = page->ld.at[i].json;
		add(f, json_text(json_get(o, "headline")), FROM_LD_HEADLINE);
		if (page->ld.at[i].kinds & (LD_ARTICLE | LD_PAGE))
			add(f, json_text(json_get(o, "name")), FROM_LD_NAME);
	}
	add(f, page->head.title, FROM_TITLE);
	add_parts(f, page->head.title);
	struct str og = plain_line(f->arena, head_meta(&page->head, "og:title"), TITLE_MOST);
	if (title_part(og, true, &p))
		add(f, p.head, FROM_OG_BUT_LAST);
	if (page->score.title_block >= 0)
		add(f, page->blocks.at[page->score.title_block].text, FROM_BLOCK);
}

/* ---- features ---- */

/* Of two sets of words, how much they have in common. */
static double
likeness(const struct word_list *one, const struct word_list *other)
{
	double same = word_list_share(one, other) * one->count;
	double all = one->count + other->count - same;
	return all > 0 ? same / all : -1;
}

static void
put_text(struct ranking *r, uint32_t row, const struct candidate *c)
{
	struct title_parts p;
	struct str rest = c->text, word;
	uint32_t words = 0, capitals = 0;
	while (str_word(&rest, &word)) {
		size_t i = 0;
		words++;
		capitals += (utf8_class(utf8_next(word, &i)) & UTF8_UPPER) != 0;
	}
	char last = c->text.p[c->text.n - 1];
	ranking_put(r, row, TITLE_WORDS, c->words.count);
	ranking_put(r, row, TITLE_CHARS, c->folded.n);
	ranking_put(r, row, TITLE_CAPITALS, words ? (double)capitals / words : 0);
	ranking_put(r, row, TITLE_SEPARATOR, title_part(c->text, false, &p));
	ranking_put(r, row, TITLE_ENDS, last == '.' || last == ':');
}

static void
put_source(struct ranking *r, uint32_t row, const struct candidate *c)
{
	for (uint32_t s = 0; s < FROM_COUNT; s++) {
		ranking_put(r, row, s, c->from[s]);
		ranking_add(r, row, TITLE_SOURCES, c->from[s] > 0);
	}
	ranking_put(r, row, TITLE_CLEANED, c->cleaned);
	ranking_put(r, row, TITLE_ORDER_H1, c->order_h1);
	ranking_put(r, row, TITLE_ORDER_H2, c->order_h2);
	ranking_put(r, row, TITLE_NEAR, c->near);
	ranking_put(r, row, TITLE_PLACE, c->place);
	ranking_put(r, row, TITLE_HIDDEN, c->hidden);
	ranking_put(r, row, TITLE_LISTED, c->listed);
	ranking_put(r, row, TITLE_LINKED, c->linked);
	ranking_put(r, row, TITLE_BESIDE_CORE, c->beside_core);
}

/* The words of the last part of the address that has any. */
static struct word_list
address_words(struct arena *a, const struct page *page)
{
	struct str s = page->url.n ? page->url : page->head.canonical, part, best = STR_NONE;
	ptrdiff_t end = str_find_byte(s, '?', 0);
	s = end < 0 ? s : str_sub(s, 0, (size_t)end);
	while (str_cut(&s, '/', &part)) {
		size_t dashes = 0;
		for (size_t i = 0; i < part.n; i++)
			dashes += part.p[i] == '-' || part.p[i] == '_';
		if (dashes >= 2)
			best = part;
	}
	struct buf b = buf_in(a, best.n + 1);
	for (size_t i = 0; i < best.n && i < 300; i++)
		buf_byte(&b, byte_is_alnum((unsigned char)best.p[i])
		                     ? (char)byte_lower((unsigned char)best.p[i]) : ' ');
	return word_list_of(a, buf_str(&b));
}

static void
put_context(struct ranking *r, const struct finder *f)
{
	const struct page *page = f->clues->page;
	struct str title = plain_fold(f->arena, str_sub(page->head.title, 0, TITLE_MOST));
	struct word_list title_words = word_list_of(f->arena, title);
	struct word_list address = address_words(f->arena, page);
	for (uint32_t i = 0; i < f->count; i++) {
		const struct candidate *c = &f->at[i];
		ranking_put(r, i, TITLE_IN_TITLE, str_has(title, c->folded));
		ranking_put(r, i, TITLE_TITLE_BEGINS, str_starts(title, c->folded));
		ranking_put(r, i, TITLE_SHARE_OF_TITLE, (double)c->folded.n / (double)(title.n + 1));
		ranking_put(r, i, TITLE_LIKE_TITLE, likeness(&c->words, &title_words));
		ranking_put(r, i, TITLE_IN_ADDRESS, address.count ? word_list_share(&c->words, &address) : -1);
		ranking_put(r, i, TITLE_OF_ADDRESS, address.count ? word_list_share(&address, &c->words) : -1);
		ranking_put(r, i, TITLE_SITE, site_is_called(&f->clues->site, c->folded));
		ranking_put(r, i, TITLE_HOST, site_is_host(&f->clues->site, c->folded));
		for (uint32_t k = 0; k < f->clues->top_count; k++)
			ranking_add(r, i, TITLE_SHOWN, str_has(f->clues->top[k], c->folded));
	}
}

struct titled
titled_of(struct arena *a, const struct clues *clues)
{
	struct finder f = {.arena = a, .clues = clues};
	f.at = arena_room(a, LIMIT_TITLE_CANDIDATES * sizeof *f.at, _Alignof(struct candidate));
	add_head(&f);
	add_headings(&f);
	struct titled t = {arena_array(a, struct str, f.count), arena_array(a, struct str, f.count),
	                   ranking_of(a, f.count, TITLE_COUNT, names)};
	for (uint32_t i = 0; i < f.count; i++) {
		t.texts[i] = f.at[i].text;
		t.folded[i] = f.at[i].folded;
		put_source(&t.rows, i, &f.at[i]);
		put_text(&t.rows, i, &f.at[i]);
	}
	ranking_fill(&t.rows, TITLE_TITLES, f.count);
	put_context(&t.rows, &f);
	return t;
}
