/* headline_part.c: where a title may begin and end. */
#include "write/headline_part.h"

enum { LEAST_KEPT = 5, LEAST_CUT = 2, MOST_TOPIC = 5 };

/* What is cut off has none of these, as the check of what was left out wants it. */
static const unsigned carries = CUE_SAY | CUE_ATTRIBUTION | CUE_HEDGE | CUE_NEGATION | CUE_MODAL |
                                CUE_CONDITION;

static bool
is_any(const struct token *w, const char *const *list, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (token_is(w, list[k]))
			return true;
	return false;
}

static bool
any_at(const struct tokens *t, size_t i, const char *const *list, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (tokens_at(t, i, list[k]))
			return true;
	return false;
}

#define IS_ANY(w, list)    is_any(w, list, sizeof(list) / sizeof *(list))
#define ANY_AT(t, i, list) any_at(t, i, list, sizeof(list) / sizeof *(list))

static size_t
words_in(const struct tokens *t, size_t from, size_t to)
{
	size_t n = 0;
	for (size_t k = from; k < to; k++)
		n += token_is_word(&t->at[k]);
	return n;
}

/* Whether words have capitals as inside of a sentence, not at each word. */
static bool
in_sentence_case(const struct tokens *t)
{
	size_t words = 0, small = 0;
	for (size_t k = 1; k < t->count; k++)
		if (t->at[k].kind == TOKEN_WORD && !(t->at[k].cues & CUE_STOP)) {
			words++;
			small += !(t->at[k].flags & TOKEN_CAPITAL);
		}
	return 4 * small > words;
}

/* "makes", "vows"; where each word has a capital also "Democrats". */
static bool
ends_like_verb(const struct token *w, bool sentence_case)
{
	return w->low.n > 3 && !(w->flags & TOKEN_POSSESSIVE) &&
	       !(sentence_case && w->flags & TOKEN_CAPITAL) &&
	       ((str_ends(w->low, STR("s")) && !str_ends(w->low, STR("ss")) &&
	         !str_ends(w->low, STR("us"))) ||
	        str_ends(w->low, STR("ed")));
}

/* Whether [from, to) has a verb behind its first word. */
static bool
has_verb(const struct tokens *t, size_t from, size_t to)
{
	bool plain = in_sentence_case(t);
	for (size_t k = from + 1; k < to; k++)
		if (t->at[k].cues & (CUE_FINITE | CUE_MODAL | CUE_SAY) ||
		    (k + 1 < to && (token_is(&t->at[k], "to") || ends_like_verb(&t->at[k], plain))))
			return true;
	return false;
}

/* "as" before a clause, which has a verb; "as secretary of state", "as a sham" have none. */
static bool
has_clause(const struct tokens *t, size_t i)
{
	bool plain = in_sentence_case(t);
	if (i + 1 >= t->count || t->at[i + 1].kind != TOKEN_WORD || token_is(&t->at[i + 1], "a") ||
	    token_is(&t->at[i + 1], "an"))
		return false;
	for (size_t k = i + 2; k < t->count; k++)
		if (t->at[k].cues & CUE_FINITE ||
		    (ends_like_verb(&t->at[k], plain) &&
		     (k + 1 < t->count || !(t->at[k - 1].cues & CUE_STOP))))
			return true;
	return false;
}

/* "in latest blow to", "in interview": how the writer of the title calls it, or on what occasion. */
static bool
begins_comment(const struct tokens *t, size_t i)
{
	static const char *const nouns[] = {
		"address", "attempt", "bid", "blow", "effort", "interview", "letter", "memo", "move",
		"push", "rebuke", "response", "reversal", "setback", "speech", "statement", "tweet",
		"tweets", "twist", "victory", "video", "wake", "win"};
	enum { BETWEEN = 3 };
	if (!token_is(&t->at[i], "in"))
		return false;
	for (size_t k = i + 1; k < t->count && k <= i + 1 + BETWEEN; k++) {
		if (IS_ANY(&t->at[k], nouns))
			return true;
		if (t->at[k].kind != TOKEN_WORD || token_is(&t->at[k], "of"))
			return false;
	}
	return false;
}

