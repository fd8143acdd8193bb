/* frame_object.c: what somebody vows, votes or plans to end, to ban, to release: the deed is in the
 * question, and what it is done to in the answer. */
#include "write/ask_noun.h"
#include "write/ask_person.h"
#include "write/matter.h"

/* "voted overwhelmingly late on Friday to": words between the verb and its "to". */
enum { VOTE_WORDS = 9 };

/* Verbs that take another one behind "to". */
static bool
leads(const struct asked_clause *k)
{
	static const char *const list[] = {"vow", "pledge", "promise", "threaten", "agree", "refuse", "decline", "vote",
	                                   "decide", "plan", "offer", "move"};
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (k->lemma.p && str_eq(k->lemma, str_of(list[i])))
			return true;
	return false;
}

/* Deeds of which one asks what they were done to. */
static bool
is_deed(const struct ask_sentence *r, size_t i)
{
	static const char *const list[] = {
		"abolish", "authorize", "ban", "build", "buy", "cancel", "close", "curb", "cut", "declassify", "delay", "demolish",
		"dismantle", "eliminate", "end", "expand", "freeze", "halt", "impose", "investigate", "legalize", "lift", "limit",
		"outlaw", "overturn", "postpone", "raise", "recall", "reinstate", "release", "remove", "repeal", "replace",
		"rescind", "restore", "restrict", "reverse", "revoke", "scrap", "seize", "sell", "shutter", "subpoena", "suspend",
		"terminate", "veto", "withhold"};
	return word_tag(r, i) == XPOS_VB && WORD_IN(r, i, list);
}

/* Where "to" stands behind the leading verb; 0: nowhere near. */
static size_t
find_to(const struct ask_sentence *r, const struct asked_clause *k)
{
	size_t first = clause_skip_when(r, k->verb + 1), most = str_eq(k->lemma, STR("vote")) ? VOTE_WORDS : 1;
	for (size_t i = first; i + 3 < r->n && i < first + most; i++) {
		/* "voted 52 to 48 to": by what vote is asked; "voted not to", "voted on a plan to": it does not do that */
		if (r->cues[i] & CUE_NEGATION || word_is(r, i, "against") || word_part(r, i) == UPOS_NOUN || r->quoted[i] || word_part(r, i) == UPOS_NUM || (word_is_mark(r, i) && word_tag(r, i) != XPOS_HYPH))
			return 0;
		if (word_is(r, i, "to") && word_tag(r, i + 1) == XPOS_VB)
			return i;
	}
	return 0;
}

/* A thing of two words at least that tell which: in the answer it stands alone. */
static bool
tells_thing(const struct ask_sentence *r, size_t from)
{
	const struct phrase_noun *n = from < r->n ? phrase_with(r->ph, from) : NULL;
	size_t contents = 0;
	if (!n || n->from != from || r->quoted[from] || matter_is_people(r, n->head) || word_is(r, from, "some") ||
	    word_tag(r, from) == XPOS_PRP_S || word_tag(r, from) == XPOS_VBG || n->name == PHRASE_PERSON ||
	    (n->name != PHRASE_NO_NAME && cast_find(r->cast, r->low[n->name_to - 1])))
		return false;
	for (size_t i = from; i < n->full_to; i++) {
		enum upos u = word_part(r, i);
		contents += u == UPOS_NOUN || u == UPOS_PROPN || u == UPOS_ADJ;
	}
	return contents >= 2;
}

