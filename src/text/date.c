/* date.c: the date of a feed's element.
 *
 * ISO 8601 is read by its grammar.  All other forms are taken apart into numbers and words, each
 * of which says what it is: a number with a colon is a time, one of four digits a year, a word a
 * month, a zone or "pm". */
#include "text/date.h"

#include "text/date_part.h"
#include "text/utf8.h"

enum { LONGEST_DATE = 100 };

/* ---- ISO 8601 ---- */

/* Time and zone of ISO 8601 behind the "T": colons may be missing. */
static bool
iso_time(struct str s, size_t i, struct date_parts *d)
{
	if (!date_time(s, &i, d)) {
		d->hour = date_number(s, &i, 2);
		d->minute = date_number(s, &i, 2);
		d->second = date_number(s, &i, 2);
		d->minute = d->minute < 0 ? 0 : d->minute;
		d->second = d->second < 0 ? 0 : d->second;
		if (d->hour < 0 || d->hour > 24 || d->minute > 59 || d->second > 60)
			return false;
	}
	while (i < s.n && s.p[i] == ' ')
		i++;
	date_zone(s, &i, d);
	while (i < s.n && byte_is_space((unsigned char)s.p[i]))
		i++;
	return i == s.n;
}

static void
of_ordinal(struct date_parts *d, int ordinal)
{
	int64_t year;
	date_of_days(days_of_date(d->year, 1, 1) + ordinal - 1, &year, &d->month, &d->day);
}

/* The date of ISO 8601, basic or extended, in full or reduced; answers the bytes read or 0. */
static size_t
iso_date(struct str s, struct date_parts *d)
{
	size_t i = 0, from;
	d->year = date_number(s, &i, 4);
	if (i != 4)
		return 0;
	d->month = d->day = 1;
	bool dash = i < s.n && s.p[i] == '-';
	i += dash;
	from = i;
	int v = date_number(s, &i, dash ? 3 : 4);
	if (v < 0)
		return dash ? 0 : i;
	if (i - from == 3) {
		of_ordinal(d, v);
		return v >= 1 && v <= 366 ? i : 0;
	}
	if (i - from == 4) {
		d->month = v / 100;
		d->day = v % 100;
		return i;
	}
	d->month = v;
	if (i < s.n && s.p[i] == '-') {
		i++;
		d->day = date_number(s, &i, 2);
		return d->day < 0 ? 0 : i;
	}
	return i;
}

static struct when
read_iso(struct str s)
{
	struct date_parts d = {.hour = -1};
	size_t i = iso_date(s, &d);
	if (i == 0)
		return WHEN_NONE;
	if (i == s.n)
		return date_of_parts(&d);
	if (s.p[i] == 'T' || s.p[i] == 't' || s.p[i] == ' ') {
		while (i < s.n && (s.p[i] == 'T' || s.p[i] == 't' || s.p[i] == ' '))
			i++;
		return iso_time(s, i, &d) ? date_of_parts(&d) : WHEN_NONE;
	}
	date_zone(s, &i, &d);
	return i == s.n ? date_of_parts(&d) : WHEN_NONE;
}

/* ---- everything else ---- */

struct reader {
	struct str s;
	size_t i;
	struct date_parts d;
	bool bad;
};

static int
full_year(int year, size_t digits)
{
	if (digits >= 4)
		return year;
	if (digits == 3)
		return 1900 + year; /* a year counted from 1900 */
	return year < 70 ? 2000 + year : 1900 + year;
}

/* Whether the text at `i` begins with one of the words. */
static bool
at_word(struct str s, size_t i, struct str a, struct str b)
{
	struct str rest = str_skip(s, i);
	return str_starts(rest, a) || str_starts(rest, b);
}

