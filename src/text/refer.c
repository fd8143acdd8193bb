/* refer.c: the dangling test. */
#include "text/refer.h"

/* Phrases that open a sentence and point back. */
static const struct {
	enum cue_language language;
	const char *phrase;
} openers[] = {
	{CUE_ENGLISH, "at the time"}, {CUE_ENGLISH, "at the same time"},
	{CUE_ENGLISH, "at that"}, {CUE_ENGLISH, "at this"}, {CUE_ENGLISH, "even so"},
	{CUE_ENGLISH, "at one point"}, {CUE_ENGLISH, "even then"}, {CUE_ENGLISH, "if so"},
	{CUE_ENGLISH, "on top of"}, {CUE_ENGLISH, "by contrast"}, {CUE_ENGLISH, "in contrast"},
	{CUE_ENGLISH, "by then"}, {CUE_ENGLISH, "by that"}, {CUE_ENGLISH, "until then"},
	{CUE_ENGLISH, "since then"}, {CUE_ENGLISH, "from there"}, {CUE_ENGLISH, "from then"},
	{CUE_ENGLISH, "for his part"}, {CUE_ENGLISH, "for her part"},
	{CUE_ENGLISH, "for their part"}, {CUE_ENGLISH, "for its part"},
	{CUE_ENGLISH, "for example"}, {CUE_ENGLISH, "for instance"}, {CUE_ENGLISH, "for that"},
	{CUE_ENGLISH, "for this"}, {CUE_ENGLISH, "for these"}, {CUE_ENGLISH, "for those"},
	{CUE_ENGLISH, "among other things"}, {CUE_ENGLISH, "among them"},
	{CUE_ENGLISH, "among those"}, {CUE_ENGLISH, "in addition"}, {CUE_ENGLISH, "in fact"},
	{CUE_ENGLISH, "in that"}, {CUE_ENGLISH, "in this"}, {CUE_ENGLISH, "in these"},
	{CUE_ENGLISH, "in those"}, {CUE_ENGLISH, "in the end"}, {CUE_ENGLISH, "in the meantime"},
	{CUE_ENGLISH, "in response ,"}, {CUE_ENGLISH, "in turn"}, {CUE_ENGLISH, "if not ,"},
	{CUE_ENGLISH, "in return"}, {CUE_ENGLISH, "in particular"}, {CUE_ENGLISH, "in other words"},
	{CUE_ENGLISH, "in one"}, {CUE_ENGLISH, "in another"}, {CUE_ENGLISH, "in doing"},
	{CUE_ENGLISH, "in short"}, {CUE_ENGLISH, "on the other"}, {CUE_ENGLISH, "on the one"},
	{CUE_ENGLISH, "of those"}, {CUE_ENGLISH, "of these"},
	{CUE_ENGLISH, "of course"}, {CUE_ENGLISH, "on that"}, {CUE_ENGLISH, "on this"},
	{CUE_ENGLISH, "the same"}, {CUE_ENGLISH, "the other"}, {CUE_ENGLISH, "the two"},
	{CUE_ENGLISH, "the three"}, {CUE_ENGLISH, "the latter"}, {CUE_ENGLISH, "the former"},
	{CUE_ENGLISH, "the pair"}, {CUE_ENGLISH, "to that end"}, {CUE_ENGLISH, "to this end"},
	{CUE_ENGLISH, "to that"}, {CUE_ENGLISH, "to this"}, {CUE_ENGLISH, "to be sure"},
	{CUE_ENGLISH, "as such"}, {CUE_ENGLISH, "as a result"}, {CUE_ENGLISH, "as for"},
	{CUE_ENGLISH, "as well"}, {CUE_ENGLISH, "after that"}, {CUE_ENGLISH, "after this"},
	{CUE_ENGLISH, "before that"}, {CUE_ENGLISH, "despite that"}, {CUE_ENGLISH, "despite this"},
	{CUE_ENGLISH, "despite these"}, {CUE_ENGLISH, "with that"}, {CUE_ENGLISH, "with this"},
	{CUE_ENGLISH, "given that"}, {CUE_ENGLISH, "under that"}, {CUE_ENGLISH, "under this"},
	{CUE_ENGLISH, "that said"}, {CUE_ENGLISH, "last but"}, {CUE_ENGLISH, "more importantly"},
	{CUE_ENGLISH, "most of the"}, {CUE_ENGLISH, "none of the"}, {CUE_ENGLISH, "all of this"},
	{CUE_ENGLISH, "all of that"}, {CUE_ENGLISH, "the next day"}, {CUE_ENGLISH, "that same"},
	{CUE_ENGLISH, "much of that"}, {CUE_ENGLISH, "much of this"},
	{CUE_ENGLISH, "speaking of"}, {CUE_ENGLISH, "like that"},
	{CUE_ENGLISH, "just then"}, {CUE_ENGLISH, "either way"},
	{CUE_ENGLISH, "in the next"}, {CUE_ENGLISH, "the next"}, {CUE_ENGLISH, "next"},
	{CUE_ENGLISH, "only then"}, {CUE_ENGLISH, "soon ,"}, {CUE_ENGLISH, "soon after ,"},
	{CUE_ENGLISH, "now"}, {CUE_ENGLISH, "the point being"},
	{CUE_ENGLISH, "in the days since"}, {CUE_ENGLISH, "in the weeks since"},
	{CUE_ENGLISH, "first ,"}, {CUE_ENGLISH, "second ,"}, {CUE_ENGLISH, "third ,"},
	{CUE_ENGLISH, "earlier today"}, {CUE_ENGLISH, "earlier in the day"},
	{CUE_ENGLISH, "at times the"}, {CUE_ENGLISH, "for the same"},
	{CUE_ENGLISH, "in the same"}, {CUE_ENGLISH, "at the same"},
	{CUE_ENGLISH, "even more"}, {CUE_ENGLISH, "below ,"}, {CUE_ENGLISH, "above ,"},
	{CUE_ENGLISH, "worse ,"}, {CUE_ENGLISH, "better ,"}, {CUE_ENGLISH, "of the other"},
	{CUE_ENGLISH, "at least that's"}, {CUE_ENGLISH, "shortly after"}, {CUE_ENGLISH, "with that"},
	{CUE_ENGLISH, "pressed on"}, {CUE_ENGLISH, "pressed about"},
	{CUE_GERMAN, "zum einen"}, {CUE_GERMAN, "zum anderen"}, {CUE_GERMAN, "im gegenzug"},
	{CUE_GERMAN, "aus diesem"}, {CUE_GERMAN, "in diesem"}, {CUE_GERMAN, "in dieser"},
	{CUE_GERMAN, "zu diesem"}, {CUE_GERMAN, "bei diesem"}, {CUE_GERMAN, "nach diesem"},
	{CUE_GERMAN, "vor diesem"}, {CUE_GERMAN, "mit dieser"}, {CUE_GERMAN, "mit diesem"},
	{CUE_FRENCH, "de son côté"}, {CUE_FRENCH, "de leur côté"}, {CUE_FRENCH, "par ailleurs"},
	{CUE_FRENCH, "en revanche"}, {CUE_FRENCH, "au total"}, {CUE_FRENCH, "dans ce"},
	{CUE_FRENCH, "dans cette"}, {CUE_FRENCH, "à ce"}, {CUE_FRENCH, "à cette"},
	{CUE_FRENCH, "selon lui"}, {CUE_FRENCH, "selon elle"}, {CUE_FRENCH, "en outre"},
	{CUE_FRENCH, "de plus"}, {CUE_FRENCH, "de même"}, {CUE_FRENCH, "au même moment"},
	{CUE_FRENCH, "pour sa part"}, {CUE_FRENCH, "un autre"}, {CUE_FRENCH, "une autre"},
	{CUE_SPANISH, "sin embargo"}, {CUE_SPANISH, "por su parte"}, {CUE_SPANISH, "no obstante"},
	{CUE_SPANISH, "por otra parte"}, {CUE_SPANISH, "por otro lado"}, {CUE_SPANISH, "en este"},
	{CUE_SPANISH, "en esta"}, {CUE_SPANISH, "en ese"}, {CUE_SPANISH, "a su vez"},
	{CUE_SPANISH, "por ello"}, {CUE_SPANISH, "por eso"}, {CUE_SPANISH, "de esta"},
	{CUE_ITALIAN, "d'altra parte"}, {CUE_ITALIAN, "da parte sua"},
	{CUE_ITALIAN, "da un lato"}, {CUE_ITALIAN, "dall'altro"}, {CUE_ITALIAN, "in questo"},
	{CUE_ITALIAN, "in questa"}, {CUE_ITALIAN, "in quel"}, {CUE_ITALIAN, "in quella"},
	{CUE_ITALIAN, "a questo"}, {CUE_ITALIAN, "per questo"}, {CUE_ITALIAN, "nel frattempo"},
	{CUE_ITALIAN, "allo stesso tempo"}, {CUE_ITALIAN, "a sua volta"},
	{CUE_ITALIAN, "oltre a ciò"}, {CUE_ITALIAN, "di conseguenza"},
	{CUE_ITALIAN, "al contrario"}, {CUE_ITALIAN, "lo stesso"}, {CUE_ITALIAN, "la stessa"},
	{CUE_ITALIAN, "gli altri"}, {CUE_ITALIAN, "le altre"}, {CUE_ITALIAN, "i due"},
	{CUE_ITALIAN, "le due"},
	{CUE_PORTUGUESE, "por sua vez"}, {CUE_PORTUGUESE, "por outro lado"},
	{CUE_PORTUGUESE, "no entanto"}, {CUE_PORTUGUESE, "além disso"},
	{CUE_PORTUGUESE, "apesar disso"}, {CUE_PORTUGUESE, "por isso"},
	{CUE_PORTUGUESE, "ao mesmo tempo"}, {CUE_PORTUGUESE, "nesse"}, {CUE_PORTUGUESE, "nessa"},
	{CUE_PORTUGUESE, "neste"}, {CUE_PORTUGUESE, "nesta"}, {CUE_PORTUGUESE, "naquele"},
	{CUE_PORTUGUESE, "naquela"}, {CUE_PORTUGUESE, "em seguida"},
	{CUE_PORTUGUESE, "da mesma forma"}, {CUE_PORTUGUESE, "o mesmo"},
	{CUE_PORTUGUESE, "a mesma"}, {CUE_PORTUGUESE, "os outros"}, {CUE_PORTUGUESE, "as outras"},
	{CUE_PORTUGUESE, "os dois"}, {CUE_PORTUGUESE, "as duas"},
	{CUE_DUTCH, "aan de andere kant"}, {CUE_DUTCH, "daar komt bij"}, {CUE_DUTCH, "in dat"},
	{CUE_DUTCH, "in die"}, {CUE_DUTCH, "in deze"}, {CUE_DUTCH, "op dat"},
	{CUE_DUTCH, "op die"}, {CUE_DUTCH, "op deze"}, {CUE_DUTCH, "met die"},
	{CUE_DUTCH, "met dat"}, {CUE_DUTCH, "bij die"}, {CUE_DUTCH, "om die"},
	{CUE_DUTCH, "tegelijkertijd"}, {CUE_DUTCH, "als gevolg"}, {CUE_DUTCH, "in de tussentijd"},
	{CUE_DUTCH, "op zijn beurt"}, {CUE_DUTCH, "op haar beurt"}, {CUE_DUTCH, "het zelfde"},
	{CUE_DUTCH, "dezelfde"}, {CUE_DUTCH, "hetzelfde"}, {CUE_DUTCH, "de twee"},
	{CUE_DUTCH, "de andere"}, {CUE_DUTCH, "desondanks"},
	{CUE_GERMAN, "auf der anderen seite"}, {CUE_GERMAN, "darüber hinaus"},
	{CUE_GERMAN, "vor allem aber"}, {CUE_GERMAN, "trotz dieser"}, {CUE_GERMAN, "für diesen"},
	{CUE_GERMAN, "für diese"}, {CUE_GERMAN, "in jenem"}, {CUE_GERMAN, "zur gleichen zeit"},
	{CUE_GERMAN, "zugleich aber"}, {CUE_GERMAN, "die beiden"}, {CUE_GERMAN, "das gleiche"},
	{CUE_GERMAN, "der gleiche"}, {CUE_GERMAN, "die anderen"}, {CUE_GERMAN, "im anschluss"},
	{CUE_GERMAN, "kurz darauf"}, {CUE_GERMAN, "wenig später"},
	{CUE_FRENCH, "d'autre part"}, {CUE_FRENCH, "d'un côté"}, {CUE_FRENCH, "de l'autre"},
	{CUE_FRENCH, "à son tour"}, {CUE_FRENCH, "dans le même temps"},
	{CUE_FRENCH, "pendant ce temps"}, {CUE_FRENCH, "malgré cela"}, {CUE_FRENCH, "pour cela"},
	{CUE_FRENCH, "c'est pourquoi"}, {CUE_FRENCH, "les deux"}, {CUE_FRENCH, "les autres"},
	{CUE_FRENCH, "l'autre"}, {CUE_FRENCH, "le même"}, {CUE_FRENCH, "la même"},
	{CUE_FRENCH, "en effet"}, {CUE_FRENCH, "par contre"}, {CUE_FRENCH, "à l'inverse"},
	{CUE_SPANISH, "además de ello"}, {CUE_SPANISH, "en cambio"},
	{CUE_SPANISH, "al mismo tiempo"}, {CUE_SPANISH, "mientras tanto"},
	{CUE_SPANISH, "de igual modo"}, {CUE_SPANISH, "pese a ello"},
	{CUE_SPANISH, "por lo tanto"}, {CUE_SPANISH, "en aquel"}, {CUE_SPANISH, "en aquella"},
	{CUE_SPANISH, "en esa"}, {CUE_SPANISH, "los dos"}, {CUE_SPANISH, "las dos"},
	{CUE_SPANISH, "los otros"}, {CUE_SPANISH, "las otras"}, {CUE_SPANISH, "el otro"},
	{CUE_SPANISH, "la otra"}, {CUE_SPANISH, "lo mismo"}, {CUE_SPANISH, "por último"},
	/* A form of "to be" in front: what is it that is so? */
	{CUE_SPANISH, "es el"}, {CUE_SPANISH, "es la"}, {CUE_SPANISH, "es un"}, {CUE_SPANISH, "es una"},
	{CUE_SPANISH, "es lo"}, {CUE_SPANISH, "fue el"}, {CUE_SPANISH, "fue la"},
	{CUE_SPANISH, "fue un"}, {CUE_SPANISH, "fue una"}, {CUE_SPANISH, "era el"},
	{CUE_SPANISH, "era la"}, {CUE_SPANISH, "era un"}, {CUE_SPANISH, "era una"},
	{CUE_SPANISH, "son los"}, {CUE_SPANISH, "son las"},
	{CUE_ITALIAN, "è il"}, {CUE_ITALIAN, "è la"}, {CUE_ITALIAN, "è un"}, {CUE_ITALIAN, "è una"},
	{CUE_ITALIAN, "è lo"}, {CUE_ITALIAN, "è quanto"}, {CUE_ITALIAN, "è stato il"},
	{CUE_ITALIAN, "era il"}, {CUE_ITALIAN, "era la"}, {CUE_ITALIAN, "era un"},
	{CUE_ITALIAN, "era una"}, {CUE_ITALIAN, "sono i"}, {CUE_ITALIAN, "sono le"},
	{CUE_ITALIAN, "in passato"}, {CUE_ITALIAN, "il primo dei"},
	{CUE_PORTUGUESE, "é o"}, {CUE_PORTUGUESE, "é a"}, {CUE_PORTUGUESE, "é um"},
	{CUE_PORTUGUESE, "é uma"}, {CUE_PORTUGUESE, "foi o"}, {CUE_PORTUGUESE, "foi a"},
	{CUE_PORTUGUESE, "foi um"}, {CUE_PORTUGUESE, "foi uma"}, {CUE_PORTUGUESE, "era o"},
	{CUE_PORTUGUESE, "era a"}, {CUE_PORTUGUESE, "era um"}, {CUE_PORTUGUESE, "era uma"},
	{CUE_PORTUGUESE, "são os"}, {CUE_PORTUGUESE, "são as"}, {CUE_PORTUGUESE, "mesmo assim"},
	{CUE_PORTUGUESE, "do outro lado"},
	{CUE_DUTCH, "het is"}, {CUE_DUTCH, "het was"}, {CUE_DUTCH, "het gaat"},
	{CUE_DUTCH, "het zou"}, {CUE_DUTCH, "om deze"}, {CUE_DUTCH, "met deze"},
	{CUE_FRENCH, "dès lors"}, {CUE_FRENCH, "depuis lors"}, {CUE_FRENCH, "tous deux"},
	{CUE_FRENCH, "toutes deux"}, {CUE_FRENCH, "en conséquence"}, {CUE_FRENCH, "à cet"},
	{CUE_FRENCH, "pour ce"}, {CUE_FRENCH, "de cette"}, {CUE_FRENCH, "quelques jours plus tard"},
	{CUE_FRENCH, "le lendemain"}, {CUE_FRENCH, "la veille"},
	{CUE_SPANISH, "al día siguiente"}, {CUE_SPANISH, "de ahí"}, {CUE_SPANISH, "a ello"},
	{CUE_ITALIAN, "il giorno dopo"}, {CUE_ITALIAN, "da allora"}, {CUE_ITALIAN, "in tal"},
	{CUE_PORTUGUESE, "no dia seguinte"}, {CUE_PORTUGUESE, "desde então"},
	{CUE_PORTUGUESE, "por essa"}, {CUE_PORTUGUESE, "para isso"},
	{CUE_DUTCH, "de volgende dag"}, {CUE_DUTCH, "een dag later"},
	{CUE_GERMAN, "tags darauf"}, {CUE_GERMAN, "am tag darauf"}, {CUE_GERMAN, "einen tag später"},
};

