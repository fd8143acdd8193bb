/* calendar.c: the demo's days and hours, in the words of an outlet's language. */
#include "demo/calendar.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "model/when.h"

struct names {
	const char *language;
	const char *weekday[7];
	const char *month[12];
	const char *dot;   /* behind the number of a day */
	const char *first; /* behind the number 1 */
};

static const struct names all_names[] = {
	{"en",
	 {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	 {"January", "February", "March", "April", "May", "June", "July", "August", "September",
	  "October", "November", "December"},
	 "", ""},
	{"de",
	 {"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
	 {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
	  "Oktober", "November", "Dezember"},
	 ".", "."},
	{"fr",
	 {"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	 {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
	  "octobre", "novembre", "décembre"},
	 "", "er"},
};

/* A moment taken apart in a zone. */
struct parts {
	int64_t days, year;
	int month, day, hour, minute, second;
};

static const struct names *
names_of(struct str language)
{
	for (size_t i = 0; i < sizeof all_names / sizeof *all_names; i++)
		if (str_eq(language, str_of(all_names[i].language)))
			return &all_names[i];
	return &all_names[0];
}

static struct parts
parts_of(int64_t at, int zone_min)
{
	struct parts p;
	int64_t local = at + (int64_t)zone_min * 60;
	int64_t second = ((local % 86400) + 86400) % 86400;
	p.days = (local - second) / 86400;
	p.hour = (int)(second / 3600);
	p.minute = (int)(second / 60 % 60);
	p.second = (int)(second % 60);
	date_of_days(p.days, &p.year, &p.month, &p.day);
	return p;
}

int64_t
calendar_at(const struct calendar *c, int64_t minute)
{
	return c->day1 * 86400 - (int64_t)c->zone_min * 60 + minute * 60;
}

bool
calendar_read(struct str s, int64_t *minute)
{
	struct str day, hour, rest = str_trim(s);
	int64_t d, h, m;
	if (!str_cut(&rest, ' ', &day) || !str_cut(&rest, ':', &hour) || rest.n != 2 ||
	    hour.n != 2)
		return false;
	if (!str_to_int(day, &d) || !str_to_int(hour, &h) || !str_to_int(rest, &m))
		return false;
	if (d < -1000 || d > 1000 || h < 0 || h > 23 || m < 0 || m > 59)
		return false;
	*minute = (d - 1) * 1440 + h * 60 + m;
	return true;
}

/* The placeholder that begins at `at`: its day and kind, and the byte behind it. */
static bool
placeholder_at(struct str text, size_t at, bool *weekday, int64_t *day, size_t *behind)
{
	ptrdiff_t close = str_find_byte(text, '}', at);
	if (close < 0)
		return false;
	struct str inner = str_sub(text, at + 1, (size_t)close);
	struct str kind;
	if (!str_cut(&inner, ':', &kind) || !str_to_int(inner, day))
		return false;
	*weekday = str_eq(kind, STR("weekday"));
	*behind = (size_t)close + 1;
	return *weekday || str_eq(kind, STR("date"));
}

static void
put_day(struct buf *b, const struct calendar *c, const struct names *names, int64_t n,
        bool weekday)
{
	int64_t year, days = c->day1 + n - 1;
	int month, day;
	if (weekday) {
		buf_cstr(b, names->weekday[weekday_of_days(days)]);
		return;
	}
	date_of_days(days, &year, &month, &day);
	buf_fmt(b, "%d%s %s", day, day == 1 ? names->first : names->dot,
	        names->month[month - 1]);
}

struct str
calendar_fill(struct arena *out, const struct calendar *c, struct str language, struct str text)
{
	if (str_find_byte(text, '{', 0) < 0)
		return text;
	const struct names *names = names_of(language);
	struct buf b = buf_in(out, text.n + 64);
	size_t done = 0;
	for (ptrdiff_t at; (at = str_find_byte(text, '{', done)) >= 0;) {
		bool weekday;
		int64_t day;
		size_t behind;
		buf_put(&b, str_sub(text, done, (size_t)at));
		if (placeholder_at(text, (size_t)at, &weekday, &day, &behind)) {
			put_day(&b, c, names, day, weekday);
			done = behind;
		} else {
			buf_byte(&b, '{');
			done = (size_t)at + 1;
		}
	}
	buf_put(&b, str_skip(text, done));
	return buf_str(&b);
}

bool
calendar_can_fill(struct str text)
{
	size_t done = 0;
	for (ptrdiff_t at; (at = str_find_byte(text, '{', done)) >= 0;) {
		bool weekday;
		int64_t day;
		if (!placeholder_at(text, (size_t)at, &weekday, &day, &done))
			return false;
	}
	return true;
}

struct str
calendar_long(struct arena *out, const struct calendar *c, struct str language, int64_t at)
{
	const struct names *names = names_of(language);
	struct parts p = parts_of(at, c->zone_min);
	return str_fmt(out, "%d%s %s %lld, %02d:%02d", p.day,
	               p.day == 1 ? names->first : names->dot, names->month[p.month - 1],
	               (long long)p.year, p.hour, p.minute);
}

struct str
calendar_iso(struct arena *out, const struct calendar *c, int64_t at)
{
	return when_rfc3339(out, (struct when){.at = at, .zone_min = (int16_t)c->zone_min});
}

struct str
calendar_rfc822(struct arena *out, const struct calendar *c, int64_t at)
{
	const struct names *names = &all_names[0];
	struct parts p = parts_of(at, c->zone_min);
	int zone = c->zone_min < 0 ? -c->zone_min : c->zone_min;
	return str_fmt(out, "%.3s, %02d %.3s %lld %02d:%02d:%02d %c%02d%02d",
	               names->weekday[weekday_of_days(p.days)], p.day, names->month[p.month - 1],
	               (long long)p.year, p.hour, p.minute, p.second,
	               c->zone_min < 0 ? '-' : '+', zone / 60, zone % 60);
}

struct str
calendar_http(struct arena *out, int64_t at)
{
	struct str s = calendar_rfc822(out, &(struct calendar){0}, at);
	return str_cat(out, str_sub(s, 0, s.n - 5), STR("GMT"));
}

bool
calendar_http_read(struct str s, int64_t *at)
{
	char text[40], month[4];
	int day, hour, minute, second, n = 0;
	long long year;
	if (s.n >= sizeof text)
		return false;
	memcpy(text, s.p, s.n);
	text[s.n] = 0;
	if (sscanf(text, "%*3[A-Za-z], %2d %3[A-Za-z] %4lld %2d:%2d:%2d GMT%n", &day, month, &year,
	           &hour, &minute, &second, &n) != 6 || (size_t)n != s.n)
		return false;
	for (int m = 0; m < 12; m++)
		if (strncmp(month, all_names[0].month[m], 3) == 0) {
			*at = days_of_date(year, m + 1, day) * 86400 + hour * 3600 + minute * 60 +
			      second;
			return true;
		}
	return false;
}

struct str
calendar_path(struct arena *out, const struct calendar *c, int64_t at)
{
	struct parts p = parts_of(at, c->zone_min);
	return str_fmt(out, "%04lld/%02d/%02d", (long long)p.year, p.month, p.day);
}
