/* fault_gap.c: what was put in, left out or exchanged in a claim that is nearly a copy. */
#include "gate/fault.h"

enum { TIGHT = 4 };

/* Small words of which one is never the other; only the rows' own words are compared. */
static const char *const opposites[][2] = {
	{"for", "against"}, {"with", "without"}, {"before", "after"}, {"above", "below"},
	{"over", "under"}, {"up", "down"}, {"more", "less"}, {"more", "fewer"},
	{"most", "least"}, {"all", "some"}, {"all", "no"}, {"all", "none"}, {"every", "some"},
	{"many", "few"}, {"always", "never"}, {"inside", "outside"}, {"on", "off"},
	{"he", "she"}, {"his", "her"}, {"him", "her"}, {"first", "last"}, {"to", "from"},
	{"into", "from"}, {"both", "neither"}, {"since", "until"}, {"now", "then"},
	{"can", "cannot"}, {"each", "some"}, {"most", "some"}, {"all", "most"},
	{"many", "some"}, {"north", "south"}, {"east", "west"},
};

static bool
is_opposite(struct str a, struct str b)
{
	for (size_t i = 0; i < sizeof opposites / sizeof *opposites; i++)
		for (int side = 0; side < 2; side++)
			if (a.p[0] == opposites[i][side][0] && str_eq(a, str_of(opposites[i][side])) &&
			    str_eq(b, str_of(opposites[i][!side])))
				return true;
	return false;
}

static ptrdiff_t
cue_in(const struct prepared *p, size_t from, size_t to, unsigned cue)
{
	for (size_t i = from; i < to; i++)
		if (p->tokens.at[i].cues & cue)
			return (ptrdiff_t)i;
	return -1;
}

/* The first token there that is one. */
static ptrdiff_t
first_in(const struct prepared *p, size_t from, size_t to,
         bool (*is)(const struct prepared *, size_t))
{
	for (size_t i = from; i < to; i++)
		if (is(p, i))
			return (ptrdiff_t)i;
	return -1;
}

/* "tried to" at the end of the gap: what stands behind it, and is told by the claim, is not done. */
static ptrdiff_t
held_off_behind(const struct prepared *p, const struct gap *g)
{
	ptrdiff_t verb = (ptrdiff_t)g->p_to - 2;
	return verb >= (ptrdiff_t)g->p_from && prepared_holds_off(p, (size_t)verb) ? verb : -1;
}

/* A word of the gap whose root is in the other's gap, too, in another place. */
static bool
root_in(const struct prepared *p, size_t from, size_t to, uint64_t root)
{
	for (size_t i = from; i < to; i++)
		if (p->roots[i] == root)
			return true;
	return false;
}

/* Nothing but an aside between commas, dashes or brackets was left out. */
static bool
is_aside(const struct prepared *p, const struct gap *g)
{
	if (g->p_from >= g->p_to || g->c_from < g->c_to)
		return false;
	const struct token *a = &p->tokens.at[g->p_from], *z = &p->tokens.at[g->p_to - 1];
	bool opens = a->kind == TOKEN_COMMA || a->kind == TOKEN_DASH || a->kind == TOKEN_OPEN;
	bool closes = z->kind == TOKEN_COMMA || z->kind == TOKEN_DASH || z->kind == TOKEN_CLOSE;
	bool ends = g->p_to < p->tokens.count && p->tokens.at[g->p_to].kind != TOKEN_WORD;
	return opens && (closes || ends);
}

/* The part of the passage's gap that stands for the claim's: all of an inner gap, the words next
 * to what is matched at the ends. */
static void
narrow(const struct compared *k, struct gap *g)
{
	size_t words = g->c_to - g->c_from + TIGHT;
	if (g->first && g->p_to - g->p_from > words)
		g->p_from = g->p_to - words;
	if (g->last && g->p_to - g->p_from > words)
		g->p_to = g->p_from + words;
	/* Not over the border of a sentence. */
	const uint32_t *of = k->p->sentence_of;
	while (g->first && !g->last && g->p_from < g->p_to && of[g->p_from] != of[g->p_to])
		g->p_from++;
	while (g->last && !g->first && g->p_to > g->p_from && of[g->p_to - 1] != of[g->p_from - 1])
		g->p_to--;
}

/* Whether as much was left out as was put in, so that one stands for the other. */
static bool
is_exchange(const struct gap *g)
{
	return g->p_to - g->p_from <= g->c_to - g->c_from + TIGHT;
}

