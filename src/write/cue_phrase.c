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
	{CUE_ENGLISH, "was built in"}, {CUE_ENGLISH, "since"},
	{CUE_GERMAN, "im vergangenen jahr"}, {CUE_GERMAN, "im vorjahr"}, {CUE_GERMAN, "seit"},
	{CUE_GERMAN, "bereits"}, {CUE_GERMAN, "vor jahren"}, {CUE_GERMAN, "zuletzt"},
	{CUE_GERMAN, "erstmals"}, {CUE_GERMAN, "bisher"}, {CUE_GERMAN, "früher"},
	{CUE_FRENCH, "depuis"}, {CUE_FRENCH, "l'an dernier"}, {CUE_FRENCH, "il y a"},
	{CUE_FRENCH, "déjà"}, {CUE_FRENCH, "l'année dernière"}, {CUE_FRENCH, "avait été"},
	{CUE_FRENCH, "auparavant"}, {CUE_FRENCH, "la première fois"},
	{CUE_SPANISH, "desde"}, {CUE_SPANISH, "el año pasado"}, {CUE_SPANISH, "hace"},
	{CUE_SPANISH, "ya había"}, {CUE_SPANISH, "anteriormente"}, {CUE_SPANISH, "la primera vez"},
};

static const struct phrase future[] = {
	{CUE_ENGLISH, "will"}, {CUE_ENGLISH, "is expected to"}, {CUE_ENGLISH, "are expected to"},
	{CUE_ENGLISH, "is scheduled"}, {CUE_ENGLISH, "are scheduled"}, {CUE_ENGLISH, "next week"},
	{CUE_ENGLISH, "next month"}, {CUE_ENGLISH, "next year"}, {CUE_ENGLISH, "plan to"},
	{CUE_ENGLISH, "plans to"}, {CUE_ENGLISH, "is set to"}, {CUE_ENGLISH, "are set to"},
	{CUE_ENGLISH, "is due to"}, {CUE_ENGLISH, "are due to"}, {CUE_ENGLISH, "could"},
	{CUE_ENGLISH, "likely to"}, {CUE_ENGLISH, "deadline"}, {CUE_ENGLISH, "upcoming"},
	{CUE_GERMAN, "soll"}, {CUE_GERMAN, "sollen"}, {CUE_GERMAN, "will"}, {CUE_GERMAN, "wollen"},
	{CUE_GERMAN, "nächste woche"}, {CUE_GERMAN, "kommende woche"}, {CUE_GERMAN, "geplant"},
	{CUE_GERMAN, "voraussichtlich"}, {CUE_GERMAN, "künftig"},
	{CUE_FRENCH, "sera"}, {CUE_FRENCH, "seront"}, {CUE_FRENCH, "doit"},
	{CUE_FRENCH, "doivent"}, {CUE_FRENCH, "prochain"}, {CUE_FRENCH, "prochaine"},
	{CUE_FRENCH, "prévu"}, {CUE_FRENCH, "devrait"},
	{CUE_SPANISH, "será"}, {CUE_SPANISH, "serán"}, {CUE_SPANISH, "prevé"},
	{CUE_SPANISH, "próximo"}, {CUE_SPANISH, "próxima"}, {CUE_SPANISH, "deberá"},
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
		    t->at[n->at[i].first - 1].cues & (CUE_STOP | CUE_MONTH))
			return true;
	return has_phrase(t, background, sizeof background / sizeof *background, cue);
}

bool
phrase_future(const struct tokens *t, enum cue_language cue)
{
	return has_phrase(t, future, sizeof future / sizeof *future, cue);
}
