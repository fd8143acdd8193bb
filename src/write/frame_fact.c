/* frame_fact.c: single facts whose words leave no doubt about what is asked: what somebody admitted
 * to, is known for or faces, what share, at what price, by what vote, since when. */
#include "base/buf.h"
#include "write/ask_frame.h"

static bool
is_open(const struct ask_sentence *r, const struct asked_clause *k)
{
	return !k->negated && !clause_has_modal(r, k) && k->subject.named &&
	       k->subject.quality >= 0.7f && k->lemma.p;
}

/* "admitted to hiding the letters", "confessed to two thefts". */
static void
ask_admitted(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	bool admits = str_eq(k->lemma, STR("admit")) || str_eq(k->lemma, STR("confess"));
	if (!admits || k->passive || !word_is(r, clause_skip_when(r, k->verb + 1), "to") || k->verb + 5 > r->n ||
	    word_is_mark(r, k->verb + 2) || r->quoted[k->verb + 2] || !(k->subject.person || k->subject.full) ||
	    word_part(r, k->verb + 2) == UPOS_PROPN || word_part(r, k->verb + 2) == UPOS_PRON)
		return;
	candidate_add(list, FRAME_ADMIT, r, clause_invert(list->out, r, k, "What", STR("to")),
	              &k->subject);
}

/* "faces up to ten years in prison". */
static void
ask_faces(struct candidates *list, const struct ask_sentence *r, const struct phrase_clause *c)
{
	static const char *const spans[] = {"years", "months", "life"};
	static const char *const places[] = {"prison", "jail"};
	struct resolved who;
	size_t span = 0, place = 0;
	if (!(word_is(r, c->verb, "faces") || word_is(r, c->verb, "face") ||
	      word_is(r, c->verb, "facing")) ||
	    c->negated || c->subject < 0 || r->quoted[c->verb] ||
	    (c->role != PHRASE_MAIN && c->role != PHRASE_COORDINATE) ||
	    !resolve_noun(list->out, r, (size_t)c->subject, &who) || !who.person)
		return;
	for (size_t i = c->verb + 1u; i < r->n && i < c->verb + 12u && !word_is_mark(r, i); i++) {
		span = WORD_IN(r, i, spans) && !span ? i : span;
		place = WORD_IN(r, i, places) ? i : place;
	}
	if (!span || place <= span || place > span + 3)
		return;
	bool could = c->modal != PHRASE_NO_MODAL;
	candidate_add(list, FRAME_FACES, r,
	              could ? str_fmt(list->out, "What sentence could " STR_FMT " face?", STR_ARG(who.text))
	                    : str_fmt(list->out, "What sentence does " STR_FMT " face?", STR_ARG(who.text)),
	              &who);
}

/* "police charged Berg with fraud": whom, and that "with" follows. */
static void
ask_charges(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	struct resolved whom;
	int32_t object = k->clause->object;
	if (!(k->classes & VERB_CHARGE) || !str_eq(k->lemma, STR("charge")) || k->passive || object < 0 ||
	    (size_t)object < k->verb || r->quoted[object] || k->negated || clause_has_modal(r, k) ||
	    !resolve_short(list->out, r, (size_t)object, &whom) || !whom.named || whom.quality < 0.7f ||
	    whom.from != k->verb + 1 || !word_is(r, clause_skip_when(r, whom.to), "with") || whom.to + 3u > r->n)
		return;
	struct candidate *c = candidate_add(list, FRAME_CHARGED, r,
		str_fmt(list->out, "What %s " STR_FMT " %scharged with?",
		        k->aux_count ? (whom.plural ? "have" : "has") : (whom.plural ? "were" : "was"),
		        STR_ARG(whom.text), k->aux_count ? "been " : ""), &whom);
	if (c)
		c->about = NULL;
}

