/* slot_test.c: places for advertisements in the bytes of a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ads/density.h"
#include "ads/house.h"
#include "base/html.h"

static struct arena arena;

static void
what_was_put_is_found(void **state)
{
	(void)state;
	struct buf b = buf_in(&arena, 64);
	struct slot slot;
	buf_cstr(&b, "<p>one</p>");
	slot_put(&b, STR("story"), SLOT_BOX);
	buf_cstr(&b, "<p>two</p>");
	slot_put(&b, STR("more"), SLOT_WIDE);
	assert_true(slot_find(buf_str(&b), 0, &slot));
	assert_int_equal(slot.at, 10);
	assert_true(str_eq(slot.place, STR("story")));
	assert_int_equal(slot.size, SLOT_BOX);
	assert_true(slot_find(buf_str(&b), slot.at + slot.n, &slot));
	assert_true(str_eq(slot.place, STR("more")));
	assert_int_equal(slot.size, SLOT_WIDE);
	assert_int_equal(slot.at + slot.n, b.n);
	assert_false(slot_find(buf_str(&b), slot.at + slot.n, &slot));
}

static void
no_text_makes_a_slot(void **state)
{
	(void)state;
	struct buf b = buf_in(&arena, 64);
	struct slot slot;
	html_text(&b, STR("<!--gw-ad story box-->"));
	html_attr(&b, STR("<!--gw-ad story box-->"));
	html_json(&b, STR("<!--gw-ad story box-->"));
	assert_false(slot_find(buf_str(&b), 0, &slot));
}

static void
a_slot_without_end_is_none(void **state)
{
	(void)state;
	struct slot slot;
	assert_false(slot_find(STR("<!--gw-ad story box"), 0, &slot));
	assert_false(slot_find(STR("<!--gw-ad -->"), 0, &slot));
}

static void
share_stays_under_three_tenths(void **state)
{
	(void)state;
	for (int64_t words = 0; words < 2000; words += 7) {
		struct density d = {.content_px = density_text_px(words)};
		while (density_take(&d, words % 2 ? SLOT_BOX : SLOT_WIDE))
			;
		assert_true(d.ads_px * 10 <= 3 * (d.content_px + d.ads_px));
	}
	struct density little = {.content_px = density_text_px(20)};
	assert_false(density_take(&little, SLOT_BOX));
	struct density much = {.content_px = density_text_px(600)};
	assert_true(density_take(&much, SLOT_BOX));
}

static struct str
page_with_slots(void)
{
	struct buf b = buf_in(&arena, 256);
	buf_cstr(&b, "<p>one</p>");
	slot_put(&b, STR("story"), SLOT_BOX);
	buf_cstr(&b, "<p>two</p>");
	slot_put(&b, STR("more"), SLOT_WIDE);
	return buf_str(&b);
}

static void
places_vanish_without_advertisements(void **state)
{
	(void)state;
	struct str page = house_fill(&arena, page_with_slots(), STR("/x"), 1, NULL, 0);
	assert_true(str_eq(page, STR("<p>one</p><p>two</p>")));
}

static void
places_of_one_page_get_different_ones(void **state)
{
	(void)state;
	const struct ad ads[] = {
		{.headline = STR("Tea & <b>"), .link = STR("/tea")},
		{.headline = STR("Wool"), .link = STR("/wool")},
	};
	for (int64_t hour = 0; hour < 50; hour++) {
		struct str page = house_fill(&arena, page_with_slots(), STR("/x"), hour, ads, 2);
		assert_true(str_has(page, STR("Tea &amp; &lt;b&gt;")));
		assert_true(str_has(page, STR("Wool")));
		assert_true(str_has(page, STR("<aside class=\"ad\" aria-label=\"Advertisement\" "
		                              "data-ad=\"story\">")));
		assert_true(str_has(page, STR("data-ad=\"more\"")));
		assert_true(str_eq(page, house_fill(&arena, page_with_slots(), STR("/x"), hour, ads, 2)));
	}
}

static void
every_one_gets_its_turn(void **state)
{
	(void)state;
	int shown[5] = {0};
	for (int64_t hour = 0; hour < 500; hour++)
		shown[house_choose(5, STR("/story/x"), 0, hour)]++;
	for (int i = 0; i < 5; i++)
		assert_in_range(shown[i], 50, 150);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_put_is_found),
		cmocka_unit_test(no_text_makes_a_slot),
		cmocka_unit_test(a_slot_without_end_is_none),
		cmocka_unit_test(share_stays_under_three_tenths),
		cmocka_unit_test(places_vanish_without_advertisements),
		cmocka_unit_test(places_of_one_page_get_different_ones),
		cmocka_unit_test(every_one_gets_its_turn),
	};
	arena = arena_open(4 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