static void
check_polarity(const struct compared *k, const struct gap *g, struct faults *f)
{
	ptrdiff_t mine = cue_in(k->c, g->c_from, g->c_to, CUE_NEGATION);
	ptrdiff_t theirs = cue_in(k->p, g->p_from, g->p_to, CUE_NEGATION);
	/* At the ends of the claim only what its own words stand for is left out. */
	size_t words = g->c_to - g->c_from;
	if (theirs >= 0 && ((g->last && (size_t)theirs >= g->p_from + words) ||
	                    (g->first && (size_t)theirs + words < g->p_to)))
		theirs = -1;
	if (mine >= 0 && theirs < 0)
		faults_add(f, FAULT_NEGATION, "\"" STR_FMT "\" denies what the passage does not",
		           STR_ARG(prepared_word(k->c, (size_t)mine)));
	if (theirs >= 0 && mine < 0 && !is_aside(k->p, g))
		faults_add(f, FAULT_NEGATION, "it leaves out the negation \"" STR_FMT "\"",
		           STR_ARG(prepared_word(k->p, (size_t)theirs)));
}

static void
check_certainty(const struct compared *k, const struct gap *g, struct faults *f)
{
	ptrdiff_t theirs = first_in(k->p, g->p_from, g->p_to, prepared_hedge);
	if (theirs < 0)
		theirs = held_off_behind(k->p, g);
	if (theirs < 0 || is_aside(k->p, g) || first_in(k->c, g->c_from, g->c_to, prepared_hedge) >= 0 ||
	    first_in(k->c, g->c_from, g->c_to, prepared_holds_off) >= 0)
		return;
	faults_add(f, FAULT_CERTAINTY, "it leaves out \"" STR_FMT "\"",
	           STR_ARG(prepared_word(k->p, (size_t)theirs)));
}

static void
check_qualifier(const struct compared *k, const struct gap *g, struct faults *f)
{
	ptrdiff_t theirs = cue_in(k->p, g->p_from, g->p_to, CUE_QUALIFIER);
	bool number = g->c_to < k->s.to && k->c->tokens.at[g->c_to].kind == TOKEN_NUMBER;
	if (theirs < 0 || !number || cue_in(k->c, g->c_from, g->c_to, CUE_QUALIFIER) >= 0)
		return;
	faults_add(f, FAULT_QUALIFIER, "it leaves out the qualifier of a number \"" STR_FMT "\"",
	           STR_ARG(prepared_word(k->p, (size_t)theirs)));
}

static void
check_opposites(const struct compared *k, const struct gap *g, struct faults *f)
{
	for (size_t i = g->c_from; i < g->c_to; i++)
		for (size_t n = g->p_from; n < g->p_to; n++)
			if (is_opposite(k->c->tokens.at[i].low, k->p->tokens.at[n].low))
				faults_add(f, FAULT_DIRECTION, "it says \"" STR_FMT
				           "\" where the passage says \"" STR_FMT "\"",
				           STR_ARG(prepared_word(k->c, i)), STR_ARG(prepared_word(k->p, n)));
}

/* "He said" before what the passage states itself. */
static void
check_said(const struct compared *k, const struct gap *g, struct faults *f)
{
	static const unsigned cues = CUE_SAY | CUE_ATTRIBUTION;
	ptrdiff_t mine = cue_in(k->c, g->c_from, g->c_to, cues);
	if (mine < 0 || cue_in(k->p, k->window.from, k->window.to, cues) >= 0)
		return;
	faults_add(f, FAULT_SPEAKER, "\"" STR_FMT "\" is new: nobody says it in the passage",
	           STR_ARG(prepared_word(k->c, (size_t)mine)));
}

/* "resignation" for "resigned": most of the letters of a word of the gap. */
static bool
is_kin(const struct prepared *p, size_t from, size_t to, struct str low)
{
	for (size_t i = from; i < to; i++) {
		struct str w = p->tokens.at[i].low;
		size_t n = 0;
		while (n < w.n && n < low.n && w.p[n] == low.p[n] && !byte_is_digit((unsigned char)w.p[n]))
			n++;
		if (n >= 5 || (n >= 4 && (n == w.n || n == low.n)))
			return true;
	}
	return false;
}

/* First content word of the passage's gap that the claim has nowhere; numbers have rules of
 * their own. */
