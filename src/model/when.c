/* when.c: moments as RFC 3339, and days as dates (the algorithms of Howard Hinnant's
 * "chrono-compatible low-level date algorithms"). */
#include "model/when.h"

#include <stdio.h>

int64_t
days_of_date(int64_t year, int month, int day)
{
	year -= month <= 2;
	int64_t era = (year >= 0 ? year : year - 399) / 400;
	int64_t yoe = year - era * 400;
	int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return era * 146097 + doe - 719468;
}

void
date_of_days(int64_t days, int64_t *year, int *month, int *day)
{
	days += 719468;
	int64_t era = (days >= 0 ? days : days - 146096) / 146097;
	int64_t doe = days - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;
	*day = (int)(doy - (153 * mp + 2) / 5 + 1);
	*month = (int)(mp < 10 ? mp + 3 : mp - 9);
	*year = yoe + era * 400 + (*month <= 2);
}

int
weekday_of_days(int64_t days)
{
	int64_t w = (days + 4) % 7;
	return (int)(w < 0 ? w + 7 : w);
}

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

enum { RFC3339_ROOM = 80 };

/* The text into `room`; its length, or 0 where the moment is unknown or out of range. */
static size_t
write_rfc3339(char room[RFC3339_ROOM], struct when w)
{
	if (!when_known(w))
		return 0;
	int64_t local = w.at + (int64_t)w.zone_min * 60;
	int64_t days = floor_div(local, 86400);
	int64_t s = local - days * 86400;
	int64_t year;
	int month, day;
	date_of_days(days, &year, &month, &day);
	if (year < 0 || year > 9999)
		return 0;
	int n = snprintf(room, RFC3339_ROOM, "%04d-%02d-%02d", (int)year, month, day);
	if (w.date_only)
		return (size_t)n;
	n += snprintf(room + n, RFC3339_ROOM - (size_t)n, "T%02d:%02d:%02d", (int)(s / 3600),
	              (int)(s / 60 % 60), (int)(s % 60));
	int z = w.zone_min < 0 ? -w.zone_min : w.zone_min;
	if (!z)
		n += snprintf(room + n, RFC3339_ROOM - (size_t)n, "Z");
	else
		n += snprintf(room + n, RFC3339_ROOM - (size_t)n, "%c%02d:%02d",
		              w.zone_min < 0 ? '-' : '+', z / 60, z % 60);
	return (size_t)n;
}

struct str
when_rfc3339(struct arena *a, struct when w)
{
	char room[RFC3339_ROOM];
	size_t n = write_rfc3339(room, w);
	return n ? str_dup(a, str_from(room, n)) : STR_NONE;
}

/* A fixed number of digits at `at`, or -1. */
static int
digits(struct str s, size_t at, size_t n)
{
	int v = 0;
	if (at + n > s.n)
		return -1;
	for (size_t i = at; i < at + n; i++) {
		if (!byte_is_digit((unsigned char)s.p[i]))
			return -1;
		v = v * 10 + (s.p[i] - '0');
	}
	return v;
}

static int
days_in_month(int year, int month)
{
	static const int n[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return n[month - 1] + (month == 2 && leap);
}

struct when
when_read(struct str s)
{
	s = str_trim(s);
	int year = digits(s, 0, 4), month = digits(s, 5, 2), day = digits(s, 8, 2);
	if (year < 0 || month < 1 || month > 12 || day < 1 || s.n < 10 || s.p[4] != '-' ||
	    s.p[7] != '-' || day > days_in_month(year, month))
		return WHEN_NONE;
	struct when w = {.at = days_of_date(year, month, day) * 86400};
	if (s.n == 10) {
		w.date_only = true;
		return w;
	}
	int hour = digits(s, 11, 2), minute = digits(s, 14, 2), second = 0;
	if ((s.p[10] != 'T' && s.p[10] != 't' && s.p[10] != ' ') || hour < 0 || hour > 24 ||
	    minute < 0 || minute > 59 || s.p[13] != ':')
		return WHEN_NONE;
	size_t at = 16;
	if (at < s.n && s.p[at] == ':') {
		second = digits(s, at + 1, 2);
		if (second < 0 || second > 60)
			return WHEN_NONE;
		at += 3;
	}
	if (at < s.n && s.p[at] == '.')
		for (at++; at < s.n && byte_is_digit((unsigned char)s.p[at]);)
			at++;
	w.at += hour * 3600 + minute * 60 + second;
	if (at == s.n || ((s.p[at] == 'Z' || s.p[at] == 'z') && at + 1 == s.n))
		return w;
	if (s.p[at] != '+' && s.p[at] != '-')
		return WHEN_NONE;
	int zh = digits(s, at + 1, 2);
	bool colon = at + 3 < s.n && s.p[at + 3] == ':';
	int zm = s.n == at + 3 ? 0 : digits(s, at + (colon ? 4 : 3), 2);
	if (zh < 0 || zh > 15 || zm < 0 || zm > 59)
		return WHEN_NONE;
	w.zone_min = (int16_t)((zh * 60 + zm) * (s.p[at] == '-' ? -1 : 1));
	w.at -= (int64_t)w.zone_min * 60;
	return w;
}

void
json_kv_when(struct json_out *j, const char *key, struct when w)
{
	char room[RFC3339_ROOM];
	size_t n = write_rfc3339(room, w);
	json_kv_str(j, key, n ? str_from(room, n) : STR_NONE);
}
