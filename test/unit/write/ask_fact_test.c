/* ask_fact_test.c: who was chosen, by what vote, who was first: facts that leave no doubt about what is asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "asked_story.h"

static void
facts_make_their_question(void **state)
{
	static const struct row rows[] = {
		/* whom, and for what */
		{"The Harbour Board picked Carl Lund as harbour master of Orrel on Friday.",
		 "Whom did the Harbour Board pick as harbour master of Orrel?"},
		{"The Harbour Board appointed Carl Lund to the Porlan ferry council on Friday.",
		 "Whom did the Harbour Board appoint to the Porlan ferry council?"},
		{"Anna Berg endorsed Carl Lund on Friday at the village hall of Orrel.",
		 "Whom did Anna Berg endorse?"},
		{"Anna Berg endorsed Carl Lund in 2008, when the wall was new.",
		 "Whom did Anna Berg endorse in 2008?"},
		/* by what vote */
		{"The Harbour Board voted 52-48 to close the Orrel ferry for the winter.",
		 "By what vote did the Harbour Board close the Orrel ferry?"},
		{"The Harbour Board voted 52 to 48 on Friday to close the Orrel ferry.",
		 "By what vote did the Harbour Board close the Orrel ferry?"},
		/* at what age, how long */
		{"Carl Lund died in Porlan at the age of 92 after a long winter.",
		 "At what age did Carl Lund die?"},
		{"The collapse of the Ullen dam lasted 35 minutes, the police of Porlan said.",
		 "How long did the collapse of the Ullen dam last?"},
		/* who was first */
		{"Anna Berg became the first mayor to close the Orrel ferry in winter.",
		 "What did Anna Berg become the first mayor to do?"},
		{"Anna Berg is the first mayor to close the Orrel ferry in winter.",
		 "What is Anna Berg the first mayor to do?"},
		/* allowed and barred */
		{"The Harbour Board barred Carl Lund from visiting the mill at the weir.",
		 "What did the Harbour Board bar Carl Lund from doing?"},
		{"The Harbour Board allowed Carl Lund to visit the mill at the weir.",
		 "What did the Harbour Board allow Carl Lund to do?"},
		{"Carl Lund tested positive for the fever of the Ullen on Friday.",
		 "What did Carl Lund test positive for?"},
		/* what must be paid; a month in front */
		{"Carl Lund agreed to pay $4 million for the Orrel mill on Friday.",
		 "How much did Carl Lund agree to pay for the Orrel mill?"},
		{"In April, Carl Lund paid $4 million for the Orrel mill.",
		 "How much did Carl Lund pay for the Orrel mill in April?"},
		/* of a mass; of what he speaks behind the quotation */
		{"“Nobody ever mended the wall,” Carl Lund said of the collapse of the Ullen dam.",
		 "What did Carl Lund say about the collapse of the Ullen dam?"},
	};
	expect_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void
facts_of_another_day_make_none(void **state)
{
	static const struct row rows[] = {
		/* then another one may have been meant than now */
		{"In 2008, Anna Berg endorsed Carl Lund at the village hall of Orrel.", ""},
		/* half of two; where, stood before; a thing does nothing */
		{"The Harbour Board voted 52-48 to close both the ferry and the mill.", ""},
		{"Anna Berg is the first mayor to swim there in winter.", "Who is Anna Berg?"},
		{"The Harbour Board allowed the Orrel ban to take effect on Friday.", ""},
		/* larger than what */
		{"Lund said that larger Orrel farms had kept the records of the wall shut.", ""},
		/* whom, without for what */
		{"The Harbour Board picked Carl Lund on Friday at the village hall of Orrel.", ""},
		/* "could not bring a charge": there is none */
		{"Carl Lund said that he could not bring a case against the Harbour Board of Orrel.", ""},
	};
	expect_rows(*state, rows, sizeof rows / sizeof *rows);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_memory, close_memory)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(facts_make_their_question),
		TEST(facts_of_another_day_make_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
