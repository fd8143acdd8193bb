/* settle_test.c: chosen sentences move to where they belong, and take along what leans on them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../text/english_model.h"
#include "memory.h"
#include "write/parsed.h"
#include "write/settle.h"

#define OPENING "The Ullen dam broke on Monday after a week of rain and flooded three villages, police said."
#define HARM "The flood killed 12 people in the three villages below the Ullen dam on Monday."
#define QUOTE "“I have never seen such a flood,” said Anna Berg, who leads the rescue in Orrel."
#define SHE "She asked the people of the villages to stay in the school."
#define OLD "The Ullen dam has been known for its cracks since 1962, when the former owner left Orrel."
#define NEXT "The council of Orrel will vote next month on a plan that has divided the towns for decades."

enum { H = ROLE_HAPPENED, P = ROLE_POSITIONS, C = ROLE_CONTEXT };

struct fixture {
	struct memory m;
	struct write_article article;
	struct draft d;
	struct cast cast;
	struct choice choice;
};

static int
open_arenas(void **state)
{
	static struct fixture f;
	f.m = memory_open();
	*state = &f;
	return 0;
}

static int
close_arenas(void **state)
{
	struct fixture *f = *state;
	memory_close(&f->m);
	return 0;
}

/* Chooses every sentence of a report into these paragraphs and settles them. */
static void
settle_report(struct fixture *f, const char *text, const char *language, const int *roles)
{
	arena_rewind(&f->m.out);
	arena_rewind(&f->m.trees);
	arena_rewind(&f->m.notes);
	f->article = (struct write_article){.outlet = STR("Post"), .title = STR("Ullen dam breaks"),
		.text = str_of(text), .language = str_of(language), .reprint_of = -1, .published = WHEN_NONE};
	f->d = draft_read(&f->m.out, f->m.scratch, &f->article, 1);
	parsed_open(&f->d, &f->m.trees, english_model());
	f->cast = cast_read(&f->m.out, f->m.scratch, &f->d);
	f->choice = choice_in(&f->m.out, &f->m.notes, &f->d, &f->cast, 0, 220, 220);
	for (size_t i = 0; i < f->d.sentence_count; i++) {
		choice_take(&f->choice, &f->d.sentences[i], (enum paragraph_role)roles[i]);
		if (!i)
			choice_read_fits(&f->choice);
	}
	settle(&f->choice, f->m.scratch);
}

static void
sentences_move_to_where_they_belong(void **state)
{
	struct fixture *f = *state;
	static const struct {
		const char *name, *text;
		int before[4], after[4];
	} rows[] = {
		{"what stands well stays", OPENING "\n\n" HARM "\n\n" QUOTE "\n\n" OLD, {H, H, P, C}, {H, H, P, C}},
		{"a saying", OPENING "\n\n" HARM "\n\n" QUOTE, {H, H, H}, {H, H, P}},
		{"background", OPENING "\n\n" HARM "\n\n" OLD, {H, H, H}, {H, H, C}},
		{"what comes next", OPENING "\n\n" HARM "\n\n" NEXT, {H, H, P}, {H, H, C}},
		{"a whole paragraph", OPENING "\n\n" OLD "\n\n" NEXT, {H, P, P}, {H, C, C}},
		{"what goes on", OPENING "\n\n" HARM "\n\n" QUOTE " " SHE, {H, H, H, H}, {H, H, P, P}},
		{"the opening stays", OLD "\n\n" NEXT, {H, H}, {H, C}},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		settle_report(f, rows[i].text, "en", rows[i].before);
		for (size_t k = 0; k < f->choice.count; k++)
			if ((int)choice_role(&f->choice, f->choice.chosen[k]) != rows[i].after[k])
				fail_msg("%s: sentence %zu stands in %d", rows[i].name, k + 1,
				         choice_role(&f->choice, f->choice.chosen[k]));
	}
}

/* "She" is whoever the sentence before names; beside another she would be that one. */
static void
nothing_loses_what_it_leans_on(void **state)
{
	struct fixture *f = *state;
	settle_report(f, OPENING "\n\n" HARM "\n\nAnna Berg of Orrel freed a child from the roof of a car. She has "
	              "been known for such things since 1962, when she left the former council.",
	              "en", (int[]){H, H, H, H});
	assert_int_equal(choice_role(&f->choice, f->choice.chosen[3]),
	                 choice_role(&f->choice, f->choice.chosen[2]));
}

static void
words_are_counted_where_they_stand(void **state)
{
	struct fixture *f = *state;
	settle_report(f, OPENING "\n\n" HARM "\n\n" QUOTE "\n\n" OLD, "en", (int[]){H, H, H, H});
	uint32_t words[PARAGRAPH_COUNT] = {0};
	for (size_t k = 0; k < f->choice.count; k++)
		words[choice_role(&f->choice, f->choice.chosen[k])] += f->choice.chosen[k]->words;
	for (int r = 0; r < PARAGRAPH_COUNT; r++) {
		assert_int_equal(words[r], f->choice.filled[r]);
		assert_true(words[r] > 0);
	}
}

static void
other_languages_stay_as_they_were_chosen(void **state)
{
	struct fixture *f = *state;
	settle_report(f, "Der Damm von Ullen brach am Montag nach einer Woche Regen und überflutete drei Dörfer.\n\n"
	                 "„Ich habe nie eine solche Flut gesehen“, sagte Anna Berg, die Leiterin der Rettung.",
	              "de", (int[]){H, H});
	assert_int_equal(choice_role(&f->choice, f->choice.chosen[1]), H);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences_move_to_where_they_belong),
		cmocka_unit_test(nothing_loses_what_it_leans_on),
		cmocka_unit_test(words_are_counted_where_they_stand),
		cmocka_unit_test(other_languages_stay_as_they_were_chosen),
	};
	return cmocka_run_group_tests(tests, open_arenas, close_arenas);
}
