/* dated.c: collecting dates from addresses, structured data, meta, elements, text, scripts. */
#include "extract/dated.h"

#include <string.h>

#include "extract/cues.h"
#include "extract/names.h"
#include "extract/plain.h"
#include "model/limits.h"
#include "text/date.h"
#include "text/url.h"

enum { DATES_MOST = 600, TEXT_DATES_MOST = 300, SCRIPT_DATES_MOST = 30 };

struct finder {
	struct arena *arena;
	const struct page *page;
	const struct clues *clues;
	struct dates *dates;
	bool month_first;
};

/* Nothing is older than the web, nor newer than today and its time zones. */
static bool
is_plausible(const struct finder *f, struct when w)
{
	static const int64_t day = 24 * 60 * 60;
	int64_t last = f->page->today == WHEN_UNKNOWN ? days_of_date(2100, 1, 1) * day
	                                              : f->page->today + 2 * day;
	return when_known(w) && w.at >= days_of_date(1995, 1, 1) * day && w.at < last;
}

static void
add(struct finder *f, struct dated d)
{
	if (f->dates->count < DATES_MOST && is_plausible(f, d.when))
		f->dates->at[f->dates->count++] = d;
}

/* The first date of a value; true where it has one. */
static bool
add_value(struct finder *f, struct str value, struct dated d)
{
	size_t from = 0;
	struct date_options options = {.month_first = f->month_first, .compact = true};
	value = date_plain_digits(f->arena, str_trim(value));
	if (value.n < 6 || value.n > 400)
		return false;
	d.when = value.n <= 40 ? when_read(value) : WHEN_NONE;
	if (!when_known(d.when) && !date_find(value, &from, options, &d.when))
		return false;
	add(f, d);
	return true;
}

/* ---- addresses ---- */

static bool
is_one_of(char c, const char *bytes)
{
	return c && strchr(bytes, c);
}

static int
digits_at(struct str s, size_t *i, int least, int most)
{
	int v = 0, n = 0;
	while (*i < s.n && n < most && byte_is_digit((unsigned char)s.p[*i])) {
		v = v * 10 + s.p[(*i)++] - '0';
		n++;
	}
	return n >= least ? v : -1;
}

