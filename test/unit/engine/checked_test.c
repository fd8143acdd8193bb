/* checked_test.c: every sentence of a written story went through the gate. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/checked.h"
#include "gate/gate.h"

static const char post[] =
	"PORLAN (HPA) — The Ullen dam broke early on Monday after a week of rain, flooding three "
	"villages north of Porlan.\n\n"
	"But the harbour board of Porlan had warned of cracks in the wall since 2019.\n\n"
	"“We heard the wall go at four in the morning,” said Anna Berg, the mayor of Orrel.\n\n"
	"Sen. Carl Lund (R-N.Y.) resigned on Tuesday because the inquiry had found his letters.";
static const char echo[] =
	"A dam near Porlan collapsed on Monday, and water reached the roofs of houses in Orrel.\n\n"
	"Rescuers in boats took 300 people from their homes, the fire service of Porlan said.\n\n"
	"The wall was built in 1962, according to the records of the harbour board.";

static void
counts_add_up_and_every_sentence_has_its_level(void **state)
{
	struct arena out = arena_open(16 << 20), scratch = arena_open(256 << 20);
	struct write_article a[2] = {
		{.outlet = STR("Post"), .title = STR("WATCH: Ullen dam breaks after a week of rain | Post"),
		 .text = str_of(post), .language = STR("en"), .reprint_of = -1, .published = WHEN_NONE},
		{.outlet = STR("Echo"), .title = STR("Dam collapse near Porlan"), .text = str_of(echo),
		 .language = STR("en"), .reprint_of = -1, .published = WHEN_NONE}};
	struct story s;
	size_t sentences = 0;
	(void)state;
	checked_story(&out, scratch, STR("s1"), a, 2, NULL, &s);
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t i = 0; i < s.paragraphs[p].count; i++) {
			const struct story_sentence *t = &s.paragraphs[p].sentences[i];
			struct str passage = str_sub(a[t->cites[0].article].text, t->cites[0].start,
			                             t->cites[0].end);
			struct gate_verdict v = gate_check(&out, scratch, NULL, passage, t->text);
			assert_int_equal(v.level, t->check);
			assert_true(t->check == CHECK_VERBATIM || t->check == CHECK_SHORTENED);
			sentences++;
		}
	for (size_t q = 0; q < s.question_count; q++) {
		assert_true(s.questions[q].answer_count > 0);
		sentences += s.questions[q].answer_count;
	}
	assert_true(sentences >= 4);
	assert_int_equal(s.checks.passed + s.checks.replaced, sentences + s.day_count);
	assert_int_equal(s.checks.sentences,
	                 s.checks.passed + s.checks.replaced + s.checks.dropped);
	/* Nothing that this writer deletes fails. */
	assert_int_equal(s.checks.replaced + s.checks.dropped, 0);
	assert_true(str_has(a[0].title, s.headline) || str_has(a[1].title, s.headline));
	assert_false(str_has(s.headline, STR("WATCH")));
	arena_close(&out);
	arena_close(&scratch);
}

static void
nothing_to_quote_is_no_error(void **state)
{
	struct arena out = arena_open(16 << 20), scratch = arena_open(256 << 20);
	struct story s;
	(void)state;
	checked_story(&out, scratch, STR("s1"), NULL, 0, NULL, &s);
	assert_int_equal(s.checks.sentences, 0);
	assert_int_equal(s.words, 0);
	arena_close(&out);
	arena_close(&scratch);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_add_up_and_every_sentence_has_its_level),
		cmocka_unit_test(nothing_to_quote_is_no_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