static ptrdiff_t
replaced_word(const struct compared *k, const struct gap *g)
{
	for (size_t i = g->p_from; i < g->p_to; i++)
		if (prepared_content(k->p, i) && k->p->tokens.at[i].kind == TOKEN_WORD &&
		    !root_in(k->c, k->s.from, k->s.to, k->p->roots[i]))
			return (ptrdiff_t)i;
	return -1;
}

/* Whether the window has a word of the claim where it may have been moved from: anywhere, or, where
 * another word stands in its place, in the same sentence.  `theirs` is that word, or -1. */
static bool
may_be_moved(const struct compared *k, size_t i, ptrdiff_t theirs)
{
	size_t from = k->window.from, to = k->window.to;
	if (theirs >= 0) {
		struct gate_sentence s = k->p->sentences[k->p->sentence_of[theirs]];
		from = s.from;
		to = s.to;
	}
	return root_in(k->p, from, to, k->c->roots[i]) ||
	       is_kin(k->p, from, to, k->c->tokens.at[i].low);
}

static void
check_words(const struct compared *k, const struct gap *g, struct faults *f)
{
	ptrdiff_t theirs = replaced_word(k, g);
	for (size_t i = g->c_from; i < g->c_to; i++) {
		const struct token *t = &k->c->tokens.at[i];
		if (!prepared_content(k->c, i) || t->kind != TOKEN_WORD || may_be_moved(k, i, theirs))
			continue;
		/* A fuller name than the window's is what the rules on names look at. */
		if (t->flags & TOKEN_CAPITAL && name_word_known(k, i) && theirs < 0)
			continue;
		if (t->cues & CUE_SAY && theirs >= 0 && k->p->tokens.at[theirs].cues & CUE_SAY)
			continue;
		if (theirs >= 0)
			faults_add(f, FAULT_WORD, "it says \"" STR_FMT "\" where the passage says \"" STR_FMT
			           "\"", STR_ARG(prepared_word(k->c, i)),
			           STR_ARG(prepared_word(k->p, (size_t)theirs)));
		else if (!places_has(k->at, k->c, i))
			faults_add(f, FAULT_ADDED, "it adds \"" STR_FMT "\", which the passage has not",
			           STR_ARG(prepared_word(k->c, i)));
	}
}

/* Others are named by the rule on numbers. */
static bool
is_known(const struct prepared *p, const struct number *n)
{
	for (size_t i = 0; i < p->numbers.count; i++)
		if (number_same(&p->numbers.at[i], n))
			return true;
	return false;
}

/* A number or name in the place of another, which the passage may well have elsewhere. */
static void
check_places(const struct compared *k, const struct gap *g, struct faults *f)
{
	for (size_t i = g->c_from; i < g->c_to; i++) {
		const struct number *number = prepared_number(k->c, i);
		const struct name *name = prepared_name(k->c, i);
		if ((!number && !name) || (number && !is_known(k->p, number)) ||
		    root_in(k->p, g->p_from, g->p_to, k->c->roots[i]))
			continue;
		for (size_t n = g->p_from; n < g->p_to; n++) {
			const struct number *other = prepared_number(k->p, n);
			bool group = name && k->p->tokens.at[n].cues & CUE_GROUP;
			bool differs = number ? other && !number_same(number, other)
			                      : prepared_name(k->p, n) || group;
			if (!differs || root_in(k->c, g->c_from, g->c_to, k->p->roots[n]))
				continue;
			if (name && !places_has(k->at, k->c, i))
				break;
			faults_add(f, FAULT_ORDER, "it puts \"" STR_FMT "\" where the passage has \"" STR_FMT
			           "\"", STR_ARG(prepared_word(k->c, i)), STR_ARG(prepared_word(k->p, n)));
			break;
		}
	}
}

/* Who says something may stand before or behind what is said. */
static bool
speaks(const struct prepared *c, struct gate_sentence s, size_t i)
{
	enum { REACH = 3 };
	size_t from = i > s.from + REACH ? i - REACH : s.from, to = i + REACH + 1;
	return cue_in(c, from, to < s.to ? to : s.to, CUE_SAY) >= 0;
}

/* A name that stands on the other side of a verb than in the window, with no "by" that would
 * turn the sentence round. */
