/* shell.c: head, masthead, navigation and foot of all pages. */
#include "page/shell.h"

#include "base/html.h"
#include "page/date.h"
#include "words/text.h"

bool
shell_rtl(struct str language)
{
	static const char list[] = "ar arc ckb dv fa he ks ps sd ug ur yi ";
	struct str rest = str_of(list), one, primary = language;
	if (!language.n || !str_cut(&language, '-', &primary))
		return false;
	while (str_cut(&rest, ' ', &one))
		if (str_eq_nocase(one, primary))
			return true;
	return false;
}

static void
put_lang(struct buf *b, struct str language)
{
	buf_cstr(b, " lang=\"");
	html_attr(b, language);
	buf_cstr(b, shell_rtl(language) ? "\" dir=\"rtl\"" : "\" dir=\"ltr\"");
}

void
shell_lang(struct buf *b, struct str language, struct str around)
{
	if (language.n && !str_eq_nocase(language, around))
		put_lang(b, language);
}

void
shell_absolute(struct buf *b, const struct page_site *site, struct str path)
{
	if (site->base_url.n)
		html_url(b, site->base_url);
	html_url(b, path);
}

/* Servers between us and the reader read %2F as they like, so that none is written. */
static void
put_name_path(struct buf *b, const char *folder, struct str name)
{
	struct str part;
	buf_cstr(b, folder);
	while (str_cut(&name, '/', &part)) {
		html_url_part(b, part, false);
		buf_cstr(b, name.n ? "-" : "");
	}
}

struct str
shell_contact(struct arena *out, const struct page_site *site)
{
	struct str contact = site->contact;
	if (!contact.n || str_starts_nocase(contact, STR("https://")) ||
	    str_starts_nocase(contact, STR("http://")) || str_starts_nocase(contact, STR("mailto:")))
		return contact;
	return str_cat(out, STR("mailto:"), contact);
}

void
shell_section_path(struct buf *b, struct str name)
{
	put_name_path(b, "/section/", name);
}

void
shell_outlet_path(struct buf *b, struct str name)
{
	put_name_path(b, "/outlet/", name);
}

void
shell_topic_path(struct buf *b, struct str slug)
{
	buf_cstr(b, "/topic/");
	html_url_part(b, slug, false);
}

void
shell_day_path(struct buf *b, int64_t at, int zone_min)
{
	buf_cstr(b, "/day/");
	date_dashed(b, at, zone_min);
}

void
shell_story_path(struct buf *b, struct str address, struct str slug)
{
	buf_cstr(b, "/story/");
	html_url_part(b, address, false);
	buf_byte(b, '/');
	html_url_part(b, slug.n ? slug : STR("story"), false);
}

/* ── head ── */

static void
put_meta(struct buf *b, const char *kind, const char *name, struct str content)
{
	buf_fmt(b, "<meta %s=\"%s\" content=\"", kind, name);
	html_attr(b, content);
	buf_cstr(b, "\">\n");
}

static void
put_title(struct buf *b, const struct page_site *site, const struct shell *shell)
{
	html_text(b, shell->title);
	if (!shell->whole_title) {
		buf_cstr(b, " | ");
		html_text(b, site->name);
	}
}

static void
put_article_times(struct buf *b, const struct page_site *site, const struct shell *shell)
{
	buf_cstr(b, "<meta property=\"article:published_time\" content=\"");
	date_iso(b, shell->published, site->zone_min);
	buf_cstr(b, "\">\n<meta property=\"article:modified_time\" content=\"");
	date_iso(b, shell->modified, site->zone_min);
	buf_cstr(b, "\">\n");
}

/* Its size is that of draw/picture.h. */
static void
put_picture(struct buf *b, const struct page_site *site, const struct shell *shell)
{
	buf_cstr(b, "<meta property=\"og:image\" content=\"");
	shell_absolute(b, site, shell->picture);
	buf_cstr(b, "\">\n");
	put_meta(b, "property", "og:image:type", STR("image/png"));
	put_meta(b, "property", "og:image:width", STR("1200"));
	put_meta(b, "property", "og:image:height", STR("630"));
	put_meta(b, "property", "og:image:alt", shell->picture_alt);
}