/* Words that may begin what is cut off, with a comma in front of them or without. */
static bool
begins_phrase(const struct tokens *t, size_t i)
{
	static const char *const joints[] = {"after",     "as",       "amid",   "while",
	                                     "following", "ahead of", "despite"};
	static const char *const when[] = {"immediately", "soon",   "shortly", "right", "just",
	                                   "only",        "long",   "moments", "hours", "days",
	                                   "weeks",       "months", "years",   "day",   "week",
	                                   "month",       "year",   "even"};
	if (token_is(&t->at[i], "as") && !has_clause(t, i))
		return false;
	/* "as soon as it rains" */
	if (token_is(&t->at[i], "as") && ((i > 1 && token_is(&t->at[i - 2], "as")) ||
	                                  (i + 2 < t->count && token_is(&t->at[i + 2], "as"))))
		return false;
	/* "while in office" narrows what is said of it. */
	if (token_is(&t->at[i], "while") &&
	    !(i + 1 < t->count && str_ends(t->at[i + 1].low, STR("ing"))) && !has_clause(t, i))
		return false;
	/* "immediately after", "years after": part of when. */
	if (i && token_is(&t->at[i], "after") && IS_ANY(&t->at[i - 1], when))
		return false;
	/* "is wisely following" */
	if (i && token_is(&t->at[i], "following") &&
	    (t->at[i - 1].cues & CUE_FINITE || str_ends(t->at[i - 1].low, STR("ly"))))
		return false;
	return ANY_AT(t, i, joints) || begins_comment(t, i);
}

/* Behind a comma: "three months after the fire". */
static bool
begins_span(const struct tokens *t, size_t i)
{
	static const char *const units[] = {"hours", "days",   "weeks",  "months", "years",
	                                    "hour",  "day",    "week",   "month",  "year"};
	enum { BETWEEN = 3 };
	for (size_t k = i; k + 1 < t->count && k <= i + BETWEEN; k++)
		if (IS_ANY(&t->at[k], units))
			return token_is(&t->at[k + 1], "after") || token_is(&t->at[k + 1], "before");
	return false;
}

/* "Police say", "tests show". */
static bool
speaks(const struct token *w)
{
	static const char *const verbs[] = {"show", "find", "found", "warn", "fear", "suggest", "reveal",
		"argue", "claim", "allege", "believe", "predict", "report", "think", "insist", "admit",
		"confirm", "indicate", "hint", "imply"};
	return w->cues & CUE_SAY || IS_ANY(w, verbs);
}

static bool
is_list(const struct token *w)
{
	return token_is(w, "and") || token_is(w, "or");
}

/* "…, water keeps rising": a verb of its own behind at most three words, and no list. */
static bool
clause_follows(const struct tokens *t, size_t i)
{
	enum { SUBJECT_MOST = 3 };
	if (!in_sentence_case(t) || t->at[i + 1].cues & (CUE_HE | CUE_IT | CUE_STOP))
		return false;
	for (size_t k = i + 1; k < t->count; k++)
		if (is_list(&t->at[k]) || speaks(&t->at[k]))
			return false;
	for (size_t k = i + 2; k + 1 < t->count && k <= i + 1 + SUBJECT_MOST; k++)
		if ((t->at[k].cues & CUE_FINITE && t->at[k].cues & CUE_STOP) ||
		    (ends_like_verb(&t->at[k], true) && t->at[k + 1].cues & CUE_STOP))
			return true;
	return false;
}

