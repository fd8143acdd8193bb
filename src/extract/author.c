/* author.c: the places where pages name their authors, in the order of trust. */
#include "extract/author.h"

#include <stdlib.h>
#include <string.h>

#include "extract/byline.h"
#include "extract/names.h"
#include "extract/plain.h"
#include "model/limits.h"

/* In the order in which they are believed. */
enum author_source {
	AUTHOR_ARTICLE,    /* JSON-LD author of an article */
	AUTHOR_ARTICLE_TEXT, /* the same, given as text, or its creator */
	AUTHOR_META,
	AUTHOR_MARKED,     /* rel=author, itemprop author */
	AUTHOR_NAMED,      /* class author-name */
	AUTHOR_LINKED,     /* a link to /author/… */
	AUTHOR_META_OTHER, /* dc.creator, twitter:data1 */
	AUTHOR_BYLINE,     /* class byline */
	AUTHOR_TEXT,       /* a line that begins with "By" */
	AUTHOR_OBJECT,     /* JSON-LD author of anything else */
	AUTHOR_DESK,       /* an organisation */
	AUTHOR_SOURCE_COUNT,
};

enum { FOUND_MOST = 400 };

struct found {
	struct byline line;
	uint8_t source;
	int distance; /* from the headline, in blocks */
};

struct finder {
	struct arena *arena;
	const struct page *page;
	const struct regions *regions;
	const struct site_names *site;
	struct found *at;
	uint32_t count;
};

static void
add(struct finder *f, struct str text, enum author_source source, int distance)
{
	if (f->count == FOUND_MOST || text.n < 2 || text.n > 900)
		return;
	struct byline line = byline_read(f->arena, text);
	struct byline kept = {0};
	bool shown = source == AUTHOR_TEXT || source == AUTHOR_BYLINE || source == AUTHOR_LINKED;
	bool sure = source == AUTHOR_ARTICLE || source == AUTHOR_META || source == AUTHOR_MARKED;
	for (unsigned i = 0; i < line.count; i++) {
		bool is_name = byline_is_name(line.names[i]);
		/* A site may be called after the person who writes it. */
		if (site_is_called(f->site, plain_fold(f->arena, line.names[i])) &&
		    !(sure && is_name && !byline_is_house(line.names[i])))
			continue;
		if (source == AUTHOR_TEXT && !is_name)
			continue;
		if (shown && byline_starts_lower(line.names[i]))
			continue;
		kept.names[kept.count++] = line.names[i];
	}
	if (kept.count)
		f->at[f->count++] = (struct found){kept, (uint8_t)source, distance};
}

/* ---- structured data ---- */

static struct str
object_name(const struct jsonld *ld, const struct json *v)
{
	struct str name = json_text(v);
	if (name.p)
		return name;
	const struct json *n = json_get(v, "name");
	if (!n)
		n = json_get(jsonld_by_id(ld, json_text(json_get(v, "@id"))), "name");
	return n && n->type == JSON_T_ARRAY ? json_text(n->first) : json_text(n);
}

static void
add_object_author(struct finder *f, const struct json *v, bool article)
{
	const struct jsonld *ld = &f->page->ld;
	struct buf list = buf_in(f->arena, 64);
	bool desk = false;
	if (!v)
		return;
	if (v->type != JSON_T_ARRAY) {
		struct str kind = json_text(json_get(v, "@type"));
		desk = str_has(kind, STR("Organization"));
		add(f, object_name(ld, v),
		    desk                         ? AUTHOR_DESK
		    : !article                   ? AUTHOR_OBJECT
		    : v->type == JSON_T_STRING ? AUTHOR_ARTICLE_TEXT
		                                 : AUTHOR_ARTICLE,
		    0);
		return;
	}
	json_each(one, v) {
		struct str name = object_name(ld, one);
		desk |= str_has(json_text(json_get(one, "@type")), STR("Organization"));
		if (!name.n || name.n > 100 || str_starts(name, STR("http")))
			continue;
		if (list.n)
			buf_cstr(&list, "; ");
		buf_put(&list, name);
	}
	add(f, buf_str(&list), desk ? AUTHOR_DESK : article ? AUTHOR_ARTICLE : AUTHOR_OBJECT, 0);
}

