/* word_test.c: words, stop-words, stems, languages and reading time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/lang.h"
#include "text/stem.h"
#include "text/stop.h"
#include "text/stop_table.h"
#include "text/reading.h"
#include "text/word.h"

/* The words of a text parted by '/'. */
static char *
joined(struct arena *a, const char *text, enum word_apostrophe apostrophe)
{
	struct arena scratch = arena_part(a, 1 << 16);
	struct word_span *w;
	struct str s = str_of(text), all = STR("");
	size_t n = words_of(a, scratch, s, apostrophe, &w);
	for (size_t i = 0; i < n; i++) {
		if (i)
			all = str_cat(a, all, STR("/"));
		all = str_cat(a, all, str_sub(s, w[i].start, w[i].end));
	}
	return str_c(a, all);
}

static void
words_are_cut_by_policy_and_script(void **state)
{
	(void)state;
	static const struct {
		const char *text, *split, *join;
	} row[] = {
		{"", "", ""},
		{"...", "", ""},
		{"One two", "One/two", "One/two"},
		{"didn't", "didn/t", "didn't"},
		{"l’homme d’État", "l/homme/d/État", "l’homme/d’État"},
		{"the boys' '90s", "the/boys/90s", "the/boys/90s"},
		{"co-founder_x", "co/founder/x", "co/founder/x"},
		{"3.5 m²", "3/5/m²", "3/5/m²"},
		{"naïve cafe\xcc\x81!", "naïve/cafe\xcc\x81", "naïve/cafe\xcc\x81"},
		{"a\xff" "b", "a/b", "a/b"},
		{"北京大学很大。", "北京/大学/很大", "北京/大学/很大"},
		{"ABC北京xyz", "ABC/北京/xyz", "ABC/北京/xyz"},
		{"สวัสดีครับ", "สวัสดี/ครับ", "สวัสดี/ครับ"},
		{"Привет, мир", "Привет/мир", "Привет/мир"},
		{"한국 사람", "한국/사람", "한국/사람"},
	};
	struct arena a = arena_open(1 << 24);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		assert_string_equal(joined(&a, row[i].text, WORD_SPLIT), row[i].split);
		assert_string_equal(joined(&a, row[i].text, WORD_JOIN), row[i].join);
	}
	arena_close(&a);
}

static void
long_unspaced_text_is_cut_in_pieces(void **state)
{
	(void)state;
	enum { TIMES = 700 };
	static const char unit[] = "北京的大学。";
	struct arena a = arena_open(1 << 24);
	char *text = arena_array(&a, char, TIMES * sizeof unit);
	for (int i = 0; i < TIMES; i++)
		strcat(text + (size_t)i * (sizeof unit - 1), unit);
	struct arena scratch = arena_part(&a, 1 << 20);
	struct word_span *w;
	size_t n = words_of(&a, scratch, str_of(text), WORD_SPLIT, &w);
	assert_true(n >= TIMES * 3 && n <= TIMES * 3 + 30);
	for (size_t i = 1; i < n; i++)
		assert_true(w[i].start >= w[i - 1].end);
	arena_close(&a);
}

static void
reading_takes_time_by_language(void **state)
{
	(void)state;
	static const struct {
		struct reading r;
		const char *language;
		uint32_t minutes;
	} row[] = {
		{{0, 0}, "en", 0}, {{1, 0}, "en", 1}, {{238, 0}, "en", 1}, {{239, 0}, "en", 2},
		{{476, 0}, "en-gb", 2}, {{238, 0}, "de", 2}, {{186, 0}, "de", 1},
		{{227, 0}, "es-MX", 1}, {{238, 0}, "es", 2}, {{190, 0}, "xx", 1}, {{200, 0}, "xx", 2},
		{{0, 266}, "zh", 1}, {{0, 270}, "zh", 2}, {{0, 372}, "ja", 1}, {{0, 380}, "ja", 2},
		{{0, 890}, "th", 1}, {{119, 133}, "en", 1}, {{119, 140}, "en", 2},
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		uint32_t got = reading_minutes(reading_ms(row[i].r, str_of(row[i].language)));
		if (got != row[i].minutes)
			fail_msg("row %zu: %u minutes", i, got);
	}
	struct reading r = reading_of(STR("It's 3 o'clock. 北京大学 Привет"));
	assert_int_equal(r.words, 4);
	assert_int_equal(r.characters, 4);
}