/* "9/15/2006", "2006/09/15", "15.9.06" at the number just read. */
static bool
numbers_joined(struct reader *r, int first, size_t digits)
{
	struct str s = r->s;
	size_t i = r->i;
	char mark = i < s.n ? s.p[i] : 0;
	if ((mark != '/' && mark != '.' && mark != '-') || r->d.day || r->d.month)
		return false;
	i++;
	int second = date_number(s, &i, 2);
	if (second < 0 || i >= s.n || s.p[i] != mark)
		return false;
	i++;
	size_t from = i;
	int third = date_number(s, &i, 4);
	if (third < 0)
		return false;
	r->i = i;
	if (digits == 4) {
		r->d.year = first;
		r->d.month = second;
		r->d.day = third;
		return true;
	}
	bool day_first = first > 12 || (mark != '/' && second <= 12);
	r->d.day = day_first ? first : second;
	r->d.month = day_first ? second : first;
	r->d.year = full_year(third, i - from);
	return true;
}

static void
read_number(struct reader *r)
{
	size_t from = r->i;
	if (r->d.hour < 0 && date_time(r->s, &r->i, &r->d))
		return;
	int v = date_number(r->s, &r->i, 9);
	size_t digits = r->i - from;
	if (at_word(r->s, r->i, STR("\xeb\x85\x84"), STR("\xe5\xb9\xb4")))
		r->d.year = v;
	else if (at_word(r->s, r->i, STR("\xec\x9b\x94"), STR("\xe6\x9c\x88")))
		r->d.month = v;
	else if (at_word(r->s, r->i, STR("\xec\x9d\xbc"), STR("\xe6\x97\xa5")))
		r->d.day = v;
	else if (numbers_joined(r, v, digits))
		return;
	else if (digits == 4 && !r->d.year)
		r->d.year = v;
	else if (digits == 4 && r->d.hour < 0 && v / 100 < 24 && v % 100 < 60)
		r->d.hour = v / 100, r->d.minute = v % 100; /* "1948" for 19:48 */
	else if (digits <= 2 && !r->d.day)
		r->d.day = v;
	else if (digits <= 3 && !r->d.year)
		r->d.year = full_year(v, digits);
	else if (digits <= 2 && r->d.hour < 0 && v < 24)
		r->d.hour = v;
	else
		r->bad = true;
}

static void
read_word(struct reader *r)
{
	size_t n = date_word(r->s, r->i);
	struct str word = str_sub(r->s, r->i, r->i + n);
	/* also in Korean and Chinese */
	bool morning = str_eq_nocase(word, STR("am")) ||
	               at_word(word, 0, STR("\xec\x98\xa4\xec\xa0\x84"),
	                       STR("\xe4\xb8\x8a\xe5\x8d\x88"));
	bool evening = str_eq_nocase(word, STR("pm")) ||
	               at_word(word, 0, STR("\xec\x98\xa4\xed\x9b\x84"),
	                       STR("\xe4\xb8\x8b\xe5\x8d\x88"));
	size_t letters = utf8_length(word);
	int month = r->d.month ? 0 : date_month(word);
	if (!month && !r->d.month && letters > 3)
		month = date_month(str_sub(word, 0, 3)); /* "Septem", "Janu" */
	if (morning)
		r->d.am = true;
	else if (evening)
		r->d.pm = true;
	else if (month && letters >= 3)
		r->d.month = month;
	else if (r->d.hour >= 0 && date_zone(r->s, &r->i, &r->d))
		return;
	r->i += n;
}

static struct when
read_loose(struct str s)
{
	struct reader r = {.s = s, .d = {.hour = -1}};
	while (r.i < s.n && !r.bad) {
		unsigned char c = (unsigned char)s.p[r.i];
		if (byte_is_digit(c)) {
			read_number(&r);
		} else if ((c == '+' || c == '-') && r.d.hour >= 0) {
			if (!date_zone(s, &r.i, &r.d))
				r.i++;
		} else if (date_word(s, r.i)) {
			read_word(&r);
		} else {
			utf8_next(s, &r.i);
		}
	}
	if (r.bad)
		return WHEN_NONE;
	return date_of_parts(&r.d);
}

struct when
date_read_feed(struct str s)
{
	s = utf8_trim(s);
	if (s.n == 0 || s.n > LONGEST_DATE)
		return WHEN_NONE;
	struct when w = byte_is_digit((unsigned char)s.p[0]) ? read_iso(s) : WHEN_NONE;
	return when_known(w) ? w : read_loose(s);
}
