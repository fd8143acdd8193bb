/* frame_time.c: what comes next, and when something was or will be. */
#include "write/ask_frame.h"
#include "write/ask_noun.h"

/* Ahead of a time: "on Monday", "in May", "next week", "by 2030"; how many words, 0: none. */
static bool
is_date(const struct ask_sentence *r, size_t i, bool coming)
{
	static const char *const at[] = {"on", "in", "by", "at", "until", "before", "since", "from"};
	static const char *const near[] = {"next", "early", "late", "this", "mid", "the", "later"};
	if (i >= r->n || r->quoted[i])
		return false;
	if (coming && word_is(r, i, "next") && i > 0 && !word_is(r, i - 1, "the"))
		return i + 1 < r->n && word_is_time(r, i + 1);
	if (word_is(r, i, "later") && coming && word_is(r, i + 1, "this"))
		return true;
	if (r->cues[i] & CUE_WEEKDAY)
		return coming;
	if (!WORD_IN(r, i, at) || i + 1 >= r->n)
		return false;
	if (word_is_year(r, i + 1) || (r->cues[i + 1] & CUE_MONTH && r->p->words.at[i + 1].capital))
		return true;
	if (!coming)
		return (r->cues[i + 1] & CUE_MONTH && r->p->words.at[i + 1].capital) ||
		       ((word_is(r, i + 1, "early") || word_is(r, i + 1, "late")) && i + 2 < r->n &&
		        (word_is_year(r, i + 2) || r->cues[i + 2] & CUE_MONTH));
	return word_is_time(r, i + 1) ||
	       (WORD_IN(r, i + 1, near) && i + 2 < r->n && word_is_time(r, i + 2));
}

/* The first date behind word `from` in the same stretch without marks; 0: none. */
static size_t
find_date(const struct ask_sentence *r, size_t from, bool coming)
{
	for (size_t i = from; i < r->n && i < from + 14; i++) {
		if (word_is_mark(r, i) || r->quoted[i] || word_tag(r, i) == XPOS_WDT ||
		    word_tag(r, i) == XPOS_WP || (i > from && xpos_finite(word_tag(r, i))))
			return 0;
		if (is_date(r, i, coming))
			return i;
	}
	return 0;
}

/* "When will S V rest?", "When did S V rest?" */
static bool
ask_when(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k,
         enum frame_id frame, size_t date)
{
	static const char *const joints[] = {"to", "as", "by", "from", "for"};
	size_t from, to;
	if (!clause_rest(r, k, date, &from, &to) || date - to > 4 ||
	    (k->clause->complement > (int32_t)k->verb && r->p->dep[k->clause->complement] == DEP_CCOMP))
		return false;
	/* "face the winner of the primary on Monday", "sign the bill passed on Monday": of which of the two */
	bool loose = to > from && to == date && noun_classes(r->low[to - 1]) & NOUN_EVENT && to - from > 3;
	for (size_t i = from; i < to; i++)
		loose |= (word_tag(r, i) == XPOS_VBN && frame == FRAME_WHEN_WILL) ||
		         (word_tag(r, i) == XPOS_TO && word_tag(r, i + 1) == XPOS_VB && frame == FRAME_WHEN && i > from);
	/* "win women" */
	loose |= to == from + 1 && word_tag(r, from) == XPOS_NNS;
	/* "next month" tells nobody which */
	loose |= word_is(r, date, "next");
	if (loose)
		return false;
	size_t years = 0; /* "in 2006 and again in 2008" */
	for (size_t i = 0; i < r->n; i++)
		years += word_is_year(r, i) && !r->quoted[i];
	if (years > 1)
		return false;
	/* "was elected in May 2009 to lead the board": what follows the date, says to what. */
	if (to == from && date == k->verb + 1) {
		size_t behind = date + 1;
		while (behind < r->n && word_is_time(r, behind))
			behind++;
		if (WORD_IN(r, behind, joints)) {
			struct asked_clause past = *k;
			past.verb = behind;
			if (!clause_rest(r, &past, r->n, &from, &to) || to <= from)
				return false;
			from = behind;
		}
	}
	/* "elected": to what; "born": in the question, his place would make it a choice. */
	static const char *const offices[] = {"elected", "named", "appointed", "chosen", "sworn", "born"};
	/* "took office": a date that is only told by the way */
	if (to == from + 1 && word_is(r, from, "office"))
		return false;
	if (WORD_IN(r, k->verb, offices) && (to == from || word_is(r, k->verb, "born")))
		return false;
	if (to == from && !(k->classes & (VERB_ALONE | VERB_PLACE)) && !k->passive)
		return false;
	/* "passed a bill in June": which one, nobody knows. */
	for (size_t i = from; i < to; i++)
		if (word_is(r, i, "a") || word_is(r, i, "an") || word_part(r, i) == UPOS_NUM ||
		    word_is(r, i, "p.m.") || word_is(r, i, "a.m."))
			return false;
	struct str rest = to > from ? resolve_words(list->out, r, from, to) : STR("");
	return rest.p && candidate_add(list, frame, r, clause_invert(list->out, r, k, "When", rest),
	                               &k->subject);
}

