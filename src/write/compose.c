/* compose.c: chooses sentences for the three paragraphs and puts them in order. */
#include "write/compose.h"

#include <stdlib.h>
#include <string.h>

#include "write/same.h"

/* Share of the words of each paragraph, and the order in which they are filled: what happened
 * first, then background, which is rare, then positions. */
static const double shares[PARAGRAPH_COUNT] = {0.38, 0.34, 0.28};
static const enum paragraph_role filling[] = {ROLE_HAPPENED, ROLE_CONTEXT,
                                              ROLE_POSITIONS};

/* A sentence that leans a little on what stood before it costs this much of its value. */
#define SOFT_COST 0.8
/* Least fit for the third paragraph. */
#define CONTEXT_FIT 0.5
/* Usable words, in multiples of those asked for, below which a story counts as short of text. */
#define LITTLE_TEXT 4

enum { OPENING_LEAST = 10, OPENING_MOST = 48, BY_OUTLET = 2 };

struct choice {
	const struct draft *d;
	const struct cast *cast;
	uint32_t budget, source_words;
	const struct sentence **chosen;
	size_t count;
	bool *used;            /* by sentence: chosen, or refused for good */
	uint32_t *voice_words; /* by voice */
	uint32_t filled[PARAGRAPH_COUNT];
	uint8_t *role;         /* by sentence, where chosen */
	enum same_bar bar;
	unsigned hard;         /* reasons that refuse a sentence */
};

static size_t
index_of(const struct choice *c, const struct sentence *s)
{
	return (size_t)(s - c->d->sentences);
}

static bool
is_usable(const struct choice *c, const struct sentence *s)
{
	return !(s->reasons & c->hard) && !s->stale && !c->used[index_of(c, s)];
}

static bool
is_new(const struct choice *c, const struct sentence *s)
{
	for (size_t i = 0; i < c->count; i++)
		if (same_fact(s, c->chosen[i], c->bar))
			return false;
	return true;
}

static bool
source_has_room(const struct choice *c, const struct sentence *s)
{
	return c->voice_words[s->voice] + s->words <= c->source_words;
}

static void
take(struct choice *c, const struct sentence *s, enum paragraph_role role)
{
	size_t i = index_of(c, s);
	c->chosen[c->count++] = s;
	c->used[i] = true;
	c->role[i] = (uint8_t)role;
	c->filled[role] += s->words;
	c->voice_words[s->voice] += s->words;
}

static void
give_back(struct choice *c, size_t k)
{
	const struct sentence *s = c->chosen[k];
	size_t i = index_of(c, s);
	c->filled[c->role[i]] -= s->words;
	c->voice_words[s->voice] -= s->words;
	memmove(c->chosen + k, c->chosen + k + 1, (c->count - k - 1) * sizeof *c->chosen);
	c->count--;
}

/* How well a sentence fits the role of a paragraph. */
static double
fit(const struct sentence *s, enum paragraph_role role)
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
		if (opens_quote)
			return 0.05;
		return (s->background && s->position >= 2 ? 1 :
		        s->future && s->position >= 1 ? 0.95 : 0.3) *
		       (speech && !s->future ? 0.6 : 1);
	}
}

static double
value(const struct sentence *s, enum paragraph_role role)
{
	double support = s->support < 4 ? s->support : 4;
	double base = role == ROLE_HAPPENED ? (double)s->score
	                                    : (double)s->centrality * (1 + 0.3 * support) *
	                                          (0.55 + 0.45 / (1 + 0.1 * s->position));
	return base * fit(s, role) * (s->reasons ? SOFT_COST : 1);
}

struct ranked {
	double value;
	const struct sentence *s;
};

/* Best first; equal values in the order of the reports. */
static int
by_value(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	return x->s < y->s ? -1 : x->s > y->s;
}

static struct ranked *
rank(struct arena *a, const struct choice *c, enum paragraph_role role, bool general)
{
	size_t n = c->d->sentence_count;
	struct ranked *list = arena_array(a, struct ranked, n + 1);
	for (size_t i = 0; i < n; i++) {
		const struct sentence *s = &c->d->sentences[i];
		list[i] = (struct ranked){
			general ? (double)s->score * (s->reasons ? SOFT_COST : 1) : value(s, role),
			s};
	}
	qsort(list, n, sizeof *list, by_value);
	return list;
}

