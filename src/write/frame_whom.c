/* frame_whom.c: who did something, and whom somebody chose for what. */
#include "write/ask_frame.h"

/* Deeds that one does: who it was, is asked. */
static bool
is_of_one(const struct asked_clause *k)
{
	static const char *const verbs[] = {"introduce", "sponsor", "write", "found", "defeat", "nominate", "appoint",
		"replace", "succeed", "propose", "design", "discover", "direct", "organize", "draft", "denounce",
		"condemn", "criticize", "shoot", "arrest", "endorse", "sue", "file", "host", "invent", "develop",
		"launch", "lead", "oppose", "buy", "own", "publish", "release", "create", "record", "overturn",
		"block", "veto", "order", "commission", "hire", "fund"};
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (str_eq(k->lemma, str_of(verbs[i])))
			return true;
	return false;
}

/* Of what the titles say that he did it, nobody asks who did it. */
static bool
is_in_titles(const struct ask_sentence *r, const struct resolved *who)
{
	for (size_t i = who->from; i < who->to; i++)
		if (word_is_name(r, i) && topic_in_headlines(r, i))
			return true;
	return who->person && topic_names(r, who->person->surname);
}

/* "The dam plan was drafted by Anna Berg." */
static void
ask_by_whom(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	int32_t agent = k->clause->agent;
	struct resolved by;
	size_t first = k->aux_count ? k->aux[0] : 0;
	if (!k->passive || k->negated || k->aux_count != 1 || agent <= (int32_t)k->verb || !is_of_one(k) ||
	    !(word_is(r, first, "was") || word_is(r, first, "were")) || word_is(r, k->verb, "written") || k->subject.person || !k->subject.named ||
	    k->subject.quality < 0.65f || word_is_name(r, k->subject.head) ||
	    !resolve_noun(list->out, r, (size_t)agent, &by) || !by.named ||
	    by.quality < 0.75f || by.topic || is_in_titles(r, &by) || (by.person && !by.full && !by.office))
		return;
	struct candidate *c = candidate_add(list, FRAME_WHO_DID, r,
		str_fmt(list->out, "Who " STR_FMT " " STR_FMT "?", STR_ARG(r->low[k->verb]), STR_ARG(k->subject.text)),
		&k->subject);
	if (c)
		c->about = by.person;
}

/* "Anna Berg drafted the dam plan": the same with the name in front. */
static void
ask_who_did(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	struct resolved thing;
	int32_t object = k->clause->object;
	if (k->passive || k->negated || k->aux_count || object <= (int32_t)k->verb || !is_of_one(k) ||
	    word_tag(r, k->verb) == XPOS_VBG || word_tag(r, k->verb) == XPOS_VBP || !k->subject.named ||
	    k->subject.quality < 0.9f || k->subject.topic || k->subject.group || is_in_titles(r, &k->subject) ||
	    !resolve_noun(list->out, r, (size_t)object, &thing) || !thing.named || thing.quality < 0.65f ||
	    thing.person || topic_is_open(r, thing.from, thing.to, thing.head) || thing.from != k->verb + 1 || word_is_name(r, thing.head) ||
	    (k->subject.person && !k->subject.full))
		return;
	candidate_add(list, FRAME_WHO_DID, r,
	              str_fmt(list->out, "Who " STR_FMT " " STR_FMT "?", STR_ARG(r->low[k->verb]), STR_ARG(thing.text)),
	              &k->subject);
}

/* "picked Anna Berg as harbour master", "nominated Berg to the court": for what. */
static bool
read_office(struct arena *out, const struct ask_sentence *r, const struct asked_clause *k, size_t from, struct str *office)
{
	static const char *const joints[] = {"as", "to", "for"};
	struct asked_clause behind = *k;
	size_t to;
	if (from + 1 >= r->n || !WORD_IN(r, from, joints) || word_is_time(r, from + 1) || r->quoted[from])
		return false;
	behind.verb = from;
	if (!clause_rest(r, &behind, r->n, &from, &to) || to == from)
		return false;
	bool content = false;
	for (size_t i = from; i < to; i++)
		content |= word_part(r, i) == UPOS_NOUN || word_part(r, i) == UPOS_PROPN;
	*office = content ? resolve_words(out, r, from - 1, to) : STR_NONE;
	return office->p != NULL;
}

/* "The board named Anna Berg as its head", "Berg endorsed Carl Lund": whom. */
static void
ask_whom(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const chooses[] = {"name", "appoint", "nominate", "pick", "choose", "tap", "select", "elect", "hire"};
	static const char *const alone[] = {"endorse", "defeat", "beat"};
	struct resolved whom;
	int32_t object = k->clause->object;
	bool chosen = false, bare = false;
	for (size_t i = 0; i < sizeof chooses / sizeof *chooses; i++)
		chosen |= str_eq(k->lemma, str_of(chooses[i]));
	for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
		bare |= str_eq(k->lemma, str_of(alone[i]));
	if ((!chosen && !bare) || k->passive || k->negated || clause_has_modal(r, k) || object <= (int32_t)k->verb ||
	    word_tag(r, k->verb) == XPOS_VBG || r->quoted[object] || !k->subject.named || k->subject.quality < 0.7f ||
	    k->subject.topic || !resolve_short(list->out, r, (size_t)object, &whom) || !(whom.person || whom.full) ||
	    (whom.person && whom.person == k->subject.person))
		return;
	struct str office = STR("");
	size_t behind = whom.to;
	while (behind < r->n && (word_is_time(r, behind) || (behind + 1 < r->n && word_is(r, behind, "on") && word_is_time(r, behind + 1))))
		behind++;
	if (!read_office(list->out, r, k, behind, &office) && chosen)
		return;
	/* "in 2008": then another one may have been meant than now. */
	struct str when = office.n ? STR("") : clause_occasion(list->out, r, behind, r->n);
	if (!when.p)
		return;
	for (size_t i = 0; i < r->n; i++)
		if (word_is_year(r, i) && !r->quoted[i] && !when.n)
			return;
	if (when.n)
		office = when;
	struct candidate *c = candidate_add(list, FRAME_WHOM, r,
		clause_invert(list->out, r, k, "Whom", office.p ? office : STR("")), &k->subject);
	if (c)
		c->about = whom.person;
}

void
frame_whom(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	if (!k->lemma.p)
		return;
	ask_by_whom(list, r, k);
	ask_who_did(list, r, k);
	ask_whom(list, r, k);
}
