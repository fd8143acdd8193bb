/* ask.c: frames: from a name and a verb to a question. */
#include "write/ask.h"

#include <stdlib.h>

#include "base/buf.h"
#include "write/ask_verb.h"
#include "write/common.h"

/* Names that news readers know need no "Who is". */
#define FAMOUS_WEIGHT 3.3

enum { CANDIDATES = 200, LONGEST_REST = 12, LONGEST_ANSWER = 60 };

struct candidate {
	enum question_role role;
	struct str question;
	const struct sentence *answer;
	double value;
};

struct asking {
	struct arena *out;
	const struct draft *d;
	const struct cast *cast;
	const struct introduced *known; /* whom the text introduces by full name */
	struct candidate *at;
	size_t count;
	/* The sentence at hand and its subject. */
	const struct sentence *s;
	struct str subject;   /* as it stands in a question */
	bool person;
	const struct name *name;
	size_t verb;          /* token behind the subject */
	size_t apposition, apposition_end;
};

/* How much readers care, by kind of question. */
static const double importance[QUESTION_ROLE_COUNT] = {
	[Q_CAUSE] = 2.7, [Q_DEVELOPMENT] = 2.2, [Q_HAPPENED] = 2.6, [Q_FINDING] = 2.6,
	[Q_POSITION] = 2.0, [Q_ROLE] = 1.9, [Q_WHO] = 1.8, [Q_HISTORY] = 1.6, [Q_NEXT] = 2.2,
	[Q_NUMBER] = 2.6, [Q_WHEN] = 1.4, [Q_WHERE] = 1.2,
};

/* In which order they are shown. */
static const uint8_t place[QUESTION_ROLE_COUNT] = {
	[Q_CAUSE] = 0, [Q_HAPPENED] = 1, [Q_NUMBER] = 2, [Q_FINDING] = 3, [Q_DEVELOPMENT] = 4,
	[Q_POSITION] = 5, [Q_WHO] = 6, [Q_ROLE] = 7, [Q_HISTORY] = 8, [Q_WHEN] = 9,
	[Q_WHERE] = 10, [Q_NEXT] = 11,
};

static void
add(struct asking *k, enum question_role role, struct str question)
{
	if (k->count == CANDIDATES)
		return;
	double near = vector_dot(&k->s->vector, &k->d->headlines);
	k->at[k->count++] = (struct candidate){role, question, k->s,
		importance[role] + 1.5 * (double)k->s->score + near};
}

static struct str
span(const struct asking *k, size_t from, size_t to)
{
	return to > from ? str_sub(k->s->text, k->s->tokens.at[from].start,
	                           k->s->tokens.at[to - 1].end)
	                 : STR("");
}

/* ---- the subject: a full name or the name of a body at the front of the sentence ---- */

static bool
skip_apposition(struct asking *k, size_t *at)
{
	const struct tokens *t = &k->s->tokens;
	if (*at >= t->count || t->at[*at].kind != TOKEN_COMMA)
		return true;
	size_t end = *at + 1;
	while (end < t->count && t->at[end].kind != TOKEN_COMMA) {
		if (t->at[end].kind == TOKEN_END || t->at[end].kind == TOKEN_QUOTE ||
		    t->at[end].kind == TOKEN_DASH || t->at[end].kind == TOKEN_COLON)
			return false;
		end++;
	}
	if (end >= t->count || end - *at > 16)
		return false;
	k->apposition = *at + 1;
	k->apposition_end = end;
	*at = end + 1;
	return true;
}

/* The name at the front of the sentence, or behind a fronted phrase and its comma. */
static const struct name *
subject_name(const struct sentence *s)
{
	const struct tokens *t = &s->tokens;
	for (size_t i = 0; i < s->names.count; i++) {
		const struct name *n = &s->names.at[i];
		size_t begin = n->first - n->titles;
		if (begin > 0 && token_is(&t->at[begin - 1], "the"))
			begin--;
		if (begin == 0)
			return n;
		if (t->at[begin - 1].kind != TOKEN_COMMA)
			continue;
		bool fronted = begin < 12 && t->at[0].cues & CUE_STOP &&
		               !(t->at[0].cues & (CUE_OPENER | CUE_HE | CUE_IT));
		for (size_t k = 0; k + 1 < begin; k++)
			fronted &=
				token_is_word(&t->at[k]) && !(t->at[k].cues & (CUE_SAY | CUE_FINITE));
		return fronted ? n : NULL;
	}
	return NULL;
}