static size_t
front(const struct tokens *t)
{
	size_t i = 0;
	while (i < t->count && !token_is_word(&t->at[i]))
		i++;
	return i;
}

/* Connectives of several words that may go, too. */
static const char *const long_connectives[] = {"in addition ,", "of course ,",
                                               "in fact ,"};

size_t
refer_connective(const struct tokens *t, enum cue_language language)
{
	if (t->count < 4)
		return 0;
	size_t n = 0;
	if (t->at[0].cues & CUE_CONNECTIVE &&
	    (t->at[0].flags & TOKEN_CAPITAL || language >= CUE_CHINESE))
		n = 1;
	for (size_t k = 0; !n && language == CUE_ENGLISH && k < 3; k++)
		if (tokens_at(t, 0, long_connectives[k]))
			n = 2;
	if (!n)
		return 0;
	bool comma = t->at[n].kind == TOKEN_COMMA;
	n += comma;
	/* Only "but" and "and" and their like go without a comma. */
	if (!comma && t->at[0].low.n > 4)
		return 0;
	if (language == CUE_GERMAN && comma)
		return 0;
	/* "Doch hat die Stadt …", "Y fue …": what is left would ask, or lack its subject. */
	if (language != CUE_ENGLISH && t->at[n].cues & (CUE_FINITE | CUE_MODAL | CUE_SAY))
		return 0;
	static const char *const keep[] = {
		"then", "so",    "yet",   "even", "not", "when", "if",   "as",  "after", "to",
		"for",  "while", "there", "with", "how", "why",  "what", "nor", "also"};
	for (size_t k = 0; k < sizeof keep / sizeof *keep; k++)
		if (token_is(&t->at[n], keep[k]))
			return 0;
	return t->at[n].kind == TOKEN_WORD || t->at[n].kind == TOKEN_NUMBER ? n : 0;
}

