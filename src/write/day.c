/* day.c: mentions of days, and which of them is the day of the main clause. */
#include "write/day.h"

#include <stdlib.h>

#include "write/day_verb.h"
#include "write/day_word.h"

enum {
	FAR_BACK_DAYS = 400,
	YEARLESS_DAYS = 150, /* farther away a date without its year may be of either */
};

struct mention {
	size_t first, end; /* tokens */
	int64_t day;
};

int64_t
day_published(const struct write_article *w)
{
	if (!when_known(w->published))
		return NO_DAY;
	int64_t s = w->published.at + (int64_t)w->published.zone_min * 60;
	return s >= 0 ? s / 86400 : -((-s + 86399) / 86400);
}

/* ── which day is meant ── */

static int64_t
nearest(int64_t published, int month, int day)
{
	int64_t year, best = NO_DAY;
	int m, d;
	date_of_days(published, &year, &m, &d);
	for (int64_t y = year - 1; y <= year + 1; y++) {
		int64_t at = days_of_date(y, month, day);
		if (best == NO_DAY || llabs(at - published) < llabs(best - published))
			best = at;
	}
	return llabs(best - published) <= YEARLESS_DAYS ? best : NO_DAY;
}

/* "June 14", "14 June", "14. Juni", "14 de junio", each with or without its year. */
static bool
read_date(const struct sentence *s, enum cue_language cue, int64_t published, size_t i,
          struct mention *m)
{
	const struct tokens *t = &s->tokens;
	for (size_t k = 0; k < s->numbers.count; k++) {
		const struct number *n = &s->numbers.at[k];
		size_t from = n->first, to = n->first + n->count;
		if (n->kind != NUMBER_DAY || from > i + 1 || to <= i)
			continue;
		int month = from ? cue_month(t->at[from - 1].low, cue) : 0;
		if (month)
			from--;
		for (size_t w = to; !month && w < to + 2 && w < t->count; w++)
			if ((month = cue_month(t->at[w].low, cue)) != 0)
				to = w + 1;
		if (!month || from != i)
			continue;
		*m = (struct mention){from, to, nearest(published, month, (int)n->value)};
		for (size_t y = 0; y < s->numbers.count; y++)
			if (s->numbers.at[y].kind == NUMBER_YEAR && s->numbers.at[y].first >= to &&
			    s->numbers.at[y].first <= to + 1) {
				m->day = days_of_date((int64_t)s->numbers.at[y].value, month, (int)n->value);
				m->end = s->numbers.at[y].first + 1;
			}
		return true;
	}
	return false;
}

static bool
begins_with(const struct tokens *t, size_t i, const char *sign)
{
	return i < t->count && str_starts(t->at[i].low, str_of(sign));
}

/* "23日", "11月23日", "2026年11月23日"; without its month a day is the last such one. */
static bool
read_eastern_date(const struct tokens *t, int64_t published, size_t i, struct mention *m)
{
	int64_t parts[3] = {0}, year;
	int found = 0, month, day;
	static const char *const signs[3] = {"年", "月", "日"};
	size_t at = i;
	for (int k = 0; k < 3; k++) {
		bool sign = begins_with(t, at + 1, signs[k]) || (k == 2 && begins_with(t, at + 1, "号"));
		if (at >= t->count || t->at[at].kind != TOKEN_NUMBER || !sign)
			continue;
		for (size_t c = 0; c < t->at[at].low.n && parts[k] < 10000; c++) {
			if (!byte_is_digit((unsigned char)t->at[at].low.p[c]))
				return false;
			parts[k] = parts[k] * 10 + t->at[at].low.p[c] - '0';
		}
		at += 2;
		found |= 1 << k;
	}
	if (!(found & 4) || parts[2] < 1 || parts[2] > 31 || parts[1] > 12)
		return false;
	*m = (struct mention){i, at, NO_DAY};
	date_of_days(published, &year, &month, &day);
	if (found & 1 && found & 2)
		m->day = days_of_date(parts[0], (int)parts[1], (int)parts[2]);
	else if (found & 2)
		m->day = nearest(published, (int)parts[1], (int)parts[2]);
	else if (parts[2] <= day)
		m->day = days_of_date(year, month, (int)parts[2]);
	return true;
}

static bool
read_mention(const struct sentence *s, enum cue_language cue, int64_t published, size_t i,
             struct mention *m)
{
	const struct token *t = &s->tokens.at[i];
	if (t->flags & TOKEN_QUOTED || !token_is_word(t))
		return false;
	if (cue >= CUE_CHINESE ? read_eastern_date(&s->tokens, published, i, m)
	                       : read_date(s, cue, published, i, m))
		return true;
	*m = (struct mention){i, i + 1, NO_DAY};
	int back = day_word_back(t, cue), weekday = -1;
	if (back < 0 && (weekday = day_word_weekday(t, cue)) >= 0)
		back = (weekday_of_days(published) - weekday + 7) % 7;
	if (back < 0)
		return false;
	/* The weekday of the next day may be that one: dates of reports are a day early at times. */
	m->day = weekday >= 0 && back == 6 ? NO_DAY : published - back;
	return true;
}

/* ── is it the day of what is told? ── */