/* A surname alone, as it is written: of someone whom the text introduces, or whom all know. */
static bool
may_stand_alone(const struct asking *k, const struct name *n, const struct person *p)
{
	const struct tokens *t = &k->s->tokens;
	struct str low = t->at[n->first].low;
	return n->count == 1 && p && !p->shared &&
	       (common_weight(low) < FAMOUS_WEIGHT || map_get(&k->known->names, low));
}

/* Reads the subject of `s`; false where there is none that a question may name. */
static bool
read_subject(struct asking *k, const struct sentence *s)
{
	const struct tokens *t = &s->tokens;
	k->s = s;
	k->apposition = k->apposition_end = 0;
	if (!s->names.count || s->tokens.at[0].kind == TOKEN_QUOTE)
		return false;
	k->name = subject_name(s);
	if (!k->name)
		return false;
	const struct name *n = k->name;
	size_t begin = n->first - n->titles, end = n->first + n->count;
	bool the = begin > 0 && token_is(&t->at[begin - 1], "the");
	if (end >= t->count)
		return false;
	if (t->at[end - 1].flags & TOKEN_POSSESSIVE || t->at[n->first].kind != TOKEN_WORD)
		return false;
	const struct person *p = cast_find(k->cast, t->at[name_surname(t, n)].low);
	k->person = (n->person && n->count > 1) || may_stand_alone(k, n, p);
	if (k->person) {
		if (p && p->shared)
			return false;
		bool titled = n->count == 1 && n->titles && t->at[begin].flags & TOKEN_CAPITAL;
		k->subject = span(k, titled ? begin : n->first, end);
	} else {
		/* A body: two words, or all capitals, or with an article; named more than once. */
		bool body =
			(n->count > 1 && !n->titles) || t->at[n->first].flags & TOKEN_UPPER || the;
		if (!body || n->person || n->titles)
			return false;
		struct str name = span(k, n->first, end);
		size_t named = 0;
		for (size_t i = 0; i < k->d->sentence_count && named < 2; i++)
			named += str_has(k->d->sentences[i].text, name);
		if (named < 2 || (n->count == 1 && p))
			return false;
		k->subject = the ? str_fmt(k->out, "the " STR_FMT, STR_ARG(name)) : name;
	}
	if (!skip_apposition(k, &end) || end >= t->count)
		return false;
	k->verb = end;
	return t->at[end].kind == TOKEN_WORD && !(t->at[end].flags & TOKEN_QUOTED);
}

/* ---- what follows the verb ---- */

/* The words [from, to) may stand in a question as they are. */
static bool
is_plain(const struct asking *k, size_t from, size_t to)
{
	const struct tokens *t = &k->s->tokens;
	for (size_t i = from; i < to; i++) {
		const struct token *w = &t->at[i];
		if (!token_is_word(w) && w->kind != TOKEN_MONEY && w->kind != TOKEN_PERCENT)
			return false;
		if (w->flags & TOKEN_QUOTED ||
		    w->cues & (CUE_HE | CUE_IT | CUE_FIRST | CUE_FINITE | CUE_SAY |
		               CUE_DEMONSTRATIVE | CUE_NEGATION | CUE_CONDITION))
			return false;
		if (token_is(w, "which") || token_is(w, "who") || token_is(w, "but") ||
		    token_is(w, "while") || token_is(w, "another") || token_is(w, "others"))
			return false;
		/* "the man": nobody knows which. */
		if (token_is(w, "the") && i + 1 < to) {
			const struct token *noun = &t->at[i + 1];
			bool last = i + 2 >= to || t->at[i + 2].cues & CUE_STOP;
			if (last && !(noun->flags & TOKEN_CAPITAL) && !(noun->cues & CUE_UNIQUE) &&
			    !(i + 2 < to && token_is(&t->at[i + 2], "of")))
				return false;
		}
		/* A lone surname needs its full name before it. */
		if (w->flags & TOKEN_CAPITAL && cast_find(k->cast, w->low) &&
		    common_weight(w->low) >= FAMOUS_WEIGHT &&
		    !map_get(&k->known->names, w->low) &&
		    (i == from || !(t->at[i - 1].flags & TOKEN_CAPITAL)))
			return false;
	}
	return true;
}

