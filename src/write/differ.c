/* differ.c: pairs figures across outlets. */
#include "write/differ.h"

#include <math.h>

#include "write/figure.h"

enum { FIGURES = 200, UPDATE_S = 6 * 3600, AT_ONCE_S = 3600, VALUES = 4, NAMED_YEARS = 10, NOUN_YEARS = 3 };

/* Sentences less alike than this tell of different things. */
#define LEAST_COSINE 0.15
#define LEAST_OVERLAP 0.2
#define RETOLD_COSINE 0.3
#define MOST_RATIO 2.5
/* What is only about right is wrong by no more than this. */
#define FAR_RATIO 1.4

enum bound { NO_BOUND, AT_LEAST, OTHER_BOUND };

struct entry {
	struct figure f;
	const struct sentence *s;
	struct str outlet;
	int64_t at;
	enum bound bound;
};

/* "at least 14", "more than 14", "up to 14": one of the words before the number. */
static enum bound
bound_of(const struct sentence *s, const struct number *n)
{
	static const struct {
		const char *word;
		enum bound bound;
	} rows[] = {
		{"least", AT_LEAST},   {"mindestens", AT_LEAST}, {"moins", AT_LEAST},
		{"menos", AT_LEAST},   {"almeno", AT_LEAST},     {"minstens", AT_LEAST},
		{"than", OTHER_BOUND}, {"over", OTHER_BOUND},    {"many", OTHER_BOUND},
		{"to", OTHER_BOUND},   {"most", OTHER_BOUND},    {"under", OTHER_BOUND},
		{"exceed", OTHER_BOUND}, {"exceeded", OTHER_BOUND}, {"above", OTHER_BOUND},
		{"below", OTHER_BOUND}, {"über", OTHER_BOUND},   {"als", OTHER_BOUND},
		{"de", OTHER_BOUND},   {"bis", OTHER_BOUND},     {"oltre", OTHER_BOUND},
		{"ruim", OTHER_BOUND},
	};
	size_t i = n->first;
	if (i > 1 && token_is(&s->tokens.at[i - 1], "as"))
		i--; /* "as many as 14" */
	for (size_t k = 0; i > 0 && k < sizeof rows / sizeof *rows; k++)
		if (token_is(&s->tokens.at[i - 1], rows[k].word))
			return rows[k].bound;
	return NO_BOUND;
}

static size_t
collect(struct arena *a, struct entry *list, const struct draft *d)
{
	size_t count = 0;
	for (size_t i = 0; i < d->sentence_count; i++) {
		const struct sentence *s = &d->sentences[i];
		size_t counts = 0;
		for (size_t k = 0; k < s->numbers.count; k++)
			counts += s->numbers.at[k].kind == NUMBER_COUNT && s->numbers.at[k].unit >= 0;
		struct figures f = figures_of(a, s->text, &s->tokens, &s->numbers, &s->names, d->cue);
		for (size_t k = 0; k < f.count && count < FIGURES; k++)
			if (counts < 3 || f.at[k].kind != FIGURE_HARM)
				list[count++] = (struct entry){
					.f = f.at[k], .s = s, .outlet = d->articles[s->article].outlet,
					.at = d->articles[s->article].published.at,
					.bound = bound_of(s, f.at[k].number)};
	}
	return count;
}

static bool
same_outlet(const struct entry *a, const struct entry *b)
{
	return a->s->voice == b->s->voice ||
	       (a->outlet.n && str_eq_nocase(a->outlet, b->outlet));
}

static bool
same_value(const struct entry *a, const struct entry *b)
{
	return a->f.number->value == b->f.number->value && a->f.number->other == b->f.number->other;
}

static bool
is_age(const struct entry *e)
{
	return e->f.kind == FIGURE_AGE || e->f.kind == FIGURE_AGE_OF;
}

/* Hours lie between the reports. */
static bool
is_apart(const struct entry *a, const struct entry *b)
{
	return a->at != WHEN_UNKNOWN && b->at != WHEN_UNKNOWN &&
	       (a->at - b->at > UPDATE_S || b->at - a->at > UPDATE_S);
}

/* "The rescue service speaks of 19 dead", told by who counts 22 beside the other's own report. */
static bool
is_retold(const struct entry *e, const struct entry *own, const struct entry *other)
{
	return e->s != own->s && figure_same_thing(&e->f, &other->f) && same_value(e, other) &&
	       vector_dot(&e->s->vector, &other->s->vector) >= RETOLD_COSINE;
}

/* Does the outlet of `a` also give the value of `b` for this thing, or more than one value in
 * its newest report?  Then it counts parts and wholes, unless it retells what `b` says. */
static bool
is_muddled(const struct entry *list, size_t count, const struct entry *a, const struct entry *b)
{
	for (size_t i = 0; i < count; i++) {
		const struct entry *e = &list[i];
		if (!figure_same_thing(&e->f, &a->f) || !same_outlet(e, a) || same_value(e, a) ||
		    is_retold(e, a, b))
			continue;
		if (same_value(e, b) || e->at == a->at)
			return true;
	}
	return false;
}