/* "Berg, accused of hiding the letters,": what hangs on a name between commas. */
static void
ask_reduced_charge(struct candidates *list, const struct ask_sentence *r)
{
	static const struct {
		const char *verb, *joint, *be;
	} rows[] = {{"accused", "of", "is"}, {"charged", "with", "is"}, {"convicted", "of", "was"},
	            {"suspected", "of", "is"}};
	for (size_t i = 2; i + 4 < r->n; i++)
		for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
			const struct phrase_noun *n = phrase_with(r->ph, i - 2);
			struct resolved who;
			if (!word_is(r, i, rows[k].verb) || !word_is(r, i + 1, rows[k].joint) || r->quoted[i] ||
			    word_tag(r, i - 1) != XPOS_COMMA || !n || n->to != i - 1 ||
			    !resolve_short(list->out, r, n->head, &who) || !who.person)
				continue;
			candidate_add(list, FRAME_CHARGED, r,
			              str_fmt(list->out, "What %s " STR_FMT " %s %s?", rows[k].be,
			                      STR_ARG(who.text), rows[k].verb, rows[k].joint), &who);
		}
}

/* "is best known for his maps", "Berg, known for". */
static void
ask_known_for(struct candidates *list, const struct ask_sentence *r)
{
	for (size_t i = 2; i + 4 < r->n; i++) {
		if (!word_is(r, i, "known") || !(word_is(r, i + 1, "for") || word_is(r, i + 1, "as")) ||
		    r->quoted[i])
			continue;
		struct resolved who;
		bool best = word_is(r, i - 1, "best") || word_is(r, i - 1, "widely");
		bool best_known = word_is(r, i - 1, "best");
		size_t at = i - best;
		bool be = word_is(r, at - 1, "is") && at > 1;
		bool comma = word_tag(r, at - 1) == XPOS_COMMA;
		const struct phrase_noun *n = phrase_with(r->ph, at - 2);
		if (word_is(r, at - 2, "who") && be && at > 4 && word_tag(r, at - 3) == XPOS_COMMA)
			n = phrase_with(r->ph, at - 4);
		else if (!be && !comma)
			continue;
		if (!best_known && word_is(r, i + 1, "as")) /* "also known as": a name, no deed */
			continue;
		if (!n || !resolve_noun(list->out, r, n->head, &who) || !who.named || who.group ||
		    (who.person && cast_well_known(who.person->surname)) ||
		    who.quality < 0.75f || who.to > at)
			continue;
		candidate_add(list, FRAME_KNOWN_FOR, r,
		              str_fmt(list->out, "What is " STR_FMT " %sknown " STR_FMT "?", STR_ARG(who.text),
		                      best_known ? "best " : "", STR_ARG(r->low[i + 1])), &who);
		return;
	}
}

static bool
is_percent(const struct ask_sentence *r, size_t i)
{
	return word_is(r, i, "percent") || word_is(r, i, "%");
}

/* "Sixty percent of the farmers voted for the dam": the share that the subject is. */
static void
ask_share(struct candidates *list, const struct ask_sentence *r)
{
	const struct phrase_clause *c = r->main;
	if (!c || c->subject < 0 || c->negated || c->modal || c->copular || !c->finite)
		return;
	size_t share = (size_t)c->subject, from, to;
	if (!is_percent(r, share) || share + 2 >= c->verb_from || !word_is(r, share + 1, "of") ||
	    r->quoted[share] || share == 0 || word_part(r, share - 1) != UPOS_NUM ||
	    !word_is_verb(r, c->verb))
		return;
	struct asked_clause k = {.clause = c, .verb = c->verb};
	if (!clause_rest(r, &k, r->n, &from, &to) || to - from < 2)
		return;
	struct str whom = resolve_words(list->out, r, share + 2, c->verb_from);
	struct str group = resolve_words(list->out, r, c->verb_from, c->verb + 1u);
	struct str rest = resolve_words(list->out, r, from, to);
	if (!whom.p || !group.p || !rest.p)
		return;
	bool name = false; /* "of the eligible voters": where */
	for (size_t i = share + 2; i < to; i++)
		name |= word_is_name(r, i);
	if (!name)
		return;
	struct resolved thing = {.text = whom, .quality = 0.8f, .named = true};
	candidate_add(list, FRAME_SHARE, r,
	              str_fmt(list->out, "What percentage of " STR_FMT " " STR_FMT " " STR_FMT "?",
	                      STR_ARG(whom), STR_ARG(group), STR_ARG(rest)), &thing);
}

