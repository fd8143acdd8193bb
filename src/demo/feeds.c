/* feeds.c: an outlet's feed in its format, and the list of all feeds. */
#include "base/json.h"
#include "demo/site.h"
#include "demo/words.h"

/* What all formats say of one item. */
struct item {
	const struct listing *l;
	struct str link, id, authors;
};

static void
put_element(struct buf *b, const char *name, struct str text)
{
	buf_fmt(b, "<%s>", name);
	put_escaped(b, text);
	buf_fmt(b, "</%s>\n", name);
}

static struct item
item_of(struct arena *out, const struct site *s, const struct listing *l)
{
	const struct outlet *o = l->outlet;
	struct str home = site_home(out, s, o), path = site_path(out, s, o, l->report);
	struct item item = {.l = l, .authors = site_authors(out, s, l->report)};
	item.link = str_cat(out, home, path);
	/* Two outlets count their readers as many do, by a query that is no part of the address. */
	if (o->layout == 1 && o->feed == OUTLET_RSS2)
		item.link = str_cat(out, item.link, STR("?utm_source=rss&utm_medium=feed"));
	item.id = str_fmt(out, "tag:" STR_FMT ".localhost,2020:" STR_FMT, STR_ARG(o->id),
	                  STR_ARG(l->report->slug));
	return item;
}

/* The label of a report that is no plain news, or NULL. */
static const char *
label_of(const struct listing *l)
{
	const struct words *w = interface_words_of(l->outlet->language);
	const char *const labels[] = {[REPORT_LIVEBLOG] = w->live, [REPORT_OPINION] = w->opinion,
	                              [REPORT_SPONSORED] = w->sponsored};
	return labels[l->report->kind];
}

static void
put_paragraphs(struct buf *b, struct arena *out, const struct site *s, const struct listing *l,
               size_t most)
{
	for (size_t i = 0; i < l->version->block_count && most; i++) {
		if (l->version->blocks[i].kind != BLOCK_TEXT)
			continue;
		buf_cstr(b, "<p>");
		put_escaped(b, site_text(out, s, l->outlet, l->version->blocks[i].text));
		buf_cstr(b, "</p>\n");
		most--;
	}
}

static void
put_rss2_item(struct buf *b, struct arena *out, const struct site *s, const struct item *item)
{
	const struct listing *l = item->l;
	buf_cstr(b, "<item>\n");
	put_element(b, "title", l->version->title);
	put_element(b, "link", item->link);
	buf_cstr(b, "<guid isPermaLink=\"false\">");
	put_escaped(b, item->id);
	buf_cstr(b, "</guid>\n");
	put_element(b, "pubDate", calendar_rfc822(out, &s->calendar, l->published_at));
	if (l->updated_at != l->published_at)
		put_element(b, "atom:updated", calendar_iso(out, &s->calendar, l->updated_at));
	if (item->authors.n)
		put_element(b, "dc:creator", item->authors);
	if (label_of(l))
		put_element(b, "category", str_of(label_of(l)));
	for (size_t i = 0; i < l->report->keyword_count; i++)
		put_element(b, "category", l->report->keywords[i]);
	put_element(b, "description", l->report->summary);
	if (l->outlet->agency) {
		/* A wire sends whole texts. */
		buf_cstr(b, "<content:encoded><![CDATA[");
		put_paragraphs(b, out, s, l, SIZE_MAX);
		buf_cstr(b, "]]></content:encoded>\n");
	}
	buf_cstr(b, "</item>\n");
}

