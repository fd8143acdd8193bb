/* name.c: finds runs of capitals and tells persons from other names. */
#include "text/name.h"

static bool
is_particle(const struct token *t)
{
	static const char *const list[] = {"de",  "van", "der", "von", "den", "bin", "al",
	                                   "del", "la",  "di",  "du",  "da",  "ter", "el"};
	if (t->low.n > 3 || t->flags & TOKEN_CAPITAL)
		return false;
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (t->low.p[0] == list[i][0] && token_is(t, list[i]))
			return true;
	return false;
}

/* Whether a sentence or quotation begins at token `i`, so that its capital says nothing. */
static bool
begins(const struct tokens *t, size_t i)
{
	while (i > 0 && (t->at[i - 1].kind == TOKEN_QUOTE ||
	                 t->at[i - 1].kind == TOKEN_OPEN || t->at[i - 1].kind == TOKEN_DASH))
		i--;
	return i == 0 || t->at[i - 1].kind == TOKEN_END || t->at[i - 1].kind == TOKEN_COLON ||
	       (i < t->count && t->at[i].kind == TOKEN_QUOTE &&
	        t->at[i - 1].kind == TOKEN_COMMA);
}

bool
name_token(const struct tokens *t, size_t i, enum cue_language language)
{
	const struct token *w = &t->at[i];
	if (w->kind != TOKEN_WORD || !(w->flags & TOKEN_CAPITAL))
		return false;
	if (w->cues & (CUE_STOP | CUE_OPENER | CUE_FIRST | CUE_MONTH | CUE_WEEKDAY) &&
	    !(w->flags & TOKEN_UPPER && w->low.n > 1))
		return false;
	if (begins(t, i)) {
		/* A common word may open the sentence; a name goes on with a capital, or is no
		 * word that the cue tables or an ending give away. */
		if (w->flags & TOKEN_UPPER)
			return true;
		if (w->cues & ~(unsigned)(CUE_TITLE | CUE_ORG | CUE_UNIQUE))
			return false;
		if (i + 1 < t->count && t->at[i + 1].flags & TOKEN_CAPITAL &&
		    t->at[i + 1].kind == TOKEN_WORD && !(t->at[i + 1].cues & CUE_STOP))
			return true;
		if (language == CUE_GERMAN)
			return false;
		return !(str_ends(w->low, STR("ing")) || str_ends(w->low, STR("ly")) ||
		         str_ends(w->low, STR("ed")));
	}
	return true;
}

struct str
name_text(struct str text, const struct tokens *t, const struct name *n)
{
	const struct token *last = &t->at[n->first + n->count - 1];
	uint32_t end = last->end;
	if (last->flags & TOKEN_POSSESSIVE) /* "’s" or "'s" */
		end -= text.p[end - 2] == '\'' ? 2 : 4;
	return str_sub(text, t->at[n->first].start, end);
}

size_t
name_surname(const struct tokens *t, const struct name *n)
{
	size_t last = n->first + n->count - 1;
	if (n->count > 1 && (token_is(&t->at[last], "jr.") || token_is(&t->at[last], "sr.") ||
	                     token_is(&t->at[last], "jr") || token_is(&t->at[last], "iii") ||
	                     token_is(&t->at[last], "ii")))
		last--;
	return last;
}

static bool
is_person(const struct tokens *t, const struct name *n)
{
	if (n->count > 4)
		return false;
	bool honorific = false;
	for (size_t i = n->first - n->titles; i < n->first; i++)
		honorific |= !!(t->at[i].cues & CUE_TITLE);
	for (size_t i = n->first; i < n->first + n->count; i++) {
		const struct token *w = &t->at[i];
		if (w->cues & (CUE_ORG | CUE_WEEKDAY | CUE_GROUP))
			return false;
		if (w->flags & TOKEN_UPPER && w->low.n > 3)
			return false;
		if (w->flags & TOKEN_POSSESSIVE && i + 1 < n->first + n->count)
			return false;
	}
	if (n->count == 1)
		return honorific;
	size_t last = name_surname(t, n);
	/* "Mount Everest", "the Bentley Wing": names after "the" are things. */
	size_t begin = n->first - n->titles;
	if (!n->titles && begin > 0 && token_is(&t->at[begin - 1], "the"))
		return false;
	return t->at[last].low.n > 2;
}

/* "Clara May": a month's name behind another name, and no day behind it. */
static bool
is_month_name(const struct tokens *t, size_t i)
{
	return t->at[i].cues & CUE_MONTH && t->at[i].flags & TOKEN_CAPITAL &&
	       !(t->at[i - 1].cues & CUE_WEEKDAY) &&
	       (i + 1 >= t->count || t->at[i + 1].kind != TOKEN_NUMBER);
}

struct names
names_of(struct arena *out, const struct tokens *t, enum cue_language language)
{
	struct names list = {0};
	size_t found = 0;
	for (size_t i = 0; i < t->count; i++)
		found += t->at[i].kind == TOKEN_WORD && t->at[i].flags & TOKEN_CAPITAL;
	if (!found)
		return list;
	list.at = arena_array(out, struct name, found);
	for (size_t i = 0; i < t->count; i++) {
		if (!name_token(t, i, language))
			continue;
		size_t end = i + 1;
		while (end < t->count && !(t->at[end - 1].flags & TOKEN_POSSESSIVE)) {
			if (name_token(t, end, language) || is_month_name(t, end))
				end++;
			else if (is_particle(&t->at[end]) && end + 1 < t->count &&
			         name_token(t, end + 1, language))
				end += 2;
			else if (is_particle(&t->at[end]) && end + 2 < t->count &&
			         is_particle(&t->at[end + 1]) && name_token(t, end + 2, language))
				end += 3;
			else
				break;
		}
		struct name n = {.first = i, .count = end - i};
		/* Everything up to the last title inside the run stands before the name. */
		for (size_t k = end - 1; k > i; k--)
			if (t->at[k - 1].cues & CUE_TITLE && !(t->at[k].cues & CUE_ORG)) {
				n.titles = k - i;
				n.first = k;
				n.count = end - k;
				break;
			}
		/* "president Anna Berg": a title in small letters before the run. */
		if (!n.titles && i > 0 && t->at[i - 1].cues & CUE_TITLE &&
		    t->at[i - 1].kind == TOKEN_WORD && !(t->at[i - 1].flags & TOKEN_POSSESSIVE))
			n.titles = 1;
		n.person = is_person(t, &n);
		if (language != CUE_GERMAN || n.count > 1 || n.titles)
			list.at[list.count++] = n;
		i = end - 1;
	}
	return list;
}