/* Without a closing time phrase or function word: "on Monday", "in 2009", "also". */
static size_t
cut_rest(const struct asking *k, size_t from, size_t to)
{
	const struct tokens *t = &k->s->tokens;
	for (size_t i = from; i < to; i++) {
		const struct token *w = &t->at[i];
		bool time = w->cues & (CUE_TIME | CUE_WEEKDAY | CUE_MONTH) ||
		            (w->kind == TOKEN_NUMBER && w->low.n == 4);
		if (!time)
			continue;
		to = i;
		break;
	}
	while (to > from &&
	       (t->at[to - 1].cues & CUE_STOP || t->at[to - 1].kind == TOKEN_COMMA))
		to--;
	return to;
}

/* ---- frames ---- */

struct cause_cue {
	const char *words;
	bool reacts; /* only behind verbs that react */
};

static const struct cause_cue causes[] = {
	{"because", false}, {"due to", false}, {"as a result of", false},
	{"in response to", false}, {"in retaliation for", false}, {"thanks to", false},
	{"in protest of", false}, {"after", true}, {"following", true}, {"amid", true},
};

/* What follows the cue is no point in time: "after the meeting", "after Monday". */
static bool
gives_reason(const struct asking *k, size_t cue, bool reacts)
{
	const struct tokens *t = &k->s->tokens;
	if (!reacts)
		return true;
	static const char *const spans[] = {
		"days", "hours", "weeks", "months", "years", "minutes", "shortly", "soon", "day",
		"week", "month", "year",  "hour",   "ago",   "moments", "even",    "only"};
	for (size_t i = 0; cue > 0 && i < sizeof spans / sizeof *spans; i++)
		if (token_is(&t->at[cue - 1], spans[i]))
			return false;
	if (cue + 3 >= t->count ||
	    t->at[cue + 1].cues & (CUE_TIME | CUE_WEEKDAY | CUE_MONTH) ||
	    t->at[cue + 2].cues & CUE_TIME || t->at[cue + 1].kind == TOKEN_NUMBER)
		return false;
	return true;
}

static void
ask_why(struct asking *k, size_t after, const struct ask_verb *v, const char *aux)
{
	const struct tokens *t = &k->s->tokens;
	for (size_t i = 0; i < sizeof causes / sizeof *causes; i++) {
		ptrdiff_t cue = tokens_find(t, after, causes[i].words);
		if (cue < 0 || (size_t)cue > after + LONGEST_REST + 6 ||
		    t->at[cue].flags & TOKEN_QUOTED ||
		    (causes[i].reacts && !(v->classes & ASK_REACTS)) ||
		    !gives_reason(k, (size_t)cue, causes[i].reacts))
			continue;
		size_t to = (size_t)cue;
		while (to > after && t->at[to - 1].kind == TOKEN_COMMA)
			to--;
		/* Between what is asked and the cue only a time phrase may stand. */
		size_t end = cut_rest(k, after, to);
		if (to - end > 5 || end - after > LONGEST_REST || !is_plain(k, after, end))
			continue;
		bool passive = aux != NULL;
		if (end == after && !(v->classes & ASK_ALONE) && !passive)
			continue;
		struct str rest = span(k, after, end);
		const char *space = rest.n ? " " : "";
		if (passive)
			add(k, Q_CAUSE, str_fmt(k->out, "Why %s " STR_FMT " %s%s" STR_FMT "?", aux,
				STR_ARG(k->subject), v->participle, space, STR_ARG(rest)));
		else
			add(k, Q_CAUSE, str_fmt(k->out, "Why did " STR_FMT " %s%s" STR_FMT "?",
				STR_ARG(k->subject), v->base, space, STR_ARG(rest)));
		return;
	}
}

static void
ask_past(struct asking *k)
{
	const struct tokens *t = &k->s->tokens;
	const struct ask_verb *v = ask_verb_past(t->at[k->verb].low);
	if (!v || k->verb + 3 >= t->count)
		return;
	size_t after = k->verb + 1;
	if (v->needs && !token_is(&t->at[after], v->needs))
		return;
	if (v->classes & ASK_WANTS) {
		/* An object or clause of some length must follow, and no bare "the charges". */
		if (t->at[after].kind != TOKEN_WORD || t->at[after].cues & CUE_WEEKDAY ||
		    t->count < after + 6 ||
		    (token_is(&t->at[after], "the") && t->at[after + 2].cues & CUE_STOP))
			return;
		add(k, Q_POSITION,
		    str_fmt(k->out, "What did " STR_FMT " %s?", STR_ARG(k->subject), v->tail));
	} else if (v->classes & ASK_FINDS) {
		if (!k->person && (v->needs || token_is(&t->at[after], "that")))
			add(k, Q_FINDING,
			    str_fmt(k->out, "What did " STR_FMT " %s?", STR_ARG(k->subject),
			            v->tail));
	} else {
		ask_why(k, after, v, NULL);
	}
}