static void
add_objects(struct finder *f)
{
	for (uint32_t i = 0; i < f->page->ld.count && i < 600; i++) {
		const struct jsonld_object *o = &f->page->ld.at[i];
		const struct json *author = json_get(o->json, "author");
		if (o->kinds & LD_COMMENT)
			continue;
		if (!author)
			author = json_get(o->json, "creator");
		if (!author)
			continue;
		add_object_author(f, author, o->kinds & LD_ARTICLE &&
		                                     !headline_is_another(f->arena, f->page, o->json));
	}
}

/* ---- meta ---- */

static const struct {
	const char *key;
	enum author_source source;
} meta_rows[] = {
	{"author", AUTHOR_META},
	{"parsely-author", AUTHOR_META},
	{"byl", AUTHOR_META},
	{"sailthru.author", AUTHOR_META},
	{"citation_author", AUTHOR_META},
	{"article:author_name", AUTHOR_META},
	{"og:article:author", AUTHOR_META},
	{"article.author", AUTHOR_META},
	{"authors", AUTHOR_META},
	{"cxenseparse:author", AUTHOR_META},
	{"shareaholic:article_author_name", AUTHOR_META},
	{"dc.creator", AUTHOR_META_OTHER},
	{"dcterms.creator", AUTHOR_META_OTHER},
	{"article:author", AUTHOR_OBJECT},
	{"og:author", AUTHOR_OBJECT},
};

/* All values of the key, joined; "Quill, Ada" of a citation is turned round. */
static struct str
meta_values(struct finder *f, const char *key)
{
	struct buf b = buf_in(f->arena, 64);
	bool citation = strcmp(key, "citation_author") == 0;
	for (uint32_t i = 0; i < f->page->head.meta_count; i++) {
		const struct meta *m = &f->page->head.metas[i];
		if (!str_eq(m->key, str_of(key)) || m->value.n > 300 ||
		    str_starts_nocase(m->value, STR("http")))
			continue;
		if (b.n)
			buf_cstr(&b, "; ");
		struct str rest = m->value, family;
		if (citation && str_cut(&rest, ',', &family) && rest.n) {
			buf_put(&b, str_trim(rest));
			buf_byte(&b, ' ');
			buf_put(&b, family);
		} else {
			buf_put(&b, m->value);
		}
	}
	return buf_str(&b);
}

static void
add_metas(struct finder *f)
{
	for (size_t i = 0; i < sizeof meta_rows / sizeof *meta_rows; i++)
		add(f, meta_values(f, meta_rows[i].key), meta_rows[i].source, 0);
	struct str label = head_meta(&f->page->head, "twitter:label1");
	if (str_has_nocase(label, STR("author")) || str_has_nocase(label, STR("written")))
		add(f, head_meta(&f->page->head, "twitter:data1"), AUTHOR_META_OTHER, 0);
}

/* ---- elements ---- */

static bool
links_to_author(struct str href)
{
	static const char *const folders[] = {
		"/author/", "/authors/", "/autor/", "/autoren/", "/people/", "/profile/",
		"/staff/", "/contributor/", "/contributors/", "/by/", "/redakteur/", "/reporter/",
		"/writer/", "/writers/", "/team/"};
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		ptrdiff_t at = str_find(href, str_of(folders[i]), 0);
		if (at >= 0 && (size_t)at + strlen(folders[i]) < href.n)
			return true;
	}
	return false;
}

static enum author_source
source_of_element(const struct tree *t, uint32_t i)
{
	const struct node *n = &t->nodes[i];
	uint32_t says = tree_says(t, i);
	struct str property = tree_attr(t, i, ATTR_ITEMPROP);
	struct str test = tree_attr(t, i, ATTR_DATA_TEST);
	if (n->tag == TAG_A && str_has_nocase(tree_attr(t, i, ATTR_REL), STR("author")))
		return AUTHOR_MARKED;
	if (str_has_nocase(property, STR("author")) || str_eq_nocase(property, STR("creator")))
		return AUTHOR_MARKED;
	if (says & NAME_AUTHOR_NAME)
		return AUTHOR_NAMED;
	if (n->tag == TAG_A && links_to_author(tree_attr(t, i, ATTR_HREF)))
		return AUTHOR_LINKED;
	if (says & NAME_AUTHOR || str_has_nocase(test, STR("author")) ||
	    str_has_nocase(test, STR("byline")))
		return AUTHOR_BYLINE;
	return AUTHOR_SOURCE_COUNT;
}

