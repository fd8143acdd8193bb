/* compose.c: chooses sentences for the three paragraphs. */
#include "write/compose.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "write/choice.h"
#include "write/cue_phrase.h"
#include "write/overtaken.h"
#include "write/report.h"
#include "write/settle.h"

/* Share of the words of each paragraph, and the order in which they are filled: what happened
 * first, then background, which is rare, then positions. */
static const double shares[PARAGRAPH_COUNT] = {0.38, 0.34, 0.28};
static const enum paragraph_role filling[] = {ROLE_HAPPENED, ROLE_CONTEXT,
                                              ROLE_POSITIONS};

/* Least fit for the third paragraph. */
#define CONTEXT_FIT 0.5
/* Nearer to the opening, a sentence is no background. */
#define BACKGROUND_COSINE 0.15
/* What a report tells in its second and third sentence counts this much for its first. */
#define BEHIND_LEAD 0.85
/* A sentence that is not the first of its report opens a story badly. */
#define NO_LEAD 0.6
/* A sentence that goes on from the one before it in its report. */
#define GOES_ON 1.7
/* A sentence more likely to make readers stumble than this is not taken, nor one that more likely
 * tells again what was told; all others lose by the power CARE of what is left. */
#define RISK_MOST 0.62
#define AGAIN_MOST 0.22
#define CARE 3

enum { OPENING_LEAST = 10, OPENING_MOST = 55, BY_OUTLET = 3, HELP_REACH = 4, REFILLS = 3 };

/* What is left of a value at this risk; 0 where it is too high.  Readers marked English pages: how
 * high the bars must be elsewhere nobody has seen. */
static double
at_risk(const struct choice *c, double v, struct risk r)
{
	bool barred = c->d->cue == CUE_ENGLISH && !r.sure;
	return barred && (r.any > RISK_MOST || r.again > AGAIN_MOST) ? 0 : v * pow(1 - r.any, CARE);
}

/* How well a sentence fits the role of a paragraph, as readers let it stand there where that is
 * known; the third is filled with what its words say is background. */
static double
fit(const struct choice *c, const struct sentence *s, enum paragraph_role role)
{
	if (c->fits && role != ROLE_CONTEXT)
		return sqrt(sqrt(c->fits[s - c->d->sentences].in[role]));
	bool speech = s->speech || s->quote;
	bool opens_quote = s->tokens.at[0].kind == TOKEN_QUOTE;
	switch (role) {
	case ROLE_HAPPENED:
		return (speech ? 0.8 : 1) * (s->position <= 6 ? 1 : 0.6) *
		       (s->background && s->position > 3 ? 0.5 : 1) * (opens_quote ? 0.1 : 1);
	case ROLE_POSITIONS:
		return (speech ? 1 : 0.75) * (s->numbers.count ? 1.15 : 1);
	default:
		/* What happened is no background of itself. */
		if (opens_quote || (c->count && vector_dot(&s->vector, &c->chosen[0]->vector) >
		                                    BACKGROUND_COSINE))
			return 0.05;
		return (s->background && s->position >= 2 ? 1 :
		        s->future && s->position >= 1 ? 0.95 : 0.3) *
		       (speech && !s->future ? 0.6 : 1);
	}
}

static double
value(const struct choice *c, const struct sentence *s, enum paragraph_role role)
{
	bool goes_on = choice_behind(c, s) && (role != ROLE_HAPPENED || !(s->speech || s->quote));
	return choice_gain(c, s) * fit(c, s, role) * (goes_on ? GOES_ON : 1) *
	       (role == ROLE_HAPPENED ? (double)s->recent : 1);
}

static double
opening_score(const struct choice *c, const struct sentence *s)
{
	return (double)s->score * (0.25 + vector_dot(&s->vector, &c->d->headlines) +
	                           0.5 * vector_dot(&s->vector, &c->d->titles[c->head]));
}

/* Can it open the story?  0: not at all. */
static double
opening_value(struct choice *c, struct arena scratch, const struct sentence *s,
              uint32_t last_position, double least)
{
	if (!choice_usable(c, s) || s->position > last_position || s->reasons & c->hard ||
	    s->tokens.at[0].kind == TOKEN_QUOTE || s->tokens.at[0].kind == TOKEN_OPEN)
		return 0;
	double v = opening_score(c, s);
	/* A report begins with what happened; behind that its other sentences only go on. */
	for (uint32_t n = 1; !s->position && n <= 2; n++)
		if (s + n < c->d->sentences + c->d->sentence_count && (s + n)->article == s->article) {
			double next = BEHIND_LEAD * opening_score(c, s + n);
			v = next > v ? next : v;
		}
	/* The text begins with what its headline tells. */
	if (s->article == c->head && c->d->articles[c->head].title.n)
		v *= 1.3;
	if (s->words < OPENING_LEAST || s->words > OPENING_MOST)
		v *= 0.5;
	if (!s->names.count && c->d->cue != CUE_GERMAN)
		v *= 0.6;
	if (s->quote || token_is(&s->tokens.at[0], "when"))
		v *= 0.8;
	if (s->reasons)
		v *= 0.8;
	/* "The programme gives early warning": no event. */
	if (c->d->cue == CUE_ENGLISH && !phrase_past(&s->tokens))
		v *= 0.8;
	if (c->d->reports[s->article].personal && !s->speech)
		v *= 0.5;
	v *= s->position == 0 ? 1 : NO_LEAD;
	if (v <= least)
		return v;
	struct place at = {.role = ROLE_HAPPENED};
	known_begin(&c->known);
	return v * pow(1 - risk_of(&c->known, scratch, s, &at).any, CARE);
}

