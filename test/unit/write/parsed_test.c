/* parsed_test.c: sentences of a draft are parsed when asked for, once, and not without end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../text/english_model.h"
#include "memory.h"
#include "base/buf.h"
#include "write/parsed.h"

static const char dam[] = "The council of Porlan closed the dam near Orrel on Monday.\n\n"
			  "Anna Berg, the mayor, said that the wall had been old.";

static struct draft
read_draft(struct memory *m, struct write_article *articles, size_t count, const char *text,
	   const char *language, const struct english *english)
{
	for (size_t i = 0; i < count; i++)
		articles[i] = (struct write_article){.outlet = str_fmt(&m->out, "%zu", i),
			.title = STR("Council closes dam"), .text = str_of(text),
			.language = str_of(language), .reprint_of = -1, .published = WHEN_NONE};
	struct draft d = draft_read(&m->out, m->scratch, articles, count);
	parsed_open(&d, &m->trees, english);
	return d;
}

static void
sentence_is_parsed_once(void **state)
{
	struct memory *m = *state;
	struct write_article a[1];
	struct draft d = read_draft(m, a, 1, dam, "en", english_model());
	assert_int_equal(d.sentence_count, 2);
	const struct phrases *second = parsed_sentence(m->scratch, &d, &d.sentences[1]);
	const struct phrases *first = parsed_sentence(m->scratch, &d, &d.sentences[0]);
	assert_non_null(first);
	assert_true(first != second);
	assert_ptr_equal(second, parsed_sentence(m->scratch, &d, &d.sentences[1]));
	const struct phrase_clause *c = phrase_main(first);
	assert_non_null(c);
	assert_true(str_eq(tag_form(&first->parse->words, c->verb), STR("closed")));
}

static void
there_is_no_tree_without_model_or_english(void **state)
{
	struct memory *m = *state;
	struct write_article a[1];
	struct draft d = read_draft(m, a, 1, dam, "en", NULL);
	assert_null(parsed_sentence(m->scratch, &d, &d.sentences[0]));
	d = read_draft(m, a, 1,
		       "Der Rat von Porlan schloss am Montag den alten Damm bei der Stadt Orrel.",
		       "de", english_model());
	assert_int_equal(d.sentence_count, 1);
	assert_null(parsed_sentence(m->scratch, &d, &d.sentences[0]));
}

static void
a_long_story_is_parsed_up_to_its_limit(void **state)
{
	struct memory *m = *state;
	struct buf b = buf_in(&m->out, 1 << 16);
	for (int i = 0; i < LIMIT_STORY_SENTENCES; i++)
		buf_fmt(&b, "Engineer number %d of the town of Porlan said on Monday that the wall of "
			    "the dam near Orrel was old and that water had come through it.\n\n", i);
	char *text = str_c(&m->out, buf_str(&b));
	struct write_article a[LIMIT_STORY_ARTICLES];
	struct draft d = read_draft(m, a, LIMIT_STORY_ARTICLES, text, "en", english_model());
	uint32_t parsed = 0, words = 0;
	for (size_t i = 0; i < d.sentence_count; i++) {
		bool tree = parsed_sentence(m->scratch, &d, &d.sentences[i]);
		words += d.sentences[i].words;
		parsed += tree ? d.sentences[i].words : 0;
	}
	assert_true(words > LIMIT_STORY_PARSED_WORDS);
	assert_in_range(parsed, LIMIT_STORY_PARSED_WORDS - 60, LIMIT_STORY_PARSED_WORDS);
	assert_non_null(parsed_sentence(m->scratch, &d, &d.sentences[0]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(sentence_is_parsed_once, open_memory, close_memory),
		cmocka_unit_test_setup_teardown(there_is_no_tree_without_model_or_english,
						open_memory, close_memory),
		cmocka_unit_test_setup_teardown(a_long_story_is_parsed_up_to_its_limit,
						open_memory, close_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
