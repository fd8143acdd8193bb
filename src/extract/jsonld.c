/* jsonld.c: structured data of a page. */
#include "extract/jsonld.h"

#include <string.h>

#include "extract/plain.h"
#include "model/limits.h"

enum { OBJECTS_MOST = 4000, DEPTH_MOST = 10 };

static const struct {
	const char *part; /* of the @type */
	unsigned kinds;
} kind_rows[] = {
	{"Article", LD_ARTICLE},
	{"BlogPosting", LD_ARTICLE},
	{"LiveBlogPosting", LD_ARTICLE | LD_LIVE},
	{"SocialMediaPosting", LD_ARTICLE},
	{"Report", LD_ARTICLE},
	{"Review", LD_ARTICLE},
	{"Opinion", LD_OPINION},
	{"AdvertiserContent", LD_ARTICLE | LD_SPONSORED},
	{"WebPage", LD_PAGE},
	{"Recipe", LD_PAGE},
	{"HowTo", LD_PAGE},
	{"Blog", LD_PAGE},
	{"NewsA", LD_PAGE},
	{"Comment", LD_COMMENT},
	{"Answer", LD_COMMENT},
	{"Question", LD_COMMENT},
	{"UserReview", LD_COMMENT},
	{"Organization", LD_OUTLET},
	{"WebSite", LD_OUTLET},
	{"BreadcrumbList", LD_BREADCRUMB},
	{"VideoObject", LD_MEDIA},
	{"AudioObject", LD_MEDIA},
	{"ImageGallery", LD_MEDIA},
	{"MediaGallery", LD_MEDIA},
};

static unsigned
kinds_of_text(struct str type)
{
	unsigned kinds = 0;
	if (type.p && type.n < 200)
		for (size_t i = 0; i < sizeof kind_rows / sizeof *kind_rows; i++)
			if (str_has(type, str_of(kind_rows[i].part)))
				kinds |= kind_rows[i].kinds;
	return kinds;
}

static unsigned
kinds_of(const struct json *object)
{
	const struct json *type = json_get(object, "@type");
	unsigned kinds = kinds_of_text(json_text(type));
	if (type && type->type == JSON_T_ARRAY)
		json_each(one, type)
			kinds |= kinds_of_text(json_text(one));
	return kinds;
}

static void
collect(struct arena *a, struct jsonld *ld, const struct json *v, int depth)
{
	if (depth > DEPTH_MOST || ld->count >= OBJECTS_MOST)
		return;
	if (v->type == JSON_T_OBJECT) {
		if ((ld->count & (ld->count - 1)) == 0) {
			uint32_t cap = ld->count ? ld->count * 2 : 1;
			struct jsonld_object *more = arena_array(a, struct jsonld_object, cap);
			if (ld->count)
				memcpy(more, ld->at, ld->count * sizeof *more);
			ld->at = more;
		}
		ld->at[ld->count++] = (struct jsonld_object){v, kinds_of(v)};
	}
	if (v->type == JSON_T_OBJECT || v->type == JSON_T_ARRAY)
		json_each(child, v)
			if (child->type == JSON_T_OBJECT || child->type == JSON_T_ARRAY)
				collect(a, ld, child, depth + 1);
}

static struct str
without_wrapping(struct str s)
{
	static const char *const heads[] = {"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[",
	                                    "// <![CDATA[", "/* <![CDATA[ */"};
	static const char *const tails[] = {"-->", "//]]>", "/*]]>*/", "]]>", "// ]]>",
	                                    "/* ]]> */", ";"};
	s = str_trim(s);
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (str_starts(s, str_of(heads[i])))
			s = str_trim(str_skip(s, strlen(heads[i])));
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
			if (str_ends(s, str_of(tails[i])))
				s = str_trim(str_sub(s, 0, s.n - strlen(tails[i])));
	return s;
}

