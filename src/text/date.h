/* date.h: dates as people and programs write them.
 *
 * Pure: nothing here knows today; what is too old or in the future is for the caller to judge.
 * Years before 1900 are no dates of news and read as unknown.  A date without a zone is UTC. */
#ifndef GW_TEXT_DATE_H
#define GW_TEXT_DATE_H

#include "model/when.h"

/* The date of a feed's element: RFC 822 with all that is done to it, ISO 8601 in its reductions,
 * asctime, and the forms of national programs.  WHEN_NONE where it is none. */
struct when date_read_feed(struct str s);

struct date_options {
	bool month_first; /* 3/4/2026 is the fourth of March */
	bool compact;     /* 20261120 is a date too (for addresses, not for prose) */
	size_t *at;       /* where not NULL: receives the byte where the date begins */
	struct when *other; /* where not NULL: 3/4/2026 the other way round, else WHEN_NONE */
};

/* The text with ASCII digits for those of other scripts; itself where it has none. */
struct str date_plain_digits(struct arena *out, struct str text);

/* The next date written out in `text` at or after byte *from, which moves behind it: with the
 * day, the month (by number or by name in 30 languages) and the year, and a time of day close
 * behind where there is one.  False where there is none. */
bool date_find(struct str text, size_t *from, struct date_options options, struct when *found);

/* 1 to 12 for a month's name or abbreviation, in any case; 0 for other words. */
int date_month(struct str word);

#endif
