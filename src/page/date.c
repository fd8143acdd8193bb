/* date.c: calendar dates from seconds, by the zone of the site. */
#include "page/date.h"

#include "words/text.h"

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

/* {1} is the weekday, {2} the day, {3} the month, {4} the year, {5} the clock. */
static const struct {
	enum text_id text;
	bool year, clock;
	bool whole; /* words */
	bool alone; /* with a capital */
} forms[] = {
	[DATE_FULL] = {TEXT_DATE_FULL, .year = true, .clock = true},
	[DATE_SHORT] = {TEXT_DATE_SHORT, .clock = true},
	[DATE_WEEKDAY] = {TEXT_DATE_WEEKDAY, .clock = true},
	[DATE_DAY] = {TEXT_DATE_DAY},
	[DATE_LONG] = {TEXT_DATE_LONG, .year = true, .whole = true},
	[DATE_TITLE] = {TEXT_DATE_LONG, .year = true, .whole = true, .alone = true},
	[DATE_TITLE_CLOCK] = {TEXT_DATE_LONG_CLOCK, .year = true, .clock = true, .whole = true,
	                      .alone = true},
};

static struct str
two_digits(char *room, int n)
{
	room[0] = (char)('0' + n / 10);
	room[1] = (char)('0' + n % 10);
	return str_from(room, 2);
}

static void
put_clock(struct buf *b, struct str language, const struct parts *p)
{
	char hour[2], minute[2];
	text_put(b, language, TEXT_DATE_CLOCK, ARG_HTML(two_digits(hour, p->hour)),
	         ARG_HTML(two_digits(minute, p->minute)));
}

static struct str
year_of(struct arena *out, int64_t year)
{
	return str_fmt(out, "%lld", (long long)year);
}

/* The words of a moment; small pieces are left in the arena. */
static struct str
words_of(struct arena *out, struct str language, const struct parts *p, enum date_form form)
{
	bool whole = forms[form].whole;
	struct buf clock = buf_in(out, 16), day = buf_in(out, 8), words = buf_in(out, 48);
	if (forms[form].clock)
		put_clock(&clock, language, p);
	text_put(&day, language, TEXT_DATE_NUMBER, ARG_NUMBER(p->day));
	text_put(&words, language, forms[form].text,
	         ARG_HTML(text_weekday(language, p->weekday, whole)), ARG_HTML(buf_str(&day)),
	         ARG_HTML(text_month(language, p->month, whole)),
	         ARG_HTML(forms[form].year ? year_of(out, p->year) : STR_NONE),
	         ARG_HTML(buf_str(&clock)));
	return forms[form].alone ? text_capital(out, buf_str(&words)) : buf_str(&words);
}

void
date_words(struct buf *b, const struct page_site *site, int64_t at, enum date_form form)
{
	struct parts p = parts_of(at, site->zone_min);
	if (form == DATE_CLOCK)
		put_clock(b, site->language, &p);
	else
		buf_put(b, words_of(b->arena, site->language, &p, form));
}

void
page_date_month(struct buf *b, const struct page_site *site, int64_t year, int month)
{
	struct buf words = buf_in(b->arena, 64);
	text_put(&words, site->language, TEXT_DATE_MONTH,
	         ARG_HTML(text_month(site->language, month, true)),
	         ARG_HTML(year_of(b->arena, year)));
	buf_put(b, text_capital(b->arena, buf_str(&words)));
}

static void
open_time(struct buf *b, int64_t at, int zone_min)
{
	buf_cstr(b, "<time datetime=\"");
	date_iso(b, at, zone_min);
	buf_cstr(b, "\">");
}

void
page_date_time(struct buf *b, const struct page_site *site, int64_t at, enum date_form form)
{
	if (at == WHEN_UNKNOWN)
		return;
	open_time(b, at, site->zone_min);
	date_words(b, site, at, form);
	buf_cstr(b, "</time>");
}

void
date_when(struct buf *b, const struct page_site *site, struct when w, enum date_form form)
{
	if (!when_known(w))
		return;
	if (!w.date_only) {
		page_date_time(b, site, w.at, form);
		return;
	}
	struct parts p = parts_of(w.at, 0);
	buf_fmt(b, "<time datetime=\"%04lld-%02d-%02d\">", (long long)p.year, p.month, p.day);
	struct page_site here = *site;
	here.zone_min = 0; /* the day that it says, everywhere */
	date_words(b, &here, w.at, DATE_DAY);
	buf_cstr(b, "</time>");
}

void
date_age(struct buf *b, const struct page_site *site, int64_t at)
{
	int64_t age = site->now - at;
	if (at == WHEN_UNKNOWN)
		return;
	open_time(b, at, site->zone_min);
	if (age < MINUTE_S && age > -HOUR_S)
		text_just(b, site->language, TEXT_AGO_NOW);
	else if (age > 0 && age < HOUR_S)
		text_put(b, site->language, TEXT_AGO_MIN, ARG_NUMBER(age / MINUTE_S));
	else if (age > 0 && age < DAY_S)
		text_put(b, site->language, TEXT_AGO_HOURS, ARG_NUMBER(age / HOUR_S));
	else
		date_words(b, site, at, DATE_DAY);
	buf_cstr(b, "</time>");
}

bool
date_same_day(int64_t a, int64_t b, int zone_min)
{
	int64_t zone = (int64_t)zone_min * MINUTE_S;
	return floor_div(a + zone, DAY_S) == floor_div(b + zone, DAY_S);
}
