/* date.h: moments in words for people, with the exact time for machines beside them. */
#ifndef GW_PAGE_DATE_H
#define GW_PAGE_DATE_H

#include "base/buf.h"
#include "model/when.h"

enum date_form {
	DATE_FULL,    /* Sat 21 Nov 2026, 16:48 */
	DATE_SHORT,   /* Sat 21 Nov, 16:48 */
	DATE_WEEKDAY, /* Sat, 16:48 */
	DATE_CLOCK,   /* 16:48 */
	DATE_DAY,     /* Sat 21 Nov */
	DATE_LONG,    /* Saturday 21 November 2026 */
	DATE_LONG_CLOCK, /* Saturday 21 November 2026, 16:48 */
};

/* 2026-11-21T16:48:00+01:00 */
void date_iso(struct buf *b, int64_t at, int zone_min);
/* 2026-11-21 */
void date_dashed(struct buf *b, int64_t at, int zone_min);
/* The words alone. */
void date_words(struct buf *b, int64_t at, int zone_min, enum date_form form);
/* <time datetime="…">words</time>; nothing where `at` is WHEN_UNKNOWN. */
void page_date_time(struct buf *b, int64_t at, int zone_min, enum date_form form);
/* Of a source: without a time of day where it gave none. */
void date_when(struct buf *b, struct when w, int zone_min, enum date_form form);
/* An age under a day in minutes or hours, else the date (DATE_DAY), as a time element. */
void date_age(struct buf *b, int64_t at, int64_t now, int zone_min);

bool date_same_day(int64_t a, int64_t b, int zone_min);

#endif
