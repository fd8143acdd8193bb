/* date_find.c: dates written out in prose. */
#include "text/date.h"

#include "text/date_part.h"
#include "text/utf8.h"

static size_t
skip_any(struct str s, size_t i, const char *bytes)
{
	for (; i < s.n; i++) {
		const char *b = bytes;
		while (*b && *b != s.p[i])
			b++;
		if (!*b)
			break;
	}
	return i;
}

/* Spaces, among them the no-break space, and the given marks; at most eight bytes. */
static size_t
skip_gap(struct str s, size_t i, const char *marks)
{
	size_t from = i, last;
	do {
		last = i;
		i = skip_any(s, i, " \t\n\r");
		i = skip_any(s, i, marks);
		if (str_starts(str_skip(s, i), STR("\xc2\xa0")))
			i += 2;
	} while (i != last && i - from < 8);
	return i;
}

/* "of", "de", "del": between the parts of a date. */
static size_t
skip_joining_word(struct str s, size_t i)
{
	static const char *const words[] = {"of", "de", "del", "di", "d", "den"};
	size_t n = date_word(s, i);
	struct str word = str_sub(s, i, i + n);
	for (size_t k = 0; n && k < sizeof words / sizeof *words; k++)
		if (str_eq_nocase(word, str_of(words[k])))
			return skip_gap(s, i + n, "',");
	return i;
}

static bool
digit_at(struct str s, size_t i)
{
	return i < s.n && byte_is_digit((unsigned char)s.p[i]);
}

/* A number of exactly `least` to `most` digits. */
static int
number_of(struct str s, size_t *i, size_t least, int most)
{
	size_t at = *i;
	int v = date_number(s, &at, most);
	if (at - *i < least || digit_at(s, at))
		return -1;
	*i = at;
	return v;
}

static bool
is_year(int v)
{
	return v >= 1900 && v < 2100;
}

/* Ordinal endings: 1st, 2nd, 1er, 1º. */
static size_t
skip_ordinal(struct str s, size_t i)
{
	static const char *const endings[] = {"st", "nd", "rd", "th", "er", "\xc2\xba", "\xc2\xaa"};
	for (size_t k = 0; k < sizeof endings / sizeof *endings; k++)
		if (str_starts_nocase(str_skip(s, i), str_of(endings[k])))
			return i + str_of(endings[k]).n;
	return i;
}

/* "2026-11-20", "2026/11/20", "2026 November 20", "2026年11月20日" at a year of four digits. */
static bool
year_first(struct str s, size_t *i, struct date_parts *d)
{
	size_t at = *i;
	d->year = number_of(s, &at, 4, 4);
	if (!is_year(d->year) || at >= s.n)
		return false;
	char mark = s.p[at];
	if (mark == '-' || mark == '/' || mark == '.') {
		at++;
		d->month = number_of(s, &at, 1, 2);
		if (d->month > 0 && at < s.n && s.p[at] == mark) {
			at++;
			d->day = date_number(s, &at, 2);
			if (d->day < 1 || digit_at(s, at))
				return false;
			*i = at;
			return true;
		}
		at = *i + 4;
	}
	at = skip_gap(s, at, ",.-/");
	struct str rest = str_skip(s, at);
	if (str_starts(rest, STR("\xe5\xb9\xb4")) || str_starts(rest, STR("\xeb\x85\x84"))) {
		at = skip_gap(s, at + 3, "");
		d->month = date_number(s, &at, 2);
		at = skip_gap(s, at, "") + 3; /* 月 or 월 */
		at = skip_gap(s, at, "");
		d->day = date_number(s, &at, 2);
		if (d->month < 1 || d->day < 1)
			return false;
		rest = str_skip(s, at);
		*i = at + (str_starts(rest, STR("\xe6\x97\xa5")) || str_starts(rest, STR("\xec\x9d\xbc"))
		                   ? 3
		                   : 0);
		return true;
	}
	size_t n = date_word(s, at);
	d->month = n ? date_month(str_sub(s, at, at + n)) : 0;
	if (!d->month)
		return false;
	at = skip_gap(s, at + n, ".-/");
	d->day = date_number(s, &at, 2);
	if (d->day < 1 || digit_at(s, at))
		return false;
	*i = at;
	return true;
}

