/* text_test.c: texts in the language that was asked for, with its forms, numbers and names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "words/catalogue.h"

static struct arena arena;

static void
expect(struct buf *b, const char *wanted)
{
	if (!str_eq(buf_str(b), str_of(wanted)))
		fail_msg("\"" STR_FMT "\", not \"%s\"", STR_ARG(buf_str(b)), wanted);
}

static void
a_text_is_in_the_language_asked_for(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"en", "Corrections"}, {"de", "Korrekturen"}, {"es", "Correcciones"},
		{"fr", "Rectificatifs"}, {"de-AT", "Korrekturen"}, {"DE", "Korrekturen"},
		{"es_MX", "Correcciones"}, {"it", "Corrections"}, {"", "Corrections"},
		{"deu", "Corrections"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b = buf_in(&arena, 64);
		text_just(&b, str_of(rows[i][0]), TEXT_CORRECTIONS);
		expect(&b, rows[i][1]);
	}
	assert_true(str_eq(text_str(STR_NONE, TEXT_CORRECTIONS), STR("Corrections")));
}

static void
a_page_speaks_the_first_language_that_has_a_catalogue(void **state)
{
	(void)state;
	static const char *const rows[][3] = {
		{"fr", "de", "fr"}, {"it", "de", "de"}, {"it", "pt-BR", "en"}, {"", "es", "es"},
		{"de-CH", "en", "de-CH"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_true(str_eq(text_language(str_of(rows[i][0]), str_of(rows[i][1])),
		                   str_of(rows[i][2])));
	assert_true(text_speaks(STR("es-AR")));
	assert_false(text_speaks(STR("pt")));
}

struct form {
	const char *language;
	int64_t n;
	const char *wanted;
};

static void
the_number_decides_the_form_by_the_rule_of_the_language(void **state)
{
	(void)state;
	static const struct form rows[] = {
		{"en", 0, "0 reports"}, {"en", 1, "1 report"}, {"en", 2, "2 reports"},
		{"de", 0, "0 Berichte"}, {"de", 1, "1 Bericht"}, {"de", 21, "21 Berichte"},
		{"fr", 0, "0 article"}, {"fr", 1, "1 article"}, {"fr", 2, "2 articles"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b = buf_in(&arena, 64);
		text_put(&b, str_of(rows[i].language), TEXT_CARD_REPORTS, ARG_NUMBER(rows[i].n));
		expect(&b, rows[i].wanted);
	}
}

static void
long_numbers_are_grouped_by_the_marks_of_the_language(void **state)
{
	(void)state;
	static const struct form rows[] = {
		{"en", 999, "999 reports"}, {"en", 1000, "1,000 reports"},
		{"en", 1234567, "1,234,567 reports"}, {"de", 12345, "12.345 Berichte"},
		{"es", 1000, "1000 informaciones"}, {"es", 10000, "10\u00a0000 informaciones"},
		{"fr", 1000, "1\u202f000 articles"}, {"en", -1000, "-1,000 reports"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b = buf_in(&arena, 64);
		text_put(&b, str_of(rows[i].language), TEXT_CARD_REPORTS, ARG_NUMBER(rows[i].n));
		expect(&b, rows[i].wanted);
	}
}

static void
small_numbers_are_spelt_with_a_capital_at_the_beginning(void **state)
{
	(void)state;
	static const struct form rows[] = {
		{"en", 1, "One sentence was replaced."}, {"en", 3, "Three sentences were replaced."},
		{"en", 13, "13 sentences were replaced."}, {"de", 1, "Ein Satz wurde ersetzt."},
		{"de", 12, "Zwölf Sätze wurden ersetzt."}, {"es", 2, "Se han sustituido dos frases."},
		{"fr", 2, "Deux phrases ont été remplacées."},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b = buf_in(&arena, 64);
		text_put(&b, str_of(rows[i].language), TEXT_CHANGE_REPLACED, ARG_SPELT(rows[i].n));
		expect(&b, rows[i].wanted);
	}
}

static void
what_is_filled_in_is_escaped(void **state)
{
	(void)state;
	struct buf b = buf_in(&arena, 64);
	text_put(&b, STR("de"), TEXT_ABOUT, ARG_STR(STR("<A> & {1}")));
	expect(&b, "So arbeitet &lt;A&gt; &amp; {1}");
}

static void
every_language_names_days_and_months(void **state)
{
	(void)state;
	assert_true(str_eq(text_month(STR("en"), 5, true), STR("May")));
	assert_true(str_eq(text_month(STR("es"), 5, true), STR("mayo")));
	assert_true(str_eq(text_month(STR("es"), 5, false), STR("may.")));
	assert_true(str_eq(text_month(STR("de"), 12, false), STR("Dez.")));
	assert_true(str_eq(text_weekday(STR("fr"), 0, true), STR("dimanche")));
	assert_true(str_eq(text_weekday(STR("de"), 6, false), STR("Sa.")));
}

static void
no_catalogue_lacks_a_text(void **state)
{
	(void)state;
	for (const struct catalogue *c = catalogues; c->language; c++)
		for (int id = 0; id < TEXT_COUNT; id++)
			if (!c->texts[id][0])
				fail_msg("%s lacks \"" STR_FMT "\"", c->language,
				         STR_ARG(text_str(STR("en"), (enum text_id)id)));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_is_in_the_language_asked_for),
		cmocka_unit_test(a_page_speaks_the_first_language_that_has_a_catalogue),
		cmocka_unit_test(the_number_decides_the_form_by_the_rule_of_the_language),
		cmocka_unit_test(long_numbers_are_grouped_by_the_marks_of_the_language),
		cmocka_unit_test(small_numbers_are_spelt_with_a_capital_at_the_beginning),
		cmocka_unit_test(what_is_filled_in_is_escaped),
		cmocka_unit_test(every_language_names_days_and_months),
		cmocka_unit_test(no_catalogue_lacks_a_text),
	};
	arena = arena_open(4 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