static void
stop_words_by_language(void **state)
{
	(void)state;
	static const struct {
		const char *language, *word;
		bool is;
	} row[] = {
		{"en", "the", true}, {"en", "a", true}, {"en", "yourselves", true},
		{"en", "dam", false}, {"en", "thee", false}, {"en", "th", false},
		{"en-gb", "says", true}, {NULL, "told", true}, {"de", "während", true},
		{"de", "the", false}, {"fr", "été", true}, {"fr", "à", true}, {"es", "según", true},
		{"it", "è", true}, {"pt", "não", true}, {"nl", "het", true}, {"fi", "ja", true}, {"sv", "åt", true},
		{"da", "og", true}, {"nb", "ikke", true}, {"nn", "eg", true}, {"hu", "hogy", true},
		{"ro", "și", true}, {"tr", "için", true}, {"ru", "что", true}, {"uk", "які", true},
		{"pl", "się", true}, {"cs", "že", true}, {"el", "και", true}, {"ar", "الذي", true},
		{"id", "yang", true}, {"ca", "amb", true}, {"hi", "लेकिन", true}, {"ja", "として", true},
		{"zh", "我们", true}, {"ko", "따르면", true}, {"sr", "није", true}, {"ru", "мост", false},
		{"tr", "deprem", false}, {"pl", "most", false}, {"xx", "the", false}, {"eo", "la", false},
		{"end", "the", false}, {"en", "", false},
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		assert_int_equal(stop_has(stop_of(str_of(row[i].language)), str_of(row[i].word)),
		                 row[i].is);
}

static void
every_stop_word_is_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < stop_world_count; i++)
		for (size_t k = 0; k < stop_world[i].count; k++) {
			struct str word = str_of(stop_world[i].words[k]);
			if (!stop_has(stop_of(str_of(stop_world[i].language)), word))
				fail_msg("%s: " STR_FMT, stop_world[i].language, STR_ARG(word));
		}
}

static void
stems_by_language_and_again_from_the_cache(void **state)
{
	(void)state;
	static const struct {
		const char *language, *word, *stem;
	} row[] = {
		{"en", "elections", "elect"}, {"en", "elected", "elect"}, {"en", "dam", "dam"},
		{NULL, "running", "run"}, {"de", "häuser", "haus"}, {"fr", "élections", "élect"},
		{"es", "elecciones", "eleccion"}, {"nb", "valgene", "valg"}, {"zh", "大学", "大学"}, {"ko", "대학에서", "대학"},
		{"ko", "감독은", "감독"}, {"ko", "나는", "나는"},
		{"en", "evenings", "evening"}, {"en", "even", "even"}, {"en", "added", "add"},
		{"en", "adding", "add"}, {"en", "adds", "add"}, {"en", "ads", "ad"},
		{"en", "erred", "err"}, {"de", "added", "added"},
		{"en", "antidisestablishmentarianisms", "antidisestablishmentarian"},
	};
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
			struct stem *s = stem_open(str_of(row[i].language));
			struct str first = stem_word(s, str_of(row[i].word));
			assert_true(str_eq(first, str_of(row[i].stem)));
			assert_true(str_eq(stem_word(s, str_of(row[i].word)), str_of(row[i].stem)));
			stem_close(s);
		}
}

static void
languages_are_told_or_left_open(void **state)
{
	(void)state;
	static const struct {
		const char *text, *language;
	} row[] = {
		{"The council of the harbour town voted on Tuesday to close the old bridge, "
		 "because its pillars are no longer safe.", "en"},
		{"Der Rat der Hafenstadt hat am Dienstag beschlossen, die alte Brücke zu schließen, "
		 "weil ihre Pfeiler nicht mehr sicher sind.", "de"},
		{"Le conseil de la ville a décidé mardi de fermer le vieux pont, parce que ses "
		 "piliers ne sont plus sûrs.", "fr"},
		{"El consejo de la ciudad decidió el martes cerrar el viejo puente porque sus "
		 "pilares ya no son seguros.", "es"},
		{"市议会星期二决定关闭旧桥，因为桥墩已经不再安全。", "zh"},
		{"42 17", NULL},
		{"", NULL},
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct str tag = lang_detect(str_of(row[i].text));
		assert_int_equal(tag.p != NULL, row[i].language != NULL);
		assert_true(str_eq(tag, str_of(row[i].language)));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_cut_by_policy_and_script),
		cmocka_unit_test(long_unspaced_text_is_cut_in_pieces),
		cmocka_unit_test(reading_takes_time_by_language),
		cmocka_unit_test(stop_words_by_language),
		cmocka_unit_test(every_stop_word_is_found),
		cmocka_unit_test(stems_by_language_and_again_from_the_cache),
		cmocka_unit_test(languages_are_told_or_left_open),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
