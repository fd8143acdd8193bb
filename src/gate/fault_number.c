/* fault_number.c: numbers, their units, and dates. */
#include "gate/day.h"
#include "gate/fault.h"
#include "gate/measure.h"

/* The unit in the number's own words or directly behind it ("5 square miles"). */
static unsigned
unit_of(const struct prepared *p, const struct number *n, size_t *token)
{
	size_t i = n->first, end = n->first + n->count + 2;
	for (; i < end && i < p->tokens.count; i++) {
		unsigned m = i >= n->first + n->count || i == n->first
		                     ? measure_of(&p->tokens.at[i]) : 0;
		if (m) {
			*token = i;
			return m;
		}
		if (i >= n->first + n->count && (p->tokens.at[i].kind != TOKEN_WORD ||
		                                 p->tokens.at[i].cues & CUE_STOP))
			return 0;
	}
	return 0;
}

static bool
skips(const struct number *n)
{
	return n->by_word && (n->value < 2 || (n->kind == NUMBER_ORDINAL && n->value < 3));
}

/* "10-15" is also where 10 and 15 are. */
static bool
pair_apart(const struct numbers *have, const struct number *w)
{
	for (size_t i = 0; w->kind == NUMBER_PAIR && i + 1 < have->count; i++)
		if (have->at[i].value == w->value && have->at[i + 1].value == w->other &&
		    have->at[i + 1].first - have->at[i].first < 4)
			return true;
	return false;
}

/* The number of the passage that stands where the claim's does: of the same kind and unit, in
 * the window rather than elsewhere. */
static const struct number *
rival_of(const struct compared *k, const struct number *w)
{
	const struct number *best = NULL;
	int most = 0;
	for (size_t i = 0; i < k->p->numbers.count; i++) {
		const struct number *h = &k->p->numbers.at[i];
		int points = (h->kind == w->kind) + (h->first >= k->window.from && h->first < k->window.to);
		if (h->unit >= 0 && w->unit >= 0 && k->p->roots[h->unit] == k->c->roots[w->unit])
			points += 2;
		if (h->kind == w->kind && points > most) {
			most = points;
			best = h;
		}
	}
	return best;
}

static void
missing_number(const struct compared *k, const struct number *w, struct faults *f)
{
	struct str said = str_sub(k->c->text, w->start, w->end);
	const struct number *rival = rival_of(k, w);
	if (rival)
		faults_add(f, FAULT_NUMBER, "\"" STR_FMT "\" is not in the passage; it says \"" STR_FMT
		           "\"", STR_ARG(said),
		           STR_ARG(str_sub(k->p->text, rival->start, rival->end)));
	else
		faults_add(f, FAULT_NUMBER, "the number \"" STR_FMT "\" is not in the passage",
		           STR_ARG(said));
}

/* The same value is there: is it of the same measure somewhere? */
static void
check_unit(const struct compared *k, const struct number *w, struct faults *f)
{
	size_t mine = 0, other = 0;
	unsigned want = unit_of(k->c, w, &mine), differs = 0;
	for (size_t i = 0; want && i < k->p->numbers.count; i++) {
		size_t token = 0;
		if (!number_same(w, &k->p->numbers.at[i]))
			continue;
		unsigned have = unit_of(k->p, &k->p->numbers.at[i], &token);
		if (!have || have == want)
			return;
		other = token;
		differs = have;
	}
	if (differs)
		faults_add(f, FAULT_UNIT, "it counts \"" STR_FMT "\" where the passage counts \""
		           STR_FMT "\"", STR_ARG(prepared_word(k->c, mine)),
		           STR_ARG(prepared_word(k->p, other)));
}

/* Whether the passage's tokens [from, to) have a unit that is counted like this: the same one, or
 * another; its token, or -1. */
static ptrdiff_t
counted(const struct prepared *p, size_t from, size_t to, unsigned unit, enum measure_count count,
        bool same)
{
	for (size_t i = from; i < to; i++) {
		unsigned other = p->tokens.at[i].kind == TOKEN_WORD ? measure_of(&p->tokens.at[i]) : 0;
		if (other && (other == unit) == same && measure_count_of(p, i) == count)
			return (ptrdiff_t)i;
	}
	return -1;
}