/* Can it open the story?  0: not at all. */
static double
opening_value(const struct choice *c, const struct sentence *s, uint32_t last_position)
{
	if (!is_usable(c, s) || s->position > last_position ||
	    s->tokens.at[0].kind == TOKEN_QUOTE || s->tokens.at[0].kind == TOKEN_OPEN ||
	    !source_has_room(c, s))
		return 0;
	struct map_slot none = {0};
	struct introduced known = {.names = {.slots = &none, .cap = 1}};
	double v = (double)s->score * (0.25 + vector_dot(&s->vector, &c->d->headlines));
	if (cast_unintroduced(c->cast, &known, s))
		v *= 0.5;
	if (s->words < OPENING_LEAST || s->words > OPENING_MOST)
		v *= 0.5;
	if (!s->names.count && c->d->cue != CUE_GERMAN)
		v *= 0.6;
	if (s->quote)
		v *= 0.8;
	if (s->reasons)
		v *= SOFT_COST;
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
		if (c->role[index_of(c, o)] != role)
			continue;
		n += same_speaker ? who.p && str_eq(who, speaker(o)) : o->voice == s->voice;
	}
	return n;
}

static void
fill_paragraph(struct choice *c, struct arena scratch, enum paragraph_role role)
{
	double limit = c->budget * shares[role];
	struct ranked *list = rank(&scratch, c, role, false);
	for (size_t i = 0; i < c->d->sentence_count && c->filled[role] < limit * 0.92; i++) {
		const struct sentence *s = list[i].s;
		if (!is_usable(c, s) || !source_has_room(c, s))
			continue;
		if (c->filled[role] && c->filled[role] + s->words > limit * 1.17)
			continue;
		if (role == ROLE_CONTEXT && fit(s, role) < CONTEXT_FIT)
			continue;
		if (role == ROLE_POSITIONS && count_in_role(c, s, role, true) >= 2)
			continue;
		if (role != ROLE_HAPPENED && c->d->voice_count > 1 &&
		    count_in_role(c, s, role, false) >= BY_OUTLET)
			continue;
		if (is_new(c, s))
			take(c, s, role);
	}
}

/* Uses up what is left of the words, best sentences first. */
static void
fill_rest(struct choice *c, struct arena scratch, const struct introduced *known)
{
	struct ranked *list = rank(&scratch, c, ROLE_HAPPENED, true);
	for (size_t i = 0; i < c->d->sentence_count; i++) {
		const struct sentence *s = list[i].s;
		uint32_t words = c->filled[0] + c->filled[1] + c->filled[2];
		if (words >= c->budget * 0.97)
			return;
		if (!is_usable(c, s) || !source_has_room(c, s) ||
		    (words && words + s->words > c->budget * 1.12) ||
		    cast_unintroduced(c->cast, known, s) || !is_new(c, s))
			continue;
		enum paragraph_role best = ROLE_HAPPENED;
		double most = -1;
		for (int r = 0; r < PARAGRAPH_COUNT; r++) {
			double f = fit(s, (enum paragraph_role)r) *
			           (c->filled[r] < c->budget * 0.5 ? 1 : 0.3);
			if (r == ROLE_CONTEXT && f < CONTEXT_FIT)
				continue;
			if (f > most) {
				most = f;
				best = (enum paragraph_role)r;
			}
		}
		take(c, s, best);
	}
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

/* With little to choose from, a sentence that leans on the one before may follow it. */
static void
fill_followers(struct choice *c, struct arena scratch, const struct introduced *known)
{
	const unsigned leaning = REFER_OPENER | REFER_SUBJECT | REFER_SPEAKER |
	                         REFER_PRONOUN | REFER_POINTING | REFER_DEFINITE |
	                         REFER_ANOTHER;
	struct ranked *list = rank(&scratch, c, ROLE_HAPPENED, true);
	for (size_t i = 0; i < c->d->sentence_count; i++) {
		const struct sentence *s = list[i].s, *before = chosen_before(c, s);
		uint32_t words = c->filled[0] + c->filled[1] + c->filled[2];
		/* Behind the opening other sentences of its report may come first. */
		if (before == c->chosen[0] && before->position)
			continue;
		if (!before || s->stale || c->used[index_of(c, s)] || s->reasons & ~leaning ||
		    s->opens || words + s->words > c->budget * 1.12 || !source_has_room(c, s) ||
		    c->role[index_of(c, before)] == ROLE_CONTEXT ||
		    cast_unintroduced(c->cast, known, s) || !is_new(c, s))
			continue;
		take(c, s, (enum paragraph_role)c->role[index_of(c, before)]);
	}
}

/* ---- order ---- */

static int
later(const struct sentence *s, enum paragraph_role role)
{
	return role == ROLE_CONTEXT && s->future;
}

/* The earliest sentence of the report of `s` that stands in the same part of the paragraph. */
static uint32_t
report_begins(const struct composed *text, enum paragraph_role role,
              const struct sentence *s)
{
	uint32_t first = UINT32_MAX;
	for (size_t m = 0; m < text->count[role]; m++) {
		const struct sentence *o = text->at[role][m];
		if (o->article == s->article && later(o, role) == later(s, role) &&
		    o->position < first)
			first = o->position;
	}
	return first;
}

static bool
comes_after(const struct composed *text, enum paragraph_role role,
            const struct sentence *opening, const struct sentence *a,
            const struct sentence *b)
{
	long x[] = {later(a, role), opening && a->article != opening->article,
	            report_begins(text, role, a), a->article, a->position};
	long y[] = {later(b, role), opening && b->article != opening->article,
	            report_begins(text, role, b), b->article, b->position};
	for (size_t i = 0; i < sizeof x / sizeof *x; i++)
		if (x[i] != y[i])
			return x[i] > y[i];
	return false;
}

/* Sentences of one report stay together in its order; the opening's report comes first, then by
 * the earliest sentence; what comes next ends the third paragraph. */
static void
order(struct composed *out, enum paragraph_role role,
      const struct sentence *opening)
{
	const struct sentence **at = out->at[role];
	size_t n = out->count[role], from = n && role == ROLE_HAPPENED && at[0] == opening;
	for (size_t i = from + 1; i < n; i++)
		for (size_t k = i; k > from && comes_after(out, role, opening, at[k - 1], at[k]);
		     k--) {
			const struct sentence *s = at[k];
			at[k] = at[k - 1];
			at[k - 1] = s;
		}
}

static struct composed
arrange(struct arena *a, const struct choice *c)
{
	struct composed out = {0};
	for (int r = 0; r < PARAGRAPH_COUNT; r++) {
		out.at[r] = arena_array(a, const struct sentence *, c->count + 1);
		for (size_t i = 0; i < c->count; i++)
			if (c->role[index_of(c, c->chosen[i])] == r)
				out.at[r][out.count[r]++] = c->chosen[i];
		order(&out, (enum paragraph_role)r, c->count ? c->chosen[0] : NULL);
		out.words += c->filled[r];
	}
	return out;
}

/* Walks the text: whoever speaks of a person by surname alone before the full name goes. */
static bool
drop_unintroduced(struct choice *c, struct arena scratch, struct introduced *known)
{
	struct composed text = arrange(&scratch, c);
	bool dropped = false;
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < text.count[r]; i++) {
			const struct sentence *s = text.at[r][i];
			if (s != c->chosen[0] && cast_unintroduced(c->cast, known, s)) {
				for (size_t k = 0; k < c->count; k++)
					if (c->chosen[k] == s) {
						give_back(c, k);
						break;
					}
				dropped = true;
			} else {
				cast_introduce(known, s);
			}
		}
	return dropped;
}

