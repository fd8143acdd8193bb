/* judge_test.c: features, forests and choice fit together. */
#include "page_case.h"

#include <math.h>

#include "extract/builtin.h"
#include "extract/choose.h"
#include "extract/copies.h"
#include "extract/judge.h"

/* A page with something of everything. */
static const char mixed_page[] =
	"<title>Harbour opens - Town Post</title><h1>Harbour opens</h1>"
	"<div class=\"article-body\"><p>The harbour opened at nine, said the mayor of the town.</p>"
	"<blockquote>We waited for years, and here it is.</blockquote></div>"
	"<ul class=\"nav-links related\"><li><a href=x>More news</a><li><a href=y>Sport</a></ul>"
	"<table><tr><td>1<td>2</table><aside role=note>Also: a drawing.</aside><footer>(c) 2020</footer>";

static void
built_in_model_fits_the_features(void **state)
{
	(void)state;
	forget();
	struct judge judge = judge_of(builtin_model(&memory));
	assert_non_null(judge.first);
	assert_non_null(judge.second);
	assert_non_null(judge.names);
	assert_non_null(judge.words);
}

static void
features_are_numbers_with_names_of_their_own(void **state)
{
	(void)state;
	struct page *page = page_of(mixed_page, NULL);
	struct judge judge = judge_of(page->model);
	struct features f = features_of(&memory, page, judge.names, judge.words);
	for (int k = 0; k < FEATURE_ALL; k++) {
		for (int j = 0; j < k; j++)
			assert_string_not_equal(feature_names[k], feature_names[j]);
		for (uint32_t i = 0; i < f.count; i++)
			if (!isfinite(feature_column(&f, (enum feature)k)[i]))
				fail_msg("%s of block %u is no number", feature_names[k], i);
	}
}

static void
neighbours_are_the_columns_moved(void **state)
{
	(void)state;
	struct page *page = page_of("<p>One two.</p><p>Three</p><p>Four five six seven.</p>", NULL);
	struct features f = features_of(&memory, page, NULL, NULL);
	assert_int_equal(f.count, 3);
	assert_true(feature_column(&f, FEATURE_ON_1_CHARS)[0] == 5);
	assert_true(feature_column(&f, FEATURE_ON_2_CHARS)[0] == 20);
	assert_true(feature_column(&f, FEATURE_BACK_1_CHARS)[0] == 0);
	assert_true(feature_column(&f, FEATURE_BACK_2_ENDS)[2] == 1);
	assert_true(feature_column(&f, FEATURE_ON_3_CHARS)[1] == 0);
}

static void
without_a_model_the_root_decides(void **state)
{
	(void)state;
	struct page *page = page_of(mixed_page, NULL);
	struct judge none = {0};
	struct features f = features_of(&memory, page, NULL, NULL);
	const float *p = judge_blocks(&memory, page, &none, &f);
	for (uint32_t i = 0; i < f.count; i++)
		assert_int_equal(p[i] > .5f, tree_inside(&page->tree, page->blocks.at[i].node, page->score.root) &&
		                             page->blocks.at[i].ends);
}

static void
choice_maximises_expected_f1(void **state)
{
	(void)state;
	struct page *page = page_of(
		"<p>One two three four five six.</p><p>seven eight</p><p>nine</p>", NULL);
	const float sure[] = {.9f, .1f, .8f}, low[] = {.2f, .15f, .1f}, none[] = {0, 0, 0};
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
	assert_int_equal(share[0].holds, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(built_in_model_fits_the_features),
		cmocka_unit_test(features_are_numbers_with_names_of_their_own),
		cmocka_unit_test(neighbours_are_the_columns_moved),
		cmocka_unit_test(without_a_model_the_root_decides),
		cmocka_unit_test(choice_maximises_expected_f1),
		cmocka_unit_test(long_copies_are_dropped_short_ones_stay),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
