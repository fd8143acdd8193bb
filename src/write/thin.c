/* thin.c: counts the words that tell one thing from others of its kind. */
#include "write/thin.h"

#include "write/ask_noun.h"

/* Of these a land, a town or a body has one. */
static bool
has_one(const struct ask_sentence *r, size_t i)
{
	static const char *const rows[] = {
		"administration", "ambassador", "army", "authorities", "board", "border", "borders", "budget", "cabinet",
		"campaign", "capital", "capitol", "ceo", "chief", "coast", "congress", "constitution", "consulate",
		"convention", "council", "court", "currency", "debt", "deficit", "delegation", "department", "economy",
		"election", "elections", "embassy", "family", "flag", "floor", "forces", "founders", "government", "governor", "headquarters",
		"house", "leader", "leaders", "leadership", "legislature", "market", "markets", "mayor", "media",
		"military", "minister", "ministry", "navy", "office", "officials", "parliament", "party", "people",
		"police", "population", "premier", "presidency", "president", "press", "primary", "prosecutor", "public",
		"regime", "senate", "society", "staff", "team", "treasury", "troops", "vacancy", "voters", "website"};
	return r->cues[i] & (CUE_UNIQUE | CUE_GROUP) || WORD_IN(r, i, rows);
}

/* Works and buildings that bear the name of a place or of somebody: "the Ullen dam". */
static bool
bears_name(const struct ask_sentence *r, size_t i)
{
	static const char *const rows[] = {
		"airport", "arena", "bridge", "canal", "cathedral", "dam", "ferry", "harbor", "harbour", "highway",
		"hospital", "jail", "mill", "mine", "monument", "museum", "park", "pipeline", "port", "prison",
		"railway", "reservoir", "river", "stadium", "station", "tower", "tunnel", "university", "weir", "zoo"};
	return i > 0 && word_is_name(r, i - 1) && WORD_IN(r, i, rows);
}

/* Words that tell nothing from anything: "the new report", "the alleged victim". */
static bool
tells_nothing(const struct ask_sentence *r, size_t i)
{
	static const char *const rows[] = {"new", "latest", "recent", "alleged", "latter", "same", "original", "earlier",
	                                   "previous", "first", "second", "last", "next", "current", "public",
	                                   "controversial", "major", "big", "entire", "whole",
	                                   "so-called", "very", "highly", "much", "total", "overall"};
	return WORD_IN(r, i, rows) || word_part(r, i) == UPOS_NUM || word_part(r, i) == UPOS_ADV;
}

/* A first name and a surname of the story stand beside each other. */
static bool
holds_full_name(const struct ask_sentence *r, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++)
		if (word_is_name(r, i - 1) && word_is_name(r, i) && cast_find(r->cast, r->low[i]))
			return true;
	return false;
}

/* "the bipartisan Senate vote": how and where, not on what. */
static bool
tells_only_how(const struct ask_sentence *r, size_t i, size_t head)
{
	static const char *const rows[] = {"bipartisan", "unanimous", "narrow", "final", "full", "floor", "procedural", "senate",
	                                   "house", "party", "line", "key", "close", "council", "committee"};
	return (word_is(r, head, "vote") || word_is(r, head, "votes")) && WORD_IN(r, i, rows);
}

bool
thin_is(const struct ask_sentence *r, size_t from, size_t to, size_t head)
{
	size_t words = 0;
	bool owned = false, by_name = false, definite = word_is(r, from, "the") || word_is(r, from, "a") || word_is(r, from, "an");
	if (from >= to || head < from || head >= to || word_part(r, head) != UPOS_NOUN || has_one(r, head) || bears_name(r, head) ||
	    (head > 0 && r->p->words.at[head].capital))
		return false;
	static const char *const events[] = {"case", "cases", "video", "meeting", "attack", "shooting", "incident", "crash",
	                                     "fire", "trial", "event", "bombing", "protest", "protests"};
	bool happens = WORD_IN(r, head, events);
	size_t begin = from;
	for (size_t i = from; i < head; i++)
		if (word_tag(r, i) == XPOS_POS) {
			owned = true;
			begin = i + 1;
			by_name |= i > from && (word_is_name(r, i - 1) || has_one(r, i - 1));
		}
	/* "Orrel farms": of any number. */
	if (!owned && !definite && (word_tag(r, head) == XPOS_NNS || !word_is_name(r, from)))
		return false;
	if (owned && !by_name) /* "the country's claim" */
		return true;
	for (size_t i = begin; i < head; i++) {
		enum upos u = word_part(r, i);
		bool content = u == UPOS_NOUN || u == UPOS_ADJ || u == UPOS_PROPN || u == UPOS_VERB;
		/* "Orrel-owned" is one word, and so is "Porlan Bay" of a place where much happens */
		bool tied = (i > begin + 1 && word_tag(r, i - 1) == XPOS_HYPH) ||
		            (happens && i > begin && word_is_name(r, i) && word_is_name(r, i - 1));
		words += content && !tied && !tells_nothing(r, i) && !tells_only_how(r, i, head);
	}
	/* What hangs on the noun: "of the Ullen dam", "on farmers' debts". */
	for (size_t i = head + 1; i < to; i++) {
		enum upos u = word_part(r, i);
		if (u == UPOS_NOUN || u == UPOS_ADJ || u == UPOS_PROPN)
			return false;
	}
	static const char *const papers[] = {"subpoenas", "emails", "texts", "letters", "documents", "comments", "remarks",
	                                     "claims", "conclusions", "findings", "admission", "move", "messages"};
	if (owned)
		return !words && (noun_classes(r->low[head]) & NOUN_EVENT || WORD_IN(r, head, papers));
	return words < 2 && !holds_full_name(r, begin, head);
}
