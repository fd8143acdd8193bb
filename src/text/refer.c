/* refer.c: the dangling test. */
#include "text/refer.h"

/* Phrases that open a sentence and point back. */
static const struct {
	enum cue_language language;
	const char *phrase;
} openers[] = {
	{CUE_ENGLISH, "at the time"}, {CUE_ENGLISH, "at the same time"},
	{CUE_ENGLISH, "at that"}, {CUE_ENGLISH, "at this"}, {CUE_ENGLISH, "at times"},
	{CUE_ENGLISH, "at one point"}, {CUE_ENGLISH, "at issue"},
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
	{CUE_ENGLISH, "in response ,"}, {CUE_ENGLISH, "in turn"}, {CUE_ENGLISH, "in all"},
	{CUE_ENGLISH, "in return"}, {CUE_ENGLISH, "in particular"}, {CUE_ENGLISH, "in other words"},
	{CUE_ENGLISH, "in one"}, {CUE_ENGLISH, "in another"}, {CUE_ENGLISH, "in doing"},
	{CUE_ENGLISH, "in short"}, {CUE_ENGLISH, "on the other"}, {CUE_ENGLISH, "on the one"},
	{CUE_ENGLISH, "of those"}, {CUE_ENGLISH, "of these"}, {CUE_ENGLISH, "of the"},
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
	{CUE_ENGLISH, "each of"}, {CUE_ENGLISH, "much of that"}, {CUE_ENGLISH, "much of this"},
	{CUE_ENGLISH, "speaking of"}, {CUE_ENGLISH, "the reason"}, {CUE_ENGLISH, "like that"},
	{CUE_ENGLISH, "unlike"}, {CUE_ENGLISH, "just then"}, {CUE_ENGLISH, "along with"},
	{CUE_ENGLISH, "in the next"}, {CUE_ENGLISH, "the next"}, {CUE_ENGLISH, "next"},
	{CUE_ENGLISH, "only then"}, {CUE_ENGLISH, "pressed on"}, {CUE_ENGLISH, "pressed about"},
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
	if (t->at[0].cues & CUE_CONNECTIVE && t->at[0].flags & TOKEN_CAPITAL)
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
	static const char *const keep[] = {
		"then", "so",    "yet",   "even", "not", "when", "if",   "as",  "after", "to",
		"for",  "while", "there", "with", "how", "why",  "what", "nor", "also"};
	for (size_t k = 0; k < sizeof keep / sizeof *keep; k++)
		if (token_is(&t->at[n], keep[k]))
			return 0;
	return t->at[n].kind == TOKEN_WORD || t->at[n].kind == TOKEN_NUMBER ? n : 0;
}

static unsigned
opening(const struct tokens *t, size_t first, enum cue_language language)
{
	const struct token *w = &t->at[first];
	unsigned why = 0;
	/* "Some 300 people" points at nothing. */
	bool counted = token_is(w, "some") && first + 1 < t->count &&
	               t->at[first + 1].kind == TOKEN_NUMBER;
	if (w->cues & CUE_OPENER && !counted)
		why |= REFER_OPENER;
	for (size_t k = 0; k < sizeof openers / sizeof *openers; k++)
		if (openers[k].language == language && tokens_at(t, first, openers[k].phrase))
			why |= REFER_OPENER;
	/* "Of the 30 people": a part of a whole that is named here. */
	if (why && token_is(w, "of") && first + 2 < t->count &&
	    t->at[first + 2].kind == TOKEN_NUMBER)
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
		fronting |= token_is(&t->at[first], fronts[k]);
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
		if (!(t->at[i + 1].cues & CUE_SAY))
			continue;
		const struct token *b = &t->at[i - 1];
		bool after_quote =
			b->kind == TOKEN_QUOTE ||
			(b->kind == TOKEN_COMMA && (i < 2 || t->at[i - 2].kind == TOKEN_QUOTE));
		bool closes = b->kind == TOKEN_COMMA && i + 4 > t->count;
		if (!after_quote && !closes)
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

/* „…“, sagte er; « … », a-t-il dit: the same where the verb comes first. */
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
		    n->kind == TOKEN_WORD && !(n->cues & (CUE_STOP | CUE_FINITE | CUE_TIME)))
			why |= REFER_POINTING;
		/* "that" before a noun and behind a preposition: "at that meeting". */
		if (token_is(w, "that") && (t->at[i - 1].cues & CUE_STOP) &&
		    (token_is(&t->at[i - 1], "in") || token_is(&t->at[i - 1], "at") ||
		     token_is(&t->at[i - 1], "of") || token_is(&t->at[i - 1], "on") ||
		     token_is(&t->at[i - 1], "for") || token_is(&t->at[i - 1], "to") ||
		     token_is(&t->at[i - 1], "with") || token_is(&t->at[i - 1], "from")))
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
		if (says_nothing(t))
			why |= REFER_SAYS_NOTHING;
	}
	return why;
}
