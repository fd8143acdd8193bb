/* cue_phrase.c: phrases of time by language. */
#include "write/cue_phrase.h"

struct phrase {
	enum cue_language cue;
	const char *words;
};

static const struct phrase background[] = {
	{CUE_ENGLISH, "last year"}, {CUE_ENGLISH, "last month"}, {CUE_ENGLISH, "last fall"},
	{CUE_ENGLISH, "last spring"}, {CUE_ENGLISH, "last summer"}, {CUE_ENGLISH, "last winter"},
	{CUE_ENGLISH, "last autumn"}, {CUE_ENGLISH, "previously"}, {CUE_ENGLISH, "years ago"},
	{CUE_ENGLISH, "months ago"}, {CUE_ENGLISH, "weeks ago"}, {CUE_ENGLISH, "earlier this year"},
	{CUE_ENGLISH, "earlier this month"}, {CUE_ENGLISH, "for years"},
	{CUE_ENGLISH, "for decades"}, {CUE_ENGLISH, "for months"}, {CUE_ENGLISH, "long been"},
	{CUE_ENGLISH, "had been"}, {CUE_ENGLISH, "has been"}, {CUE_ENGLISH, "have been"},
	{CUE_ENGLISH, "the first time"}, {CUE_ENGLISH, "the first since"},
	{CUE_ENGLISH, "comes after"}, {CUE_ENGLISH, "comes amid"}, {CUE_ENGLISH, "comes as"},
	{CUE_ENGLISH, "came after"}, {CUE_ENGLISH, "follows"}, {CUE_ENGLISH, "historically"},
	{CUE_ENGLISH, "was built in"}, {CUE_ENGLISH, "ever since"}, {CUE_ENGLISH, "since the"},
	{CUE_ENGLISH, "since last"}, {CUE_ENGLISH, "since he"}, {CUE_ENGLISH, "since she"},
	{CUE_ENGLISH, "since they"},
	{CUE_GERMAN, "im vergangenen jahr"}, {CUE_GERMAN, "im vorjahr"}, {CUE_GERMAN, "seit"},
	{CUE_GERMAN, "bereits"}, {CUE_GERMAN, "vor jahren"}, {CUE_GERMAN, "zuletzt"},
	{CUE_GERMAN, "erstmals"}, {CUE_GERMAN, "bisher"}, {CUE_GERMAN, "früher"},
	{CUE_FRENCH, "depuis"}, {CUE_FRENCH, "l'an dernier"}, {CUE_FRENCH, "il y a"},
	{CUE_FRENCH, "déjà"}, {CUE_FRENCH, "l'année dernière"}, {CUE_FRENCH, "avait été"},
	{CUE_FRENCH, "auparavant"}, {CUE_FRENCH, "la première fois"},
	{CUE_SPANISH, "desde"}, {CUE_SPANISH, "el año pasado"}, {CUE_SPANISH, "hace"},
	{CUE_SPANISH, "ya había"}, {CUE_SPANISH, "anteriormente"}, {CUE_SPANISH, "la primera vez"},
	{CUE_GERMAN, "im vergangenen monat"}, {CUE_GERMAN, "in den vergangenen jahren"},
	{CUE_GERMAN, "vor jahren"}, {CUE_GERMAN, "vor monaten"}, {CUE_GERMAN, "vor wochen"},
	{CUE_GERMAN, "im jahr"}, {CUE_GERMAN, "jahrelang"}, {CUE_GERMAN, "schon länger"},
	{CUE_GERMAN, "hintergrund"},
	{CUE_FRENCH, "le mois dernier"}, {CUE_FRENCH, "l'an passé"},
	{CUE_FRENCH, "ces dernières années"}, {CUE_FRENCH, "jusqu'ici"},
	{CUE_FRENCH, "précédemment"}, {CUE_FRENCH, "autrefois"},
	{CUE_FRENCH, "en vigueur depuis"},
	{CUE_SPANISH, "el mes pasado"}, {CUE_SPANISH, "en los últimos años"},
	{CUE_SPANISH, "hasta ahora"}, {CUE_SPANISH, "previamente"}, {CUE_SPANISH, "años atrás"},
	{CUE_ITALIAN, "l'anno scorso"}, {CUE_ITALIAN, "lo scorso anno"},
	{CUE_ITALIAN, "il mese scorso"}, {CUE_ITALIAN, "negli ultimi anni"},
	{CUE_ITALIAN, "anni fa"}, {CUE_ITALIAN, "mesi fa"}, {CUE_ITALIAN, "da anni"},
	{CUE_ITALIAN, "in passato"}, {CUE_ITALIAN, "finora"}, {CUE_ITALIAN, "in precedenza"},
	{CUE_ITALIAN, "per la prima volta"}, {CUE_ITALIAN, "già"},
	{CUE_PORTUGUESE, "no ano passado"}, {CUE_PORTUGUESE, "no mês passado"},
	{CUE_PORTUGUESE, "nos últimos anos"}, {CUE_PORTUGUESE, "anos atrás"},
	{CUE_PORTUGUESE, "meses atrás"}, {CUE_PORTUGUESE, "desde"}, {CUE_PORTUGUESE, "há anos"},
	{CUE_PORTUGUESE, "anteriormente"}, {CUE_PORTUGUESE, "até agora"},
	{CUE_PORTUGUESE, "pela primeira vez"}, {CUE_PORTUGUESE, "já"},
	{CUE_DUTCH, "vorig jaar"}, {CUE_DUTCH, "vorige maand"}, {CUE_DUTCH, "afgelopen jaar"},
	{CUE_DUTCH, "afgelopen jaren"}, {CUE_DUTCH, "jaar geleden"},
	{CUE_DUTCH, "maanden geleden"}, {CUE_DUTCH, "sinds"}, {CUE_DUTCH, "al jaren"},
	{CUE_DUTCH, "eerder"}, {CUE_DUTCH, "tot nu toe"}, {CUE_DUTCH, "voor het eerst"},
	{CUE_DUTCH, "jarenlang"},
	{CUE_CHINESE, "建于"}, {CUE_CHINESE, "曾"}, {CUE_CHINESE, "此前"}, {CUE_CHINESE, "去年"},
	{CUE_CHINESE, "首次"}, {CUE_CHINESE, "多年"}, {CUE_CHINESE, "早在"}, {CUE_CHINESE, "以来"},
	{CUE_JAPANESE, "昨年"}, {CUE_JAPANESE, "これまで"}, {CUE_JAPANESE, "以来"},
	{CUE_JAPANESE, "初めて"}, {CUE_JAPANESE, "建設"}, {CUE_JAPANESE, "過去"},
};

