/* refer_test.c: which sentences stand alone, and why others do not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/refer.h"

struct row {
	enum cue_language language;
	const char *in;
	unsigned why; /* must be among the reasons; 0: there must be none */
};

static const struct row rows[] = {
	{CUE_ENGLISH, "The Ullen dam broke on Monday after a week of rain.", 0},
	{CUE_ENGLISH, "“We lost our boats,” said Anna Berg, who fishes off Porlan.", 0},
	{CUE_ENGLISH, "Police searched two offices in Porlan on Friday.", 0},
	{CUE_ENGLISH, "Some 300 people left their homes in Porlan.", 0},
	{CUE_ENGLISH, "Of the 30 people on board, four were hurt.", 0},
	{CUE_ENGLISH, "He resigned on Monday.", REFER_OPENER},
	{CUE_ENGLISH, "But the dam held for a day.", REFER_OPENER},
	{CUE_ENGLISH, "At the same time, the river rose in Porlan.", REFER_OPENER},
	{CUE_ENGLISH, "In that case, Porlan would flood.", REFER_OPENER},
	{CUE_ENGLISH, "The other dam, in Orrel, held.", REFER_OPENER},
	{CUE_ENGLISH, "The risk, though, had long been known in Porlan.", REFER_OPENER},
	{CUE_ENGLISH, "On Monday, she told the council of Porlan to wait.", REFER_SUBJECT},
	{CUE_ENGLISH, "After the flood in Porlan, they rebuilt the bridge.", REFER_SUBJECT},
	{CUE_ENGLISH, "“The water came at night,” he said.", REFER_SPEAKER},
	{CUE_ENGLISH, "“The water came at night and took the bridge.”", REFER_QUOTE_ALONE},
	{CUE_ENGLISH, "The council said “the water came at night.", REFER_QUOTE_PART},
	{CUE_ENGLISH, "“The council of Porlan will meet,\" Berg said.", REFER_QUOTE_PART},
	{CUE_ENGLISH, "Our reporter saw the flood in Porlan.", REFER_FIRST_PERSON},
	{CUE_ENGLISH, "Berg noted as much in a speech Wednesday morning.", REFER_SAYS_NOTHING},
	{CUE_ENGLISH, "Did the council of Porlan know?", REFER_QUESTION},
	{CUE_ENGLISH, "A day later the water reached his house.", REFER_PRONOUN},
	{CUE_ENGLISH, "Residents had warned of those cracks.", REFER_POINTING},
	{CUE_ENGLISH, "The man drowned.", REFER_DEFINITE},
	{CUE_GERMAN, "Der Damm am Orrelsee brach am Montag.", 0},
	{CUE_GERMAN, "Er brach am Montag.", REFER_OPENER},
	{CUE_GERMAN, "Zudem stieg der Fluss in Porlan.", REFER_OPENER},
	{CUE_FRENCH, "Le barrage a cédé lundi après une semaine de pluie.", 0},
	{CUE_FRENCH, "Par ailleurs, le port reste fermé.", REFER_OPENER},
	{CUE_FRENCH, "Elle a démissionné lundi.", REFER_OPENER},
	{CUE_SPANISH, "La presa se rompió el lunes tras una semana de lluvia.", 0},
	{CUE_SPANISH, "Sin embargo, el puerto sigue cerrado.", REFER_OPENER},
};

static void
sentences_stand_alone_or_have_their_reason(void **state)
{
	struct arena a = arena_open(1 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct tokens t = tokens_of(&a, str_of(rows[i].in), rows[i].language, false);
		unsigned why = refer_reasons(&t, rows[i].language);
		if (rows[i].why ? !(why & rows[i].why) : why)
			fail_msg("%s: %#x", rows[i].in, why);
	}
	arena_close(&a);
}

static void
leading_connective_may_go_unless_it_carries_sense(void **state)
{
	static const struct {
		const char *in;
		size_t tokens;
	} fronts[] = {
		{"But the dam held.", 1}, {"However, the dam held.", 2}, {"And yet the dam held.", 0},
		{"But if it rains, the dam will break.", 0}, {"The dam held.", 0},
		{"Still waters run deep in Porlan.", 0}, {"But not all left Porlan.", 0},
	};
	struct arena a = arena_open(1 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++) {
		struct tokens t = tokens_of(&a, str_of(fronts[i].in), CUE_ENGLISH, false);
		if (refer_connective(&t, CUE_ENGLISH) != fronts[i].tokens)
			fail_msg("%s", fronts[i].in);
	}
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences_stand_alone_or_have_their_reason),
		cmocka_unit_test(leading_connective_may_go_unless_it_carries_sense),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
