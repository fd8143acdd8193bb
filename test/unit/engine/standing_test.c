/* standing_test.c: editions that quote what may not be quoted any more are noticed. */
#include "engine/standing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct arena memory;

/* An edition of one source: a sentence in its text, one in an answer, one in the timeline. */
static bool
may_stay(struct write_article a)
{
	struct cite text = {0, 0, 20}, answer = {0, 30, 50}, day = {0, 60, 80};
	struct story_sentence happened = {.text = STR("The harbour is open."), .cites = &text, .cite_count = 1};
	struct story_sentence said = {.text = STR("The ferry sails now."), .cites = &answer, .cite_count = 1};
	struct story_question question = {.answer = &said, .answer_count = 1};
	struct story_day monday = {.text = STR("The storm came then."), .cites = &day, .cite_count = 1};
	struct story_source source = {.url = STR("https://a.example/1")};
	struct story edition = {.sources = &source, .source_count = 1, .questions = &question,
	                        .question_count = 1, .days = &monday, .day_count = 1};
	edition.paragraphs[ROLE_HAPPENED].sentences = &happened;
	edition.paragraphs[ROLE_HAPPENED].count = 1;
	if (!a.url.p)
		a.url = source.url;
	return standing_may_stay(memory, &edition, &a, 1);
}

static struct write_article
reserving(uint32_t start, uint32_t end)
{
	static struct text_reserved reserved;
	reserved = (struct text_reserved){SIGNAL_DATA_NOSNIPPET, start, end};
	return (struct write_article){.marks = {.reserved = &reserved, .reserved_count = 1}};
}

static void
an_edition_stays_while_its_quotes_are_allowed(void **state)
{
	(void)state;
	assert_true(may_stay((struct write_article){0}));
	assert_true(may_stay((struct write_article){.most_chars = 60}));
	assert_true(may_stay(reserving(20, 30)));
	assert_true(may_stay((struct write_article){.url = STR("https://b.example/"), .no_quote = true}));
}

static void
text_answers_and_timeline_are_looked_at(void **state)
{
	(void)state;
	assert_false(may_stay((struct write_article){.no_quote = true}));
	assert_false(may_stay(reserving(10, 12)));
	assert_false(may_stay(reserving(40, 200)));
	assert_false(may_stay(reserving(79, 80)));
	assert_false(may_stay((struct write_article){.most_chars = 59}));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_edition_stays_while_its_quotes_are_allowed),
		cmocka_unit_test(text_answers_and_timeline_are_looked_at),
	};
	memory = arena_open(1 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