static const struct phrase future[] = {
	{CUE_ENGLISH, "will"}, {CUE_ENGLISH, "is expected to"}, {CUE_ENGLISH, "are expected to"},
	{CUE_ENGLISH, "is scheduled"}, {CUE_ENGLISH, "are scheduled"}, {CUE_ENGLISH, "next week"},
	{CUE_ENGLISH, "next month"}, {CUE_ENGLISH, "next year"}, {CUE_ENGLISH, "plan to"},
	{CUE_ENGLISH, "plans to"}, {CUE_ENGLISH, "is set to"}, {CUE_ENGLISH, "are set to"},
	{CUE_ENGLISH, "is due to"}, {CUE_ENGLISH, "are due to"},
	{CUE_ENGLISH, "likely to"}, {CUE_ENGLISH, "deadline"}, {CUE_ENGLISH, "upcoming"},
	{CUE_GERMAN, "soll"}, {CUE_GERMAN, "sollen"}, {CUE_GERMAN, "will"}, {CUE_GERMAN, "wollen"},
	{CUE_GERMAN, "nächste woche"}, {CUE_GERMAN, "kommende woche"}, {CUE_GERMAN, "geplant"},
	{CUE_GERMAN, "voraussichtlich"}, {CUE_GERMAN, "künftig"},
	{CUE_FRENCH, "sera"}, {CUE_FRENCH, "seront"}, {CUE_FRENCH, "doit"},
	{CUE_FRENCH, "doivent"}, {CUE_FRENCH, "prochain"}, {CUE_FRENCH, "prochaine"},
	{CUE_FRENCH, "prévu"}, {CUE_FRENCH, "devrait"},
	{CUE_SPANISH, "será"}, {CUE_SPANISH, "serán"}, {CUE_SPANISH, "prevé"},
	{CUE_SPANISH, "próximo"}, {CUE_SPANISH, "próxima"}, {CUE_SPANISH, "deberá"},
	{CUE_GERMAN, "in der kommenden woche"}, {CUE_GERMAN, "im kommenden"},
	{CUE_GERMAN, "im nächsten"}, {CUE_GERMAN, "wird erwartet"},
	{CUE_GERMAN, "werden erwartet"}, {CUE_GERMAN, "steht bevor"},
	{CUE_FRENCH, "la semaine prochaine"}, {CUE_FRENCH, "l'an prochain"},
	{CUE_FRENCH, "est attendu"}, {CUE_FRENCH, "est attendue"}, {CUE_FRENCH, "sont attendus"},
	{CUE_SPANISH, "la próxima semana"}, {CUE_SPANISH, "el próximo mes"},
	{CUE_SPANISH, "se espera"}, {CUE_SPANISH, "está previsto"}, {CUE_SPANISH, "se prevé"},
	{CUE_ITALIAN, "la prossima settimana"}, {CUE_ITALIAN, "il prossimo"},
	{CUE_ITALIAN, "la prossima"}, {CUE_ITALIAN, "sarà"}, {CUE_ITALIAN, "saranno"},
	{CUE_ITALIAN, "è previsto"}, {CUE_ITALIAN, "è prevista"}, {CUE_ITALIAN, "sono previsti"},
	{CUE_ITALIAN, "dovrebbe"}, {CUE_ITALIAN, "dovrebbero"},
	{CUE_PORTUGUESE, "na próxima semana"}, {CUE_PORTUGUESE, "no próximo"},
	{CUE_PORTUGUESE, "na próxima"}, {CUE_PORTUGUESE, "será"}, {CUE_PORTUGUESE, "serão"},
	{CUE_PORTUGUESE, "deverá"}, {CUE_PORTUGUESE, "deve ser"},
	{CUE_PORTUGUESE, "está previsto"}, {CUE_PORTUGUESE, "está prevista"},
	{CUE_PORTUGUESE, "devem"},
	{CUE_DUTCH, "volgende week"}, {CUE_DUTCH, "volgende maand"}, {CUE_DUTCH, "volgend jaar"},
	{CUE_DUTCH, "zal"}, {CUE_DUTCH, "zullen"}, {CUE_DUTCH, "naar verwachting"},
	{CUE_DUTCH, "gepland"}, {CUE_DUTCH, "binnenkort"},
	{CUE_CHINESE, "将"}, {CUE_CHINESE, "将于"}, {CUE_CHINESE, "预计"}, {CUE_CHINESE, "计划"},
	{CUE_CHINESE, "下周"}, {CUE_CHINESE, "明年"}, {CUE_CHINESE, "拟"},
	{CUE_JAPANESE, "予定"}, {CUE_JAPANESE, "見通し"}, {CUE_JAPANESE, "来週"},
	{CUE_JAPANESE, "方針"}, {CUE_JAPANESE, "来年"}, {CUE_JAPANESE, "見込み"},
};