/* "said it would ban …", "announced that it will sell …": what, in the words of who does it. */
static void
ask_announced(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	if (!(k->classes & VERB_SAY) || k->aux_count || !clause_did(r, k) || r->s->recent < 1)
		return;
	for (size_t i = 0; i < r->ph->clauses; i++) {
		const struct phrase_clause *c = &r->ph->clause[i];
		struct asked_clause said;
		if (c->role != PHRASE_COMPLEMENT || r->p->head[c->head] != k->clause->head || c->subject < 0 ||
		    word_part(r, (size_t)c->subject) != UPOS_PRON ||
		    !clause_read_said(list->out, r, c, &k->subject, &said) || said.negated || said.passive || said.aux_count != 1 ||
		    said.subject.to != said.aux[0] || said.verb != said.aux[0] + 1 || !is_deed(r, said.verb) ||
		    !(word_is(r, said.aux[0], "will") || word_is(r, said.aux[0], "would")) || !tells_thing(r, said.verb + 1))
			continue;
		struct str rest = str_fmt(list->out, STR_FMT " " STR_FMT, STR_ARG(r->low[c->subject]),
		                          STR_ARG(words_text(r, said.aux[0], said.verb + 1)));
		candidate_add(list, FRAME_OBJECT, r, clause_invert(list->out, r, k, "What", rest), &k->subject);
		return;
	}
}

/* "vowed to veto the dam bill", "voted to close the weir", "will sell the mill". */
static void
ask_led_to(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const particles[] = {"off", "out", "down", "back", "up"};
	size_t to;
	bool plan = k->lemma.p && str_eq(k->lemma, STR("plan"));
	if (!leads(k) || clause_has_modal(r, k) || (plan && r->s->recent < 1) || !(to = find_to(r, k)) || !is_deed(r, to + 1))
		return;
	/* "agreed to buy the mill for $4 million": for how much is asked */
	for (size_t i = to + 2; i < r->n && i < to + 14; i++)
		if (word_tag(r, i) == XPOS_MONEY && (word_is(r, to + 1, "buy") || word_is(r, to + 1, "sell")))
			return;
	bool two = WORD_IN(r, to + 2, particles);
	if (tells_thing(r, to + 2 + two))
		candidate_add(list, FRAME_OBJECT, r,
		              clause_invert(list->out, r, k, "What", words_text(r, to, to + 2 + two)), &k->subject);
}

/* "offered Berg a seat on the board", "was offered a seat on the board". */
static void
ask_offered(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	struct resolved whom;
	const struct phrase_noun *n = k->verb + 1 < r->n ? phrase_with(r->ph, k->verb + 1) : NULL;
	if (!str_eq(k->lemma, STR("offer")) || clause_has_modal(r, k) || !n || n->from != k->verb + 1)
		return;
	if (k->passive && k->aux_count && (k->subject.person || k->subject.full) && tells_thing(r, k->verb + 1)) {
		candidate_add(list, FRAME_OBJECT, r, clause_invert(list->out, r, k, "What", STR("")), &k->subject);
		return;
	}
	if (k->passive || !resolve_short(list->out, r, n->head, &whom) || !whom.named || whom.quality < 0.75f ||
	    !(whom.person || whom.full || whom.group || word_is_name(r, whom.head)) || !tells_thing(r, whom.to))
		return;
	struct candidate *c = candidate_add(list, FRAME_OBJECT, r, clause_invert(list->out, r, k, "What", whom.text), &k->subject);
	if (c)
		c->about = whom.person;
}

static void
ask_will(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	if (k->aux_count == 1 && !person_is_everyday(r, &k->subject) && word_is(r, k->aux[0], "will") && r->s->recent >= 1 && is_deed(r, k->verb) &&
	    tells_thing(r, k->verb + 1))
		candidate_add(list, FRAME_OBJECT, r, clause_invert(list->out, r, k, "What", STR("")), &k->subject);
}

void
frame_object(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	if (k->negated || !k->lemma.p || !k->subject.named || k->subject.quality < 0.75f || k->subject.topic)
		return;
	ask_offered(list, r, k);
	if (k->passive)
		return;
	/* What is vowed about a topic, is asked already. */
	const struct candidate *last = list->count ? &list->at[list->count - 1] : NULL;
	if (!last || last->r != r || last->frame != FRAME_VOW)
		ask_led_to(list, r, k);
	ask_will(list, r, k);
	ask_announced(list, r, k);
}
