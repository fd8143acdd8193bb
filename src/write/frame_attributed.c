/* frame_attributed.c: what is said without a clause of its own: "according to", "called it a …". */
#include "write/ask_person.h"
#include "write/thin.h"

enum { NEAR = 8 }; /* words: what a statement is about, not what that is about in turn */

/* "the F.B.I.", "the C.I.A.": spoken of every day. */
static bool
is_everyday_body(struct str text)
{
	struct str t = str_starts(text, STR("the ")) ? str_skip(text, 4) : text;
	for (size_t i = 0; i < t.n; i++)
		if (!(t.p[i] >= 'A' && t.p[i] <= 'Z') && t.p[i] != '.')
			return false;
	return t.n > 0 && t.n < 8;
}

static void
add_about(struct candidates *list, enum frame_id frame, const struct ask_sentence *r,
          const struct resolved *speaker, const struct resolved *target)
{
	if ((target->person && person_in_news(target->person->surname)) || is_everyday_body(target->text) ||
	    str_has_nocase(target->text, speaker->text) ||
	    str_has_nocase(speaker->text, target->text) ||
	    (speaker->person && str_has_nocase(target->text, speaker->person->surname)))
		return;
	struct candidate *c = candidate_add(list, frame, r,
		str_fmt(list->out, "What did " STR_FMT " say about " STR_FMT "?",
		        STR_ARG(speaker->text), STR_ARG(target->text)), speaker);
	if (c)
		c->about = target->person;
}

/* "… , according to police": what is asked about is the subject of the sentence, or a topic.  Of
 * others than groups only a part is told by them, as a rule. */
void
frame_according(struct candidates *list, const struct ask_sentence *r)
{
	for (size_t i = 0; i + 2 < r->n; i++) {
		struct resolved speaker, target;
		const struct phrase_noun *n;
		if (!words_at(r, i, "according to") || r->quoted[i])
			continue;
		n = phrase_with(r->ph, i + 2);
		bool police = word_is(r, i + 2, "police");
		if (!n || n->from != i + 2 || !r->main || r->main->subject < 0 ||
		    !(police ? resolve_short(list->out, r, n->head, &speaker)
		             : resolve_noun(list->out, r, n->head, &speaker)))
			return;
		/* A paper tells of everything. */
		static const char *const papers[] = {"times", "post", "journal", "herald", "tribune", "news", "reuters",
		                                     "politico", "cnn", "bbc", "nbc", "abc", "cbs", "fox",
		                                     "press", "advertiser", "observer", "chronicle", "globe", "inquirer"};
		for (size_t m = i + 2; m < n->full_to; m++)
			if (WORD_IN(r, m, papers))
				return;
		/* "according to Orrel district judge Anna Berg": the name ends where the phrase does. */
		bool whole = speaker.to >= r->n || word_is_mark(r, speaker.to);
		if (!police && (!whole || !speaker.named || speaker.group || speaker.topic ||
		                speaker.quality < 0.85f || str_starts(speaker.text, STR("a ")) ||
		                str_starts(speaker.text, STR("an "))))
			return;
		const struct topic *t = !police ? NULL : i > 3 ? topic_in(r, 0, i, NULL) : topic_in(r, n->to, r->n, NULL);
		if (t)
			target = (struct resolved){.text = t->text, .topic = t};
		else if (!resolve_noun(list->out, r, (size_t)r->main->subject, &target) ||
		         !target.named || target.group || target.quality < 0.75f ||
		         (!target.person && word_is_name(r, target.head)) ||
		         (target.person && target.person->sentences * 3 < r->cast->most))
			return;
		add_about(list, FRAME_ACCORDING, r, &speaker, &target);
		return;
	}
}

/* "called Berg “a danger”": in which words. */
static void
add_described(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k,
              const struct resolved *target)
{
	const char *did = clause_did(r, k);
	if (!did || k->aux_count || !words_quote(r) || (target->person && person_in_news(target->person->surname)) || str_has_nocase(target->text, k->subject.text) ||
	    str_has_nocase(k->subject.text, target->text))
		return;
	struct candidate *c = candidate_add(list, FRAME_DESCRIBE, r,
		str_fmt(list->out, "How %s " STR_FMT " describe " STR_FMT "?", did,
		        STR_ARG(k->subject.text), STR_ARG(target->text)), &k->subject);
	if (c)
		c->about = target->person;
}

/* "called the plan a disgrace", "dismissed the study as “a joke”": an attitude in words. */
void
frame_attitude(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	bool names = str_eq(k->lemma, STR("call")) || str_eq(k->lemma, STR("describe"));
	struct resolved target;
	int32_t object = k->clause->object;
	if ((!(k->classes & VERB_STANCE) && !names) || k->passive || k->negated || object < 0 ||
	    clause_has_modal(r, k) || !k->subject.named || k->subject.quality < 0.8f ||
	    k->subject.topic || r->quoted[object] || (size_t)object < k->verb)
		return;
	size_t from, to;
	parse_span(r->p, (size_t)object, &from, &to);
	/* "denounced the plan as “a joke”" */
	bool as = word_is(r, to, "as") && to + 2 < r->n && word_tag(r, to + 1) != XPOS_VBG;
	bool noun = to < r->n && (r->quoted[to] || word_is(r, to, "a") || word_is(r, to, "an") ||
	                          word_is(r, to, "the") || word_part(r, to) == UPOS_ADJ);
	bool words = names ? noun || word_is(r, to, "as") : word_is(r, to, "as") || words_quote(r);
	if (!words || from != k->verb + 1 || r->n < to + 3 ||
	    !resolve_short(list->out, r, (size_t)object, &target) || !target.named ||
	    target.quality < 0.6f || target.group)
		return;
	if (target.to > target.from && !target.topic && topic_is_open(r, target.from, target.to, target.head))
		return;
	if (!names && (k->subject.group || person_is_everyday(r, &k->subject)) && person_is_everyday(r, &target))
		return;
	/* "dismissed Berg as harbour master": a deed */
	if (str_eq(k->lemma, STR("dismiss")) && (target.person || target.full))
		return;
	if (names || (as && words_quote(r)))
		add_described(list, r, k, &target);
	else
		add_about(list, FRAME_SAY_STANCE, r, &k->subject, &target);
}