static void
check_roles(const struct compared *k, const struct gap *g, struct faults *f)
{
	const struct alignment *al = &k->alignment;
	for (size_t i = g->c_from; i < g->c_to; i++) {
		const struct token *t = &k->c->tokens.at[i];
		if (!(t->flags & TOKEN_CAPITAL) || t->cues & CUE_STOP || speaks(k->c, k->s, i) ||
		    (i > k->s.from && token_is(&k->c->tokens.at[i - 1], "by")))
			continue;
		for (size_t n = al->p_from; n < al->p_to; n++) {
			if (k->p->roots[n] != k->c->roots[i] || al->taken[n - al->p_from] ||
			    !(k->p->tokens.at[n].flags & TOKEN_CAPITAL) ||
			    (n > al->p_from && token_is(&k->p->tokens.at[n - 1], "by")))
				continue;
			faults_add(f, FAULT_ORDER, "\"" STR_FMT "\" stands in another place in the passage",
			           STR_ARG(prepared_word(k->c, i)));
			return;
		}
	}
}

/* Whether the window's tokens [from, to) hold a content word that the claim has not before its token
 * `end`. */
static bool
drops_content(const struct compared *k, size_t from, size_t to, size_t end)
{
	for (size_t i = from; i < to; i++)
		if (prepared_content(k->p, i) && !(k->p->tokens.at[i].cues & (CUE_CONNECTIVE | CUE_TIME |
		                                  CUE_OPENER | CUE_HE | CUE_IT)) &&
		    !root_in(k->c, k->s.from, end, k->p->roots[i]))
			return true;
	return false;
}

/* A pronoun at the front where the passage's sentence has another subject. */
static void
check_subject(const struct compared *k, const struct gap *g, struct faults *f)
{
	if (!g->first || g->last)
		return;
	struct gate_sentence s = k->p->sentences[k->p->sentence_of[g->p_to]];
	ptrdiff_t mine = cue_in(k->c, g->c_from, g->c_to,
	                        CUE_HE | CUE_IT | CUE_FIRST | CUE_DEMONSTRATIVE);
	if (mine < 0 || root_in(k->p, s.from, g->p_to, k->c->roots[mine]) ||
	    !drops_content(k, s.from, g->p_to, k->s.to))
		return;
	faults_add(f, FAULT_SPLICE, "\"" STR_FMT "\" stands in the place of \"" STR_FMT "\"",
	           STR_ARG(prepared_word(k->c, (size_t)mine)),
	           STR_ARG(prepared_words(k->p, s.from, g->p_to)));
}

enum { SUBJECT_WORDS = 6 };

/* The claim goes over from one sentence of the window to the next inside itself: then the second
 * one's own subject must not be lost, and a pronoun may only stand for the first one's subject. */
void
faults_of_splices(const struct compared *k, struct faults *f)
{
	const struct alignment *al = &k->alignment;
	ptrdiff_t last = -1;
	for (size_t i = 0; i < al->to - al->from; i++) {
		ptrdiff_t at = al->at[i];
		if (at < 0)
			continue;
		if (last >= 0 && k->p->sentence_of[at] != k->p->sentence_of[last]) {
			struct gate_sentence a = k->p->sentences[k->p->sentence_of[last]],
			                     b = k->p->sentences[k->p->sentence_of[at]];
			bool tail = drops_content(k, (size_t)last + 1, a.to, k->s.to);
			bool subject = (size_t)last < a.from + SUBJECT_WORDS;
			if (drops_content(k, b.from, (size_t)at, al->from + i) ||
			    (tail && !subject && (size_t)at > b.from))
				faults_add(f, FAULT_SPLICE, "it joins the front of one sentence to the end of "
				           "another: \"" STR_FMT "\"",
				           STR_ARG(prepared_words(k->c, al->from + i, al->to)));
		}
		last = at;
	}
}

void
faults_of_gaps(const struct compared *k, struct faults *f)
{
	struct gap g;
	size_t i = k->alignment.from;
	while (alignment_gap(&k->alignment, &i, &g)) {
		bool outer = g.first || g.last;
		if (outer && g.c_from == g.c_to)
			continue;
		check_subject(k, &g, f);
		narrow(k, &g);
		check_polarity(k, &g, f);
		check_words(k, &g, f);
		check_said(k, &g, f);
		if (is_exchange(&g)) {
			check_opposites(k, &g, f);
			check_places(k, &g, f);
		}
		check_roles(k, &g, f);
		if (outer)
			continue;
		check_certainty(k, &g, f);
		check_qualifier(k, &g, f);
	}
}