static bool
day_exists(int year, int month, int day)
{
	int64_t y;
	int m, d;
	if (year < 1990 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	date_of_days(days_of_date(year, month, day), &y, &m, &d);
	return m == month && d == day;
}

static struct when
day_of(int year, int month, int day)
{
	return (struct when){.at = days_of_date(year, month, day) * 86400, .date_only = true};
}

/* "/2026/11/20/", "-2026-1-3.html"; with `compact` also 20261120 with no digit around it. */
static bool
date_in_address(struct str url, bool compact, struct when *when)
{
	for (size_t i = 0; i + 7 < url.n; i++) {
		size_t k = i + 1;
		if (compact ? byte_is_digit((unsigned char)url.p[i]) : !is_one_of(url.p[i], "/=_-"))
			continue;
		int year = digits_at(url, &k, 4, 4), month, day;
		if (year < 0 || (!compact && (k >= url.n || !is_one_of(url.p[k++], "/_.-"))))
			continue;
		month = digits_at(url, &k, compact ? 2 : 1, 2);
		if (month < 0 || (!compact && (k >= url.n || !is_one_of(url.p[k++], "/_.-"))))
			continue;
		day = digits_at(url, &k, compact ? 2 : 1, 2);
		if (compact ? k < url.n && byte_is_digit((unsigned char)url.p[k])
		            : k < url.n && !is_one_of(url.p[k], "/_.?&#-"))
			continue;
		if (day > 0 && day_exists(year, month, day)) {
			*when = day_of(year, month, day);
			return true;
		}
	}
	return false;
}

static void
add_addresses(struct finder *f)
{
	struct str urls[] = {f->page->url, f->page->head.canonical,
	                     head_meta(&f->page->head, "og:url")};
	struct dated d = {0};
	for (int compact = 0; compact < 2; compact++)
		for (size_t i = 0; i < 3; i++)
			if (urls[i].n < LIMIT_URL_BYTES && date_in_address(urls[i], compact, &d.when)) {
				d.source = compact ? DATE_URL_DIGITS : DATE_URL;
				add(f, d);
				return;
			}
}

static void
add_image(struct finder *f)
{
	struct str image = head_meta(&f->page->head, "og:image");
	struct dated d = {.source = DATE_IMAGE};
	if (image.n < LIMIT_URL_BYTES && (date_in_address(image, false, &d.when) ||
	                                  date_in_address(image, true, &d.when)))
		add(f, d);
}

/* ---- structured data and meta ---- */

static void
add_objects(struct finder *f)
{
	const struct jsonld *ld = &f->page->ld;
	for (uint32_t i = 0; i < ld->count && i < 600; i++) {
		const struct json *o = ld->at[i].json;
		unsigned kinds = ld->at[i].kinds;
		if (kinds & LD_COMMENT)
			continue;
		struct str published = json_text(json_get(o, "datePublished"));
		struct str modified = json_text(json_get(o, "dateModified"));
		bool article = kinds & LD_ARTICLE, page = article || kinds & LD_PAGE;
		if (f->clues->of_another[i])
			article = page = false;
		add_value(f, published, (struct dated){.source = article ? DATE_ARTICLE
		                                                 : page  ? DATE_WEBPAGE
		                                                         : DATE_OTHER_OBJECT});
		add_value(f, json_text(json_get(o, "dateCreated")),
		          (struct dated){.source = DATE_CREATED});
		if (page)
			add_value(f, modified, (struct dated){.source = DATE_ARTICLE_MODIFIED});
		add_value(f, json_text(json_get(o, "uploadDate")),
		          (struct dated){.source = DATE_UPLOAD});
	}
}

static const char *const meta_published[] = {
	"article:published_time", "og:published_time", "article:published", "datepublished",
	"date", "parsely-pub-date", "pubdate", "dc.date", "dc.date.issued", "dcterms.created",
	"publish-date", "publication_date", "dcterms.date", "sailthru.date",
	"og:article:published_time", "cxenseparse:recs:publishtime", "article.published",
};
static const char *const meta_modified[] = {"modif", "update", "revised", "last-mod", "lastmod",
                                            "expires", "lastbuild"};
static const char *const meta_like[] = {"publish", "pubdate", "pub_date", "issued", "created",
                                        "posted", "article.date", "articledate", "release",
                                        "firstpub", "publication", "datepub", "date-creation",
                                        "article_date", "live_date", "displaydate"};

static bool
contains_any(struct str key, const char *const *parts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_has(key, str_of(parts[i])))
			return true;
	return false;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static enum date_source
meta_source(struct str key)
{
	if (contains_any(key, meta_modified, COUNT(meta_modified)))
		return DATE_META_MODIFIED;
	for (size_t i = 0; i < COUNT(meta_published); i++)
		if (str_eq(key, str_of(meta_published[i])))
			return DATE_META;
	if (contains_any(key, meta_like, COUNT(meta_like)))
		return DATE_META_LIKE;
	if (str_has(key, STR("date")) || str_has(key, STR("time")))
		return DATE_META_OTHER;
	return DATE_SOURCE_COUNT;
}

/* Are there digits enough? */
static bool
may_be_date(struct str value)
{
	int digits = 0;
	for (size_t i = 0; i < value.n; i++)
		digits += byte_is_digit((unsigned char)value.p[i]);
	return digits >= 3;
}

static void
add_metas(struct finder *f)
{
	for (uint32_t i = 0; i < f->page->head.meta_count; i++) {
		const struct meta *m = &f->page->head.metas[i];
		if (m->value.n > 80 || !may_be_date(m->value))
			continue;
		enum date_source source = meta_source(m->key);
		if (source != DATE_SOURCE_COUNT)
			add_value(f, m->value, (struct dated){.source = (uint8_t)source});
	}
}

/* ---- elements ---- */

/* Seconds or milliseconds since 1970 as a date. */
static struct when
when_of_stamp(struct str s)
{
	int64_t v;
	if ((s.n != 10 && s.n != 13) || !str_to_int(s, &v))
		return WHEN_NONE;
	return when_at(s.n == 13 ? v / 1000 : v);
}

static struct dated
placed(const struct finder *f, uint32_t node, enum date_source source)
{
	bool known;
	int64_t after = region_after_title(f->page, &f->clues->regions, node, &known);
	uint8_t bits = f->clues->regions.bits[node];
	return (struct dated){
		.source = (uint8_t)source,
		.near = known,
		.after_title = (int32_t)after,
		.in_comment = (bits & REGION_COMMENT) != 0,
		.in_list = (bits & REGION_LISTED) != 0,
		.in_footer = (bits & REGION_FOOTER) != 0,
		.in_related = (bits & REGION_RELATED) != 0,
		.behind = f->clues->regions.block[node] > f->clues->last_good,
		.modified = (tree_says(&f->page->tree, node) & NAME_MODIFIED) != 0,
	};
}

static struct str
element_text(struct finder *f, uint32_t i)
{
	return tree_text(f->arena, &f->page->tree, i, 400);
}

static void
add_element(struct finder *f, uint32_t i)
{
	const struct tree *t = &f->page->tree;
	const struct node *n = &t->nodes[i];
	struct str property = n->n ? tree_attr(t, i, ATTR_ITEMPROP) : STR_NONE;
	struct str data = n->n ? tree_attr(t, i, ATTR_DATA_DATE) : STR_NONE;
	if (n->tag == TAG_TIME || n->tag == TAG_RELATIVE_TIME || n->tag == TAG_LOCAL_TIME) {
		struct dated d = placed(f, i, DATE_TIME);
		d.said_published = tree_says(t, i) & NAME_DATED || tree_attr(t, i, ATTR_PUBDATE).p ||
		                   str_eq_nocase(property, STR("datePublished"));
		struct str value = tree_attr(t, i, ATTR_DATETIME);
		if (!value.n)
			value = tree_attr(t, i, ATTR_CONTENT);
		if (!add_value(f, value, d))
			add_value(f, element_text(f, i), d);
	} else if (str_eq_nocase(property, STR("datePublished")) ||
	           str_eq_nocase(property, STR("dateCreated")) ||
	           str_eq_nocase(property, STR("dateModified"))) {
		bool modified = str_eq_nocase(property, STR("dateModified"));
		struct str value = tree_attr(t, i, ATTR_CONTENT);
		if (!value.n)
			value = tree_attr(t, i, ATTR_DATETIME);
		add_value(f, value.n ? value : element_text(f, i),
		          placed(f, i, modified ? DATE_ITEM_MODIFIED : DATE_ITEMPROP));
	} else if (n->tag == TAG_ABBR && tree_attr(t, i, ATTR_TITLE).n) {
		add_value(f, tree_attr(t, i, ATTR_TITLE), placed(f, i, DATE_TIME));
	} else if (data.n) {
		struct dated d = placed(f, i, DATE_TIME);
		d.when = when_of_stamp(data);
		if (when_known(d.when))
			add(f, d);
		else
			add_value(f, data, d);
	} else if (tree_says(t, i) & NAME_DATE && n->inside < 800 && n->tag != TAG_BODY &&
	           n->tag != TAG_MAIN && n->tag != TAG_ARTICLE) {
		bool strong = tree_says(t, i) & NAME_DATED;
		struct dated d = placed(f, i, strong ? DATE_NAMED : DATE_NAMED_WEAKLY);
		struct str text = element_text(f, i);
		if (text.n >= 200)
			return;
		d.modified |= (cues_of(&f->page->cues, text) & CUE_MODIFIED) != 0;
		add_value(f, text, d);
	}
}

static void
add_elements(struct finder *f)
{
	const struct tree *t = &f->page->tree;
	for (uint32_t i = t->body; i < t->count; i++)
		if (t->nodes[i].tag != TAG_TEXT && t->nodes[i].tag != TAG_META)
			add_element(f, i);
}

/* ---- text ---- */

static void
add_block(struct finder *f, uint32_t index, uint32_t *left)
{
	const struct block *b = &f->page->blocks.at[index];
	struct str text = date_plain_digits(f->arena, str_sub(b->text, 0, 3000));
	size_t from = 0, at = 0;
	uint32_t cues = 0;
	struct when other;
	struct date_options options = {.month_first = f->month_first, .at = &at, .other = &other};
	struct dated d = placed(f, b->node, DATE_TEXT);
	d.after_title = d.near ? (int32_t)((int64_t)index - f->page->score.title_block) : 0;
	d.is_short = b->chars < 120;
	d.is_long = b->chars > 250;
	d.block = index;
	for (int k = 0; k < 6 && *left > 0 && date_find(text, &from, options, &d.when); k++) {
		if (k == 0)
			cues = cues_of(&f->page->cues, text);
		d.copyright = (cues & CUE_COPYRIGHT) != 0;
		uint32_t before = cues_of(
			&f->page->cues, str_sub(text, at > 40 ? at - 40 : 0, at));
		d.modified = (before & CUE_MODIFIED) != 0;
		d.said_published = (before & CUE_PUBLISHED) != 0;
		d.at = (uint32_t)at;
		add(f, d);
		d.source = DATE_TURNED;
		d.when = other;
		add(f, d);
		d.source = DATE_TEXT;
		--*left;
	}
}

static void
add_texts(struct finder *f)
{
	uint32_t left = TEXT_DATES_MOST;
	for (uint32_t i = 0; i < f->page->blocks.count && left > 0; i++)
		if (f->page->blocks.at[i].digits >= 3)
			add_block(f, i, &left);
}

/* ---- scripts ---- */

#define KEY(s) {"\"" s "\"", sizeof s + 1}

static const struct str script_keys[] = {
	KEY("datePublished"), KEY("dateCreated"), KEY("displayDate"), KEY("firstPublished"),
	KEY("first_published_at"), KEY("createdAt"), KEY("publishedAt"), KEY("published_at"),
	KEY("publishedDate"), KEY("publishDate"), KEY("publish_date"), KEY("published_time"),
	KEY("pubDate"), KEY("pub_date"), KEY("publicationDate"), KEY("publication_date"),
};

/* The key that begins at the quote, or NULL. */
static const struct str *
script_key_at(struct str s)
{
	for (size_t i = 0; i < COUNT(script_keys); i++)
		if (s.p[2] == script_keys[i].p[2] && str_starts(s, script_keys[i]))
			return &script_keys[i];
	return NULL;
}

static void
add_script(struct finder *f, struct str text, int *left)
{
	const char *end = text.p + text.n, *p = text.p;
	while (*left > 0 && (p = memchr(p, '"', (size_t)(end - p))) != NULL && end - p > 12) {
		struct str rest = str_from(p, (size_t)(end - p));
		p++;
		char c = rest.p[1];
		const struct str *key =
			c == 'p' || c == 'd' || c == 'f' || c == 'c' ? script_key_at(rest) : NULL;
		if (!key)
			continue;
		struct str value = str_trim(str_sub(rest, key->n, 120));
		if (value.n < 3 || value.p[0] != ':')
			continue;
		value = str_trim(str_skip(value, 1));
		ptrdiff_t close = value.n && value.p[0] == '"' ? str_find_byte(value, '"', 1) : -1;
		if (close > 8 && close < 42 && add_value(f, str_sub(value, 1, (size_t)close),
		                                         (struct dated){.source = DATE_SCRIPT}))
			--*left;
	}
}

static void
add_scripts(struct finder *f)
{
	const struct tree *t = &f->page->tree;
	int left = SCRIPT_DATES_MOST;
	for (uint32_t i = 0; i + 1 < t->count; i++) {
		if (t->nodes[i].tag != TAG_SCRIPT || t->nodes[i + 1].tag != TAG_TEXT ||
		    str_has_nocase(tree_attr(t, i, ATTR_TYPE), STR("ld+json")))
			continue;
		add_script(f, str_from(t->text.p + t->nodes[i + 1].at, t->nodes[i + 1].n), &left);
	}
}

/* 3/4/2026 is a day in March only where English is written, and on hosts of countries only in
 * those that write so; the domains of some small countries are used like general ones. */
static bool
writes_month_first(const struct page *page)
{
	static const char *const countries[] = {"us", "ph", "io", "co", "ai", "me", "tv", "fm",
	                                        "ly", "to", "gg", "cc", "so"};
	struct str language = page->head.language;
	if (language.n && !str_starts_nocase(language, STR("en")))
		return false;
	if (language.n > 2 && !str_starts_nocase(str_skip(language, 3), STR("us")))
		return false;
	struct arena scratch = page_scratch(page->arena);
	struct str host = url_host(page->arena, scratch,
	                           page->url.n ? page->url : page->head.canonical);
	struct str top = str_skip(host, (size_t)(str_rfind_byte(host, '.') + 1));
	for (size_t i = 0; i < COUNT(countries); i++)
		if (str_eq_nocase(top, str_of(countries[i])))
			return true;
	return top.n != 2;
}

struct dates
dates_of(struct arena *a, const struct clues *clues)
{
	struct dates dates = {.at = arena_room(a, DATES_MOST * sizeof *dates.at, _Alignof(struct dated))};
	struct finder f = {a, clues->page, clues, &dates, writes_month_first(clues->page)};
	add_addresses(&f);
	add_image(&f);
	add_objects(&f);
	add_metas(&f);
	add_elements(&f);
	add_texts(&f);
	add_scripts(&f);
	return dates;
}
