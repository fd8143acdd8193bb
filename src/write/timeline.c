/* timeline.c: dates in sentences, and the days of the reports. */
#include "write/timeline.h"

#include "write/same.h"

#define NO_DAY INT64_MIN

enum { FAR_BACK_DAYS = 400, DEEPEST = 12, SHORTEST_STORY = 2, SOON_DAYS = 200 };

static int64_t
published_day(const struct write_article *w)
{
	if (!when_known(w->published))
		return NO_DAY;
	int64_t s = w->published.at + (int64_t)w->published.zone_min * 60;
	return s >= 0 ? s / 86400 : -((-s + 86399) / 86400);
}

/* "June 14", "14 June", "14. Juni", "14 de junio": the last such day up to the next one. */
static int64_t
explicit_day(const struct sentence *s, enum cue_language cue, int64_t published)
{
	const struct tokens *t = &s->tokens;
	for (size_t i = 0; i < s->numbers.count; i++) {
		const struct number *n = &s->numbers.at[i];
		if (n->kind != NUMBER_DAY || t->at[n->first].flags & TOKEN_QUOTED)
			continue;
		int month = 0;
		for (size_t k = n->first > 0 ? n->first - 1 : 0; k < n->first + 4 && k < t->count;
		     k++)
			if (!month && t->at[k].cues & CUE_MONTH)
				month = cue_month(t->at[k].low, cue);
		if (!month)
			continue;
		int64_t year;
		int m, day;
		date_of_days(published, &year, &m, &day);
		/* A year behind it counts; else the nearest past. */
		for (size_t k = 0; k < s->numbers.count; k++)
			if (s->numbers.at[k].kind == NUMBER_YEAR &&
			    s->numbers.at[k].first > n->first &&
			    s->numbers.at[k].first < n->first + 5)
				return days_of_date((int64_t)s->numbers.at[k].value, month,
				                    (int)n->value);
		int64_t at = days_of_date(year, month, (int)n->value);
		/* A day soon to come is none of the past year. */
		if (at > published && at < published + SOON_DAYS)
			return NO_DAY;
		return at > published ? days_of_date(year - 1, month, (int)n->value) : at;
	}
	return NO_DAY;
}

static const char *const weekdays[CUE_NO_LANGUAGE][7] = {
	{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"},
	{"sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"},
	{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	{"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
};

static int64_t
relative_day(const struct sentence *s, enum cue_language cue, int64_t published)
{
	static const char *const today[] = {"today", "heute", "aujourd'hui", "hoy"};
	static const char *const yesterday[] = {"yesterday", "gestern", "hier", "ayer"};
	for (size_t i = 0; i < s->tokens.count; i++) {
		const struct token *t = &s->tokens.at[i];
		if (t->flags & TOKEN_QUOTED)
			continue;
		if (token_is(t, today[cue]))
			return published;
		if (token_is(t, yesterday[cue]))
			return published - 1;
		if (!(t->cues & CUE_WEEKDAY))
			continue;
		/* "last Tuesday", "next Tuesday", "Tuesdays" are not the Tuesday before. */
		static const char *const others[] = {
			"last", "next",     "by",        "since",  "until",   "for",   "bis",
			"seit", "nächsten", "kommenden", "depuis", "jusqu'à", "desde", "hasta"};
		bool other = false;
		for (size_t k = 0; i > 0 && k < sizeof others / sizeof *others; k++)
			other |= token_is(&s->tokens.at[i - 1], others[k]);
		if (other)
			continue;
		for (int w = 0; w < 7; w++)
			if (str_starts(t->low, str_of(weekdays[cue][w])))
				return published - (weekday_of_days(published) - w + 7) % 7;
	}
	return NO_DAY;
}

int64_t
timeline_day(const struct sentence *s, enum cue_language cue, int64_t published)
{
	if (published == NO_DAY || cue >= CUE_NO_LANGUAGE || s->future)
		return NO_DAY;
	/* What would, may or is planned to happen has no place among what did. */
	for (size_t i = 0; i < s->tokens.count; i++)
		if (s->tokens.at[i].cues & CUE_MODAL && !(s->tokens.at[i].flags & TOKEN_QUOTED) &&
		    !(s->tokens.at[i].cues & CUE_MONTH))
			return NO_DAY;
	int64_t day = explicit_day(s, cue, published);
	if (day == NO_DAY)
		day = relative_day(s, cue, published);
	if (day == NO_DAY || day > published || day < published - FAR_BACK_DAYS)
		return NO_DAY;
	return day;
}

static bool
in_text(const struct composed *text, const struct sentence *s)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < text->count[r]; i++)
			if (text->at[r][i] == s)
				return true;
	return false;
}

static void
count_quoted(const struct composed *text, uint32_t *words)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < text->count[r]; i++)
			words[text->at[r][i]->voice] += text->at[r][i]->words;
}

static bool
told(const struct dated *list, size_t count, const struct sentence *s)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].s == s || same_fact(s, list[i].s, SAME_STRICT))
			return true;
	return false;
}

size_t
timeline(struct arena scratch, const struct draft *d, const struct composed *text,
         uint32_t source_words, struct dated *list)
{
	uint32_t *quoted = arena_array(&scratch, uint32_t, d->count + 1);
	bool *used = arena_array(&scratch, bool, d->sentence_count + 1);
	size_t count = 0;
	count_quoted(text, quoted);
	while (count < TIMELINE_MOST) {
		/* The best sentence of a day that has none yet. */
		const struct sentence *best = NULL;
		double most = 0;
		int64_t best_day = NO_DAY;
		for (size_t i = 0; i < d->sentence_count; i++) {
			const struct sentence *s = &d->sentences[i];
			if (used[i] || s->reasons || s->position > DEEPEST)
				continue;
			int64_t published = published_day(&d->articles[s->article]);
			int64_t day = timeline_day(s, d->cue, published);
			if (day == NO_DAY && s->position == 0 && !s->future && !s->background)
				day = published;
			bool taken = day == NO_DAY;
			for (size_t k = 0; k < count; k++)
				taken |= list[k].day == day;
			bool free = in_text(text, s);
			if (taken || (!free && quoted[s->voice] + s->words > source_words)) {
				used[i] = true;
				continue;
			}
			double value = (double)s->score * (s->quote ? 0.7 : 1) * (free ? 1.1 : 1);
			if (value > most) {
				most = value;
				best = s;
				best_day = day;
			}
		}
		if (!best)
			break;
		used[best - d->sentences] = true;
		if (told(list, count, best))
			continue;
		if (!in_text(text, best))
			quoted[best->voice] += best->words;
		list[count++] = (struct dated){best_day, best};
	}
	for (size_t i = 1; i < count; i++)
		for (size_t k = i; k > 0 && list[k - 1].day > list[k].day; k--) {
			struct dated other = list[k];
			list[k] = list[k - 1];
			list[k - 1] = other;
		}
	return count >= SHORTEST_STORY ? count : 0;
}
