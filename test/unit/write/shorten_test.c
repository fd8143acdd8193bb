/* shorten_test.c: what is deleted from a sentence, and what never is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "write/boiler.h"
#include "write/shorten.h"

static void
datelines_are_found(void **state)
{
	static const struct {
		const char *in, *rest; /* rest NULL: no dateline */
	} rows[] = {
		{"PORLAN (HPA) — The Ullen dam broke on Monday morning.", "The Ullen dam broke on Monday morning."},
		{"PORLAN, Halvonia (HPA) -- The Ullen dam broke on Monday.", "The Ullen dam broke on Monday."},
		{"PORLAN — The Ullen dam broke on Monday morning.", "The Ullen dam broke on Monday morning."},
		{"PORLAN ― The Ullen dam broke on Monday morning.", "The Ullen dam broke on Monday morning."},
		{"PORLAN: The Ullen dam broke on Monday morning.", "The Ullen dam broke on Monday morning."},
		{"Porlan (HPA) – The Ullen dam broke on Monday.", "The Ullen dam broke on Monday."},
		{"Porlan (AP) The Ullen dam broke on Monday.", "The Ullen dam broke on Monday."},
		{"PORLAN, Tarn. The Ullen dam broke on Monday.", "The Ullen dam broke on Monday."},
		{"The Hill Health Board (HHB) Director Anna Berg said so.",
		 "The Hill Health Board (HHB) Director Anna Berg said so."},
		{"(HPA) The Ullen dam broke on Monday morning.", "The Ullen dam broke on Monday morning."},
		{"(HPA)The Ullen dam broke on Monday morning.", "The Ullen dam broke on Monday morning."},
		{"PORLAN, Tarn (HPA) The Ullen dam broke on Monday.", "The Ullen dam broke on Monday."},
		{"PORLAN (two of nine) was empty when the Ullen dam broke.", NULL},
		{"— The Ullen dam broke on Monday morning.", "The Ullen dam broke on Monday morning."},
		{"The dam — built in 1962 — broke on Monday.", NULL},
		{"Anna Berg, the mayor, said no - and left the room.", NULL},
		{"He said: The Ullen dam broke on Monday morning.", NULL},
		{"PORLAN — no.", NULL},
		{"", NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str s = str_of(rows[i].in);
		size_t n = shorten_dateline(s);
		if (rows[i].rest ? !str_eq(str_skip(s, n), str_of(rows[i].rest)) : n != 0)
			fail_msg("%s: %zu", rows[i].in, n);
	}
}

static void
only_idle_words_are_deleted(void **state)
{
	static const struct {
		enum cue_language language;
		const char *in, *out;
	} rows[] = {
		{CUE_ENGLISH, "But the dam held for a day.", "The dam held for a day."},
		{CUE_ENGLISH, "However, the dam held for a day.", "The dam held for a day."},
		{CUE_ENGLISH, "In addition, the dam held.", "The dam held."},
		{CUE_ENGLISH, "And yet the dam held.", "And yet the dam held."},
		{CUE_ENGLISH, "But not all dams held.", "But not all dams held."},
		{CUE_ENGLISH, "Sen. Carl Lund (R-Ky.) left Porlan.", "Sen. Carl Lund left Porlan."},
		{CUE_ENGLISH, "Carl Lund (R-N.Y.) left Porlan.", "Carl Lund left Porlan."},
		{CUE_ENGLISH, "Carl Lund (pictured) left.", "Carl Lund left."},
		{CUE_ENGLISH, "The board (two of nine) left.", "The board (two of nine) left."},
		{CUE_ENGLISH, "Two  spaces\nand a line.", "Two spaces and a line."},
		{CUE_ENGLISH, "Lund said the dam would hold, he told reporters on Monday.",
		 "Lund said the dam would hold."},
		{CUE_ENGLISH, "The dam would hold, he told reporters on Monday.",
		 "The dam would hold, he told reporters on Monday."},
		{CUE_GERMAN, "Aber der Damm hielt einen Tag.", "Der Damm hielt einen Tag."},
		{CUE_GERMAN, "Zudem hielt der Damm.", "Zudem hielt der Damm."},
	};
	struct arena out = arena_open(1 << 20), scratch = arena_open(1 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str got = shorten_sentence(&out, scratch, str_of(rows[i].in), rows[i].language);
		if (!str_eq(got, str_of(rows[i].out)))
			fail_msg("%s: " STR_FMT, rows[i].in, STR_ARG(got));
	}
	arena_close(&out);
	arena_close(&scratch);
}

static void
boilerplate_is_known(void **state)
{
	static const char *const boiler[] = {
		"Image taken from the air above the broken dam of Ullen.", "Update: The dam of Ullen has broken at night.",
		"Click here to read the whole report.", "Sign up for our morning newsletter today.",
		"Anna Berg in Porlan. (File photo by Carl Lund)", "Follow the paper at @porlanpost today.",
		"Home | News | Sports and more of it.", "Lesen Sie auch den Bericht von gestern.",
		"Abonnez-vous pour lire la suite de cet article."};
	static const char *const text[] = {
		"The dam broke on Monday in Porlan.", "Readers signed a letter to the board.",
		"Contact was made at 10@night by radio.", "The photographer took a photo of the dam."};
	(void)state;
	for (size_t i = 0; i < sizeof boiler / sizeof *boiler; i++)
		if (!boiler_sentence(str_of(boiler[i])))
			fail_msg("%s", boiler[i]);
	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		if (boiler_sentence(str_of(text[i])))
			fail_msg("%s", text[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(datelines_are_found),
		cmocka_unit_test(only_idle_words_are_deleted),
		cmocka_unit_test(boilerplate_is_known),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
