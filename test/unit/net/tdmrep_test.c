/* tdmrep_test.c: what a tdmrep.json reserves. */
#include "net/tdmrep.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/limits.h"

static struct arena out, scratch;

static const struct {
	const char *file, *path;
	bool reserved;
} cases[] = {
	{"[{\"location\":\"/\",\"tdm-reservation\":1}]", "/news/a", true},
	{"[{\"location\":\"/\",\"tdm-reservation\":0}]", "/news/a", false},
	{"[{\"location\":\"*\",\"tdm-reservation\":1,\"tdm-policy\":\"https://a.example/p\"}]", "/", true},
	{"[{\"location\":\"/news/\",\"tdm-reservation\":1}]", "/news/a?b=1", true},
	{"[{\"location\":\"/news/\",\"tdm-reservation\":1}]", "/newspaper", false},
	{"[{\"location\":\"news/*.html\",\"tdm-reservation\":1}]", "/news/x/a.html", true},
	{"[{\"location\":\"/news$\",\"tdm-reservation\":1}]", "/news/a", false},
	{"[{\"location\":\"/caf\xc3\xa9\",\"tdm-reservation\":1}]", "/caf%C3%A9/a", true},
	{"[{\"location\":\"/News\",\"tdm-reservation\":1}]", "/news", false},
	/* The first that stands for the path decides, even where a later one is longer. */
	{"[{\"location\":\"/open\",\"tdm-reservation\":0},{\"location\":\"/\",\"tdm-reservation\":1}]",
	 "/open/a", false},
	{"[{\"location\":\"/open\",\"tdm-reservation\":0},{\"location\":\"/\",\"tdm-reservation\":1}]",
	 "/a", true},
	{"[{\"location\":\"/\",\"tdm-reservation\":0},{\"location\":\"/kept\",\"tdm-reservation\":1}]",
	 "/kept", false},
	{"[{\"location\":\"/\",\"tdm-reservation\":\"1\"}]", "/a", true},
	/* What is no rule says nothing. */
	{"[{\"location\":\"/\",\"tdm-reservation\":2},{\"location\":\"/\",\"tdm-reservation\":1}]", "/a",
	 true},
	{"[{\"tdm-reservation\":1}, 7, null]", "/a", false},
	{"[{\"location\":\"/a\\n1 /\",\"tdm-reservation\":1}]", "/b", false},
	{"{\"location\":\"/\",\"tdm-reservation\":1}", "/a", false},
	{"<html>not found</html>", "/a", false},
	{"", "/a", false},
	{"\xef\xbb\xbf[{\"location\":\"/\",\"tdm-reservation\":1}]", "/a", true},
};

static void
paths_are_reserved_by_the_first_rule_for_them(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		arena_reset(&out, 0);
		struct str rules = tdmrep_rules(&out, scratch, str_of(cases[i].file));
		if (tdmrep_reserved(rules, str_of(cases[i].path)) != cases[i].reserved)
			fail_msg("%s of %s: %.*s", cases[i].path, cases[i].file, (int)rules.n, rules.p);
	}
	assert_false(tdmrep_reserved(STR_NONE, STR("/a")));
}

static void
files_over_the_limit_say_nothing(void **state)
{
	static const char text[] = "[{\"location\":\"/\",\"tdm-reservation\":1}]";
	static char file[LIMIT_TDMREP_BYTES + 2];
	(void)state;
	memset(file, ' ', sizeof file);
	memcpy(file, text, sizeof text - 1);
	assert_true(tdmrep_rules(&out, scratch, str_from(file, LIMIT_TDMREP_BYTES)).n > 0);
	assert_int_equal(tdmrep_rules(&out, scratch, str_from(file, LIMIT_TDMREP_BYTES + 1)).n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_are_reserved_by_the_first_rule_for_them),
		cmocka_unit_test(files_over_the_limit_say_nothing),
	};
	out = arena_open(16 << 20);
	scratch = arena_open(64 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
