/* snippet_test.c: which piece of a story is shown of a find, and how finds are weighed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "search/query.h"
#include "search/score.h"
#include "search/snippet.h"

struct fixture {
	struct arena out, scratch;
	struct search_query query;
};

static const struct str sentences[] = {
	{"The council met on Monday.", 26},
	{"Two dams at Ullen failed before dawn.", 37},
	{"The dam was old.", 16},
};

static void
look_for(struct fixture *f, const char *typed)
{
	static const struct str language = {"en", 2};
	struct query_options options = {&language, 1, language};
	bool cut;
	query_read(&f->out, f->scratch, str_of(typed), &options, &f->query, &cut);
}

/* With marks in brackets. */
static const char *
shown(struct fixture *f, const struct str *list, size_t n, size_t most)
{
	struct stem *stem = stem_open(STR("en"));
	struct search_snippet s = snippet_of(&f->out, f->scratch, &f->query, stem, list, n, most);
	struct buf b = buf_in(&f->out, 512);
	size_t at = 0;
	stem_close(stem);
	buf_cstr(&b, s.cut_before ? "…" : "");
	for (size_t i = 0; i < s.count; i++) {
		buf_put(&b, str_sub(s.text, at, s.marks[i].start));
		buf_byte(&b, '[');
		buf_put(&b, str_sub(s.text, s.marks[i].start, s.marks[i].end));
		buf_byte(&b, ']');
		at = s.marks[i].end;
	}
	buf_put(&b, str_skip(s.text, at));
	buf_cstr(&b, s.cut_after ? "…" : "");
	return str_c(&f->out, buf_str(&b));
}

static int
open_memory(void **state)
{
	static struct fixture f;
	f = (struct fixture){arena_open(4 << 20), arena_open(4 << 20), {0}};
	*state = &f;
	return 0;
}

static int
close_memory(void **state)
{
	struct fixture *f = *state;
	arena_close(&f->out);
	arena_close(&f->scratch);
	return 0;
}

static void
sentence_with_most_of_the_query_is_shown(void **state)
{
	struct fixture *f = *state;
	look_for(f, "ullen dam");
	assert_string_equal(shown(f, sentences, 3, 200),
	                    "Two [dams] at [Ullen] failed before dawn.");
	look_for(f, "old dam");
	assert_string_equal(shown(f, sentences, 3, 200), "The [dam] was [old].");
	look_for(f, "lake");
	assert_string_equal(shown(f, sentences, 3, 200), "The council met on Monday.");
	assert_string_equal(shown(f, NULL, 0, 200), "");
}

static void
phrase_is_marked_whole_and_only_where_it_stands(void **state)
{
	struct fixture *f = *state;
	look_for(f, "\"ullen failed\"");
	assert_string_equal(shown(f, sentences, 3, 200),
	                    "Two dams at [Ullen failed] before dawn.");
	look_for(f, "council -monday");
	assert_string_equal(shown(f, sentences, 3, 200), "The [council] met on Monday.");
}

static void
long_sentence_is_cut_between_words_round_the_find(void **state)
{
	struct fixture *f = *state;
	struct buf b = buf_in(&f->out, 4096);
	for (int i = 0; i < 60; i++)
		buf_cstr(&b, "word ");
	buf_cstr(&b, "ullen");
	for (int i = 0; i < 60; i++)
		buf_cstr(&b, " word");
	struct str one = buf_str(&b);
	look_for(f, "ullen");
	const char *s = shown(f, &one, 1, 200);
	assert_true(str_starts(str_of(s), STR("…word word")));
	assert_true(str_ends(str_of(s), STR("word …")));
	assert_true(str_has(str_of(s), STR("[ullen]")));
	assert_true(strlen(s) < 240);
}

static double
score(struct fixture *f, const char *headline, const char *words, int64_t newest_at)
{
	const double rarity[] = {5, 1};
	struct search_document d = {.headline = str_of(headline), .words = str_of(words),
	                            .titles = STR(""), .newest_at = newest_at};
	return score_of(&f->query, rarity, &d, 86400 * 100);
}

static void
rare_words_headlines_and_news_weigh_more(void **state)
{
	struct fixture *f = *state;
	look_for(f, "ullen lake");
	double both = score(f, "", "ullen lake water", 0);
	assert_true(score(f, "", "ullen water", 0) > score(f, "", "lake water", 0));
	assert_true(both > score(f, "", "ullen water", 0));
	assert_true(score(f, "ullen lake", "water", 0) > both);
	assert_true(score(f, "", "ullen lake water", 86400 * 99) > both);
	assert_true(score(f, "", "ullens laker", 0) == 0); /* whole words only */
	assert_true(score_rarity(1, 1000) > score_rarity(500, 1000));
	assert_true(score_rarity(10, 0) > 0);
}

#define with_memory(test) cmocka_unit_test_setup_teardown(test, open_memory, close_memory)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		with_memory(sentence_with_most_of_the_query_is_shown),
		with_memory(phrase_is_marked_whole_and_only_where_it_stands),
		with_memory(long_sentence_is_cut_between_words_round_the_find),
		with_memory(rare_words_headlines_and_news_weigh_more),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