/* Whether a word can be the noun of "some NOUN": no small word, no verb that is known. */
static bool
could_be_noun(const struct token *w)
{
	return w->kind == TOKEN_NUMBER ||
	       (w->kind == TOKEN_WORD && !(w->cues & (CUE_STOP | CUE_FINITE | CUE_SAY)));
}

/* English openers that point back only where no noun of their own follows: "Some saw it". */
static bool
is_counter(const struct token *w)
{
	return token_is(w, "some") || token_is(w, "one") || token_is(w, "any") ||
	       token_is(w, "no");
}

/* English openers and phrases that lean a little, but can be understood. */
static bool
leans_little(const struct tokens *t, size_t first)
{
	static const char *const front[] = {
		"now", "even", "if", "given", "because", "what", "how", "who", "why", "back", "either",
		"neither", "not", "each of", "at issue", "at times", "unlike", "the reason", "of the",
		"earlier", "clearly", "certainly", "one of the", "today", "surely", "spokesman",
		"spokeswoman"};
	for (size_t k = 0; k < sizeof front / sizeof *front; k++)
		if (front[k][0] == t->at[first].low.p[0] && tokens_at(t, first, front[k]))
			return true;
	return false;
}

/* "Das Gericht", "Das neue Gesetz": no pronoun; nouns have capitals. */
static bool
is_article(const struct tokens *t, size_t i)
{
	if (!token_is(&t->at[i], "das") || i + 2 >= t->count)
		return false;
	const struct token *next = &t->at[i + 1];
	return next->flags & TOKEN_CAPITAL ||
	       (t->at[i + 2].flags & TOKEN_CAPITAL && next->kind == TOKEN_WORD &&
	        !(next->cues & (CUE_FINITE | CUE_MODAL | CUE_SAY | CUE_STOP)));
}

