/* sitemap.c: what search engines read: sitemaps (sitemaps.org), those of news, robots.txt. */
#include "page/page.h"

#include "base/html.h"
#include "page/date.h"
#include "page/shell.h"

enum { NEWS_MOST = 1000, NEWS_S = 2 * 86400 }; /* both are Google's limits */

static void
put_head(struct buf *b, const char *element)
{
	buf_fmt(b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
	           "<%s xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"", element);
}

static void
put_location(struct buf *b, const struct page_site *site, struct str path)
{
	buf_cstr(b, "<loc>");
	shell_absolute(b, site, path);
	buf_cstr(b, "</loc>");
}

static void
put_moment(struct buf *b, const struct page_site *site, const char *element, int64_t at)
{
	buf_fmt(b, "<%s>", element);
	date_iso(b, at, site->zone_min);
	buf_fmt(b, "</%s>", element);
}

static void
put_story(struct buf *b, struct arena scratch, const struct page_site *site,
          const struct page_card *c)
{
	struct buf path = buf_in(&scratch, 256);
	shell_story_path(&path, c->address, c->slug);
	put_location(b, site, buf_str(&path));
}

struct str
page_sitemap_index(struct arena *out, const struct page_site *site, int64_t files)
{
	struct buf b = buf_in(out, 4 << 10);
	put_head(&b, "sitemapindex");
	buf_cstr(&b, ">\n<sitemap>");
	put_location(&b, site, STR("/sitemap/site.xml"));
	buf_cstr(&b, "</sitemap>\n");
	for (int64_t i = 1; i <= files; i++) {
		buf_cstr(&b, "<sitemap>");
		put_location(&b, site, str_fmt(out, "/sitemap/%lld.xml", (long long)i));
		buf_cstr(&b, "</sitemap>\n");
	}
	buf_cstr(&b, "</sitemapindex>\n");
	return buf_str(&b);
}

struct str
page_sitemap_site(struct arena *out, struct arena scratch, const struct page_site *site)
{
	static const char *const pages[] = {"/",    "/corrections", "/about",
	                                    "/how", "/archive",     "/topics"};
	struct buf b = buf_in(out, 4 << 10);
	put_head(&b, "urlset");
	buf_cstr(&b, ">\n");
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		buf_cstr(&b, "<url>");
		put_location(&b, site, str_of(pages[i]));
		buf_cstr(&b, "</url>\n");
	}
	for (size_t i = 0; i < site->section_count; i++) {
		struct arena part = scratch;
		struct buf path = buf_in(&part, 128);
		shell_section_path(&path, site->sections[i]);
		buf_cstr(&b, "<url>");
		put_location(&b, site, buf_str(&path));
		buf_cstr(&b, "</url>\n");
	}
	buf_cstr(&b, "</urlset>\n");
	return buf_str(&b);
}

struct str
page_sitemap(struct arena *out, struct arena scratch, const struct page_site *site,
             const struct page_card *cards, size_t count)
{
	struct buf b = buf_in(out, 32 << 10);
	put_head(&b, "urlset");
	buf_cstr(&b, ">\n");
	for (size_t i = 0; i < count; i++) {
		const struct page_card *c = &cards[i];
		buf_cstr(&b, "<url>");
		put_story(&b, scratch, site, c);
		put_moment(&b, site, "lastmod",
		           c->written_at > c->founded_at ? c->written_at : c->founded_at);
		buf_cstr(&b, "</url>\n");
	}
	buf_cstr(&b, "</urlset>\n");
	return buf_str(&b);
}

/* Two or three letters, but for the two ways to write Chinese. */
static struct str
news_language(struct str language)
{
	struct str rest = language, primary;
	if (!str_cut(&rest, '-', &primary))
		return STR("en");
	if (!str_eq_nocase(primary, STR("zh")))
		return primary;
	bool traditional = str_has_nocase(rest, STR("hant")) || str_has_nocase(rest, STR("tw")) ||
	                   str_has_nocase(rest, STR("hk"));
	return traditional ? STR("zh-tw") : STR("zh-cn");
}

static void
put_text(struct buf *b, const char *element, struct str text)
{
	buf_fmt(b, "<%s>", element);
	html_attr(b, text);
	buf_fmt(b, "</%s>", element);
}

struct str
page_sitemap_news(struct arena *out, struct arena scratch, const struct page_site *site,
                  const struct page_card *cards, size_t count)
{
	struct buf b = buf_in(out, 32 << 10);
	size_t listed = 0;
	put_head(&b, "urlset");
	buf_cstr(&b, "\n        xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n");
	for (size_t i = 0; i < count && listed < NEWS_MOST; i++) {
		const struct page_card *c = &cards[i];
		if (c->founded_at <= site->now - NEWS_S)
			continue;
		listed++;
		buf_cstr(&b, "<url>");
		put_story(&b, scratch, site, c);
		buf_cstr(&b, "<news:news><news:publication>");
		put_text(&b, "news:name", site->name);
		put_text(&b, "news:language",
		         news_language(c->language.n ? c->language : site->language));
		buf_cstr(&b, "</news:publication>");
		put_moment(&b, site, "news:publication_date", c->founded_at);
		put_text(&b, "news:title", c->headline);
		buf_cstr(&b, "</news:news></url>\n");
	}
	buf_cstr(&b, "</urlset>\n");
	return buf_str(&b);
}

struct str
page_robots(struct arena *out, const struct page_site *site)
{
	struct buf b = buf_in(out, 256);
	/* The page of searches may be read, or nobody would see that all are one; its feeds may not. */
	buf_cstr(&b, "User-agent: *\nDisallow: /search/\nDisallow: /ad/\nDisallow: /metrics\nDisallow: /healthz\n");
	if (site->base_url.n)
		buf_fmt(&b, "\nSitemap: " STR_FMT "/sitemap.xml\nSitemap: " STR_FMT "/sitemap-news.xml\n",
		        STR_ARG(site->base_url), STR_ARG(site->base_url));
	return buf_str(&b);
}
