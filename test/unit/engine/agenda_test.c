/* agenda_test.c: what is due first comes first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/hash.h"
#include "engine/agenda.h"

enum { MANY = 3000 };

static void
everything_comes_once_and_in_order(void **state)
{
	struct agenda a = {0};
	struct agenda_entry e;
	static bool seen[MANY];
	int64_t before = INT64_MIN;
	(void)state;
	for (size_t i = 0; i < MANY; i++)
		agenda_add(&a, (int64_t)(hash_mix(i) % 500), i);
	for (size_t i = 0; i < MANY; i++) {
		assert_true(agenda_first(&a, &e));
		assert_true(e.at >= before);
		assert_int_equal(e.at, hash_mix(e.what) % 500);
		assert_false(seen[e.what]);
		seen[e.what] = true;
		before = e.at;
		agenda_take(&a);
	}
	assert_false(agenda_first(&a, &e));
	agenda_close(&a);
}

static void
what_is_added_later_may_come_earlier(void **state)
{
	struct agenda a = {0};
	struct agenda_entry e;
	(void)state;
	agenda_add(&a, 50, 1);
	agenda_add(&a, 20, 2);
	agenda_take(&a);
	agenda_add(&a, INT64_MAX, 3);
	agenda_add(&a, 0, 4);
	assert_true(agenda_first(&a, &e) && e.what == 4);
	agenda_take(&a);
	assert_true(agenda_first(&a, &e) && e.what == 1);
	agenda_clear(&a);
	assert_false(agenda_first(&a, &e));
	agenda_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_comes_once_and_in_order),
		cmocka_unit_test(what_is_added_later_may_come_earlier),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
