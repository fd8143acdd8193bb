/* choice.c: weighs what a sentence adds, and refuses what cannot stand beside the chosen ones. */
#include "write/choice.h"

#include <math.h>
#include <string.h>

#include "write/report.h"

/* How much worth, and what no chosen sentence tells, count. */
#define WORTH_POWER 3
#define NOVELTY_POWER 2
/* One that calls a person "she" or "he", behind the one that names her. */
#define HARD_COST 0.55
/* A short sentence seldom tells what it is about. */
#define SHORT_COST 0.6
/* Worth is a share of the words; so a longer sentence tells a little more. */
#define LENGTH_POWER 0.2
/* Least share of the words of the story that a sentence of it has, as a cosine. */
#define LEAST_CENTRALITY 0.06
enum {
	SHORT_WORDS = 9,
	/* Reasons that no sentence before takes away. */
	NEVER = REFER_QUOTE_PART | REFER_FIRST_PERSON | REFER_QUESTION | REFER_SAYS_NOTHING,
};

struct choice
choice_in(struct arena *a, struct arena *notes, const struct draft *d, const struct cast *cast,
          size_t head, uint32_t words, uint32_t source_words)
{
	struct choice c = {.d = d, .cast = cast, .head = head, .budget = words,
	                   .source_words = source_words, .hard = REFER_HARD};
	size_t n = d->sentence_count + 1;
	c.chosen = arena_array(a, const struct sentence *, n);
	c.used = arena_array(a, bool, n);
	c.role = arena_array(a, uint8_t, n);
	c.known = known_open(notes, d, cast, head);
	c.rank = arena_array(a, uint32_t, d->count + 1);
	c.voice_words = arena_array(a, uint32_t, d->count + 1);
	c.told = arena_array(a, bool, d->concept_count + 1);
	c.notes = notes;
	return c;
}

static size_t
index_of(const struct choice *c, const struct sentence *s)
{
	return (size_t)(s - c->d->sentences);
}

enum paragraph_role
choice_role(const struct choice *c, const struct sentence *s)
{
	return (enum paragraph_role)c->role[index_of(c, s)];
}

void
choice_take(struct choice *c, const struct sentence *s, enum paragraph_role role)
{
	size_t i = index_of(c, s);
	c->chosen[c->count++] = s;
	for (size_t k = 0; k < c->d->count && !c->rank[s->article]; k++) {
		uint32_t last = 0;
		for (size_t m = 0; m < c->d->count; m++)
			last = c->rank[m] > last ? c->rank[m] : last;
		c->rank[s->article] = last + 1;
	}
	c->used[i] = true;
	c->role[i] = (uint8_t)role;
	c->filled[role] += s->words;
	c->voice_words[s->voice] += s->cost;
	for (size_t k = 0; k < s->concept_count; k++)
		c->told[s->concepts[k]] = true;
}

void
choice_read_fits(struct choice *c)
{
	if (c->d->cue != CUE_ENGLISH)
		return;
	c->fits = arena_array(c->notes, struct role_fit, c->d->sentence_count + 1);
	for (size_t i = 0; i < c->d->sentence_count; i++)
		if (&c->d->sentences[i] != c->chosen[0])
			c->fits[i] = role_fit_of(c->d, c->chosen[0], &c->d->sentences[i]);
}

void
choice_move(struct choice *c, const struct sentence *s, enum paragraph_role role)
{
	c->filled[choice_role(c, s)] -= s->words;
	c->filled[role] += s->words;
	c->role[index_of(c, s)] = (uint8_t)role;
}

void
choice_give_back(struct choice *c, const struct sentence *s)
{
	size_t k = 0;
	while (c->chosen[k] != s)
		k++;
	c->filled[choice_role(c, s)] -= s->words;
	c->voice_words[s->voice] -= s->cost;
	memmove(c->chosen + k, c->chosen + k + 1, (c->count - k - 1) * sizeof *c->chosen);
	c->count--;
	for (size_t n = 0; n < s->concept_count; n++)
		c->told[s->concepts[n]] = false;
	for (size_t m = 0; m < c->count; m++)
		for (size_t n = 0; n < c->chosen[m]->concept_count; n++)
			c->told[c->chosen[m]->concepts[n]] = true;
}

