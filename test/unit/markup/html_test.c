/* html_test.c: documents and the events they give. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "markup/element.h"
#include "markup/html.h"
#include "model/limits.h"

struct trace {
	struct buf out;
	size_t depth, deepest, attributes;
};

static void
trace_start(void *context, struct str tag, const struct html_attribute *a, size_t n)
{
	struct trace *t = context;
	buf_byte(&t->out, '<');
	buf_put(&t->out, tag);
	for (size_t i = 0; i < n && i < 4; i++) {
		buf_byte(&t->out, ' ');
		buf_put(&t->out, a[i].name);
		buf_byte(&t->out, '=');
		buf_put(&t->out, a[i].value);
	}
	buf_byte(&t->out, '>');
	t->attributes = n > t->attributes ? n : t->attributes;
	if (++t->depth > t->deepest)
		t->deepest = t->depth;
}

static void
trace_end(void *context, struct str tag)
{
	struct trace *t = context;
	t->depth--;
	buf_cstr(&t->out, "</");
	buf_put(&t->out, tag);
	buf_byte(&t->out, '>');
}

static void
trace_text(void *context, struct str text)
{
	struct trace *t = context;
	buf_put(&t->out, text);
}

static struct trace
traced(struct arena *a, struct arena scratch, struct str html)
{
	struct trace t = {.out = buf_in(a, 64)};
	struct html_events events = {
		.context = &t, .start = trace_start, .end = trace_end, .text = trace_text};
	html_parse(scratch, html, &events);
	return t;
}

static const struct {
	const char *html, *events;
} rows[] = {
	{"<p>One<p>Two", "<html><body><p>One</p><p>Two</p></body></html>"},
	{"<ul><li>a<li>b</ul>", "<html><body><ul><li>a</li><li>b</li></ul></body></html>"},
	{"<p>x<br>y", "<html><body><p>x<br></br>y</p></body></html>"},
	{"<div CLASS=Big id='i'>T&eacute;t&#233;</div>",
	 "<html><body><div class=Big id=i>T\xc3\xa9t\xc3\xa9</div></body></html>"},
	{"<div>a<script>if (a < b) x('</p>')</script>b</div>",
	 "<html><body><div>a<script>if (a < b) x('</p>')</script>b</div></body></html>"},
	{"plain", "<html><body>plain</body></html>"},
	{"<title>A & B</title><p>x", "<html><head><title>A & B</title></head><body><p>x</p></body></html>"},
	{"<HTML lang=de><HEAD></HEAD>\n<BODY id=b>x</BODY></HTML>y",
	 "<html lang=de><head></head><body id=b>xy</body></html>"},
	{"<button><div>Menu</button><main>x</main>",
	 "<html><body><button><div>Menu</div></button><main>x</main></body></html>"},
	{"<div><span>a</div>b</span>", "<html><body><div><span>a</span></div>b</body></html>"},
	{"<div><span>a<div>b</span>c</div>",
	 "<html><body><div><span>a<div>bc</div></span></div></body></html>"},
	{"<table><tr><td>1<td>2<tr><td>3</table>",
	 "<html><body><table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table></body></html>"},
	{"<ul><li>a<ul><li>b</ul><li>c</ul>",
	 "<html><body><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul></body></html>"},
	{"a</p>b", "<html><body>a<p></p>b</body></html>"},
	{"<p>a<!-- <b> -->b<!-->c", "<html><body><p>abc</p></body></html>"},
	{"<my-card>x</my-card><path d=M0 />y",
	 "<html><body><my-card>x</my-card><path d=M0></path>y</body></html>"},
	{"1 < 2 <3 </ x>", "<html><body>1 < 2 <3 </body></html>"},
	{"<a title=\"x > y\" b>z</a>", "<html><body><a title=x > y b=>z</a></body></html>"},
	{"<textarea><p>not a paragraph</textarea>",
	 "<html><body><textarea><p>not a paragraph</textarea></body></html>"},
	{"<a href='/x?a=1&amp;b=2'>l</a>", "<html><body><a href=/x?a=1&b=2>l</a></body></html>"},
};

static void
documents_give_a_balanced_tree(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 20), scratch = arena_open(1 << 20);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct trace t = traced(&a, scratch, str_of(rows[i].html));
		assert_string_equal(str_c(&a, buf_str(&t.out)), rows[i].events);
		assert_int_equal(t.depth, 0);
	}
	arena_close(&scratch);
	arena_close(&a);
}

static void
deep_nesting_is_cut_but_its_text_stays(void **state)
{
	(void)state;
	struct arena a = arena_open(64 << 20), scratch = arena_open(64 << 20);
	struct buf b = buf_in(&a, 1 << 20);
	for (int i = 0; i < 20000; i++)
		buf_cstr(&b, "<div>");
	buf_cstr(&b, "bottom");
	struct trace t = traced(&a, scratch, buf_str(&b));
	assert_int_equal(t.deepest, LIMIT_TREE_DEPTH);
	assert_int_equal(t.depth, 0);
	assert_true(str_has(buf_str(&t.out), STR("bottom")));
	arena_close(&scratch);
	arena_close(&a);
}

static void
a_monstrous_tag_does_not_hide_what_follows(void **state)
{
	(void)state;
	struct arena a = arena_open(64 << 20), scratch = arena_open(64 << 20);
	struct buf b = buf_in(&a, 1 << 20);
	buf_cstr(&b, "<div");
	for (int i = 0; i < 100000; i++)
		buf_fmt(&b, " a%d=%d", i, i);
	buf_cstr(&b, "><p>after</p></div>");
	struct trace t = traced(&a, scratch, buf_str(&b));
	assert_true(t.attributes <= LIMIT_ATTRIBUTES);
	assert_true(str_has(buf_str(&t.out), STR("<p>after</p></div>")));
	arena_close(&scratch);
	arena_close(&a);
}

static void
hostile_nesting_costs_linear_time(void **state)
{
	(void)state;
	static const char *const pieces[] = {
		"<div>", "<b>", "</b>", "<b></i>", "<table><i></b>", "<p>", "</p>", "<a b='", "<!--",
		"<script>", "</script", "<x-y>", "</x-y>", "<li><ul>", "<![CDATA[", "&#",
	};
	struct arena a = arena_open(256 << 20), scratch = arena_open(256 << 20);
	for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
		struct arena out = a;
		struct buf b = buf_in(&out, 2 << 20);
		while (b.n < 1 << 20)
			buf_cstr(&b, pieces[k]);
		assert_int_equal(traced(&out, scratch, buf_str(&b)).depth, 0);
	}
	arena_close(&scratch);
	arena_close(&a);
}

static void
every_element_is_found_by_its_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < element_table_count; i++)
		assert_ptr_equal(element_find(element_table[i].name), &element_table[i]);
	assert_null(element_find(STR("nosuch")));
	assert_null(element_find(STR("DIV")));
	assert_null(element_find(STR("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(documents_give_a_balanced_tree),
		cmocka_unit_test(deep_nesting_is_cut_but_its_text_stays),
		cmocka_unit_test(a_monstrous_tag_does_not_hide_what_follows),
		cmocka_unit_test(hostile_nesting_costs_linear_time),
		cmocka_unit_test(every_element_is_found_by_its_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
