/* tree_test.c: a page as flat arrays, and what of it is kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/tree.h"
#include "model/limits.h"
#include "text/utf8.h"

static uint32_t
find(const struct tree *t, enum tag tag)
{
	for (uint32_t i = 0; i < t->count; i++)
		if (t->nodes[i].tag == tag)
			return i;
	fail_msg("no %s", tag_name(tag));
	return 0;
}

static void
attributes_that_are_read_are_kept(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		enum attr kind;
	} rows[] = {
		{"class", ATTR_CLASS},
		{"HREF", ATTR_HREF},
		{"id", ATTR_ID},
		{"src", ATTR_SRC},
		{"content", ATTR_CONTENT},
		{"Property", ATTR_PROPERTY},
		{"name", ATTR_NAME},
		{"rel", ATTR_REL},
		{"type", ATTR_TYPE},
		{"role", ATTR_ROLE},
		{"itemprop", ATTR_ITEMPROP},
		{"datetime", ATTR_DATETIME},
		{"pubdate", ATTR_PUBDATE},
		{"title", ATTR_TITLE},
		{"lang", ATTR_LANG},
		{"xml:lang", ATTR_LANG},
		{"http-equiv", ATTR_HTTP_EQUIV},
		{"data-testid", ATTR_DATA_TEST},
		{"data-component", ATTR_DATA_TEST},
		{"DATA-timestamp", ATTR_DATA_DATE},
		{"data-utime", ATTR_DATA_DATE},
		{"data-date", ATTR_DATA_DATE},
		{"data-datetime", ATTR_DATA_DATE},
		{"data-publish-date", ATTR_DATA_DATE},
	};
	struct arena a = arena_open(64 << 20), scratch = arena_open(64 << 20);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str html = str_fmt(&a, "<p data-x=1 %s='a&amp;b' idx=2 %s=c>",
					  rows[i].name, rows[i].name);
		struct tree t = tree_read(&a, scratch, html);
		uint32_t p = find(&t, TAG_P);
		assert_int_equal(t.nodes[p].n, 1);
		assert_string_equal(str_c(&a, tree_attr(&t, p, rows[i].kind)), "a&b");
	}
	arena_close(&scratch);
	arena_close(&a);
}

static void
some_say_what_their_element_is(void **state)
{
	(void)state;
	static const struct {
		const char *html;
		unsigned flags;
	} rows[] = {
		{"<a>", 0},
		{"<a href>", NODE_LINK},
		{"<a hidden>", NODE_HIDDEN},
		{"<a aria-hidden=TRUE>", NODE_HIDDEN},
		{"<a aria-hidden=false>", 0},
		{"<a style='color:red; Display : none'>", NODE_HIDDEN | NODE_NOT_SHOWN},
		{"<a style=visibility:hidden>", NODE_HIDDEN | NODE_NOT_SHOWN},
		{"<a itemprop=articleBody role=main>", NODE_BODY_PROP | NODE_MAIN_ROLE},
	};
	struct arena a = arena_open(1 << 20), scratch = arena_open(1 << 20);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena job = a;
		struct tree t = tree_read(&job, scratch, str_of(rows[i].html));
		assert_int_equal(t.nodes[find(&t, TAG_A)].flags, rows[i].flags);
	}
	arena_close(&scratch);
	arena_close(&a);
}

static void
what_is_shown_is_bounded_but_scripts_are_not(void **state)
{
	(void)state;
	struct arena a = arena_open(64 << 20), scratch = arena_open(64 << 20);
	struct buf b = buf_in(&a, 4 << 20);
	buf_cstr(&b, "<p>a");
	while (b.n < LIMIT_TREE_TEXT_BYTES + 1000)
		buf_cstr(&b, "\xc3\xbc");
	buf_cstr(&b, "</p><p>never seen</p><script>seen</script>");
	struct tree t = tree_read(&a, scratch, buf_str(&b));
	assert_true(t.cut);
	assert_true(utf8_valid(buf_str(&t.text)));
	assert_true(t.text.n <= LIMIT_TREE_TEXT_BYTES + 4);
	assert_false(str_has(buf_str(&t.text), STR("never")));
	assert_true(str_has(buf_str(&t.text), STR("seen")));
	arena_close(&scratch);
	arena_close(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(attributes_that_are_read_are_kept),
		cmocka_unit_test(some_say_what_their_element_is),
		cmocka_unit_test(what_is_shown_is_bounded_but_scripts_are_not),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