static void
ask_passive(struct asking *k)
{
	const struct tokens *t = &k->s->tokens;
	const struct token *aux = &t->at[k->verb];
	size_t at = k->verb + 1;
	if (!(token_is(aux, "was") || token_is(aux, "were") || token_is(aux, "is") ||
	      token_is(aux, "are")) ||
	    at + 2 >= t->count)
		return;
	const struct ask_verb *v = ask_verb_participle(t->at[at].low);
	if (!v)
		return;
	const char *word = token_is(aux, "was") ? "was" : token_is(aux, "were") ? "were" :
	                   token_is(aux, "is") ? "is" : "are";
	if (v->classes & ASK_CHARGES) {
		if (token_is(&t->at[at + 1], v->needs))
			add(k, Q_HAPPENED, str_fmt(k->out, "What %s " STR_FMT " %s %s?", word,
				STR_ARG(k->subject), v->participle, v->tail));
		return;
	}
	if (v->classes & ASK_BEFALLS && k->person &&
	    (!token_is(&t->at[at], "found") || token_is(&t->at[at + 1], "dead") ||
	     token_is(&t->at[at + 1], "guilty")))
		add(k, Q_HAPPENED,
		    str_fmt(k->out, "What happened to " STR_FMT "?", STR_ARG(k->subject)));
	if (v->classes & ASK_REACTS)
		ask_why(k, at + 1, v, word);
}

static void
ask_next(struct asking *k)
{
	static const struct {
		const char *words, *question;
	} forms[] = {
		{"is expected to", "What is " STR_FMT " expected to do?"},
		{"are expected to", "What are " STR_FMT " expected to do?"},
		{"is scheduled to", "What is next for " STR_FMT "?"},
		{"is set to", "What is next for " STR_FMT "?"},
		{"is due to", "What is next for " STR_FMT "?"},
		{"plans to", "What does " STR_FMT " plan to do?"},
		{"plan to", "What do " STR_FMT " plan to do?"},
	};
	const struct tokens *t = &k->s->tokens;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		if (!tokens_at(t, k->verb, forms[i].words))
			continue;
		size_t verb = k->verb + (i < 5 ? 3 : 2);
		if (verb < t->count && token_is(&t->at[verb], "be"))
			add(k, Q_NEXT,
			    str_fmt(k->out, "What is next for " STR_FMT "?", STR_ARG(k->subject)));
		else
			add(k, Q_NEXT, str_fmt(k->out, forms[i].question, STR_ARG(k->subject)));
		return;
	}
}

/* "NAME, the head of the Porlan harbour authority, …" */
static void
ask_who(struct asking *k)
{
	const struct tokens *t = &k->s->tokens;
	const struct name *n = k->name;
	if (!k->person || n->count < 2 || k->apposition_end < k->apposition + 4)
		return;
	struct str surname = t->at[name_surname(t, n)].low;
	const struct person *p = cast_find(k->cast, surname);
	if (!p || common_weight(surname) < FAMOUS_WEIGHT ||
	    p->sentences < 3 || (p->voices < 2 && p->sentences < 4))
		return;
	const struct token *first = &t->at[k->apposition];
	bool article =
		token_is(first, "the") || token_is(first, "a") || token_is(first, "an");
	bool role = false;
	for (size_t i = k->apposition; i < k->apposition_end; i++) {
		if (t->at[i].cues & (CUE_FINITE | CUE_HE | CUE_IT | CUE_SAY))
			return;
		role |= !!(t->at[i].cues & (CUE_ROLE | CUE_PERSON));
	}
	if (role && (article || first->cues & CUE_ROLE))
		add(k, Q_WHO, str_fmt(k->out, "Who is " STR_FMT "?", STR_ARG(k->subject)));
}

