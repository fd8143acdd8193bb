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
		{"[section_weights]\nSport = much\n", "x.conf:2:9: Sport: a weight is a number from 0 to 100, not \"much\""},
		{"[section_weights]\nSport = -1\n", "x.conf:2:9: Sport: a weight is a number from 0 to 100, not \"-1\""},
		{"[families]\nHouse = a.example,, b.example\n", "x.conf:2:9: House: a host is missing"},
		{"[families]\nHouse = *.*\n", "x.conf:2:9: House: \"*.*\" would be every host"},
		{"[families]\nHouse = https://a.example\n", "x.conf:2:9: House: \"https://a.example\" is no host: it has a \"/\""},
		{"[families]\n= a.example\n", "x.conf:2:3: [families] needs a name before the ="},
		{"half_life_h = 0\n", "x.conf:1:15: half_life_h must be from 1 to 10000, not \"0\""},
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
open_sections_take_any_name_and_the_last_line_of_one_holds(void **state)
{
	struct config c = config_defaults(), d = config_defaults();
	struct err err;
	(void)state;
	assert_true(config_read(&c, &arena, STR("[families]\n# of the lake\nLake House = lake.example, *.shore.example\n"
	                                        "Other = o.example\nlake house = lake.example\n"
	                                        "[section_weights]\nWorld = 1.5\nSport=0\n"),
	                        "x.conf", &err));
	assert_true(str_eq(c.families, STR("Other = o.example\nlake house = lake.example\n")));
	assert_true(config_section_weight(&c, STR("World")) == 1.5);
	assert_true(config_section_weight(&c, STR("sport")) == 0);
	assert_true(config_section_weight(&c, STR("Culture")) == 1);
	assert_true(config_section_weight(&c, STR_NONE) == 1);
	assert_true(config_set(&c, &arena, STR("section_weights.World = 0.5"), &err));
	assert_true(config_section_weight(&c, STR("World")) == .5);
	assert_true(config_read(&d, &arena, config_write(&arena, &c), "x.conf", &err));
	assert_true(str_eq(config_write(&arena, &d), config_write(&arena, &c)));
	assert_true(config_set(&c, &arena, STR("families.Other="), &err));
	assert_true(str_eq(c.families, STR("lake house = lake.example\n")));
	assert_false(config_set(&c, &arena, STR("families.=a.example"), &err));
	assert_false(config_set(&c, &arena, STR("famlies.X=a.example"), &err));
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
		cmocka_unit_test(open_sections_take_any_name_and_the_last_line_of_one_holds),
		cmocka_unit_test(the_environment_sets_keys_and_ignores_other_names),
		cmocka_unit_test(our_name_in_robots_txt_is_the_product_token),
	};
	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