static bool
has_phrase(const struct tokens *t, const struct phrase *list, size_t n,
           enum cue_language cue)
{
	for (size_t k = 0; k < n; k++) {
		if (list[k].cue != cue)
			continue;
		ptrdiff_t at = tokens_find(t, 0, list[k].words);
		if (at >= 0 && !(t->at[at].flags & TOKEN_QUOTED))
			return true;
	}
	return false;
}

bool
phrase_background(const struct tokens *t, const struct numbers *n, enum cue_language cue)
{
	/* "in 2013": a year behind a small word. */
	for (size_t i = 0; i < n->count; i++)
		if (n->at[i].kind == NUMBER_YEAR && n->at[i].first > 0 &&
		    !(t->at[n->at[i].first].flags & TOKEN_QUOTED) &&
		    (t->at[n->at[i].first - 1].cues & (CUE_STOP | CUE_MONTH) ||
		     token_is(&t->at[n->at[i].first - 1], "since")))
			return true;
	return has_phrase(t, background, sizeof background / sizeof *background, cue);
}

bool
phrase_future(const struct tokens *t, enum cue_language cue)
{
	return has_phrase(t, future, sizeof future / sizeof *future, cue);
}

/* Nouns that a report may open with as "the NOUN": every reader knows which. */
static const char *const known_nouns[] = {
	"air", "aisle", "back", "beginning", "border", "ceiling", "century", "city",
	"coast", "country", "courts", "day", "days", "dead", "deficit", "economy",
	"election", "electorate", "end", "environment", "evening", "fact", "fall",
	"field", "future", "globe", "ground", "holidays", "homeless",
	"horizon", "house", "internet", "kingdom", "law", "left", "living",
	"market", "markets", "media", "middle", "military", "moment", "money", "month",
	"months", "moon", "morning", "most", "nation", "network", "news",
	"night", "oil", "pandemic", "past",
	 "polls", "poor", "presidency", "press", "public",
	"race", "rest", "rich", "right", "risk", "risks", "scene",
	"scenes", "sea", "season", "sick", "situation", "sky", "spotlight",
	"spring", "state", "states", "street", "streets", "summer", "sun",
	"system", "time", "times", "town", "truth", "unemployed", "vote",
	"war", "water", "way", "wealthy", "weather", "web", "week", "weekend", "weeks",
	"west", "winter", "word", "words", "workplace", "world", "year", "years",
};

