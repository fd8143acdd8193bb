/* calendar.h: the demo's days and hours, in the words of an outlet's language.
 *
 * Day 1 of the newsroom begins at midnight of `day1` in a zone of a fixed offset; day 0 is the
 * day before.  A moment of the newsroom is counted in minutes since day 1 began. */
#ifndef GW_DEMO_CALENDAR_H
#define GW_DEMO_CALENDAR_H

#include "base/err.h"
#include "base/str.h"

struct calendar {
	int64_t day1;  /* days since 1970-01-01 */
	int zone_min;  /* minutes east of UTC */
};

/* Seconds since 1970 of a moment. */
int64_t calendar_at(const struct calendar *c, int64_t minute);

/* "1 08:05" or "-42 10:00" to minutes since day 1 began; false where it is neither. */
bool calendar_read(struct str s, int64_t *minute);

/* `text` with {weekday:N} and {date:N} filled in ("Saturday", "21. November", "1er mai"); a view
 * of `text` where it holds none.  Languages other than de and fr are taken for English. */
struct str calendar_fill(struct arena *out, const struct calendar *c, struct str language,
                         struct str text);

/* Whether all placeholders of `text` are such, so that calendar_fill leaves no brace. */
bool calendar_can_fill(struct str text);

/* "21 November 2026, 08:05" for readers. */
struct str calendar_long(struct arena *out, const struct calendar *c, struct str language,
                         int64_t at);
/* "2026-11-21T08:05:00+01:00" */
struct str calendar_iso(struct arena *out, const struct calendar *c, int64_t at);
/* "Sat, 21 Nov 2026 08:05:00 +0100", and the form of HTTP, which is always GMT. */
struct str calendar_rfc822(struct arena *out, const struct calendar *c, int64_t at);
struct str calendar_http(struct arena *out, int64_t at);
/* Reads what calendar_http writes; false where it is anything else. */
bool calendar_http_read(struct str s, int64_t *at);
/* "2026/11/21" in the calendar's zone, for paths. */
struct str calendar_path(struct arena *out, const struct calendar *c, int64_t at);

#endif
