/* known_test.c: what a sentence takes as known, held against what stands before it; what was done,
 * told once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../text/english_model.h"
#include "memory.h"
#include "write/known.h"
#include "write/parsed.h"

/* Sentences of one report, a paragraph each; the last is asked about. */
struct row {
	const char *title;
	const char *report;
	unsigned told; /* which of those before it stand in the text, the first as 1 */
	bool behind;
	bool lacks;
};

#define OPENING "The Ullen dam broke on Monday after a week of rain, police said."
#define LETTER "Engineers sent a letter to the mayor of Orrel two years ago."

static const struct row rows[] = {
	/* A noun that its report told before must be told here. */
	{"Ullen dam breaks", OPENING "\n\n" LETTER "\n\nThe letter warned of cracks in Orrel.", 1, false, true},
	{"Ullen dam breaks", OPENING "\n\n" LETTER "\n\nThe letter warned of cracks in Orrel.", 3, false, false},
	/* The title tells it, too. */
	{"Letter on Ullen dam", OPENING "\n\n" LETTER "\n\nThe letter warned of cracks in Orrel.", 1, false, false},
	/* What sums up must stand behind what it sums up. */
	{"Ullen dam breaks", OPENING "\n\nThe mayor of Orrel closed all schools near Ullen.\n\n"
	 "The move angered parents in Ullen.", 3, true, false},
	{"Ullen dam breaks", OPENING "\n\nThe mayor of Orrel closed all schools near Ullen.\n\n"
	 "The move angered parents in Ullen.", 1, false, true},
	/* With what says which, it needs nothing. */
	{"Ullen dam breaks", OPENING "\n\n" LETTER "\n\nThe letter of two engineers to Orrel warned of cracks.", 1,
	 false, false},
	/* Everybody knows which sky, and the opening has told which collapse. */
	{"Ullen dam breaks", OPENING "\n\n" LETTER "\n\nWater covered the ground in Orrel.", 1, false, false},
	{"Ullen dam bursts", "The Ullen dam burst on Monday and killed nine people.\n\n" LETTER
	 "\n\nSchools in Orrel were closed after the collapse.", 1, false, false},
	/* A short name that few know. */
	{"Ullen dam breaks", OPENING "\n\nThe firm Kelvax built the wall in 1962.\n\n"
	 "Kelvax said the Ullen wall was sound.", 1, false, true},
	{"Ullen dam breaks", OPENING "\n\nThe firm Kelvax built the wall in 1962.\n\n"
	 "Kelvax said the Ullen wall was sound.", 3, false, false},
	/* A surname, and who has it. */
	{"Ullen dam breaks", OPENING "\n\nThe mayor, Anna Berg, said no.\n\nBerg left Ullen on Tuesday by boat.", 1, false,
	 true},
	/* A pronoun that nothing before it could be. */
	{"Ullen dam breaks", OPENING "\n\n" LETTER "\n\nOrrel has one piece of advice about Ullen for them.", 1,
	 false, true},
	/* No verb. */
	{"Ullen dam breaks", OPENING "\n\n" LETTER "\n\nCharged with two counts of theft near Ullen.", 3, true, true},
};

static struct draft
read_draft(struct memory *m, struct write_article *a, const char *title, const char *report)
{
	*a = (struct write_article){.outlet = STR("Post"), .title = str_of(title), .text = str_of(report),
		.language = STR("en"), .reprint_of = -1, .published = WHEN_NONE};
	struct draft d = draft_read(&m->out, m->scratch, a, 1);
	parsed_open(&d, &m->trees, english_model());
	return d;
}

/* Behind the sentence before it in its report it needs less. */
static bool
lacks_something(struct lacks l, bool behind)
{
	return l.person || l.piece || l.names || (!behind && (l.pronoun || l.nouns || l.sums));
}

static void
sentence_lacks_what_was_not_told(void **state)
{
	struct memory *m = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct write_article a[1];
		struct draft d = read_draft(m, a, rows[i].title, rows[i].report);
		struct cast cast = cast_read(&m->out, m->scratch, &d);
		struct known k = known_open(&m->notes, &d, &cast, 0);
		size_t last = d.sentence_count - 1;
		for (size_t n = 0; n < last; n++)
			if (rows[i].told & 1u << n)
				known_tell(&k, &d.sentences[n]);
		if (lacks_something(known_lacking(&k, m->scratch, &d.sentences[last]), rows[i].behind) != rows[i].lacks)
			fail_msg("row %zu: " STR_FMT, i, STR_ARG(d.sentences[last].text));
	}
}

/* An answer, beside the opening and the words of its question. */
static void
answer_lacks_what_neither_text_nor_question_tells(void **state)
{
	static const struct {
		const char *answer;
		bool asked, lacks; /* asked: the question has all words of the letter's sentence */
	} answers[] = {
		{"The letter warned of cracks in Orrel.", false, true},
		{"The letter warned of cracks in Orrel.", true, false},
		{"Anna Berg warned of cracks in Orrel.", false, false},
		{"The rain washed away the road to Orrel.", false, false},
	};
	struct memory *m = *state;
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
		struct write_article a[1];
		char *text = str_c(&m->out, str_fmt(&m->out, OPENING "\n\n" LETTER "\n\n%s", answers[i].answer));
		struct draft d = read_draft(m, a, "Ullen dam breaks", text);
		struct cast cast = cast_read(&m->out, m->scratch, &d);
		struct known k = known_open(&m->notes, &d, &cast, 0);
		uint32_t terms[64];
		size_t count = 0;
		known_tell(&k, &d.sentences[0]);
		for (size_t t = 0; answers[i].asked && t < d.sentences[1].vector.count && count < 64; t++)
			terms[count++] = d.sentences[1].vector.at[t].id;
		if (known_lacks_beside(&k, m->scratch, &d.sentences[2], terms, count) != answers[i].lacks)
			fail_msg("row %zu: %s", i, answers[i].answer);
	}
}

static void
what_was_done_is_told_once(void **state)
{
	static const struct {
		const char *told, *again;
		bool retells;
	} pairs[] = {
		{"The council of Orrel fired the harbour chief on Monday.",
		 "On Monday the harbour chief was fired by the whole council.", true},
		{"Editors called for the resignation of the harbour chief.",
		 "The mayor accepted the resignation of the harbour chief.", true},
		{"The council of Orrel fired the harbour chief on Monday.",
		 "The council of Orrel praised the harbour guard on Monday.", false},
		{"Anna Berg said the wall was sound in Orrel.", "Anna Berg said the gate was old in Tarn.", false},
	};
	struct memory *m = *state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct write_article a[1];
		char *text = str_c(&m->out, str_fmt(&m->out, "%s\n\n%s", pairs[i].told, pairs[i].again));
		struct draft d = read_draft(m, a, "Harbour of Orrel", text);
		assert_int_equal(d.sentence_count, 2);
		struct cast cast = cast_read(&m->out, m->scratch, &d);
		struct known k = known_open(&m->notes, &d, &cast, 0);
		bool main_deed;
		known_tell(&k, &d.sentences[0]);
		if ((known_shared_acts(&k, m->scratch, &d.sentences[1], &main_deed) > 0) != pairs[i].retells)
			fail_msg("%s", pairs[i].again);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(sentence_lacks_what_was_not_told, open_memory, close_memory),
		cmocka_unit_test_setup_teardown(answer_lacks_what_neither_text_nor_question_tells,
		                                open_memory, close_memory),
		cmocka_unit_test_setup_teardown(what_was_done_is_told_once, open_memory, close_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
