/* frame_who.c: who the people of a story are. */
#include "write/ask_person.h"

/* No pronoun and no clause of its own in what says who someone is. */
static bool
is_plain_description(const struct ask_sentence *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		enum xpos x = word_tag(r, i);
		if (x == XPOS_PRP || x == XPOS_PRP_S || xpos_finite(x) || r->quoted[i])
			return x == XPOS_VBD || x == XPOS_VBZ || x == XPOS_VBP
			               ? i > from + 2 && word_tag(r, i - 1) == XPOS_WP
			               : false;
	}
	return true;
}

static bool
names_office(const struct ask_sentence *r, size_t i)
{
	return r->cues[i] & (CUE_ROLE | CUE_PERSON);
}

/* "found in his house, said Anna Berg, the mayor": whose house, stood before. */
static bool
leans_in_front(const struct ask_sentence *r, size_t to)
{
	for (size_t i = 0; i < to; i++) {
		if (word_is_name(r, i) && !r->quoted[i] && cast_find(r->cast, r->low[i]))
			return false;
		if (!r->quoted[i] && (word_tag(r, i) == XPOS_PRP || word_tag(r, i) == XPOS_PRP_S))
			return true;
	}
	return false;
}

/* "Anna Berg, a lawyer from Orrel, will be his secretary": whose. */
static bool
leans_behind(const struct ask_sentence *r, const struct phrase_noun *n)
{
	bool subject = r->main && r->main->copular && r->main->subject >= n->from && r->main->subject < n->to;
	for (size_t i = subject ? r->main->verb : r->n; i < r->n; i++)
		if (word_is(r, i, "his") || word_is(r, i, "her") || word_is(r, i, "their"))
			return true;
	return false;
}

/* "Anna Berg, the mayor of Porlan, …": by marks, which say it more surely than the tree. */
static bool
has_apposition(const struct ask_sentence *r, const struct phrase_noun *n)
{
	size_t from = n->to + 1u;
	bool office = false;
	if (from + 3 >= r->n || word_tag(r, n->to) != XPOS_COMMA)
		return false;
	/* "Anna Berg, 45, the mayor of Porlan" */
	if (word_part(r, from) == UPOS_NUM && word_tag(r, from + 1) == XPOS_COMMA)
		from += 2;
	size_t to = from;
	while (to < r->n && !word_is_mark(r, to) && to - from < 22) {
		office |= names_office(r, to) && word_part(r, to) == UPOS_NOUN;
		to++;
	}
	enum upos first = word_part(r, from);
	/* "Anna Berg, miller Jan Moor and …": the next of a list. */
	if (first != UPOS_DET && names_office(r, from) && word_is_name(r, from + 1))
		return false;
	bool opens = word_is(r, from, "the") || word_is(r, from, "a") || word_is(r, from, "an") ||
	             first == UPOS_NOUN || first == UPOS_ADJ ||
	             (word_is_name(r, from) && word_tag(r, from + 1) == XPOS_POS);
	if (from + 3 >= r->n || !office || !opens || to - from < 3 || to >= r->n ||
	    (word_tag(r, to) != XPOS_COMMA && word_tag(r, to) != XPOS_END))
		return false;
	/* "Anna Berg, former mayor Carl Lund and …": the next of a list */
	bool list = word_is_name(r, to - 1) && word_is_name(r, to - 2) && cast_find(r->cast, r->low[to - 1]);
	for (size_t i = from; i < to && list; i++)
		list = word_part(r, i) != UPOS_ADP && word_part(r, i) != UPOS_DET && word_tag(r, i) != XPOS_POS;
	if (list)
		return false;
	/* "a veteran of the force": of which */
	static const char *const bodies[] = {"force", "company", "agency", "group", "department", "firm", "organization",
	                                     "committee", "panel", "team", "campaign", "union", "school", "university"};
	bool named = false;
	for (size_t i = from; i < to; i++)
		named |= word_is_name(r, i);
	if (!named && WORD_IN(r, to - 1, bodies))
		for (size_t i = to - 1; i > from && i + 4 > to; i--)
			if (word_is(r, i, "the"))
				return false;
	/* A name directly behind it: the apposition may be of that one. */
	bool subject = r->main && r->main->subject >= n->from && r->main->subject < n->to;
	if (to + 1 < r->n && word_is_name(r, to + 1) && !subject)
		return false;
	return is_plain_description(r, from, to);
}

