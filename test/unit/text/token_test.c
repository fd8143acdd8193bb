/* token_test.c: text falls into words, numbers and marks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "text/token.h"

/* Tokens as "low/kind" with q for quoted, parted by spaces. */
static struct str
shown(struct arena *a, struct str text)
{
	static const char kinds[] = "wnq,.:-()$%o";
	struct tokens t = tokens_of(a, text, CUE_ENGLISH, false);
	struct buf b = buf_in(a, 200);
	for (size_t i = 0; i < t.count; i++)
		buf_fmt(&b, "%s" STR_FMT "/%c%s", i ? " " : "", STR_ARG(t.at[i].low),
		        kinds[t.at[i].kind], t.at[i].flags & TOKEN_QUOTED ? "q" : "");
	return buf_str(&b);
}

static void
text_is_cut_at_words_numbers_and_marks(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
		{"The dam broke.", "the/w dam/w broke/w ./."},
		{"It didn’t hold", "it/w didn't/w hold/w"},
		{"Berg’s plan", "berg/w plan/w"},
		{"Mr. Berg left the U.S. on Monday.",
		 "mr./w berg/w left/w the/w u.s./w on/w monday/w ./."},
		{"It rose 1,200.5 metres", "it/w rose/w 1,200.5/n metres/w"},
		{"$4m or 12%", "$/$ 4m/n or/w 12/n %/%"},
		{"a co-founder", "a/w co-founder/w"},
		{"R-N.Y. left", "r-n.y./w left/w"},
		{"“No,” she said.", "\"/qq no/wq ,/,q \"/qq she/w said/w ./."},
		{"„Nein“, sagte", "\"/qq nein/wq \"/qq ,/, sagte/w"},
		{"« Non », dit-elle", "\"/qq non/wq \"/qq ,/, dit-elle/w"},
		{"one — two", "one/w -/- two/w"},
		{"", ""},
		{"\xff\xfe", "\xff/o \xfe/o"},
	};
	struct arena a = arena_open(1 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str got = shown(&a, str_of(rows[i].in));
		if (!str_eq(got, str_of(rows[i].out)))
			fail_msg("%s: " STR_FMT, rows[i].in, STR_ARG(got));
	}
	arena_close(&a);
}

static void
open_quotation_is_reported(void **state)
{
	struct arena a = arena_open(1 << 20);
	(void)state;
	assert_true(tokens_of(&a, STR("“No, she"), CUE_ENGLISH, false).open_quote);
	assert_false(tokens_of(&a, STR("“No,” she"), CUE_ENGLISH, false).open_quote);
	assert_false(tokens_of(&a, STR("it is over,” she"), CUE_ENGLISH, true).open_quote);
	arena_close(&a);
}

static void
scripts_without_spaces_are_cut_by_the_dictionary(void **state)
{
	static const char *const rows[][2] = {
		{"警方表示，17人遇难。", "警方|表示|,|17|人|遇难|.|"},
		{"ダムは23日に決壊した。", "ダム|は|23|日|に|決壊|した|.|"},
		{"WHO表示「没有」", "who|表示|\"|没有|\"|"},
	};
	struct arena a = arena_open(1 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct tokens t = tokens_of(&a, str_of(rows[i][0]), CUE_CHINESE, false);
		struct buf b = buf_in(&a, 256);
		for (size_t k = 0; k < t.count; k++)
			buf_fmt(&b, STR_FMT "|", STR_ARG(t.at[k].low));
		if (!str_eq(buf_str(&b), str_of(rows[i][1])))
			fail_msg(STR_FMT, STR_ARG(buf_str(&b)));
	}
	arena_close(&a);
}

static void
phrases_are_found(void **state)
{
	struct arena a = arena_open(1 << 20);
	struct tokens t = tokens_of(&a, STR("Because of the rain, it fell because of wind."),
	                            CUE_ENGLISH, false);
	(void)state;
	assert_int_equal(tokens_find(&t, 0, "because of"), 0);
	assert_int_equal(tokens_find(&t, 1, "because of"), 7);
	assert_int_equal(tokens_find(&t, 8, "because of"), -1);
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_cut_at_words_numbers_and_marks),
		cmocka_unit_test(open_quotation_is_reported),
		cmocka_unit_test(scripts_without_spaces_are_cut_by_the_dictionary),
		cmocka_unit_test(phrases_are_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