/* What begins behind the comma at `i`: not the second of two like words. */
static bool
behind_comma(const struct tokens *t, size_t i)
{
	static const char *const words[] = {"who", "whose", "which", "including", "with"};
	static const char *const against[] = {"blocks",   "rejects", "rejected", "refuses",
	                                      "declines", "fails",   "disputes"};
	if (i + 3 >= t->count || i < 2)
		return false;
	const struct token *w = &t->at[i + 1];
	/* "…, blocks others" is the other half of what is said. */
	if (IS_ANY(w, against))
		return false;
	if (IS_ANY(w, words) || begins_phrase(t, i + 1) || begins_span(t, i + 1) ||
	    token_is(&w[1], "who") || token_is(&w[2], "who") || clause_follows(t, i))
		return true;
	/* "…, police say" is no second deed of the same one. */
	if (w->kind != TOKEN_WORD || w->low.n < 5 || speaks(&w[1]) || speaks(&t->at[t->count - 1]))
		return false;
	if (str_ends(w->low, STR("ing")))
		return !str_ends(t->at[i - 1].low, STR("ing"));
	/* "…, convicted of", not "…, failed marriage"; "…, makes arrests", not "…, boats and engines". */
	return ends_like_verb(w, in_sentence_case(t)) && !is_list(&w[1]) &&
	       !(str_ends(w->low, STR("ed")) && !(w[1].cues & CUE_STOP));
}

/* Behind a comma, a colon or a dash: "…, at least six dead". */
static bool
begins_figure(const struct numbers *n, size_t i)
{
	enum { QUALIFIERS = 2 };
	for (size_t k = 0; k < n->count; k++)
		if (n->at[k].first > i && n->at[k].first <= i + 1 + QUALIFIERS)
			return true;
	return false;
}

/* Whether a quotation mark of any kind stands at byte `at`. */
static bool
quote_at(struct str s, size_t at)
{
	static const char *const marks[] = {"'", "\"", "‘", "“", "’", "”"};
	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
		if (str_starts(str_skip(s, at), str_of(marks[k])))
			return true;
	return false;
}

static bool
quote_ends(struct str s)
{
	static const char *const marks[] = {"'", "\"", "’", "”"};
	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
		if (str_ends(s, str_of(marks[k])))
			return true;
	return false;
}

/* Behind a colon, to the end, and in front of it a clause, not who says it ("Kell on dams: …"). */
static bool
begins_quotation(struct str title, const struct tokens *t, size_t i)
{
	static const char *const preps[] = {"on", "to", "of", "about", "in", "with", "for"};
	size_t prep = 0;
	while (prep < i && !IS_ANY(&t->at[prep], preps))
		prep++;
	for (size_t k = 0; k < i; k++)
		if (t->at[k].kind == TOKEN_COLON || t->at[k].kind == TOKEN_QUOTE)
			return false;
	return i + 1 < t->count && quote_at(title, t->at[i].end + 1) && quote_ends(title) &&
	       has_verb(t, 0, prep);
}

/* Behind a full stop: a sentence that neither leans on the one before nor asks. */
static bool
begins_sentence(struct str title, const struct tokens *t, size_t i)
{
	static const char *const words[] = {"now", "so", "not", "still", "here's", "that's", "they're",
	                                    "it's", "he's", "she's"};
	const struct token *w = &t->at[i];
	if (i + 1 >= t->count || title.p[w->start] != '.' || title.p[w->start - 1] == '.' ||
	    title.p[w->end] != ' ' || str_ends(title, STR("?")))
		return false;
	for (size_t k = i + 1; k < t->count; k++)
		if (t->at[k].cues & (CUE_HE | CUE_IT | CUE_DEMONSTRATIVE))
			return false;
	return !IS_ANY(&t->at[i + 1], words);
}

/* Not in "Ullen-Orrel", "2019–20". */
static bool
is_dash(struct str title, const struct token *w)
{
	return w->kind == TOKEN_DASH &&
	       (w->flags & TOKEN_SPACED || str_starts(str_skip(title, w->start), STR("—")));
}

/* Whether what begins at token `i` can stand at the end of a title and be left out. */
static bool
begins_tail(struct str title, const struct tokens *t, size_t i)
{
	const struct token *w = &t->at[i];
	switch (w->kind) {
	case TOKEN_COMMA:
		return behind_comma(t, i);
	case TOKEN_DASH:
		return is_dash(title, w);
	case TOKEN_COLON:
		return token_is(w, ";") || begins_quotation(title, t, i);
	case TOKEN_END:
		return begins_sentence(title, t, i);
	default: /* behind a mark the title ends before the mark */
		return token_is_word(&t->at[i - 1]) && begins_phrase(t, i);
	}
}