/* "agreed to buy the mill for $4 million": how much for what. */
static void
ask_bought(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const verbs[] = {"buy", "acquire", "purchase", "bought", "acquired", "purchased", "sell", "sold"};
	static const char *const about[] = {"about", "nearly", "more", "than", "some", "almost", "at", "least", "over", "up",
	                                    "to", "around", "roughly", "just", "a"};
	struct asked_clause deal = *k;
	size_t from, to;
	bool agrees = (str_eq(k->lemma, STR("agree")) || str_eq(k->lemma, STR("plan"))) && word_is(r, k->verb + 1, "to");
	if (agrees)
		deal.verb = k->verb + 2;
	if (!is_open(r, k) || k->passive || deal.verb + 4 > r->n || !WORD_IN(r, deal.verb, verbs) || r->quoted[deal.verb])
		return;
	for (size_t i = deal.verb + 2; i + 2 < r->n && i < deal.verb + 14; i++) {
		size_t sum = i + 1;
		while (WORD_IN(r, sum, about))
			sum++;
		if (!word_is(r, i, "for") || sum >= r->n || word_tag(r, sum) != XPOS_MONEY || r->quoted[i])
			continue;
		if (!clause_rest(r, &deal, i, &from, &to) || to == from || to != i)
			return;
		struct str rest = resolve_words(list->out, r, from, to);
		if (rest.p && agrees)
			rest = str_fmt(list->out, "to " STR_FMT " " STR_FMT, STR_ARG(r->low[deal.verb]), STR_ARG(rest));
		if (rest.p)
			candidate_add(list, FRAME_HOW_MUCH, r, clause_invert(list->out, r, k, "For how much", rest), &k->subject);
		return;
	}
}

/* "was sold for $4 million", "was fined $300". */
static void
ask_price(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const with_for[] = {"sold", "bought", "auctioned", "purchased", "acquired"};
	static const char *const with_at[] = {"valued", "estimated", "priced"};
	static const char *const about[] = {"about", "nearly", "more", "than", "some", "almost", "at",
	                                    "least", "over", "up", "to", "around", "roughly", "just"};
	if (!k->passive || !k->aux_count || k->negated || k->subject.quality < 0.6f ||
	    clause_has_modal(r, k))
		return;
	const char *joint = WORD_IN(r, k->verb, with_for)  ? "for"
	                    : WORD_IN(r, k->verb, with_at) ? "at"
	                    : word_is(r, k->verb, "fined") ? ""
	                                                   : NULL;
	size_t i = k->verb + 1;
	if (!joint || (*joint && !word_is(r, i, joint)))
		return;
	i += *joint != 0;
	while (WORD_IN(r, i, about))
		i++;
	if (i < r->n && word_tag(r, i) == XPOS_MONEY)
		candidate_add(list, FRAME_HOW_MUCH, r,
		              clause_invert(list->out, r, k, "How much", str_of(joint)), &k->subject);
}

/* "has been missing since May": no end is told. */
static void
ask_since(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	size_t from, to;
	if (!k->aux_count || !(word_is(r, k->aux[0], "has") || word_is(r, k->aux[0], "have")) ||
	    !is_open(r, k) || k->classes & VERB_REPORT)
		return;
	for (size_t i = k->verb + 1; i + 1 < r->n && i < k->verb + 12 && !word_is_mark(r, i); i++) {
		if (!word_is(r, i, "since") || r->quoted[i] || !word_is_time(r, i + 1) ||
		    word_is(r, i + 1, "then"))
			continue;
		if (!clause_rest(r, k, i, &from, &to) || to != i)
			return;
		struct str rest = to > from ? resolve_words(list->out, r, from, to) : STR("");
		if (rest.p)
			candidate_add(list, FRAME_SINCE, r,
			              clause_invert(list->out, r, k, "Since when", rest), &k->subject);
		return;
	}
}