/* The sentence directly before `s` in its report, where it is chosen. */
static const struct sentence *
chosen_before(const struct choice *c, const struct sentence *s)
{
	if (!s->position)
		return NULL;
	for (size_t i = 0; i < c->count; i++)
		if (c->chosen[i] == s - 1)
			return s - 1;
	return NULL;
}

/* How many people a sentence names, outside quotations. */
static size_t
count_people(const struct choice *c, const struct sentence *s)
{
	const struct tokens *t = &s->tokens;
	size_t n = 0;
	for (size_t k = 0; k < s->names.count; k++) {
		const struct name *name = &s->names.at[k];
		const struct token *last = &t->at[name_surname(t, name)];
		bool again = false;
		for (size_t m = 0; m < k; m++)
			again |= str_eq(last->low, t->at[name_surname(t, &s->names.at[m])].low);
		n += !again && !(last->flags & TOKEN_QUOTED) &&
		     (name->titles || cast_find(c->cast, last->low));
	}
	return n;
}

/* The reasons that go where the sentence before names the one person who is meant. */
static unsigned
person_reasons(const struct sentence *s)
{
	unsigned why = REFER_SPEAKER;
	for (size_t i = 1; i < s->tokens.count; i++)
		if (s->tokens.at[i - 1].kind == TOKEN_COMMA && s->tokens.at[i].cues & CUE_HE)
			why |= REFER_SUBJECT;
	if (s->tokens.count && s->tokens.at[0].cues & CUE_HE)
		why |= REFER_OPENER;
	if (s->reasons & REFER_SPEAKER)
		why |= REFER_QUOTE_ALONE;
	return why;
}

/* A phrase that points back, not a word that a page does not begin a sentence with. */
static bool
opens_by_phrase(const struct sentence *s)
{
	static const char *const bare[] = {"in addition", "at the time", "at the same time", "by contrast",
	                                   "for his part", "for her part", "for their part", "for its part",
	                                   "as a result", "in that", "that", "among other things"};
	const struct tokens *t = &s->tokens;
	if (!t->count || !token_is_word(&t->at[0]))
		return false;
	for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
		if (tokens_at(t, 0, bare[i]))
			return false;
	return !(t->at[0].cues & (CUE_OPENER | CUE_CONNECTIVE | CUE_HE | CUE_IT));
}

/* Whether `before`, which stands directly before `s` in both, takes away what `s` lacks: the one
 * person whom it calls "she" or "he", or what its opening phrase points to. */
static bool
carries(const struct choice *c, const struct sentence *before, const struct sentence *s)
{
	unsigned lacks = s->reasons & c->hard;
	/* "The next day", "Of those": goes on from there. */
	if (lacks == REFER_OPENER && c->d->cue == CUE_ENGLISH && opens_by_phrase(s))
		return true;
	return !(lacks & ~person_reasons(s)) && count_people(c, before) == 1;
}

bool
choice_usable(const struct choice *c, const struct sentence *s)
{
	return !s->stale && !c->used[index_of(c, s)] && !c->d->reports[s->article].apart &&
	       (double)s->centrality > LEAST_CENTRALITY &&
	       c->voice_words[s->voice] + s->cost <= c->source_words;
}

bool
choice_before(const struct choice *c, const struct sentence *a, enum paragraph_role role_a,
              const struct sentence *b, enum paragraph_role role_b)
{
	bool context = role_a == ROLE_CONTEXT && role_b == ROLE_CONTEXT;
	if (c->count && role_a == ROLE_HAPPENED && role_b == ROLE_HAPPENED &&
	    (a == c->chosen[0] || b == c->chosen[0]))
		return a == c->chosen[0];
	uint32_t x = c->rank[a->article], y = c->rank[b->article];
	long left[] = {role_a, context && a->future, x ? x : UINT32_MAX, a->position};
	long right[] = {role_b, context && b->future, y ? y : UINT32_MAX, b->position};
	for (size_t i = 0; i < sizeof left / sizeof *left; i++)
		if (left[i] != right[i])
			return left[i] < right[i];
	return false;
}

