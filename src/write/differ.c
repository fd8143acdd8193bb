/* differ.c: collects figures, pairs them across outlets. */
#include "write/differ.h"

#include <math.h>
#include <string.h>

enum { FIGURES = 400, AROUND = 7, UPDATE_S = 6 * 3600, VALUES = 4 };

struct figure {
	const struct sentence *s;
	const struct number *n;
	struct str unit, action; /* folded; action STR_NONE: none of the table */
	const char *shown;       /* the action in words */
	struct str outlet;
	int64_t at;
};

/* Words near the number that say what happened to those counted. */
static const struct {
	const char *word, *action;
} actions[] = {
	{"killed", "killed"},      {"dead", "killed"},
	{"died", "killed"},        {"deaths", "killed"},
	{"lives", "killed"},       {"injured", "injured"},
	{"wounded", "injured"},    {"hurt", "injured"},
	{"arrested", "arrested"},  {"detained", "arrested"},
	{"missing", "missing"},    {"evacuated", "evacuated"},
	{"rescued", "rescued"},    {"tote", "tot"},
	{"toten", "tot"},          {"getötet", "tot"},
	{"starben", "tot"},        {"verletzt", "verletzt"},
	{"verletzte", "verletzt"}, {"vermisst", "vermisst"},
	{"vermisste", "vermisst"}, {"morts", "morts"},
	{"tués", "morts"},         {"blessés", "blessés"},
	{"disparus", "disparus"},  {"muertos", "muertos"},
	{"heridos", "heridos"},    {"desaparecidos", "desaparecidos"},
};

/* Units of which two reports rarely mean the same count. */
static const char *const loose_units[] = {
	"years",  "days",    "hours",     "weeks",     "months",   "minutes",    "seconds",
	"miles",  "feet",    "inches",    "meters",    "metres",   "kilometers", "kilometres",
	"points", "degrees", "percent",   "times",     "pounds",   "tons",       "tonnes",
	"yards",  "acres",   "decades",   "thousands", "hundreds", "millions",   "dollars",
	"jahre",  "jahren",  "tage",      "tagen",     "stunden",  "meter",      "kilometer",
	"heures", "jours",   "mètres",    "años",      "días",     "others",     "states",
	"pages",  "seats",   "kilograms", "litres",    "liters",   "prozent"};

static bool
read_action(const struct sentence *s, struct figure *f)
{
	const struct tokens *t = &s->tokens;
	size_t best = SIZE_MAX;
	for (size_t i = 0; i < t->count; i++) {
		size_t gap = i < f->n->first ? f->n->first - i : i - f->n->first;
		if (gap > AROUND || gap >= best || !(t->at[i].cues & CUE_HARM))
			continue;
		for (size_t k = 0; k < sizeof actions / sizeof *actions; k++)
			if (token_is(&t->at[i], actions[k].word)) {
				best = gap;
				f->action = str_of(actions[k].action);
				f->shown = actions[k].action;
			}
	}
	return best != SIZE_MAX;
}

/* The counted noun; people where the number stands right beside the harm. */
static bool
read_unit(const struct sentence *s, struct figure *f)
{
	const struct tokens *t = &s->tokens;
	size_t next = f->n->first + f->n->count;
	if (f->n->unit >= 0) {
		f->unit = t->at[f->n->unit].low;
		for (size_t i = 0; i < sizeof loose_units / sizeof *loose_units; i++)
			if (str_eq(f->unit, str_of(loose_units[i])))
				return false;
		for (size_t k = 0; k < sizeof actions / sizeof *actions; k++)
			if (str_eq(f->unit, str_of(actions[k].word)))
				f->unit = STR("people");
		return true;
	}
	bool beside = (next < t->count && t->at[next].cues & CUE_HARM) ||
	              (next + 1 < t->count &&
	               (token_is(&t->at[next], "were") || token_is(&t->at[next], "are")) &&
	               t->at[next + 1].cues & CUE_HARM);
	f->unit = STR("people");
	return beside;
}

static bool
is_part(const struct sentence *s, const struct number *n)
{
	const struct tokens *t = &s->tokens;
	size_t next = n->first + n->count;
	if (next < t->count &&
	    (token_is(&t->at[next], "of") || token_is(&t->at[next], "other") ||
	     token_is(&t->at[next], "more") || token_is(&t->at[next], "others")))
		return true;
	return n->first > 0 && (token_is(&t->at[n->first - 1], "of") ||
	                        token_is(&t->at[n->first - 1], "another") ||
	                        (n->first > 1 && token_is(&t->at[n->first - 1], "the") &&
	                         token_is(&t->at[n->first - 2], "of")));
}

static size_t
collect(struct figure *list, const struct draft *d)
{
	size_t count = 0;
	for (size_t i = 0; i < d->sentence_count; i++) {
		const struct sentence *s = &d->sentences[i];
		size_t counts = 0;
		for (size_t k = 0; k < s->numbers.count; k++)
			counts += s->numbers.at[k].kind == NUMBER_COUNT && s->numbers.at[k].unit >= 0;
		for (size_t k = 0; k < s->numbers.count && counts < 3; k++) {
			const struct number *n = &s->numbers.at[k];
			if (n->kind != NUMBER_COUNT || n->value < 2 || is_part(s, n) ||
			    s->tokens.at[n->first].flags & TOKEN_QUOTED || count == FIGURES)
				continue;
			struct figure f = {.s = s, .n = n, .outlet = d->articles[s->article].outlet,
			                   .at = d->articles[s->article].published.at};
			if (read_action(s, &f) && read_unit(s, &f))
				list[count++] = f;
		}
	}
	return count;
}