/* "was held for three days", "served five years": how long. */
static void
ask_how_long(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const units[] = {"minutes", "hours", "days", "weeks", "months", "years",
	                                    "decades"};
	static const char *const about[] = {"about", "nearly", "more", "than", "almost", "at", "least",
	                                    "over", "up", "to", "around", "roughly", "just"};
	size_t from, to;
	static const char *const states[] = {"serve", "work", "live", "last", "hold", "stay", "wait",
	                                     "remain", "run", "rule", "lead", "teach", "survive", "detain",
	                                     "jail", "imprison", "suspend", "close", "reign", "search"};
	bool lasts = false;
	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		lasts |= str_eq(k->lemma, str_of(states[i]));
	if (!is_open(r, k) || !lasts)
		return;
	bool lasted = str_eq(k->lemma, STR("last")); /* "lasted 35 days" */
	for (size_t i = k->verb + !lasted; i + 3 < r->n && i < k->verb + 12 && !word_is_mark(r, i); i++) {
		if (!(word_is(r, i, "for") || (lasted && i == k->verb)) || r->quoted[i])
			continue;
		size_t n = i + 1;
		while (WORD_IN(r, n, about))
			n++;
		size_t unit = n + 1;
		if (n + 2 >= r->n || word_part(r, n) != UPOS_NUM || !WORD_IN(r, unit, units) ||
		    word_part(r, unit + 1) == UPOS_NOUN || word_is(r, unit + 1, "of"))
			continue;
		if (lasted && i == k->verb) {
			candidate_add(list, FRAME_HOW_LONG, r, clause_invert(list->out, r, k, "How long", STR("")), &k->subject);
			return;
		}
		if (!clause_rest(r, k, i, &from, &to) || to != i || (to == from && !k->passive))
			return;
		struct str rest = to > from ? resolve_words(list->out, r, from, to) : STR("");
		if (rest.p)
			candidate_add(list, FRAME_HOW_LONG, r, clause_invert(list->out, r, k, "How long", rest),
			              &k->subject);
		return;
	}
}

/* "is scheduled for 9 December", "is set for Monday". */
static void
ask_scheduled(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	bool set = word_is(r, k->verb, "scheduled") || word_is(r, k->verb, "set") ||
	           word_is(r, k->verb, "slated");
	if (!set || !k->passive || k->aux_count != 1 || !(word_is(r, k->aux[0], "is") || word_is(r, k->aux[0], "are")) ||
	    !word_is(r, k->verb + 1, "for") || k->verb + 3 > r->n || !word_is_time(r, k->verb + 2) ||
	    r->s->recent < 1 || !is_open(r, k) || k->subject.person)
		return;
	candidate_add(list, FRAME_WHEN_WILL, r,
	              str_fmt(list->out, "When is " STR_FMT " scheduled?", STR_ARG(k->subject.text)),
	              &k->subject);
}

/* "passed the dam bill by 52 to 48": verb of a vote, and its figures. */
static void
ask_vote(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const verbs[] = {"pass", "approve", "reject", "confirm", "defeat", "adopt"};
	bool votes = false;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		votes |= k->lemma.p && str_eq(k->lemma, str_of(verbs[i]));
	size_t from, to, cue = 0;
	if (!votes || !is_open(r, k))
		return;
	for (size_t i = k->verb + 1; i + 3 < r->n && i < k->verb + 14 && !cue; i++) {
		bool figures = word_part(r, i) == UPOS_NUM && word_part(r, i + 2) == UPOS_NUM &&
		               (word_is(r, i + 1, "to") || word_is(r, i + 1, "-") || word_is(r, i + 1, "\xe2\x80\x93"));
		if (figures)
			for (size_t b = i; b-- > k->verb + 1 && i - b < 5 && !cue;)
				if (word_is(r, b, "by") || word_is(r, b, "in") || word_is(r, b, "on"))
					cue = b;
	}
	if (!cue || !clause_rest(r, k, cue, &from, &to) || to != cue)
		return;
	struct str rest = to > from ? resolve_words(list->out, r, from, to) : STR("");
	if (rest.p && (rest.n || k->passive))
		candidate_add(list, FRAME_VOTE, r,
		              clause_invert(list->out, r, k, "By what vote", rest), &k->subject);
}

