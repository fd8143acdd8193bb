/* list.c: pages of stories in a row (sections, outlets, days), and the corrections. */
#include "page/page.h"

#include "base/html.h"
#include "page/card.h"
#include "page/date.h"
#include "page/shell.h"
#include "page/text.h"

static void
put_row(struct buf *b, const struct page_site *site, const struct page_card *c)
{
	buf_cstr(b, "<li><h2>");
	card_link(b, c, site->language);
	buf_cstr(b, "</h2>");
	if (c->summary.n) {
		buf_cstr(b, "<p");
		shell_lang(b, c->language, site->language);
		buf_byte(b, '>');
		html_text(b, c->summary);
		buf_cstr(b, "</p>");
	}
	buf_cstr(b, "<p class=\"furniture\">");
	card_voices(b, site, c, CARD_NO_TIME, CARD_SECOND);
	buf_cstr(b, "</p><p class=\"furniture when\">");
	page_date_time(b, c->newest_at, site->zone_min, DATE_DAY);
	buf_cstr(b, "<br>");
	page_date_time(b, c->newest_at, site->zone_min, DATE_CLOCK);
	buf_cstr(b, "</p></li>\n");
}

static void
put_turn(struct buf *b, struct str path, const char *rel, enum text_id text)
{
	if (!path.n)
		return;
	buf_fmt(b, "<a rel=\"%s\" href=\"", rel);
	html_url(b, path);
	buf_cstr(b, "\">");
	text_just(b, text);
	buf_cstr(b, "</a>");
}

static void
put_pager(struct buf *b, struct str previous, struct str next)
{
	if (!previous.n && !next.n)
		return;
	buf_cstr(b, "<nav class=\"pager\" aria-label=\"");
	text_just(b, TEXT_PAGES);
	buf_cstr(b, "\">");
	put_turn(b, previous, "prev", TEXT_NEWER);
	put_turn(b, next, "next", TEXT_OLDER);
	buf_cstr(b, "</nav>\n");
}

/* The section of a path "/section/NAME", for the navigation. */
static struct str
section_of(struct arena *out, const struct page_site *site, struct str path)
{
	for (size_t i = 0; i < site->section_count; i++) {
		struct buf b = buf_in(out, 64);
		shell_section_path(&b, site->sections[i]);
		if (str_eq(buf_str(&b), path))
			return site->sections[i];
		struct str plain = str_cat(out, STR("/section/"), site->sections[i]);
		if (str_eq(plain, path))
			return site->sections[i];
	}
	return STR_NONE;
}

struct str
page_list(struct arena *out, struct arena scratch, const struct page_site *site,
          struct str title, struct str path, const struct page_card *cards, size_t count,
          struct str previous, struct str next)
{
	struct buf description = buf_in(&scratch, 256);
	buf_put(&description, title);
	text_just(&description, TEXT_LIST_DESCRIPTION);
	struct shell shell = {
		.title = title,
		.description = buf_str(&description),
		.path = path,
		.sections = true,
		.section = section_of(&scratch, site, path),
		.main_class = "page",
	};
	struct buf b = buf_in(out, 32 << 10);
	shell_open(&b, site, &shell);
	buf_cstr(&b, "<h1>");
	html_text(&b, title);
	buf_cstr(&b, "</h1>\n");
	if (count) {
		buf_cstr(&b, "<ol class=\"results\">\n");
		for (size_t i = 0; i < count; i++)
			put_row(&b, site, &cards[i]);
		buf_cstr(&b, "</ol>\n");
	} else {
		buf_cstr(&b, "<p class=\"text\">");
		text_just(&b, TEXT_EMPTY_LIST);
		buf_cstr(&b, "</p>\n");
	}
	put_pager(&b, previous, next);
	shell_close(&b, site, &shell);
	return buf_str(&b);
}

/* ── corrections ── */

static void
put_correction(struct buf *b, const struct page_site *site, const struct page_correction *c)
{
	buf_cstr(b, "<li><h2>");
	if (c->address.n) {
		buf_cstr(b, "<a href=\"");
		shell_story_path(b, c->address, c->slug);
		buf_cstr(b, "#history\">");
	}
	html_text(b, c->headline);
	buf_cstr(b, c->address.n ? "</a></h2><p>" : "</h2><p>");
	html_text(b, c->text);
	buf_cstr(b, "</p>");
	if (c->address.n) {
		buf_cstr(b, "<p class=\"furniture\"><a href=\"/story/");
		html_url_part(b, c->address, false);
		buf_fmt(b, "/edition/%lld\">", (long long)c->edition);
		text_put(b, TEXT_NTH_EDITION, ARG_NUMBER(c->edition));
		buf_cstr(b, "</a></p>");
	}
	buf_cstr(b, "<p class=\"furniture when\">");
	page_date_time(b, c->at, site->zone_min, DATE_DAY);
	buf_cstr(b, "<br>");
	page_date_time(b, c->at, site->zone_min, DATE_CLOCK);
	buf_cstr(b, "</p></li>\n");
}

static void
put_how_to_report(struct buf *b, struct arena scratch, const struct page_site *site)
{
	buf_cstr(b, "<section id=\"report\" aria-labelledby=\"report-h\">\n<h2 id=\"report-h\">");
	text_just(b, TEXT_FOUND_ERROR);
	buf_cstr(b, "</h2>\n<p class=\"made\">");
	if (site->contact.n)
		text_put(b, TEXT_FOUND_HOW,
		         ARG_STR(str_cat(&scratch, STR("mailto:"), site->contact)));
	else
		text_just(b, TEXT_FOUND_HOW_NO_MAIL);
	buf_cstr(b, "</p>\n</section>\n");
}

struct str
page_corrections(struct arena *out, struct arena scratch, const struct page_site *site,
                 const struct page_correction *list, size_t count)
{
	struct shell shell = {
		.title = text_str(TEXT_CORRECTIONS),
		.description = text_str(TEXT_CORRECTIONS_DESCRIPTION),
		.path = STR("/corrections"),
		.sections = true,
		.main_class = "page",
	};
	struct buf b = buf_in(out, 16 << 10);
	shell_open(&b, site, &shell);
	buf_cstr(&b, "<h1>");
	text_just(&b, TEXT_CORRECTIONS);
	buf_cstr(&b, "</h1>\n<p class=\"text\">");
	text_just(&b, TEXT_CORRECTIONS_INTRO);
	buf_cstr(&b, "</p>\n");
	if (count) {
		buf_cstr(&b, "<ol class=\"results\" id=\"corrections\">\n");
		for (size_t i = 0; i < count; i++)
			put_correction(&b, site, &list[i]);
		buf_cstr(&b, "</ol>\n");
	} else {
		buf_cstr(&b, "<p class=\"text\">");
		text_just(&b, TEXT_CORRECTIONS_NONE);
		buf_cstr(&b, "</p>\n");
	}
	put_how_to_report(&b, scratch, site);
	shell_close(&b, site, &shell);
	return buf_str(&b);
}
