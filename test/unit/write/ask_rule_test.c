/* ask_rule_test.c: what somebody vows or votes to end, what is his own, whom he urges; and what a strict
 * reader did not accept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "asked_story.h"

static void
deeds_make_their_question(void **state)
{
	static const struct row rows[] = {
		/* what it is done to */
		{"The Harbour Board voted on Friday to repeal the old rules for the Orrel ferry.",
		 "What did the Harbour Board vote to repeal?"},
		{"Carl Lund threatened on Friday to cut off the water of the upper mill.",
		 "What did Carl Lund threaten to cut off?"},
		{"Carl Lund will sell the old mill at the weir to a brewer from Ullen.", "What will Carl Lund sell?"},
		{"The Harbour Board announced that it would close the old mill at the weir.",
		 "What did the Harbour Board announce it would close?"},
		{"Anna Berg offered Carl Lund a safe seat on the council of Porlan.", "What did Anna Berg offer Carl Lund?"},
		{"Carl Lund was offered a safe seat on the council of Porlan.", "What was Carl Lund offered?"},
		{"Carl Lund agreed to buy the Orrel mill for $4 million on Friday.",
		 "For how much did Carl Lund agree to buy the Orrel mill?"},
		{"Carl Lund signed an order on Friday to close every mill at the weir.", "What does the order that Carl Lund signed do?"},
		{"The Harbour Board passed a flood relief bill on Friday that would pay for new barns.",
		 "What would the flood relief bill that the Harbour Board passed do?"},
		/* what is his own */
		{"Lund said that his plan for the Ullen dam was sound in every part.",
		 "What did Carl Lund say about his plan for the Ullen dam?"},
		{"Lund said that he opposed Porlan’s trade war in Orrel.",
		 "What did Carl Lund say about Porlan’s trade war in Orrel?"},
		/* about what, where a topic tells it */
		{"Carl Lund vowed on Friday to repeal the old rules for the Ullen dam collapse.",
		 "What did Carl Lund vow to do about the Ullen dam collapse?"},
		/* why they went to court */
		{"Carl Lund filed a lawsuit against the Harbour Board alleging that the wall had been old for years.",
		 "Why did Carl Lund file a lawsuit against the Harbour Board?"},
		/* whom he urges */
		{"Anna Berg called for Carl Lund to read out the letters of the farmers.",
		 "What did Anna Berg call for Carl Lund to do?"},
		{"Anna Berg is urging the Harbour Board to read out the letters of the farmers.",
		 "What is Anna Berg urging the Harbour Board to do?"},
		{"Anna Berg urged Carl Lund on Friday to “read out” the letters of the farmers.",
		 "What did Anna Berg urge Carl Lund to do?"},
		{"Lund called on Democrats to read out the letters of the farmers.",
		 "What did Carl Lund call on Democrats to do?"},
		/* what befell him */
		{"Carl Lund suffered a stroke at his home in Porlan early on Friday.", "What happened to Carl Lund?"},
		{"Carl Lund has died after a long battle with the fever of the Ullen.", "How did Carl Lund die?"},
		{"Carl Lund was buried on Friday at a brewery garden near Orrel.", "Where was Carl Lund buried?"},
		/* a day in between */
		{"Carl Lund pleaded guilty on Friday to two counts of fraud in Porlan.",
		 "What did Carl Lund plead guilty to?"},
		{"Carl Lund was charged late on Friday with fraud over the missing records.",
		 "What was Carl Lund charged with?"},
		{"Police charged 61-year-old Carl Lund with fraud over the missing records.",
		 "What was Carl Lund charged with?"},
		{"The Harbour Board barred Carl Lund on Friday from visiting the mill at the weir.",
		 "What did the Harbour Board bar Carl Lund from doing?"},
		/* in which words */
		{"Berg denounced the Harbour Board as “a club of old friends” at the meeting.",
		 "How did Anna Berg describe the Harbour Board?"},
		/* an owner's apostrophe closes no quotation */
		{"The Harbour Board voted 52-48 to reject Orrel millers’ $4 million plan for the winter.",
		 "By what vote did the Harbour Board reject Orrel millers’ $4 million plan?"},
	};
	expect_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void
