/* site.c: meta and link elements read with care. */
#include "extract/site.h"

#include "extract/plain.h"
#include "model/limits.h"
#include "text/lang.h"
#include "text/url.h"
#include "text/utf8.h"

enum { LANGUAGE_BYTES = 2000 }; /* enough of a text to tell */

/* An http address resolved on the page's own, or STR_NONE. */
static struct str
resolved(struct arena *a, const struct page *page, struct str address)
{
	struct arena scratch = page_scratch(a);
	struct str s = STR_NONE;
	address = str_trim(address);
	if (address.n && address.n < LIMIT_URL_BYTES)
		s = url_resolve(a, scratch, address, page->url);
	return str_starts(s, STR("http://")) || str_starts(s, STR("https://")) ? s : STR_NONE;
}

static bool
is_front(struct arena *a, struct str url)
{
	struct arena scratch = page_scratch(a);
	struct str target = url_target(a, scratch, url);
	return target.n <= 1;
}

static bool
same_site(struct arena *a, struct str one, struct str other)
{
	struct arena scratch = page_scratch(a);
	return str_eq(url_site(url_host(a, scratch, one)), url_site(url_host(a, scratch, other)));
}

struct str
canonical_of(struct arena *out, const struct page *page)
{
	struct arena *a = page->arena;
	struct str given[] = {page->head.canonical, head_meta(&page->head, "og:url")};
	for (size_t i = 0; i < 2; i++) {
		struct str s = resolved(a, page, given[i]);
		if (!s.p)
			continue;
		if (page->url.n && (!same_site(a, s, page->url) ||
		                    (is_front(a, s) && !is_front(a, page->url))))
			continue;
		return str_dup(out, s);
	}
	return STR_NONE;
}

/* "de_DE.UTF-8" to "de-DE"; STR_NONE where it is no tag. */
static struct str
clean_tag(struct arena *out, struct str s)
{
	struct buf b = buf_in(out, 16);
	bool primary = true;
	s = str_trim(s);
	for (size_t i = 0; i < s.n && i < 16; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '-' || c == '_') {
			primary = false;
			buf_byte(&b, '-');
		} else if (byte_is_alnum(c)) {
			buf_byte(&b, (char)(primary ? byte_lower(c) : c));
		} else {
			break;
		}
	}
	struct str tag = buf_str(&b);
	ptrdiff_t end = str_find_byte(tag, '-', 0);
	size_t n = end < 0 ? tag.n : (size_t)end;
	while (tag.n && tag.p[tag.n - 1] == '-')
		tag.n--;
	/* A region is written in capitals. */
	for (size_t i = n + 1; tag.n == n + 3 && i < tag.n; i++)
		b.p[i] = (char)(b.p[i] >= 'a' && b.p[i] <= 'z' ? b.p[i] - 'a' + 'A' : b.p[i]);
	return n == 2 || n == 3 ? tag : STR_NONE;
}

static struct str
primary(struct str tag)
{
	ptrdiff_t end = str_find_byte(tag, '-', 0);
	return end < 0 ? tag : str_sub(tag, 0, (size_t)end);
}

struct str
language_of(struct arena *out, const struct page *page, struct str text)
{
	struct str told = clean_tag(out, page->head.language);
	struct str found =
		text.n >= 120 ? lang_detect(utf8_cut(text, LANGUAGE_BYTES)) : STR_NONE;
	if (!found.p)
		return told;
	bool norwegian = str_eq(primary(told), STR("nb")) || str_eq(primary(told), STR("nn"));
	if (str_eq(primary(told), found) || (norwegian && str_eq(found, STR("no"))))
		return told;
	return str_dup(out, found);
}

/* The address in v: a text, its url, or the first element. */
static struct str
ld_address(const struct json *v)
{
	if (v && v->type == JSON_T_ARRAY)
		v = v->first;
	struct str s = json_text(v);
	if (!s.p)
		s = json_text(json_get(v, "url"));
	return s.p ? s : json_text(json_get(v, "contentUrl"));
}

