/* date_part.c: parts that both readers of dates share. */
#include "text/date_part.h"

#include "text/date.h"
#include "text/utf8.h"

int
date_number(struct str s, size_t *i, int most)
{
	int v = -1;
	for (; most-- > 0 && *i < s.n && byte_is_digit((unsigned char)s.p[*i]); (*i)++)
		v = (v < 0 ? 0 : v) * 10 + (s.p[*i] - '0');
	return v;
}

/* The value of a decimal digit that is none of ASCII's, or -1. */
static int
foreign_digit(uint32_t c)
{
	static const uint32_t zeros[] = {0x660, 0x6f0, 0x966, 0x9e6, 0xae6, 0xbe6, 0xc66, 0xe50,
	                                 0xff10};
	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
		if (c >= zeros[i] && c < zeros[i] + 10)
			return (int)(c - zeros[i]);
	return -1;
}

struct str
date_plain_digits(struct arena *out, struct str text)
{
	struct buf b = {0};
	size_t from = 0;
	for (size_t i = 0; i < text.n;) {
		size_t at = i;
		if ((unsigned char)text.p[i] < 0xd9) { /* none begins lower */
			i++;
			continue;
		}
		int digit = foreign_digit(utf8_next(text, &i));
		if (digit < 0)
			continue;
		if (!b.arena)
			b = buf_in(out, text.n);
		buf_put(&b, str_sub(text, from, at));
		buf_byte(&b, (char)('0' + digit));
		from = i;
	}
	if (!b.arena)
		return text;
	buf_put(&b, str_skip(text, from));
	return buf_str(&b);
}

size_t
date_word(struct str s, size_t i)
{
	size_t from = i;
	while (i < s.n) {
		size_t behind = i;
		if (byte_is_alpha((unsigned char)s.p[i])) {
			i++;
			continue;
		}
		if ((unsigned char)s.p[i] < 0x80 || !(utf8_class(utf8_next(s, &behind)) & (UTF8_LETTER | UTF8_MARK)))
			break;
		i = behind;
	}
	return i - from;
}

bool
date_time(struct str s, size_t *i, struct date_parts *d)
{
	size_t at = *i;
	int hour = date_number(s, &at, 2);
	if (hour < 0 || hour > 24 || at >= s.n || s.p[at] != ':')
		return false;
	at++;
	int minute = date_number(s, &at, 2), second = 0;
	if (minute < 0 || minute > 59)
		return false;
	if (at + 1 < s.n && s.p[at] == ':' && byte_is_digit((unsigned char)s.p[at + 1])) {
		at++;
		second = date_number(s, &at, 2);
		if (at + 1 < s.n && (s.p[at] == '.' || s.p[at] == ',') &&
		    byte_is_digit((unsigned char)s.p[at + 1]))
			for (at++; at < s.n && byte_is_digit((unsigned char)s.p[at]);)
				at++;
	}
	if (second > 60)
		return false;
	d->hour = hour;
	d->minute = minute;
	d->second = second;
	*i = at;
	return true;
}

/* Offsets in minutes.  Of names that several zones share, the one of more newspapers. */
static const struct {
	const char *name;
	int minutes;
} zones[] = {
	{"z", 0},      {"ut", 0},     {"utc", 0},    {"gmt", 0},    {"wet", 0},    {"west", 60},
	{"bst", 60},   {"cet", 60},   {"cest", 120}, {"met", 60},   {"mest", 120}, {"mez", 60},
	{"mesz", 120}, {"eet", 120},  {"eest", 180}, {"sast", 120}, {"msk", 180},  {"msd", 240},
	{"ist", 330},  {"pkt", 300},  {"wib", 420},  {"ict", 420},  {"sgt", 480},  {"hkt", 480},
	{"awst", 480}, {"jst", 540},  {"kst", 540},  {"acst", 570}, {"acdt", 630}, {"aest", 600},
	{"aedt", 660}, {"nzst", 720}, {"nzdt", 780}, {"ast", -240}, {"adt", -180}, {"nst", -210},
	{"ndt", -150}, {"brt", -180}, {"art", -180}, {"et", -300},  {"est", -300}, {"edt", -240},
	{"ct", -360},  {"cst", -360}, {"cdt", -300}, {"mt", -420},  {"mst", -420}, {"mdt", -360},
	{"pt", -480},  {"pst", -480}, {"pdt", -420}, {"akst", -540}, {"akdt", -480},
	{"hst", -600}, {"a", -60},    {"m", -720},   {"n", 60},     {"y", 720},
};

static bool
zone_offset(struct str s, size_t *i, int *minutes)
{
	size_t at = *i;
	if (at >= s.n || (s.p[at] != '+' && s.p[at] != '-'))
		return false;
	int sign = s.p[at++] == '-' ? -1 : 1;
	size_t first = at;
	int v = date_number(s, &at, 4), m = 0;
	size_t digits = at - first;
	if (v < 0)
		return false;
	if (digits <= 2) {
		if (at + 1 < s.n && s.p[at] == ':') {
			at++;
			m = date_number(s, &at, 2);
			m = m < 0 ? 0 : m;
		}
		v = v * 60 + m;
	} else {
		v = v / 100 * 60 + v % 100;
	}
	if (v > 15 * 60)
		return false;
	*minutes = sign * v;
	*i = at;
	return true;
}

bool
date_zone(struct str s, size_t *i, struct date_parts *d)
{
	if (zone_offset(s, i, &d->zone_min))
		return true;
	size_t n = date_word(s, *i);
	struct str word = str_sub(s, *i, *i + n);
	for (size_t k = 0; n && k < sizeof zones / sizeof *zones; k++)
		if (str_eq_nocase(word, str_of(zones[k].name))) {
			*i += n;
			d->zone_min = zones[k].minutes;
			if (zones[k].minutes == 0)
				zone_offset(s, i, &d->zone_min); /* "GMT+0200" */
			return true;
		}
	return false;
}

struct when
date_of_parts(const struct date_parts *d)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	if (d->year < 1900 || d->year > 9999 || d->month < 1 || d->month > 12 || d->day < 1)
		return WHEN_NONE;
	bool leap = (d->year % 4 == 0 && d->year % 100 != 0) || d->year % 400 == 0;
	if (d->day > days[d->month - 1] + (d->month == 2 && leap))
		return WHEN_NONE;
	struct when w = {.at = days_of_date(d->year, d->month, d->day) * 86400};
	if (d->hour < 0) {
		w.date_only = true;
		return w;
	}
	int hour = d->hour;
	if (d->pm && hour < 12)
		hour += 12;
	if (d->am && hour == 12)
		hour = 0;
	w.at += (int64_t)hour * 3600 + d->minute * 60 + d->second - (int64_t)d->zone_min * 60;
	w.zone_min = (int16_t)d->zone_min;
	return w;
}