/* "voted 52-48 to close the dam": by what vote it did so. */
static void
ask_vote_to(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	size_t from, to, i = k->verb + 1;
	if (!str_eq(k->lemma, STR("vote")) || !is_open(r, k) || k->passive || k->aux_count)
		return;
	while (i < r->n && i < k->verb + 5 && word_part(r, i) != UPOS_NUM)
		i++;
	bool figures = i + 4 < r->n && word_part(r, i) == UPOS_NUM && word_part(r, i + 2) == UPOS_NUM &&
	               (word_is(r, i + 1, "to") || word_is(r, i + 1, "-") || word_is(r, i + 1, "\xe2\x80\x93"));
	if (!figures && i < r->n && word_part(r, i) == UPOS_NUM && str_find_byte(r->low[i], '-', 0) > 0)
		figures = true, i++; /* "52-48" in one word */
	else
		i += 3;
	/* "52-48 against a motion to close" closes nothing. */
	i = figures ? clause_skip_when(r, i) : i;
	if (!figures || i + 3 >= r->n || !word_is(r, i, "to") || word_tag(r, i + 1) != XPOS_VB)
		return;
	struct asked_clause does = *k;
	does.verb = i + 1;
	if (!clause_rest(r, &does, r->n, &from, &to) || to == from || word_is(r, from, "both"))
		return;
	struct str rest = resolve_words(list->out, r, from, to);
	if (rest.p)
		candidate_add(list, FRAME_VOTE, r,
		              str_fmt(list->out, "By what vote did " STR_FMT " " STR_FMT " " STR_FMT "?",
		                      STR_ARG(k->subject.text), STR_ARG(r->low[i + 1]), STR_ARG(rest)), &k->subject);
}

/* "died at the age of 92", "died aged 92": how old somebody became. */
static void
ask_age(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	if (!str_eq(k->lemma, STR("die")) || !(k->subject.person || k->subject.full) || k->negated ||
	    clause_has_modal(r, k))
		return;
	for (size_t i = k->verb + 1; i + 1 < r->n && i < k->verb + 14; i++) {
		size_t words = words_at(r, i, "at the age of");
		words = words ? words : words_at(r, i, "at age");
		words = words ? words : words_at(r, i, "aged");
		if (!words || r->quoted[i] || i + words >= r->n || word_part(r, i + words) != UPOS_NUM)
			continue;
		candidate_add(list, FRAME_AGE, r, clause_invert(list->out, r, k, "At what age", STR("")), &k->subject);
		return;
	}
}

/* "became the first woman to lead the board": to do what. */
static void
ask_first_to(struct candidates *list, const struct ask_sentence *r)
{
	const struct phrase_clause *c = r->main;
	struct resolved who;
	if (!c || c->subject < 0 || c->negated || c->modal || r->quoted[c->verb] ||
	    !resolve_noun(list->out, r, (size_t)c->subject, &who) || !who.named || who.quality < 0.8f || who.topic ||
	    who.to > c->verb)
		return;
	bool became = word_is(r, c->verb, "became"), is = word_is(r, c->verb, "is") || word_is(r, c->verb, "was");
	size_t i = c->verb + 1u, to;
	if ((!became && !is) || !word_is(r, i, "the") || !word_is(r, i + 1, "first"))
		return;
	for (to = i + 2; to < r->n && to < i + 8 && !word_is(r, to, "to"); to++)
		if (word_is_mark(r, to) || r->quoted[to])
			return;
	if (r->n < to + 5 || !word_is(r, to, "to") || to < i + 3 || word_tag(r, to + 1) != XPOS_VB || word_is(r, to + 1, "be"))
		return;
	static const char *const leans[] = {"there", "it", "this", "them", "so", "that"};
	for (size_t m = to; m < r->n && !word_is_mark(r, m); m++)
		if (WORD_IN(r, m, leans))
			return;
	struct str what = resolve_words(list->out, r, i + 2, to);
	if (what.p)
		candidate_add(list, FRAME_FIRST_TO, r,
		              became ? str_fmt(list->out, "What did " STR_FMT " become the first " STR_FMT " to do?",
		                               STR_ARG(who.text), STR_ARG(what))
		                     : str_fmt(list->out, "What " STR_FMT " " STR_FMT " the first " STR_FMT " to do?",
		                               STR_ARG(r->low[c->verb]), STR_ARG(who.text), STR_ARG(what)),
		              &who);
}

