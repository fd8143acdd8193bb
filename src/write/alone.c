/* alone.c: definite and pointing nouns of English, and persons, held against what is known. */
#include "write/alone.h"

enum { WORDS = 1024 };

/* "the parade that", "the mayor of": what follows says which one. */
static bool
is_told_behind(const struct tokens *t, size_t i)
{
	static const char *const rows[] = {"of", "that", "who", "which", "whose", "where", "to", "for",
	                                   "in", "on", "at", "between", "against", "from", "about",
	                                   "with", "behind", "into", "near", "over", "when"};
	if (i >= t->count)
		return false;
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
		if (token_is(&t->at[i], rows[k]))
			return true;
	return false;
}

static bool
is_plain(const struct token *w)
{
	return w->kind == TOKEN_WORD && !(w->flags & (TOKEN_CAPITAL | TOKEN_QUOTED)) &&
	       !(w->cues & (CUE_STOP | CUE_FINITE | CUE_MODAL | CUE_SAY | CUE_NEGATION));
}

/* Nouns that everyone knows which of them is meant, times, and what has a measure of its own. */
static bool
needs_no_name(const struct token *w)
{
	static const char *const rows[] = {"public", "world", "media", "internet", "economy", "weather",
	                                   "law", "air", "ground", "sea", "sun", "web", "death",
	                                   "first", "second", "third", "latest", "same", "only", "past",
	                                   "next", "rest", "number", "right", "way", "end", "start"};
	if (w->cues & (CUE_UNIQUE | CUE_GROUP | CUE_TIME | CUE_SUPERLATIVE | CUE_MONTH | CUE_WEEKDAY))
		return true;
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
		if (token_is(w, rows[k]))
			return true;
	return false;
}

/* Plural and singular are one word to the reader. */
static bool
is_known(const struct alone *known, struct str low)
{
	if (map_get(&known->words, low))
		return true;
	return low.n > 3 && low.p[low.n - 1] == 's' &&
	       map_get(&known->words, str_sub(low, 0, low.n - 1)) != NULL;
}

/* "Republican", "Democratic", "British": with a capital, but no name. */
static bool
is_origin(const struct token *w)
{
	return w->flags & TOKEN_CAPITAL &&
	       (str_ends(w->low, STR("an")) || str_ends(w->low, STR("ic")) ||
	        str_ends(w->low, STR("ish")) || str_ends(w->low, STR("ese")));
}

/* A verb or a plural: "that" before it opens a clause. */
static bool
is_clause(const struct token *next)
{
	return str_ends(next->low, STR("ed")) || str_ends(next->low, STR("s"));
}

/* "the NOUN" of which nothing was said, and "that NOUN" if not just before it. */
static bool
points_outside(const struct alone *known, const struct sentence *s)
{
	const struct tokens *t = &s->tokens;
	for (size_t i = 0; i + 1 < t->count; i++) {
		const struct token *w = &t->at[i];
		bool the = token_is(w, "the"), that = token_is(w, "that") || token_is(w, "this") ||
		                                      token_is(w, "those") || token_is(w, "these");
		if ((!the && !that) || w->flags & TOKEN_QUOTED)
			continue;
		/* "the Republican governor", "the 30 men" are as bare as "the governor", "the men". */
		size_t begin = i + 1, end;
		while (begin < t->count &&
		       (is_origin(&t->at[begin]) || t->at[begin].kind == TOKEN_NUMBER))
			begin++;
		bool free = false;
		for (end = begin; end < t->count && is_plain(&t->at[end]) && end < begin + 4; end++) {
			free |= needs_no_name(&t->at[end]) || (the && is_known(known, t->at[end].low));
			/* Told earlier in this sentence. */
			for (size_t k = 0; k < i; k++)
				free |= is_plain(&t->at[k]) && str_eq(t->at[k].low, t->at[end].low);
		}
		if (end == begin || free)
			continue; /* a name, a clause, a number: no bare noun */
		/* "that" opens a clause more often than it points. */
		if (token_is(w, "that") &&
		    (i == 0 || t->at[i - 1].cues & CUE_SAY || is_clause(&t->at[i + 1])))
			continue;
		bool named = end < t->count && t->at[end].flags & TOKEN_CAPITAL &&
		             !(t->at[end].cues & (CUE_MONTH | CUE_WEEKDAY));
		if (the && named)
			continue; /* "the opposition leader Anna Berg" */
		if (!is_told_behind(t, end))
			return true;
	}
	return false;
}

/* "also", "another appearance": one of a row of which the others are not told. */
static bool
is_one_of_row(const struct sentence *s)
{
	static const char *const rows[] = {"also", "even", "again", "too", "instead", "another",
	                                   "meanwhile", "likewise"};
	for (size_t i = 0; i < s->tokens.count; i++)
		for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
			if (!(s->tokens.at[i].flags & TOKEN_QUOTED) && token_is(&s->tokens.at[i], rows[k]))
				return true;
	return false;
}

static void
learn(struct alone *known, const struct tokens *t)
{
	for (size_t i = 0; i < t->count; i++) {
		struct str low = t->at[i].low;
		if (t->at[i].kind != TOKEN_WORD || known->words.used >= WORDS)
			continue;
		if (low.n > 3 && low.p[low.n - 1] == 's')
			map_put(&known->words, str_sub(low, 0, low.n - 1));
		map_put(&known->words, low);
	}
}

struct alone
alone_begin(struct arena *a, const struct draft *d, const struct cast *cast,
            const struct composed *text)
{
	struct alone known = {.draft = d, .cast = cast, .people = {.names = map_in(a, 128)},
	                      .words = map_in(a, 2 * WORDS)};
	for (size_t i = 0; i < d->count; i++) {
		struct tokens t = tokens_of(a, d->articles[i].title, d->cue, false);
		learn(&known, &t);
	}
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		for (size_t i = 0; i < text->count[r]; i++) {
			cast_introduce(&known.people, text->at[r][i]);
			learn(&known, &text->at[r][i]->tokens);
		}
	return known;
}

bool
alone_stands(const struct alone *known, const struct sentence *s)
{
	if (s->reasons || cast_unintroduced(known->cast, &known->people, s))
		return false;
	return known->draft->cue != CUE_ENGLISH ||
	       (!is_one_of_row(s) && !points_outside(known, s));
}
