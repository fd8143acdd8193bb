/* compose.c: chooses sentences for the three paragraphs. */
#include "write/compose.h"

#include <math.h>

#include "write/choice.h"
#include "write/cue_phrase.h"
#include "write/overtaken.h"
#include "write/report.h"
#include "write/settle.h"

/* A first paragraph this full goes on in the second with what people say. */
#define HAPPENED_FULL 0.35
/* More than this share of the words is too much for one paragraph, and costs this much. */
#define LONG_PARAGRAPH 0.5
#define LONG_COST 0.3
/* Least fit for the third paragraph. */
#define CONTEXT_FIT 0.5
/* Where it is known what readers let stand in a paragraph, likely and less likely sentences differ by
 * this power; background is the last to be looked for. */
#define FIT_POWER 0.3
#define CONTEXT_COST 0.75
/* Nearer to the opening, a sentence is no background. */
#define BACKGROUND_COSINE 0.15
/* The text begins with what its headline tells: nearness to that title counts so much beside nearness
 * to all titles, and the report under it so much more than another. */
#define OWN_TITLE 1.5
#define HEADED 1.5
/* What a report tells in its second and third sentence counts this much for its first. */
#define BEHIND_LEAD 0.85
/* A sentence that is not the first of its report opens a story badly. */
#define NO_LEAD 0.4
/* A sentence that more likely than this tells again what was told is not taken; all lose by the
 * power CARE of what is left when readers are not to stumble, the opening by OPENING_CARE. */
#define AGAIN_MOST 0.22
#define CARE 3
#define OPENING_CARE 4
/* The text may be longer than was asked for by this share and half a sentence, and need not be as long. */
#define WORDS_MOST 1.12
#define WORDS_LEAST 0.97

/* The more of its reports a story has told, the less may the next sentence be likely to make
 * readers stumble: by so much for the whole, and this much always may. */
#define RISK_BY_TOLD 3
#define RISK_ALWAYS 0.25

enum { HALF_SENTENCE = 12, OPENING_LEAST = 10, OPENING_MOST = 55, REFILLS = 3 };

/* Too likely told before.  Readers marked English pages: how high the bar must be elsewhere nobody
 * has seen. */
static bool
tells_again(const struct choice *c, struct risk r)
{
	return c->d->cue == CUE_ENGLISH && r.again > AGAIN_MOST;
}

/* What readers let stand in a paragraph fits it. */
static double
known_fit(const struct role_fit *f, enum paragraph_role role)
{
	return pow(f->in[role], FIT_POWER) * (role == ROLE_CONTEXT ? CONTEXT_COST : 1);
}

/* How well a sentence fits the role of a paragraph. */
static double
fit(const struct choice *c, const struct sentence *s, enum paragraph_role role)
{
	if (c->fits)
		return known_fit(&c->fits[s - c->d->sentences], role);
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
opening_score(const struct choice *c, const struct sentence *s)
{
	return (double)s->score * (0.25 + vector_dot(&s->vector, &c->d->headlines) +
	                           OWN_TITLE * vector_dot(&s->vector, &c->d->titles[c->head]));
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
	if (s->article == c->head && c->d->articles[c->head].title.n)
		v *= HEADED;
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
	return v * pow(1 - risk_of(&c->known, scratch, s, &at).any, OPENING_CARE);
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

/* The paragraph into which a sentence fits best. */
static enum paragraph_role
best_role(const struct choice *c, const struct sentence *s)
{
	enum paragraph_role best = ROLE_HAPPENED;
	double most = -1;
	for (int r = 0; r < PARAGRAPH_COUNT; r++) {
		double f = fit(c, s, (enum paragraph_role)r) *
		           (c->filled[r] < c->budget * LONG_PARAGRAPH ? 1 : LONG_COST);
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
	bool full = c->filled[ROLE_HAPPENED] >= c->budget * HAPPENED_FULL;
	return role == ROLE_HAPPENED && full && (s->speech || s->quote) ? ROLE_POSITIONS : role;
}

/* The highest risk of a sentence where so many of all words are told. */
static double
most_risk(const struct choice *c, uint32_t words, double all)
{
	return c->d->cue == CUE_ENGLISH ? fmax(RISK_ALWAYS, 1 - RISK_BY_TOLD * words / all) : 1;
}

/* Takes sentences while there are words left, the best one at each step. */
static void
fill(struct choice *c, struct arena scratch)
{
	double all = 0;
	for (size_t i = 0; i < c->d->sentence_count; i++)
		all += c->d->sentences[i].words;
	for (;;) {
		const struct sentence *best = NULL;
		enum paragraph_role best_at = ROLE_HAPPENED;
		uint32_t words = c->filled[0] + c->filled[1] + c->filled[2];
		double most = 0, bar = most_risk(c, words, all);
		if (words >= c->budget * WORDS_LEAST)
			return;
		double room = c->budget * WORDS_MOST + HALF_SENTENCE - words;
		for (size_t i = 0; i < c->d->sentence_count; i++) {
			const struct sentence *s = &c->d->sentences[i];
			if (s->words > room || !choice_usable(c, s))
				continue;
			/* What costs least is asked first, trees last; nothing makes a value greater. */
			double v = choice_gain(c, s);
			if (v <= most)
				continue;
			enum paragraph_role role = choice_behind(c, s) ? next_role(c, s) : best_role(c, s);
			v *= role == ROLE_HAPPENED ? (double)s->recent : 1;
			if (v <= most || !choice_is_new(c, s) || !choice_placed(c, scratch, s, role))
				continue;
			struct risk r = choice_risk(c, scratch, s, role);
			v *= pow(1 - r.any, CARE);
			if (v > most && r.any <= bar && !tells_again(c, r)) {
				most = v;
				best = s;
				best_at = role;
			}
		}
		if (!best)
			return;
		choice_take(c, best, best_at);
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

/* Whoever leans on a sentence that was given up goes, too, and whoever tells again what came to
 * stand before it; the last chosen first. */
static bool
drop_one(struct choice *c, struct arena scratch)
{
	for (size_t i = c->count; i-- > 1;) {
		if (!choice_placed(c, scratch, c->chosen[i], choice_role(c, c->chosen[i])) ||
		    tells_again(c, choice_risk_before(c, scratch, c->chosen[i]))) {
			choice_give_back(c, c->chosen[i]);
			return true;
		}
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
	for (int round = 0; round < REFILLS; round++) {
		bool dropped = false;
		fill(c, scratch);
		while (drop_one(c, scratch))
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
