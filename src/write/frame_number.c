/* frame_number.c: how many, how much, and where. */
#include "base/buf.h"
#include "write/ask_frame.h"
#include "write/ask_noun.h"
#include "write/topic.h"

enum { OFTEN = 3 }; /* sentences that name a place of the story */

/* The number that counts the phrase of word `head`, its last word; -1: none, or no number of
 * things (a year, an amount of money, "one"). */
static ptrdiff_t
counted_by(const struct ask_sentence *r, size_t head)
{
	ptrdiff_t n = parse_find(r->p, head, DEP_NUMMOD);
	if (n < 0 || (size_t)n > head || word_is_year(r, (size_t)n) || word_is(r, (size_t)n, "one") ||
	    (n > 0 && word_tag(r, (size_t)n - 1) == XPOS_MONEY))
		return -1;
	return n;
}

/* "30 million to 40 million": the word behind all of it. */
static size_t
behind_number(const struct ask_sentence *r, size_t number)
{
	size_t i = number + 1;
	while (i + 1 < r->n && (word_part(r, i) == UPOS_NUM ||
	                        ((word_is(r, i, "to") || word_is(r, i, "or")) && word_part(r, i + 1) == UPOS_NUM)))
		i++;
	return i;
}

static bool
is_countable(const struct ask_sentence *r, size_t head)
{
	static const char *const refused[] = {"percent", "dollars", "pounds", "euros", "miles", "feet",
	                                      "points", "degrees", "inches", "metres", "meters", "times",
	                                      "kilometers", "kilometres", "acres", "others", "tons"};
	bool many = word_tag(r, head) == XPOS_NNS || (word_tag(r, head) == XPOS_NNPS && r->cues[head] & CUE_GROUP);
	return many && !word_is_time(r, head) && !WORD_IN(r, head, refused);
}

/* ---- killed and injured ---- */

static const struct toll {
	const char *lemma, *asked;
	bool passive; /* whom it befalls is its object */
} tolls[] = {
	{"kill", "were killed in", true},   {"injure", "were injured in", true},
	{"wound", "were wounded in", true}, {"hurt", "were hurt in", true},
	{"die", "died in", false},          {"displace", "were displaced by", true},
};

static const struct toll *
toll_of(struct str lemma)
{
	for (size_t i = 0; i < sizeof tolls / sizeof *tolls; i++)
		if (lemma.p && str_eq(lemma, str_of(tolls[i].lemma)))
			return &tolls[i];
	return NULL;
}

/* What harmed them: the subject of "killed", what stands behind "in", or a topic of the sentence. */
static struct str
toll_event(struct candidates *list, const struct ask_sentence *r, const struct phrase_clause *c)
{
	struct resolved event;
	if (!c->passive && c->subject >= 0 && c->object >= 0 &&
	    noun_classes(r->low[c->subject]) & NOUN_INCIDENT) {
		struct str text = topic_phrase(list->out, r, (size_t)c->subject);
		if (text.p)
			return text;
		if (resolve_noun(list->out, r, (size_t)c->subject, &event) && event.topic)
			return event.text;
	}
	for (ptrdiff_t k = parse_child(r->p, c->head, (ptrdiff_t)c->verb); k >= 0;
	     k = parse_child(r->p, c->head, k)) {
		if (!(noun_classes(r->low[k]) & NOUN_INCIDENT) || r->p->dep[k] == DEP_CONJ)
			continue;
		struct str text = topic_phrase(list->out, r, (size_t)k);
		if (text.p)
			return text;
		if (resolve_noun(list->out, r, (size_t)k, &event) && event.topic)
			return event.text;
	}
	const struct topic *t = topic_in(r, 0, r->n, NULL);
	return t && t->classes & NOUN_INCIDENT ? t->text : STR_NONE;
}