static unsigned
opening(const struct tokens *t, size_t first, enum cue_language language)
{
	const struct token *w = &t->at[first];
	bool more = first + 1 < t->count;
	unsigned why = 0;
	if (w->cues & CUE_OPENER && !(language == CUE_GERMAN && is_article(t, first)))
		why |= REFER_OPENER;
	if (language == CUE_ENGLISH && leans_little(t, first))
		why = REFER_FRONT;
	if (language == CUE_ENGLISH && is_counter(w) && more && could_be_noun(&t->at[first + 1]))
		why = 0;
	for (size_t k = 0; k < sizeof openers / sizeof *openers; k++)
		if (openers[k].language == language && openers[k].phrase[0] == w->low.p[0] &&
		    tokens_at(t, first, openers[k].phrase))
			why |= REFER_OPENER;
	/* "Of the 30 people": a part of a whole that is named here; "Back in 2013". */
	if (why == REFER_FRONT && first + 3 < t->count &&
	    ((token_is(w, "of") && t->at[first + 2].kind == TOKEN_NUMBER &&
	      t->at[first + 3].kind == TOKEN_WORD) ||
	     (token_is(w, "back") && token_is(&t->at[first + 1], "in"))))
		why = 0;
	return why;
}

/* A pronoun as subject straight after the first comma, where the sentence began with words that
 * front a clause: "On Monday, he …". */
