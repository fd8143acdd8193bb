/* phrase_test.c: noun phrases, verb groups and clauses of sentences of our own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "english_model.h"

static const char *const kinds[] = {"", "=name", "=person", "=place", "=organisation"};

/* "base|full=kind; …" */
static struct str
nouns_shown(struct arena *a, const struct phrases *p)
{
	struct buf b = buf_in(a, 200);
	for (size_t i = 0; i < p->nouns; i++) {
		const struct phrase_noun *n = &p->noun[i];
		struct str base = phrase_text(p, n->from, n->to);
		struct str full = phrase_text(p, n->full_from, n->full_to);
		buf_fmt(&b, "%s" STR_FMT, i ? "; " : "", STR_ARG(base));
		if (!str_eq(base, full))
			buf_fmt(&b, "|" STR_FMT, STR_ARG(full));
		buf_cstr(&b, kinds[n->name]);
	}
	return buf_str(&b);
}

static const struct {
	const char *in, *out;
} nouns[] = {
	{"The newly elected mayor of Porlan met two old farmers.",
	 "The newly elected mayor|The newly elected mayor of Porlan; Porlan=name; two "
	 "old farmers"},
	{"Anna's plan for the school failed.",
	 "Anna's plan|Anna's plan for the school; the school"},
	{"Prime Minister Anna Berg left.", "Prime Minister Anna Berg=person"},
	{"Anna Berg, a teacher, left.", "Anna Berg=person; a teacher"},
	{"The University of Porlan bought the land.",
	 "The University|The University of Porlan=organisation; Porlan=name; the land"},
	{"They met on Monday.", "They; Monday"},
	{"It crossed the Karsa River.", "It; the Karsa River=place"},
};

static void
noun_phrases_have_a_base_and_a_full_span(void **state)
{
	struct arena a = arena_open(4 << 20), scratch = arena_open(4 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
		struct phrases p =
			english_read(&a, scratch, english_model(), str_of(nouns[i].in));
		struct str got = nouns_shown(&a, &p);
		if (!str_eq(got, str_of(nouns[i].out)))
			fail_msg("%s: " STR_FMT, nouns[i].in, STR_ARG(got));
	}
	arena_close(&scratch);
	arena_close(&a);
}

enum {
	NEGATED = 1,
	PASSIVE = 2,
	PERFECT = 4,
	PROGRESSIVE = 8,
	COPULAR = 16,
	SHARED = 32,
};

/* The clause whose verb is `verb`: what is said of it. */
static const struct {
	const char *in, *verb;
	enum phrase_role role;
	enum phrase_tense tense;
	enum phrase_modal modal;
	unsigned flags;
	const char *group, *aux, *subject;
} clauses[] = {
	{"The council closed the bridge.", "closed", PHRASE_MAIN, PHRASE_PAST,
	 PHRASE_NO_MODAL, 0, "closed", "", "council"},
	{"The council has not closed the bridge.", "closed", PHRASE_MAIN, PHRASE_PRESENT,
	 PHRASE_NO_MODAL, NEGATED | PERFECT, "has not closed", "has", "council"},
	{"The bridge will be closed in May.", "closed", PHRASE_MAIN, PHRASE_FUTURE,
	 PHRASE_NO_MODAL, PASSIVE, "will be closed", "will", "bridge"},
	{"They couldn't open the gate.", "open", PHRASE_MAIN, PHRASE_PRESENT,
	 PHRASE_POSSIBLE, NEGATED, "couldn't open", "could", "They"},
	{"The town is building a wall.", "building", PHRASE_MAIN, PHRASE_PRESENT,
	 PHRASE_NO_MODAL, PROGRESSIVE, "is building", "is", "town"},
	{"Berg is a teacher.", "is", PHRASE_MAIN, PHRASE_PRESENT, PHRASE_NO_MODAL,
	 COPULAR, "is", "is", "Berg"},
	{"She visited the town and met its mayor.", "met", PHRASE_COORDINATE, PHRASE_PAST,
	 PHRASE_NO_MODAL, SHARED, "met", "", "She"},
	{"Lund said that the factory would close.", "close", PHRASE_COMPLEMENT,
	 PHRASE_PRESENT, PHRASE_WOULD, 0, "would close", "would", "factory"},
	{"The man who found the boy was tired.", "found", PHRASE_RELATIVE, PHRASE_PAST,
	 PHRASE_NO_MODAL, 0, "found", "", "who"},
	{"He left because he was ill.", "was", PHRASE_ADVERBIAL, PHRASE_PAST,
	 PHRASE_NO_MODAL, COPULAR, "was", "was", "he"},
	{"They want to save the lake.", "save", PHRASE_OPEN, PHRASE_NO_TENSE,
	 PHRASE_NO_MODAL, 0, "save", "", ""},
};

