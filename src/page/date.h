/* date.h: moments in words for people, with the exact time for machines beside them.
 *
 * The words are those of the site's language, in its zone. */
#ifndef GW_PAGE_DATE_H
#define GW_PAGE_DATE_H

#include "page/page.h"

/* In English; the catalogues say how it is written elsewhere. */
enum date_form {
	DATE_FULL,    /* Sat 21 Nov 2026, 16:48 */
	DATE_SHORT,   /* Sat 21 Nov, 16:48 */
	DATE_WEEKDAY, /* Sat, 16:48 */
	DATE_CLOCK,   /* 16:48 */
	DATE_DAY,     /* Sat 21 Nov */
	DATE_LONG,    /* Saturday 21 November 2026, inside of a sentence */
	DATE_TITLE,   /* the same with a capital, to stand alone */
	DATE_TITLE_CLOCK, /* Saturday 21 November 2026, 16:48 */
};

/* 2026-11-21T16:48:00+01:00 */
void date_iso(struct buf *b, int64_t at, int zone_min);
/* 2026-11-21 */
void date_dashed(struct buf *b, int64_t at, int zone_min);
/* The words alone. */
void date_words(struct buf *b, const struct page_site *site, int64_t at, enum date_form form);
/* "November 2026", to stand alone. */
void page_date_month(struct buf *b, const struct page_site *site, int64_t year, int month);
/* <time datetime="…">words</time>; nothing where `at` is WHEN_UNKNOWN. */
void page_date_time(struct buf *b, const struct page_site *site, int64_t at,
                    enum date_form form);
/* Of a source: without a time of day where it gave none. */
void date_when(struct buf *b, const struct page_site *site, struct when w, enum date_form form);
/* An age under a day in minutes or hours, else the date (DATE_DAY), as a time element. */
void date_age(struct buf *b, const struct page_site *site, int64_t at);

bool date_same_day(int64_t a, int64_t b, int zone_min);

#endif
