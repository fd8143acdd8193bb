/* ask.c: reads the sentences that may answer something, and lets every frame look at them. */
#include "write/ask.h"

#include "write/answer.h"

enum { LONGEST_ANSWER = 52, NEXT_BYTES = 6, HE_STEPS = 2 };

static bool
opens_with_he(const struct sentence *s)
{
	return token_is(&s->tokens.at[0], "he") || token_is(&s->tokens.at[0], "she");
}

/* "In his letter, Berg said": whose it is, the question says. */
static bool
opens_with_front(const struct sentence *s)
{
	static const char *const list[] = {"in", "during", "when", "while", "as", "at", "on", "after",
	                                   "speaking", "before", "though", "although", "despite"};
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (token_is(&s->tokens.at[0], list[i]))
			return true;
	return false;
}

/* Words alone say whether a sentence may be an answer.  What leans only on the subject that the
 * question names does not lean any more; see leans(). */
static bool
may_answer(const struct sentence *s)
{
	unsigned reasons = s->reasons & ~(unsigned)(REFER_DEFINITE | REFER_SUBJECT);
	if (opens_with_he(s))
		reasons &= ~(unsigned)(REFER_OPENER | REFER_PRONOUN);
	if (opens_with_front(s))
		reasons &= ~(unsigned)REFER_PRONOUN;
	return !reasons && !s->stale && s->words <= LONGEST_ANSWER && !answer_leans(s) && !answer_has_slip(s);
}

/* “It is old,” said Berg, the mayor: what leans is quoted, and who she is is said. */
static bool
may_introduce(const struct sentence *s)
{
	const unsigned quoted = REFER_OPENER | REFER_PRONOUN | REFER_POINTING | REFER_ANOTHER | REFER_FRONT |
	                        REFER_DEFINITE | REFER_SUBJECT;
	return s->tokens.at[0].kind == TOKEN_QUOTE && !(s->reasons & ~quoted) && !s->stale &&
	       s->words <= LONGEST_ANSWER && !answer_leans(s) && !answer_has_slip(s);
}

/* "Off-screen, Berg resigned": an adverb and a comma lean on what stood before. */
static bool
opens_with_adverb(const struct ask_sentence *r)
{
	size_t comma = 1;
	if (word_part(r, 0) != UPOS_ADV && word_tag(r, 1) != XPOS_HYPH)
		return false;
	while (comma < r->n && comma < 4 && word_tag(r, comma) != XPOS_COMMA)
		comma++;
	return comma < r->n && word_tag(r, comma) == XPOS_COMMA &&
	       (comma == 1 || word_tag(r, 1) == XPOS_HYPH);
}

/* ---- whom "he" means ---- */

static const struct person *
subject_person(struct arena *out, const struct ask_sentence *r)
{
	struct resolved n;
	if (!r->main || r->main->subject < 0 ||
	    !resolve_noun(out, r, (size_t)r->main->subject, &n) || !cast_expands(n.person))
		return NULL;
	/* Nobody else may be named there. */
	for (size_t k = 0; k < r->s->names.count; k++) {
		const struct name *name = &r->s->names.at[k];
		struct str low = r->s->tokens.at[name_surname(&r->s->tokens, name)].low;
		const struct person *p = cast_find(r->cast, low);
		if (p && p != n.person)
			return NULL;
	}
	return n.person;
}

static bool
main_subject_is_he(const struct ask_sentence *r)
{
	return r->main && r->main->subject >= 0 &&
	       (word_is(r, (size_t)r->main->subject, "he") ||
	        word_is(r, (size_t)r->main->subject, "she"));
}

/* The person who is the main subject of the sentence directly before, by name or again as "he". */
static const struct person *
who_is_he(struct arena *out, struct arena scratch, const struct draft *d,
          const struct cast *cast, const struct sentence *s, size_t steps)
{
	struct ask_sentence before;
	if (s == d->sentences || s[-1].article != s->article ||
	    s->start > s[-1].end + NEXT_BYTES || !ask_read(out, scratch, d, cast, &s[-1], &before))
		return NULL;
	if (steps && main_subject_is_he(&before))
		before.he = who_is_he(out, scratch, d, cast, &s[-1], steps - 1);
	return subject_person(out, &before);
}

/* ---- frames ---- */

/* "after Berg was dismissed": what is taken as known. */
static bool
is_given(const struct ask_sentence *r, const struct phrase_clause *c)
{
	static const char *const marks[] = {"after", "when", "since", "because", "as"};
	return c->role == PHRASE_ADVERBIAL && c->finite && !c->modal && c->mark >= 0 &&
	       c->subject > c->mark && WORD_IN(r, (size_t)c->mark, marks);
}