/* From when to when a value was given for a thing, by anyone. */
struct span {
	int64_t from, to;
};

static struct span
span_of(const struct entry *list, size_t count, const struct entry *of)
{
	struct span s = {of->at, of->at};
	for (size_t i = 0; i < count; i++) {
		if (!figure_same_thing(&list[i].f, &of->f) || !same_value(&list[i], of) ||
		    list[i].at == WHEN_UNKNOWN)
			continue;
		s.from = list[i].at < s.from ? list[i].at : s.from;
		s.to = list[i].at > s.to ? list[i].at : s.to;
	}
	return s;
}

/* Tolls only grow: a lower one that is still given when the higher one was out, or within the hour,
 * disagrees; a higher one that comes later brings it up to date.  Those missing may grow or shrink: each of the two
 * values must be given while the other is.  Which is later must be known. */
static bool
is_update(const struct entry *list, size_t count, const struct entry *a, const struct entry *b)
{
	if (is_age(a))
		return false;
	if (a->at == WHEN_UNKNOWN || b->at == WHEN_UNKNOWN)
		return a->f.kind == FIGURE_HARM;
	if (is_apart(a, b))
		return true;
	if (a->f.kind != FIGURE_HARM)
		return false;
	bool grows = a->f.number->value < b->f.number->value;
	struct span low = span_of(list, count, grows ? a : b);
	struct span high = span_of(list, count, grows ? b : a);
	if (str_eq(a->f.action, STR("missing")) || str_eq(a->f.action, STR("evacuated")))
		return low.to + AT_ONCE_S < high.from || high.to + AT_ONCE_S < low.from;
	return low.to + AT_ONCE_S < high.from;
}

/* "including the gunman": who is counted is not the same in both. */
static bool
says_whom(const struct sentence *s)
{
	static const char *const rows[] = {"including", "includes", "excluding", "besides", "himself",
	                                   "plus"};
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
		if (tokens_find(&s->tokens, 0, rows[k]) >= 0)
			return true;
	return false;
}

static bool
same_scope(const struct entry *a, const struct entry *b)
{
	return a->f.kind != FIGURE_HARM || says_whom(a->s) == says_whom(b->s);
}

/* Is the value of `e` given by anyone as it is, without "at least" or "about"? */
static bool
is_exact(const struct entry *list, size_t count, const struct entry *e)
{
	for (size_t i = 0; i < count; i++)
		if (figure_same_thing(&list[i].f, &e->f) && same_value(&list[i], e) &&
		    list[i].bound == NO_BOUND && !list[i].f.number->approximate)
			return true;
	return false;
}

/* Bounds may both be true ("at least 14", "more than 50"), but not two of one kind; and what is
 * about right may be the other figure, unless that is far away. */
static bool
may_both_be_true(const struct entry *list, size_t count, const struct entry *a,
                 const struct entry *b)
{
	double high = fmax(a->f.number->value, b->f.number->value);
	double low = fmin(a->f.number->value, b->f.number->value);
	if (is_age(a))
		return false;
	if (figure_is_rounding(&a->f, &b->f))
		return true;
	bool exact = is_exact(list, count, a) && is_exact(list, count, b);
	if (exact || (a->bound == AT_LEAST && b->bound == AT_LEAST))
		return false;
	return a->bound != NO_BOUND || b->bound != NO_BOUND || high < low * FAR_RATIO;
}

/* Money is often a part in one report and the whole in another: two voices must agree on one of
 * the amounts. */
static bool
is_confirmed(const struct entry *list, size_t count, const struct entry *e)
{
	if (e->f.kind != FIGURE_MONEY)
		return true;
	for (size_t i = 0; i < count; i++)
		if (!same_outlet(&list[i], e) && figure_same_thing(&list[i].f, &e->f) &&
		    same_value(&list[i], e))
			return true;
	return false;
}

/* Whether the sentences tell of the same thing closely enough for this kind of figure. */
static bool
same_matter(const struct entry *a, const struct entry *b)
{
	double cosine = vector_dot(&a->s->vector, &b->s->vector);
	double high = fmax(a->f.number->value, b->f.number->value);
	double ratio = high / fmin(a->f.number->value, b->f.number->value);
	switch (a->f.kind) {
	case FIGURE_AGE: /* else they are father and son */
		return fabs(a->f.number->value - b->f.number->value) <= NAMED_YEARS;
	case FIGURE_AGE_OF:
		return fabs(a->f.number->value - b->f.number->value) <= NOUN_YEARS &&
		       cosine >= LEAST_COSINE;
	case FIGURE_VOTES:
		return cosine >= LEAST_COSINE;
	case FIGURE_MONEY:
		return ratio <= MOST_RATIO && cosine >= LEAST_COSINE;
	case FIGURE_HARM:
		break;
	}
	return ratio <= MOST_RATIO && cosine >= LEAST_COSINE &&
	       vector_overlap(&a->s->vector, &b->s->vector) >= LEAST_OVERLAP;
}

