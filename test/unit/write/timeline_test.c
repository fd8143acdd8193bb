/* timeline_test.c: which day a sentence tells of, and what stands in a list of days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../text/english_model.h"
#include "base/buf.h"
#include "write/parsed.h"
#include "write/timeline.h"
#include "write/write.h"

static const struct row {
	enum cue_language language;
	const char *in;
	int month, day; /* 0: none */
} rows[] = {
	/* Seen from Wednesday 2026-11-25. */
	{CUE_ENGLISH, "The dam broke on Monday in Orrel.", 11, 23},
	{CUE_ENGLISH, "The dam broke yesterday in Orrel.", 11, 24},
	{CUE_ENGLISH, "The dam broke on Wednesday in Orrel.", 11, 25},
	{CUE_ENGLISH, "The dam broke on November 20 in Orrel.", 11, 20},
	{CUE_ENGLISH, "The dam broke on 20 Nov. in Orrel.", 11, 20},
	{CUE_ENGLISH, "The council on Monday rejected the plan of Anna Berg.", 11, 23},
	{CUE_ENGLISH, "On Monday, the council rejected the plan of Anna Berg.", 11, 23},
	{CUE_ENGLISH, "Anna Berg said Monday she has no doubts about the dam.", 11, 23},
	{CUE_ENGLISH, "Two men were arrested Monday in Orrel.", 11, 23},
	{CUE_ENGLISH, "The council will decide on the dam that broke Monday.", 0, 0},
	{CUE_ENGLISH, "The board will meet on Friday.", 0, 0},
	{CUE_ENGLISH, "The election is Monday.", 0, 0},
	{CUE_ENGLISH, "The board was expected to meet Monday in Orrel.", 0, 0},
	{CUE_ENGLISH, "The board meets on December 4.", 0, 0},
	/* As near in the next year as in this. */
	{CUE_ENGLISH, "The dam of Orrel broke on May 26 after a long rain.", 0, 0},
	/* The next day's weekday: the date of a report may be a day early. */
	{CUE_ENGLISH, "The dam of Orrel broke on Thursday after a long rain.", 0, 0},
	{CUE_ENGLISH, "The dam broke last Monday in Orrel.", 0, 0},
	{CUE_ENGLISH, "“It broke on Monday,” said Anna Berg.", 0, 0},
	{CUE_ENGLISH, "Anna Berg, who left the board on Monday, criticized the plan.", 0, 0},
	{CUE_ENGLISH, "Anna Berg criticized the board after the vote on Monday.", 0, 0},
	{CUE_ENGLISH, "Anna Berg criticized Monday's vote of the board.", 0, 0},
	{CUE_ENGLISH, "Anna Berg bought seats ahead of the Nov. 23 games in Orrel.", 0, 0},
	{CUE_GERMAN, "Der Damm brach am Montag.", 11, 23},
	{CUE_GERMAN, "Der Damm brach am 20. November.", 11, 20},
	{CUE_GERMAN, "Am Montagabend wurden zwei Männer festgenommen.", 11, 23},
	{CUE_GERMAN, "Der Rat tagt am Montag in Orrel.", 0, 0},
	{CUE_GERMAN, "Der Rat wird am Freitag entscheiden.", 0, 0},
	{CUE_FRENCH, "Le barrage a cédé lundi.", 11, 23},
	{CUE_FRENCH, "Le barrage a cédé le 20 novembre.", 11, 20},
	{CUE_FRENCH, "Le barrage a cédé lundi dernier.", 0, 0},
	{CUE_SPANISH, "La presa se rompió el 20 de noviembre.", 11, 20},
	{CUE_SPANISH, "El alcalde dimitió el lunes.", 11, 23},
	{CUE_SPANISH, "El alcalde dimitió el próximo lunes.", 0, 0},
	{CUE_ITALIAN, "Il sindaco ha annunciato lunedì le dimissioni.", 11, 23},
	{CUE_PORTUGUESE, "O prefeito anunciou na segunda-feira a saída.", 11, 23},
	{CUE_DUTCH, "De dam is maandag doorgebroken, zei de burgemeester.", 11, 23},
};