static bool
compact(struct str s, size_t *i, struct date_parts *d)
{
	size_t at = *i;
	int v = number_of(s, &at, 8, 8);
	d->year = v / 10000;
	d->month = v / 100 % 100;
	d->day = v % 100;
	*i = at;
	return v > 0 && is_year(d->year);
}

/* "20.11.2026", "20/11/26", "11/20/2026" at one or two digits. */
static bool
only_numbers(struct str s, size_t *i, struct date_options o, struct date_parts *d)
{
	size_t at = *i;
	int first = number_of(s, &at, 1, 2);
	at = skip_any(s, at, " ");
	char mark = at < s.n ? s.p[at] : 0;
	if (first < 1 || (mark != '.' && mark != '/' && mark != '-'))
		return false;
	at = skip_any(s, at + 1, " ");
	int second = number_of(s, &at, 1, 2);
	at = skip_any(s, at, " ");
	if (second < 1 || at >= s.n || s.p[at] != mark)
		return false;
	at = skip_any(s, at + 1, " ");
	size_t from = at;
	int year = date_number(s, &at, 4);
	size_t digits = at - from;
	/* "1.2.34.5" is a version, not a date. */
	if (digit_at(s, at) || (at < s.n && s.p[at] == '.' && digit_at(s, at + 1)))
		return false;
	if (digits == 2 && mark != '-')
		year += 2000;
	else if (digits != 4 || !is_year(year))
		return false;
	bool swap = second > 12 || (o.month_first && mark == '/' && first <= 12);
	d->year = year;
	d->month = swap ? first : second;
	d->day = swap ? second : first;
	d->doubtful = mark == '/';
	*i = at;
	return true;
}

/* Thai years count from the death of the Buddha. */
static int
common_year(int year)
{
	return year >= 2443 && year < 2643 ? year - 543 : year;
}

/* "20 November 2026", "20th of Nov. 2026", "20. november, 2026" at one or two digits. */
static bool
day_month_year(struct str s, size_t *i, struct date_parts *d)
{
	size_t at = *i;
	d->day = number_of(s, &at, 1, 2);
	if (d->day < 1 || d->day > 31)
		return false;
	at = skip_gap(s, skip_ordinal(s, at), ".,-/");
	at = skip_joining_word(s, at);
	size_t n = date_word(s, at);
	d->month = n ? date_month(str_sub(s, at, at + n)) : 0;
	if (!d->month)
		return false;
	at = skip_gap(s, at + n, ".,-/'");
	at = skip_joining_word(s, at);
	d->year = common_year(number_of(s, &at, 4, 4));
	*i = at;
	return is_year(d->year);
}

/* "November 20, 2026", "Nov. 20th 2026" at a word. */
static bool
month_day_year(struct str s, size_t *i, struct date_parts *d)
{
	size_t n = date_word(s, *i), at = skip_gap(s, *i + n, ".-/");
	if (!n || !digit_at(s, at))
		return false;
	d->month = date_month(str_sub(s, *i, *i + n));
	d->day = d->month ? number_of(s, &at, 1, 2) : 0;
	if (d->day < 1)
		return false;
	at = skip_gap(s, skip_ordinal(s, at), ",-/");
	d->year = number_of(s, &at, 4, 4);
	*i = at;
	return is_year(d->year);
}