/* "The mayor of Porlan, Anna Berg, …" */
static bool
is_apposition(const struct ask_sentence *r, const struct phrase_noun *n)
{
	size_t above = r->p->head[n->head];
	if (r->p->dep[n->head] != DEP_APPOS || above == PARSE_ROOT || above >= n->from ||
	    !names_office(r, above) || word_tag(r, n->from - 1u) != XPOS_COMMA)
		return false;
	const struct phrase_noun *office = phrase_with(r->ph, above);
	bool closed = n->to < r->n && (word_tag(r, n->to) == XPOS_COMMA || word_is_mark(r, n->to));
	return office && closed && office->head == above && office->definite &&
	       n->from - 1u >= office->full_to && n->from - office->full_from >= 5 &&
	       is_plain_description(r, office->full_from, n->from - 1u);
}

/* "Anna Berg is a farmer from Orrel who …" */
static bool
is_told(const struct ask_sentence *r, const struct phrase_noun *n)
{
	for (size_t k = 0; k < r->ph->clauses; k++) {
		const struct phrase_clause *c = &r->ph->clause[k];
		size_t from, to;
		if (c->subject != (int32_t)n->head || !c->copular || c->negated || c->modal ||
		    c->role != PHRASE_MAIN || !(r->cues[c->head] & CUE_ROLE) || c->head < c->verb)
			continue;
		parse_span(r->p, c->head, &from, &to);
		ptrdiff_t det = parse_find(r->p, c->head, DEP_DET);
		return det > (ptrdiff_t)c->verb && to - det >= 4;
	}
	return false;
}

/* "Anna Berg, who leads the council of Porlan, …" */
static bool
has_relative(const struct ask_sentence *r, const struct phrase_noun *n)
{
	static const char *const deeds[] = {"leads", "heads", "runs", "chairs", "founded", "led", "ran",
	                                    "represents", "represented", "served", "serves", "oversees",
	                                    "plays", "played", "won", "wrote", "directed", "headed"};
	if (word_tag(r, n->to) != XPOS_COMMA || !word_is(r, n->to + 1u, "who"))
		return false;
	size_t v = n->to + 2u;
	bool told = WORD_IN(r, v, deeds);
	bool office = (word_is(r, v, "is") || word_is(r, v, "was")) && v + 2 < r->n &&
	              (word_is(r, v + 1, "a") || word_is(r, v + 1, "an") || word_is(r, v + 1, "the"));
	size_t end = v;
	bool named = false;
	while (end < r->n && !word_is_mark(r, end)) {
		if (word_tag(r, end) == XPOS_PRP || word_tag(r, end) == XPOS_PRP_S)
			return false;
		named |= names_office(r, end);
		end++;
	}
	return end - v >= 4 && (told || (office && named));
}

/* "Porlan harbour board chairman Carl Lund": a long title in front of the main subject, or of who
 * is quoted. */
static bool
has_long_title(const struct ask_sentence *r, const struct phrase_noun *n)
{
	bool subject = r->main && r->main->subject == (int32_t)n->head;
	bool speaks = (n->from > 0 && r->cues[n->from - 1u] & CUE_SAY) ||
	              (n->to < r->n && r->cues[n->to] & CUE_SAY);
	if ((!subject && !speaks) || n->name_from < n->from + 3u)
		return false;
	return names_office(r, n->name_from - 1u) && word_part(r, n->name_from - 1u) == UPOS_NOUN;
}

/* "He is a professor of law at …", directly behind a sentence about him. */
static const struct person *
told_of_him(const struct ask_sentence *r)
{
	const struct phrase_clause *c = r->main;
	if (!r->he || !c || c->subject < 0 || !c->copular || c->negated || c->modal ||
	    c->tense != PHRASE_PRESENT ||
	    !(word_is(r, (size_t)c->subject, "he") || word_is(r, (size_t)c->subject, "she")) ||
	    !(r->cues[c->head] & CUE_ROLE) || c->head < c->verb)
		return NULL;
	size_t from, to;
	parse_span(r->p, c->head, &from, &to);
	ptrdiff_t det = parse_find(r->p, c->head, DEP_DET);
	bool first = det >= 0 && word_is(r, (size_t)det + 1, "first");
	return det > (ptrdiff_t)c->verb && to - (size_t)det >= 4 && !first ? r->he : NULL;
}

/* Whether the page speaks of the person is for the choice. */
static bool
is_worth_asking(const struct person *p)
{
	return cast_expands(p) && !cast_well_known(p->surname);
}

static void
ask_who(struct candidates *list, const struct ask_sentence *r, const struct person *p, size_t from,
        size_t to, size_t head)
{
	struct resolved who = {.text = p->full, .person = p, .quality = 1, .named = true,
	                       .from = (uint16_t)from, .to = (uint16_t)to, .head = (uint16_t)head};
	candidate_add(list, FRAME_WHO, r,
	              str_fmt(list->out, "Who %s " STR_FMT "?", person_is_dead(r->d, p) ? "was" : "is",
	                      STR_ARG(p->full)), &who);
}