static bool
is_of_earlier_time(const struct entry *e)
{
	return e->f.kind == FIGURE_HARM && e->s->background;
}

static bool
disagree(const struct entry *list, size_t count, const struct entry *a, const struct entry *b)
{
	return !same_outlet(a, b) && figure_same_thing(&a->f, &b->f) && !same_value(a, b) &&
	       !may_both_be_true(list, count, a, b) && !is_update(list, count, a, b) && same_matter(a, b) &&
	       !is_of_earlier_time(a) && !is_of_earlier_time(b) &&
	       same_scope(a, b) && !is_muddled(list, count, a, b) &&
	       !is_muddled(list, count, b, a) &&
	       (is_confirmed(list, count, a) || is_confirmed(list, count, b));
}

static struct str
value_text(const struct entry *e)
{
	struct str s = str_sub(e->s->text, e->f.number->start, e->f.number->end);
	/* "42-year-old": the age is the number. */
	ptrdiff_t cut = is_age(e) ? str_find_byte(s, '-', 0) : -1;
	return cut > 0 ? str_sub(s, 0, (size_t)cut) : s;
}

static void
put_value(struct arena *out, struct story_difference *to, const struct entry *e)
{
	struct cite c = {e->s->article, e->s->start, e->s->end};
	for (size_t i = 0; i < to->value_count; i++)
		if (str_eq_nocase(to->values[i].value, value_text(e))) {
			if (to->values[i].cite_count < VALUES)
				to->values[i].cites[to->values[i].cite_count++] = c;
			return;
		}
	if (to->value_count == VALUES)
		return;
	struct story_value *v = &to->values[to->value_count++];
	v->value = str_dup(out, value_text(e));
	v->cites = arena_array(out, struct cite, VALUES);
	v->cites[v->cite_count++] = c;
}

void
differ_mark_stale(struct arena scratch, struct draft *d)
{
	struct entry *list = arena_array(&scratch, struct entry, FIGURES);
	size_t n = collect(&scratch, list, d);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++)
			if (list[i].f.kind == FIGURE_HARM &&
			    figure_same_thing(&list[i].f, &list[k].f) && is_apart(&list[i], &list[k]) &&
			    list[k].at > list[i].at &&
			    list[k].f.number->value > list[i].f.number->value)
				d->sentences[list[i].s - d->sentences].stale = true;
}

/* This morning's disagreement is none any more when reports of the evening count more than both. */
static bool
is_overtaken(const struct entry *list, size_t count, const struct entry *a, const struct entry *b)
{
	for (size_t i = 0; i < count; i++)
		if (a->f.kind == FIGURE_HARM && figure_same_thing(&list[i].f, &a->f) &&
		    is_apart(&list[i], a) && is_apart(&list[i], b) && list[i].at > a->at &&
		    list[i].at > b->at &&
		    list[i].f.number->value > fmax(a->f.number->value, b->f.number->value))
			return true;
	return false;
}

/* Of the pairs that disagree on one thing the newest is told. */
static bool
find_newest(const struct entry *list, size_t count, const struct entry *thing,
            const struct entry **one, const struct entry **other)
{
	int64_t newest = INT64_MIN;
	for (size_t i = 0; i < count; i++)
		for (size_t k = i + 1; figure_same_thing(&list[i].f, &thing->f) && k < count; k++) {
			int64_t at = list[i].at < list[k].at ? list[i].at : list[k].at;
			if ((newest != INT64_MIN && at <= newest) ||
			    !disagree(list, count, &list[i], &list[k]) ||
			    is_overtaken(list, count, &list[i], &list[k]))
				continue;
			newest = at == INT64_MIN ? at + 1 : at;
			*one = &list[i];
			*other = &list[k];
		}
	return newest != INT64_MIN;
}

size_t
differ(struct arena *out, struct arena scratch, const struct draft *d,
       struct story_difference *list)
{
	struct entry *all = arena_array(&scratch, struct entry, FIGURES);
	size_t n = collect(&scratch, all, d), count = 0;
	for (size_t i = 0; i < n && count < DIFFER_MOST; i++) {
		const struct entry *a = NULL, *b = NULL;
		bool before = false;
		for (size_t k = 0; k < i; k++)
			before |= figure_same_thing(&all[k].f, &all[i].f);
		if (before || !find_newest(all, n, &all[i], &a, &b))
			continue;
		struct story_difference *to = &list[count++];
		*to = (struct story_difference){.what = str_dup(out, a->f.shown)};
		to->values = arena_array(out, struct story_value, VALUES);
		put_value(out, to, a);
		put_value(out, to, b);
		/* Others who side with one of the two, or give a third figure. */
		for (size_t m = 0; m < n; m++)
			if (&all[m] != a && &all[m] != b && figure_same_thing(&all[m].f, &a->f) &&
			    !same_outlet(&all[m], a) && !same_outlet(&all[m], b) &&
			    !is_apart(&all[m], a) && !is_apart(&all[m], b) &&
			    (disagree(all, n, &all[m], a) || disagree(all, n, &all[m], b)))
				put_value(out, to, &all[m]);
	}
	return count;
}
