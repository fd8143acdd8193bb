/* byline_test.c: names out of bylines. */
#include "page_case.h"

#include "extract/byline.h"

static const struct {
	const char *line, *names; /* joined by "; " */
} cases[] = {
	{"By Ada Quill", "Ada Quill"},
	{"BY ADA QUILL", "Ada Quill"},
	{"Byrne Osgood", "Byrne Osgood"},
	{"Von Jutta Brandt", "Jutta Brandt"},
	{"Par Lucie Ferrand", "Lucie Ferrand"},
	{"By Ada Quill and Jo Marsh", "Ada Quill; Jo Marsh"},
	{"By Ada Quill, Jo Marsh & Lee Park", "Ada Quill; Jo Marsh; Lee Park"},
	{"By Ada Quill | 3 May 2026", "Ada Quill"},
	{"By Ada Quill May 3, 2026", "Ada Quill"},
	{"Ada Quill, Monday, 3 May 2026", "Ada Quill"},
	{"Ada Quill - Staff Writer", "Ada Quill"},
	{"Ada Quill is a reporter in Saltmouth", "Ada Quill"},
	{"Written by: Ada Quill", "Ada Quill"},
	{"Dr. Ada Quill, MD", "Dr. Ada Quill, MD"},
	{"Ada Quill, MD, PhD and Jo Marsh", "Ada Quill, MD, PhD; Jo Marsh"},
	{"ByAda Quill", "Ada Quill"},
	{"Ada Quill Staff", "Ada Quill"},
	{"Gazette Staff", "Gazette Staff"},
	{"Ada Quill y Jo Marsh", "Ada Quill; Jo Marsh"},
	{"Bravo y Campo", "Bravo y Campo"},
	{"Reuters", ""},
	{"Ada Quill, Reuters", "Ada Quill"},
	{"Scritto da Ada Quill", "Ada Quill"},
	{"Ada Quill (Saltmouth)", "Ada Quill"},
	{"Ada  Quill \xe2\x80\xa2 5 min read", "Ada Quill"},
	{"Jean-Luc O'Brien", "Jean-Luc O'Brien"},
	{"admin", ""},
	{"Staff", ""},
	{"https://gazette.example/author/ada", ""},
	{"ada@gazette.example", ""},
	{"12 May 2026", ""},
	{"", ""},
};

static void
names_are_cleaned(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		forget();
		struct byline line = byline_read(&memory, str_of(cases[i].line));
		struct buf b = buf_in(&results, 64);
		for (unsigned k = 0; k < line.count; k++) {
			if (k)
				buf_cstr(&b, "; ");
			buf_put(&b, line.names[k]);
		}
		if (!str_eq(buf_str(&b), str_of(cases[i].names)))
			fail_msg("\"%s\" gave \"%.*s\"", cases[i].line, (int)b.n, b.p);
	}
}

static void
bylines_begin_with_a_whole_word(void **state)
{
	(void)state;
	assert_true(byline_begins(STR("By Ada Quill")));
	assert_true(byline_begins(STR("\xe2\x80\x94 by Ada Quill")) ||
	            byline_begins(STR("- by Ada Quill")));
	assert_false(byline_begins(STR("Byrne Osgood")));
	assert_false(byline_begins(STR("By")));
	assert_true(byline_is_prefix(STR("Written by:")));
	assert_false(byline_is_prefix(STR("Byrne")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_cleaned),
		cmocka_unit_test(bylines_begin_with_a_whole_word),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