static void
put_open_graph(struct buf *b, const struct page_site *site, const struct shell *shell)
{
	put_meta(b, "property", "og:type", shell->article ? STR("article") : STR("website"));
	put_meta(b, "property", "og:site_name", site->name);
	put_meta(b, "property", "og:title", shell->title);
	put_meta(b, "property", "og:description", shell->description);
	buf_cstr(b, "<meta property=\"og:url\" content=\"");
	shell_absolute(b, site, shell->path.n ? shell->path : STR("/"));
	buf_cstr(b, "\">\n");
	put_meta(b, "property", "og:locale", shell->language.n ? shell->language : site->language);
	put_meta(b, "name", "twitter:card",
	         shell->picture.n ? STR("summary_large_image") : STR("summary"));
	if (shell->picture.n)
		put_picture(b, site, shell);
	if (shell->article)
		put_article_times(b, site, shell);
}

struct str
shell_feed_path(struct arena *out, const struct page_feed *feed, const char *name)
{
	return str_fmt(out, STR_FMT "/%s" STR_FMT, STR_ARG(feed->folder), name,
	               STR_ARG(feed->query));
}

static void
put_feed_links(struct buf *b, const struct page_site *site, const struct page_feed *feed)
{
	static const char *const kinds[][2] = {{"application/atom+xml", "feed.atom"},
	                                       {"application/feed+json", "feed.json"}};
	for (int i = 0; i < 2; i++) {
		buf_fmt(b, "<link rel=\"alternate\" type=\"%s\" title=\"", kinds[i][0]);
		if (feed->title.n)
			text_put(b, site->language, TEXT_TITLED, ARG_STR(site->name),
			         ARG_STR(feed->title));
		else
			html_attr(b, site->name);
		buf_cstr(b, "\" href=\"");
		html_url(b, shell_feed_path(b->arena, feed, kinds[i][1]));
		buf_cstr(b, "\">\n");
	}
}

static void
put_head(struct buf *b, const struct page_site *site, const struct shell *shell)
{
	struct page_static sheet = page_static_file(STR("style.css"));
	buf_cstr(b, "<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
	            "content=\"width=device-width, initial-scale=1\">\n<title>");
	put_title(b, site, shell);
	buf_cstr(b, "</title>\n");
	if (shell->description.n)
		put_meta(b, "name", "description", shell->description);
	if (shell->hidden)
		put_meta(b, "name", "robots", STR("noindex"));
	if (shell->path.n) {
		/* Whatever is looked for, it is one page to search engines. */
		struct str asked = shell->path, path = asked;
		str_cut(&asked, '?', &path);
		buf_cstr(b, "<link rel=\"canonical\" href=\"");
		shell_absolute(b, site, path);
		buf_cstr(b, "\">\n");
		put_feed_links(b, site, &(struct page_feed){0});
		if (shell->feed)
			put_feed_links(b, site, shell->feed);
	}
	put_open_graph(b, site, shell);
	if (shell->ld.n) {
		buf_cstr(b, "<script type=\"application/ld+json\">");
		html_json(b, shell->ld);
		buf_cstr(b, "</script>\n");
	}
	if (shell->script)
		page_script(b, "reader.js");
	/* The hash in the address lets browsers keep the sheet until it changes. */
	buf_cstr(b, "<link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\">\n"
	            "<link rel=\"stylesheet\" href=\"/style.css?v=");
	buf_put(b, str_sub(sheet.etag, 1, sheet.etag.n - 1));
	buf_cstr(b, "\">\n</head>\n");
}

/* ── body ── */

static void
put_link(struct buf *b, const char *href, struct str text)
{
	buf_fmt(b, "<a href=\"%s\">", href);
	html_text(b, text);
	buf_cstr(b, "</a>");
}

static void
put_sections(struct buf *b, const struct page_site *site, const struct shell *shell)
{
	if (!shell->sections || !site->section_count)
		return;
	buf_cstr(b, "<nav class=\"sections\" aria-label=\"");
	text_just(b, site->language, TEXT_SECTIONS);
	buf_cstr(b, "\"><ul><li><a href=\"/\"");
	buf_cstr(b, shell->front ? " aria-current=\"page\">" : ">");
	text_just(b, site->language, TEXT_FRONT);
	buf_cstr(b, "</a></li>");
	for (size_t i = 0; i < site->section_count; i++) {
		buf_cstr(b, "<li><a href=\"");
		shell_section_path(b, site->sections[i]);
		buf_cstr(b, str_eq(shell->section, site->sections[i]) ? "\" aria-current=\"page\">"
		                                                      : "\">");
		html_text(b, site->sections[i]);
		buf_cstr(b, "</a></li>");
	}
	buf_cstr(b, "</ul></nav>\n");
}