enum { GIVEN_REACH = 10 };

/* A word behind a noun that says nothing of which is meant. */
static bool
adds_nothing(const struct token *w)
{
	static const char *const joints[] = {"and", "or", "but", "as", "after", "before", "because",
	                                     "while", "if", "also", "since", "when"};
	for (size_t k = 0; k < sizeof joints / sizeof *joints; k++)
		if (token_is(w, joints[k]))
			return true;
	return w->cues & (CUE_FINITE | CUE_SAY | CUE_MODAL) || str_ends(w->low, STR("ed"));
}

bool
phrase_is_general(const struct token *noun)
{
	if (noun->cues & (CUE_UNIQUE | CUE_GROUP | CUE_SUPERLATIVE | CUE_TIME | CUE_MONTH |
	                  CUE_WEEKDAY | CUE_STOP))
		return true;
	for (size_t k = 0; k < sizeof known_nouns / sizeof *known_nouns; k++)
		if (token_is(noun, known_nouns[k]))
			return true;
	return false;
}

bool
phrase_given(const struct tokens *t, size_t i, enum cue_language cue)
{
	const struct token *noun = &t->at[i];
	/* "The Orrel group said": a name before the noun does not tell it. */
	bool named = i == 2 && t->at[1].flags & TOKEN_CAPITAL && !(t->at[1].flags & TOKEN_POSSESSIVE);
	if (cue != CUE_ENGLISH || !i || i > GIVEN_REACH ||
	    !token_is(&t->at[named ? 0 : i - 1], "the") || noun->kind != TOKEN_WORD ||
	    noun->flags & (TOKEN_CAPITAL | TOKEN_QUOTED) || phrase_is_general(noun))
		return false;
	/* "a letter … the letter" is told in the sentence itself. */
	for (size_t k = 0; k + 1 < i; k++)
		if (str_eq(t->at[k].low, noun->low))
			return false;
	return i + 1 >= t->count || !token_is_word(&t->at[i + 1]) ||
	       noun->flags & TOKEN_POSSESSIVE || adds_nothing(&t->at[i + 1]);
}

bool
phrase_past(const struct tokens *t)
{
	for (size_t i = 0; i < t->count; i++) {
		const struct token *w = &t->at[i];
		/* "May 30" is a day. */
		if (w->cues & CUE_MONTH && i + 1 < t->count && t->at[i + 1].kind == TOKEN_NUMBER)
			continue;
		if (w->cues & CUE_MODAL || token_is(w, "said") || token_is(w, "told") ||
		    token_is(w, "wrote") || token_is(w, "was") || token_is(w, "were") ||
		    token_is(w, "had") || token_is(w, "has") || token_is(w, "have") ||
		    token_is(w, "did"))
			return true;
		bool participle = i && (token_is(&t->at[i - 1], "is") || token_is(&t->at[i - 1], "are"));
		if (w->low.n > 4 && str_ends(w->low, STR("ed")) && !participle)
			return true;
		bool be = token_is(w, "is") || token_is(w, "are");
		if (w->cues & CUE_FINITE && !be)
			return true;
	}
	return false;
}
