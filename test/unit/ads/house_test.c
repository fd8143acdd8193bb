/* house_test.c: advertisements of the site's own, read from small text files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "ads/house.h"

static struct arena arena;

static bool
read(struct str file, struct campaign *c, struct err *err)
{
	return house_read(&arena, file, "tea.txt", STR("tea"), c, err);
}

static void
a_file_gives_its_four_fields(void **state)
{
	(void)state;
	struct campaign c;
	struct err err;
	assert_true(read(STR("# ours\nheadline: Sleep: your way\r\n\ntext: At 20:40.\n"
	                     "link: https://a.example/x\nlabel: Timetable"), &c, &err));
	assert_true(c.house);
	assert_int_equal(c.creative_count, 1);
	const struct creative *x = &c.creatives[0];
	assert_true(str_eq(x->title, STR("Sleep: your way")));
	assert_true(str_eq(x->body, STR("At 20:40.")));
	assert_true(str_eq(x->link, STR("https://a.example/x")));
	assert_true(str_eq(x->call, STR("Timetable")));
	assert_true(x->fits[SLOT_BOX] && x->fits[SLOT_WIDE]);
}

static void
text_and_label_may_be_absent(void **state)
{
	(void)state;
	struct campaign c;
	struct err err;
	assert_true(read(STR("headline: Tea\nlink: /tea\n"), &c, &err));
	assert_null(c.creatives[0].body.p);
	assert_null(c.creatives[0].call.p);
}

static const struct {
	const char *file, *message;
} wrongs[] = {
	{"headline: Tea\nlink /tea\n", "tea.txt:2: not of the form"},
	{"headline: Tea\n\n# x\nprice: 3\nlink: /t\n", "tea.txt:4: unknown key \"price\""},
	{"headline: Tea\nheadline: Wool\nlink: /t\n", "tea.txt:2: a second \"headline\""},
	{"headline:\nlink: /t\n", "tea.txt:1: \"headline\" is empty"},
	{"headline: Tea\nlink: javascript:alert(1)\n", "tea.txt:2: the link"},
	{"headline: Tea\nlink: //other.example/\n", "tea.txt:2: the link"},
	{"headline: Tea\n", "tea.txt:1: there is no \"link\""},
	{"link: /t\ntext: x\n", "tea.txt:2: there is no \"headline\""},
	{"", "tea.txt:0: there is no \"headline\""},
};

static void
wrong_files_name_the_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
		struct campaign c;
		struct err err;
		assert_false(read(str_of(wrongs[i].file), &c, &err));
		if (strncmp(err.msg, wrongs[i].message, strlen(wrongs[i].message)))
			fail_msg("\"%s\" where \"%s\" was expected", err.msg, wrongs[i].message);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_gives_its_four_fields),
		cmocka_unit_test(text_and_label_may_be_absent),
		cmocka_unit_test(wrong_files_name_the_line),
	};
	arena = arena_open(4 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
