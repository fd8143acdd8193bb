/* when.h: a moment as a source stated it.
 *
 * `at` is seconds since 1970 in UTC (WHEN_UNKNOWN: absent).  `zone_min` is the offset the source
 * wrote, so that its own calendar day can be shown; `date_only` says that it gave no time of day
 * (then `at` is midnight UTC of that day and zone_min is 0). */
#ifndef GW_MODEL_WHEN_H
#define GW_MODEL_WHEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/json.h"

#define WHEN_UNKNOWN INT64_MIN

struct when {
	int64_t at;
	int16_t zone_min;
	bool date_only;
};

#define WHEN_NONE ((struct when){.at = WHEN_UNKNOWN})

static inline bool
when_known(struct when w)
{
	return w.at != WHEN_UNKNOWN;
}

static inline struct when
when_at(int64_t at)
{
	return (struct when){.at = at};
}

/* The latest moment that a date allows: of a day its end.  WHEN_UNKNOWN stays. */
static inline int64_t
when_latest(struct when w)
{
	return w.date_only && when_known(w) ? w.at + 86399 : w.at;
}

/* RFC 3339: "2026-11-20T14:05:00Z", "…+01:00", or "2026-11-20" for a date alone.
 * STR_NONE where unknown. */
struct str when_rfc3339(struct arena *a, struct when w);

/* Reads RFC 3339 as formats.md has it: a date alone, or with a space for the T, is UTC.
 * WHEN_NONE where it is none of that. */
struct when when_read(struct str s);

/* Days since 1970-01-01 of a date of the Gregorian calendar, and back.  Any year fits. */
int64_t days_of_date(int64_t year, int month, int day);
void date_of_days(int64_t days, int64_t *year, int *month, int *day);

/* 0 Sunday … 6 Saturday of a day number. */
int weekday_of_days(int64_t days);

/* Writes the moment, or null, as the member `key`. */
void json_kv_when(struct json_out *j, const char *key, struct when w);

#endif
