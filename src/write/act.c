/* act.c: reads deeds off the clauses of a tree. */
#include "write/act.h"

#include <string.h>

#include "write/ask_noun.h"
#include "write/parsed.h"

enum { ACT_MOST = 24 };

struct reader {
	const struct sentence *s;
	const struct parse *p;
	struct act at[ACT_MOST];
	size_t count;
	bool main; /* of the clause that is read */
};

/* Verbs that say little without their object, and those of speech by their cue. */
static bool
is_light(const struct token *w)
{
	static const char *const rows[] = {
		"be", "is", "are", "was", "were", "been", "being", "have", "has", "had", "having", "do",
		"does", "did", "done", "make", "makes", "made", "making", "take", "takes", "took", "taken",
		"taking", "get", "gets", "got", "getting", "go", "goes", "went", "gone", "going", "come",
		"comes", "came", "coming", "give", "gives", "gave", "given", "giving", "know", "knows",
		"knew", "known", "think", "thinks", "thought", "want", "wants", "wanted", "need", "needs",
		"needed", "see", "sees", "saw", "seen", "keep", "keeps", "kept", "put", "puts", "use",
		"uses", "used", "using", "include", "includes", "included", "including", "become", "becomes", "became"};
	if (w->cues & (CUE_SAY | CUE_MODAL))
		return true;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (token_is(w, rows[i]))
			return true;
	return false;
}

static const struct token *
token_of(const struct reader *r, int32_t word, uint32_t *term)
{
	size_t words = 0;
	*term = TERM_NONE;
	if (word < 0)
		return NULL;
	uint32_t byte = r->p->words.at[word].start;
	for (size_t i = 0; i < r->s->tokens.count; i++) {
		const struct token *t = &r->s->tokens.at[i];
		if (t->start <= byte && byte < t->end) {
			*term = token_is_word(t) ? r->s->terms[words] : TERM_NONE;
			return t;
		}
		words += token_is_word(t);
	}
	return NULL;
}

static void
add(struct reader *r, int32_t verb, int32_t other, bool by)
{
	uint32_t v, o;
	const struct token *w = token_of(r, verb, &v), *x = token_of(r, other, &o);
	if (!w || !x || v == TERM_NONE || o == TERM_NONE || v == o || is_light(w) ||
	    w->flags & TOKEN_CAPITAL || x->cues & (CUE_TIME | CUE_MONTH | CUE_WEEKDAY) ||
	    r->count == ACT_MOST)
		return;
	r->at[r->count++] = (struct act){v, o, by, r->main};
}

/* "resigned from the board": what stands behind small words. */
static void
add_obliques(struct reader *r, const struct phrase_clause *c)
{
	for (ptrdiff_t k = parse_child(r->p, c->head, -1); k >= 0; k = parse_child(r->p, c->head, k))
		if (r->p->dep[k] == DEP_OBL)
			add(r, c->head, (int32_t)k, false);
}

/* "the firing of Berg", "Berg's resignation". */
static void
add_noun(struct reader *r, size_t head)
{
	uint32_t term;
	const struct token *w = token_of(r, (int32_t)head, &term);
	if (!w || !(noun_classes(w->low) & NOUN_EVENT))
		return;
	for (ptrdiff_t k = parse_child(r->p, head, -1); k >= 0; k = parse_child(r->p, head, k))
		if (r->p->dep[k] == DEP_NMOD || r->p->dep[k] == DEP_NMOD_POSS)
			add(r, (int32_t)head, (int32_t)k, false);
}

/* The main clause, and what it says, wants or sees somebody do. */
static bool
is_main(const struct phrases *ph, const struct phrase_clause *c)
{
	for (size_t steps = 0; steps < 4; steps++) {
		if (c->role == PHRASE_MAIN)
			return true;
		if ((c->role != PHRASE_COMPLEMENT && c->role != PHRASE_OPEN) || c->parent < 0)
			return false;
		c = &ph->clause[c->parent];
	}
	return false;
}

struct acts
acts_of(struct arena *out, struct arena scratch, const struct draft *d, const struct sentence *s)
{
	struct acts all = {0};
	const struct phrases *ph = parsed_sentence(scratch, d, s);
	if (!ph)
		return all;
	struct reader r = {.s = s, .p = ph->parse};
	for (size_t i = 0; i < ph->clauses; i++) {
		const struct phrase_clause *c = &ph->clause[i];
		r.main = is_main(ph, c);
		add(&r, c->head, c->subject, !c->passive);
		add(&r, c->head, c->object, false);
		add(&r, c->head, c->agent, true);
		add_obliques(&r, c);
	}
	r.main = false;
	for (size_t i = 0; i < ph->nouns; i++)
		add_noun(&r, ph->noun[i].head);
	all.at = arena_array(out, struct act, r.count + 1);
	all.count = r.count;
	memcpy(all.at, r.at, r.count * sizeof *r.at);
	return all;
}

unsigned
acts_shared(const struct acts *a, const struct acts *b)
{
	unsigned n = 0;
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count; k++)
			if (a->at[i].verb == b->at[k].verb && a->at[i].other == b->at[k].other) {
				n += a->at[i].by && b->at[k].by ? 1 : 2;
				break;
			}
	return n;
}

bool
acts_same_main(const struct acts *a, const struct acts *b)
{
	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count; k++)
			if (a->at[i].main && !a->at[i].by && a->at[i].verb == b->at[k].verb &&
			    a->at[i].other == b->at[k].other)
				return true;
	return false;
}