static void
put_brand(struct buf *b, const struct page_site *site)
{
	/* The second half of our own name is set in italics; other names stand as they are. */
	bool ours = str_eq(site->name, STR("Glancewire"));
	buf_cstr(b, "<a class=\"brand\" href=\"/\" aria-label=\"");
	text_put(b, site->language, TEXT_BRAND_LABEL, ARG_STR(site->name));
	buf_cstr(b, "\">");
	html_text(b, ours ? STR("Glance") : site->name);
	buf_cstr(b, ours ? "<span>wire</span></a>\n" : "</a>\n");
}

struct page_site
shell_speak(const struct page_site *site, struct str language)
{
	struct page_site own = *site;
	own.language = text_language(language, site->language);
	return own;
}

void
shell_open(struct buf *b, const struct page_site *site, const struct shell *shell)
{
	struct str language = shell->language.n ? shell->language : site->language;
	buf_cstr(b, "<!doctype html>\n<html");
	put_lang(b, language);
	buf_cstr(b, ">\n");
	put_head(b, site, shell);
	buf_cstr(b, "<body>\n<a class=\"skip\" href=\"#main\"");
	shell_lang(b, site->language, language);
	buf_byte(b, '>');
	text_just(b, site->language, TEXT_SKIP);
	buf_cstr(b, "</a>\n<header class=\"masthead\"");
	shell_lang(b, site->language, language);
	buf_cstr(b, ">\n");
	put_brand(b, site);
	if (shell->stamp) {
		buf_cstr(b, "<span>");
		page_date_time(b, site, site->now, DATE_TITLE_CLOCK);
		buf_cstr(b, "</span>\n");
	}
	buf_cstr(b, "<nav aria-label=\"");
	text_just(b, site->language, TEXT_SITE_NAV);
	buf_cstr(b, "\">");
	put_link(b, "/", text_str(site->language, TEXT_FRONT));
	put_link(b, "/search", text_str(site->language, TEXT_SEARCH));
	put_link(b, "/corrections", text_str(site->language, TEXT_CORRECTIONS));
	buf_cstr(b, "</nav>\n</header>\n");
	put_sections(b, site, shell);
	buf_cstr(b, "<main id=\"main\"");
	if (shell->main_class)
		buf_fmt(b, " class=\"%s\"", shell->main_class);
	buf_cstr(b, ">\n");
}

void
shell_close(struct buf *b, const struct page_site *site, const struct shell *shell)
{
	struct str language = shell->language.n ? shell->language : site->language;
	buf_cstr(b, "</main>\n<footer");
	shell_lang(b, site->language, language);
	buf_cstr(b, ">\n<nav aria-label=\"");
	text_put(b, site->language, TEXT_MORE_NAV, ARG_STR(site->name));
	buf_cstr(b, "\"><ul><li>");
	put_link(b, "/", text_str(site->language, TEXT_FRONT));
	buf_cstr(b, "</li><li>");
	put_link(b, "/search", text_str(site->language, TEXT_SEARCH));
	buf_cstr(b, "</li><li>");
	put_link(b, "/archive", text_str(site->language, TEXT_ARCHIVE));
	buf_cstr(b, "</li><li>");
	put_link(b, "/topics", text_str(site->language, TEXT_TOPICS));
	buf_cstr(b, "</li><li>");
	put_link(b, "/corrections", text_str(site->language, TEXT_CORRECTIONS));
	buf_cstr(b, "</li><li>");
	put_link(b, "/how", text_str(site->language, TEXT_HOW));
	buf_cstr(b, "</li><li><a href=\"/about\">");
	text_put(b, site->language, TEXT_ABOUT, ARG_STR(site->name));
	buf_cstr(b, "</a></li><li>");
	put_link(b, "/feed.atom", text_str(site->language, TEXT_FEED));
	buf_cstr(b, "</li></ul></nav>\n<p>");
	text_just(b, site->language, TEXT_FOOT);
	buf_cstr(b, "</p>\n</footer>\n</body>\n</html>\n");
}