/* Words that say what a body is: four at least, no person's office, no clause of their own but one
 * behind "that". */
static bool
describes_body(const struct ask_sentence *r, size_t from)
{
	size_t to = from;
	bool the = word_is(r, from, "the");
	if (from + 5 >= r->n || !(word_is(r, from, "a") || word_is(r, from, "an") || the))
		return false;
	static const char *const lands[] = {"nation", "country", "city", "town", "village", "state", "island"};
	while (to < r->n && !word_is_mark(r, to)) {
		if ((names_office(r, to) && to < from + 6) || (WORD_IN(r, to, lands) && to < from + 4))
			return false;
		to++;
	}
	return to - from >= (the ? 5u : 4u) && to < r->n &&
	       is_plain_description(r, from, to) &&
	       (word_tag(r, to) == XPOS_COMMA || word_tag(r, to) == XPOS_END);
}

/* "Orrel Mills, a maker of paper in Porlan, …", "Orrel Mills is a …", "Orrel Mills, which is a …":
 * named again and again, and no person. */
static void
ask_body(struct candidates *list, const struct ask_sentence *r, const struct phrase_noun *n)
{
	size_t named = 0, at = n->to;
	const struct person *p = cast_find(r->cast, r->low[n->name_to - 1]);
	static const char *const juniors[] = {"jr.", "sr.", "jr", "sr", "ii", "iii"};
	if (p || WORD_IN(r, n->name_to - 1u, juniors) || n->to != n->name_to || n->name == PHRASE_PLACE || n->name == PHRASE_PERSON ||
	    cast_famous(r->low[n->name_to - 1]) || n->possessed || !words_are_whole(r, n->from, n->to) ||
	    map_get(&r->cast->places, r->low[n->name_to - 1]))
		return;
	bool comma = word_tag(r, at) == XPOS_COMMA;
	bool be = word_is(r, at, "is") || (comma && word_is(r, at + 1, "which") && word_is(r, at + 2, "is"));
	bool subject = r->main && r->main->subject >= n->from && r->main->subject < n->to;
	/* "a letter from Orrel Mills, a mark of …": of what is no subject only "a …" is sure. */
	size_t from = be ? (comma ? at + 3u : at + 1u) : at + 1u;
	if ((!subject && (be || word_is(r, from, "the"))) || (!comma && (!be || word_is(r, from, "the"))) ||
	    !describes_body(r, from))
		return;
	struct str name = words_text(r, n->name_from, n->name_to);
	for (size_t i = 0; i < r->d->sentence_count && named < 3; i++)
		named += str_has(r->d->sentences[i].text, name);
	if (named < 3 || !topic_in_headlines(r, n->name_to - 1u))
		return;
	struct str text = resolve_words(list->out, r, n->from, n->to);
	if (!text.p)
		return;
	struct resolved body = {.text = text, .quality = 0.9f, .named = true, .from = n->from,
	                        .to = n->to, .head = n->head};
	bool the = str_starts(text, STR("The "));
	candidate_add(list, FRAME_ORG, r,
	              str_fmt(list->out, "What %s %s" STR_FMT "?", n->plural ? "are" : "is", the ? "the " : "",
	                      STR_ARG(str_skip(text, the ? 4 : 0))), &body);
}

void
frame_who(struct candidates *list, const struct ask_sentence *r)
{
	for (size_t k = 0; k < r->ph->nouns; k++) {
		const struct phrase_noun *n = &r->ph->noun[k];
		if (n->name != PHRASE_NO_NAME && !r->quoted[n->head])
			ask_body(list, r, n);
		if (n->name == PHRASE_NO_NAME || n->name == PHRASE_PLACE ||
		    n->name == PHRASE_ORGANISATION || n->name_to - n->name_from < 2 ||
		    r->quoted[n->head])
			continue;
		const struct person *p = cast_find(r->cast, r->low[n->name_to - 1]);
		if (!is_worth_asking(p) || leans_in_front(r, n->from) || leans_behind(r, n) ||
		    !str_eq(words_text(r, n->name_from, n->name_to), p->full))
			continue;
		if (!has_apposition(r, n) && !is_apposition(r, n) && !is_told(r, n) &&
		    !has_relative(r, n) && !has_long_title(r, n))
			continue;
		ask_who(list, r, p, n->from, n->to, n->head);
	}
	const struct person *he = told_of_him(r);
	if (is_worth_asking(he))
		ask_who(list, r, he, (size_t)r->main->subject, (size_t)r->main->subject + 1,
		        (size_t)r->main->subject);
}
