/* title.c: offices in front of names. */
#include "write/title.h"

#include "write/common.h"

enum { DESCRIPTION_MOST = 10 };

static const unsigned office = CUE_TITLE | CUE_ROLE;

static bool
is_courtesy(const struct token *t)
{
	static const char *const list[] = {"mr.", "mrs.", "ms.", "mr", "mrs", "ms", "miss", "sir", "lady"};
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (token_is(t, list[i]))
			return true;
	return false;
}

/* May the word stand in a title: a capital, an office, "former". */
static bool
is_of_title(const struct token *t, bool first)
{
	if (t->kind != TOKEN_WORD || t->flags & TOKEN_QUOTED || is_courtesy(t))
		return false;
	if (t->cues & (CUE_WEEKDAY | CUE_MONTH))
		return false;

	return t->cues & office || token_is(t, "former") ||
	       (!first && t->flags & TOKEN_CAPITAL && !(t->cues & (CUE_STOP | CUE_SAY)));
}

/* A word before it that may be the rest of a title: "deputy" of "deputy harbour master". */
static bool
is_open(const struct token *t)
{
	return t->kind == TOKEN_WORD && !(t->cues & (CUE_STOP | CUE_SAY)) && !(t->flags & TOKEN_CAPITAL);
}

/* "DOB spokesman": letters that few know, and that no title of the reports takes as known. */
static bool
has_letters(const struct draft *d, const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		bool letters = t->at[i].flags & TOKEN_UPPER && t->at[i].low.n > 2 &&
		               common_weight(t->at[i].low) >= COMMON_RARE;
		for (size_t k = 0; k < d->count && letters; k++)
			letters = !str_has_nocase(d->articles[k].title, t->at[i].low);
		if (letters)
			return true;
	}
	return false;
}

/* The title in front of token `name`: [*from, name); false: none. */
static bool
title_before(const struct tokens *t, size_t name, size_t *from)
{
	size_t i = name;
	bool named = false;
	while (i > 0 && name - i < TITLE_MOST && is_of_title(&t->at[i - 1], i == 1)) {
		i--;
		named |= (t->at[i].cues & office) != 0;
	}
	/* "attorney Anna Berg": whose, stays open. */
	static const char *const open[] = {"spokesman", "spokeswoman", "spokesperson", "attorney", "lawyer",
	                                   "adviser", "advisor", "aide", "official", "director", "author",
	                                   "analyst", "co-author", "officer", "president", "chairman",
	                                   "chairwoman", "ceo", "executive", "leader", "manager",
	                                   "owner", "founder", "co-founder", "partner", "member",
	                                   "resident", "victim", "suspect", "native", "commissioner",
	                                   "ambassador", "minister", "secretary", "sgt.", "sgt", "capt.",
	                                   "capt", "captain", "lt.", "lt", "detective", "det.", "sergeant", "cpl."};
	bool deputy = name - i == 2 && (token_is(&t->at[i], "deputy") || token_is(&t->at[i], "assistant"));
	for (size_t k = 0; k < sizeof open / sizeof *open && (name - i == 1 || deputy); k++)
		if (token_is(&t->at[name - 1], open[k]))
			return false;
	if (i == name || !named || !(t->at[name - 1].cues & office))
		return false;
	if (i > 0 && (is_of_title(&t->at[i - 1], i == 1) || is_open(&t->at[i - 1]) ||
	              t->at[i - 1].flags & (TOKEN_CAPITAL | TOKEN_POSSESSIVE)))
		return false;
	/* "National Security Adviser" at the start, where every word has a capital */
	if (i == 1 && t->at[0].kind == TOKEN_WORD && !(t->at[0].cues & CUE_STOP))
		return false;
	/* "chief of the Porlan police Anna Berg", "Mills and Harbours Adviser Anna Berg" */
	bool and = i > 1 && (token_is(&t->at[i - 1], "and") || token_is(&t->at[i - 1], "&")) &&
	           t->at[i].flags & TOKEN_CAPITAL && t->at[i - 2].flags & TOKEN_CAPITAL && name - i > 1;
	if (and || (i > 0 && (token_is(&t->at[i - 1], "of") || token_is(&t->at[i - 1], "to"))))
		return false;
	*from = i;
	return true;
}

static size_t
token_at(const struct tokens *t, size_t byte)
{
	size_t i = 0;
	while (i < t->count && t->at[i].start < byte)
		i++;
	return i;
}

/* What somebody does, which is no title. */
static bool
is_trade(const struct token *t)
{
	static const char *const list[] = {"actor", "actress", "comedian", "singer", "rapper", "musician", "author",
	                                   "journalist", "activist", "lawyer", "attorney", "athlete", "coach"};
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (token_is(t, list[i]))
			return true;
	return false;
}

/* As inside a sentence: an office that opened its sentence loses its capital, unless it is written
 * with one everywhere ("Rep."). */
static struct str
inside(struct arena *out, const struct sentence *s, size_t from, size_t name)
{
	const struct token *first = &s->tokens.at[from];
	struct str text = str_trim(str_sub(s->text, first->start, s->tokens.at[name].start));
	bool opens = from == 0 || s->tokens.at[from - 1].kind == TOKEN_QUOTE;
	bool small = opens && name - from == 1 && is_trade(first);
	if (!small && !token_is(first, "former") && (!opens || first->cues & CUE_TITLE || name - from > 1))
		return text;
	text = str_dup(out, text);
	((char *)(uintptr_t)text.p)[0] = (char)byte_lower((unsigned char)text.p[0]);
	return text;
}

