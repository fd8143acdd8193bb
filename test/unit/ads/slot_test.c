/* slot_test.c: places for advertisements in the bytes of a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ads/density.h"
#include "ads/markup.h"
#include "base/html.h"

static struct arena arena;

static void
what_was_put_is_found(void **state)
{
	(void)state;
	struct buf b = buf_in(&arena, 64);
	struct slot slot;
	buf_cstr(&b, "<p>one</p>");
	slot_put(&b, SLOT_STORY, SLOT_BOX, STR("en-GB"), STR("Local news -->"));
	buf_cstr(&b, "<p>two</p>");
	slot_put(&b, SLOT_MORE, SLOT_WIDE, STR_NONE, STR_NONE);
	assert_true(slot_find(buf_str(&b), 0, &slot));
	assert_int_equal(slot.at, 10);
	assert_int_equal(slot.place, SLOT_STORY);
	assert_true(str_eq(slot.language, STR("en%2DGB")));
	assert_true(str_eq(slot.section, slot_section(&arena, STR("Local news -->"))));
	assert_int_equal(slot.size, SLOT_BOX);
	assert_true(slot_find(buf_str(&b), slot.at + slot.n, &slot));
	assert_int_equal(slot.place, SLOT_MORE);
	assert_true(!slot.language.p && !slot.section.p);
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
	html_text(&b, STR("<!--gw-ad story box en World-->"));
	html_attr(&b, STR("<!--gw-ad story box en World-->"));
	html_json(&b, STR("<!--gw-ad story box en World-->"));
	assert_false(slot_find(buf_str(&b), 0, &slot));
}

static void
a_slot_without_end_is_none(void **state)
{
	(void)state;
	struct slot slot;
	assert_false(slot_find(STR("<!--gw-ad story box en World"), 0, &slot));
	assert_false(slot_find(STR("<!--gw-ad attic box en World-->"), 0, &slot));
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

static void
a_slot_of_an_earlier_page_says_less(void **state)
{
	(void)state;
	struct slot slot;
	assert_true(slot_find(STR("<!--gw-ad more wide-->"), 0, &slot));
	assert_int_equal(slot.place, SLOT_MORE);
	assert_true(!slot.language.p && !slot.section.p);
}

static void
an_advertisement_is_escaped_marked_and_linked_through_us(void **state)
{
	(void)state;
	const struct creative x = {.title = STR("Tea & <b>"), .body = STR("\"Six\" tins"),
	                           .link = STR("https://tea.example/")};
	const struct slot slot = {.place = SLOT_MORE, .size = SLOT_WIDE, .language = STR("de%2DAT")};
	struct buf b = buf_in(&arena, 512);
	markup_ad(&b, &x, &slot, STR("/ad/x"));
	struct str html = buf_str(&b);
	assert_true(str_starts(html, STR("<aside class=\"ad wide\" aria-label=\"Anzeige\" "
	                                 "data-ad=\"more\"><small>Anzeige</small>")));
	assert_true(str_has(html, STR("<a href=\"/ad/x\" rel=\"sponsored nofollow noopener\">")));
	assert_true(str_has(html, STR("Tea &amp; &lt;b&gt;")));
	assert_false(str_has(html, STR("tea.example")));
}

static void
a_picture_has_size_and_words(void **state)
{
	(void)state;
	const struct creative x = {.format = AD_PICTURE, .address = STR("/ad/picture/1.png"),
	                           .alt = STR("A \"boat\""), .width = 300, .height = 250};
	const struct slot slot = {.place = SLOT_STORY, .size = SLOT_BOX, .language = STR("xx")};
	struct buf b = buf_in(&arena, 512);
	markup_ad(&b, &x, &slot, STR("/ad/x"));
	assert_true(str_has(buf_str(&b), STR("<img src=\"/ad/picture/1.png\" width=\"300\" "
	                                     "height=\"250\"")));
	assert_true(str_has(buf_str(&b), STR("alt=\"A &quot;boat&quot;\"")));
	assert_true(str_has(buf_str(&b), STR("<small>Advertisement</small>")));
}

/* Without the reader's word, and without a script that asks, nothing is loaded from others. */
static void
a_frame_is_only_a_place_until_the_reader_agreed(void **state)
{
	(void)state;
	const struct creative x = {.format = AD_FRAME, .address = STR("/ad/frame/1.html"),
	                           .hosts = STR("https://ads.example")};
	const struct slot slot = {.place = SLOT_STORY, .size = SLOT_BOX, .language = STR("de")};
	struct buf b = buf_in(&arena, 512);
	markup_ad(&b, &x, &slot, STR("/ad/x"));
	struct str html = buf_str(&b);
	assert_false(str_has(html, STR("<iframe")));
	assert_false(str_has(html, STR("src=")));
	assert_true(str_has(html, STR("data-frame=\"/ad/frame/1.html\"")));
	assert_true(str_has(html, STR("<form hidden><p>Diese Anzeige")));
	assert_true(str_has(html, STR("https://ads.example")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_put_is_found),
		cmocka_unit_test(no_text_makes_a_slot),
		cmocka_unit_test(a_slot_without_end_is_none),
		cmocka_unit_test(share_stays_under_three_tenths),
		cmocka_unit_test(a_slot_of_an_earlier_page_says_less),
		cmocka_unit_test(an_advertisement_is_escaped_marked_and_linked_through_us),
		cmocka_unit_test(a_picture_has_size_and_words),
		cmocka_unit_test(a_frame_is_only_a_place_until_the_reader_agreed),
	};
	arena = arena_open(4 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
