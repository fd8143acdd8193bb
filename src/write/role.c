/* role.c: features of a sentence that say into which paragraph it belongs.  Weights by
 * tools/fit_places.py. */
#include "write/role.h"

#include <math.h>

#include "write/report.h"
#include "write/role_weights.h"
#include "write/role_word.h"

static double
least(double a, double b)
{
	return a < b ? a : b;
}

/* What stands in a sentence outside quotations. */
struct signs {
	unsigned words, quoted, first_quoted; /* all words; those inside; "I", "we" inside */
	unsigned deeds, sayings, earlier, judging, causes, spans, thats, thans, commas;
	bool comes_after, will, weekday, month, today, negated;
	unsigned verb; /* what the first clause stands on: a verb class of role_word.h, or 0 */
};

enum { VERBS = ROLE_IS | ROLE_HAS | ROLE_WILL | ROLE_SAYS | ROLE_PAST | ROLE_VERB };

/* "-ed" behind a form of be or have, an article or a small word is a participle. */
static bool
is_regular_past(const struct token *w, unsigned before, bool first)
{
	return w->low.n > 4 && str_ends(w->low, STR("ed")) && (first || !(w->flags & TOKEN_CAPITAL)) &&
	       !(before & (ROLE_IS | ROLE_HAS | ROLE_VERB | ROLE_LINK));
}

/* `before`: classes of the word before it.  Returns its own. */
static unsigned
add_word(struct signs *g, const struct tokens *t, size_t i, unsigned before)
{
	const struct token *w = &t->at[i];
	/* A name is none of them. */
	unsigned is = i && w->flags & TOKEN_CAPITAL ? 0 : role_word(w->low);
	g->deeds += !!(is & ROLE_DEED);
	g->sayings += !!(is & ROLE_SAYING);
	g->earlier += !!(is & ROLE_EARLIER);
	g->judging += !!(is & ROLE_JUDGING);
	g->causes += !!(is & ROLE_CAUSE);
	g->spans += is & ROLE_SPAN && before & ROLE_WHICH;
	g->comes_after |= is & ROLE_CAUSE && before & ROLE_COME;
	g->thats += !!(is & ROLE_THAT);
	g->thans += !!(is & ROLE_THAN);
	g->weekday |= !!(w->cues & CUE_WEEKDAY);
	g->month |= w->cues & CUE_MONTH && w->flags & TOKEN_CAPITAL;
	g->today |= !!(is & ROLE_DAY);
	g->negated |= !!(w->cues & CUE_NEGATION);
	/* "May 3" is a day. */
	if (w->cues & CUE_MONTH && w->flags & TOKEN_CAPITAL)
		return is;
	g->will |= !!(is & ROLE_WILL);
	if (!g->verb)
		g->verb = is & VERBS ? is & VERBS : is_regular_past(w, before, !i) ? ROLE_PAST : 0;
	return is;
}

static struct signs
signs_of(const struct sentence *s)
{
	struct signs g = {0};
	unsigned before = 0;
	for (size_t i = 0; i < s->tokens.count; i++) {
		const struct token *w = &s->tokens.at[i];
		bool quoted = w->flags & TOKEN_QUOTED;
		g.commas += w->kind == TOKEN_COMMA;
		g.words += token_is_word(w);
		g.quoted += token_is_word(w) && quoted;
		g.first_quoted += quoted && w->cues & CUE_FIRST;
		before = quoted || w->kind != TOKEN_WORD ? 0 : add_word(&g, &s->tokens, i, before);
	}
	return g;
}

/* How near it is to the second sentence of another report: what news tell next. */
static double
nearest_second(const struct draft *d, const struct sentence *s)
{
	double most = 0;
	for (size_t i = 0; i < d->second_count; i++) {
		const struct sentence *o = d->seconds[i];
		if (o->article == s->article)
			continue;
		double near = vector_dot(&o->vector, &s->vector);
		most = near > most ? near : most;
	}
	return most;
}

static unsigned
count_kind(const struct sentence *s, enum number_kind kind)
{
	unsigned n = 0;
	for (size_t i = 0; i < s->numbers.count; i++)
		n += s->numbers.at[i].kind == kind;
	return n;
}

void
role_features(double f[ROLE_FEATURES], const struct draft *d, const struct sentence *opening,
              const struct sentence *s)
{
	struct signs g = signs_of(s);
	const struct token *first = &s->tokens.at[0];
	bool same = opening->article == s->article;
	const double all[ROLE_FEATURES] = {
		1, log(1 + s->position) / 3, s->position == 1,
		/* 3 */ s->speech, s->quote, g.words ? (double)g.quoted / g.words : 0,
		first->kind == TOKEN_QUOTE, g.sayings > 0, g.first_quoted > 0,
		/* 9 */ least(g.judging, 4) / 2, least(g.earlier, 3) / 2, least(g.deeds, 2), g.causes > 0,
		g.weekday, g.month, g.today, g.spans > 0, g.comes_after, g.thans > 0,
		/* 19 */ count_kind(s, NUMBER_YEAR) > 0, least(count_kind(s, NUMBER_COUNT), 3) / 2, g.negated,
		g.thats > 0, least(g.commas, 4) / 3,
		/* 24 */ g.verb & ROLE_PAST ? 1 : 0, g.verb & ROLE_HAS ? 1 : 0, g.verb & ROLE_IS ? 1 : 0,
		g.verb & ROLE_SAYS ? 1 : 0, g.will,
		/* 29 */ s->background, s->future, s->words / 30.0, least((double)s->names.count, 4) / 3,
		(double)s->worth, vector_dot(&s->vector, &d->headlines),
		/* 35 */ vector_overlap(&s->vector, &opening->vector), same,
		same && s->position > opening->position ? 1.0 / (s->position - opening->position) : 0,
		nearest_second(d, s), s->position && (s - 1)->background,
		/* 40 */ d->reports[s->article].personal, token_is(first, "the"),
		count_kind(s, NUMBER_PERCENT) > 0, !s->names.count};
	for (size_t i = 0; i < ROLE_FEATURES; i++)
		f[i] = all[i];
}

struct role_fit
role_fit_of(const struct draft *d, const struct sentence *opening, const struct sentence *s)
{
	static const double *const weights[PARAGRAPH_COUNT] = {
		[ROLE_HAPPENED] = role_happened, [ROLE_POSITIONS] = role_positions,
		[ROLE_CONTEXT] = role_context};
	struct role_fit fit;
	double f[ROLE_FEATURES];
	role_features(f, d, opening, s);
	for (int r = 0; r < PARAGRAPH_COUNT; r++) {
		double sum = 0;
		for (size_t i = 0; i < ROLE_FEATURES; i++)
			sum += weights[r][i] * f[i];
		fit.in[r] = 1 / (1 + exp(-sum));
	}
	return fit;
}
