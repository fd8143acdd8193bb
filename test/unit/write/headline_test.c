/* headline_test.c: titles are cleaned and weighed by their form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "write/common.h"
#include "write/headline.h"

static void
titles_are_cleaned(void **state)
{
	static const struct {
		const char *in, *outlet, *out;
	} rows[] = {
		{"Ullen dam breaks after a week of rain | Porlan Post", "", "Ullen dam breaks after a week of rain"},
		{"Ullen dam breaks after a week of rain - Porlan Post", "Porlan Post", "Ullen dam breaks after a week of rain"},
		{"Ullen dam breaks – and nobody was told of it", "", "Ullen dam breaks – and nobody was told of it"},
		{"WATCH: Ullen dam breaks after a week of rain", "", "Ullen dam breaks after a week of rain"},
		{"Ullen dam breaks after rain (VIDEO)", "", "Ullen dam breaks after rain"},
		{"Ullen dam breaks after rain.", "", "Ullen dam breaks after rain"},
		{"Ullen dam breaks after rain...", "", "Ullen dam breaks after rain..."},
		{"  Ullen   dam\nbreaks ", "", "Ullen dam breaks"},
	};
	struct arena a = arena_open(1 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str got = headline_clean(&a, str_of(rows[i].in), str_of(rows[i].outlet));
		if (!str_eq(got, str_of(rows[i].out)))
			fail_msg("%s: " STR_FMT, rows[i].in, STR_ARG(got));
	}
	arena_close(&a);
}

static void
plain_titles_weigh_most(void **state)
{
	static const char *const worse[] = {
		"Why did the Ullen dam break after the rain?", "Here's what to know about the dam",
		"What you need to know about the Ullen dam", "\"It came at night\": the dam of Ullen breaks",
		"Dam breaks", "The Ullen dam breaks after a week of rain!"};
	double plain = headline_form(STR("Ullen dam breaks after a week of rain"));
	(void)state;
	assert_true(plain == 1);
	for (size_t i = 0; i < sizeof worse / sizeof *worse; i++)
		if (headline_form(str_of(worse[i])) >= plain)
			fail_msg("%s", worse[i]);
}

static void
common_words_are_sorted_and_weigh_little(void **state)
{
	(void)state;
	for (size_t i = 1; i < common_count; i++)
		assert_true(str_cmp(str_of(common_words[i - 1].word), str_of(common_words[i].word)) < 0);
	assert_true(common_weight(STR("said")) < 1);
	assert_true(common_weight(STR("sais")) == COMMON_RARE);
	assert_true(common_weight(STR("saidx")) == COMMON_RARE);
	assert_true(common_weight(STR("the")) < common_weight(STR("court")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_are_cleaned),
		cmocka_unit_test(plain_titles_weigh_most),
		cmocka_unit_test(common_words_are_sorted_and_weigh_little),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
