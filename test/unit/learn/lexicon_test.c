/* lexicon_test.c: words and their senses out of a part of a model file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "learn/lexicon.h"

/* Senses: 1 a cat, 2 a dog, 3 an animal above both, 4 cattish, 5 wild, 6 tame.  Tokens: 8 "cat",
 * 9 "dog", 13 "wild", which shares the place of 9. */
enum { SLOTS = 4, SENSES = 7, NUMBERS = 8, WORDS = 4 + 2 * SLOTS + 4 + 4 };

struct part {
	uint32_t words[WORDS];
};

static struct part
good_part(void)
{
	static const uint32_t head[] = {SLOTS, SENSES, NUMBERS, 0, 8, 9, 13, 0, 0, 3, 5, 0};
	static const uint16_t above[] = {0, 3, 3, 0, 0, 0, 0, 0};
	static const uint16_t list[] = {1 | 1 << 5, 1, 4, 1, 2, 1 | 1 << 10, 5, 6};
	struct part p;
	memcpy(p.words, head, sizeof head);
	memcpy(p.words + 12, above, sizeof above);
	memcpy(p.words + 16, list, sizeof list);
	return p;
}

static void
words_are_found_with_all_kinds_of_senses(void **state)
{
	(void)state;
	static const struct {
		uint32_t token;
		uint8_t count[LEXICON_KINDS];
		uint16_t own, other;
	} rows[] = {
		{8, {1, 1, 0}, 1, 4},
		{9, {1, 0, 0}, 2, 0},
		{13, {1, 0, 1}, 5, 6},
	};
	struct part p = good_part();
	struct lexicon l;
	struct lexicon_word w;
	assert_true(lexicon_read(&l, p.words, WORDS));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_true(lexicon_find(&l, rows[i].token, &w));
		assert_memory_equal(w.count, rows[i].count, LEXICON_KINDS);
		assert_int_equal(w.at[LEXICON_OWN][0], rows[i].own);
		if (w.count[LEXICON_AKIN])
			assert_int_equal(w.at[LEXICON_AKIN][0], rows[i].other);
		if (w.count[LEXICON_OPPOSITE])
			assert_int_equal(w.at[LEXICON_OPPOSITE][0], rows[i].other);
	}
	assert_false(lexicon_find(&l, 12, &w));
	assert_int_equal(l.above[1], l.above[2]);
}

static void
broken_parts_are_refused(void **state)
{
	(void)state;
	static const struct {
		size_t word;
		uint32_t value;
	} rows[] = {
		{0, 3},                /* slots that are no power of two */
		{0, 8},                /* more slots than there are */
		{1, 9},                /* more senses */
		{2, 11},               /* more numbers */
		{7, 5},                /* no slot is free */
		{9, 8},                /* a list that begins behind the end, */
		{10, 7},               /* or ends there */
		{12, 7u << 16},        /* something above that is no sense */
		{16, 33 | 7u << 16},   /* a sense in a list that is none */
	};
	struct lexicon l;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct part p = good_part();
		p.words[rows[i].word] = rows[i].value;
		assert_false(lexicon_read(&l, p.words, WORDS));
	}
	struct part p = good_part();
	assert_false(lexicon_read(&l, p.words, WORDS - 1));
	assert_false(lexicon_read(&l, p.words, 3));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_found_with_all_kinds_of_senses),
		cmocka_unit_test(broken_parts_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