/* Whether tokens [from, to) neither say who claims it, nor question it, nor hold a quotation. */
static bool
carries_nothing(const struct tokens *t, size_t from, size_t to, unsigned carried)
{
	static const char *const doubts[] = {
		"aims",      "baseless", "chance",   "considers", "critics", "debunked",   "disputed",
		"evidence",  "experts",  "fake",     "false",     "falsely", "hoax",       "hopes",
		"however",   "lie",      "lies",     "lying",     "maybe",   "misleading", "possibility",
		"possible",  "proof",    "proposes", "really",    "suggests", "threatened", "unfounded",
		"unproven",  "untrue",   "wrong",    "wrongly"};
	for (size_t k = from; k < to; k++)
		if (t->at[k].cues & carried || t->at[k].kind == TOKEN_QUOTE || IS_ANY(&t->at[k], doubts) ||
		    tokens_at(t, k, "set to") || tokens_at(t, k, "due to"))
			return false;
	return true;
}

/* Whether the title can end before token `i`. */
static bool
can_end_before(struct str title, const struct tokens *t, size_t i, const struct numbers *disputed)
{
	/* They take back part of what is in front of them. */
	static const char *const limits[] = {"but", "except", "only", "yet", "though", "although",
	                                     "or",  "and",    "nor",  "then", "for",    "so",
	                                     "at",  "once",   "even"};
	/* They say, at a title's end, how it is known. */
	static const char *const witnesses[] = {"show", "shows", "find", "finds", "found", "reveal",
		"suggest", "indicate", "report", "reports", "poll", "study", "survey", "sources",
		"source", "officials", "memo", "documents", "analysis", "records"};
	size_t commas = 0, dashes = 0, behind = token_is_word(&t->at[i]) ? i : i + 1;
	bool figure = disputed && behind > i && begins_figure(disputed, i);
	if ((!figure && !begins_tail(title, t, i)) || t->at[i].flags & TOKEN_QUOTED ||
	    begins_phrase(t, 0) || behind >= t->count || IS_ANY(&t->at[t->count - 1], witnesses) ||
	    (!figure && IS_ANY(&t->at[behind], limits)) ||
	    !carries_nothing(t, i, t->count, figure ? carries & ~(unsigned)CUE_HEDGE : carries))
		return false;
	for (size_t k = 0; k < t->count; k++) {
		commas += t->at[k].kind == TOKEN_COMMA;
		dashes += is_dash(title, &t->at[k]);
		if (k > i && t->at[k].kind == TOKEN_COLON)
			return false;
	}
	return words_in(t, i, t->count) >= LEAST_CUT && commas < 2 && dashes < 2 &&
	       (!(t->at[i - 1].cues & CUE_STOP) || t->at[i - 1].cues & CUE_MONTH);
}

/* "Ullen dam collapse: …": what it is about, not who says it. */
static bool
is_topic(const struct tokens *t, size_t end)
{
	static const char *const matters[] = {"act", "attack", "attacks", "bill", "budget",
		"case", "climate", "collapse", "conflict", "coronavirus", "covid-19", "crash", "crisis",
		"deal", "death", "disappearance", "election", "elections", "explosion", "fire",
		"flood", "floods", "hack", "hearing", "impeachment", "inquiry", "killing", "murder",
		"outbreak", "pandemic", "probe", "protest", "protests", "riot", "riots", "scandal",
		"shooting", "shutdown", "strike", "strikes", "summit", "talks", "tariffs", "trial",
		"vote", "war", "wildfires"};
	size_t last = end - 1;
	if (t->at[last].kind == TOKEN_NUMBER && last)
		last--; /* "Election 2020" */
	for (size_t k = 0; k < end; k++)
		if (!token_is_word(&t->at[k]) || t->at[k].cues & CUE_STOP) /* "Kell on the fire" */
			return false;
	return words_in(t, 0, end) <= MOST_TOPIC && IS_ANY(&t->at[last], matters);
}

