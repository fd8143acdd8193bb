/* list.c: pages of stories in a row (sections, outlets, days), and the corrections. */
#include "page/page.h"

#include "base/html.h"
#include "page/card.h"
#include "page/date.h"
#include "page/list.h"
#include "page/shell.h"
#include "words/text.h"

void
list_row_open(struct buf *b, const struct page_site *site, const struct page_card *c)
{
	buf_cstr(b, "<li><h2>");
	card_link(b, c, site->language);
	buf_cstr(b, "</h2>");
}

void
list_row_close(struct buf *b, const struct page_site *site, const struct page_card *c)
{
	buf_cstr(b, "<p class=\"furniture\">");
	card_voices(b, site, c, CARD_NO_TIME, CARD_SECOND);
	buf_cstr(b, "</p><p class=\"furniture when\">");
	page_date_time(b, site, c->newest_at, DATE_DAY);
	buf_cstr(b, "<br>");
	page_date_time(b, site, c->newest_at, DATE_CLOCK);
	buf_cstr(b, "</p></li>\n");
}

static void
put_row(struct buf *b, const struct page_site *site, const struct page_card *c)
{
	list_row_open(b, site, c);
	if (c->summary.n) {
		buf_cstr(b, "<p");
		shell_lang(b, c->language, site->language);
		buf_byte(b, '>');
		html_text(b, c->summary);
		buf_cstr(b, "</p>");
	}
	list_row_close(b, site, c);
}

void
list_pager(struct buf *b, struct str language, const struct list_turn *turns, size_t count)
{
	if (!count)
		return;
	buf_cstr(b, "<nav class=\"pager\" aria-label=\"");
	text_just(b, language, TEXT_PAGES);
	buf_cstr(b, "\">");
	for (size_t i = 0; i < count; i++) {
		buf_fmt(b, "<a rel=\"%s\" href=\"", turns[i].rel);
		html_url(b, turns[i].path);
		buf_cstr(b, "\">");
		text_just(b, language, turns[i].text);
		buf_cstr(b, "</a>");
	}
	buf_cstr(b, "</nav>\n");
}

