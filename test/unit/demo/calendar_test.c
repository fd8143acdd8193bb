/* calendar_test.c: days and hours in the outlets' languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "demo/calendar.h"
#include "model/when.h"

static struct arena memory;

static struct calendar
saturday_21_november_2026(void)
{
	return (struct calendar){.day1 = days_of_date(2026, 11, 21), .zone_min = 60};
}

static void
assert_str(struct str got, const char *want)
{
	assert_string_equal(str_c(&memory, got), want);
}

static void
placeholders_are_filled_in_the_language(void **state)
{
	static const struct {
		const char *language, *text, *filled;
	} rows[] = {
		{"en", "on {weekday:1} and {weekday:3}", "on Saturday and Monday"},
		{"en", "{date:0}", "20 November"},
		{"de", "am {weekday:-1}, dem {date:-1}", "am Donnerstag, dem 19. November"},
		{"de", "{date:11}", "1. Dezember"},
		{"fr", "dans la nuit de {weekday:0} à {weekday:1}",
		 "dans la nuit de vendredi à samedi"},
		{"fr", "le {date:2}, puis le {date:11}", "le 22 novembre, puis le 1er décembre"},
		{"xx", "{weekday:2}", "Sunday"},
		{"en", "no gap", "no gap"},
		{"en", "{nothing} {weekday:1", "{nothing} {weekday:1"},
	};
	struct calendar c = saturday_21_november_2026();
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_str(calendar_fill(&memory, &c, str_of(rows[i].language),
		                         str_of(rows[i].text)), rows[i].filled);
}

static void
moments_are_read_and_refused(void **state)
{
	static const struct {
		const char *text;
		bool good;
		int64_t minute;
	} rows[] = {
		{"1 00:00", true, 0},      {"1 08:05", true, 485},    {"2 00:01", true, 1441},
		{"-42 10:00", true, -43 * 1440 + 600},                {"1 24:00", false, 0},
		{"1 08:60", false, 0},     {"08:05", false, 0},       {"1 8:05", false, 0},
		{"", false, 0},            {"one 08:05", false, 0},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t minute = 0;
		assert_int_equal(calendar_read(str_of(rows[i].text), &minute), rows[i].good);
		assert_int_equal(minute, rows[i].minute);
	}
}

static void
moments_are_written_in_every_form(void **state)
{
	struct calendar c = saturday_21_november_2026();
	int64_t at = calendar_at(&c, 485), read = 0;
	(void)state;
	assert_str(calendar_iso(&memory, &c, at), "2026-11-21T08:05:00+01:00");
	assert_str(calendar_rfc822(&memory, &c, at), "Sat, 21 Nov 2026 08:05:00 +0100");
	assert_str(calendar_http(&memory, at), "Sat, 21 Nov 2026 07:05:00 GMT");
	assert_str(calendar_long(&memory, &c, STR("de"), at), "21. November 2026, 08:05");
	assert_str(calendar_path(&memory, &c, calendar_at(&c, -1)), "2026/11/20");
	assert_true(calendar_http_read(calendar_http(&memory, at), &read));
	assert_int_equal(read, at);
	assert_false(calendar_http_read(STR("Sat, 21 Nov 2026 07:05:00 CET"), &read));
	assert_false(calendar_http_read(STR("yesterday"), &read));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(placeholders_are_filled_in_the_language),
		cmocka_unit_test(moments_are_read_and_refused),
		cmocka_unit_test(moments_are_written_in_every_form),
	};
	memory = arena_open(1 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