/* The name beside a plain verb of speech, outside quotations: who speaks here. */
static const struct name *
speaker_name(const struct sentence *s, bool *verb_before)
{
	const struct tokens *t = &s->tokens;
	for (size_t i = 0; i < s->names.count; i++) {
		const struct name *n = &s->names.at[i];
		size_t begin = n->first - n->titles, end = n->first + n->count;
		if (t->at[n->first].flags & TOKEN_QUOTED)
			continue;
		for (int side = 0; side < 2; side++) {
			if (side ? begin == 0 : end >= t->count)
				continue;
			const struct token *verb = &t->at[side ? begin - 1 : end];
			if (token_is(verb, "said") || token_is(verb, "wrote") ||
			    (side == 0 && (token_is(verb, "told") || token_is(verb, "tweeted")))) {
				*verb_before = side;
				/* "Berg and Lund said": two speak. */
				bool two = (begin > 0 && token_is(&t->at[begin - 1], "and")) ||
				           (end < t->count && token_is(&t->at[end], "and"));
				return two ? NULL : n;
			}
		}
	}
	return NULL;
}

/* Someone whom much of the story is about: at least a third as often named as the first. */
static bool
is_central(const struct asking *k, const struct person *p)
{
	uint32_t most = 0;
	for (size_t i = 0; i < k->cast->count; i++)
		most = k->cast->at[i].sentences > most ? k->cast->at[i].sentences : most;
	return p && p->confirmed && p->sentences >= 3 && p->sentences * 3 >= most;
}

/* Reads `n` as a person whom a question may name; STR_NONE: it may not. */
static struct str
person_text(const struct asking *k, const struct name *n)
{
	const struct tokens *t = &k->s->tokens;
	const struct person *p = cast_find(k->cast, t->at[name_surname(t, n)].low);
	size_t end = n->first + n->count, begin = n->first - n->titles;
	if (!p || p->shared || t->at[end - 1].flags & TOKEN_POSSESSIVE)
		return STR_NONE;
	if (n->person && n->count > 1)
		return span(k, n->first, end);
	if (!may_stand_alone(k, n, p))
		return STR_NONE;
	bool titled = n->titles && t->at[begin].flags & TOKEN_CAPITAL;
	return span(k, titled ? begin : n->first, end);
}

/* A person said something in which another one, whom the story is about, is named. */
static void
ask_say(struct asking *k, const struct sentence *s)
{
	const struct tokens *t = &s->tokens;
	bool verb_before = false;
	const struct name *who = speaker_name(s, &verb_before);
	k->s = s;
	struct str speaker = who ? person_text(k, who) : STR_NONE;
	if (!speaker.p || s->words < 12)
		return;
	struct str own = t->at[name_surname(t, who)].low;
	for (size_t i = 0; i < s->names.count; i++) {
		const struct name *n = &s->names.at[i];
		struct str low = t->at[name_surname(t, n)].low;
		size_t before = n->first - n->titles;
		if (n == who || str_eq(low, own) || !is_central(k, cast_find(k->cast, low)))
			continue;
		/* What is said stands on one side of the speaker, the speaker's office on the other. */
		bool speaks_first = who->first - who->titles < 3 && !verb_before;
		if (speaks_first != (n->first > who->first))
			continue;
		/* "told Anna Berg": the listener, not the matter; "in the Berg case": a thing. */
		if (before > 0 && token_is(&t->at[before - 1], "told"))
			continue;
		size_t end = n->first + n->count;
		if (end < t->count && t->at[end].kind == TOKEN_WORD &&
		    !(t->at[end].cues & (CUE_STOP | CUE_FINITE | CUE_SAY | CUE_MODAL)) &&
		    !str_ends(t->at[end].low, STR("ed")) && !str_ends(t->at[end].low, STR("s")))
			continue;
		struct str target = person_text(k, n);
		if (!target.p)
			continue;
		add(k, Q_POSITION, str_fmt(k->out, "What did " STR_FMT " say about " STR_FMT "?",
			STR_ARG(speaker), STR_ARG(target)));
		return;
	}
}