static bool
fronted_pronoun(const struct tokens *t, size_t first)
{
	static const char *const fronts[] = {
		"in", "on", "at", "after", "when", "as", "while", "if", "although", "though",
		"during", "before", "since", "by", "for", "with", "without", "despite", "once",
		"until", "under", "from", "last", "earlier", "speaking", "asked", "to", "through",
		"following", "throughout", "upon", "because", "instead", "at", "among", "over",
		"until", "even", "according", "based", "given", "unlike", "like"};
	bool fronting = false;
	for (size_t k = 0; k < sizeof fronts / sizeof *fronts; k++)
		fronting |= fronts[k][0] == t->at[first].low.p[0] && token_is(&t->at[first], fronts[k]);
	size_t n = t->at[first].low.n;
	fronting |= n > 4 && str_ends(t->at[first].low, STR("ing"));
	if (!fronting)
		return false;
	for (size_t i = first + 1; i + 1 < t->count && i < first + 30; i++) {
		if (t->at[i].flags & TOKEN_QUOTED)
			continue;
		if (t->at[i].kind == TOKEN_COMMA)
			return token_is(&t->at[i + 1], "he") || token_is(&t->at[i + 1], "she") ||
			       token_is(&t->at[i + 1], "they") || token_is(&t->at[i + 1], "it");
	}
	return false;
}

/* "…," he said: a speaker who is only a pronoun. */
static bool
pronoun_speaker(const struct tokens *t)
{
	for (size_t i = 1; i + 1 < t->count; i++) {
		const struct token *w = &t->at[i];
		if (!(w->cues & (CUE_HE | CUE_IT)) || w->flags & TOKEN_QUOTED)
			continue;
		bool goes_on = i + 2 < t->count && token_is(&t->at[i + 1], "went") &&
		               token_is(&t->at[i + 2], "on");
		if (!(t->at[i + 1].cues & CUE_SAY) && !goes_on)
			continue;
		const struct token *b = &t->at[i - 1];
		bool after_quote =
			b->kind == TOKEN_QUOTE ||
			(b->kind == TOKEN_COMMA && (i < 2 || t->at[i - 2].kind == TOKEN_QUOTE));
		bool closes = b->kind == TOKEN_COMMA && i + 4 > t->count;
		/* "The dam, she said, will hold." */
		size_t behind = i + 2 + goes_on;
		bool between = b->kind == TOKEN_COMMA && behind < t->count &&
		               (t->at[behind].kind == TOKEN_COMMA || t->at[behind].kind == TOKEN_QUOTE);
		if (!after_quote && !closes && !between)
			continue;
		/* A name before it gives the pronoun its meaning, unless the quotation comes first. */
		bool named = false;
		for (size_t k = 1; k < i; k++)
			named |= t->at[k].kind == TOKEN_WORD && t->at[k].flags & TOKEN_CAPITAL &&
			         !(t->at[k].flags & TOKEN_QUOTED) && !(t->at[k].cues & CUE_STOP);
		if (!named || t->at[0].kind == TOKEN_QUOTE)
			return true;
	}
	return false;
}

/* „…“, sagte er; “…”, disse ele; « … », a-t-il dit: the same where the verb comes first. */
static bool
inverted_speaker(const struct tokens *t, enum cue_language language)
{
	for (size_t i = 0; i < t->count; i++) {
		const struct token *w = &t->at[i];
		if (w->flags & TOKEN_QUOTED || w->kind != TOKEN_WORD)
			continue;
		if (language == CUE_FRENCH &&
		    (str_ends(w->low, STR("-il")) || str_ends(w->low, STR("-elle"))))
			return true;
		if ((language == CUE_DUTCH || language == CUE_PORTUGUESE) && w->cues & CUE_SAY &&
		    i > 0 && i + 1 < t->count && t->at[i + 1].cues & CUE_HE)
			return true;
		if (language == CUE_GERMAN && w->cues & CUE_SAY && i + 1 < t->count && i > 0 &&
		    (token_is(&t->at[i + 1], "er") || token_is(&t->at[i + 1], "sie")))
			return true;
	}
	return false;
}

