/* given.c: definite nouns, short names and pronouns of a sentence. */
#include "write/given.h"

#include <string.h>

#include "write/ask_noun.h"
#include "write/common.h"
#include "write/cue_phrase.h"
#include "write/parsed.h"

enum { GIVEN_MOST = 24 };

struct reader {
	const struct draft *d;
	const struct cast *cast;
};

static ptrdiff_t
token_at(const struct sentence *s, uint32_t byte)
{
	for (size_t i = 0; i < s->tokens.count; i++)
		if (s->tokens.at[i].start <= byte && byte < s->tokens.at[i].end)
			return (ptrdiff_t)i;
	return -1;
}

/* Does the report have the word before byte `end`, whole and in any case? */
static bool
report_has(struct str text, size_t end, struct str low)
{
	if (!low.n)
		return false;
	for (size_t i = 0; i + low.n <= end; i++) {
		if (byte_lower((unsigned char)text.p[i]) != (unsigned char)low.p[0] ||
		    (i && byte_is_alnum((unsigned char)text.p[i - 1])) ||
		    !str_starts_nocase(str_skip(text, i), low))
			continue;
		size_t after = i + low.n;
		if (after >= text.n || !byte_is_alnum((unsigned char)text.p[after]) ||
		    (text.p[after] == 's' && after + 1 < text.n &&
		     !byte_is_alnum((unsigned char)text.p[after + 1])))
			return true;
	}
	return false;
}

/* Adds the word at the token with what is said of it in `n`. */
static void
take(const struct reader *k, struct givens *g, const struct sentence *s, size_t token,
     struct given n)
{
	uint32_t term = sentence_term(s, token);
	if (term == TERM_NONE || g->count >= GIVEN_MOST)
		return;
	for (size_t i = 0; i < g->count; i++)
		if (g->at[i].term == term)
			return;
	n.term = term;
	for (uint32_t p = s->position; p-- > 0 && !n.earlier;) {
		n.earlier = vector_has(&s[(ptrdiff_t)p - (ptrdiff_t)s->position].vector, term);
		n.near = n.earlier && p + 1 == s->position;
	}
	if (!n.earlier)
		n.earlier = report_has(k->d->articles[s->article].text, s->start,
		                       s->tokens.at[token].low);
	g->at[g->count++] = n;
}

/* Was the term told before the token in the sentence itself? */
static bool
told_within(const struct sentence *s, size_t token, uint32_t term)
{
	size_t word = 0;
	for (size_t i = 0; i < token; i++)
		if (token_is_word(&s->tokens.at[i]) && s->terms[word++] == term)
			return true;
	return false;
}

/* A number with a clause or phrase behind it says which; so does what hangs on the noun. */
static bool
says_which(const struct phrases *ph, const struct phrase_noun *n)
{
	const struct parse *p = ph->parse;
	if (n->full_to > n->head + 1u || n->possessed)
		return true;
	for (ptrdiff_t c = parse_child(p, n->head, -1); c >= 0; c = parse_child(p, n->head, c))
		if ((size_t)c > n->head &&
		    (p->dep[c] == DEP_ACL || p->dep[c] == DEP_ACL_RELCL || p->dep[c] == DEP_APPOS ||
		     p->dep[c] == DEP_NMOD || p->dep[c] == DEP_CCOMP))
			return true;
	return n->head + 1u < p->words.count &&
	       (tag_is(&p->words, n->head + 1u, "of") || tag_is(&p->words, n->head + 1u, "that") ||
	        tag_is(&p->words, n->head + 1u, "who") || tag_is(&p->words, n->head + 1u, "which") ||
	        tag_is(&p->words, n->head + 1u, "where"));
}

/* Nouns for what was told just before. */
static bool
sums_up(const struct token *noun)
{
	static const char *const rows[] = {
		"account", "action", "actions", "allegation", "allegations", "announcement", "answer",
		"approach", "argument", "arguments", "assertion", "bill", "case", "change", "changes",
		"claim", "claims", "comment", "comments", "complaint", "concept", "controversy",
		"conversation", "criticism", "deal", "debate", "decision", "disclosure", "discovery",
		"discussion", "dispute", "document", "documents", "effort", "efforts", "exchange",
		"encouragement", "experiment", "feature", "filing", "finding", "findings", "idea", "incident", "information",
		"interview", "investigation", "issue", "issues", "law", "legislation", "letter", "matter",
		"measure", "measures", "message", "method", "mission", "move", "offer", "order", "package",
		"plan", "plans", "policy", "post", "practice", "problem", "problems", "process",
		"program", "programme", "project", "proposal", "question", "questions", "reference", "remark",
		"remarks", "report", "reports", "request", "response", "result", "results", "review",
		"revelation", "revelations", "ruling", "speech", "standoff", "statement", "statements", "step", "steps",
		"story", "study", "survey", "test", "tests", "topic", "trend", "tweet", "tweets", "video", "visit"};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (token_is(noun, rows[i]))
			return true;
	return false;
}

