/* parse_test.c: who does what to whom, in sentences of our own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "english_model.h"
#include "model/limits.h"

static const struct {
	const char *in, *root, *subject, *object; /* heads; "" for none */
	enum dep subject_dep;
} sentences[] = {
	{"The council of Porlan closed two old bridges on Monday.", "closed", "council",
	 "bridges", DEP_NSUBJ},
	{"Anna Berg, the mayor of Porlan, has rejected the plan.", "rejected", "Anna",
	 "plan", DEP_NSUBJ},
	{"Two bridges were closed by the council.", "closed", "bridges", "",
	 DEP_NSUBJ_PASS},
	{"The minister did not answer any questions.", "answer", "minister", "questions",
	 DEP_NSUBJ},
	{"The farmer who lost his field has sued the company.", "sued", "farmer", "company",
	 DEP_NSUBJ},
	{"After the flood, the town built a new wall.", "built", "town", "wall",
	 DEP_NSUBJ},
	{"She will visit the school and meet its teachers.", "visit", "She", "school",
	 DEP_NSUBJ},
	{"The price of bread fell sharply in May.", "fell", "price", "", DEP_NSUBJ},
	{"Carl Lund said that the factory would close.", "said", "Carl", "", DEP_NSUBJ},
	{"The judge sent the farmer to prison for three years.", "sent", "judge",
	 "farmer", DEP_NSUBJ},
	{"Officials in Karsa want to save the lake.", "want", "Officials", "", DEP_NSUBJ},
};

static struct parse
parsed(struct arena *a, struct arena scratch, struct str text)
{
	const struct english *e = english_model();
	return parse_words(a, scratch, english_parser(e),
			   tag_text(a, scratch, english_tagger(e), text));
}

static void
expect_form(const char *sentence, const struct parse *p, ptrdiff_t i, const char *want)
{
	struct str form = i < 0 ? STR("") : tag_form(&p->words, (size_t)i);
	if (!str_eq(form, str_of(want)))
		fail_msg("%s: \"" STR_FMT "\" for \"%s\"", sentence, STR_ARG(form), want);
}

static void
subject_and_object_hang_on_the_verb(void **state)
{
	struct arena a = arena_open(4 << 20), scratch = arena_open(4 << 20);
	(void)state;
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		struct parse p = parsed(&a, scratch, str_of(sentences[i].in));
		ptrdiff_t root = -1;
		for (size_t k = 0; k < p.words.count; k++)
			if (p.head[k] == PARSE_ROOT)
				root = (ptrdiff_t)k;
		expect_form(sentences[i].in, &p, root, sentences[i].root);
		expect_form(sentences[i].in, &p,
			    parse_find(&p, (size_t)root, sentences[i].subject_dep),
			    sentences[i].subject);
		expect_form(sentences[i].in, &p, parse_find(&p, (size_t)root, DEP_OBJ),
			    sentences[i].object);
	}
	arena_close(&scratch);
	arena_close(&a);
}

static void
span_is_all_that_hangs_on_a_word(void **state)
{
	struct arena a = arena_open(4 << 20), scratch = arena_open(4 << 20);
	struct parse p = parsed(&a, scratch, str_of(sentences[0].in));
	size_t from, to;
	(void)state;
	parse_span(&p, 1, &from, &to); /* the council of Porlan */
	assert_int_equal(from, 0);
	assert_int_equal(to, 4);
	parse_span(&p, 4, &from, &to); /* the root */
	assert_int_equal(from, 0);
	assert_int_equal(to, p.words.count);
	assert_int_equal(parse_child(&p, 1, -1), 0);
	assert_int_equal(parse_child(&p, 1, 0), 3);
	assert_int_equal(parse_child(&p, 1, 3), -1);
	arena_close(&scratch);
	arena_close(&a);
}

static void
words_beyond_the_limit_are_left_out(void **state)
{
	struct arena a = arena_open(16 << 20), scratch = arena_open(16 << 20);
	size_t words = LIMIT_PARSE_WORDS + 10;
	char *text = arena_alloc(&a, words, 4, 1);
	(void)state;
	for (size_t i = 0; i < words; i++)
		memcpy(text + 4 * i, "and ", 4);
	struct parse p = parsed(&a, scratch, str_from(text, 4 * words));
	assert_int_equal(p.words.count, LIMIT_PARSE_WORDS);
	p = parsed(&a, scratch, STR(""));
	assert_int_equal(p.words.count, 0);
	arena_close(&scratch);
	arena_close(&a);
}

static void
relations_keep_only_known_subtypes(void **state)
{
	static const struct {
		const char *name;
		enum dep dep;
	} rows[] = {
		{"nsubj:pass", DEP_NSUBJ_PASS},
		{"nsubj:outer", DEP_NSUBJ},
		{"obl", DEP_OBL},
		{"det:predet", DEP_DET},
		{"dislocated", DEP_NONE},
		{"", DEP_NONE},
		{"root", DEP_ROOT},
		{"obl:agent", DEP_OBL_AGENT},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(dep_of(str_of(rows[i].name)), rows[i].dep);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(subject_and_object_hang_on_the_verb),
		cmocka_unit_test(span_is_all_that_hangs_on_a_word),
		cmocka_unit_test(words_beyond_the_limit_are_left_out),
		cmocka_unit_test(relations_keep_only_known_subtypes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