/* The verb behind "to" that the plan is about. */
static ptrdiff_t
planned_verb(const struct ask_sentence *r, const struct asked_clause *k)
{
	ptrdiff_t x = parse_find(r->p, k->clause->head, DEP_XCOMP);
	if (x <= (ptrdiff_t)k->verb || !word_is(r, k->verb + 1, "to"))
		return -1;
	return word_is_verb(r, (size_t)x) ? x : -1;
}

/* "is expected to", "are scheduled to": only when it is; what someone plans to do is nothing that
 * a reader can place. */
static void
ask_planned(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	ptrdiff_t verb = planned_verb(r, k);
	if (!(k->classes & VERB_PLAN) || verb < 0 || k->negated || r->n < (size_t)verb + 3)
		return;
	bool be = k->aux_count == 1 &&
	          (word_is(r, k->aux[0], "is") || word_is(r, k->aux[0], "are"));
	if (be && word_tag(r, k->verb) == XPOS_VBN) {
		size_t date = find_date(r, (size_t)verb + 1, true);
		/* "is expected to vote on Monday": on what */
		if (date && (date > (size_t)verb + 1 || k->subject.topic))
			ask_when(list, r, k, FRAME_WHEN_WILL, date);
	}
}

void
frame_next(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	/* What an older report expects may be over. */
	if (!k->subject.named || k->subject.quality < 0.6f || r->s->recent < 1)
		return;
	ask_planned(list, r, k);
	if (k->aux_count && word_is(r, k->aux[0], "will") && !k->negated) {
		size_t date = find_date(r, k->verb + 1, true);
		if (date)
			ask_when(list, r, k, FRAME_WHEN_WILL, date);
	}
}

/* Titles speak of the person or the thing, or much of the story is about him. */
static bool
is_in_lead(const struct ask_sentence *r, const struct asked_clause *k)
{
	const struct person *p = k->subject.person;
	if (p && p->sentences >= 3 && p->sentences * 2 >= r->cast->most)
		return true;
	return p ? topic_names(r, p->surname) : topic_in_headlines(r, k->subject.head);
}

/* A name of which no title speaks. */
static bool
names_another(const struct ask_sentence *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (word_is_name(r, i) && !topic_in_headlines(r, i))
			return true;
	return false;
}

void
frame_when(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	bool be = k->aux_count == 1 && (word_is(r, k->aux[0], "was") || word_is(r, k->aux[0], "were"));
	enum xpos tag = word_tag(r, k->verb);
	bool past = tag == XPOS_VBD || (tag == XPOS_VBN && (be || !k->aux_count));
	if (!past || (k->aux_count && !be) || k->negated || k->classes & VERB_REPORT ||
	    !k->lemma.p || str_eq(k->lemma, STR("have")) || !k->subject.named ||
	    k->subject.quality < 0.7f)
		return;
	/* Of people and things at the side nobody asks when. */
	if ((!k->subject.topic && !is_in_lead(r, k)) || (k->subject.topic && k->subject.topic->matter))
		return;
	/* Of an event the day is asked, too; of a person only what is long ago. */
	bool event = k->subject.topic && k->classes & VERB_PLACE;
	size_t date = find_date(r, k->verb + 1, event);
	/* An older instance of what the story tells: "first" or "last" would have to be said, unless
	 * another name tells the two apart. */
	bool same = topic_in_headlines(r, k->verb) || topic_names(r, k->lemma);
	if (!date || (!k->passive && same && !names_another(r, k->verb + 1, date)))
		return;
	ask_when(list, r, k, FRAME_WHEN, date);
}
