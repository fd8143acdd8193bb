/* feeds.c: the same stories for programs: Atom (RFC 4287), JSON Feed 1.1. */
#include "page/page.h"

#include "base/html.h"
#include "page/date.h"
#include "page/shell.h"
#include "words/text.h"

enum { MOST_ENTRIES = 60 };

static struct str
absolute(struct arena *out, const struct page_site *site, const struct page_card *c, bool with_slug)
{
	struct buf b = buf_in(out, 256);
	if (site->base_url.n)
		buf_put(&b, site->base_url);
	if (with_slug) {
		shell_story_path(&b, c->address, c->slug);
	} else {
		buf_cstr(&b, "/story/");
		html_url_part(&b, c->address, false);
	}
	return buf_str(&b);
}

/* An identifier must be an absolute IRI and never change: that of a story is its address without
 * the slug, or a tag of its own where the site does not know its address. */
static struct str
identifier(struct arena *out, const struct page_site *site, const struct page_card *c)
{
	if (site->base_url.n)
		return absolute(out, site, c, false);
	return str_fmt(out, "tag:glancewire.invalid,2026:story/" STR_FMT, STR_ARG(c->address));
}

static int64_t
announced_at(const struct page_card *c)
{
	return c->announced_at > c->founded_at ? c->announced_at : c->founded_at;
}

static void
put_element(struct buf *b, const char *name, struct str text)
{
	buf_fmt(b, "<%s>", name);
	html_attr(b, text);
	buf_fmt(b, "</%s>\n", name);
}

static void
put_moment(struct buf *b, const char *name, int64_t at, int zone_min)
{
	buf_fmt(b, "<%s>", name);
	date_iso(b, at, zone_min);
	buf_fmt(b, "</%s>\n", name);
}

static void
put_entry(struct buf *b, struct arena scratch, const struct page_site *site,
          const struct page_card *c)
{
	buf_cstr(b, "<entry");
	if (c->language.n && !str_eq(c->language, site->language)) {
		buf_cstr(b, " xml:lang=\"");
		html_attr(b, c->language);
		buf_byte(b, '"');
	}
	buf_cstr(b, ">\n");
	put_element(b, "id", identifier(&scratch, site, c));
	put_element(b, "title", c->headline);
	buf_cstr(b, "<link rel=\"alternate\" type=\"text/html\" href=\"");
	html_url(b, absolute(&scratch, site, c, true));
	buf_cstr(b, "\"/>\n");
	if (c->earlier) {
		buf_cstr(b, "<link rel=\"related\" type=\"text/html\" title=\"");
		html_attr(b, c->earlier->headline);
		buf_cstr(b, "\" href=\"");
		html_url(b, absolute(&scratch, site, c->earlier, true));
		buf_cstr(b, "\"/>\n");
	}
	put_moment(b, "published", c->founded_at, site->zone_min);
	put_moment(b, "updated", announced_at(c), site->zone_min);
	put_element(b, "summary", c->summary.n ? c->summary : c->headline);
	if (c->section.n) {
		buf_cstr(b, "<category term=\"");
		html_attr(b, c->section);
		buf_cstr(b, "\"/>\n");
	}
	/* An element of our own (RFC 4287, 6): programs that do not know it pass over it. */
	buf_fmt(b, "<gw:voices reports=\"%lld\" outlets=\"%lld\" independent=\"%lld\"/>\n",
	        (long long)c->reports, (long long)c->outlets, (long long)c->independent);
	if (c->what_changed.n)
		put_element(b, "gw:changed", c->what_changed);
	buf_cstr(b, "</entry>\n");
}

static int64_t
newest_announced(const struct page_site *site, const struct page_card *cards, size_t count)
{
	int64_t newest = count ? announced_at(&cards[0]) : site->now;
	for (size_t i = 1; i < count; i++)
		if (announced_at(&cards[i]) > newest)
			newest = announced_at(&cards[i]);
	return newest;
}

static void
put_atom_link(struct buf *b, const struct page_site *site, const char *rel, const char *type,
              struct str path)
{
	buf_fmt(b, "<link rel=\"%s\" type=\"%s\" href=\"", rel, type);
	shell_absolute(b, site, path);
	buf_cstr(b, "\"/>\n");
}

static struct str
page_of(const struct page_feed *feed)
{
	return feed->page.n ? feed->page : STR("/");
}

static struct str
feed_id(struct arena *out, const struct page_site *site, const struct page_feed *feed)
{
	if (site->base_url.n)
		return str_cat(out, site->base_url, page_of(feed));
	return feed->page.n ? str_cat(out, STR("tag:glancewire.invalid,2026:feed"), feed->page)
	                    : STR("tag:glancewire.invalid,2026:site");
}

static struct str
feed_title(struct arena *out, const struct page_site *site, const struct page_feed *feed)
{
	if (!feed->title.n)
		return site->name;
	struct buf b = buf_in(out, 128);
	text_put(&b, site->language, TEXT_TITLED, ARG_HTML(site->name), ARG_HTML(feed->title));
	return buf_str(&b);
}

/* The hub is told of lists, not of searches; and it must know the whole address. */
static bool
has_hub(const struct page_site *site, const struct page_feed *feed)
{
	return site->hub.n && site->base_url.n && !feed->query.n;
}