static const struct sentence *
choose_opening(struct choice *c, struct arena scratch)
{
	static const uint32_t reach[] = {1, 3, 1000};
	for (size_t k = 0; k < sizeof reach / sizeof *reach; k++) {
		const struct sentence *best = NULL;
		double most = 0;
		for (size_t i = 0; i < c->d->sentence_count; i++) {
			const struct sentence *s = &c->d->sentences[i];
			double v = opening_value(c, scratch, s, reach[k], most);
			if (v > most) {
				most = v;
				best = s;
			}
		}
		if (best)
			return best;
	}
	return NULL;
}

/* The lone surname or name before the verb of speech: who speaks here, for the rule of two. */
static struct str
speaker(const struct sentence *s)
{
	const struct tokens *t = &s->tokens;
	if (!s->speech)
		return STR_NONE;
	for (size_t k = 0; k < s->names.count; k++) {
		const struct name *n = &s->names.at[k];
		size_t end = n->first + n->count, begin = n->first - n->titles;
		bool says = (end < t->count && t->at[end].cues & CUE_SAY) ||
		            (begin > 0 && t->at[begin - 1].cues & CUE_SAY);
		if (says && !(t->at[n->first].flags & TOKEN_QUOTED))
			return t->at[name_surname(t, n)].low;
	}
	return STR_NONE;
}

static unsigned
count_in_role(const struct choice *c, const struct sentence *s, enum paragraph_role role,
              bool same_speaker)
{
	struct str who = same_speaker ? speaker(s) : STR_NONE;
	unsigned n = 0;
	for (size_t i = 0; i < c->count; i++) {
		const struct sentence *o = c->chosen[i];
		if (choice_role(c, o) != role)
			continue;
		n += same_speaker ? who.p && str_eq(who, speaker(o)) : o->voice == s->voice;
	}
	return n;
}

/* Whether `s` may stand in the paragraph beside what is there. */
static bool
suits(const struct choice *c, const struct sentence *s, enum paragraph_role role)
{
	if (role == ROLE_CONTEXT && fit(c, s, role) < CONTEXT_FIT)
		return false;
	if (role == ROLE_POSITIONS && count_in_role(c, s, role, true) >= 2)
		return false;
	return role == ROLE_HAPPENED || c->d->voice_count < 2 ||
	       count_in_role(c, s, role, false) < BY_OUTLET;
}

/* What is taken next: a sentence, and with it one of its report that tells what it lacks. */
struct step {
	const struct sentence *s, *with;
	enum paragraph_role role;
	double value;
};

static double
pair_value(double first, const struct sentence *a, double second, const struct sentence *b)
{
	return (first * a->words + second * b->words) / (a->words + b->words);
}

/* Weighs `s` for the paragraph against the best so far; `room`: words that may come. */
static void
weigh_step(struct choice *c, struct arena scratch, const struct sentence *s,
           enum paragraph_role role, double v, double room, bool strict, struct step *best)
{
	if (!choice_usable(c, s) || s->words > room || v <= 0)
		return;
	if ((strict && !suits(c, s, role)) || !choice_is_new(c, s))
		return;
	if (v > best->value && choice_placed(c, scratch, s, role)) {
		double left = at_risk(c, v, choice_risk(c, scratch, NULL, s, role));
		if (left > best->value)
			*best = (struct step){.s = s, .role = role, .value = left};
		return;
	}
	for (uint32_t back = 1; back <= s->position && back <= HELP_REACH; back++) {
		const struct sentence *with = s - back;
		double both = pair_value(strict ? value(c, with, role) : choice_gain(c, with), with, v, s);
		/* What needs no tree is asked first. */
		if (both <= best->value || s->words + with->words > room || !choice_usable(c, with) ||
		    (strict && !suits(c, with, role)) ||
		    c->voice_words[s->voice] + s->cost + with->cost > c->source_words ||
		    !choice_is_new(c, with) || same_fact(with, s, choice_bar(c)) ||
		    (back > 1 && !known_helps(&c->known, scratch, with, s)) ||
		    !choice_placed(c, scratch, with, role) || !choice_placed_with(c, scratch, with, s, role))
			continue;
		both = at_risk(c, at_risk(c, both, choice_risk(c, scratch, NULL, with, role)),
		               choice_risk(c, scratch, with, s, role));
		if (both > best->value)
			*best = (struct step){.s = s, .with = with, .role = role, .value = both};
	}
}

static bool
take_step(struct choice *c, const struct step *step)
{
	if (!step->s)
		return false;
	if (step->with)
		choice_take(c, step->with, step->role);
	choice_take(c, step->s, step->role);
	return true;
}