/* "said Berg said" knows its speaker; a quotation alone, or with no verb outside, does not. */
static unsigned
quotation(const struct tokens *t)
{
	size_t quoted = 0, outside = 0, verbs = 0;
	bool capital = false;
	for (size_t i = 0; i < t->count; i++) {
		const struct token *w = &t->at[i];
		if (!token_is_word(w))
			continue;
		if (w->flags & TOKEN_QUOTED) {
			quoted++;
			continue;
		}
		outside++;
		verbs +=
			!!(w->cues & (CUE_FINITE | CUE_SAY)) ||
			(w->low.n > 3 && !(w->flags & TOKEN_CAPITAL) && str_ends(w->low, STR("ed")));
		capital |= !!(w->flags & TOKEN_CAPITAL) || w->cues & (CUE_GROUP | CUE_PERSON);
	}
	if (!quoted || quoted < 4)
		return 0;
	if (outside < 2 || (!verbs && outside < 6) || (quoted > outside && !capital))
		return REFER_QUOTE_ALONE;
	return 0;
}

static bool
counts_some(const struct token *w)
{
	return token_is(w, "two") || token_is(w, "three") || token_is(w, "four") ||
	       token_is(w, "five");
}

/* "bigger": what is it bigger than?  Not those that name a kind ("lower house"). */
static bool
is_comparative(const struct token *w)
{
	static const char *const list[] = {"bigger", "smaller", "larger", "newer", "longer", "shorter",
	                                   "wider", "stronger", "cheaper", "tougher", "broader", "stricter"};
	for (size_t k = 0; k < sizeof list / sizeof *list; k++)
		if (list[k][0] == w->low.p[0] && token_is(w, list[k]))
			return true;
	return false;
}

static bool
is_do(const struct token *w)
{
	return token_is(w, "do") || token_is(w, "does") || token_is(w, "did") ||
	       token_is(w, "done") || token_is(w, "doing");
}

/* Words from the front on within which "did so" can hardly have its deed before it. */
enum { DEED_REACH = 7 };

