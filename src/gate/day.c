/* day.c: weekdays, days of months and the words for days near today. */
#include "gate/day.h"

#define SECONDS_OF_DAY 86400

static const char *const weekdays[] = {"sunday", "monday", "tuesday", "wednesday", "thursday",
                                       "friday", "saturday"};

static int
weekday_of(const struct token *t)
{
	for (int i = 0; i < 7 && t->cues & CUE_WEEKDAY; i++)
		if (token_is(t, weekdays[i]))
			return i;
	return -1;
}

static int64_t
day_of_report(struct when published)
{
	int64_t at = published.at + published.zone_min * 60;
	return (at - (at % SECONDS_OF_DAY + SECONDS_OF_DAY) % SECONDS_OF_DAY) / SECONDS_OF_DAY;
}

static bool
by_weekday(const struct prepared *p, int64_t today, size_t i, struct gate_day *d)
{
	int weekday = weekday_of(&p->tokens.at[i]);
	if (weekday < 0)
		return false;
	int64_t back = (weekday_of_days(today) - weekday + 7) % 7;
	*d = (struct gate_day){.first = i, .count = 1, .day = {today - back, today - back + 7}};
	if (i > 0 && token_is(&p->tokens.at[i - 1], "last"))
		d->day[1] = today - back - 7;
	return true;
}

static bool
by_word(const struct prepared *p, int64_t today, size_t i, struct gate_day *d)
{
	static const struct {
		const char *word;
		int days;
	} rows[] = {{"today", 0}, {"tonight", 0}, {"yesterday", -1}, {"tomorrow", 1}};
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
		if (token_is(&p->tokens.at[i], rows[k].word)) {
			int64_t day = today + rows[k].days;
			*d = (struct gate_day){.first = i, .count = 1, .day = {day, day}};
			return true;
		}
	return false;
}

static int64_t
apart(int64_t a, int64_t b)
{
	return a < b ? b - a : a - b;
}

/* The day of a month and, where none is written, of the year that brings it nearest. */
static int64_t
nearest_day(int64_t today, int month, int day)
{
	int64_t year, best = 0;
	int of_month, of_day;
	date_of_days(today, &year, &of_month, &of_day);
	for (int64_t y = year - 1; y <= year + 1; y++) {
		int64_t own = days_of_date(y, month, day);
		if (y == year - 1 || apart(own, today) < apart(best, today))
			best = own;
	}
	return best;
}

/* The month beside a day's number, and the first token behind both; 0: there is none. */
static int
month_beside(const struct prepared *p, const struct number *n, size_t *first, size_t *end)
{
	const struct tokens *t = &p->tokens;
	*first = n->first;
	*end = n->first + n->count;
	int month = n->first > 0 ? cue_month(t->at[n->first - 1].low, p->language) : 0;
	if (month) {
		*first = n->first - 1;
		return month;
	}
	for (size_t m = *end; !month && m < n->first + n->count + 2 && m < t->count; m++) {
		month = cue_month(t->at[m].low, p->language);
		if (month)
			*end = m + 1;
	}
	return month;
}

/* "4 March", "March 4", "March 4, 2026", with the number of the day `n`. */
static bool
by_date(const struct prepared *p, int64_t today, const struct number *n, struct gate_day *d)
{
	const struct tokens *t = &p->tokens;
	size_t first, end;
	int month = month_beside(p, n, &first, &end);
	if (!month)
		return false;
	size_t at = end + (end < t->count && t->at[end].kind == TOKEN_COMMA);
	const struct number *year = at < t->count ? prepared_number(p, at) : NULL;
	int64_t own = nearest_day(today, month, (int)n->value);
	if (year && year->kind == NUMBER_YEAR) {
		own = days_of_date((int64_t)year->value, month, (int)n->value);
		end = year->first + year->count;
	}
	*d = (struct gate_day){first, end - first, {own, own}};
	return true;
}

enum { REACH = 3 };

/* The date that holds token `i`: its day's number is near. */
static bool
by_date_near(const struct prepared *p, int64_t today, size_t i, struct gate_day *d)
{
	for (size_t k = i > REACH ? i - REACH : 0; k <= i + REACH && k < p->tokens.count; k++) {
		const struct number *n = prepared_number(p, k);
		if (n && n->kind == NUMBER_DAY && by_date(p, today, n, d) && i >= d->first &&
		    i < d->first + d->count)
			return true;
	}
	return false;
}

bool
day_at(const struct prepared *p, struct when published, size_t i, struct gate_day *d)
{
	if (!when_known(published))
		return false;
	int64_t today = day_of_report(published);
	return by_weekday(p, today, i, d) || by_word(p, today, i, d) ||
	       by_date_near(p, today, i, d);
}

bool
day_named(const struct prepared *p, struct when published, const struct gate_day *day,
          struct gate_day *found)
{
	for (size_t i = 0; when_known(published) && i < p->tokens.count; i++) {
		if (!(p->tokens.at[i].cues & (CUE_WEEKDAY | CUE_TIME | CUE_MONTH)) ||
		    !day_at(p, published, i, found))
			continue;
		for (int a = 0; a < DAY_CHOICES; a++)
			for (int b = 0; b < DAY_CHOICES; b++)
				if (found->day[a] == day->day[b])
					return true;
	}
	return false;
}

static bool
has_root(const struct prepared *p, uint64_t root)
{
	for (size_t i = 0; i < p->tokens.count; i++)
		if (p->roots[i] == root)
			return true;
	return false;
}

void
day_join(const struct prepared *p, struct prepared *c, struct when published)
{
	struct gate_day mine, theirs;
	for (size_t i = 0; when_known(published) && i < c->tokens.count; i++) {
		if (!(c->tokens.at[i].cues & (CUE_WEEKDAY | CUE_TIME | CUE_MONTH)) ||
		    !day_at(c, published, i, &mine))
			continue;
		bool same = true;
		for (size_t k = mine.first; k < mine.first + mine.count; k++)
			same &= has_root(p, c->roots[k]);
		if (same || !day_named(p, published, &mine, &theirs))
			continue;
		for (size_t k = 0; k < mine.count; k++) {
			size_t last = theirs.count - 1;
			c->roots[mine.first + k] = p->roots[theirs.first + (k < last ? k : last)];
		}
		i = mine.first + mine.count - 1;
	}
}
