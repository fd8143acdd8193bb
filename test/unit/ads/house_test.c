/* house_test.c: advertisements read from small text files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ads/house.h"

static void
a_file_gives_its_four_fields(void **state)
{
	(void)state;
	struct ad ad;
	struct err err;
	assert_true(house_parse(STR("# ours\nheadline: Sleep: your way\r\n\ntext: At 20:40.\n"
	                            "link: https://a.example/x\nlabel: Timetable"), &ad, &err));
	assert_true(str_eq(ad.headline, STR("Sleep: your way")));
	assert_true(str_eq(ad.text, STR("At 20:40.")));
	assert_true(str_eq(ad.link, STR("https://a.example/x")));
	assert_true(str_eq(ad.label, STR("Timetable")));
}

static void
text_and_label_may_be_absent(void **state)
{
	(void)state;
	struct ad ad;
	struct err err;
	assert_true(house_parse(STR("headline: Tea\nlink: /tea\n"), &ad, &err));
	assert_null(ad.text.p);
	assert_null(ad.label.p);
}

struct wrong {
	const char *file, *message;
};

static const struct wrong wrongs[] = {
	{"headline: Tea\nlink /tea\n", "line 2: not of the form"},
	{"headline: Tea\n\n# x\nprice: 3\nlink: /t\n", "line 4: unknown key \"price\""},
	{"headline: Tea\nheadline: Wool\nlink: /t\n", "line 2: a second \"headline\""},
	{"headline:\nlink: /t\n", "line 1: \"headline\" is empty"},
	{"headline: Tea\nlink: javascript:alert(1)\n", "line 2: the link"},
	{"headline: Tea\nlink: //other.example/\n", "line 2: the link"},
	{"headline: Tea\n", "line 1: there is no \"link\""},
	{"link: /t\ntext: x\n", "line 2: there is no \"headline\""},
	{"", "line 0: there is no \"headline\""},
};

static void
wrong_files_name_the_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
		struct ad ad;
		struct err err;
		assert_false(house_parse(str_of(wrongs[i].file), &ad, &err));
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
	return cmocka_run_group_tests(tests, NULL, NULL);
}