void
frame_toll(struct candidates *list, const struct ask_sentence *r)
{
	for (size_t k = 0; k < r->ph->clauses; k++) {
		const struct phrase_clause *c = &r->ph->clause[k];
		if (!word_is_verb(r, c->verb) || r->quoted[c->verb] || c->negated || c->modal ||
		    c->tense == PHRASE_FUTURE || c->role == PHRASE_OPEN || c->role == PHRASE_ADVERBIAL)
			continue;
		const struct toll *t = toll_of(verb_lemma(list->out, r->low[c->verb],
		                                          word_tag(r, c->verb)));
		if (!t)
			continue;
		int32_t victims = !t->passive ? c->subject : c->passive ? c->subject : c->object;
		if (c->role == PHRASE_REDUCED && c->passive)
			victims = c->antecedent;
		if (victims < 0 || r->quoted[victims])
			continue;
		/* "killed seven", "seven were killed" */
		bool bare = word_part(r, (size_t)victims) == UPOS_NUM && !word_is_year(r, (size_t)victims) &&
		            !word_is(r, (size_t)victims, "one") && !word_is(r, (size_t)victims + 1, "of");
		ptrdiff_t number = bare ? victims : counted_by(r, (size_t)victims);
		bool people = bare || word_is(r, (size_t)victims, "people") ||
		              (r->cues[victims] & CUE_GROUP) || word_tag(r, (size_t)victims) == XPOS_NNS;
		if (number < 0 || !people || word_is_time(r, (size_t)victims))
			continue;
		if (number > 1 && (word_is(r, (size_t)number - 1, "of") ||
		                   (word_is(r, (size_t)number - 1, "to") && word_is(r, (size_t)number - 2, "up"))))
			continue;
		size_t from = (size_t)number + 1;
		if (word_is(r, from, "other") || word_is(r, from, "more") || word_is(r, from, "of"))
			continue;
		struct str event = toll_event(list, r, c);
		struct str whom = bare ? STR("people") : resolve_words(list->out, r, from, (size_t)victims + 1);
		if (!event.p || !whom.p || !whom.n)
			continue;
		struct resolved thing = {.text = event, .quality = 0.8f, .named = true};
		candidate_add(list, FRAME_TOLL, r,
		              str_fmt(list->out, "How many " STR_FMT " %s " STR_FMT "?", STR_ARG(whom),
		                      t->asked, STR_ARG(event)), &thing);
		return;
	}
}

/* ---- counts ---- */

static bool
is_often_named(const struct ask_sentence *r, size_t i)
{
	size_t n = 0;
	struct str form = tag_form(&r->p->words, i);
	for (size_t k = 0; k < r->d->sentence_count && n < OFTEN; k++)
		n += str_has(r->d->sentences[k].text, form);
	return n >= OFTEN;
}

/* Without a name nobody knows where it was: "How many arrests did the police make?" */
static bool
names_something(const struct ask_sentence *r, size_t from, size_t to, const struct resolved *n)
{
	if (n->person || n->topic || n->full)
		return true;
	for (size_t i = from; i < to; i++)
		if (word_is_name(r, i) && (topic_in_openings(r, i) || is_often_named(r, i)))
			return true;
	return false;
}

/* A count of what is over holds for its time alone, which only titles that speak of it tell. */
static bool
is_loose_count(const struct ask_sentence *r, const struct asked_clause *k, size_t head)
{
	enum xpos x = word_tag(r, k->aux_count ? k->aux[0] : k->verb);
	bool past = x == XPOS_VBD || (x == XPOS_VBN && !k->aux_count);
	return past && (!topic_in_headlines(r, head) || !(topic_in_headlines(r, k->verb) || topic_names(r, k->lemma)));
}

/* "Three villages were flooded by the Ullen": the subject is counted. */
static void
ask_counted_subject(struct candidates *list, const struct ask_sentence *r,
                    const struct asked_clause *k)
{
	size_t head = k->subject.head, from, to;
	ptrdiff_t number = counted_by(r, head);
	if (number < 0 || !is_countable(r, head) || !clause_rest(r, k, r->n, &from, &to) ||
	    to - from < 3)
		return;
	size_t noun = behind_number(r, (size_t)number);
	if (noun > head || word_is(r, noun, "of") || word_is(r, noun, "other") ||
	    word_is(r, noun, "more") || (number > 0 && word_is(r, (size_t)number - 1, "the")))
		return;
	bool joint = false; /* "were killed and 48 injured" */
	for (size_t i = from; i < to; i++) {
		joint |= word_tag(r, i) == XPOS_CC;
		if (joint && word_part(r, i) == UPOS_NUM)
			return;
	}
	struct str what = resolve_words(list->out, r, noun, k->subject.to);
	size_t first = k->aux_count ? k->aux[0] : k->verb;
	struct str group = resolve_words(list->out, r, first, k->verb + 1);
	struct str rest = resolve_words(list->out, r, from, to);
	struct str when = clause_occasion(list->out, r, to, r->n);
	if (when.p && !when.n)
		when = clause_front_occasion(list->out, r);
	if (!when.p || (!when.n && is_loose_count(r, k, head)))
		return;
	if (rest.p && when.n)
		rest = str_fmt(list->out, STR_FMT " " STR_FMT, STR_ARG(rest), STR_ARG(when));
	if (what.p && group.p && rest.p && names_something(r, noun, to, &k->subject))
		candidate_add(list, FRAME_HOW_MANY, r,
		              str_fmt(list->out, "How many " STR_FMT " " STR_FMT " " STR_FMT "?",
		                      STR_ARG(what), STR_ARG(group), STR_ARG(rest)), &k->subject);
}