/* "A year of rain" where it was a week. */
static void
check_counted(const struct compared *k, size_t i, struct faults *f)
{
	enum measure_count count = measure_count_of(k->c, i);
	if (count == MEASURE_NONE)
		return;
	unsigned unit = measure_of(&k->c->tokens.at[i]);
	ptrdiff_t other = counted(k->p, k->window.from, k->window.to, unit, count, false);
	if (other >= 0 && counted(k->p, 0, k->p->tokens.count, unit, count, true) < 0)
		faults_add(f, FAULT_UNIT, "it says \"" STR_FMT "\" where the passage says \"" STR_FMT
		           "\"", STR_ARG(prepared_word(k->c, i)),
		           STR_ARG(prepared_word(k->p, (size_t)other)));
}

bool
fault_day_known(const struct compared *k, size_t i)
{
	struct gate_day day, there;
	return day_at(k->c, k->published, i, &day) && day_named(k->p, k->published, &day, &there);
}

void
faults_of_numbers(const struct compared *k, struct faults *f)
{
	for (size_t i = 0; i < k->c->numbers.count; i++) {
		const struct number *w = &k->c->numbers.at[i];
		if (w->first < k->s.from || w->first >= k->s.to || skips(w))
			continue;
		bool found = false;
		for (size_t n = 0; n < k->p->numbers.count && !found; n++)
			found = number_same(w, &k->p->numbers.at[n]);
		if (found)
			check_unit(k, w, f);
		else if (!pair_apart(&k->p->numbers, w) && !fault_day_known(k, w->first))
			missing_number(k, w, f);
	}
	for (size_t i = k->s.from; i < k->s.to; i++)
		check_counted(k, i, f);
}

/* Month that stands with a day of the month, or 0. */
static int
month_of(const struct prepared *p, const struct number *n)
{
	size_t after = n->first + n->count;
	int month = n->first > 0 ? cue_month(p->tokens.at[n->first - 1].low, p->language) : 0;
	for (size_t i = after; !month && i < after + 2 && i < p->tokens.count; i++)
		month = cue_month(p->tokens.at[i].low, p->language);
	return month;
}

static void
check_day(const struct compared *k, const struct number *w, struct faults *f)
{
	int month = month_of(k->c, w);
	bool differs = false;
	for (size_t i = 0; i < k->p->numbers.count; i++) {
		const struct number *h = &k->p->numbers.at[i];
		if (h->kind != NUMBER_DAY || !number_same(h, w))
			continue;
		if (month_of(k->p, h) == month)
			return;
		differs = true;
	}
	if (differs && !fault_day_known(k, w->first))
		faults_add(f, FAULT_DATE, "the day \"" STR_FMT "\" is in another month in the passage",
		           STR_ARG(str_sub(k->c->text, w->start, w->end)));
}

/* The weekday or month that the window has instead. */
static ptrdiff_t
other_date(const struct compared *k, unsigned cue)
{
	for (size_t i = k->window.from; i < k->window.to; i++)
		if (k->p->tokens.at[i].cues & cue && k->p->tokens.at[i].flags & TOKEN_CAPITAL)
			return (ptrdiff_t)i;
	return -1;
}

static bool
same_month(const struct compared *k, size_t token)
{
	int month = cue_month(k->c->tokens.at[token].low, k->c->language);
	for (size_t i = 0; month && i < k->p->tokens.count; i++)
		if (k->p->tokens.at[i].cues & CUE_MONTH &&
		    cue_month(k->p->tokens.at[i].low, k->p->language) == month)
			return true;
	return false;
}

void
faults_of_dates(const struct compared *k, struct faults *f)
{
	for (size_t i = 0; i < k->c->numbers.count; i++) {
		const struct number *w = &k->c->numbers.at[i];
		if (w->first >= k->s.from && w->first < k->s.to && w->kind == NUMBER_DAY)
			check_day(k, w, f);
	}
	for (size_t i = k->s.from; i < k->s.to; i++) {
		const struct token *t = &k->c->tokens.at[i];
		unsigned cue = t->cues & (CUE_MONTH | CUE_WEEKDAY);
		if (!cue || !(t->flags & TOKEN_CAPITAL) || places_has(k->at, k->c, i) ||
		    (cue & CUE_MONTH && same_month(k, i)) || fault_day_known(k, i))
			continue;
		ptrdiff_t other = other_date(k, cue);
		if (other >= 0)
			faults_add(f, FAULT_DATE, "\"" STR_FMT "\" is not in the passage; it says \""
			           STR_FMT "\"", STR_ARG(prepared_word(k->c, i)),
			           STR_ARG(prepared_word(k->p, (size_t)other)));
		else
			faults_add(f, FAULT_DATE, "the date \"" STR_FMT "\" is not in the passage",
			           STR_ARG(prepared_word(k->c, i)));
	}
}