struct str
title_of(struct arena *out, const struct draft *d, const struct person *p)
{
	struct str best = STR_NONE;
	size_t most = 0;
	for (size_t i = 0; i < d->sentence_count; i++) {
		const struct sentence *s = &d->sentences[i];
		ptrdiff_t at = str_find(s->text, p->full, 0);
		if (at <= 0)
			continue;
		size_t name = token_at(&s->tokens, (size_t)at), from;
		if (name < s->tokens.count && s->tokens.at[name].start == (size_t)at &&
		    title_before(&s->tokens, name, &from) && name - from > most &&
		    !has_letters(d, &s->tokens, from, name)) {
			most = name - from;
			best = inside(out, s, from, name);
		}
	}
	return best;
}

struct str
title_put(struct arena *out, const struct draft *d, const struct person *p, struct str question)
{
	ptrdiff_t at = str_find(question, p->full, 0);
	struct tokens t = tokens_of(out, question, CUE_ENGLISH, false);
	size_t name = at > 0 ? token_at(&t, (size_t)at) : 0;
	if (name < 2 || t.at[name - 1].cues & office || t.at[name - 1].flags & TOKEN_CAPITAL)
		return question;
	struct str title = title_of(out, d, p), rest = title, word;
	while (str_word(&rest, &word)) /* "named chief of" behind "chief" */
		if (str_has_nocase(question, word))
			return question;
	if (!title.p)
		return question;
	return str_fmt(out, STR_FMT STR_FMT " " STR_FMT, STR_ARG(str_sub(question, 0, (size_t)at)),
	               STR_ARG(title), STR_ARG(str_skip(question, (size_t)at)));
}

/* ---- behind the name ---- */

/* Behind the comma at token `comma`, up to the next comma or the end: an office or what somebody
 * is, of whom or where, in words that lean on nothing. */
static bool
description_behind(const struct tokens *t, size_t comma, size_t *end)
{
	size_t i = comma + 1;
	bool says = false, where = false;
	/* "Anna Berg, 45, a farmer" */
	if (i + 1 < t->count && t->at[i].kind == TOKEN_NUMBER && t->at[i + 1].kind == TOKEN_COMMA)
		i += 2;
	size_t from = i;
	bool article = i < t->count && (token_is(&t->at[i], "a") || token_is(&t->at[i], "an"));
	for (; i < t->count && i - from <= DESCRIPTION_MOST; i++) {
		const struct token *w = &t->at[i];
		bool clause = token_is(w, "who") || token_is(w, "which");
		if (w->kind == TOKEN_COMMA || w->kind == TOKEN_END || clause)
			break;
		bool leans = w->cues & (CUE_HE | CUE_IT | CUE_FIRST | CUE_FINITE | CUE_MODAL | CUE_SAY | CUE_DEMONSTRATIVE);
		bool owned = w->flags & TOKEN_POSSESSIVE && !(w->flags & TOKEN_CAPITAL);
		if ((w->kind != TOKEN_WORD && w->kind != TOKEN_NUMBER) || w->flags & TOKEN_QUOTED || leans || owned ||
		    token_is(w, "their") || token_is(w, "that") ||
		    token_is(w, "whose") || token_is(w, "whom") || token_is(w, "and"))
			return false;
		/* "a lawyer of the Bergs": of whom, is half a name */
		bool pair = i > from && token_is(w - 1, "the") && w->flags & TOKEN_CAPITAL && w->low.n > 3 &&
		            w->low.p[w->low.n - 1] == 's' && common_weight(w->low) >= COMMON_RARE &&
		            !(i + 1 < t->count && t->at[i + 1].flags & TOKEN_CAPITAL);
		if (pair)
			return false;
		says |= (w->cues & (office | CUE_PERSON)) != 0;
		where |= i > from && w->flags & TOKEN_CAPITAL;
	}
	*end = i;
	return i < t->count && i - from >= 2 && i - from <= DESCRIPTION_MOST && says && (article || where);
}

struct str
title_behind(struct arena *out, const struct draft *d, const struct person *p)
{
	for (size_t i = 0; i < d->sentence_count; i++) {
		const struct sentence *s = &d->sentences[i];
		ptrdiff_t at = str_find(s->text, p->full, 0);
		if (at < 0)
			continue;
		const struct tokens *t = &s->tokens;
		size_t comma = token_at(t, (size_t)at + p->full.n), end;
		if (comma + 2 >= t->count || t->at[comma].kind != TOKEN_COMMA || !description_behind(t, comma, &end))
			continue;
		size_t from = comma + 1;
		from += t->at[from].kind == TOKEN_NUMBER ? 2 : 0;
		return str_dup(out, str_trim(str_sub(s->text, t->at[from].start, t->at[end - 1].end)));
	}
	return STR_NONE;
}

struct str
title_put_behind(struct arena *out, const struct draft *d, const struct person *p,
                 struct str question, size_t most)
{
	ptrdiff_t at = str_find(question, p->full, 0);
	struct str what = at < 0 ? STR_NONE : title_behind(out, d, p), rest, word;
	if (!what.p)
		return question;
	size_t words = 0, end = (size_t)at + p->full.n;
	for (rest = question; str_word(&rest, &word);)
		words++;
	for (rest = what; str_word(&rest, &word);)
		words++;
	if (words > most)
		return question;
	bool last = end + 1 >= question.n;
	return str_fmt(out, STR_FMT ", " STR_FMT "%s" STR_FMT, STR_ARG(str_sub(question, 0, end)),
	               STR_ARG(what), last ? "" : ",", STR_ARG(str_skip(question, end)));
}