/* Pronouns and demonstratives inside the sentence that have nothing before them. */
static unsigned
inside(const struct tokens *t, size_t first, enum cue_language language)
{
	unsigned why = 0;
	bool person = false, thing = false;
	for (size_t i = 0; i < t->count; i++) {
		const struct token *w = &t->at[i];
		if (w->kind != TOKEN_WORD || w->flags & TOKEN_QUOTED)
			continue;
		if (w->cues & CUE_FIRST && !(w->flags & TOKEN_UPPER && w->low.n > 1) &&
		    !(language != CUE_ENGLISH && w->low.n < 2))
			why |= REFER_FIRST_PERSON;
		if (i > first && w->cues & CUE_HE && !person && language == CUE_ENGLISH)
			why |= REFER_PRONOUN;
		if (i > first && w->cues & CUE_IT && !thing && !person && language == CUE_ENGLISH)
			why |= REFER_PRONOUN;
		bool name = w->flags & TOKEN_CAPITAL && (i > first || !(w->cues & CUE_STOP));
		if (name && !(w->cues & (CUE_MONTH | CUE_WEEKDAY)))
			person = thing = true;
		if (w->cues & (CUE_PERSON | CUE_GROUP))
			person = thing = true;
		if (!(w->cues & (CUE_STOP | CUE_OPENER | CUE_FINITE)) && w->low.n > 3)
			thing = true;
		if (language == CUE_ENGLISH && i > first + 1 && token_is(w, "another") &&
		    t->at[i - 1].kind == TOKEN_COMMA)
			why |= REFER_ANOTHER;
		if (language != CUE_ENGLISH || i == first || i + 1 >= t->count)
			continue;
		const struct token *n = &t->at[i + 1];
		if ((token_is(w, "those") || token_is(w, "these") || token_is(w, "such")) &&
		    token_is_word(n) && !(n->cues & (CUE_STOP | CUE_FINITE | CUE_TIME)))
			why |= REFER_POINTING;
		/* "the two leaders", unless it goes on to say which; "Berg continued, …". */
		if ((counts_some(w) && token_is(&t->at[i - 1], "the") && n->kind == TOKEN_WORD &&
		     !(n->flags & TOKEN_CAPITAL) && i + 2 < t->count &&
		     (!token_is_word(&t->at[i + 2]) || t->at[i + 2].cues & (CUE_FINITE | CUE_MODAL) ||
		      token_is(&t->at[i + 2], "and"))) ||
		    (token_is(w, "continued") && i < first + 5 && n->kind == TOKEN_COMMA))
			why |= REFER_POINTING;
		/* "such a deal"; "took a similar stand", like what was told. */
		if ((token_is(w, "such") && (token_is(n, "a") || token_is(n, "an"))) ||
		    (token_is(w, "similar") && tokens_find(t, i, "to") < 0))
			why |= REFER_POINTING;
		/* "that" before a noun and behind a preposition: "at that meeting". */
		if (token_is(w, "that") && (t->at[i - 1].cues & CUE_STOP) &&
		    (token_is(&t->at[i - 1], "in") || token_is(&t->at[i - 1], "at") ||
		     token_is(&t->at[i - 1], "of") || token_is(&t->at[i - 1], "on") ||
		     token_is(&t->at[i - 1], "for") || token_is(&t->at[i - 1], "to") ||
		     token_is(&t->at[i - 1], "with") || token_is(&t->at[i - 1], "from") ||
		     token_is(&t->at[i - 1], "during") || token_is(&t->at[i - 1], "by") ||
		     token_is(&t->at[i - 1], "after") || token_is(&t->at[i - 1], "over")))
			why |= REFER_POINTING;
		/* "For many of us, that was the answer" */
		if (token_is(w, "that") && t->at[i - 1].kind == TOKEN_COMMA &&
		    (token_is(n, "was") || token_is(n, "is") || token_is(n, "means") || token_is(n, "meant")))
			why |= REFER_POINTING;
		if (token_is(w, "this") && !(n->cues & CUE_TIME))
			why |= REFER_POINTING;
		if (token_is(w, "too") && n->kind == TOKEN_END)
			why |= REFER_ANOTHER;
		/* ", though," and its like turn against what was said before. */
		if (t->at[i - 1].kind == TOKEN_COMMA && n->kind == TOKEN_COMMA &&
		    (token_is(w, "though") || token_is(w, "however") ||
		     token_is(w, "meanwhile") || token_is(w, "too") || token_is(w, "therefore") ||
		     token_is(w, "then")))
			why |= REFER_OPENER;
		/* "the bigger rooms": than which? */
		if (token_is(w, "the") && is_comparative(n) && i + 2 < t->count &&
		    t->at[i + 2].kind == TOKEN_WORD && !(t->at[i + 2].flags & TOKEN_CAPITAL) &&
		    !(t->at[i + 2].cues & (CUE_PERSON | CUE_STOP)))
			why |= REFER_POINTING;
		/* "took that to mean"; "did so" without a deed before it in the sentence. */
		if ((token_is(n, "that") && i + 2 < t->count && token_is(&t->at[i + 2], "to") &&
		     (token_is(w, "took") || token_is(w, "take") || token_is(w, "takes"))) ||
		    (token_is(n, "so") && i < first + DEED_REACH && is_do(w) && i + 2 < t->count &&
		     (!token_is_word(&t->at[i + 2]) || t->at[i + 2].cues & CUE_STOP) &&
		     !token_is(&t->at[i + 2], "much") && !token_is(&t->at[i + 2], "many")) ||
		    token_is(w, "back-to-back"))
			why |= REFER_POINTING;
		/* "issued the following statement": it is not here */
		if (token_is(w, "the") && token_is(n, "following") && i + 2 < t->count &&
		    t->at[i + 2].kind == TOKEN_WORD && !(t->at[i + 2].cues & CUE_TIME))
			why |= REFER_POINTING;
		/* "The first was born in June" */
		if (i == first + 1 && token_is(&t->at[first], "the") && n->cues & (CUE_FINITE | CUE_MODAL) &&
		    (token_is(w, "first") || token_is(w, "second") || token_is(w, "third") ||
		     token_is(w, "last")))
			why |= REFER_POINTING;
		/* "Many cited the dam": many of whom? */
		if (i == first + 1 && (w->cues & (CUE_FINITE | CUE_MODAL) || str_ends(w->low, STR("ed"))) &&
		    (token_is(&t->at[first], "many") || token_is(&t->at[first], "several") ||
		     token_is(&t->at[first], "most") || token_is(&t->at[first], "few")))
			why |= REFER_POINTING;
		/* "neither of those two"; "Among the other letters"; "All three have been found" */
		if (((token_is(w, "those") || token_is(w, "these")) && counts_some(n)) ||
		    (token_is(w, "the") && token_is(n, "other") && i == first + 1) ||
		    (counts_some(w) && i == first + 1 && token_is(&t->at[first], "all") &&
		     (!token_is_word(n) || n->cues & (CUE_FINITE | CUE_MODAL | CUE_SAY))))
			why |= REFER_POINTING;
		/* "would not go that far"; "officials there said"; "did not see the bodies then" */
		if ((token_is(w, "that") && token_is(n, "far")) ||
		    (token_is(w, "there") && n->cues & (CUE_SAY | CUE_FINITE) && i == first + 1) ||
		    (token_is(w, "then") && n->kind == TOKEN_END && !(t->at[i - 1].cues & CUE_STOP)))
			why |= REFER_POINTING;
		/* "did just that" */
		if (token_is(w, "just") && token_is(n, "that") && i + 2 < t->count &&
		    !token_is_word(&t->at[i + 2]))
			why |= REFER_POINTING;
		if (token_is(w, "then") && t->at[i - 1].cues & CUE_FINITE)
			why |= REFER_POINTING;
		if (token_is(w, "also") && i < first + 6)
			why |= REFER_ANOTHER;
		if (token_is(w, "the") && (token_is(n, "former") || token_is(n, "latter")) &&
		    i + 2 < t->count && !token_is_word(&t->at[i + 2]))
			why |= REFER_POINTING;
	}
	return why;
}