static void
read_nouns(const struct reader *k, struct givens *g, const struct sentence *s,
           const struct phrases *ph)
{
	for (size_t i = 0; i < ph->nouns; i++) {
		const struct phrase_noun *n = &ph->noun[i];
		if (!n->definite || n->pronoun || says_which(ph, n))
			continue;
		ptrdiff_t head = token_at(s, ph->parse->words.at[n->head].start);
		ptrdiff_t the = token_at(s, ph->parse->words.at[n->from].start);
		if (head < 0 || the < 0 || s->tokens.at[head].flags & TOKEN_QUOTED ||
		    phrase_is_general(&s->tokens.at[head]))
			continue;
		bool free = false, told = false;
		for (ptrdiff_t t = the + 1; t <= head; t++) {
			const struct token *w = &s->tokens.at[t];
			uint32_t term = sentence_term(s, (size_t)t);
			free |= w->flags & TOKEN_CAPITAL || w->cues & CUE_SUPERLATIVE;
			told |= term != TERM_NONE && told_within(s, (size_t)the, term);
		}
		enum dep dep = (enum dep)ph->parse->dep[n->head];
		if (!free && !told)
			take(k, g, s, (size_t)head, (struct given){
				.sums_up = sums_up(&s->tokens.at[head]),
				.subject = dep == DEP_NSUBJ || dep == DEP_NSUBJ_PASS,
				.event = noun_classes(s->tokens.at[head].low) & NOUN_INCIDENT});
	}
}

/* Letters that every reader of news knows. */
static bool
is_known_abbreviation(const struct token *w)
{
	static const char *const rows[] = {
		"aids", "ap", "bbc", "cbs", "cdc", "cia", "cnn", "dna", "eu", "e.u.", "espn", "fbi",
		"g.o.p.", "gop", "gps", "hbo", "hiv", "irs", "isis", "kkk", "mit", "mlb", "nasa",
		"nato", "nba", "nbc", "nfl", "nhl", "npr", "nsa", "nypd", "pbs", "tsa", "tv", "u.k.", "u.n.",
		"u.s.", "u.s", "uk", "un", "us", "usa"};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (token_is(w, rows[i]))
			return true;
	return false;
}

/* A name that says no more than where or which: behind a small word of place, before a noun, or
 * with who that is beside it.  A word that opens the sentence may be none. */
static bool
stands_beside(const struct reader *k, const struct sentence *s, const struct name *n)
{
	static const char *const places[] = {"in", "at", "near", "from", "to", "into", "across", "through", "outside"};
	const struct tokens *t = &s->tokens;
	size_t end = n->first + 1;
	const struct token *w = &t->at[n->first];
	if (is_known_abbreviation(w) || map_get(&k->cast->places, w->low) ||
	    (n->first == 0 && !parsed_is_name(k->d, w->low) &&
	     (map_get(&k->cast->small, w->low) || common_weight(w->low) < COMMON_RARE ||
	      str_ends(w->low, STR("s")))))
		return true;
	if (w->flags & TOKEN_UPPER)
		return end < t->count && t->at[end].kind == TOKEN_OPEN;
	for (size_t i = 0; n->first > 0 && i < sizeof places / sizeof *places; i++)
		if (token_is(&t->at[n->first - 1], places[i]))
			return true;
	if (end + 1 >= t->count)
		return false;
	const struct token *next = &t->at[end], *then = &t->at[end + 1];
	if (next->kind == TOKEN_WORD && !(t->at[n->first].flags & TOKEN_POSSESSIVE))
		return !(next->cues & (CUE_STOP | CUE_FINITE | CUE_MODAL | CUE_SAY)) &&
		       !str_ends(next->low, STR("ed")) && !str_ends(next->low, STR("s"));
	return next->kind == TOKEN_OPEN ||
	       (next->kind == TOKEN_COMMA &&
	        (token_is(then, "a") || token_is(then, "an") || token_is(then, "the") ||
	         token_is(then, "who") || token_is(then, "which") || token_is(then, "one")));
}

/* Names of one word that few know: all but the surnames, which the cast has. */
static void
read_names(const struct reader *k, struct givens *g, const struct sentence *s)
{
	for (size_t i = 0; i < s->names.count; i++) {
		const struct name *n = &s->names.at[i];
		const struct token *w = &s->tokens.at[n->first];
		if (n->count != 1 || w->flags & TOKEN_QUOTED ||
		    w->cues & (CUE_MONTH | CUE_WEEKDAY | CUE_GROUP | CUE_UNIQUE) ||
		    common_weight(w->low) < COMMON_NAME || (!n->titles && stands_beside(k, s, n)))
			continue;
		uint32_t term = sentence_term(s, n->first);
		if (term == TERM_NONE || told_within(s, n->first, term))
			continue;
		take(k, g, s, n->first, (struct given){.name = true});
	}
}

/* ---- pronouns ---- */

static bool
is_person_noun(const struct sentence *s, const struct phrases *ph, const struct phrase_noun *n)
{
	ptrdiff_t t = token_at(s, ph->parse->words.at[n->head].start);
	return n->name == PHRASE_NAME || n->name == PHRASE_PERSON ||
	       (t >= 0 && s->tokens.at[t].cues & (CUE_PERSON | CUE_ROLE | CUE_TITLE));
}

