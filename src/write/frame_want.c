/* frame_want.c: what someone vows, urges, denies, accuses of, and how he responds. */
#include "write/ask_noun.h"
#include "write/ask_person.h"

/* "What did S vow to do about M?": without a topic of the story the question would tell nobody what
 * it is about. */
static void
add_did(struct candidates *list, enum frame_id frame, const struct ask_sentence *r,
        const struct asked_clause *k, const char *tail)
{
	size_t end = k->verb + 1; /* of what is vowed: no clause of its own */
	while (end < r->n && word_tag(r, end) != XPOS_WP && word_tag(r, end) != XPOS_WDT)
		end++;
	const struct topic *t = topic_in(r, k->verb + 1, end, NULL);
	/* Nobody agrees to do something about talks. */
	static const char *const words[] = {"talks", "negotiations", "meeting", "conference", "summit", "people"};
	bool spoken = false;
	for (size_t i = 0; t && i < sizeof words / sizeof *words; i++)
		spoken |= str_eq(t->head, str_of(words[i]));
	if (!t || spoken)
		return;
	struct str rest = str_fmt(list->out, "%s%sabout " STR_FMT, tail, *tail ? " " : "", STR_ARG(t->text));
	candidate_add(list, frame, r, clause_invert(list->out, r, k, "What", rest), &k->subject);
}

/* Words of what hangs on word `i`. */
static size_t
size_of(const struct ask_sentence *r, int32_t i)
{
	size_t from, to;
	if (i < 0)
		return 0;
	parse_span(r->p, (size_t)i, &from, &to);
	return to - from;
}

/* "urged the council to rebuild …": whom, and that something follows. */
static void
ask_urge(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k,
         size_t object_at, const char *tail)
{
	const struct phrase_noun *n = object_at < r->n ? phrase_with(r->ph, object_at) : NULL;
	struct resolved whom;
	if (k->aux_count && word_is(r, k->aux[0], "had")) /* before what the story tells */
		return;
	if (!n || n->from != object_at || !resolve_noun(list->out, r, n->head, &whom) || whom.quality < 0.5f)
		return;
	/* "called for the reports to be read": a thing does nothing */
	if (str_eq(str_of(tail), STR("for")) && !whom.person && !(word_is_name(r, whom.head) && !whom.plural))
		return;
	size_t to = clause_skip_when(r, whom.to); /* "urged Berg on Sunday to" */
	if (!word_is(r, to, "to") || r->n < to + 4u || word_tag(r, to + 1 + (r->quoted[to + 1] && !r->quoted[to])) != XPOS_VB)
		return;
	const struct topic *t = topic_in(r, to, r->n, NULL);
	bool everyday = person_is_everyday(r, &k->subject) && person_is_everyday(r, &whom);
	/* "called on Democrats to": of a party or a people, one who is not in the news every day. */
	bool people = whom.group || r->cues[whom.head] & CUE_GROUP;
	bool known = whom.text.p[0] >= 'A' && whom.text.p[0] <= 'Z' && k->subject.person && !person_is_everyday(r, &k->subject);
	if (!t && (!whom.named || (people && !known) || everyday))
		return;
	struct str about = t ? str_fmt(list->out, " about " STR_FMT, STR_ARG(t->text)) : STR("");
	struct str rest = str_fmt(list->out, "%s%s" STR_FMT " to do" STR_FMT, tail, *tail ? " " : "", STR_ARG(whom.text), STR_ARG(about));
	struct candidate *c = candidate_add(list, FRAME_URGE, r, clause_invert(list->out, r, k, "What", rest), &k->subject);
	if (c)
		c->about = whom.person;
}

/* "allowed the ban to go into effect": a thing does nothing. */
static bool
lets_happen(const struct ask_sentence *r, const struct asked_clause *k)
{
	const struct phrase_noun *n = phrase_with(r->ph, k->verb + 1);
	return !n || noun_classes(r->low[n->head]) & NOUN_EVENT;
}

/* "barred the board from opening the weir": from what. */
static void
ask_keep_from(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const verbs[] = {"bar", "ban", "block", "prohibit", "prevent", "stop"};
	struct resolved whom;
	int32_t object = k->clause->object;
	const char *did = clause_did(r, k);
	bool keeps = false;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		keeps |= str_eq(k->lemma, str_of(verbs[i]));
	if (!keeps || !did || k->aux_count || object <= (int32_t)k->verb || r->quoted[object] ||
	    !resolve_short(list->out, r, (size_t)object, &whom) || !whom.named || whom.quality < 0.7f ||
	    whom.from != k->verb + 1)
		return;
	size_t joint = clause_skip_when(r, whom.to);
	if (!word_is(r, joint, "from") || word_tag(r, joint + 1) != XPOS_VBG || r->n < joint + 5)
		return;
	struct candidate *c = candidate_add(list, FRAME_KEEP_FROM, r,
		str_fmt(list->out, "What %s " STR_FMT " " STR_FMT " " STR_FMT " from doing?", did,
		        STR_ARG(k->subject.text), STR_ARG(k->lemma), STR_ARG(whom.text)), &k->subject);
	if (c)
		c->about = whom.person;
}