/* English puts a day before what it marks: "Monday protests", "the May 3 vote". */
static bool
marks_noun(const struct token *next)
{
	if (next->kind != TOKEN_WORD)
		return next->kind == TOKEN_NUMBER;
	if (next->flags & TOKEN_CAPITAL)
		return true;
	if (next->cues & (CUE_STOP | CUE_TIME | CUE_FINITE | CUE_MODAL | CUE_SAY | CUE_AFTER |
	                  CUE_BEFORE | CUE_NEGATION | CUE_HE | CUE_IT | CUE_OPENER | CUE_CONDITION))
		return false;
	return !str_ends(next->low, STR("ing")) && !str_ends(next->low, STR("ed")) &&
	       !str_ends(next->low, STR("ly"));
}

static bool
stands_free(const struct tokens *t, const struct mention *m, enum cue_language cue)
{
	const struct token *last = &t->at[m->end - 1];
	const struct token *next = m->end < t->count ? &t->at[m->end] : NULL;
	if (last->flags & TOKEN_POSSESSIVE)
		return false;
	if (m->first > 0 && day_word_bars(&t->at[m->first - 1], cue))
		return false;
	if (!next)
		return true;
	return !day_word_bars_behind(next, cue) && !(cue == CUE_ENGLISH && marks_noun(next));
}

/* No word that opens a clause of its own stands before it since the last comma. */
static bool
in_main_segment(const struct tokens *t, const struct mention *m, enum cue_language cue)
{
	size_t i = m->first;
	while (i > 0) {
		const struct token *w = &t->at[i - 1];
		bool first = i > 1 && (t->at[i - 2].kind == TOKEN_COMMA ||
		                       t->at[i - 2].kind == TOKEN_DASH);
		if (w->kind == TOKEN_COMMA || w->kind == TOKEN_DASH || w->kind == TOKEN_COLON)
			return true;
		if (day_word_opens(w, cue, first))
			return false;
		i--;
	}
	return true;
}

/* Chinese verbs have no tense: nothing that is to come stands beside the day. */
static bool
is_to_come(const struct tokens *t, const struct mention *m)
{
	for (size_t i = m->first; i < t->count && t->at[i].kind != TOKEN_COMMA; i++)
		if (t->at[i].cues & CUE_MODAL)
			return true;
	for (size_t i = m->first; i-- > 0 && t->at[i].kind != TOKEN_COMMA;)
		if (t->at[i].cues & CUE_MODAL)
			return true;
	return false;
}

/* A Japanese sentence ends with its verb, and that with its tense: "…た", "…んだ". */
static bool
ends_in_past(const struct tokens *t)
{
	for (size_t i = t->count; i-- > 0;)
		if (t->at[i].kind == TOKEN_WORD)
			return day_word_past(&t->at[i], CUE_JAPANESE) ||
			       str_ends(t->at[i].low, STR("んだ")) ||
			       (i > 0 && token_is(&t->at[i], "だ") &&
			        str_ends(t->at[i - 1].low, STR("ん")));
	return false;
}

/* Without tags the whole sentence has to be past: what would, may or is planned to happen has no
 * place among what did. */
static bool
tells_past(const struct sentence *s, enum cue_language cue)
{
	bool past = false;
	if (cue == CUE_CHINESE)
		return true;
	if (cue == CUE_JAPANESE)
		return ends_in_past(&s->tokens) && !s->future;
	for (size_t i = 0; i < s->tokens.count; i++) {
		const struct token *t = &s->tokens.at[i];
		if (t->flags & TOKEN_QUOTED)
			continue;
		if (t->cues & CUE_MODAL && !(t->cues & CUE_MONTH))
			return false;
		past |= day_word_past(t, cue);
	}
	return past && !s->future;
}

int64_t
day_of_sentence(const struct sentence *s, enum cue_language cue, const struct tag_words *tags,
                int64_t published)
{
	const struct tokens *t = &s->tokens;
	if (published == NO_DAY || cue >= CUE_NO_LANGUAGE || (!tags && !tells_past(s, cue)))
		return NO_DAY;
	int64_t day = NO_DAY;
	for (size_t i = 0; i < t->count; i++) {
		struct mention m;
		if (!read_mention(s, cue, published, i, &m))
			continue;
		i = m.end - 1;
		if (!stands_free(t, &m, cue) || !in_main_segment(t, &m, cue) ||
		    (cue == CUE_CHINESE && is_to_come(t, &m)) ||
		    (tags && !day_verb_is_past(tags, t->at[m.first].start, t->at[m.end - 1].end)))
			continue;
		if (m.day == NO_DAY || m.day > published || m.day < published - FAR_BACK_DAYS)
			return NO_DAY;
		/* Two days of one sentence: which of them is meant is not sure. */
		if (day != NO_DAY && day != m.day)
			return NO_DAY;
		day = m.day;
	}
	return day;
}

bool
day_is_named(const struct sentence *s, enum cue_language cue, int64_t published)
{
	struct mention m;
	if (published == NO_DAY || cue >= CUE_NO_LANGUAGE)
		return false;
	for (size_t i = 0; i < s->tokens.count; i++)
		if (read_mention(s, cue, published, i, &m) && m.day != NO_DAY &&
		    stands_free(&s->tokens, &m, cue))
			return true;
	return false;
}