/* Could the noun be what a pronoun of this kind means? */
static bool
could_mean(const struct sentence *s, const struct phrases *ph, const struct phrase_noun *n,
           unsigned cues, bool many)
{
	ptrdiff_t t = token_at(s, ph->parse->words.at[n->head].start);
	if (n->pronoun || t < 0 || s->tokens.at[t].cues & (CUE_TIME | CUE_MONTH | CUE_WEEKDAY))
		return false;
	if (cues & CUE_HE)
		return is_person_noun(s, ph, n);
	if (many)
		return n->plural || n->name != PHRASE_NO_NAME || s->tokens.at[t].cues & (CUE_GROUP | CUE_ORG) ||
		       ph->parse->dep[n->head] == DEP_CONJ;
	return !n->plural && n->name != PHRASE_PERSON;
}

/* Does a name stand before the token, or straight behind the comma that ends its phrase ("Trained
 * by her father, Berg won")? */
static bool
has_name_near(const struct sentence *s, size_t token)
{
	size_t comma = token;
	while (comma < s->tokens.count && s->tokens.at[comma].kind != TOKEN_COMMA)
		comma++;
	for (size_t k = 0; k < s->names.count; k++) {
		const struct name *n = &s->names.at[k];
		if (n->first < token || n->first - n->titles == comma + 1)
			return true;
	}
	return false;
}

/* A pronoun outside quotations with nothing before it in the sentence that it could mean; the
 * subject of the main clause may come after a phrase that fronts it ("In his speech, Berg"). */
static bool
has_loose_pronoun(const struct sentence *s, const struct phrases *ph)
{
	const struct parse *p = ph->parse;
	const struct phrase_clause *main = phrase_main(ph);
	for (size_t i = 0; i < p->words.count; i++) {
		enum xpos x = (enum xpos)p->words.at[i].xpos;
		ptrdiff_t t = token_at(s, p->words.at[i].start);
		if ((x != XPOS_PRP && x != XPOS_PRP_S) || t < 0 || s->tokens.at[t].flags & TOKEN_QUOTED)
			continue;
		const struct token *w = &s->tokens.at[t];
		bool it = token_is(w, "it") || token_is(w, "its");
		bool they = token_is(w, "they") || token_is(w, "them") || token_is(w, "their") ||
		            token_is(w, "theirs") || token_is(w, "themselves");
		if (!(w->cues & CUE_HE) && !it && !they)
			continue;
		bool blank = p->dep[i] == DEP_OBJ && i > 0 &&
		             (tag_is(&p->words, i - 1, "make") || tag_is(&p->words, i - 1, "makes") ||
		              tag_is(&p->words, i - 1, "made") || tag_is(&p->words, i - 1, "making") ||
		              tag_is(&p->words, i - 1, "find") || tag_is(&p->words, i - 1, "found"));
		if (it && (p->dep[i] == DEP_EXPL || p->dep[i] == DEP_NSUBJ || blank))
			continue; /* "it was clear that", "made it hard to": seldom told apart */
		bool known = w->cues & CUE_HE && has_name_near(s, (size_t)t);
		for (size_t k = 0; k < ph->nouns && !known; k++)
			known = (ph->noun[k].head < i ||
			         (main && main->subject == (int32_t)ph->noun[k].head)) &&
			        could_mean(s, ph, &ph->noun[k], w->cues, they);
		if (!known)
			return true;
	}
	return false;
}

/* "Charged with two counts of theft.", "A view of the dam from below.": no verb of its own. */
static bool
is_piece(const struct phrases *ph)
{
	const struct parse *p = ph->parse;
	bool verb = false;
	for (size_t i = 0; i < p->words.count; i++) {
		enum xpos x = (enum xpos)p->words.at[i].xpos;
		if (xpos_finite(x))
			return false;
		verb |= x >= XPOS_VB && x <= XPOS_VBZ;
	}
	return !verb || p->words.at[0].xpos == XPOS_VBN || p->words.at[0].xpos == XPOS_VBG;
}

struct givens
givens_of(struct arena *out, struct arena scratch, const struct draft *d, const struct cast *cast,
          const struct sentence *s)
{
	struct given list[GIVEN_MOST];
	struct givens all = {.at = list, .read = true};
	struct reader k = {.d = d, .cast = cast};
	if (d->cue == CUE_ENGLISH) {
		const struct phrases *ph = parsed_sentence(scratch, d, s);
		if (ph) {
			read_nouns(&k, &all, s, ph);
			all.piece = is_piece(ph);
			all.pronoun = has_loose_pronoun(s, ph);
		} else
			for (size_t i = 0; i < s->tokens.count; i++)
				if (phrase_given(&s->tokens, i, d->cue))
					take(&k, &all, s, i, (struct given){.subject = true});
		read_names(&k, &all, s);
	}
	all.at = arena_array(out, struct given, all.count + 1);
	memcpy(all.at, list, all.count * sizeof *list);
	return all;
}