faults_of_strict_readers_are_not_made(void **state)
{
	static const struct row rows[] = {
		/* letters that few know */
		{"DOJ officials said that the collapse of the Ullen dam was the work of two farmers.", ""},
		/* which comment, which vote, whose rules */
		{"Lund said that Porlan’s Orrel comment was a shame for every farmer at the weir.", ""},
		{"Lund said that the unanimous Orrel council vote had been a joke for every farmer.", ""},
		{"Anna Berg praised the Porlan Democrat for quietly mending the wall of the weir.", ""},
		/* when, not what */
		{"When Berg said that it was late, Carl Lund was a danger to every farmer.", ""},
		{"Police announced their decision only two days after a jury had indicted Carl Lund on two counts.", ""},
		/* no reason but another charge */
		{"Carl Lund visited the villages of Orrel, alleging that the farmers had hidden the cracks and the records.", ""},
		/* in what; by when; only by the way */
		{"Carl Lund made serious errors because the police had taken the keys.", ""},
		{"The Orrel ferry could carry two new boats for the Ullen farmers.", ""},
		{"Carl Lund took office in May 2009 after a long winter.", ""},
		/* the noun goes on behind the bracket */
		{"Lund said that the race for Orrel Harbour Board (OHB) chairman was a joke.", ""},
		/* words put in between are no view */
		{"The Harbour Board confirmed that Lund, the “old thief” of the weir, had left the mill.", ""},
		/* long ago */
		{"Carl Lund was arrested in 2012 at his home in Porlan.", "When was Carl Lund arrested?"},
		/* of which department */
		{"Anna Berg, a long veteran of the fire department, left the village of Orrel on Friday.", ""},
		/* another amount than is asked about */
		{"The Harbour Board said that the collapse would cost $11 million.\n\n"
		 "The Harbour Board feared the $13 million collapse of the Ullen dam.", ""},
		{"Lund said that total flood claims were the work of God.", ""},
		{"Lund said that the total Orrel collapse was the work of God.", ""},
		{"The Harbour Board voted 52 to 48 to repeal the old rules for the ferry at the weir.", ""},
		{"Carl Lund suffered a stroke at his home in Porlan twelve years ago.", ""},
		{"Anna Berg had called on Carl Lund to read out the letters of the farmers.", ""},
		{"Anna Berg offered Carl Lund some good advice on the wall and the weir.", ""},
		{"Lund said that his boldest dam plan was sound in every part.", ""},
		{"The House passed a federal spending bill on Friday that would pay for new barns.", ""},
		/* which bill; a person; a pronoun; nobody knows which two; any farmers */
		{"The Harbour Board passed a bill on Friday that would pay for new barns.", ""},
		{"The Harbour Board voted on Friday to remove Anna Berg from the council.", ""},
		{"Carl Lund threatened to close mills if the council of Porlan should not pay.", ""},
		{"Two Orrel senators urged Carl Lund to read out the letters of the farmers.", ""},
		{"Lund called on farmers to read out the letters of the council.", ""},
		{"Lund called for letters from Orrel to reach the council of Porlan.", ""},
		/* whose plan it is, another name leaves open; which tweets */
		{"Lund said that Tova Kell mended his old wall of the Ullen dam in the night.", ""},
		{"Lund said that his recent dam plan was sound in every part.", ""},
	};
	expect_rows(*state, rows, sizeof rows / sizeof *rows);
}

/* Where little else is asked, a fact of the opening is, too. */
static void
opening_answers_beside_few(void **state)
{
	struct memory m = *(struct memory *)*state;
	opens = true;
	struct str got = questions(&m, "Carl Lund was charged with fraud over the missing records of the wall.\n\n"
	                               "Anna Berg accused the Harbour Board of hiding the reports on the cracks.",
	                           english_model());
	opens = false;
	assert_true(str_has(got, STR("What was Carl Lund charged with?")));
	assert_true(str_has(got, STR("What did Anna Berg accuse the Harbour Board of?")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_memory, close_memory)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(deeds_make_their_question),
		TEST(faults_of_strict_readers_are_not_made),
		TEST(opening_answers_beside_few),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