/* A time of day close behind: ", 14:05", " at 2.05 pm", " um 14:05 Uhr". */
static void
time_behind(struct str s, size_t *i, struct date_parts *d)
{
	static const char *const words[] = {"T",  "at",   "um",  "à",  "a", "kl",
	                                    "om", "alle", "ore", "às", "o"};
	size_t at = skip_gap(s, *i, ",-|\xc2\xb7");
	size_t n = date_word(s, at);
	for (size_t k = 0; n && k < sizeof words / sizeof *words; k++)
		if (str_eq_nocase(str_sub(s, at, at + n), str_of(words[k]))) {
			at = skip_gap(s, at + n, ".");
			break;
		}
	if (!digit_at(s, at) || !date_time(s, &at, d))
		return;
	*i = at;
	at = skip_gap(s, at, "");
	n = date_word(s, at);
	struct str word = str_sub(s, at, at + n);
	d->am = str_eq_nocase(word, STR("am")) || str_starts_nocase(str_skip(s, at), STR("a.m"));
	d->pm = str_eq_nocase(word, STR("pm")) || str_starts_nocase(str_skip(s, at), STR("p.m"));
	if (d->am || d->pm) {
		*i = at + n + (n == 1 ? 3 : 0);
		*i = *i > s.n ? s.n : *i;
		at = skip_gap(s, *i, "");
	}
	if (at < s.n && (n > 1 || s.p[at] == 'Z' || s.p[at] == '+' || s.p[at] == '-') &&
	    date_zone(s, &at, d))
		*i = at;
}

static bool
date_at(struct str s, size_t *i, struct date_options o, struct date_parts *d)
{
	size_t at = *i;
	struct date_parts none = {.hour = -1};
	*d = none;
	if (!digit_at(s, at))
		return month_day_year(s, i, d);
	if ((*i = at, year_first(s, i, d)) || (o.compact && (*i = at, *d = none, compact(s, i, d))))
		return true;
	*i = at;
	*d = none;
	if (only_numbers(s, i, o, d))
		return true;
	*i = at;
	*d = none;
	return day_month_year(s, i, d);
}

/* Whether a number or a word may begin at `i`, judged by what stands before it. */
static bool
may_begin(struct str s, size_t i)
{
	if (i == 0)
		return true;
	unsigned char before = (unsigned char)s.p[i - 1];
	if (digit_at(s, i)) {
		bool in_number = (before == '.' || before == ',') && i > 1 && digit_at(s, i - 2);
		return !byte_is_digit(before) && !in_number;
	}
	size_t at = i;
	return !(utf8_class(utf8_prev(s, &at)) & UTF8_WORD);
}

/* The date with day and month exchanged, where only numbers say which is which. */
static struct when
turned_round(const struct date_parts *d)
{
	struct date_parts other = *d;
	other.month = d->day;
	other.day = d->month;
	return d->doubtful && d->day <= 12 && d->day != d->month ? date_of_parts(&other) : WHEN_NONE;
}

/* Where to go on from `i`: a date begins at most so far before its first digit. */
static size_t
near_digit(struct str s, size_t i, size_t *digit)
{
	enum { BEFORE = 40 };
	if (*digit < i || *digit == SIZE_MAX) {
		*digit = i;
		while (*digit < s.n && !byte_is_digit((unsigned char)s.p[*digit]))
			++*digit;
	}
	if (*digit == s.n)
		return s.n;
	if (*digit > i + BEFORE)
		i = *digit - BEFORE;
	while (i < s.n && ((unsigned char)s.p[i] & 0xc0) == 0x80)
		i++;
	return i;
}

bool
date_find(struct str text, size_t *from, struct date_options options, struct when *found)
{
	size_t digit = SIZE_MAX;
	for (size_t i = near_digit(text, *from, &digit); i < text.n;
	     i = near_digit(text, i, &digit)) {
		unsigned char c = (unsigned char)text.p[i];
		bool word = byte_is_alpha(c) || c >= 0xc3;
		if ((byte_is_digit(c) || word) && may_begin(text, i)) {
			struct date_parts d;
			size_t end = i;
			if (date_at(text, &end, options, &d) && when_known(date_of_parts(&d))) {
				time_behind(text, &end, &d);
				*found = date_of_parts(&d);
				if (options.other)
					*options.other = turned_round(&d);
				*from = end;
				if (options.at)
					*options.at = i;
				return true;
			}
		}
		if (byte_is_digit(c)) {
			while (digit_at(text, i))
				i++;
		} else if (word) {
			size_t n = date_word(text, i);
			i += n ? n : 1;
		} else {
			i++;
		}
	}
	*from = text.n;
	return false;
}
