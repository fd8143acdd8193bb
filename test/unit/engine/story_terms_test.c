/* story_terms_test.c: words of stories are kept by edition, and make way for others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/story_terms.h"

static void
terms_are_of_one_edition_and_make_way(void **state)
{
	struct story_terms t = {0};
	struct arena out = arena_open(64 << 20);
	struct suggest_term list[2] = {{7, 1}, {8, 2.5f}};
	struct suggest_terms terms = {list, 2}, none = {NULL, 0};
	size_t found = 0;
	(void)state;
	assert_null(story_terms_find(&t, &out, 1, 1));
	story_terms_keep(&t, 1, 1, &none); /* a story without a word is read again */
	assert_null(story_terms_find(&t, &out, 1, 1));
	story_terms_keep(&t, 1, 1, &terms);
	list[0].word = 9; /* it has a copy */
	const struct suggest_terms *kept = story_terms_find(&t, &out, 1, 1);
	assert_int_equal(kept->count, 2);
	assert_int_equal(kept->list[0].word, 7);
	assert_true(kept->list[1].count > 2.4f);
	assert_null(story_terms_find(&t, &out, 1, 2));
	story_terms_keep(&t, 1, 2, &terms);
	assert_null(story_terms_find(&t, &out, 1, 1));
	assert_non_null(story_terms_find(&t, &out, 1, 2));
	/* The table never grows. */
	for (int64_t id = 1; id <= 10000; id++)
		story_terms_keep(&t, id, 1, &terms);
	for (int64_t id = 1; id <= 10000; id++)
		found += story_terms_find(&t, &out, id, 1) != NULL;
	assert_in_range(found, 1000, 2048);
	story_terms_close(&t);
	assert_null(story_terms_find(&t, &out, 10000, 1));
	arena_close(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(terms_are_of_one_edition_and_make_way)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
