/* compose.c: chooses sentences for the three paragraphs. */
#include "write/compose.h"

#include <stdlib.h>
#include <string.h>

#include "write/choice.h"
#include "write/cue_phrase.h"
#include "write/order.h"
#include "write/overtaken.h"
#include "write/report.h"

/* Share of the words of each paragraph, and the order in which they are filled: what happened
 * first, then background, which is rare, then positions. */
static const double shares[PARAGRAPH_COUNT] = {0.38, 0.34, 0.28};
static const enum paragraph_role filling[] = {ROLE_HAPPENED, ROLE_CONTEXT,
                                              ROLE_POSITIONS};

/* Least fit for the third paragraph. */
#define CONTEXT_FIT 0.5
/* Nearer to the opening, a sentence is no background. */
#define BACKGROUND_COSINE 0.15
/* Usable words, in multiples of those asked for, below which a story counts as short of text. */
#define LITTLE_TEXT 4

enum { OPENING_LEAST = 10, OPENING_MOST = 55, BY_OUTLET = 2 };

/* How well a sentence fits the role of a paragraph. */
static double
fit(const struct choice *c, const struct sentence *s, enum paragraph_role role)
{
	bool speech = s->speech || s->quote;
	bool opens_quote = s->tokens.at[0].kind == TOKEN_QUOTE;
	switch (role) {
	case ROLE_HAPPENED:
		return (speech ? 0.8 : 1) * (s->position <= 6 ? 1 : 0.6) *
		       (s->background && s->position > 3 ? 0.5 : 1) * (opens_quote ? 0.5 : 1);
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
	return choice_gain(c, s) * fit(c, s, role) *
	       (role == ROLE_HAPPENED ? (double)s->recent : 1);
}

/* "The video, which …": of what was spoken before? */
static bool
opens_with_known(const struct sentence *s)
{
	const struct tokens *t = &s->tokens;
	if (t->count < 3 || !token_is(&t->at[0], "the"))
		return false;
	const struct token *noun = &t->at[1], *next = &t->at[2];
	return noun->kind == TOKEN_WORD && !(noun->flags & TOKEN_CAPITAL) &&
	       !(noun->cues & (CUE_UNIQUE | CUE_GROUP | CUE_SUPERLATIVE)) &&
	       (next->kind != TOKEN_WORD || next->cues & (CUE_FINITE | CUE_SAY | CUE_MODAL) ||
	        str_ends(next->low, STR("ed")));
}

/* Can it open the story?  0: not at all. */
static double
opening_value(const struct choice *c, const struct sentence *s, uint32_t last_position)
{
	if (!choice_usable(c, s) || s->position > last_position ||
	    s->tokens.at[0].kind == TOKEN_QUOTE || s->tokens.at[0].kind == TOKEN_OPEN)
		return 0;
	struct map_slot none = {0};
	struct introduced known = {.names = {.slots = &none, .cap = 1}};
	double v = (double)s->score * (0.25 + vector_dot(&s->vector, &c->d->headlines) +
	                               0.5 * vector_dot(&s->vector, &c->d->titles[c->head]));
	/* The text begins with what its headline tells. */
	if (s->article == c->head && c->d->articles[c->head].title.n)
		v *= 1.3;
	if (cast_unintroduced(c->cast, &known, s))
		v *= 0.5;
	if (s->words < OPENING_LEAST || s->words > OPENING_MOST)
		v *= 0.5;
	if (!s->names.count && c->d->cue != CUE_GERMAN)
		v *= 0.6;
	if (s->quote)
		v *= 0.8;
	if (opens_with_known(s))
		v *= 0.5;
	if (s->reasons)
		v *= 0.8;
	/* "The programme gives early warning": no event. */
	if (c->d->cue == CUE_ENGLISH && !phrase_past(&s->tokens))
		v *= 0.6;
	if (c->d->reports[s->article].personal && !s->speech)
		v *= 0.5;
	return v * (s->position == 0 ? 1 : 0.8);
}

static const struct sentence *
choose_opening(const struct choice *c)
{
	static const uint32_t reach[] = {1, 3, 1000};
	for (size_t k = 0; k < sizeof reach / sizeof *reach; k++) {
		const struct sentence *best = NULL;
		double most = 0;
		for (size_t i = 0; i < c->d->sentence_count; i++) {
			const struct sentence *s = &c->d->sentences[i];
			double v = opening_value(c, s, reach[k]);
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
	bool leans = !choice_stands_alone(c, s) || choice_lacks_given(c, c->chosen, c->count, s);
	if (leans && choice_behind(c, s) && choice_role(c, s - 1) != role)
		return false;
	if (role == ROLE_CONTEXT && fit(c, s, role) < CONTEXT_FIT)
		return false;
	if (role == ROLE_POSITIONS && count_in_role(c, s, role, true) >= 2)
		return false;
	return role == ROLE_HAPPENED || c->d->voice_count < 2 ||
	       count_in_role(c, s, role, false) < BY_OUTLET;
}

static void
fill_paragraph(struct choice *c, enum paragraph_role role)
{
	double limit = c->budget * shares[role];
	while (c->filled[role] < limit * 0.92) {
		const struct sentence *best = NULL;
		double most = 0;
		for (size_t i = 0; i < c->d->sentence_count; i++) {
			const struct sentence *s = &c->d->sentences[i];
			if (!choice_usable(c, s) || (c->filled[role] && c->filled[role] + s->words > limit * 1.17))
				continue;
			double v = value(c, s, role);
			if (v <= most || !suits(c, s, role) || !choice_is_new(c, s))
				continue;
			most = v;
			best = s;
		}
		if (!best)
			return;
		choice_take(c, best, role);
	}
}

/* The paragraph into which a sentence fits best, and how well. */
static enum paragraph_role
best_role(const struct choice *c, const struct sentence *s)
{
	enum paragraph_role best = ROLE_HAPPENED;
	double most = -1;
	if (!choice_stands_alone(c, s) ||
	    (choice_lacks_given(c, c->chosen, c->count, s) && choice_behind(c, s)))
		return choice_role(c, s - 1);
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

/* Uses up what is left of the words, best sentences first. */
static void
fill_rest(struct choice *c, const struct introduced *known)
{
	for (;;) {
		const struct sentence *best = NULL;
		double most = 0;
		uint32_t words = c->filled[0] + c->filled[1] + c->filled[2];
		if (words >= c->budget * 0.97)
			return;
		for (size_t i = 0; i < c->d->sentence_count; i++) {
			const struct sentence *s = &c->d->sentences[i];
			if (!choice_usable(c, s) || (words && words + s->words > c->budget * 1.12))
				continue;
			double v = choice_gain(c, s);
			if (v <= most || cast_unintroduced(c->cast, known, s) ||
			    (choice_lacks_given(c, c->chosen, c->count, s) && !choice_behind(c, s)) ||
			    !choice_is_new(c, s))
				continue;
			most = v;
			best = s;
		}
		if (!best)
			return;
		choice_take(c, best, best_role(c, best));
	}
}

/* ---- the whole ---- */

static struct composed
arrange(struct arena *a, const struct choice *c)
{
	struct composed out = {0};
	for (int r = 0; r < PARAGRAPH_COUNT; r++) {
		out.at[r] = arena_array(a, const struct sentence *, c->count + 1);
		for (size_t i = 0; i < c->count; i++)
			if (choice_role(c, c->chosen[i]) == (enum paragraph_role)r)
				out.at[r][out.count[r]++] = c->chosen[i];
		order_paragraph(&out, (enum paragraph_role)r, c->count ? c->chosen[0] : NULL);
		out.words += c->filled[r];
	}
	return out;
}

/* Walks the text: whoever speaks of a person by surname alone before the full name goes, and
 * what leans on a sentence that does not stand directly before it, or takes as known what was
 * not told. */
static void
drop_unplaced(struct choice *c, struct arena scratch, struct introduced *known)
{
	struct composed text = arrange(&scratch, c);
	const struct sentence **told = arena_array(&scratch, const struct sentence *, c->count + 1);
	size_t count = 0;
	for (int r = 0; r < PARAGRAPH_COUNT; r++) {
		const struct sentence *before = NULL;
		for (size_t i = 0; i < text.count[r]; i++) {
			const struct sentence *s = text.at[r][i];
			bool follows = before == s - 1;
			bool lacks = !choice_stands_alone(c, s) || choice_lacks_given(c, told, count, s);
			if (s != c->chosen[0] &&
			    (cast_unintroduced(c->cast, known, s) || (lacks && !follows))) {
				choice_give_back(c, s);
				continue;
			}
			cast_introduce(known, s);
			told[count++] = s;
			before = s;
		}
	}
}

static struct introduced
nobody(struct arena *a)
{
	return (struct introduced){.names = map_in(a, 128)};
}

static void
try_compose(struct choice *c, struct arena scratch)
{
	struct arena people = arena_upper(&scratch);
	if (!c->count) {
		const struct sentence *opening = choose_opening(c);
		if (!opening)
			return;
		choice_take(c, opening, ROLE_HAPPENED);
		for (size_t i = 0; i < c->d->sentence_count; i++)
			c->used[i] |= overtaken(c->d, &c->d->sentences[i], opening);
	}
	for (size_t k = 0; k < PARAGRAPH_COUNT; k++)
		fill_paragraph(c, filling[k]);
	/* A dropped sentence leaves room; what fills it may need names, too. */
	for (int round = 0; round < 3; round++) {
		struct introduced known = nobody(&people);
		drop_unplaced(c, scratch, &known);
		fill_rest(c, &known);
	}
	struct introduced known = nobody(&people);
	drop_unplaced(c, scratch, &known);
}

static uint32_t
usable_words(const struct draft *d, unsigned hard)
{
	uint32_t n = 0;
	for (size_t i = 0; i < d->sentence_count; i++)
		n += d->sentences[i].reasons & hard ? 0 : d->sentences[i].words;
	return n;
}

struct composed
compose(struct arena *a, struct arena scratch, const struct draft *d,
        const struct cast *cast, size_t head, uint32_t words, uint32_t source_words)
{
	struct choice c = choice_in(&scratch, d, cast, head, words, source_words);
	/* Short of text: near facts may stand side by side. */
	if (usable_words(d, c.hard) < words * LITTLE_TEXT)
		c.bar = SAME_LOOSE;
	try_compose(&c, scratch);
	/* Nothing: then a sentence that leans is better than none. */
	if (!c.count) {
		c.leaning = 0;
		c.hard &= ~(unsigned)(REFER_OPENER | REFER_SUBJECT | REFER_SAYS_NOTHING);
		try_compose(&c, scratch);
	}
	return arrange(a, &c);
}