static void
put_rss2(struct buf *b, struct arena *out, const struct site *s, const struct outlet *o,
         const struct item *items, size_t count, int64_t changed_at)
{
	struct str home = site_home(out, s, o);
	buf_cstr(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\""
	            " xmlns:atom=\"http://www.w3.org/2005/Atom\""
	            " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	            " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\n<channel>\n");
	put_element(b, "title", o->name);
	put_element(b, "link", str_cat(out, home, STR("/")));
	put_element(b, "description", o->tagline);
	put_element(b, "language", o->language);
	put_element(b, "lastBuildDate", calendar_rfc822(out, &s->calendar, changed_at));
	buf_fmt(b, "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"" STR_FMT STR_FMT
	           "\"/>\n", STR_ARG(home), STR_ARG(site_feed_path(o)));
	for (size_t i = 0; i < count; i++)
		put_rss2_item(b, out, s, &items[i]);
	buf_cstr(b, "</channel>\n</rss>\n");
}

static void
put_rss1(struct buf *b, struct arena *out, const struct site *s, const struct outlet *o,
         const struct item *items, size_t count, int64_t changed_at)
{
	struct str home = site_home(out, s, o);
	buf_cstr(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF"
	            " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
	            " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	            " xmlns=\"http://purl.org/rss/1.0/\">\n");
	buf_fmt(b, "<channel rdf:about=\"" STR_FMT STR_FMT "\">\n", STR_ARG(home),
	        STR_ARG(site_feed_path(o)));
	put_element(b, "title", o->name);
	put_element(b, "link", str_cat(out, home, STR("/")));
	put_element(b, "description", o->tagline);
	put_element(b, "dc:language", o->language);
	put_element(b, "dc:date", calendar_iso(out, &s->calendar, changed_at));
	buf_cstr(b, "<items><rdf:Seq>\n");
	for (size_t i = 0; i < count; i++)
		buf_fmt(b, "<rdf:li rdf:resource=\"" STR_FMT "\"/>\n", STR_ARG(items[i].link));
	buf_cstr(b, "</rdf:Seq></items>\n</channel>\n");
	for (size_t i = 0; i < count; i++) {
		const struct listing *l = items[i].l;
		buf_fmt(b, "<item rdf:about=\"" STR_FMT "\">\n", STR_ARG(items[i].link));
		put_element(b, "title", l->version->title);
		put_element(b, "link", items[i].link);
		put_element(b, "description", l->report->summary);
		put_element(b, "dc:date", calendar_iso(out, &s->calendar, l->published_at));
		if (items[i].authors.n)
			put_element(b, "dc:creator", items[i].authors);
		if (label_of(l))
			put_element(b, "dc:subject", str_of(label_of(l)));
		buf_cstr(b, "</item>\n");
	}
	buf_cstr(b, "</rdf:RDF>\n");
}

static void
put_atom_entry(struct buf *b, struct arena *out, const struct site *s, const struct item *item)
{
	const struct listing *l = item->l;
	buf_cstr(b, "<entry>\n");
	put_element(b, "title", l->version->title);
	put_element(b, "id", item->id);
	buf_fmt(b, "<link rel=\"alternate\" type=\"text/html\" href=\"" STR_FMT "\"/>\n",
	        STR_ARG(item->link));
	put_element(b, "published", calendar_iso(out, &s->calendar, l->published_at));
	put_element(b, "updated", calendar_iso(out, &s->calendar, l->updated_at));
	for (size_t i = 0; i < l->report->author_count; i++) {
		struct report one = {.authors = &l->report->authors[i], .author_count = 1};
		buf_cstr(b, "<author>");
		put_element(b, "name", site_authors(out, s, &one));
		buf_cstr(b, "</author>\n");
	}
	if (label_of(l)) {
		buf_cstr(b, "<category term=\"");
		put_escaped(b, str_of(label_of(l)));
		buf_cstr(b, "\"/>\n");
	}
	buf_cstr(b, "<summary>");
	put_escaped(b, l->report->summary);
	buf_cstr(b, "</summary>\n</entry>\n");
}

static void
put_atom(struct buf *b, struct arena *out, const struct site *s, const struct outlet *o,
         const struct item *items, size_t count, int64_t changed_at)
{
	struct str home = site_home(out, s, o);
	buf_fmt(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	           "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" STR_FMT "\">\n",
	        STR_ARG(o->language));
	put_element(b, "title", o->name);
	put_element(b, "subtitle", o->tagline);
	put_element(b, "id", str_cat(out, home, STR("/")));
	put_element(b, "updated", calendar_iso(out, &s->calendar, changed_at));
	buf_cstr(b, "<author>");
	put_element(b, "name", o->name);
	buf_fmt(b, "</author>\n<link href=\"" STR_FMT "/\"/>\n<link rel=\"self\" href=\"" STR_FMT
	           STR_FMT "\"/>\n", STR_ARG(home), STR_ARG(home), STR_ARG(site_feed_path(o)));
	for (size_t i = 0; i < count; i++)
		put_atom_entry(b, out, s, &items[i]);
	buf_cstr(b, "</feed>\n");
}

static void
put_json_item(struct json_out *j, struct arena *out, const struct site *s,
              const struct item *item)
{
	const struct listing *l = item->l;
	struct buf html = buf_in(out, 1024);
	put_paragraphs(&html, out, s, l, 1);
	json_begin(j, '{');
	json_kv_str(j, "id", item->id);
	json_kv_str(j, "url", item->link);
	json_kv_str(j, "title", l->version->title);
	json_kv_str(j, "summary", l->report->summary);
	json_kv_str(j, "content_html", buf_str(&html));
	json_kv_str(j, "date_published", calendar_iso(out, &s->calendar, l->published_at));
	if (l->updated_at != l->published_at)
		json_kv_str(j, "date_modified", calendar_iso(out, &s->calendar, l->updated_at));
	json_key(j, "authors");
	json_begin(j, '[');
	for (size_t i = 0; i < l->report->author_count; i++) {
		struct report one = {.authors = &l->report->authors[i], .author_count = 1};
		json_begin(j, '{');
		json_kv_str(j, "name", site_authors(out, s, &one));
		json_end(j, '}');
	}
	json_end(j, ']');
	json_key(j, "tags");
	json_begin(j, '[');
	if (label_of(l))
		json_put_str(j, str_of(label_of(l)));
	for (size_t i = 0; i < l->report->keyword_count; i++)
		json_put_str(j, l->report->keywords[i]);
	json_end(j, ']');
	json_end(j, '}');
}

static void
put_jsonfeed(struct buf *b, struct arena *out, const struct site *s, const struct outlet *o,
             const struct item *items, size_t count)
{
	struct json_out j = json_to(b);
	struct str home = site_home(out, s, o);
	json_begin(&j, '{');
	json_kv_str(&j, "version", STR("https://jsonfeed.org/version/1.1"));
	json_kv_str(&j, "title", o->name);
	json_kv_str(&j, "home_page_url", str_cat(out, home, STR("/")));
	json_kv_str(&j, "feed_url", str_cat(out, home, site_feed_path(o)));
	json_kv_str(&j, "description", o->tagline);
	json_kv_str(&j, "language", o->language);
	json_key(&j, "items");
	json_begin(&j, '[');
	for (size_t i = 0; i < count; i++)
		put_json_item(&j, out, s, &items[i]);
	json_end(&j, ']');
	json_end(&j, '}');
	buf_byte(b, '\n');
}

struct str
site_feed(struct arena *out, const struct site *s, const struct outlet *o, int64_t now)
{
	size_t count;
	struct listing *listings = listings_at(out, s, o, now, &count);
	struct item *items = arena_array(out, struct item, count + 1);
	int64_t changed_at = listings_changed_at(s, o, now);
	for (size_t i = 0; i < count; i++)
		items[i] = item_of(out, s, &listings[i]);
	struct buf b = buf_in(out, 64 << 10);
	switch (o->feed) {
	case OUTLET_RSS2:
		put_rss2(&b, out, s, o, items, count, changed_at);
		break;
	case OUTLET_RSS1:
		put_rss1(&b, out, s, o, items, count, changed_at);
		break;
	case OUTLET_ATOM:
		put_atom(&b, out, s, o, items, count, changed_at);
		break;
	case OUTLET_JSONFEED:
		put_jsonfeed(&b, out, s, o, items, count);
		break;
	}
	return buf_str(&b);
}

static void
put_opml_feed(struct buf *b, struct arena *out, const struct site *s, const struct outlet *o)
{
	struct str home = site_home(out, s, o);
	buf_cstr(b, "<outline type=\"rss\" text=\"");
	put_escaped(b, o->name);
	buf_cstr(b, "\" title=\"");
	put_escaped(b, o->name);
	buf_fmt(b, "\" xmlUrl=\"" STR_FMT STR_FMT "\" htmlUrl=\"" STR_FMT "/\" language=\"" STR_FMT
	           "\"/>\n", STR_ARG(home), STR_ARG(site_feed_path(o)), STR_ARG(home),
	        STR_ARG(o->language));
}

struct str
site_opml(struct arena *out, const struct site *s)
{
	const struct newsroom *n = s->newsroom;
	struct buf b = buf_in(out, 8192);
	buf_cstr(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n"
	             "<head><title>The demo newsroom</title></head>\n<body>\n");
	for (size_t i = 0; i < n->outlet_count; i++) {
		struct str section = n->outlets[i].section;
		bool seen = false;
		for (size_t k = 0; k < i; k++)
			seen |= str_eq(n->outlets[k].section, section);
		if (seen)
			continue;
		buf_cstr(&b, "<outline text=\"");
		put_escaped(&b, section);
		buf_cstr(&b, "\">\n");
		for (size_t k = i; k < n->outlet_count; k++)
			if (str_eq(n->outlets[k].section, section))
				put_opml_feed(&b, out, s, &n->outlets[k]);
		buf_cstr(&b, "</outline>\n");
	}
	buf_cstr(&b, "</body>\n</opml>\n");
	return buf_str(&b);
}