/* Whether the title can begin with token `i`, behind a colon or a comma. */
static bool
can_begin_at(struct str title, const struct tokens *t, size_t i)
{
	static const char *const fronts[] = {"after", "amid", "with", "despite", "following",
	                                     "ahead of", "as", "on twitter", "on facebook"};
	size_t commas = 0;
	bool says = false;
	if (i < 2 || i >= t->count || words_in(t, i, t->count) < LEAST_KEPT ||
	    t->at[i].kind != TOKEN_WORD || t->at[i].flags & TOKEN_QUOTED ||
	    (t->at[i].cues & (CUE_HE | CUE_IT | CUE_FIRST | CUE_DEMONSTRATIVE) &&
	     !(t->at[i].flags & TOKEN_UPPER)) || /* "US" is no pronoun */
	    !has_verb(t, i, t->count) || !carries_nothing(t, 0, i, carries))
		return false;
	for (size_t k = 0; k < t->count; k++) {
		commas += t->at[k].kind == TOKEN_COMMA;
		if (k >= i && token_is(&t->at[k], ":"))
			return false;
		says |= k >= i && t->at[k].cues & CUE_SAY;
	}
	const struct token *mark = &t->at[i - 1];
	if (token_is(mark, ":"))
		return is_topic(t, i - 1) ||
		       (quote_at(title, 0) && quote_ends(str_sub(title, 0, mark->start)) && !says);
	if (mark->kind != TOKEN_COMMA || commas > 1)
		return false;
	for (size_t k = 0; k + 1 < i; k++)
		if (t->at[k].kind == TOKEN_NUMBER)
			return false;
	return ANY_AT(t, 0, fronts) || begins_comment(t, 0);
}

/* Single quotation marks are no tokens of their own: none may be parted, and no bracket. */
static bool
is_whole(struct str s)
{
	size_t straight = 0, left = 0, right = 0;
	int open = 0;
	for (size_t i = 0; i < s.n; i++) {
		straight += s.p[i] == '\'' && (!i || s.p[i - 1] == ' ' || i + 1 == s.n ||
		                               s.p[i + 1] == ' ');
		left += str_starts(str_skip(s, i), STR("‘"));
		right += str_starts(str_skip(s, i), STR("’")) &&
		         (i + 3 >= s.n || !byte_is_alnum((unsigned char)s.p[i + 3]));
		open += (s.p[i] == '(') - (s.p[i] == ')');
	}
	return straight % 2 == 0 && left == right && !open;
}

/* From its first to before its last token, with a capital. */
static struct str
text_of(struct arena *out, struct str title, const struct tokens *t, size_t first, size_t end)
{
	struct str s = str_trim(str_sub(title, first ? t->at[first].start : 0,
	                                end < t->count ? t->at[end].start : title.n));
	if (!first || !s.n || s.p[0] < 'a' || s.p[0] > 'z')
		return s;
	char *copy = arena_array(out, char, s.n);
	memcpy(copy, s.p, s.n);
	copy[0] -= 'a' - 'A';
	return str_from(copy, s.n);
}

size_t
headline_parts(struct arena *out, struct str title, const struct tokens *t,
               const struct numbers *disputed, struct headline_part list[HEADLINE_PARTS_MOST])
{
	size_t firsts[4] = {0}, n_firsts = 1, n = 0;
	for (size_t i = 1; i < t->count && n_firsts < 4; i++)
		if (can_begin_at(title, t, i))
			firsts[n_firsts++] = i;
	for (size_t f = 0; f < n_firsts; f++)
		for (size_t end = t->count; end > firsts[f] && n < HEADLINE_PARTS_MOST; end--) {
			if (end < t->count && (!can_end_before(title, t, end, disputed) ||
			                       words_in(t, firsts[f], end) < LEAST_KEPT ||
			                       !has_verb(t, firsts[f], end)))
				continue;
			struct str text = text_of(out, title, t, firsts[f], end);
			if (is_whole(text) || (!f && end == t->count))
				list[n++] = (struct headline_part){text, firsts[f], end};
		}
	return n;
}
