/* role_test.c: who speaks, in which time and how near to the news says where a sentence stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "memory.h"
#include "write/role.h"
#include "write/role_word.h"

#define OPENING "The Ullen dam broke on Monday after a week of rain and flooded three villages, police said."

struct fixture {
	struct memory m;
	struct write_article article;
	struct draft d;
};

static int
open_arenas(void **state)
{
	static struct fixture f;
	f.m = memory_open();
	*state = &f;
	return 0;
}

static int
close_arenas(void **state)
{
	struct fixture *f = *state;
	memory_close(&f->m);
	return 0;
}

/* Of the second sentence of a report that has these. */
static struct role_fit
fit_behind(struct fixture *f, const char *opening, const char *sentence)
{
	arena_rewind(&f->m.out);
	char *text = arena_array(&f->m.out, char, 4096);
	snprintf(text, 4096, "%s\n\n%s\n\nBoats carried 300 people to a school in Tarn.", opening, sentence);
	f->article = (struct write_article){.outlet = STR("Post"), .title = STR("Ullen dam breaks"),
		.text = str_of(text), .language = STR("en"), .reprint_of = -1, .published = WHEN_NONE};
	f->d = draft_read(&f->m.out, f->m.scratch, &f->article, 1);
	assert_int_equal(f->d.sentence_count, 3);
	return role_fit_of(&f->d, &f->d.sentences[0], &f->d.sentences[1]);
}

static void
a_sentence_belongs_where_its_words_say(void **state)
{
	static const struct {
		const char *sentence;
		enum paragraph_role role;
	} rows[] = {
		{"Three villages were flooded and 40 people were killed when the dam broke, police said.",
	     ROLE_HAPPENED},
		{"The flood killed 12 people in the three villages below the Ullen dam on Monday.", ROLE_HAPPENED},
		{"“I have never seen such a flood,” said Anna Berg, who leads the rescue.", ROLE_POSITIONS},
		{"“We told them that the wall was not safe,” Carl Lund said in an interview.", ROLE_POSITIONS},
		{"Carl Lund says that the council should not have waited.", ROLE_POSITIONS},
		{"The dam has been known for its cracks since 1962, when the former owner left the valley.",
	     ROLE_CONTEXT},
		{"The break comes amid a dispute of years over who must repair the former dams of the region.",
	     ROLE_CONTEXT},
		{"The council will vote next month on a plan that has divided the towns of the valley for "
	     "decades.", ROLE_CONTEXT},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct role_fit fit = fit_behind(*state, OPENING, rows[i].sentence);
		for (int r = 0; r < PARAGRAPH_COUNT; r++)
			if (fit.in[r] > fit.in[rows[i].role])
				fail_msg("%s: %.2f %.2f %.2f", rows[i].sentence, fit.in[0], fit.in[1], fit.in[2]);
	}
}

static void
one_change_of_words_moves_a_sentence(void **state)
{
	static const struct {
		const char *more, *less;
		enum paragraph_role role;
	} rows[] = {
		{"The council closed the road below the dam.", "The council has closed the road below the dam.",
	     ROLE_HAPPENED},
		{"The council has closed the road below the dam.", "The council closed the road below the dam.",
	     ROLE_CONTEXT},
		{"The council announced repairs below the dam.", "The council considered repairs below the dam.",
	     ROLE_HAPPENED},
		{"The council closed the road on Tuesday.", "The council closed the road last year.",
	     ROLE_HAPPENED},
		{"The council closed the road last year.", "The council closed the road that night.",
	     ROLE_CONTEXT},
		{"The council closed the road in March.", "The council closed the road in time.", ROLE_CONTEXT},
		{"The mayor told reporters the road was closed.", "The mayor noticed that the road was closed.",
	     ROLE_POSITIONS},
		{"The council should perhaps close the road.", "The council could soon close the road.",
	     ROLE_POSITIONS},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		double more = fit_behind(*state, OPENING, rows[i].more).in[rows[i].role];
		double less = fit_behind(*state, OPENING, rows[i].less).in[rows[i].role];
		if (more <= less)
			fail_msg("%s %.3f, but %s %.3f", rows[i].more, more, rows[i].less, less);
	}
}

static void
the_verb_of_the_first_clause_is_found(void **state)
{
	/* Places of "past", "has", "is" and "says" in the features. */
	enum { PAST = 24, NONE = 28 };
	static const struct {
		const char *sentence;
		unsigned place;
	} rows[] = {
		{"The road below the dam closed on Monday at noon.", PAST},
		{"The road below the dam fell into the river at noon.", PAST},
		{"The road below the dam has fallen into the river.", PAST + 1},
		{"The road below the dam is closed to all traffic.", PAST + 2},
		{"The mayor of Porlan says that the road is closed.", PAST + 3},
		{"The road below the dam was closed and rebuilt by noon.", NONE},
		/* What stands behind "the" is no verb, nor what stands inside a quotation. */
		{"The rescued have slept in a school near Tarn.", PAST + 1},
		{"“It fell,” the mayor of Porlan says in a letter.", PAST + 3},
		/* "May" is a month. */
		{"May is the month in which the road is often closed.", PAST + 2},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		double f[ROLE_FEATURES];
		fit_behind(*state, OPENING, rows[i].sentence);
		struct fixture *fixture = *state;
		role_features(f, &fixture->d, &fixture->d.sentences[0], &fixture->d.sentences[1]);
		for (unsigned k = PAST; k < NONE; k++)
			if ((f[k] > 0) != (k == rows[i].place))
				fail_msg("%s: %u", rows[i].sentence, k);
	}
}

static void
words_have_their_classes(void **state)
{
	(void)state;
	static const struct {
		const char *word;
		unsigned classes;
	} rows[] = {
		{"a", ROLE_LINK}, {"autumn", ROLE_SPAN}, {"bad", ROLE_JUDGING}, {"by", ROLE_LINK},
		{"became", ROLE_EARLIER | ROLE_PAST}, {"can", ROLE_VERB}, {"can't", ROLE_VERB},
		{"cannot", ROLE_VERB}, {"says", ROLE_SAYS}, {"told", ROLE_SAYING | ROLE_PAST},
		{"wrote", ROLE_PAST}, {"yesterday", ROLE_DAY}, {"zone", 0}, {"", 0}, {"é", 0}, {"an", ROLE_LINK}, {"ant", 0},
		{"yesterdays", 0}, {"x", 0}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(role_word(str_of(rows[i].word)), rows[i].classes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sentence_belongs_where_its_words_say),
		cmocka_unit_test(one_change_of_words_moves_a_sentence),
		cmocka_unit_test(the_verb_of_the_first_clause_is_found),
		cmocka_unit_test(words_have_their_classes),
	};
	return cmocka_run_group_tests(tests, open_arenas, close_arenas);
}