/* A clause beside the main one that states a fact as well. */
static bool
read_beside(struct arena *out, const struct ask_sentence *r, const struct asked_clause *said,
            const struct phrase_clause *c, struct asked_clause *k)
{
	if (c->subject >= 0 && !c->shared_subject &&
	    (word_is(r, (size_t)c->subject, "who") || word_is(r, (size_t)c->subject, "which")))
		return clause_read_about(out, r, c, k);
	/* "… rejected it after two towns sued": of one subject only what follows "and" */
	size_t and = c->verb_from;
	while (c->shared_subject && and > 0 && (word_part(r, and - 1) == UPOS_ADV || word_tag(r, and - 1) == XPOS_COMMA))
		and--;
	if (c->role == PHRASE_COORDINATE && c->shared_subject && (and == 0 || word_tag(r, and - 1) != XPOS_CC) &&
	    !(and < c->verb_from && word_tag(r, and) == XPOS_COMMA))
		return false;
	if (c->role == PHRASE_COORDINATE && c->shared_subject && r->main)
		for (size_t i = r->main->verb; i < c->verb; i++) /* "… which sank and was raised" */
			if (word_tag(r, i) == XPOS_WDT || word_tag(r, i) == XPOS_WP)
				return false;
	bool of_main = r->main && r->p->head[c->head] == r->main->head;
	/* "alleged that Berg was charged", of which the tree makes two clauses side by side */
	bool that = c->subject > 0 && !c->shared_subject && c->mark >= 0 && word_is(r, (size_t)c->mark, "that");
	bool joined = of_main && c->role == PHRASE_COORDINATE && c->finite && (!that || said) &&
	              (!c->shared_subject || c->subject == r->main->subject);
	bool told = of_main && said && c->role == PHRASE_COMPLEMENT && c->finite;
	return (joined || told || is_given(r, c)) &&
	       clause_read_said(out, r, c, told ? &said->subject : NULL, k);
}

/* What somebody alleges is no fact. */
static bool
is_doubted(struct str lemma)
{
	return str_eq(lemma, STR("allege")) || str_eq(lemma, STR("claim")) || str_eq(lemma, STR("suggest")) ||
	       str_eq(lemma, STR("argue")) || str_eq(lemma, STR("contend")) || str_eq(lemma, STR("predict"));
}

/* "… and was charged with fraud", "police said that Berg was arrested", "Berg, who resigned". */
static void
look_beside(struct candidates *list, const struct ask_sentence *r)
{
	struct asked_clause main, k;
	bool said = r->main && clause_read(list->out, r, r->main, &main) && main.classes & VERB_SAY &&
	            !main.negated && !clause_has_modal(r, &main) && !is_doubted(main.lemma);
	for (size_t i = 0; i < r->ph->clauses; i++) {
		const struct phrase_clause *c = &r->ph->clause[i];
		if (c == r->main || !read_beside(list->out, r, said ? &main : NULL, c, &k))
			continue;
		/* "Berg, who was raised in Orrel after …": when, hardly why. */
		if (c->subject < 0 || !word_is(r, (size_t)c->subject, "who"))
			frame_cause(list, r, &k);
		frame_deed(list, r, &k);
		frame_whom(list, r, &k);
		frame_fact(list, r, &k);
		frame_when(list, r, &k);
		frame_number(list, r, &k);
	}
}

static void
look(struct candidates *list, const struct ask_sentence *r)
{
	struct asked_clause k;
	if (r->introduces) {
		frame_who(list, r);
		return;
	}
	frame_toll(list, r);
	frame_say(list, r);
	frame_according(list, r);
	frame_who(list, r);
	frame_event_cause(list, r);
	frame_fact_beside(list, r);
	look_beside(list, r);
	if (!r->main || !clause_read(list->out, r, r->main, &k))
		return;
	frame_cause(list, r, &k);
	frame_want(list, r, &k);
	frame_attitude(list, r, &k);
	frame_statement(list, r, &k);
	frame_compare(list, r, &k);
	frame_should(list, r, &k);
	frame_object(list, r, &k);
	frame_deed(list, r, &k);
	frame_whom(list, r, &k);
	frame_fact(list, r, &k);
	frame_next(list, r, &k);
	frame_when(list, r, &k);
	frame_number(list, r, &k);
}

/* What leans on its bare subject ("The fire …") answers only questions that name it. */
static bool
leans(const struct candidate *c)
{
	const struct ask_sentence *r = c->r;
	unsigned reasons = r->introduces ? 0 : r->s->reasons;
	if (reasons & REFER_DEFINITE && !c->subject.topic && !c->subject.office)
		return true;
	if ((!r->introduces && opens_with_he(r->s)) || reasons & REFER_SUBJECT)
		return c->subject.person != r->he;
	return reasons & REFER_PRONOUN && !c->subject.person && !c->subject.full;
}

size_t
ask(struct arena *out, struct arena scratch, const struct draft *d,
    const struct cast *cast, const struct composed *text, uint32_t source_words,
    struct asked *list)
{
	if (!d->parsed || !d->sentence_count)
		return 0;
	struct arena temp = arena_upper(&scratch);
	struct ask_sentence *readings = arena_array(&scratch, struct ask_sentence, d->sentence_count);
	size_t count = 0;
	for (size_t i = 0; i < d->sentence_count; i++) {
		const struct sentence *s = &d->sentences[i];
		bool whole = may_answer(s);
		if ((!whole && !may_introduce(s)) || !ask_read(&scratch, temp, d, cast, s, &readings[count]))
			continue;
		readings[count].introduces = !whole;
		if (readings[count].n < 4 || opens_with_adverb(&readings[count]))
			continue;
		if (main_subject_is_he(&readings[count]))
			readings[count].he = who_is_he(&scratch, temp, d, cast, s, HE_STEPS);
		bool he = whole && (opens_with_he(s) || s->reasons & REFER_SUBJECT);
		if (!he || readings[count].he)
			count++;
	}
	struct topics topics = topics_of(&scratch, d, readings, count);
	struct candidates all = {.out = out};
	all.at = arena_array(&scratch, struct candidate, CANDIDATES_MOST);
	for (size_t i = 0; i < count; i++) {
		readings[i].topics = &topics;
		look(&all, &readings[i]);
	}
	size_t kept = 0;
	for (size_t i = 0; i < all.count; i++)
		if (!leans(&all.at[i]))
			all.at[kept++] = all.at[i];
	all.count = kept;
	struct choosing k = {d, cast, &topics, text, source_words};
	return ask_choose(temp, &k, &all, list);
}