static struct introduced
nobody(struct arena *a)
{
	return (struct introduced){.names = map_in(a, 128)};
}

static void
try_compose(struct choice *c, struct arena scratch)
{
	struct arena people = arena_split(&scratch);
	if (!c->count) {
		const struct sentence *opening = choose_opening(c);
		if (!opening)
			return;
		take(c, opening, ROLE_HAPPENED);
	}
	for (size_t k = 0; k < PARAGRAPH_COUNT; k++)
		fill_paragraph(c, scratch, filling[k]);
	/* A dropped sentence leaves room; what fills it may need names, too. */
	for (int round = 0; round < 3; round++) {
		struct introduced known = nobody(&people);
		drop_unintroduced(c, scratch, &known);
		fill_rest(c, scratch, &known);
	}
	struct introduced known = nobody(&people);
	drop_unintroduced(c, scratch, &known);
	if (c->bar == SAME_LOOSE)
		fill_followers(c, scratch, &known);
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
        const struct cast *cast, uint32_t words, uint32_t source_words)
{
	size_t n = d->sentence_count;
	struct choice c = {.d = d,
	                   .cast = cast,
	                   .budget = words,
	                   .source_words = source_words,
	                   .hard = REFER_HARD,
	                   .bar = SAME_STRICT};
	c.chosen = arena_array(&scratch, const struct sentence *, n + 1);
	c.used = arena_array(&scratch, bool, n + 1);
	c.role = arena_array(&scratch, uint8_t, n + 1);
	c.voice_words = arena_array(&scratch, uint32_t, d->count + 1);
	uint32_t usable = usable_words(d, c.hard);
	/* Short of text: near facts may stand side by side. */
	if (usable < words * LITTLE_TEXT)
		c.bar = SAME_LOOSE;
	try_compose(&c, scratch);
	/* Hardly anything: then a sentence that leans is better than none. */
	if (c.filled[0] + c.filled[1] + c.filled[2] < words * 0.6 && usable < words) {
		c.hard &= ~(unsigned)(REFER_OPENER | REFER_SUBJECT | REFER_SAYS_NOTHING);
		try_compose(&c, scratch);
	}
	return arrange(a, &c);
}
