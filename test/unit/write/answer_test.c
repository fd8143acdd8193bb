/* answer_test.c: sentences that are printed as no answer, and people who are no more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "memory.h"
#include "write/answer.h"
#include "write/ask_person.h"

static struct draft
draft_with(struct memory *m, const char *text)
{
	struct write_article *a = arena_array(&m->out, struct write_article, 1);
	*a = (struct write_article){.outlet = STR("A"), .title = STR("Ullen dam breaks near Porlan"),
	                            .text = str_of(text), .language = STR("en"), .reprint_of = -1,
	                            .published = WHEN_NONE};
	return draft_read(&m->out, m->scratch, a, 1);
}

/* The first sentence of a text, as words and marks alone make it. */
static struct sentence
sentence_of(struct memory *m, const char *text)
{
	struct str s = str_of(text);
	return (struct sentence){.text = s, .tokens = tokens_of(&m->out, s, CUE_ENGLISH, false)};
}

static void
slips_make_no_answer(void **state)
{
	static const struct {
		const char *in;
		bool slip;
	} rows[] = {
		{"The board, formerly formerly known as a club, has 40 members.", true},
		{"The board had had 40 members before it met.", false},
		{"She had 932 votes,representing half of the town.", true},
		{"The town has 1,200 houses and 30 mills.", false},
		{"In the debate , Berg said that the wall was old.", true},
		{"The letters were found.We are thankful for it.", true},
		{"The letters were found.\"We are thankful for it.", true},
		{"The U.S. ferry of Orrel.com sank on Monday.", false},
		{"The Porlan\xe2\x80\x98s mill was closed on Monday.", true},
		{"The \xe2\x80\x98old\xe2\x80\x99 mill was closed on Monday.", false},
		{"He left because they dont know the weir.", true},
		{"Ten Republicans senators will vote for the dam.", true},
		{"Ten Republicans will vote for the dam.", false},
		{"He said, the weir is subject to special rules.", true},
		{"Berg said, however, that the weir was shut.", false},
		{"Berg said Sunday will vote against the dam.", true},
		{"Berg said Sunday that she will vote against the dam.", false},
	};
	struct memory *m = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct sentence s = sentence_of(m, rows[i].in);
		if (answer_has_slip(&s) != rows[i].slip)
			fail_msg("%s", rows[i].in);
	}
}

static void
words_that_lean_make_no_answer(void **state)
{
	static const struct {
		const char *in;
		bool leans;
	} rows[] = {
		{"Berg added that the weir was shut.", true},
		{"The group\xe2\x80\x99s director left the board on Monday.", true},
		{"Berg said the weir would be shut tonight.", true},
		{"The director of the board left on Monday.", false},
	};
	struct memory *m = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct sentence s = sentence_of(m, rows[i].in);
		if (answer_leans(&s) != rows[i].leans)
			fail_msg("%s", rows[i].in);
	}
}

/* Of whom the reports tell that he is dead, is asked who he was. */
static void
reports_tell_who_is_dead(void **state)
{
	static const struct {
		const char *in;
		bool dead;
	} rows[] = {
		{"Two men were charged after the death of mayor Anna Berg in the weir at Orrel.", true},
		{"The town mourns Anna Berg. Two men were charged with Berg\xe2\x80\x99s murder in spring.", true},
		{"Anna Berg, a miller from Orrel, was killed when the dam broke on Monday.", true},
		{"Anna Berg, 45, died at the weir of Orrel when the dam broke on Monday.", true},
		{"The dam was named for the late Anna Berg when it was built at Orrel.", true},
		{"In the late 1990s, Anna Berg left the board of the dam at Orrel.", false},
		{"Anna Berg said on Monday that the mill of Orrel was built in 1898.", false},
		{"In 1798 Anna Berg, a miller from Orrel, drew the first map of the river.", true},
		{"Anna Berg, a miller from Orrel, said that the dam broke before dawn.", false},
		{"The death of Anna Berg\xe2\x80\x99s father left her mother alone at the weir.", false},
		{"In 1998 Anna Berg, a miller from Orrel, drew the first map of the river.", false},
	};
	struct memory *m = *state;
	struct person berg = {.full = STR("Anna Berg"), .surname = STR("berg")};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct memory copy = *m;
		struct draft d = draft_with(&copy, rows[i].in);
		assert_true(d.sentence_count > 0);
		if (person_is_dead(&d, &berg) != rows[i].dead)
			fail_msg("%s", rows[i].in);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_memory, close_memory)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(slips_make_no_answer),
		TEST(words_that_lean_make_no_answer),
		TEST(reports_tell_who_is_dead),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
