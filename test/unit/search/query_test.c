/* query_test.c: what is made of what readers type. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "model/limits.h"
#include "search/query.h"

/* Parts by ';': a quoted one in "", an excluded one after -, its forms by '|', a prefix with *. */
static const struct row {
	const char *typed, *parts;
} rows[] = {
	{"dams failing", "dam|dams;fail|failing"},
	{"the dam", "dam"},
	{"the", "the"},
	{"\"the white house\"", "\"the white hous|the white house\""},
	{"“white house” dam", "\"white hous|white house\";dam"},
	{"dam -football", "dam;-footbal|football"},
	{"dam -\"white house\"", "dam;-white hous|white house"},
	{"-football", "-footbal|football"},
	{"co-founder", "co founder"},
	{"dam - lake", "dam;lake"},
	{"\"never closed", "\"never close|never closed\""},
	{"dam\"b", "dam;\"b\""},
	{"NEAR(dam b) OR c* ^d col:e", "near dam;b;c;col e"},
	{"水坝", "水坝"},
	{"大水坝", "大水;水坝"},
	{"\"大水坝\"", "\"大水 水坝\""},
	{"水", "水*"},
	{"dam水坝", "dam;水坝"},
	{"", ""},
	{"\"\" - -- \"", ""},
	{"\xff dam", "dam"},
};

static struct str
shown(struct arena *out, const struct search_query *q)
{
	struct buf b = buf_in(out, 256);
	for (size_t i = 0; i < q->count; i++) {
		const struct search_part *p = &q->parts[i];
		buf_cstr(&b, i ? ";" : "");
		buf_cstr(&b, p->need == SEARCH_EXCLUDED ? "-" : "");
		buf_cstr(&b, p->need == SEARCH_REQUIRED ? "\"" : "");
		for (size_t k = 0; k < p->count; k++) {
			buf_cstr(&b, k ? "|" : "");
			buf_put(&b, p->forms[k]);
		}
		buf_cstr(&b, p->need == SEARCH_REQUIRED ? "\"" : "");
		buf_cstr(&b, p->prefix ? "*" : "");
	}
	return buf_str(&b);
}

static const struct str languages[] = {{"en", 2}, {"xx", 2}};
static const struct query_options options = {languages, 2, {"en", 2}};

static void
queries_become_parts(void **state)
{
	struct arena out = arena_open(1 << 20), scratch = arena_open(4 << 20);
	struct search_query q = {0};
	bool cut;
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		query_read(&out, scratch, str_of(rows[i].typed), &options, &q, &cut);
		assert_string_equal(str_c(&out, shown(&out, &q)), rows[i].parts);
		assert_false(cut);
	}
	arena_close(&out);
	arena_close(&scratch);
}

static void
long_queries_are_read_in_part(void **state)
{
	struct arena out = arena_open(8 << 20), scratch = arena_open(8 << 20);
	struct search_query q = {0};
	struct buf b = buf_in(&out, 4096);
	bool cut;
	(void)state;
	for (int i = 0; i < 60; i++)
		buf_fmt(&b, "w%d ", i);
	query_read(&out, scratch, buf_str(&b), &options, &q, &cut);
	assert_true(cut && q.count == LIMIT_QUERY_PARTS);
	for (int i = 0; i < 400; i++)
		buf_cstr(&b, "é");
	query_read(&out, scratch, buf_str(&b), &options, &q, &cut);
	assert_true(cut);
	arena_close(&out);
	arena_close(&scratch);
}

static void
only_excluded_words_find_nothing(void **state)
{
	struct arena out = arena_open(1 << 20), scratch = arena_open(4 << 20);
	struct search_query q = {0};
	bool cut;
	(void)state;
	query_read(&out, scratch, STR("-dam"), &options, &q, &cut);
	assert_false(query_finds(&q));
	query_read(&out, scratch, STR("-dam lake"), &options, &q, &cut);
	assert_true(query_finds(&q));
	arena_close(&out);
	arena_close(&scratch);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(queries_become_parts),
		cmocka_unit_test(long_queries_are_read_in_part),
		cmocka_unit_test(only_excluded_words_find_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
