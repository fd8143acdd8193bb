/* named_short.c: acronyms, and the names that they are of. */
#include "write/named_short.h"

bool
named_is_acronym(const struct token *t)
{
	static const char *const common[] = {"ceo", "cfo", "tv",  "dna", "gdp", "pdf", "suv", "vip",
	                                     "hiv", "iq",  "ok",  "dvd", "usd", "eur", "gmt", "utc",
	                                     "est", "bst", "cest", "pm", "mp",  "mps"};
	for (size_t i = 0; i < sizeof common / sizeof *common; i++)
		if (token_is(t, common[i]))
			return false;
	return t->flags & TOKEN_UPPER && t->low.n >= 3 && t->low.n <= 6;
}

static bool
is_short_for(const struct token *acronym, const struct tokens *t, size_t first, size_t end)
{
	struct str letters = acronym->low;
	size_t at = 0, passed_over = 0;
	for (size_t i = first; i < end; i++) {
		const struct token *w = &t->at[i];
		bool begins = at < letters.n && w->low.n && w->low.p[0] == letters.p[at];
		bool capital = w->flags & TOKEN_CAPITAL;
		/* A small word may have a letter: "Bureau of Tides" as BOT or as BT. */
		if (begins && (capital || end - i >= letters.n - at))
			at++;
		else if (capital)
			passed_over++;
	}
	return at == letters.n && passed_over <= 1 && t->at[first].low.p[0] == letters.p[0];
}

struct str
named_short(const struct tokens *t, size_t first, size_t end)
{
	const struct token *inside = end + 2 < t->count ? &t->at[end + 1] : NULL;
	const struct token *outside = first >= 2 && end < t->count ? &t->at[first - 2] : NULL;
	if (inside && t->at[end].kind == TOKEN_OPEN && t->at[end + 2].kind == TOKEN_CLOSE &&
	    named_is_acronym(inside) && is_short_for(inside, t, first, end))
		return inside->low;
	if (outside && t->at[first - 1].kind == TOKEN_OPEN && t->at[end].kind == TOKEN_CLOSE &&
	    named_is_acronym(outside) && is_short_for(outside, t, first, end))
		return outside->low;
	return STR_NONE;
}
