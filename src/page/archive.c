/* archive.c: a month as a calendar that leads to its days. */
#include "page/page.h"

#include "base/html.h"
#include "page/date.h"
#include "page/list.h"
#include "page/shell.h"
#include "words/text.h"

static struct str
month_path(struct arena *out, int year, int month)
{
	if (month < 1)
		return month_path(out, year - 1, 12);
	if (month > 12)
		return month_path(out, year + 1, 1);
	return str_fmt(out, "/archive/%04d-%02d", year, month);
}

/* 0 Monday … 6 Sunday, as weeks stand in the calendar. */
static struct str
weekday(const struct page_site *site, int column, bool whole)
{
	return text_weekday(site->language, (column + 1) % 7, whole);
}

/* Seen only: each day says its own to those who listen. */
static void
put_weekdays(struct buf *b, const struct page_site *site)
{
	buf_cstr(b, "<div class=\"weekdays\" aria-hidden=\"true\">");
	for (int column = 0; column < 7; column++) {
		buf_cstr(b, "<span>");
		buf_put(b, weekday(site, column, false));
		buf_cstr(b, "</span>");
	}
	buf_cstr(b, "</div>\n");
}

static void
put_day(struct buf *b, const struct page_site *site, const struct page_month *m, int day)
{
	int64_t stories = m->stories[day];
	buf_cstr(b, "<li");
	if (day == 1 && m->weekday)
		buf_fmt(b, " class=\"w%d\"", m->weekday + 1);
	if (!stories) {
		buf_fmt(b, ">%d</li>\n", day);
		return;
	}
	buf_fmt(b, "><a href=\"/day/%04d-%02d-%02d\"><time datetime=\"%04d-%02d-%02d\">"
	        "<span class=\"vh\">" STR_FMT " </span>%d</time> <small>", m->year, m->month, day,
	        m->year, m->month, day,
	        STR_ARG(weekday(site, (m->weekday + day - 1) % 7, true)), day);
	text_put(b, site->language, TEXT_CALENDAR_STORIES, ARG_NUMBER(stories));
	buf_cstr(b, "</small></a></li>\n");
}

struct str
page_archive(struct arena *out, struct arena scratch, const struct page_site *of,
             const struct page_month *m)
{
	const struct page_site own = shell_speak(of, of->language), *site = &own;
	struct buf title = buf_in(&scratch, 64);
	struct list_turn turns[2];
	size_t n = 0;
	page_date_month(&title, site, m->year, m->month);
	struct shell shell = {
		.title = buf_str(&title),
		.description = text_str(site->language, TEXT_ARCHIVE_DESCRIPTION),
		.path = m->newest ? STR("/archive") : month_path(&scratch, m->year, m->month),
		.sections = true,
		.main_class = "page",
	};
	struct buf b = buf_in(out, 8 << 10);
	shell_open(&b, site, &shell);
	buf_cstr(&b, "<h1>");
	html_text(&b, shell.title);
	buf_cstr(&b, "</h1>\n");
	put_weekdays(&b, site);
	buf_cstr(&b, "<ol class=\"days\">\n");
	for (int day = 1; day <= m->days; day++)
		put_day(&b, site, m, day);
	buf_cstr(&b, "</ol>\n");
	if (m->after)
		turns[n++] = (struct list_turn){
			"prev", TEXT_NEWER, month_path(&scratch, m->year, m->month + 1)};
	if (m->before)
		turns[n++] = (struct list_turn){
			"next", TEXT_OLDER, month_path(&scratch, m->year, m->month - 1)};
	list_pager(&b, site->language, turns, n);
	shell_close(&b, site, &shell);
	return buf_str(&b);
}
