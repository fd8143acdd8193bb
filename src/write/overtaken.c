/* overtaken.c: weekdays that have come, and plans that were carried out. */
#include "write/overtaken.h"

#include "model/when.h"
#include "write/cue_phrase.h"
#include "write/day.h"
#include "write/day_word.h"

/* Nearer than this, a sentence tells of the same event. */
#define SAME_EVENT 0.3

static bool
looks_ahead(const struct sentence *s, enum cue_language cue)
{
	return s->future || (cue == CUE_ENGLISH && (tokens_find(&s->tokens, 0, "expected to") >= 0 ||
	                                            tokens_find(&s->tokens, 0, "scheduled to") >= 0));
}

/* A weekday that was ahead on `day` and has come by `now`. */
static bool
has_come(const struct sentence *s, enum cue_language cue, int64_t day, int64_t now)
{
	for (size_t i = 0; i < s->tokens.count; i++) {
		int weekday = s->tokens.at[i].flags & TOKEN_QUOTED ? -1 : day_word_weekday(&s->tokens.at[i], cue);
		if (weekday < 0)
			continue;
		int ahead = (weekday - weekday_of_days(day) + 7) % 7;
		if (ahead && day + ahead <= now)
			return true;
	}
	return false;
}

static bool
is_carried_out(const struct draft *d, const struct sentence *s, int64_t day)
{
	for (size_t i = 0; i < d->sentence_count; i++) {
		const struct sentence *o = &d->sentences[i];
		int64_t told = o->article == s->article ? NO_DAY : day_published(&d->articles[o->article]);
		if (told != NO_DAY && told > day && !looks_ahead(o, d->cue) && phrase_past(&o->tokens) &&
		    vector_dot(&s->vector, &o->vector) > SAME_EVENT)
			return true;
	}
	return false;
}

bool
overtaken(const struct draft *d, const struct sentence *s, const struct sentence *lead)
{
	int64_t day = day_published(&d->articles[s->article]);
	int64_t now = day_published(&d->articles[lead->article]);
	if (day == NO_DAY || now == NO_DAY || day >= now || !looks_ahead(s, d->cue))
		return false;
	return has_come(s, d->cue, day, now) ||
	       (d->cue == CUE_ENGLISH && is_carried_out(d, s, day));
}