/* "… killed 14 people in Ullen", "14 people were killed": the toll, with the place. */
static void
ask_toll(struct asking *k, const struct sentence *s)
{
	static const char *const harms[] = {"killed",  "injured",   "wounded", "arrested",
	                                    "missing", "evacuated", "rescued", "detained"};
	const struct tokens *t = &s->tokens;
	k->s = s;
	for (size_t i = 0; i < s->numbers.count; i++) {
		const struct number *n = &s->numbers.at[i];
		if (n->kind != NUMBER_COUNT || n->unit < 0 ||
		    !token_is(&t->at[n->unit], "people") || n->value < 2 ||
		    t->at[n->first].flags & TOKEN_QUOTED)
			continue;
		size_t unit = (size_t)n->unit;
		for (size_t h = 0; h < sizeof harms / sizeof *harms; h++) {
			bool before =
				n->first > 0 && token_is(&t->at[n->first - 1], harms[h]) && h < 3;
			bool were = unit + 2 < t->count && token_is(&t->at[unit + 1], "were") &&
			            token_is(&t->at[unit + 2], harms[h]);
			if (!before && !were)
				continue;
			/* The place behind it: "in Ullen". */
			struct str where = STR_NONE;
			size_t from = before ? unit + 1 : unit + 3;
			if (from + 1 < t->count && token_is(&t->at[from], "in"))
				for (size_t m = 0; m < s->names.count; m++)
					if (s->names.at[m].first == from + 1)
						where = span(k, from, from + 1 + s->names.at[m].count);
			if (!where.p)
				continue;
			add(k, Q_NUMBER,
			    str_fmt(k->out, "How many people were %s " STR_FMT "?", harms[h],
			            STR_ARG(where)));
			return;
		}
	}
}

/* ---- choice ---- */

static int
by_value(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	return x->answer < y->answer ? -1 : x->answer > y->answer;
}

/* Most words of the shorter are in the other; that both name one person is no repetition. */
static bool
tells_again(const struct sentence *a, const struct sentence *b)
{
	return vector_overlap(&a->vector, &b->vector) > 0.5;
}

static bool
in_text(const struct composed *text, const struct sentence *s)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < text->count[r]; i++)
			if (text->at[r][i] == s || tells_again(s, text->at[r][i]))
				return true;
	return false;
}

static bool
fits_beside(const struct candidate *c, const struct asked *list, size_t count)
{
	size_t role = 0;
	for (size_t i = 0; i < count; i++) {
		role += list[i].role == c->role;
		if (str_eq_nocase(list[i].question, c->question) ||
		    tells_again(c->answer, list[i].answer))
			return false;
	}
	return role < (c->role == Q_POSITION || c->role == Q_CAUSE ? 2 : 1);
}

static void
count_quoted(const struct composed *text, uint32_t *words)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < text->count[r]; i++)
			words[text->at[r][i]->voice] += text->at[r][i]->words;
}

size_t
ask(struct arena *out, struct arena scratch, const struct draft *d,
    const struct cast *cast, const struct composed *text, uint32_t source_words,
    struct asked *list)
{
	if (d->cue != CUE_ENGLISH || !d->sentence_count)
		return 0;
	struct arena people = arena_split(&scratch);
	struct introduced known = {.names = map_in(&people, 128)};
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < text->count[r]; i++)
			cast_introduce(&known, text->at[r][i]);
	struct asking k = {.out = out, .d = d, .cast = cast, .known = &known};
	k.at = arena_array(&scratch, struct candidate, CANDIDATES);
	uint32_t *quoted = arena_array(&scratch, uint32_t, d->count + 1);
	count_quoted(text, quoted);
	for (size_t i = 0; i < d->sentence_count; i++) {
		const struct sentence *s = &d->sentences[i];
		if (s->reasons || s->stale || s->words > LONGEST_ANSWER ||
		    cast_unintroduced(cast, &known, s))
			continue;
		ask_toll(&k, s);
		ask_say(&k, s);
		if (!read_subject(&k, s))
			continue;
		ask_past(&k);
		ask_passive(&k);
		ask_next(&k);
		ask_who(&k);
	}
	qsort(k.at, k.count, sizeof *k.at, by_value);
	size_t count = 0;
	for (size_t i = 0; i < k.count && count < ASK_MOST; i++) {
		const struct candidate *c = &k.at[i];
		if (quoted[c->answer->voice] + c->answer->words > source_words ||
		    in_text(text, c->answer) || !fits_beside(c, list, count))
			continue;
		quoted[c->answer->voice] += c->answer->words;
		list[count++] = (struct asked){c->role, c->question, c->answer};
	}
	for (size_t i = 1; i < count; i++)
		for (size_t m = i; m > 0 && place[list[m - 1].role] > place[list[m].role]; m--) {
			struct asked other = list[m];
			list[m] = list[m - 1];
			list[m - 1] = other;
		}
	return count;
}