static void
day_is_that_of_what_is_told(void **state)
{
	struct arena a = arena_open(64 << 20), scratch = arena_open(64 << 20);
	const struct english *english = english_model();
	int64_t published = days_of_date(2026, 11, 25);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct row *r = &rows[i];
		struct sentence s = {.text = str_of(r->in)};
		s.tokens = tokens_of(&a, s.text, r->language, false);
		s.numbers = numbers_of(&a, &s.tokens, r->language);
		s.future = r->language != CUE_ENGLISH && tokens_find(&s.tokens, 0, "wird") >= 0;
		struct phrases p = english_read(&a, scratch, english, s.text);
		int64_t got = day_of_sentence(
			&s, r->language, r->language == CUE_ENGLISH ? &p.parse->words : NULL, published);
		int64_t want = r->day ? days_of_date(2026, r->month, r->day) : NO_DAY;
		if (got != want)
			fail_msg("%s: %lld", r->in, (long long)(got == NO_DAY ? -9999 : got - published));
	}
	arena_close(&a);
	arena_close(&scratch);
}

/* Reports of three days: a toll that grows, one that is put right, and lines that lean on others. */
static const char monday[] =
	"The Ullen dam broke early on Monday after a week of rain, flooding the villages of Orrel "
	"and Tarn.\n\n"
	"At least 14 people were killed in the flood of Orrel on Monday, police in Porlan said.";
static const char tuesday[] =
	"The flood of Orrel killed 17 people on Monday when the Ullen dam broke, the hospital in "
	"Porlan said.\n\n"
	"Rescuers found two more villages under water near Orrel on Tuesday, police in Porlan "
	"said.\n\n"
	"The measure was rejected on Tuesday by the harbour board of Porlan after the flood.";
static const char wednesday[] =
	"Prime Minister Jonas Vik visited the flood of Orrel on Wednesday and promised money for "
	"new dams.\n\n"
	"Another 3,000 people will leave Orrel on Friday.\n\n"
	"Vik met the families of Tarn on Thursday.";

static struct str
days_of(struct arena *out, const struct story *s)
{
	struct buf b = buf_in(out, 2000);
	for (size_t i = 0; i < s->day_count; i++)
		buf_fmt(&b, STR_FMT " " STR_FMT "\n", STR_ARG(s->days[i].date),
		        STR_ARG(s->days[i].text));
	return buf_str(&b);
}

static void
days_stand_in_order_with_the_newest_count(void **state)
{
	enum { DAY = 86400, MONDAY = 20780 * DAY, HOUR = 3600 };
	const char *const texts[] = {monday, tuesday, wednesday};
	struct arena a = arena_open(64 << 20), scratch = arena_open(256 << 20);
	struct write_options options = {.english = english_model()};
	struct write_article articles[3];
	struct story s;
	(void)state;
	for (int i = 0; i < 3; i++)
		articles[i] = (struct write_article){
			.url = str_fmt(&a, "https://o%d.example/", i), .outlet = str_fmt(&a, "Outlet %d", i),
			.title = STR("Flood of Orrel after Ullen dam breaks"), .text = str_of(texts[i]),
			.language = STR("en"), .reprint_of = -1,
			.published = when_at(MONDAY + i * DAY + 18 * HOUR)};
	write_story(&a, scratch, STR("1"), articles, 3, &options, &s);
	struct str got = days_of(&a, &s);
	if (s.day_count != 3)
		fail_msg("not three days:\n" STR_FMT, STR_ARG(got));
	assert_true(str_starts(s.days[0].date, STR("2026-11-23")));
	assert_true(str_starts(s.days[2].date, STR("2026-11-25")));
	if (str_has(got, STR("14 people")) || !str_has(got, STR("17 people")))
		fail_msg("Monday has another count than the newest:\n" STR_FMT, STR_ARG(got));
	if (str_has(got, STR("The measure")) || str_has(got, STR("Friday")))
		fail_msg("a line leans on others or is to come:\n" STR_FMT, STR_ARG(got));
	arena_close(&a);
	arena_close(&scratch);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(day_is_that_of_what_is_told),
		cmocka_unit_test(days_stand_in_order_with_the_newest_count),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
