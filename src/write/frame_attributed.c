/* frame_attributed.c: what is said without a clause of its own: "according to", "called it a …". */
#include "write/ask_frame.h"

static void
add_about(struct candidates *list, enum frame_id frame, const struct ask_sentence *r,
          const struct resolved *speaker, const struct resolved *target)
{
	if ((target->person && cast_well_known(target->person->surname)) ||
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
		/* "according to Orrel district judge Anna Berg": the name ends where the phrase does. */
		bool whole = speaker.to >= r->n || word_is_mark(r, speaker.to);
		if (!police && (!whole || !speaker.named || speaker.group || speaker.topic ||
		                speaker.quality < 0.85f))
			return;
		const struct topic *t = i > 3 ? topic_in(r, 0, i, NULL) : topic_in(r, n->to, r->n, NULL);
		if (t)
			target = (struct resolved){.text = t->text, .topic = t};
		else if (!resolve_noun(list->out, r, (size_t)r->main->subject, &target) ||
		         !target.named || target.group || target.quality < 0.75f)
			return;
		add_about(list, FRAME_ACCORDING, r, &speaker, &target);
		return;
	}
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
	bool noun = to < r->n && (r->quoted[to] || word_is(r, to, "a") || word_is(r, to, "an") ||
	                          word_is(r, to, "the") || word_part(r, to) == UPOS_ADJ);
	bool words = names ? noun || word_is(r, to, "as") : word_is(r, to, "as") || words_quote(r);
	if (!words || from != k->verb + 1 || r->n < to + 3 ||
	    !resolve_short(list->out, r, (size_t)object, &target) || !target.named ||
	    target.quality < 0.6f || target.group)
		return;
	add_about(list, FRAME_SAY_STANCE, r, &k->subject, &target);
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
	const struct topic *t = topic_in(r, (size_t)object + 1, r->n, NULL);
	if (!t)
		return;
	struct resolved target = {.text = t->text, .topic = t};
	add_about(list, FRAME_SAY_STANCE, r, &k->subject, &target);
}