/* Whether all that its report says before `s` is chosen, too, and stands before it. */
static bool
from_top(const struct choice *c, const struct sentence *s)
{
	for (; s->position; s--)
		if (!chosen_before(c, s) || !draft_adjacent(c->d, s - 1, s))
			return false;
	return true;
}

/* Tells `known` what stands before `s` in paragraph `role`, and says how `s` goes on from it. */
static struct place
look_before(struct choice *c, const struct sentence *s, enum paragraph_role role)
{
	const struct sentence *last = NULL;
	known_begin(&c->known);
	for (size_t i = 0; i < c->count; i++) {
		const struct sentence *o = c->chosen[i];
		if (!choice_before(c, o, choice_role(c, o), s, role))
			continue;
		known_tell(&c->known, o);
		if (!last || choice_before(c, last, choice_role(c, last), o, choice_role(c, o)))
			last = o;
	}
	known_last(&c->known, last);
	bool behind = last && s->position && last == s - 1 && draft_adjacent(c->d, last, s);
	return (struct place){.behind = behind, .from_top = behind && from_top(c, last), .role = role};
}

bool
choice_placed(struct choice *c, struct arena scratch, const struct sentence *s,
              enum paragraph_role role)
{
	struct place at = look_before(c, s, role);
	if (s->reasons & c->hard & NEVER)
		return false;
	/* What its report said up to there stands here, too. */
	if (at.from_top && !(s->reasons & REFER_OPENER))
		return true;
	if (s->reasons & c->hard && (!at.behind || !carries(c, s - 1, s)))
		return false;
	struct lacks l = known_lacking(&c->known, scratch, s);
	return !l.person && !l.piece && (at.behind || (!l.nouns && !l.unlinked));
}

struct risk
choice_risk_before(struct choice *c, struct arena scratch, const struct sentence *s)
{
	struct place at = look_before(c, s, choice_role(c, s));
	return risk_of(&c->known, scratch, s, &at);
}

struct risk
choice_risk(struct choice *c, struct arena scratch, const struct sentence *s,
            enum paragraph_role role)
{
	struct place at = look_before(c, s, role);
	struct risk r = risk_of(&c->known, scratch, s, &at);
	/* What stands behind it must not be told twice either. */
	bool behind = false;
	for (size_t i = 0; i < c->count; i++)
		if (c->chosen[i] != s &&
		    !choice_before(c, c->chosen[i], choice_role(c, c->chosen[i]), s, role)) {
			known_tell(&c->known, c->chosen[i]);
			behind = true;
		}
	if (behind) {
		double again = risk_of(&c->known, scratch, s, &at).again;
		r.again = again > r.again ? again : r.again;
	}
	return r;
}

bool
choice_is_new(struct choice *c, const struct sentence *s)
{
	/* Only near copies where the risk of telling again is known. */
	enum same_bar bar = c->d->cue == CUE_ENGLISH ? SAME_LOOSE : SAME_STRICT;
	for (size_t i = 0; i < c->count; i++)
		if (known_same(&c->known, s, c->chosen[i], bar))
			return false;
	return true;
}

bool
choice_behind(const struct choice *c, const struct sentence *s)
{
	const struct sentence *before = chosen_before(c, s);
	return before && draft_adjacent(c->d, before, s);
}

/* Share of what a sentence tells that no chosen one tells. */
static double
novelty(const struct choice *c, const struct sentence *s)
{
	double told = 0, all = 0;
	for (size_t k = 0; k < s->concept_count; k++) {
		double likely = (double)c->d->told[s->concepts[k]];
		all += likely;
		if (!c->told[s->concepts[k]])
			told += likely;
	}
	return all > 0 ? told / all : 0;
}

double
choice_gain(const struct choice *c, const struct sentence *s)
{
	return pow((double)s->worth, WORTH_POWER) * pow(novelty(c, s), NOVELTY_POWER) *
	       pow(s->words, LENGTH_POWER) * (s->reasons & c->hard ? HARD_COST : 1) *
	       (s->words < SHORT_WORDS ? SHORT_COST : 1);
}
