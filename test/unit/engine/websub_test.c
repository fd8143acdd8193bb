/* websub_test.c: what a hub is told, and when it is asked again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/websub.h"

static struct arena arena;

static void
a_request_names_both_feeds_of_each_list(void **state)
{
	size_t bytes;
	struct str body = websub_body(&arena, STR("https://g.example"), STR("\n/section/A%26B\n"), &bytes);
	(void)state;
	assert_int_equal(bytes, 16);
	assert_true(str_eq(body, STR("hub.mode=publish"
	        "&hub.url=https%3A%2F%2Fg.example%2Ffeed.atom"
	        "&hub.url=https%3A%2F%2Fg.example%2Ffeed.json"
	        "&hub.url=https%3A%2F%2Fg.example%2Fsection%2FA%2526B%2Ffeed.atom"
	        "&hub.url=https%3A%2F%2Fg.example%2Fsection%2FA%2526B%2Ffeed.json")));
}

static void
a_request_has_ten_lists_at_the_most(void **state)
{
	struct str lines = STR("");
	size_t bytes;
	(void)state;
	for (int i = 10; i < 25; i++)
		lines = websub_add(&arena, lines, 0, str_fmt(&arena, "/outlet/%d", i));
	struct str body = websub_body(&arena, STR("https://g.example"), lines, &bytes);
	assert_int_equal(bytes, 10 * sizeof "/outlet/10");
	assert_true(str_has(body, STR("outlet%2F19")) && !str_has(body, STR("outlet%2F20")));
}

static void
what_changes_while_it_is_told_is_told_again(void **state)
{
	struct str lines = websub_add(&arena, STR(""), 0, STR("/outlet/A"));
	(void)state;
	assert_true(str_eq(websub_add(&arena, lines, 0, STR("/outlet/A")), lines));
	assert_true(str_eq(websub_add(&arena, lines, lines.n, STR("/outlet/A")),
	                   STR("/outlet/A\n/outlet/A\n")));
	assert_true(str_eq(websub_add(&arena, lines, 0, STR("")), STR("/outlet/A\n\n")));
}

static void
no_more_waits_than_there_is_room_for(void **state)
{
	struct str lines = STR("");
	(void)state;
	for (int i = 0; i < 2 * WEBSUB_WAITING; i++)
		lines = websub_add(&arena, lines, 0, str_fmt(&arena, "/outlet/%d", i));
	assert_true(str_has(lines, STR("/outlet/199\n")) && !str_has(lines, STR("/outlet/200\n")));
}

static void
pauses_grow_and_differ(void **state)
{
	static const struct {
		int failures;
		int64_t least_s, most_s;
	} cases[] = {{1, 7, 15}, {2, 15, 30}, {5, 120, 240}, {30, 1800, 3600}, {1000, 1800, 3600}};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t first = websub_pause_ms(cases[i].failures, 0);
		int64_t last = websub_pause_ms(cases[i].failures, (uint64_t)cases[i].most_s * 500);
		assert_true(first >= cases[i].least_s * 1000 && last <= cases[i].most_s * 1000);
		assert_true(last > first);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_request_names_both_feeds_of_each_list),
		cmocka_unit_test(a_request_has_ten_lists_at_the_most),
		cmocka_unit_test(what_changes_while_it_is_told_is_told_again),
		cmocka_unit_test(no_more_waits_than_there_is_room_for),
		cmocka_unit_test(pauses_grow_and_differ),
	};
	arena = arena_open(16 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
