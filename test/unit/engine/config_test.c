/* config_test.c: settings, their faults and their places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/config.h"
#include "engine/fetching.h"

static struct arena arena;

static int
open_arena(void **state)
{
	(void)state;
	arena = arena_open(1 << 22);
	return 0;
}

static int
close_arena(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

static void
a_file_sets_what_it_names_and_nothing_else(void **state)
{
	struct config c = config_defaults(), usual = config_defaults();
	struct err err;
	(void)state;
	assert_true(config_read(&c, &arena,
	                        STR("# ours\nsite_name = Morna Post\r\n\n[poll]\n  poll_min = 0\n"
	                            "[parse]\nparse_without_sandbox = yes\n"),
	                        "x.conf", &err));
	assert_true(str_eq(c.site_name, STR("Morna Post")));
	assert_true(c.poll_min == 0);
	assert_true(c.parse_without_sandbox);
	assert_int_equal(c.words, usual.words);
	assert_false(usual.parse_without_sandbox);
}

static void
every_fault_names_line_and_column(void **state)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{"words = 100\npol_min = 3\n", "x.conf:2:1: unknown key \"pol_min\"; the nearest is \"poll_min\""},
		{"\n  words = many\n", "x.conf:2:11: words needs a number, not \"many\""},
		{"words = 1\n", "x.conf:1:9: words must be from 40 to 2000, not \"1\""},
		{"words = 100.5\n", "x.conf:1:9: words needs a whole number, not \"100.5\""},
		{"[web]\nwords = 100\n", "x.conf:2:1: words belongs under [write], not [web]"},
		{"[wep]\n", "x.conf:1:1: unknown section [wep]"},
		{"[web\n", "x.conf:1:1: a heading ends with ]"},
		{"words\n", "x.conf:1:1: expected key = value"},
		{"access_log = maybe\n", "x.conf:1:14: access_log is yes or no, not \"maybe\""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct config c = config_defaults();
		struct err err;
		assert_false(config_read(&c, &arena, str_of(rows[i].text), "x.conf", &err));
		assert_string_equal(err.msg, rows[i].message);
		assert_int_equal(err.code, ERR_USAGE);
	}
}

static void
what_is_written_reads_back_the_same(void **state)
{
	struct config c = config_defaults(), d = config_defaults();
	struct err err;
	(void)state;
	assert_true(config_set(&c, &arena, STR("poll_min=2.5"), &err));
	assert_true(config_set(&c, &arena, STR("allow_net = 127.20.0.0/16, fd00::/8"), &err));
	assert_true(config_set(&c, &arena, STR("ads_folder=ads"), &err));
	struct str text = config_write(&arena, &c);
	assert_true(config_read(&d, &arena, text, "x.conf", &err));
	assert_true(str_eq(config_write(&arena, &d), text));
	assert_true(d.poll_min == 2.5);
}

static void
the_environment_sets_keys_and_ignores_other_names(void **state)
{
	char *const environment[] = {"HOME=/x", "GLANCEWIRE_WORDS=300", "GLANCEWIRE_SHARED=/y",
	                             NULL};
	char *const wrong[] = {"GLANCEWIRE_WORDS=few", NULL};
	struct config c = config_defaults();
	struct err err;
	(void)state;
	assert_true(config_environment(&c, &arena, environment, &err));
	assert_int_equal(c.words, 300);
	assert_false(config_environment(&c, &arena, wrong, &err));
	assert_non_null(strstr(err.msg, "environment"));
}

static void
our_name_in_robots_txt_is_the_product_token(void **state)
{
	struct config c = config_defaults();
	(void)state;
	assert_true(str_eq(fetching_agent(&c), STR("glancewire")));
	c.user_agent = STR("Morna-Reader/2.0 (+https://morna.example/bot)");
	assert_true(str_eq(fetching_agent(&c), STR("Morna-Reader")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_sets_what_it_names_and_nothing_else),
		cmocka_unit_test(every_fault_names_line_and_column),
		cmocka_unit_test(what_is_written_reads_back_the_same),
		cmocka_unit_test(the_environment_sets_keys_and_ignores_other_names),
		cmocka_unit_test(our_name_in_robots_txt_is_the_product_token),
	};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