static unsigned
flags_of(const struct phrase_clause *c)
{
	return (c->negated ? NEGATED : 0u) | (c->passive ? PASSIVE : 0u) |
	       (c->perfect ? PERFECT : 0u) | (c->progressive ? PROGRESSIVE : 0u) |
	       (c->copular ? COPULAR : 0u) | (c->shared_subject ? SHARED : 0u);
}

static bool
word_is(const struct phrases *p, int32_t i, const char *want)
{
	return str_eq(i < 0 ? STR("") : tag_form(&p->parse->words, (size_t)i),
		      str_of(want));
}

static void
verb_groups_tell_tense_polarity_and_voice(void **state)
{
	struct arena a = arena_open(4 << 20), scratch = arena_open(4 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof clauses / sizeof *clauses; i++) {
		struct phrases p =
			english_read(&a, scratch, english_model(), str_of(clauses[i].in));
		const struct phrase_clause *c = NULL;
		for (size_t k = 0; k < p.clauses && !c; k++)
			if (word_is(&p, p.clause[k].verb, clauses[i].verb))
				c = &p.clause[k];
		if (!c)
			fail_msg("%s: no clause has the verb %s", clauses[i].in,
				 clauses[i].verb);
		struct str group = phrase_text(&p, c->verb_from, c->verb + 1u);
		if (c->role != clauses[i].role || c->tense != clauses[i].tense ||
		    c->modal != clauses[i].modal || flags_of(c) != clauses[i].flags ||
		    !str_eq(group, str_of(clauses[i].group)) ||
		    !word_is(&p, c->first_aux, clauses[i].aux) ||
		    !word_is(&p, c->subject, clauses[i].subject))
			fail_msg("%s: role %u, tense %u, modal %u, flags %u, \"" STR_FMT
				 "\", auxiliary %d, subject %d",
				 clauses[i].in, c->role, c->tense, c->modal, flags_of(c),
				 STR_ARG(group), c->first_aux, c->subject);
	}
	arena_close(&scratch);
	arena_close(&a);
}

static void
parts_of_a_clause_are_found(void **state)
{
	struct arena a = arena_open(4 << 20), scratch = arena_open(4 << 20);
	struct phrases p = english_read(&a, scratch, english_model(),
					STR("The bridge was shut down by the council."));
	const struct phrase_clause *c = phrase_main(&p);
	(void)state;
	assert_non_null(c);
	assert_true(c->passive);
	assert_true(word_is(&p, c->agent, "council"));
	assert_true(word_is(&p, c->particle, "down"));
	assert_int_equal(c->from, 0);
	assert_int_equal(c->to, p.parse->words.count);
	const struct phrase_noun *n = phrase_with(&p, (size_t)c->subject);
	assert_non_null(n);
	assert_true(n->definite);
	assert_false(n->plural);
	assert_null(phrase_with(&p, c->verb));
	arena_close(&scratch);
	arena_close(&a);
}

static void
sentence_without_a_verb_is_no_error(void **state)
{
	struct arena a = arena_open(4 << 20), scratch = arena_open(4 << 20);
	struct phrases p = english_read(&a, scratch, english_model(), STR(""));
	(void)state;
	assert_int_equal(p.nouns + p.clauses, 0);
	assert_null(phrase_main(&p));
	p = english_read(&a, scratch, english_model(), STR("!!!"));
	assert_null(phrase_with(&p, 0));
	arena_close(&scratch);
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(noun_phrases_have_a_base_and_a_full_span),
		cmocka_unit_test(verb_groups_tell_tense_polarity_and_voice),
		cmocka_unit_test(parts_of_a_clause_are_found),
		cmocka_unit_test(sentence_without_a_verb_is_no_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