/* "The fund lost 40 members in a year": the object directly behind the verb is counted. */
static void
ask_counted_object(struct candidates *list, const struct ask_sentence *r,
                   const struct asked_clause *k)
{
	static const char *const about[] = {"least", "about", "than", "nearly", "almost", "some", "over",
	                                    "around", "more", "at", "roughly"};
	int32_t object = k->clause->object;
	if (object < 0 || k->passive || k->negated || !is_countable(r, (size_t)object) ||
	    k->subject.quality < 0.75f || word_is(r, (size_t)object, "people") ||
	    (k->subject.person && k->subject.person->sentences * 3 < r->cast->most) ||
	    str_has(k->subject.text, STR(" version")) || str_eq(k->lemma, STR("include")) || str_eq(k->lemma, STR("launch")))
		return;
	ptrdiff_t number = counted_by(r, (size_t)object);
	if (number < 0)
		return;
	size_t i = (size_t)number;
	while (i > k->verb + 1 && (WORD_IN(r, i - 1, about) || word_part(r, i - 1) == UPOS_NUM))
		i--;
	/* "picked up 63 seats" */
	size_t behind = k->verb + 1;
	bool particle = k->clause->particle == (int32_t)behind && i == behind + 1;
	if (i != behind && !particle)
		return;
	size_t from, to, noun = behind_number(r, (size_t)number);
	if (noun > (size_t)object || word_is(r, noun, "of") || word_is(r, noun, "other") ||
	    word_is(r, noun, "more") || !clause_rest(r, k, r->n, &from, &to) || to <= (size_t)object)
		return;
	static const char *const lists[] = {"of", "and", "including"};
	for (size_t m = (size_t)object + 1; m < to; m++)
		if (WORD_IN(r, m, lists))
			return;
	/* "held two votes": on what */
	static const char *const states[] = {"have", "own", "operate", "face", "employ"};
	bool state = false;
	for (size_t m = 0; m < sizeof states / sizeof *states; m++)
		state |= str_eq(k->lemma, str_of(states[m]));
	if (noun == (size_t)object && to == (size_t)object + 1 && !state)
		return;
	struct str what = resolve_words(list->out, r, noun, (size_t)object + 1);
	struct str rest = to > (size_t)object + 1
	                          ? resolve_words(list->out, r, (size_t)object + 1, to)
	                          : STR("");
	if (!what.p || !rest.p || !names_something(r, k->subject.from, to, &k->subject))
		return;
	if (particle)
		rest = str_fmt(list->out, STR_FMT "%s" STR_FMT, STR_ARG(r->low[behind]),
		               rest.n ? " " : "", STR_ARG(rest));
	struct str when = clause_occasion(list->out, r, to, r->n);
	if (when.p && !when.n)
		when = clause_front_occasion(list->out, r);
	/* "could have two ships": by when */
	bool open = clause_has_modal(r, k) && !when.n && !word_is(r, k->aux[0], "will");
	/* "has two children as a result of": not all that he has */
	if (!when.p || open || (!when.n && is_loose_count(r, k, (size_t)object)) || word_is(r, to, "as"))
		return;
	if (when.n)
		rest = str_fmt(list->out, STR_FMT "%s" STR_FMT, STR_ARG(rest), rest.n ? " " : "", STR_ARG(when));
	struct buf wh = buf_in(list->out, 40);
	buf_fmt(&wh, "How many " STR_FMT, STR_ARG(what));
	buf_byte(&wh, 0);
	candidate_add(list, FRAME_HOW_MANY, r, clause_invert(list->out, r, k, wh.p, rest),
	              &k->subject);
}

/* "paid $4 million for the mill": an amount directly behind the verb. */
static void
ask_amount(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const about[] = {"about", "nearly", "more", "than", "some", "almost", "at",
	                                    "least", "over", "up", "to", "around", "roughly"};
	size_t i = k->verb + 1, from, to;
	/* "agreed to pay", "was ordered to pay" */
	bool pays = word_is(r, i, "to") && word_is(r, i + 1, "pay") &&
	            (str_eq(k->lemma, STR("agree")) || (k->passive && str_eq(k->lemma, STR("order"))));
	if (pays)
		i += 2;
	if ((!(k->classes & VERB_MONEY) && !pays) || (k->passive && !pays) || k->negated || k->subject.quality < 0.7f)
		return;
	while (WORD_IN(r, i, about))
		i++;
	if (i >= r->n || word_tag(r, i) != XPOS_MONEY)
		return;
	i++;
	while (i < r->n && word_part(r, i) == UPOS_NUM)
		i++;
	if (!clause_rest(r, k, r->n, &from, &to) || to < i)
		return;
	if (to > i && word_tag(r, i) != XPOS_IN && word_tag(r, i) != XPOS_TO)
		return; /* "$4 million deal" */
	struct str rest = to > i ? resolve_words(list->out, r, i, to) : STR("");
	struct str front = clause_front_occasion(list->out, r);
	if (rest.p && rest.n && front.n)
		rest = str_fmt(list->out, STR_FMT " " STR_FMT, STR_ARG(rest), STR_ARG(front));
	if (pays && rest.p)
		rest = str_fmt(list->out, "to pay%s" STR_FMT, rest.n ? " " : "", STR_ARG(rest));
	if (rest.p && rest.n && names_something(r, k->subject.from, to, &k->subject))
		candidate_add(list, FRAME_HOW_MUCH, r, clause_invert(list->out, r, k, "How much", rest),
		              &k->subject);
}

