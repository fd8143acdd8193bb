/* fragment_test.c: addresses of passages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "page/fragment.h"

static struct arena arena;

struct row {
	const char *what, *text, *passage, *fragment;
};

static const struct row rows[] = {
	{"a short passage is taken whole", "One. The bridge is closed. Two.", "The bridge is closed.",
	 "#:~:text=The%20bridge%20is%20closed"},
	{"a long one by its ends",
	 "Prosecutors searched two offices in Tessmark on Saturday and took away records of 2014.",
	 "Prosecutors searched two offices in Tessmark on Saturday and took away records of 2014.",
	 "#:~:text=Prosecutors%20searched%20two%20offices,away%20records%20of%202014"},
	{"hyphen, comma and ampersand are encoded", "Thirty-four dead, nine missing & more",
	 "Thirty-four dead, nine missing & more",
	 "#:~:text=Thirty%2Dfour%20dead%2C%20nine%20missing%20%26%20more"},
	{"marks at the ends are left out", "He said: “We want the file.” Then he left.",
	 "“We want the file.”", "#:~:text=We%20want%20the%20file"},
	{"a start that occurs before is lengthened",
	 "The council met on Monday. The council met on Monday to vote on the bridge over the "
	 "river again.",
	 "The council met on Monday to vote on the bridge over the river again.",
	 "#:~:text=The%20council%20met%20on%20Monday%20to,over%20the%20river%20again"},
	{"an end that occurs before is lengthened",
	 "Wages rose by two per cent in May and prices rose by two per cent in May",
	 "Wages rose by two per cent in May and prices rose by two per cent in May",
	 "#:~:text=Wages%20rose%20by%20two,two%20per%20cent%20in%20May"},
	{"spaces become one, no-break ones too", "at  4\xc2\xa0h 30  the fire", "at  4\xc2\xa0h 30  the fire",
	 "#:~:text=at%204%20h%2030%20the%20fire"},
	{"a passage stays in its first paragraph", "One two three.\n\nFour five six.",
	 "One two three.\n\nFour five six.", "#:~:text=One%20two%20three"},
	{"scripts without spaces are cut at their marks", "前文。市政府周五宣布，旧桥将关闭。",
	 "市政府周五宣布，旧桥将关闭。",
	 "#:~:text=%E5%B8%82%E6%94%BF%E5%BA%9C%E5%91%A8%E4%BA%94%E5%AE%A3%E5%B8%83%EF%BC%8C%E6%97%A7"
	 "%E6%A1%A5%E5%B0%86%E5%85%B3%E9%97%AD"},
};

static void
passages_are_addressed_by_their_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str text = str_of(rows[i].text), passage = str_of(rows[i].passage);
		ptrdiff_t at = -1;
		struct fragment f;
		struct buf b = buf_in(&arena, 256);
		for (ptrdiff_t k = 0; (k = str_find(text, passage, (size_t)k)) >= 0; k++)
			at = k;
		assert_true(at >= 0);
		assert_true(fragment_choose(text, (size_t)at, (size_t)at + passage.n, &f));
		fragment_put(&b, STR("https://a.example/"), &f);
		if (!str_eq(buf_str(&b), str_of(rows[i].fragment)))
			fail_msg("%s: " STR_FMT, rows[i].what, STR_ARG(buf_str(&b)));
	}
}

static void
a_passage_without_words_has_no_address(void **state)
{
	(void)state;
	struct fragment f;
	assert_false(fragment_choose(STR("a \n\n “” … b"), 1, 15, &f));
	assert_false(fragment_choose(STR("abc"), 1, 1, &f));
}

static void
an_address_with_a_fragment_keeps_it(void **state)
{
	(void)state;
	struct buf b = buf_in(&arena, 64);
	struct fragment f = {.start = STR("x")};
	fragment_put(&b, STR("https://a.example/#top"), &f);
	assert_true(str_eq(buf_str(&b), STR(":~:text=x")));
}

/* Start and end are always bytes of the text, in order, and whole characters. */
static void
ends_are_bytes_of_the_text(void **state)
{
	(void)state;
	struct str text = STR("Zwölf von fünfzehn Räten stimmten für die Brücke, sagte Frau Ölßner; "
	                      "„endlich“, meinte sie — 市長も賛成した。 Und nun: weiter…");
	for (size_t from = 0; from < text.n; from++)
		for (size_t to = from; to <= text.n; to++) {
			struct fragment f;
			if (!fragment_choose(text, from, to, &f))
				continue;
			assert_true(f.start.p >= text.p + from);
			assert_true(f.start.p + f.start.n <= text.p + to);
			if (f.end.p) {
				assert_true(f.end.p >= f.start.p + f.start.n);
				assert_true(f.end.p + f.end.n <= text.p + to);
			}
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(passages_are_addressed_by_their_words),
		cmocka_unit_test(a_passage_without_words_has_no_address),
		cmocka_unit_test(an_address_with_a_fragment_keeps_it),
		cmocka_unit_test(ends_are_bytes_of_the_text),
	};
	arena = arena_open(64 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