/* "tested positive for the virus": for what. */
static void
ask_tested(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	if (str_eq(k->lemma, STR("test")) && !k->passive && is_open(r, k) && word_is(r, k->verb + 1, "positive") &&
	    word_is(r, k->verb + 2, "for") && k->verb + 4 < r->n && (k->subject.person || k->subject.full))
		candidate_add(list, FRAME_CHARGED, r, clause_invert(list->out, r, k, "What", STR("positive for")),
		              &k->subject);
}

/* "The average price of a house in Orrel was $90,000": what is measured, and that a figure is there. */
static void
ask_measure(struct candidates *list, const struct ask_sentence *r)
{
	static const char *const measures[] = {"cost", "price", "rate", "salary", "income", "population",
	                                       "value", "age", "deficit", "debt", "toll", "length",
	                                       "height", "weight", "temperature", "revenue", "pay"};
	static const char *const kinds[] = {"average", "median", "total", "overall", "typical", "annual",
	                                    "unemployment", "birth", "crime", "life"};
	static const char *const verbs[] = {"is", "was", "exceeded", "reached", "hit", "totaled", "topped",
	                                    "exceeds", "stands", "stood", "averages", "averaged"};
	const struct phrase_clause *c = r->main;
	struct resolved what;
	bool kind = false, figure = false;
	if (!c || c->subject < 0 || c->negated || c->modal || !WORD_IN(r, (size_t)c->subject, measures) ||
	    !WORD_IN(r, c->verb, verbs) || r->quoted[c->subject] ||
	    !resolve_noun(list->out, r, (size_t)c->subject, &what) || what.to > c->verb || what.topic)
		return;
	/* "the Orrel death toll": of what */
	if (word_is(r, (size_t)c->subject, "toll") && what.to - what.from < 5 && what.to == (size_t)c->subject + 1)
		return;
	for (size_t i = what.from; i < what.to; i++)
		kind |= WORD_IN(r, i, kinds) || word_is_name(r, i);
	for (size_t i = c->verb + 1u; i < r->n && i < c->verb + 5u && !word_is_mark(r, i); i++)
		figure |= word_part(r, i) == UPOS_NUM && !word_is_year(r, i);
	bool past = word_tag(r, c->verb) == XPOS_VBD;
	/* What was so, was so at some time. */
	if (kind && figure && !past && word_is(r, what.from, "the"))
		candidate_add(list, FRAME_MEASURE, r,
		              str_fmt(list->out, "What %s " STR_FMT "?", past ? "was" : "is",
		                      STR_ARG(what.text)), &what);
}

void
frame_fact(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	if (!k->lemma.p)
		return;
	ask_admitted(list, r, k);
	ask_charges(list, r, k);
	ask_price(list, r, k);
	ask_bought(list, r, k);
	ask_since(list, r, k);
	ask_how_long(list, r, k);
	ask_scheduled(list, r, k);
	ask_vote(list, r, k);
	ask_vote_to(list, r, k);
	ask_age(list, r, k);
	ask_tested(list, r, k);
}

void
frame_fact_beside(struct candidates *list, const struct ask_sentence *r)
{
	ask_known_for(list, r);
	ask_share(list, r);
	ask_measure(list, r);
	ask_first_to(list, r);
	ask_reduced_charge(list, r);
	for (size_t i = 0; i < r->ph->clauses; i++)
		ask_faces(list, r, &r->ph->clause[i]);
}