struct str
image_of(struct arena *out, const struct page *page)
{
	static const char *const keys[] = {"og:image", "og:image:url", "og:image:secure_url",
	                                   "twitter:image", "twitter:image:src"};
	struct str s = STR_NONE;
	for (size_t i = 0; i < sizeof keys / sizeof *keys && !s.p; i++)
		s = resolved(page->arena, page, head_meta(&page->head, keys[i]));
	for (uint32_t i = 0; i < page->ld.count && !s.p; i++)
		if (page->ld.at[i].kinds & LD_ARTICLE)
			s = resolved(page->arena, page,
			             ld_address(json_get(page->ld.at[i].json, "image")));
	return str_dup(out, s);
}

static struct str
ld_section(const struct page *page)
{
	for (uint32_t i = 0; i < page->ld.count; i++) {
		const struct json *v = json_get(page->ld.at[i].json, "articleSection");
		if (v && v->type == JSON_T_ARRAY)
			v = v->first;
		if (json_text(v).n)
			return v->text;
	}
	return STR_NONE;
}

/* Of "Home > Politics > This article" the middle. */
static struct str
breadcrumb(const struct page *page)
{
	for (uint32_t i = 0; i < page->ld.count; i++) {
		if (!(page->ld.at[i].kinds & LD_BREADCRUMB))
			continue;
		const struct json *list = json_get(page->ld.at[i].json, "itemListElement");
		const struct json *v = list && list->count >= 3 ? json_at(list, 1) : NULL;
		struct str name = json_text(json_get(v, "name"));
		if (!name.n)
			name = json_text(json_get(json_get(v, "item"), "name"));
		if (name.n)
			return name;
	}
	return STR_NONE;
}

/* Does the name say nothing about what the article is about? */
static bool
says_nothing(struct str folded)
{
	static const char *const empty[] = {
		"actualidad", "aktuell", "aktuelles", "allgemein", "archive", "archives", "article",
		"articles", "artikel", "artykul", "blog", "blogs", "collection", "collections", "company",
		"content", "general", "home", "index", "insights", "learn", "magazin", "nachrichten",
		"news", "noticias", "other", "page", "pages", "post", "posts", "presse", "resources",
		"senza categoria", "shareddocs", "sin categoria", "sin categor\303\255a", "startseite",
		"statischeseiten", "stories", "story", "tags", "tag", "themen", "topic", "topics",
		"uncategorized", "uncategorised", "unkategorisiert", "view", "web", "wiki", "wp content",
		"www",
	};
	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
		if (str_eq(folded, str_of(empty[i])))
			return true;
	return false;
}

/* The first folder of the address, where it is a plain word of some length. */
static struct str
first_folder(struct arena *a, const struct page *page)
{
	struct url url;
	struct str part;
	if (!page->url.n || !url_parse(a, page->url, NULL, &url) || url.opaque)
		return STR_NONE;
	struct str rest = str_skip(url.path, 1);
	if (!str_cut(&rest, '/', &part) || rest.n == 0 || part.n < 4 || part.n > 24)
		return STR_NONE;
	for (size_t i = 0; i < part.n; i++)
		if (!byte_is_alpha((unsigned char)part.p[i]) && part.p[i] != '-')
			return STR_NONE;
	bool is_language = part.n == 5 && part.p[2] == '-'; /* "en-us" */
	struct str words = plain_fold(a, part);
	return is_language ? STR_NONE : words;
}

struct str
section_of(struct arena *out, const struct page *page)
{
	struct arena *a = page->arena;
	const struct str told[] = {head_meta(&page->head, "article:section"), ld_section(page),
	                           breadcrumb(page), first_folder(a, page)};
	for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
		struct str line = plain_line(a, told[i], 120);
		if (line.n && !says_nothing(plain_fold(a, line)))
			return str_dup(out, line);
	}
	return STR_NONE;
}
