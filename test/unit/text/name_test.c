/* name_test.c: names are runs of capitals; titles stand before them; some are persons. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "text/name.h"
#include "text/nickname.h"

/* "Anna Berg*; Porlan": names by "; ", persons with a star. */
static struct str
shown(struct arena *a, struct str text, enum cue_language language)
{
	struct tokens t = tokens_of(a, text, language, false);
	struct names n = names_of(a, &t, language);
	struct buf b = buf_in(a, 200);
	for (size_t i = 0; i < n.count; i++)
		buf_fmt(&b, "%s" STR_FMT "%s", i ? "; " : "",
			STR_ARG(str_sub(text, t.at[n.at[i].first].start,
			                t.at[n.at[i].first + n.at[i].count - 1].end)),
			n.at[i].person ? "*" : "");
	return buf_str(&b);
}

static void
names_and_persons_are_found(void **state)
{
	static const struct {
		enum cue_language language;
		const char *in, *out;
	} rows[] = {
		{CUE_ENGLISH, "Anna Berg left Porlan.", "Anna Berg*; Porlan"},
		{CUE_ENGLISH, "The mayor of Porlan left.", "Porlan"},
		{CUE_ENGLISH, "Prime Minister Anna Berg spoke.", "Anna Berg*"},
		{CUE_ENGLISH, "Then Mr. Berg spoke on Monday.", "Berg*"},
		{CUE_ENGLISH, "It met Jan van der Lund there.", "Jan van der Lund*"},
		{CUE_ENGLISH, "Then Clara May left Porlan May 3.", "Clara May*; Porlan"},
		{CUE_ENGLISH, "They climbed the Karsa Peak.", "Karsa Peak"},
		{CUE_ENGLISH, "It hit Porlan University in May.", "Porlan University"},
		{CUE_ENGLISH, "Rescuers reached the valley.", ""},
		{CUE_ENGLISH, "Speaking in Porlan, she left.", "Porlan"},
		{CUE_ENGLISH, "nothing here", ""},
		{CUE_GERMAN, "Die Ministerin Anna Berg verließ das Haus.", "Anna Berg*"},
		{CUE_GERMAN, "Das Haus am See brannte.", ""},
	};
	struct arena a = arena_open(1 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str got = shown(&a, str_of(rows[i].in), rows[i].language);
		if (!str_eq(got, str_of(rows[i].out)))
			fail_msg("%s: " STR_FMT, rows[i].in, STR_ARG(got));
	}
	arena_close(&a);
}

static void
surname_is_the_word_before_junior(void **state)
{
	struct arena a = arena_open(1 << 20);
	struct tokens t = tokens_of(&a, STR("It met Carl Lund Jr. there."), CUE_ENGLISH, false);
	struct names n = names_of(&a, &t, CUE_ENGLISH);
	(void)state;
	assert_int_equal(n.count, 1);
	assert_true(token_is(&t.at[name_surname(&t, &n.at[0])], "lund"));
	arena_close(&a);
}

static void
short_forms_belong_to_their_names(void **state)
{
	(void)state;
	assert_true(nickname_pairs(STR("bob"), STR("robert")));
	assert_true(nickname_pairs(STR("Robert"), STR("Bob")));
	assert_false(nickname_pairs(STR("bob"), STR("carl")));
	assert_true(nickname_knows(STR("liz")));
	assert_false(nickname_knows(STR("porlan")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_persons_are_found),
		cmocka_unit_test(surname_is_the_word_before_junior),
		cmocka_unit_test(short_forms_belong_to_their_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