static void
put_turns(struct buf *b, struct str language, const struct page_list_input *in)
{
	struct list_turn turns[4];
	size_t n = 0;
	if (in->newest.n && !str_eq(in->newest, in->newer))
		turns[n++] = (struct list_turn){"first", TEXT_NEWEST, in->newest};
	if (in->newer.n)
		turns[n++] = (struct list_turn){"prev", TEXT_NEWER, in->newer};
	if (in->older.n)
		turns[n++] = (struct list_turn){"next", TEXT_OLDER, in->older};
	if (in->days)
		turns[n++] = (struct list_turn){"up", TEXT_ARCHIVE, STR("/archive")};
	list_pager(b, language, turns, n);
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
page_list(struct arena *out, struct arena scratch, const struct page_site *of,
          const struct page_list_input *in)
{
	const struct page_site own = shell_speak(of, of->language), *site = &own;
	struct buf title = buf_in(&scratch, 256), description = buf_in(&scratch, 256);
	if (in->page)
		text_put(&title, site->language, TEXT_TITLE_PAGE, ARG_HTML(in->title),
		         ARG_NUMBER(in->page));
	else
		buf_put(&title, in->title);
	text_put(&description, site->language, TEXT_LIST_DESCRIPTION, ARG_HTML(buf_str(&title)));
	struct shell shell = {
		.title = buf_str(&title),
		.description = buf_str(&description),
		.path = in->path,
		.sections = true,
		.section = section_of(&scratch, site, in->newest.n ? in->newest : in->path),
		.main_class = "page",
		.feed = in->feed,
	};
	struct buf b = buf_in(out, 32 << 10);
	shell_open(&b, site, &shell);
	buf_cstr(&b, "<h1>");
	html_text(&b, shell.title);
	buf_cstr(&b, "</h1>\n");
	if (in->count) {
		buf_cstr(&b, "<ol class=\"results\">\n");
		for (size_t i = 0; i < in->count; i++)
			put_row(&b, site, &in->cards[i]);
		buf_cstr(&b, "</ol>\n");
	} else {
		buf_cstr(&b, "<p class=\"text\">");
		text_just(&b, site->language, TEXT_EMPTY_LIST);
		buf_cstr(&b, "</p>\n");
	}
	put_turns(&b, site->language, in);
	shell_close(&b, site, &shell);
	return buf_str(&b);
}

/* ── corrections ── */

static void
put_correction(struct buf *b, const struct page_site *site, const struct page_correction *c)
{
	buf_cstr(b, "<li><h2");
	shell_lang(b, c->language, site->language);
	buf_byte(b, '>');
	if (c->address.n) {
		buf_cstr(b, "<a href=\"");
		shell_story_path(b, c->address, c->slug);
		buf_cstr(b, "#history\">");
	}
	html_text(b, c->headline);
	buf_cstr(b, c->address.n ? "</a></h2><p" : "</h2><p");
	/* It was said in the story's language where that is spoken. */
	shell_lang(b, text_language(c->language, site->language), site->language);
	buf_byte(b, '>');
	html_text(b, c->text);
	buf_cstr(b, "</p>");
	if (c->address.n) {
		buf_cstr(b, "<p class=\"furniture\"><a href=\"/story/");
		html_url_part(b, c->address, false);
		buf_fmt(b, "/edition/%lld\">", (long long)c->edition);
		text_put(b, site->language, TEXT_EDITION, ARG_NUMBER(c->edition));
		buf_cstr(b, "</a></p>");
	}
	buf_cstr(b, "<p class=\"furniture when\">");
	page_date_time(b, site, c->at, DATE_DAY);
	buf_cstr(b, "<br>");
	page_date_time(b, site, c->at, DATE_CLOCK);
	buf_cstr(b, "</p></li>\n");
}

static void
put_how_to_report(struct buf *b, struct arena scratch, const struct page_site *site)
{
	buf_cstr(b, "<section id=\"report\" aria-labelledby=\"report-h\">\n<h2 id=\"report-h\">");
	text_just(b, site->language, TEXT_FOUND_ERROR);
	buf_cstr(b, "</h2>\n<p class=\"made\">");
	if (site->contact.n)
		text_put(b, site->language, TEXT_FOUND_HOW, ARG_STR(shell_contact(&scratch, site)));
	else
		text_just(b, site->language, TEXT_FOUND_HOW_NO_MAIL);
	buf_cstr(b, "</p>\n</section>\n");
}

struct str
page_corrections(struct arena *out, struct arena scratch, const struct page_site *of,
                 const struct page_correction *list, size_t count)
{
	const struct page_site own = shell_speak(of, of->language), *site = &own;
	struct shell shell = {
		.title = text_str(site->language, TEXT_CORRECTIONS),
		.description = text_str(site->language, TEXT_CORRECTIONS_DESCRIPTION),
		.path = STR("/corrections"),
		.sections = true,
		.main_class = "page",
	};
	struct buf b = buf_in(out, 16 << 10);
	shell_open(&b, site, &shell);
	buf_cstr(&b, "<h1>");
	text_just(&b, site->language, TEXT_CORRECTIONS);
	buf_cstr(&b, "</h1>\n<p class=\"text\">");
	text_just(&b, site->language, TEXT_CORRECTIONS_INTRO);
	buf_cstr(&b, "</p>\n");
	if (count) {
		buf_cstr(&b, "<ol class=\"results\" id=\"corrections\">\n");
		for (size_t i = 0; i < count; i++)
			put_correction(&b, site, &list[i]);
		buf_cstr(&b, "</ol>\n");
	} else {
		buf_cstr(&b, "<p class=\"text\">");
		text_just(&b, site->language, TEXT_CORRECTIONS_NONE);
		buf_cstr(&b, "</p>\n");
	}
	put_how_to_report(&b, scratch, site);
	shell_close(&b, site, &shell);
	return buf_str(&b);
}
