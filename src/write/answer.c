/* answer.c: words and marks of a sentence that is to stand alone. */
#include "write/answer.h"

/* "according the paper": a word is missing; "this afternoon": of which day?  "A week later", "Berg
 * added": after what?  "The group's director": of which group? */
bool
answer_leans(const struct sentence *s)
{
	static const char *const bodies[] = {"group", "company", "organization", "agency", "firm", "team"};
	static const char *const days[] = {"morning", "afternoon", "evening"};
	for (size_t i = 0; i + 1 < s->tokens.count; i++) {
		const struct token *t = &s->tokens.at[i];
		if (t->flags & TOKEN_QUOTED)
			continue;
		if (token_is(t, "added") || token_is(t, "adding") || token_is(t, "here") ||
		    (i < 5 && (token_is(t, "later") || token_is(t, "eventually") ||
		               token_is(t, "earlier") || token_is(t, "soon"))))
			return true;
		if ((token_is(t, "according") && !token_is(t + 1, "to")) || token_is(t, "tonight") ||
		    token_is(t, "yesterday") || token_is(t, "tomorrow"))
			return true;
		if (token_is(t, "the") && t[1].flags & TOKEN_POSSESSIVE && t[1].cues & CUE_ORG &&
		    !(t[1].flags & TOKEN_CAPITAL))
			return true;
		for (size_t k = 0; k < sizeof bodies / sizeof *bodies; k++)
			if (token_is(t, "the") && t[1].flags & TOKEN_POSSESSIVE && token_is(t + 1, bodies[k]))
				return true;
		for (size_t k = 0; k < sizeof days / sizeof *days; k++)
			if (token_is(t, "this") && token_is(t + 1, days[k]))
				return true;
	}
	return false;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "votes,representing", "found.We", "debate , she", "Porlan‘s". */
static bool
has_slip_of_marks(struct str text)
{
	for (size_t i = 1; i + 1 < text.n; i++) {
		char before = text.p[i - 1], c = text.p[i], behind = text.p[i + 1];
		if (c == ',' && is_letter(before) && is_letter(behind))
			return true;
		if (c == ',' && before == ' ')
			return true;
		/* "…found.We", "…found."We", but "U.S.", "Orrel.com" */
		size_t next = i + 1;
		if (behind == '"' || str_starts(str_skip(text, next), STR("\xe2\x80\x9c")))
			next += behind == '"' ? 1 : 3;
		if (c == '.' && i > 2 && before >= 'a' && before <= 'z' && is_letter(text.p[i - 2]) && next < text.n &&
		    text.p[next] >= 'A' && text.p[next] <= 'Z')
			return true;
		if (is_letter(before) && i + 3 < text.n && str_starts(str_skip(text, i), STR("\xe2\x80\x98")) &&
		    is_letter(text.p[i + 3]))
			return true;
	}
	return false;
}

/* "the the": but "had had", "that that". */
static bool
is_doubled(const struct token *t)
{
	static const char *const twice[] = {"had", "that", "very", "many", "long", "so", "no", "bye", "never", "again",
	                                    "really", "in", "is"};
	if (t->kind != TOKEN_WORD || t[1].kind != TOKEN_WORD || !str_eq(t->low, t[1].low) || t->low.n < 2 ||
	    t[1].flags & TOKEN_CAPITAL || t->flags & TOKEN_POSSESSIVE)
		return false;
	for (size_t i = 0; i < sizeof twice / sizeof *twice; i++)
		if (token_is(t, twice[i]))
			return false;
	return true;
}

static bool
lacks_apostrophe(const struct token *t)
{
	static const char *const forms[] = {"dont", "doesnt", "didnt", "cant", "wouldnt", "couldnt", "shouldnt",
	                                    "isnt", "wasnt", "arent", "werent", "hasnt", "havent", "hadnt",
	                                    "theyre", "youre", "thats"};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (token_is(t, forms[i]) && !(t->flags & TOKEN_CAPITAL))
			return true;
	return false;
}

/* "Democrats senators": the first of two nouns has no plural. */
static bool
is_two_plurals(const struct token *t)
{
	static const char *const people[] = {"senators", "lawmakers", "leaders", "members", "officials", "voters",
	                                     "representatives", "congressmen", "candidates", "governors"};
	if (!token_is(t, "democrats") && !token_is(t, "republicans"))
		return false;
	for (size_t i = 0; !(t->flags & TOKEN_POSSESSIVE) && i < sizeof people / sizeof *people; i++)
		if (token_is(t + 1, people[i]))
			return true;
	return false;
}

/* "said Sunday will vote": who, is lost; "more than dozen": how many. */
static bool
lacks_word(const struct token *t)
{
	bool day = t[1].cues & CUE_WEEKDAY;
	/* "more than dozen letters" */
	if (token_is(t, "more") && token_is(t + 1, "than") && token_is(t + 2, "dozen"))
		return true;
	return t->cues & CUE_SAY && day && (t[2].cues & CUE_MODAL || token_is(t + 2, "will") || token_is(t + 2, "has"));
}

/* "He said, the weir is shut": a comma that belongs to no quotation and to nothing put in between. */
static bool
is_said_with_comma(const struct tokens *t, size_t i)
{
	if (i > 4 || i + 2 >= t->count || !(t->at[i].cues & CUE_SAY) || t->at[i + 1].kind != TOKEN_COMMA)
		return false;
	for (size_t k = 0; k < t->count; k++)
		if (t->at[k].kind == TOKEN_QUOTE || (k != i + 1 && t->at[k].kind == TOKEN_COMMA))
			return false;
	return true;
}

bool
answer_has_slip(const struct sentence *s)
{
	const struct tokens *t = &s->tokens;
	if (has_slip_of_marks(s->text))
		return true;
	for (size_t i = 0; i + 1 < t->count; i++)
		if (is_doubled(&t->at[i]) || lacks_apostrophe(&t->at[i]) || is_two_plurals(&t->at[i]) ||
		    (i + 2 < t->count && lacks_word(&t->at[i])) || is_said_with_comma(t, i))
			return true;
	return false;
}
