/* date.c: calendar dates from seconds, by the zone of the site. */
#include "page/date.h"

#include "page/text.h"

enum { DAY_S = 86400, HOUR_S = 3600, MINUTE_S = 60 };

struct parts {
	int64_t year;
	int month, day, weekday, hour, minute, second;
};

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static struct parts
parts_of(int64_t at, int zone_min)
{
	struct parts p;
	int64_t local = at + (int64_t)zone_min * MINUTE_S;
	int64_t days = floor_div(local, DAY_S), rest = local - days * DAY_S;
	date_of_days(days, &p.year, &p.month, &p.day);
	p.weekday = weekday_of_days(days);
	p.hour = (int)(rest / HOUR_S);
	p.minute = (int)(rest / MINUTE_S % 60);
	p.second = (int)(rest % 60);
	return p;
}

void
date_iso(struct buf *b, int64_t at, int zone_min)
{
	struct parts p = parts_of(at, zone_min);
	int zone = zone_min < 0 ? -zone_min : zone_min;
	buf_fmt(b, "%04lld-%02d-%02dT%02d:%02d:%02d", (long long)p.year, p.month, p.day, p.hour,
	        p.minute, p.second);
	if (zone)
		buf_fmt(b, "%c%02d:%02d", zone_min < 0 ? '-' : '+', zone / 60, zone % 60);
	else
		buf_byte(b, 'Z');
}

void
date_dashed(struct buf *b, int64_t at, int zone_min)
{
	struct parts p = parts_of(at, zone_min);
	buf_fmt(b, "%04lld-%02d-%02d", (long long)p.year, p.month, p.day);
}

void
date_words(struct buf *b, int64_t at, int zone_min, enum date_form form)
{
	struct parts p = parts_of(at, zone_min);
	struct str weekday = text_weekday(p.weekday), month = text_month(p.month);
	bool full = form == DATE_LONG || form == DATE_LONG_CLOCK;
	if (form != DATE_CLOCK)
		buf_put(b, full ? weekday : str_sub(weekday, 0, 3));
	if (form != DATE_CLOCK && form != DATE_WEEKDAY)
		buf_fmt(b, " %d " STR_FMT, p.day, STR_ARG(full ? month : str_sub(month, 0, 3)));
	if (full || form == DATE_FULL)
		buf_fmt(b, " %lld", (long long)p.year);
	if (form == DATE_DAY || form == DATE_LONG)
		return;
	buf_fmt(b, "%s%02d:%02d", form == DATE_CLOCK ? "" : ", ", p.hour, p.minute);
}

static void
open_time(struct buf *b, int64_t at, int zone_min)
{
	buf_cstr(b, "<time datetime=\"");
	date_iso(b, at, zone_min);
	buf_cstr(b, "\">");
}

void
page_date_time(struct buf *b, int64_t at, int zone_min, enum date_form form)
{
	if (at == WHEN_UNKNOWN)
		return;
	open_time(b, at, zone_min);
	date_words(b, at, zone_min, form);
	buf_cstr(b, "</time>");
}

void
date_when(struct buf *b, struct when w, int zone_min, enum date_form form)
{
	if (!when_known(w))
		return;
	if (!w.date_only) {
		page_date_time(b, w.at, zone_min, form);
		return;
	}
	struct parts p = parts_of(w.at, 0);
	buf_fmt(b, "<time datetime=\"%04lld-%02d-%02d\">", (long long)p.year, p.month, p.day);
	date_words(b, w.at, 0, DATE_DAY);
	buf_cstr(b, "</time>");
}

void
date_age(struct buf *b, int64_t at, int64_t now, int zone_min)
{
	int64_t age = now - at;
	if (at == WHEN_UNKNOWN)
		return;
	open_time(b, at, zone_min);
	if (age < MINUTE_S && age > -HOUR_S)
		text_just(b, TEXT_AGO_NOW);
	else if (age > 0 && age < HOUR_S)
		text_put(b, TEXT_AGO_MIN, ARG_NUMBER(age / MINUTE_S));
	else if (age > 0 && age < DAY_S)
		text_put(b, TEXT_AGO_HOURS, ARG_NUMBER(age / HOUR_S));
	else
		date_words(b, at, zone_min, DATE_DAY);
	buf_cstr(b, "</time>");
}

bool
date_same_day(int64_t a, int64_t b, int zone_min)
{
	int64_t zone = (int64_t)zone_min * MINUTE_S;
	return floor_div(a + zone, DAY_S) == floor_div(b + zone, DAY_S);
}