/* "declined to comment": nothing that anybody asks for. */
static bool
is_silence(const struct ask_sentence *r, size_t i)
{
	static const char *const list[] = {"comment", "say", "answer", "discuss", "speak", "elaborate",
	                                   "respond", "be", "budge", "name", "identify", "talk", "give", "provide"};
	return WORD_IN(r, i, list);
}

/* "accused the board of hiding …" */
static void
ask_accuse(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	const struct phrase_noun *n = k->verb + 1 < r->n ? phrase_with(r->ph, k->verb + 1) : NULL;
	struct resolved whom;
	const char *did = clause_did(r, k);
	if (!did || !n || n->from != k->verb + 1 || !resolve_short(list->out, r, n->head, &whom) ||
	    !whom.named || whom.quality < 0.7f ||
	    (person_is_everyday(r, &k->subject) && person_is_everyday(r, &whom)))
		return;
	/* "Berg of hiding": what stands behind "of" may seem to belong to the name. */
	size_t of = clause_skip_when(r, n->to);
	bool blame = str_eq(k->lemma, STR("blame"));
	if (!word_is(r, of, blame ? "for" : "of") || r->n < of + 4u)
		return;
	struct candidate *c = candidate_add(list, FRAME_ACCUSE, r,
		str_fmt(list->out, "What %s " STR_FMT " " STR_FMT " " STR_FMT " %s?", did,
		        STR_ARG(k->subject.text), STR_ARG(k->lemma), STR_ARG(whom.text), blame ? "for" : "of"),
		&k->subject);
	if (c)
		c->about = whom.person;
}

static void
ask_respond(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	size_t from, to;
	if (!word_is(r, k->verb + 1, "to") || word_tag(r, k->verb + 2) == XPOS_VB ||
	    !clause_rest(r, k, r->n, &from, &to) || to - from < 2)
		return;
	/* "responded to a fire" went there. */
	static const char *const ways[] = {"by", "with", "saying", "that", "calling"};
	struct str rest = resolve_words(list->out, r, from, to);
	bool way = words_quote(r);
	for (size_t i = to; i < r->n && i < to + 4; i++)
		way |= WORD_IN(r, i, ways);
	if (rest.p && way && r->n - to > 3)
		candidate_add(list, FRAME_RESPOND, r, clause_invert(list->out, r, k, "How", rest),
		              &k->subject);
}

void
frame_want(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	bool counted = word_part(r, k->subject.from) == UPOS_NUM; /* "two senators": nobody knows which */
	bool who = !counted && k->subject.named && k->subject.quality >= 0.7f && !k->subject.topic;
	if (!who || k->passive || k->negated || clause_has_modal(r, k) || !k->lemma.p)
		return;
	static const char *const lets[] = {"allow", "permit", "authorize", "force", "compel", "require"};
	bool let = false;
	for (size_t i = 0; i < sizeof lets / sizeof *lets; i++)
		let |= str_eq(k->lemma, str_of(lets[i]));
	bool call = str_eq(k->lemma, STR("call"));
	size_t behind = clause_skip_when(r, k->verb + 1); /* "vowed on Friday to" */
	ask_keep_from(list, r, k);
	if (call && word_is(r, behind, "on")) {
		ask_urge(list, r, k, behind + 1, "on");
	} else if (call && word_is(r, behind, "for")) {
		ask_urge(list, r, k, behind + 1, "for");
	} else if (k->classes & VERB_VOW) {
		if (word_is(r, behind, "to") && word_tag(r, behind + 1) == XPOS_VB &&
		    r->n > behind + 4)
			add_did(list, FRAME_VOW, r, k, "to do");
	} else if (k->classes & VERB_AGREE && !str_eq(k->lemma, STR("agree")) && word_is(r, behind, "to") &&
	           word_tag(r, behind + 1) == XPOS_VB) {
		if (r->n > behind + 5 && k->subject.quality >= 0.8f && !is_silence(r, behind + 1))
			add_did(list, FRAME_AGREE, r, k, "to do");
	} else if (str_eq(k->lemma, STR("accuse")) || str_eq(k->lemma, STR("blame"))) {
		ask_accuse(list, r, k);
	} else if (k->classes & VERB_DENY) {
		size_t said = size_of(r, k->clause->complement);
		if (said >= 5 && k->subject.quality >= 0.8f)
			add_did(list, FRAME_DENY, r, k, "");
	} else if (k->classes & VERB_URGE || (let && !lets_happen(r, k))) {
		ask_urge(list, r, k, k->verb + 1, "");
	} else if (str_eq(k->lemma, STR("respond")) || str_eq(k->lemma, STR("react"))) {
		ask_respond(list, r, k);
	}
}
