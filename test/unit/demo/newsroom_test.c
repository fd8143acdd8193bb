/* newsroom_test.c: the newsroom's format, and the newsroom that the program carries. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "demo/embedded_files.h"
#include "demo/newsroom.h"

#define HEAD "outlet: a\nname: A\nlanguage: en\nsection: s\nfeed: atom\nlayout: 3\nagency: no\n\n"
#define REPORT "at: 1 08:00\nsection: s\nkind: report\ntitle: T\n"

static struct arena memory;

static bool
read_one(const char *text, struct newsroom *n, struct err *err)
{
	struct newsroom_file file = {STR("a.txt"), str_of(text)};
	return newsroom_read(&memory, &file, 1, n, err);
}

static void
what_is_wrong_is_named_with_its_line(void **state)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{"outlet: a\nfeed: rss3\n", "a.txt:2: unknown value \"rss3\""},
		{"outlet: a\ncolour: red\n", "a.txt:2: unknown key of an outlet \"colour\""},
		{"outlet: a\n\n", "a.txt:2: incomplete head of outlet \"a\""},
		{"outlet a\n", "a.txt:1: not a head line: \"outlet a\""},
		{HEAD "stray\n", "a.txt:9: not a report: \"stray\""},
		{HEAD "== x\nat: noon\n", "a.txt:10: not a day and time: \"noon\""},
		{HEAD "== x\nkind: gossip\n", "a.txt:10: unknown value \"gossip\""},
		{HEAD "== x\nsection: s\ntitle: T\n\nText\n", "a.txt:9: no at, title or section in \"x\""},
		{HEAD "== x\n" REPORT "\n", "a.txt:9: either a body or copy_of is needed in \"x\""},
		{HEAD "== x\n" REPORT "\nSee {weekday:one}\n",
		 "a.txt:15: a placeholder that nothing fills in \"See {weekday:one}\""},
		{HEAD "== x\n" REPORT "\nText\n== x\n" REPORT "\nText\n",
		 "a.txt:16: second report with the slug \"x\""},
		{HEAD "== x\n" REPORT "\nText\n-- version 2\nat: 1 07:00\n\nNew\n",
		 "a.txt:19: versions out of order in \"x\""},
		{HEAD "== x\n" REPORT "\nText\n-- version 2\ntitle: U\n\nNew\n",
		 "a.txt:18: no time in version of \"U\""},
		{HEAD "== x\n" REPORT "copy_of: b/y\n\n", "a.txt:9: no original \"b/y\""},
		{HEAD "== x\n" REPORT "\nText\n\n== y\n" REPORT "copy_of: a/x\ncut: 1\n",
		 "a.txt:17: nothing is left after the cut of \"y\""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct newsroom n;
		struct err err = {0};
		assert_false(read_one(rows[i].text, &n, &err));
		assert_string_equal(err.msg, rows[i].message);
		assert_int_equal(err.code, ERR_INPUT);
	}
}

static void
a_report_keeps_what_its_lines_say(void **state)
{
	struct newsroom n;
	struct err err;
	(void)state;
	assert_true(read_one(HEAD "== x\n" REPORT "authors: Ann One, Bo Two\nretracted: 2 09:00\n"
	                     "image: A hill\n\nFirst.\n\n# Head\n\n> Pull\n\nLast.\n\n"
	                     "-- version 2\nat: 1 09:00\ntitle: U\ncorrection: C\n\nNew.\n",
	                     &n, &err));
	const struct report *x = newsroom_report(&n.outlets[0], STR("x"));
	assert_non_null(x);
	assert_int_equal(x->author_count, 2);
	assert_true(str_eq(x->authors[1], STR("Bo Two")));
	assert_int_equal(x->retracted, 1440 + 540);
	assert_int_equal(x->listed, 480);
	assert_int_equal(x->version_count, 2);
	assert_int_equal(x->versions[0].block_count, 4);
	assert_int_equal(x->versions[0].blocks[1].kind, BLOCK_HEADING);
	assert_true(str_eq(x->versions[0].blocks[2].text, STR("Pull")));
	assert_true(str_eq(x->versions[1].title, STR("U")));
	assert_true(str_eq(x->versions[1].correction, STR("C")));
	assert_null(x->versions[0].correction.p);
}

static void
a_reprint_takes_lead_and_cut(void **state)
{
	struct newsroom n;
	struct err err;
	(void)state;
	assert_true(read_one(HEAD "== y\n" REPORT "copy_of: a/x\nlead: Other lead.\ncut: 1\n\n"
	                     "== x\n" REPORT "\nLead.\n\nMiddle.\n\nEnd.\n", &n, &err));
	const struct report *y = newsroom_report(&n.outlets[0], STR("y"));
	assert_ptr_equal(y->copy_of, newsroom_report(&n.outlets[0], STR("x")));
	assert_int_equal(y->versions[0].block_count, 2);
	assert_true(str_eq(y->versions[0].blocks[0].text, STR("Other lead.")));
	assert_true(str_eq(y->versions[0].blocks[1].text, STR("Middle.")));
}

/* Share of the blocks of `p` that stand in its original word for word. */
static double
shared_blocks(const struct report *p)
{
	const struct version *ours = &p->versions[0], *theirs = &p->copy_of->versions[0];
	size_t same = 0;
	for (size_t i = 0; i < ours->block_count; i++)
		for (size_t k = 0; k < theirs->block_count; k++)
			if (str_eq(ours->blocks[i].text, theirs->blocks[k].text)) {
				same++;
				break;
			}
	return (double)same / (double)ours->block_count;
}

static void
the_newsroom_carried_is_sound(void **state)
{
	struct newsroom_file files[64];
	struct newsroom n;
	struct err err = {0};
	size_t count = demo_newsroom_files_count, reports = 0, copies = 0, kinds[4] = {0};
	(void)state;
	for (size_t i = 0; i < count; i++)
		files[i] = (struct newsroom_file){
			str_of(demo_newsroom_files[i].name),
			str_from(demo_newsroom_files[i].bytes, demo_newsroom_files[i].size)};
	bool done = newsroom_read(&memory, files, count, &n, &err);
	assert_string_equal(done ? "" : err.msg, "");
	assert_int_equal(n.outlet_count, 15);
	for (size_t i = 0; i < n.outlet_count; i++)
		for (size_t k = 0; k < n.outlets[i].report_count; k++) {
			const struct report *p = &n.outlets[i].reports[k];
			reports++;
			kinds[p->kind]++;
			if (!p->copy_of)
				continue;
			copies++;
			assert_true(shared_blocks(p) >= 0.5);
		}
	assert_int_equal(reports, 106);
	assert_true(copies >= 4);
	assert_int_equal(kinds[REPORT_LIVEBLOG], 1);
	assert_int_equal(kinds[REPORT_OPINION], 2);
	assert_int_equal(kinds[REPORT_SPONSORED], 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_wrong_is_named_with_its_line),
		cmocka_unit_test(a_report_keeps_what_its_lines_say),
		cmocka_unit_test(a_reprint_takes_lead_and_cut),
		cmocka_unit_test(the_newsroom_carried_is_sound),
	};
	memory = arena_open(16 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