const struct json *
script_json(struct arena *a, struct str text)
{
	struct err err;
	struct str s = without_wrapping(text);
	if (s.n < 2 || (s.p[0] != '{' && s.p[0] != '['))
		return NULL;
	char *clean = NULL;
	for (size_t i = 0; i < s.n; i++) {
		if ((unsigned char)s.p[i] >= ' ')
			continue;
		if (!clean) {
			clean = arena_array(a, char, s.n);
			memcpy(clean, s.p, s.n);
		}
		clean[i] = ' ';
	}
	return json_read(a, clean ? str_from(clean, s.n) : s, JSON_LENIENT, &err);
}

static struct str
script_text(const struct tree *t, uint32_t node)
{
	uint32_t i = node + 1;
	if (i > t->nodes[node].last || t->nodes[i].tag != TAG_TEXT)
		return STR_NONE;
	return str_from(t->text.p + t->nodes[i].at, t->nodes[i].n);
}

struct jsonld
jsonld_read(struct arena *a, const struct tree *t)
{
	struct jsonld ld = {0};
	for (uint32_t i = 0; i < t->count; i++) {
		if (t->nodes[i].tag != TAG_SCRIPT ||
		    !str_has_nocase(tree_attr(t, i, ATTR_TYPE), STR("ld+json")))
			continue;
		const struct json *v = script_json(a, script_text(t, i));
		if (v)
			collect(a, &ld, v, 0);
	}
	return ld;
}

const struct json *
jsonld_by_id(const struct jsonld *ld, struct str id)
{
	if (!id.p)
		return NULL;
	for (uint32_t i = 0; i < ld->count; i++)
		if (str_eq(json_text(json_get(ld->at[i].json, "@id")), id) &&
		    json_get(ld->at[i].json, "name"))
			return ld->at[i].json;
	return NULL;
}

struct str
jsonld_name(const struct jsonld *ld, const struct json *v)
{
	if (v && v->type == JSON_T_ARRAY)
		v = v->first;
	if (!v)
		return STR_NONE;
	if (v->type == JSON_T_STRING)
		return v->text;
	struct str name = json_text(json_get(v, "name"));
	if (name.p)
		return name;
	const struct json *other = jsonld_by_id(ld, json_text(json_get(v, "@id")));
	name = json_text(json_get(other, "name"));
	return name.p ? name : json_text(json_get(v, "url"));
}

struct str
jsonld_body(struct arena *a, const struct jsonld *ld)
{
	struct str longest = STR_NONE;
	for (uint32_t i = 0; i < ld->count; i++) {
		struct str body = json_text(json_get(ld->at[i].json, "articleBody"));
		if (body.n > longest.n)
			longest = body;
	}
	return longest.p ? plain_text(a, longest) : STR_NONE;
}

static void
longest_string(const struct json *v, struct str *longest, int depth)
{
	if (depth > 60)
		return;
	if (v->type == JSON_T_STRING && v->text.n > longest->n && plain_is_prose(v->text))
		*longest = v->text;
	json_each(child, v)
		longest_string(child, longest, depth + 1);
}

/* Texts of the chunks that Next.js pushes: self.__next_f.push([1,"…"]). */
static void
pushed_string(struct arena *a, struct str text, struct str *longest)
{
	static const char mark[] = "__next_f.push(";
	ptrdiff_t at = str_find(text, str_of(mark), 0);
	ptrdiff_t end = str_rfind_byte(text, ')');
	if (at < 0 || end < at)
		return;
	const struct json *v =
		script_json(a, str_sub(text, (size_t)at + strlen(mark), (size_t)end));
	if (v)
		longest_string(v, longest, 0);
}

struct str
app_body(struct arena *a, const struct tree *t)
{
	struct str longest = STR_NONE;
	for (uint32_t i = 0; i < t->count; i++) {
		if (t->nodes[i].tag != TAG_SCRIPT)
			continue;
		struct str text = script_text(t, i);
		struct str type = tree_attr(t, i, ATTR_TYPE);
		if (str_has(text, STR("__next_f.push("))) {
			pushed_string(a, text, &longest);
		} else if (str_has_nocase(type, STR("json")) &&
		           !str_has_nocase(type, STR("ld+json"))) {
			const struct json *v = script_json(a, text);
			if (v)
				longest_string(v, &longest, 0);
		}
	}
	return longest.p ? plain_text(a, longest) : STR_NONE;
}