/* "The source added": one of whom the text has spoken, whoever else is named. */
static bool
says_who_was_named(const struct tokens *t, size_t first)
{
	static const char *const nouns[] = {
		"source", "sources", "official", "spokesman", "spokeswoman", "spokesperson", "man",
		"woman", "boy", "girl", "author", "authors", "lawyer", "attorney", "witness", "statement",
		"letter", "researcher", "writer", "couple", "duo", "trio", "pair", "teenager", "teen",
		"speaker", "leader", "lawmaker", "candidate", "singer", "actor", "actress", "businessman",
		"mogul", "host", "star", "congressman", "congresswoman", "senator", "democrat",
		"republican"};
	enum { MODIFIERS = 3 };
	if (!token_is(&t->at[first], "the"))
		return false;
	for (size_t i = first + 1; i + 1 < t->count && i <= first + 1 + MODIFIERS; i++) {
		const struct token *noun = &t->at[i], *next = &t->at[i + 1];
		bool person = noun->cues & (CUE_PERSON | CUE_ROLE) && !(noun->cues & CUE_UNIQUE) &&
		              !(noun->flags & TOKEN_POSSESSIVE);
		for (size_t k = 0; k < sizeof nouns / sizeof *nouns; k++)
			person |= token_is(noun, nouns[k]);
		if (person && (next->cues & (CUE_SAY | CUE_FINITE | CUE_MODAL) ||
		               str_ends(next->low, STR("ed"))))
			return true;
		/* "The governor, a Republican, told": not "The governor, Anna Berg,". */
		bool paper = token_is(noun, "letter") || token_is(noun, "statement");
		if (person && !paper && next->kind == TOKEN_COMMA && i + 2 < t->count &&
		    !(t->at[i + 2].flags & TOKEN_CAPITAL))
			return true;
		if (noun->kind != TOKEN_WORD || noun->cues & (CUE_STOP | CUE_FINITE))
			return false;
	}
	return false;
}

/* "The man died": definite, nameless and without anything that makes it unique. */
static bool
bare_definite(const struct tokens *t, size_t first)
{
	if (first + 2 >= t->count || !token_is(&t->at[first], "the"))
		return false;
	for (size_t i = first + 1; i < t->count; i++)
		if (t->at[i].kind == TOKEN_WORD && t->at[i].flags & TOKEN_CAPITAL &&
		    !(t->at[i].cues & (CUE_MONTH | CUE_WEEKDAY)))
			return false;
	const struct token *noun = &t->at[first + 1], *next = &t->at[first + 2];
	if (noun->cues & (CUE_UNIQUE | CUE_GROUP | CUE_SUPERLATIVE) ||
	    noun->kind != TOKEN_WORD)
		return false;
	/* A second noun or "of …" describes it. */
	return next->cues & (CUE_FINITE | CUE_SAY) || str_ends(next->low, STR("ed")) ||
	       next->kind != TOKEN_WORD;
}

/* "Berg said." "He told reporters on Monday." and the like: no clause, no quotation. */
static bool
says_nothing(const struct tokens *t)
{
	static const char *const bare[] = {"said",  "noted", "wrote",     "tweeted",
	                                   "added", "says",  "explained", "told"};
	size_t n = 0;
	bool say = false, clause = false;
	for (size_t i = 0; i < t->count; i++) {
		const struct token *w = &t->at[i];
		if (w->kind == TOKEN_QUOTE)
			return false;
		n += token_is_word(w);
		bool here = false;
		for (size_t k = 0; k < sizeof bare / sizeof *bare; k++)
			here |= token_is(w, bare[k]);
		say |= here;
		clause |= !here && (w->cues & (CUE_FINITE | CUE_SAY) || token_is(w, "that") ||
		                    w->kind == TOKEN_COLON ||
		                    (w->low.n > 4 && str_ends(w->low, STR("ed"))));
	}
	return say && (n < 7 || (n < 14 && !clause));
}

unsigned
refer_reasons(const struct tokens *t, enum cue_language language)
{
	unsigned why = 0;
	if (!t->count)
		return REFER_QUOTE_ALONE;
	size_t first = front(t);
	if (first >= t->count)
		return REFER_QUOTE_ALONE;
	/* Straight and curly marks each come in pairs. */
	size_t straight = 0, curly = 0;
	for (size_t i = 0; i < t->count; i++)
		if (t->at[i].kind == TOKEN_QUOTE)
			*(t->at[i].end - t->at[i].start == 1 ? &straight : &curly) += 1;
	if (straight % 2 || curly % 2 || t->open_quote ||
	    (t->at[0].flags & TOKEN_QUOTED && t->at[0].kind != TOKEN_QUOTE))
		why |= REFER_QUOTE_PART;
	for (size_t i = t->count; i-- > 0 && !token_is_word(&t->at[i]);)
		if (t->at[i].kind == TOKEN_END && t->at[i].low.p[0] == '?' &&
		    !(t->at[i].flags & TOKEN_QUOTED))
			why |= REFER_QUESTION;
	why |= opening(t, first, language);
	why |= quotation(t);
	why |= inside(t, first, language);
	if (inverted_speaker(t, language))
		why |= REFER_SPEAKER;
	if (language == CUE_ENGLISH) {
		if (fronted_pronoun(t, first))
			why |= REFER_SUBJECT;
		if (pronoun_speaker(t))
			why |= REFER_SPEAKER;
		if (bare_definite(t, first))
			why |= REFER_DEFINITE;
		if (says_who_was_named(t, first))
			why |= REFER_POINTING;
		if (says_nothing(t))
			why |= REFER_SAYS_NOTHING;
	}
	return why;
}