/* "Shares of Orrel Mills fell by 12 percent": of what titles speak, by how much. */
static void
ask_change(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const verbs[] = {"rise", "fall", "drop", "increase", "decrease", "grow", "decline",
	                                    "climb", "jump", "plunge", "surge", "shrink", "slip", "slide",
	                                    "soar", "gain"};
	static const char *const about[] = {"by", "about", "nearly", "more", "than", "almost", "at", "least",
	                                    "around", "roughly", "some", "as", "much"};
	static const char *const units[] = {"percent", "%", "points", "percentage"};
	bool changes = false;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		changes |= str_eq(k->lemma, str_of(verbs[i]));
	size_t i = k->verb + 1;
	if (!changes || k->passive || k->negated || clause_has_modal(r, k) || k->subject.person ||
	    k->subject.quality < 0.6f)
		return;
	/* Only prices of shares, and only where the question says when: they change every day. */
	static const char *const shares[] = {"shares", "stock", "stocks", "index", "futures"};
	bool told = false, share = word_is_name(r, k->subject.head) || WORD_IN(r, k->subject.head, shares);
	for (size_t m = k->subject.from; m < k->subject.to; m++)
		told |= topic_in_headlines(r, m);
	if (!told || !share)
		return;
	while (WORD_IN(r, i, about))
		i++;
	bool money = i < r->n && word_tag(r, i) == XPOS_MONEY;
	i += money;
	if (i + 1 >= r->n || word_part(r, i) != UPOS_NUM || word_is_year(r, i) ||
	    (!money && !WORD_IN(r, i + 1, units)))
		return;
	size_t unit = i + 1;
	while (unit < r->n && (WORD_IN(r, unit, units) || word_part(r, unit) == UPOS_NUM))
		unit++;
	struct str when = clause_occasion(list->out, r, unit, r->n);
	if (when.n)
		candidate_add(list, FRAME_CHANGE, r, clause_invert(list->out, r, k, "By how much", when), &k->subject);
}

/* "was arrested at a farm near Orrel". */
static void
ask_where(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	static const char *const at[] = {"in", "at", "near", "outside"};
	bool took = str_eq(k->lemma, STR("take")) && word_is(r, k->verb + 1, "place");
	if (!(k->classes & VERB_PLACE || took) || !k->subject.named || k->negated ||
	    k->classes & VERB_REPORT || clause_has_modal(r, k) || k->subject.quality < 0.6f)
		return;
	for (size_t i = k->verb + 1; i + 1 < r->n && i < k->verb + 8; i++) {
		size_t from, to;
		if (!WORD_IN(r, i, at) || r->quoted[i] || word_is_time(r, i + 1))
			continue;
		bool named = word_is_name(r, i + 1);
		for (size_t m = i + 2; !named && m < i + 6 && m < r->n && !word_is_mark(r, m); m++)
			named = word_is_name(r, m) && !word_is_time(r, m);
		/* "in Orrel villages": anywhere. */
		const struct phrase_noun *place = phrase_with(r->ph, i + 1);
		if (place && place->plural && !word_is_name(r, place->head))
			return;
		if (!named || !clause_rest(r, k, i, &from, &to) || !clause_is_when(r, to, i) || to - from > 4)
			return;
		struct str rest = to > from ? resolve_words(list->out, r, from, to) : STR("");
		bool name = !k->subject.group;
		for (size_t m = from; m < to && !name; m++)
			name = word_is_name(r, m);
		if (rest.p && name)
			candidate_add(list, FRAME_WHERE, r, clause_invert(list->out, r, k, "Where", rest),
			              &k->subject);
		return;
	}
}

void
frame_number(struct candidates *list, const struct ask_sentence *r, const struct asked_clause *k)
{
	if (!k->lemma.p)
		return;
	ask_amount(list, r, k);
	ask_change(list, r, k);
	if (k->classes & VERB_REPORT)
		return;
	ask_counted_subject(list, r, k);
	ask_counted_object(list, r, k);
	ask_where(list, r, k);
}
