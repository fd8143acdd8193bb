/* head.c: collecting meta, link, title. */
#include "extract/head.h"

#include <string.h>

#include "extract/plain.h"
#include "model/limits.h"

enum { METAS_MOST = 1000 };

static void
add_meta(struct arena *a, struct head *h, const struct tree *t, uint32_t node)
{
	static const enum attr keys[] = {ATTR_PROPERTY, ATTR_NAME, ATTR_ITEMPROP,
	                                 ATTR_HTTP_EQUIV};
	struct str key = STR_NONE, value = str_trim(tree_attr(t, node, ATTR_CONTENT));
	for (size_t i = 0; i < 4 && key.n == 0; i++)
		key = str_trim(tree_attr(t, node, keys[i]));
	if (key.n == 0 || value.n == 0 || h->meta_count == METAS_MOST)
		return;
	h->metas[h->meta_count++] = (struct meta){str_lower(a, key), value};
}

struct head
head_read(struct arena *a, const struct tree *t)
{
	struct head h = {.metas = arena_array(a, struct meta, METAS_MOST)};
	for (uint32_t i = 0; i < t->count; i++) {
		switch (t->nodes[i].tag) {
		case TAG_META:
			add_meta(a, &h, t, i);
			break;
		case TAG_TITLE:
			if (!h.title.p)
				h.title = plain_line(a, tree_text(a, t, i, LIMIT_TITLE_BYTES),
				                     LIMIT_TITLE_BYTES);
			break;
		case TAG_LINK:
			if (!h.canonical.p &&
			    str_eq_nocase(tree_attr(t, i, ATTR_REL), STR("canonical")))
				h.canonical = str_trim(tree_attr(t, i, ATTR_HREF));
			break;
		case TAG_HTML:
			if (!h.language.n)
				h.language = str_trim(tree_attr(t, i, ATTR_LANG));
			break;
		default:
			break;
		}
	}
	if (!h.language.n)
		h.language = head_meta(&h, "og:locale");
	if (!h.language.n)
		h.language = head_meta(&h, "content-language");
	return h;
}

struct str
head_meta(const struct head *h, const char *key)
{
	struct str want = str_of(key);
	for (uint32_t i = 0; i < h->meta_count; i++)
		if (str_eq(h->metas[i].key, want))
			return h->metas[i].value;
	return STR_NONE;
}