static bool
same_outlet(const struct figure *a, const struct figure *b)
{
	return a->s->voice == b->s->voice ||
	       (a->outlet.n && str_eq_nocase(a->outlet, b->outlet));
}

static bool
same_thing(const struct figure *a, const struct figure *b)
{
	return str_eq(a->unit, b->unit) && str_eq(a->action, b->action);
}

static bool
is_rounding(const struct figure *a, const struct figure *b)
{
	double most = fmax(a->n->value, b->n->value), gap = fabs(a->n->value - b->n->value);
	if (a->n->approximate || b->n->approximate)
		return gap <= most * 0.12 || most >= 1000;
	return most > 1000 && gap <= most * 0.06;
}

/* Does the outlet of `a` also give the value of `b` for this thing, or more than one value in
 * its newest report?  Then it counts parts and wholes. */
static bool
is_muddled(const struct figure *list, size_t count, const struct figure *a,
           const struct figure *b)
{
	for (size_t i = 0; i < count; i++) {
		const struct figure *f = &list[i];
		if (!str_eq(f->unit, a->unit) || !same_outlet(f, a) || f->n->value == a->n->value)
			continue;
		if (f->n->value == b->n->value || (f->at == a->at && same_thing(f, a)))
			return true;
	}
	return false;
}

/* A later report with a higher count brings the toll up to date. */
static bool
is_update(const struct figure *a, const struct figure *b)
{
	if (a->at == WHEN_UNKNOWN || b->at == WHEN_UNKNOWN)
		return false;
	return a->at - b->at > UPDATE_S || b->at - a->at > UPDATE_S;
}

static bool
disagree(const struct figure *list, size_t count, const struct figure *a,
         const struct figure *b)
{
	if (same_outlet(a, b) || !same_thing(a, b) || a->n->value == b->n->value)
		return false;
	double ratio = fmax(a->n->value, b->n->value) / fmin(a->n->value, b->n->value);
	if (ratio > 2.5 || is_rounding(a, b) || is_update(a, b))
		return false;
	if (is_muddled(list, count, a, b) || is_muddled(list, count, b, a))
		return false;
	return vector_dot(&a->s->vector, &b->s->vector) >= 0.15 &&
	       vector_overlap(&a->s->vector, &b->s->vector) >= 0.2;
}

static struct str
value_text(const struct figure *f)
{
	return str_sub(f->s->text, f->n->start, f->n->end);
}

static void
put_value(struct arena *out, struct story_difference *to, const struct figure *f)
{
	struct cite c = {f->s->article, f->s->start, f->s->end};
	for (size_t i = 0; i < to->value_count; i++)
		if (str_eq_nocase(to->values[i].value, value_text(f))) {
			if (to->values[i].cite_count < VALUES)
				to->values[i].cites[to->values[i].cite_count++] = c;
			return;
		}
	if (to->value_count == VALUES)
		return;
	struct story_value *v = &to->values[to->value_count++];
	v->value = str_dup(out, value_text(f));
	v->cites = arena_array(out, struct cite, VALUES);
	v->cites[v->cite_count++] = c;
}

void
differ_mark_stale(struct arena scratch, struct draft *d)
{
	struct figure *list = arena_array(&scratch, struct figure, FIGURES);
	size_t n = collect(list, d);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++)
			if (same_thing(&list[i], &list[k]) && is_update(&list[i], &list[k]) &&
			    list[k].at > list[i].at && list[k].n->value > list[i].n->value)
				d->sentences[list[i].s - d->sentences].stale = true;
}

size_t
differ(struct arena *out, struct arena scratch, const struct draft *d,
       struct story_difference *list)
{
	struct figure *figures = arena_array(&scratch, struct figure, FIGURES);
	size_t n = collect(figures, d), count = 0;
	for (size_t i = 0; i < n && count < DIFFER_MOST; i++)
		for (size_t k = i + 1; k < n; k++) {
			const struct figure *a = &figures[i], *b = &figures[k];
			if (!disagree(figures, n, a, b))
				continue;
			bool told = false;
			struct str what = str_fmt(out, STR_FMT " %s", STR_ARG(a->unit), a->shown);
			for (size_t m = 0; m < count; m++)
				told |= str_eq(list[m].what, what);
			if (told)
				break;
			struct story_difference *to = &list[count++];
			*to = (struct story_difference){.what = what};
			to->values = arena_array(out, struct story_value, VALUES);
			put_value(out, to, a);
			put_value(out, to, b);
			/* Others who side with one of the two, or give a third figure. */
			for (size_t m = 0; m < n; m++)
				if (m != i && m != k && same_thing(&figures[m], a) &&
				    !same_outlet(&figures[m], a) && !same_outlet(&figures[m], b) &&
				    !is_update(&figures[m], a) && !is_update(&figures[m], b) &&
				    (disagree(figures, n, &figures[m], a) ||
				     disagree(figures, n, &figures[m], b)))
					put_value(out, to, &figures[m]);
			break;
		}
	return count;
}