struct str
page_atom(struct arena *out, struct arena scratch, const struct page_site *of,
          const struct page_feed *feed, const struct page_card *cards, size_t count)
{
	const struct page_site own = shell_speak(of, of->language), *site = &own;
	struct buf b = buf_in(out, 32 << 10);
	count = count < MOST_ENTRIES ? count : MOST_ENTRIES;
	buf_cstr(&b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
	             "<feed xmlns=\"http://www.w3.org/2005/Atom\" "
	             "xmlns:gw=\"tag:glancewire.invalid,2026:feed\" xml:lang=\"");
	html_attr(&b, site->language);
	buf_cstr(&b, "\">\n");
	put_element(&b, "id", feed_id(&scratch, site, feed));
	put_element(&b, "title", feed_title(&scratch, site, feed));
	put_element(&b, "subtitle",
	            site->tagline.n ? site->tagline
	                            : text_str(site->language, TEXT_FRONT_DESCRIPTION));
	put_moment(&b, "updated", newest_announced(site, cards, count), site->zone_min);
	put_atom_link(&b, site, "self", "application/atom+xml",
	              shell_feed_path(&scratch, feed, "feed.atom"));
	if (has_hub(site, feed)) {
		buf_cstr(&b, "<link rel=\"hub\" href=\"");
		html_url(&b, site->hub);
		buf_cstr(&b, "\"/>\n");
	}
	put_atom_link(&b, site, "alternate", "text/html", page_of(feed));
	buf_cstr(&b, "<author>");
	put_element(&b, "name", site->name);
	buf_cstr(&b, "</author>\n<generator>Glancewire</generator>\n");
	for (size_t i = 0; i < count; i++)
		put_entry(&b, scratch, site, &cards[i]);
	buf_cstr(&b, "</feed>\n");
	return buf_str(&b);
}

static struct str
iso(struct arena *out, int64_t at, int zone_min)
{
	struct buf b = buf_in(out, 32);
	date_iso(&b, at, zone_min);
	return buf_str(&b);
}

static void
put_json_item(struct json_out *j, struct arena scratch, const struct page_site *site,
              const struct page_card *c)
{
	json_begin(j, '{');
	json_kv_str(j, "id", identifier(&scratch, site, c));
	json_kv_str(j, "url", absolute(&scratch, site, c, true));
	json_kv_str(j, "title", c->headline);
	json_kv_str(j, "content_text", c->summary.n ? c->summary : c->headline);
	json_kv_str(j, "date_published", iso(&scratch, c->founded_at, site->zone_min));
	json_kv_str(j, "date_modified", iso(&scratch, announced_at(c), site->zone_min));
	if (c->language.n)
		json_kv_str(j, "language", c->language);
	if (c->section.n) {
		json_key(j, "tags");
		json_begin(j, '[');
		json_put_str(j, c->section);
		json_end(j, ']');
	}
	json_key(j, "_glancewire"); /* an extension has a name with an underscore */
	json_begin(j, '{');
	json_kv_int(j, "reports", c->reports);
	json_kv_int(j, "outlets", c->outlets);
	json_kv_int(j, "independent", c->independent);
	if (c->what_changed.n)
		json_kv_str(j, "what_changed", c->what_changed);
	if (c->earlier) {
		json_key(j, "earlier");
		json_begin(j, '{');
		json_kv_str(j, "url", absolute(&scratch, site, c->earlier, true));
		json_kv_str(j, "title", c->earlier->headline);
		json_end(j, '}');
	}
	json_end(j, '}');
	json_end(j, '}');
}

struct str
page_jsonfeed(struct arena *out, struct arena scratch, const struct page_site *site,
              const struct page_feed *feed, const struct page_card *cards, size_t count)
{
	struct str base = site->base_url.p ? site->base_url : STR("");
	struct buf b = buf_in(out, 32 << 10);
	struct json_out j = json_to(&b);
	count = count < MOST_ENTRIES ? count : MOST_ENTRIES;
	json_begin(&j, '{');
	json_kv_str(&j, "version", STR("https://jsonfeed.org/version/1.1"));
	json_kv_str(&j, "title", feed_title(&scratch, site, feed));
	json_kv_str(&j, "home_page_url", str_cat(&scratch, base, page_of(feed)));
	json_kv_str(&j, "feed_url",
	            str_cat(&scratch, base, shell_feed_path(&scratch, feed, "feed.json")));
	json_kv_str(&j, "description",
	            site->tagline.n ? site->tagline
	                            : text_str(site->language, TEXT_FRONT_DESCRIPTION));
	json_kv_str(&j, "language", site->language);
	if (has_hub(site, feed)) {
		json_key(&j, "hubs");
		json_begin(&j, '[');
		json_begin(&j, '{');
		json_kv_str(&j, "type", STR("WebSub"));
		json_kv_str(&j, "url", site->hub);
		json_end(&j, '}');
		json_end(&j, ']');
	}
	json_key(&j, "authors");
	json_begin(&j, '[');
	json_begin(&j, '{');
	json_kv_str(&j, "name", site->name);
	json_end(&j, '}');
	json_end(&j, ']');
	json_key(&j, "items");
	json_begin(&j, '[');
	for (size_t i = 0; i < count; i++)
		put_json_item(&j, scratch, site, &cards[i]);
	json_end(&j, ']');
	json_end(&j, '}');
	return buf_str(&b);
}