/* "compared the dam to a sieve": to what. */
void
frame_compare(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	struct resolved whom;
	int32_t object = k->clause->object;
	const char *did = clause_did(r, k);
	bool compares = str_eq(k->lemma, STR("compare")) || str_eq(k->lemma, STR("liken"));
	if (!compares || k->passive || k->negated || k->aux_count || object < 0 || !did ||
	    !k->subject.named || k->subject.quality < 0.8f || (size_t)object < k->verb ||
	    !resolve_short(list->out, r, (size_t)object, &whom) || !whom.named || whom.quality < 0.6f ||
	    whom.from != k->verb + 1 || !word_is(r, clause_skip_when(r, whom.to), "to") || whom.to + 3u > r->n)
		return;
	struct candidate *c = candidate_add(list, FRAME_COMPARE, r,
		str_fmt(list->out, "What %s " STR_FMT " " STR_FMT " " STR_FMT " to?", did,
		        STR_ARG(k->subject.text), STR_ARG(k->lemma), STR_ARG(whom.text)), &k->subject);
	if (c)
		c->about = whom.person;
}

/* "issued a statement calling …", with a topic of the story in it. */
void
frame_statement(struct candidates *list, const struct ask_sentence *r,
                const struct asked_clause *k)
{
	int32_t object = k->clause->object;
	bool gives = str_eq(k->lemma, STR("issue")) || str_eq(k->lemma, STR("release"));
	if (!gives || k->passive || k->negated || object < 0 || !k->subject.named ||
	    k->subject.quality < 0.8f || k->subject.topic || clause_has_modal(r, k) ||
	    (!word_is(r, (size_t)object, "statement") && !word_is(r, (size_t)object, "letter")) ||
	    (size_t)object + 4 > r->n || word_tag(r, (size_t)object + 1) != XPOS_VBG)
		return;
	size_t head;
	const struct topic *t = topic_in(r, (size_t)object + 1, r->n, &head);
	if (!t || head > (size_t)object + NEAR)
		return;
	struct resolved target = {.text = t->text, .topic = t};
	add_about(list, FRAME_SAY_STANCE, r, &k->subject, &target);
}

/* "said that the board should open its records": what, in whose eyes. */
void
frame_should(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const modals[] = {"should", "must", "ought"};
	const char *did = clause_did(r, k);
	if (!(k->classes & VERB_SAY) || k->passive || k->negated || k->aux_count || !did ||
	    !k->subject.named || k->subject.quality < 0.8f || k->subject.topic || k->subject.group)
		return;
	for (size_t i = 0; i < r->ph->clauses; i++) {
		const struct phrase_clause *c = &r->ph->clause[i];
		struct resolved who;
		/* "needs to", "has to" */
		bool needs = (word_is(r, c->verb, "needs") || word_is(r, c->verb, "need") ||
		              word_is(r, c->verb, "needed") || word_is(r, c->verb, "has") || word_is(r, c->verb, "have")) &&
		             word_is(r, c->verb + 1u, "to") && c->verb + 6u < r->n && !r->quoted[c->verb + 2u];
		bool should = c->first_aux >= 0 && WORD_IN(r, (size_t)c->first_aux, modals);
		bool condition = false; /* "if the dam breaks, the board should": the question would lack it */
		for (size_t m = k->verb; m < c->verb; m++)
			condition |= word_is(r, m, "if") && !r->quoted[m];
		if (c->role != PHRASE_COMPLEMENT || r->p->head[c->head] != k->clause->head || c->copular ||
		    c->passive || c->subject < 0 || (size_t)c->subject < k->verb ||
		    (!should && !needs) || condition || r->quoted[c->verb] ||
		    word_is(r, c->verb, "be") || c->to < c->verb + 4u ||
		    !resolve_noun(list->out, r, (size_t)c->subject, &who) || !who.named ||
		    who.quality < 0.6f || who.to > c->verb_from || (who.to < c->verb_from && word_is_name(r, who.to)) ||
		    str_eq(who.text, k->subject.text))
			continue;
		struct candidate *n = candidate_add(list, FRAME_SHOULD, r,
			str_fmt(list->out, "What %s " STR_FMT " say " STR_FMT " %s%s do?", did,
			        STR_ARG(k->subject.text), STR_ARG(who.text),
			        needs ? word_is(r, c->verb, "has") || word_is(r, c->verb, "needs") ? "needs to" : "need to"
			        : word_is(r, (size_t)c->first_aux, "must") ? "must" : "should",
			        c->negated ? " not" : ""), &k->subject);
		if (n)
			n->about = who.person;
		return;
	}
}
