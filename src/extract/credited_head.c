/* credited_head.c: authors by structured data and meta. */
#include <string.h>

#include "extract/credit.h"

enum { OBJECTS_MOST = 600 };

static void
add_value(struct credits *f, struct str text, enum credit_source source)
{
	struct credit_place p = {.source = source};
	credit_add_text(f, text, &p);
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

static bool
is_desk(const struct json *v)
{
	return str_has(json_text(json_get(v, "@type")), STR("Organization"));
}

/* Names of a list, joined; those of organisations only where there are no others. */
static struct str
joined_names(struct credits *f, const struct json *list)
{
	struct buf b = buf_in(f->arena, 64);
	json_each(one, list) {
		struct str name = object_name(&f->clues->page->ld, one);
		if (!name.n || name.n > 100 || str_starts(name, STR("http")))
			continue;
		if (b.n)
			buf_cstr(&b, "; ");
		buf_put(&b, name);
	}
	return buf_str(&b);
}

static void
add_author(struct credits *f, const struct json *v, bool article)
{
	if (v->type == JSON_T_ARRAY && v->count == 1)
		v = v->first;
	if (v->type == JSON_T_ARRAY) {
		add_value(f, joined_names(f, v), article ? FROM_ARTICLE_LIST : FROM_OBJECT_LIST);
		return;
	}
	enum credit_source source = article ? FROM_ARTICLE : FROM_OBJECT;
	if (is_desk(v))
		source = article ? FROM_ARTICLE_DESK : FROM_OBJECT_DESK;
	else if (v->type == JSON_T_STRING)
		source = article ? FROM_ARTICLE_TEXT : FROM_OBJECT;
	add_value(f, object_name(&f->clues->page->ld, v), source);
}

void
credits_of_objects(struct credits *f)
{
	const struct jsonld *ld = &f->clues->page->ld;
	for (uint32_t i = 0; i < ld->count && i < OBJECTS_MOST; i++) {
		if (ld->at[i].kinds & LD_COMMENT)
			continue;
		const struct json *author = json_get(ld->at[i].json, "author");
		const struct json *creator = json_get(ld->at[i].json, "creator");
		if (author)
			add_author(f, author, ld->at[i].kinds & LD_ARTICLE && !f->clues->of_another[i]);
		if (creator)
			add_value(f, creator->type == JSON_T_ARRAY ? joined_names(f, creator)
			                                           : object_name(ld, creator),
			          FROM_CREATOR);
	}
}

/* ---- meta ---- */

static const struct {
	const char *key;
	enum credit_source source;
} meta_rows[] = {
	{"author", FROM_META},
	{"article:author", FROM_META_OTHER},
	{"article:author_name", FROM_META_SERVICE},
	{"article.author", FROM_META_SERVICE},
	{"authors", FROM_META_SERVICE},
	{"byl", FROM_META_SERVICE},
	{"citation_author", FROM_META_CITATION},
	{"cxenseparse:author", FROM_META_SERVICE},
	{"dc.contributor", FROM_META_OTHER},
	{"dc.creator", FROM_META_OTHER},
	{"dcterms.creator", FROM_META_OTHER},
	{"og:article:author", FROM_META_SERVICE},
	{"og:author", FROM_META_OTHER},
	{"parsely-author", FROM_META_SERVICE},
	{"sailthru.author", FROM_META_SERVICE},
	{"shareaholic:article_author_name", FROM_META_SERVICE},
};

/* "Quill, Ada" of a citation is turned round. */
static void
put_name(struct buf *b, struct str name, bool family_first)
{
	struct str rest = name, family;
	if (b->n)
		buf_cstr(b, "; ");
	if (family_first && str_cut(&rest, ',', &family) && rest.n) {
		buf_put(b, str_trim(rest));
		buf_byte(b, ' ');
		name = family;
	}
	buf_put(b, name);
}

/* All values of the key, joined. */
static struct str
meta_values(struct credits *f, struct str key, bool family_first)
{
	const struct head *head = &f->clues->page->head;
	struct buf b = buf_in(f->arena, 64);
	for (uint32_t i = 0; i < head->meta_count; i++) {
		struct str value = head->metas[i].value;
		if (str_eq(head->metas[i].key, key) && value.n <= 300 &&
		    !str_starts_nocase(value, STR("http")))
			put_name(&b, value, family_first);
	}
	return buf_str(&b);
}

void
credits_of_metas(struct credits *f)
{
	const struct head *head = &f->clues->page->head;
	for (size_t i = 0; i < sizeof meta_rows / sizeof *meta_rows; i++) {
		enum credit_source source = meta_rows[i].source;
		struct str key = str_of(meta_rows[i].key);
		if (head_meta(head, meta_rows[i].key).n)
			add_value(f, meta_values(f, key, source == FROM_META_CITATION), source);
	}
	static const char *const labels[][2] = {{"twitter:label1", "twitter:data1"},
	                                        {"twitter:label2", "twitter:data2"}};
	for (size_t i = 0; i < 2; i++) {
		struct str label = head_meta(head, labels[i][0]);
		if (str_has_nocase(label, STR("author")) || byline_is_prefix(label) ||
		    str_ends_nocase(label, STR(" by")))
			add_value(f, head_meta(head, labels[i][1]), FROM_META_SOCIAL);
	}
}