static void
fill_paragraph(struct choice *c, struct arena scratch, enum paragraph_role role)
{
	double limit = c->budget * shares[role];
	while (c->filled[role] < limit * 0.92) {
		double room = c->filled[role] ? limit * 1.17 - c->filled[role] : c->budget;
		struct step best = {0};
		for (size_t i = 0; i < c->d->sentence_count; i++) {
			const struct sentence *s = &c->d->sentences[i];
			weigh_step(c, scratch, s, role, value(c, s, role), room, true, &best);
		}
		if (!take_step(c, &best))
			return;
	}
}

/* The paragraph into which a sentence fits best. */
static enum paragraph_role
best_role(const struct choice *c, const struct sentence *s)
{
	enum paragraph_role best = ROLE_HAPPENED;
	double most = -1;
	for (int r = 0; r < PARAGRAPH_COUNT; r++) {
		double f = fit(c, s, (enum paragraph_role)r) *
		           (c->filled[r] < c->budget * 0.5 ? 1 : 0.3);
		if (r == ROLE_CONTEXT && f < CONTEXT_FIT)
			continue;
		if (f > most) {
			most = f;
			best = (enum paragraph_role)r;
		}
	}
	return best;
}

/* The paragraph of a sentence that goes on from the one before it: the same, or from a full first
 * one on to what people say. */
static enum paragraph_role
next_role(const struct choice *c, const struct sentence *s)
{
	enum paragraph_role role = choice_role(c, s - 1);
	bool full = c->filled[ROLE_HAPPENED] >= c->budget * shares[ROLE_HAPPENED] * 0.92;
	return role == ROLE_HAPPENED && full && (s->speech || s->quote) ? ROLE_POSITIONS : role;
}

/* Uses up what is left of the words, best sentences first. */
static void
fill_rest(struct choice *c, struct arena scratch)
{
	for (;;) {
		struct step best = {0};
		uint32_t words = c->filled[0] + c->filled[1] + c->filled[2];
		if (words >= c->budget * 0.97)
			return;
		double room = words ? c->budget * 1.12 - words : 1000;
		for (size_t i = 0; i < c->d->sentence_count; i++) {
			const struct sentence *s = &c->d->sentences[i];
			enum paragraph_role role = choice_behind(c, s) ? next_role(c, s) : best_role(c, s);
			weigh_step(c, scratch, s, role, choice_gain(c, s), room, false, &best);
		}
		if (!take_step(c, &best))
			return;
	}
}

/* ---- the whole ---- */

static struct composed
arrange(struct arena *a, const struct choice *c)
{
	struct composed out = {0};
	for (int r = 0; r < PARAGRAPH_COUNT; r++) {
		enum paragraph_role role = (enum paragraph_role)r;
		const struct sentence **at = arena_array(a, const struct sentence *, c->count + 1);
		out.at[r] = at;
		for (size_t i = 0; i < c->count; i++) {
			if (choice_role(c, c->chosen[i]) != role)
				continue;
			size_t k = out.count[r]++;
			for (; k > 0 && choice_before(c, c->chosen[i], role, at[k - 1], role); k--)
				at[k] = at[k - 1];
			at[k] = c->chosen[i];
		}
		out.words += c->filled[r];
	}
	return out;
}

/* Whoever leans on a sentence that was given up goes, too. */
static bool
drop_unplaced(struct choice *c, struct arena scratch)
{
	for (size_t i = 1; i < c->count; i++)
		if (!choice_placed(c, scratch, c->chosen[i], choice_role(c, c->chosen[i]))) {
			choice_give_back(c, c->chosen[i]);
			return true;
		}
	return false;
}

static void
try_compose(struct choice *c, struct arena scratch)
{
	if (!c->count) {
		const struct sentence *opening = choose_opening(c, scratch);
		if (!opening)
			return;
		choice_take(c, opening, ROLE_HAPPENED);
		choice_read_fits(c);
		for (size_t i = 0; i < c->d->sentence_count; i++)
			c->used[i] |= overtaken(c->d, &c->d->sentences[i], opening);
	}
	for (size_t k = 0; k < PARAGRAPH_COUNT; k++)
		fill_paragraph(c, scratch, filling[k]);
	for (int round = 0; round < REFILLS; round++) {
		bool dropped = false;
		fill_rest(c, scratch);
		while (drop_unplaced(c, scratch))
			dropped = true;
		if (!dropped)
			return;
	}
}

struct composed
compose(struct arena *a, struct arena scratch, const struct draft *d,
        const struct cast *cast, size_t head, uint32_t words, uint32_t source_words)
{
	struct arena notes = arena_upper(&scratch);
	struct choice c = choice_in(&scratch, &notes, d, cast, head, words, source_words);
	try_compose(&c, scratch);
	/* Nothing: then a sentence that leans is better than none. */
	if (!c.count) {
		c.hard &= ~(unsigned)(REFER_OPENER | REFER_SUBJECT | REFER_SAYS_NOTHING);
		try_compose(&c, scratch);
	}
	settle(&c, scratch);
	struct composed out = arrange(a, &c);
	out.head = head;
	return out;
}
