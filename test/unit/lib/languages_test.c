/* languages_test.c: invented stories of eight languages, three reports each, read as they are
 * written.  The texts hold traps: sentences that lean on what stands before them, connectives in
 * front, calls to readers, days that are still to come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "engine/checked.h"
#include "lib/row.h"

enum { STORIES = 3, TRAPS = 16, FIRST_DAY = 23 };

static const struct tongue {
	const char *tag;
	const char *never[TRAPS]; /* what no sentence begins with */
	const char *days[3];      /* in a line of the 23rd, 24th, 25th */
	const char *shortened;    /* of the first story: its connective is gone */
} tongues[] = {
	{"de",
	 {"Er ", "Das sei", "Diese ", "Dabei", "Dagegen", "Außerdem", "Zudem", "Aber", "Doch", "Lesen",
	  "Hat die", "PORLAN", "„Dann", "Es "},
	 {"Montag", "Dienstag", "Mittwoch"},
	 "Das Hafenamt hatte bereits 2019 vor Rissen in der Mauer gewarnt."},
	{"fr",
	 {"Il ", "Cette ", "Par ailleurs", "En revanche", "De plus", "Mais", "Lire", "PORLAN", "C'est",
	  "« Puis"},
	 {"lundi", "mardi", "mercredi"},
	 "L'office du port avait signalé des fissures dans le mur dès 2019."},
	{"es",
	 {"Él ", "Eso ", "Esta ", "Además", "En cambio", "También", "Pero", "Lea", "PORLAN", "Es el",
	  "«Después"},
	 {"lunes", "martes", "miércoles"},
	 "La autoridad portuaria había advertido de grietas en el muro en 2019."},
	{"pt",
	 {"Ele ", "Isso ", "Essa ", "Além disso", "Por outro lado", "Também", "Mas", "Leia", "PORLAN",
	  "É o", "“Depois"},
	 {"segunda-feira", "terça-feira", "quarta-feira"},
	 "A autoridade portuária havia alertado para rachaduras no muro em 2019."},
	{"it",
	 {"Lui ", "Questo ", "Questa ", "Inoltre", "Al contrario", "Ma ", "Leggi", "PORLAN", "È il",
	  "«Poi"},
	 {"lunedì", "martedì", "mercoledì"},
	 "L'autorità portuale aveva segnalato crepe nel muro già nel 2019."},
	{"nl",
	 {"Hij ", "Dat ", "Deze ", "Bovendien", "Daarentegen", "Verder", "Maar", "Lees", "PORLAN",
	  "Het is", "„Toen"},
	 {"maandag", "dinsdag", "woensdag"},
	 "De havendienst had in 2019 al gewaarschuwd voor scheuren in de muur."},
	{"zh",
	 {"他", "这", "但是", "不过", "此外", "该"},
	 {"23日", "24日", "25日"},
	 "港务局至今没有公布检查报告。"},
	{"ja",
	 {"彼", "この", "しかし", "一方", "さらに", "同社"},
	 {"23日", "24日", "25日"},
	 NULL},
};

static struct arena out, scratch;

static int
open_arenas(void **state)
{
	(void)state;
	out = arena_open(64 << 20);
	scratch = arena_open(256 << 20);
	return 0;
}

static int
close_arenas(void **state)
{
	(void)state;
	arena_close(&out);
	arena_close(&scratch);
	return 0;
}

/* The stories of a language, written. */
static void
write_stories(const char *tag, struct story *stories)
{
	char path[512], *line = arena_array(&out, char, 1 << 16);
	snprintf(path, sizeof path, "%s/%s.jsonl", STORIES_DIR, tag);
	FILE *f = fopen(path, "r");
	if (!f)
		fail_msg("%s cannot be opened", path);
	for (int i = 0; i < STORIES; i++) {
		struct err err;
		struct write_article articles[8];
		size_t count = 0;
		if (!fgets(line, 1 << 16, f))
			fail_msg("%s has fewer than %d stories", path, STORIES);
		struct json *row = json_read(&out, str_dup(&out, str_of(line)), JSON_STRICT, &err);
		assert_non_null(row);
		json_each(v, json_get(row, "articles"))
			articles[count++] = row_article(&out, v);
		checked_story(&out, scratch, json_text(json_get(row, "id")), articles, count, NULL,
		              &stories[i]);
	}
	fclose(f);
}

static void
check_sentence(const struct tongue *t, const struct story *s, struct str text)
{
	for (int k = 0; k < TRAPS && t->never[k]; k++)
		if (str_starts(text, str_of(t->never[k])))
			fail_msg(STR_FMT " begins with \"%s\": " STR_FMT, STR_ARG(s->id), t->never[k],
			         STR_ARG(text));
}

static void
check_text(const struct tongue *t, const struct story *s)
{
	size_t n = 0;
	if (!str_eq(s->language, str_of(t->tag)))
		fail_msg(STR_FMT " is taken for " STR_FMT, STR_ARG(s->id), STR_ARG(s->language));
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t i = 0; i < s->paragraphs[p].count; i++, n++)
			check_sentence(t, s, s->paragraphs[p].sentences[i].text);
	if (n < 5 || !s->paragraphs[ROLE_HAPPENED].count)
		fail_msg(STR_FMT " has %zu sentences", STR_ARG(s->id), n);
	if (s->checks.replaced + s->checks.dropped)
		fail_msg(STR_FMT ": the check refused a sentence", STR_ARG(s->id));
}

static void
check_days(const struct tongue *t, const struct story *s)
{
	if (s->day_count < 2)
		fail_msg(STR_FMT " has %zu days", STR_ARG(s->id), s->day_count);
	for (size_t i = 0; i < s->day_count; i++) {
		int64_t day = -1;
		assert_true(str_to_int(str_sub(s->days[i].date, 8, 10), &day));
		day -= FIRST_DAY;
		check_sentence(t, s, s->days[i].text);
		if (day < 0 || day > 2 || !str_has(s->days[i].text, str_of(t->days[day])))
			fail_msg(STR_FMT ", " STR_FMT ": " STR_FMT, STR_ARG(s->id),
			         STR_ARG(s->days[i].date), STR_ARG(s->days[i].text));
	}
}

static bool
has_sentence(const struct story *s, const char *text)
{
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t i = 0; i < s->paragraphs[p].count; i++)
			if (str_eq(s->paragraphs[p].sentences[i].text, str_of(text)))
				return true;
	return false;
}

static void
stories_of_eight_languages_stand_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof tongues / sizeof *tongues; i++) {
		struct story stories[STORIES];
		arena_reset(&out, 0);
		write_stories(tongues[i].tag, stories);
		for (int k = 0; k < STORIES; k++) {
			check_text(&tongues[i], &stories[k]);
			check_days(&tongues[i], &stories[k]);
		}
		if (tongues[i].shortened && !has_sentence(&stories[0], tongues[i].shortened))
			fail_msg("%s: not shortened to \"%s\"", tongues[i].tag, tongues[i].shortened);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stories_of_eight_languages_stand_alone),
	};
	return cmocka_run_group_tests(tests, open_arenas, close_arenas);
}
