/* abbr.c: words that end with a full stop without ending a sentence, by language. */
#include "text/abbr.h"

static const char *const nothing[] = {NULL};

/* Languages that write ordinals with a full stop but have no table yet. */
const struct abbr_language abbr_ordinal = {"", true, nothing, nothing, nothing, nothing};
const struct abbr_language abbr_other = {"", false, nothing, nothing, nothing, nothing};

static const char *const ordinal_tags[] = {"bs", "cs", "da", "et", "fi", "hr", "hu", "is", "lv",
                                           "nb", "nn", "no", "pl", "sk", "sl", "sr"};

const struct abbr_language *
abbr_of(struct str language)
{
	static const struct abbr_language *const tables[] = {&abbr_en, &abbr_de, &abbr_fr, &abbr_es,
	                                                     &abbr_it, &abbr_pt, &abbr_nl};
	if (!language.p)
		return &abbr_en;
	struct str tag = str_sub(language, 0, 2);
	if (language.n > 2 && language.p[2] != '-')
		return &abbr_other;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (str_eq_nocase(tag, str_of(tables[i]->tag)))
			return tables[i];
	for (size_t i = 0; i < sizeof ordinal_tags / sizeof *ordinal_tags; i++)
		if (str_eq_nocase(tag, str_of(ordinal_tags[i])))
			return &abbr_ordinal;
	return &abbr_other;
}

/* The tables are short and asked once a full stop. */
static bool
holds(const char *const *table, struct str word)
{
	for (; *table; table++)
		if ((*table)[0] == word.p[0] && str_eq(str_of(*table), word))
			return true;
	return false;
}

enum abbr
abbr_kind(const struct abbr_language *l, struct str word)
{
	if (word.n == 0)
		return ABBR_NONE;
	if (holds(l->inside, word))
		return ABBR_INSIDE;
	if (holds(l->maybe, word))
		return ABBR_MAYBE;
	return holds(l->number, word) ? ABBR_NUMBER : ABBR_NONE;
}

bool
abbr_opener(const struct abbr_language *l, struct str word)
{
	return word.n > 0 && holds(l->openers, word);
}
