/* day_verb.c: looks left, then right, for the verb. */
#include "write/day_verb.h"

enum { ADVERBS = 3, FRONT = 4 };

static bool
is_finite(enum xpos x)
{
	return x == XPOS_VBD || x == XPOS_VBZ || x == XPOS_VBP || x == XPOS_MD;
}

static bool
is_noun(enum xpos x)
{
	return x == XPOS_NN || x == XPOS_NNS || x == XPOS_NNP || x == XPOS_NNPS;
}

static bool
is_relative(enum xpos x)
{
	return x == XPOS_WDT || x == XPOS_WP || x == XPOS_WP_S || x == XPOS_WRB;
}

/* "the dam that broke": the verb is of a clause beside the main one. */
static bool
is_of_relative(const struct tag_words *w, size_t verb)
{
	while (verb > 0 && (w->at[verb - 1].xpos == XPOS_RB || w->at[verb - 1].xpos == XPOS_VBD))
		verb--;
	return verb > 0 && is_relative(w->at[verb - 1].xpos);
}

/* A mark that parts the sentence. */
static bool
is_border(const struct tag_words *w, size_t i)
{
	switch (w->at[i].xpos) {
	case XPOS_COMMA:
	case XPOS_COLON:
	case XPOS_END:
	case XPOS_OPEN:
	case XPOS_CLOSE:
	case XPOS_QUOTE_OPEN:
	case XPOS_QUOTE_CLOSE:
		return true;
	default:
		return false;
	}
}

/* "was expected", "had planned": what was to be is no event. */
static bool
is_planned(const struct tag_words *w, size_t i)
{
	static const char *const rows[] = {"expected", "scheduled", "planned", "slated", "supposed",
	                                   "set", "due", "hoped", "wanted", "needed", "tried",
	                                   "believed", "thought"};
	for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
		if (tag_is(w, i, rows[k]))
			return true;
	return false;
}

/* An auxiliary of the past before the participle, adverbs between: "was later arrested". */
static bool
has_past_auxiliary(const struct tag_words *w, size_t i)
{
	for (size_t back = 1; back <= ADVERBS + 1 && back <= i; back++) {
		size_t k = i - back;
		if (tag_is(w, k, "was") || tag_is(w, k, "were") || tag_is(w, k, "had") ||
		    tag_is(w, k, "has") || tag_is(w, k, "have"))
			return true;
		if (w->at[k].xpos != XPOS_RB && !tag_is(w, k, "been"))
			return false;
	}
	return false;
}

/* "On Monday", "late Monday": the first word of the mention with what leads to it. */
static size_t
first_of(const struct tag_words *w, size_t i)
{
	while (i > 0 && (w->at[i - 1].xpos == XPOS_IN || tag_is(w, i - 1, "late") ||
	                 tag_is(w, i - 1, "early") || tag_is(w, i - 1, "earlier")))
		i--;
	return i;
}

/* The first word behind the mention and the part of the day. */
static size_t
behind(const struct tag_words *w, size_t i)
{
	static const char *const rows[] = {"morning", "afternoon", "evening", "night", "noon"};
	for (size_t k = 0; i < w->count && k < sizeof rows / sizeof *rows; k++)
		if (tag_is(w, i, rows[k]))
			return i + 1;
	return i;
}

/* A past verb right behind the mention, adverbs between; w->count: none. */
static size_t
verb_behind(const struct tag_words *w, size_t i)
{
	for (size_t n = 0; i < w->count && n <= ADVERBS; n++, i++) {
		if (w->at[i].xpos == XPOS_VBD)
			return i;
		if (w->at[i].xpos != XPOS_RB)
			break;
	}
	return w->count;
}

static bool
is_copula(const struct tag_words *w, size_t i)
{
	return tag_is(w, i, "was") || tag_is(w, i, "were");
}

/* Where the quotation that ends at `i` begins; `i` where it does not. */
static size_t
quote_opens(const struct tag_words *w, size_t i)
{
	for (size_t k = i; k-- > 0;)
		if (w->at[k].xpos == XPOS_QUOTE_OPEN)
			return k;
	return i;
}

/* The first finite verb in what follows is past, and no relative clause comes between. */
static bool
past_follows(const struct tag_words *w, size_t i)
{
	for (; i < w->count; i++) {
		enum xpos x = w->at[i].xpos;
		if (is_relative(x))
			return false;
		if (is_finite(x))
			return x == XPOS_VBD && !(i + 1 < w->count && is_planned(w, i + 1)) &&
			       !is_planned(w, i);
	}
	return false;
}

bool
day_verb_is_past(const struct tag_words *w, uint32_t start, uint32_t end)
{
	size_t from = 0, to = 0;
	while (from < w->count && w->at[from].end <= start)
		from++;
	to = from;
	while (to < w->count && w->at[to].start < end)
		to++;
	from = first_of(w, from);
	to = behind(w, to);
	size_t near = verb_behind(w, to);
	for (size_t i = from; i-- > 0;) {
		if (w->at[i].xpos == XPOS_QUOTE_CLOSE)
			i = quote_opens(w, i);
		if (is_border(w, i) && w->at[i].xpos != XPOS_QUOTE_OPEN)
			break;
		enum xpos x = w->at[i].xpos, next = i + 1 < from ? w->at[i + 1].xpos : XPOS_NONE;
		if (x == XPOS_VBD)
			/* "resolutions passed Monday were …": the first was a participle; "was in
			 * Orrel Monday": no event. */
			return near == w->count && !is_planned(w, i) && !is_copula(w, i) &&
			       !is_of_relative(w, i);
		if (x == XPOS_VBN && !is_noun(next) && next != XPOS_JJ)
			return near == w->count && has_past_auxiliary(w, i) && !is_planned(w, i) &&
			       !is_of_relative(w, i);
		if (x == XPOS_VB || x == XPOS_VBZ || x == XPOS_VBP || x == XPOS_MD ||
		    (x == XPOS_VBG && !is_noun(next)))
			return false;
	}
	bool opens = from == 0 || is_border(w, from - 1);
	/* "the council on Monday rejected", but not "the vote on Monday was". */
	if (near < w->count)
		return !is_planned(w, near) && (opens || !is_copula(w, near));
	/* In front of all, or in a part of its own between commas. */
	return (opens || (to < w->count && is_border(w, to))) && past_follows(w, to);
}