static void
add_elements(struct finder *f)
{
	const struct tree *t = &f->page->tree;
	for (uint32_t i = t->body + 1; i < t->count; i++) {
		const struct node *n = &t->nodes[i];
		if (n->tag == TAG_TEXT || n->inside > 600 ||
		    f->regions->bits[i] & (REGION_COMMENT | REGION_LISTED))
			continue;
		enum author_source source = source_of_element(t, i);
		if (source == AUTHOR_SOURCE_COUNT)
			continue;
		struct str text = tree_words(f->arena, t, i, 200);
		bool known;
		int64_t d = region_after_title(f->page, f->regions, i, &known);
		if (n->tag == TAG_META)
			text = tree_attr(t, i, ATTR_CONTENT);
		if (text.n && text.n < 160)
			add(f, text, source, known ? (int)llabs(d) : 50);
	}
}

/* ---- text ---- */

/* The lines of a block: the byline may stand below the headline in the same one. */
static void
add_lines(struct finder *f, struct str text, int distance)
{
	struct str line;
	for (int i = 0; i < 4 && str_cut(&text, '\n', &line); i++)
		if (line.n < 160 && byline_begins(line))
			add(f, line, AUTHOR_TEXT, distance);
}

static void
add_texts(struct finder *f)
{
	for (uint32_t i = 0; i < f->page->blocks.count; i++) {
		const struct block *b = &f->page->blocks.at[i];
		int64_t title = f->page->score.title_block;
		if (b->chars >= 300 || b->words < 2 ||
		    f->regions->bits[b->node] & (REGION_COMMENT | REGION_LISTED))
			continue;
		int distance = title >= 0 ? (int)llabs((int64_t)i - title) : 50;
		if ((b->breaks > 0 || (b->chars < 160 && b->words < 25)) && distance <= 50)
			add_lines(f, b->text, distance);
	}
}

/* ---- choice ---- */

static bool
has_name(const struct authors *list, struct str name)
{
	for (size_t i = 0; i < list->count; i++)
		if (str_eq_nocase(list->names[i], name))
			return true;
	return false;
}

static void
take(struct arena *out, struct authors *list, const struct byline *line)
{
	for (unsigned i = 0; i < line->count && list->count < LIMIT_AUTHORS; i++)
		if (!has_name(list, line->names[i]))
			list->names[list->count++] = str_dup(out, line->names[i]);
}

static const struct found *
nearest(const struct finder *f, enum author_source source)
{
	const struct found *best = NULL;
	for (uint32_t i = 0; i < f->count; i++)
		if (f->at[i].source == source && (!best || f->at[i].distance < best->distance))
			best = &f->at[i];
	return best;
}

struct authors
authors_of(struct arena *out, const struct page *page, const struct regions *regions,
           const struct site_names *site)
{
	struct authors list = {.names = arena_array(out, struct str, LIMIT_AUTHORS)};
	struct finder f = {
		.arena = page->arena, .page = page, .regions = regions, .site = site,
		.at = arena_array(page->arena, struct found, FOUND_MOST),
	};
	add_objects(&f);
	add_metas(&f);
	add_elements(&f);
	add_texts(&f);
	for (int s = 0; s < AUTHOR_SOURCE_COUNT && list.count == 0; s++) {
		const struct found *best = nearest(&f, (enum author_source)s);
		if (!best)
			continue;
		take(out, &list, &best->line);
		/* Structured data names each author in its turn. */
		for (uint32_t i = 0; i < f.count; i++)
			if (f.at[i].source == s && (s == AUTHOR_ARTICLE || s == AUTHOR_META))
				take(out, &list, &f.at[i].line);
	}
	return list;
}
