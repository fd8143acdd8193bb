/* terms_test.c: which words of the index a text gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "search/terms.h"

static const struct row {
	const char *language, *text, *words;
} rows[] = {
	{"en", "The dams failed, inspectors said", "the dam fail inspector said"},
	{"en", "Café owner’s résumé", "cafe owner s resum"},
	{"de", "Die Überschwemmungen in Grüzen", "die uberschwemm in gruz"},
	{"de", "Straße", "strass"},
	{"fr", "l'homme", "l homm"},
	{"ru", "Ёлки", "елк"},
	{"zh", "水坝", "水坝 坝"},
	{"zh", "大水坝", "大水 水坝 坝"},
	{"zh", "水", "水"},
	{"ja", "ダム事故、2人", "ダム ム事 事故 故 2 人"},
	{"en", "", ""},
	{"en", "…—\"*^:", ""},
	{"xx", "Norrin Hydro", "norrin hydro"},
};

static void
texts_become_words(void **state)
{
	struct arena out = arena_open(1 << 20), scratch = arena_open(4 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct stem *stem = stem_open(str_of(rows[i].language));
		struct str words = terms_joined(&out, scratch, stem, str_of(rows[i].text));
		assert_string_equal(str_c(&out, words), rows[i].words);
		stem_close(stem);
	}
	arena_close(&out);
	arena_close(&scratch);
}

static void
each_word_knows_its_bytes(void **state)
{
	struct arena out = arena_open(1 << 20), scratch = arena_open(4 << 20);
	struct stem *stem = stem_open(STR("en"));
	struct term *terms;
	struct str text = STR("Two dams – 水坝");
	(void)state;
	size_t n = terms_of(&out, scratch, stem, text, &terms);
	assert_int_equal(n, 4);
	assert_string_equal(str_c(&out, str_sub(text, terms[1].start, terms[1].end)), "dams");
	assert_string_equal(str_c(&out, str_sub(text, terms[2].start, terms[2].end)), "水坝");
	assert_string_equal(str_c(&out, str_sub(text, terms[3].start, terms[3].end)), "坝");
	assert_true(terms[3].last && !terms[2].last);
	stem_close(stem);
	arena_close(&out);
	arena_close(&scratch);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_become_words),
		cmocka_unit_test(each_word_knows_its_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
