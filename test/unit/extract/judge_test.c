/* judge_test.c: features, weights and choice fit together. */
#include "page_case.h"

#include "extract/choose.h"
#include "extract/copies.h"
#include "extract/judge.h"

static void
weights_are_in_the_order_of_the_features(void **state)
{
	(void)state;
	struct page *page = page_of("<h1>Harbour</h1><p>It opened.</p>", NULL);
	struct features f = features_of(&memory, page);
	assert_int_equal(f.width + CONTEXT_COUNT, judge_weight_count);
	for (uint32_t k = 0; k < f.width; k++)
		assert_string_equal(f.names[k], judge_weights[k].name);
}

static void
features_are_of_one_size(void **state)
{
	(void)state;
	struct page *page = page_of(
		"<h1>Harbour</h1><p>It opened at 9.</p><ul><li><a href=x>y</a></ul>"
		"<table><tr><td>1</table><aside>Also</aside>",
		NULL);
	struct features f = features_of(&memory, page);
	for (size_t i = 0; i < (size_t)f.count * f.width; i++)
		if (!(f.rows[i] >= -10 && f.rows[i] <= 10))
			fail_msg("%s is %g", f.names[i % f.width], (double)f.rows[i]);
}

static void
choice_maximises_expected_f1(void **state)
{
	(void)state;
	struct page *page = page_of(
		"<p>One two three four five six.</p><p>seven eight</p><p>nine</p>", NULL);
	const double sure[] = {.9, .1, .8}, low[] = {.2, .15, .1}, none[] = {0, 0, 0};
	assert_text(choose_blocks(&memory, page, sure).text, "One two three four five six.\n\nnine");
	assert_true(choose_blocks(&memory, page, sure).confidence > .85);
	assert_true(choose_blocks(&memory, page, low).confidence < .4);
	assert_text(choose_blocks(&memory, page, none).text, "");
}

static void
long_copies_are_dropped_short_ones_stay(void **state)
{
	(void)state;
	struct buf b = buf_in((forget(), &results), 1000);
	for (int copy = 0; copy < 2; copy++) {
		buf_cstr(&b, "<p>");
		for (int i = 0; i < 80; i++)
			buf_fmt(&b, "w%d ", i);
		buf_cstr(&b, "</p><p>w1 w2 w3 w4 w5 w6 w7 w8 w9</p>");
	}
	struct page *page = page_of(str_c(&memory, buf_str(&b)), NULL);
	bool taken[4] = {true, true, true, true};
	assert_int_equal(page->blocks.count, 4);
	copies_drop(&memory, &page->blocks, taken);
	assert_int_equal(taken[0] + taken[2], 1);
	assert_true(taken[1] && taken[3]);
	struct copy_share *share = copies_find(&memory, &page->blocks);
	assert_true(share[0].anywhere > .99f && share[0].earlier < .01f);
	assert_true(share[2].earlier > .99f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weights_are_in_the_order_of_the_features),
		cmocka_unit_test(features_are_of_one_size),
		cmocka_unit_test(choice_maximises_expected_f1),
		cmocka_unit_test(long_copies_are_dropped_short_ones_stay),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
