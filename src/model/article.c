/* article.c: articles as JSON lines and back. */
#include "model/article.h"

static const char *const kind_names[KIND_COUNT] = {
	[KIND_REPORT] = "report",       [KIND_LIVEBLOG] = "liveblog", [KIND_OPINION] = "opinion",
	[KIND_SPONSORED] = "sponsored", [KIND_DIGEST] = "digest",     [KIND_MEDIA] = "media",
	[KIND_PAYWALLED] = "paywalled",
};

const char *
article_kind_name(enum article_kind kind)
{
	return kind < KIND_COUNT ? kind_names[kind] : "report";
}

enum article_kind
article_kind_of(struct str name)
{
	for (int k = 0; k < KIND_COUNT; k++)
		if (str_eq(name, str_of(kind_names[k])))
			return (enum article_kind)k;
	return KIND_REPORT;
}

static const struct {
	unsigned bit;
	const char *name;
} rule_parts[] = {
	{RULE_BODY, "body"}, {RULE_HEADLINE, "headline"}, {RULE_AUTHOR, "author"},
	{RULE_DATE, "date"}, {RULE_DROP, "drop"},
};
enum { RULE_PARTS = sizeof rule_parts / sizeof *rule_parts };

struct str
article_rules_missed(struct arena *out, const struct article *a)
{
	struct buf b = buf_in(out, 64);
	for (int i = 0; i < RULE_PARTS; i++)
		if (a->rules_missed & rule_parts[i].bit)
			buf_fmt(&b, "%s%s", b.n ? ", " : "", rule_parts[i].name);
	return buf_str(&b);
}

static void
rules_to_json(struct json_out *j, const struct article *a)
{
	if (!a->rules.p) {
		json_kv_null(j, "rules");
		return;
	}
	json_key(j, "rules");
	json_begin(j, '{');
	json_kv_str(j, "for", a->rules);
	json_key(j, "missed");
	json_begin(j, '[');
	for (int i = 0; i < RULE_PARTS; i++)
		if (a->rules_missed & rule_parts[i].bit)
			json_put_str(j, str_of(rule_parts[i].name));
	json_end(j, ']');
	json_end(j, '}');
}

void
article_to_json(struct json_out *j, const struct article *a)
{
	json_begin(j, '{');
	json_kv_str(j, "url", a->url);
	json_kv_str(j, "canonical", a->canonical);
	json_kv_str(j, "title", a->title);
	json_key(j, "authors");
	json_begin(j, '[');
	for (size_t i = 0; i < a->author_count; i++)
		json_put_str(j, a->authors[i]);
	json_end(j, ']');
	json_kv_when(j, "published", a->published);
	json_kv_when(j, "updated", a->updated);
	json_kv_str(j, "language", a->language);
	json_kv_str(j, "outlet", a->outlet);
	json_kv_str(j, "image", a->image);
	json_kv_str(j, "section", a->section);
	json_kv_str(j, "kind", str_of(article_kind_name(a->kind)));
	json_key(j, "signals");
	json_begin(j, '[');
	for (int i = 0; i < SIGNAL_ROWS; i++)
		if (a->signals & signal_rows[i].bit)
			json_put_str(j, str_of(signal_rows[i].name));
	json_end(j, ']');
	if (a->max_snippet >= 0)
		json_kv_int(j, "max_snippet", a->max_snippet);
	else
		json_kv_null(j, "max_snippet");
	json_kv_when(j, "unavailable_after", when_at(a->unavailable_after));
	json_kv_str(j, "text", a->text);
	marks_to_json(j, &a->marks);
	json_kv_num(j, "confidence", a->confidence);
	rules_to_json(j, a);
	json_end(j, '}');
}

struct article
article_from_json(struct arena *out, const struct json *v)
{
	struct article a = {
		.url = json_text(json_get(v, "url")),
		.canonical = json_text(json_get(v, "canonical")),
		.title = json_text(json_get(v, "title")),
		.published = when_read(json_text(json_get(v, "published"))),
		.updated = when_read(json_text(json_get(v, "updated"))),
		.language = json_text(json_get(v, "language")),
		.outlet = json_text(json_get(v, "outlet")),
		.image = json_text(json_get(v, "image")),
		.section = json_text(json_get(v, "section")),
		.kind = article_kind_of(json_text(json_get(v, "kind"))),
		.max_snippet = (int)json_int(json_get(v, "max_snippet"), -1),
		.unavailable_after = when_read(json_text(json_get(v, "unavailable_after"))).at,
		.text = json_text(json_get(v, "text")),
		.confidence = json_num(json_get(v, "confidence"), 0),
	};
	const struct json *authors = json_get(v, "authors");
	a.authors = arena_array(out, struct str, authors ? authors->count : 0);
	json_each(name, authors)
		if (json_text(name).p)
			a.authors[a.author_count++] = json_text(name);
	json_each(name, json_get(v, "signals"))
		a.signals |= signal_of(json_text(name));
	a.marks = marks_from_json(out, v, a.text.n);
	const struct json *rules = json_get(v, "rules");
	a.rules = json_text(json_get(rules, "for"));
	json_each(name, json_get(rules, "missed"))
		for (int i = 0; i < RULE_PARTS; i++)
			if (str_eq(json_text(name), str_of(rule_parts[i].name)))
				a.rules_missed |= rule_parts[i].bit;
	return a;
}
