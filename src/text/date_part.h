/* date_part.h: parts that both readers of dates share; for date.c and date_find.c. */
#ifndef GW_TEXT_DATE_PART_H
#define GW_TEXT_DATE_PART_H

#include "model/when.h"

struct date_parts {
	int year, month, day;     /* 0 unknown; year as written in full */
	int hour, minute, second; /* hour -1 unknown */
	int zone_min;
	bool pm, am;
	bool doubtful;            /* day and month may be the other way round */
};

/* The decimal number at s.p[*i] of at most `most` digits, which moves behind it; -1 where there is
 * no digit. */
int date_number(struct str s, size_t *i, int most);

/* "hh:mm", "hh:mm:ss.f" at *i, which moves behind it.  False, and nothing changed, otherwise. */
bool date_time(struct str s, size_t *i, struct date_parts *d);

/* "Z", "+01:00", "+0100", "+1" or a name at *i, which moves behind it. */
bool date_zone(struct str s, size_t *i, struct date_parts *d);

/* WHEN_NONE where the calendar knows no such day. */
struct when date_of_parts(const struct date_parts *d);

/* Bytes of the run of letters at `i`. */
size_t date_word(struct str s, size_t i);

#endif
