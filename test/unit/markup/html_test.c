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
trace_start(void *context, const struct html_tag *tag)
{
	struct trace *t = context;
	buf_byte(&t->out, '<');
	buf_put(&t->out, tag->name);
	for (size_t i = 0; i < tag->count && i < 4; i++) {
		buf_byte(&t->out, ' ');
		buf_put(&t->out, tag->attribute[i].name);
		buf_byte(&t->out, '=');
		buf_put(&t->out, tag->attribute[i].value);
	}
	buf_byte(&t->out, '>');
	t->attributes = tag->count > t->attributes ? tag->count : t->attributes;
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
	struct html_events events = {.context = &t,
				     .start = trace_start,
				     .end = trace_end,
				     .text = trace_text};
	html_parse(scratch, html, &events);
	return t;
}

static const struct {
	const char *html, *events;
} rows[] = {
	{"<p>One<p>Two", "<html><body><p>One</p><p>Two</p></body></html>"},
	{"<ul><li>a<li>b</ul>",
	 "<html><body><ul><li>a</li><li>b</li></ul></body></html>"},
	{"<p>x<br>y", "<html><body><p>x<br></br>y</p></body></html>"},
	{"<div CLASS=Big id='i'>T&eacute;t&#233;</div>",
	 "<html><body><div class=Big id=i>T\xc3\xa9t\xc3\xa9</div></body></html>"},
	{"<div>a<script>if (a < b) x('</p>')</script>b</div>",
	 "<html><body><div>a<script>if (a < b) x('</p>')</script>b</div></body></html>"},
	{"plain", "<html><body>plain</body></html>"},
	{"<title>A & B</title><p>x",
	 "<html><head><title>A & B</title></head><body><p>x</p></body></html>"},
	{"<HTML lang=de><HEAD></HEAD>\n<BODY id=b>x</BODY></HTML>y",
	 "<html lang=de><head></head><body id=b>xy</body></html>"},
	{"<button><div>Menu</button><main>x</main>",
	 "<html><body><button><div>Menu</div></button><main>x</main></body></html>"},
	{"<div><span>a</div>b</span>",
	 "<html><body><div><span>a</span></div>b</body></html>"},
	{"<div><span>a<div>b</span>c</div>",
	 "<html><body><div><span>a<div>bc</div></span></div></body></html>"},
	{"<table><tr><td>1<td>2<tr><td>3</table>",
	 "<html><body><table><tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></"
	 "tbody></table></body></html>"},
	{"<ul><li>a<ul><li>b</ul><li>c</ul>",
	 "<html><body><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul></body></html>"},
	{"a</p>b", "<html><body>a<p></p>b</body></html>"},
	{"<p>a<!-- <b> -->b<!-->c", "<html><body><p>abc</p></body></html>"},
	{"<my-card/>x</my-card>y", "<html><body><my-card>x</my-card>y</body></html>"},
	{"<svg><path d=M0 />x</svg>y",
	 "<html><body><svg><path d=M0></path>x</svg>y</body></html>"},
	{"1 < 2 <3 </ x>", "<html><body>1 < 2 <3 </body></html>"},
	{"<a title=\"x > y\" b>z</a>",
	 "<html><body><a title=x > y b=>z</a></body></html>"},
	{"<textarea><p>not a paragraph</textarea>",
	 "<html><body><textarea><p>not a paragraph</textarea></body></html>"},
	/* the end of a paragraph is implied, through what is inline */
	{"<p><i>a<div>b", "<html><body><p><i>a</i></p><div>b</div></body></html>"},
	{"<p><button><div>a",
	 "<html><body><p><button><div>a</div></button></p></body></html>"},
	{"<h1>a<p>b</p></h2>c", "<html><body><h1>a<p>b</p></h1>c</body></html>"},
	{"<h1>a<h2>b", "<html><body><h1>a</h1><h2>b</h2></body></html>"},
	{"<ul><li><div>a<li>b</ul>",
	 "<html><body><ul><li><div>a</div></li><li>b</li></ul></body></html>"},
	{"<dl><dt>a<dd><p>b<dt>c</dl>d",
	 "<html><body><dl><dt>a</dt><dd><p>b</p></dd><dt>c</dt></dl>d</body></html>"},
	{"<button>a<button>b",
	 "<html><body><button>a</button><button>b</button></body></html>"},
	{"<a>x<a>y", "<html><body><a>x</a><a>y</a></body></html>"},
	{"<select><option>a<optgroup><option>b<hr></select>c",
	 "<html><body><select><option>a</option><optgroup><option>b</option></"
	 "optgroup><hr></hr>"
	 "</select>c</body></html>"},
	/* an end tag ends what it may */
	{"<div>a</section>b</div>c", "<html><body><div>ab</div>c</body></html>"},
	{"<span><p>a</span>b</p>c", "<html><body><span><p>ab</p>c</span></body></html>"},
	{"<b><div>a</b>b</div>c", "<html><body><b><div>ab</div></b>c</body></html>"},
	{"<form><div>a</form>b</div>c",
	 "<html><body><form><div>ab</div></form>c</body></html>"},
	{"<form>a<form>b</form>c", "<html><body><form>ab</form>c</body></html>"},
	{"a</br>b", "<html><body>a<br></br>b</body></html>"},
	{"<pre>\n\na</pre>", "<html><body><pre>\na</pre></body></html>"},
	{"<image src=a>", "<html><body><img src=a></img></body></html>"},
	/* tables are tables only as a whole */
	{"<td>a<tr>b", "<html><body>ab</body></html>"},
	{"<table><td>a<caption>b<tr>c</table>",
	 "<html><body><table><tbody><tr><td>a</td></tr></tbody><caption>b</"
	 "caption><tbody><tr>c</tr>"
	 "</tbody></table></body></html>"},
	{"<table><col><tr><td><table><td>a</table>b</div>c</table>d",
	 "<html><body><table><colgroup><col></col></"
	 "colgroup><tbody><tr><td><table><tbody><tr><td>a"
	 "</td></tr></tbody></table>bc</td></tr></tbody></table>d</body></html>"},
	{"<table><tr><form><td>a</form><form><td>b</table>",
	 "<html><body><table><tbody><tr><form></form><td>a<form></form></td><td>b</td></"
	 "tr></tbody>"
	 "</table></body></html>"},
	{"<p>a<table><td>b",
	 "<html><body><p>a<table><tbody><tr><td>b</td></tr></tbody></table></p>"
	 "</body></html>"},
	{"<!doctype html><p>a<table><td>b",
	 "<html><body><p>a</p><table><tbody><tr><td>b</td></tr></tbody></table></body></"
	 "html>"},
	/* the head lasts until something needs the body */
	{"<head><meta name=a></head> <link rel=b><body id=c><body id=d>x",
	 "<html><head><meta name=a></meta><link rel=b></link></head><body "
	 "id=c>x</body></html>"},
	{"<head><noscript><img src=p></noscript><meta name=a>",
	 "<html><head><noscript><img src=p></img></noscript><meta "
	 "name=a></meta></head></html>"},
	{"<div>a<noscript><p>b</div><img></noscript>c</div>d",
	 "<html><body><div>a<noscript><p>b<img></img></p></noscript>c</div>d</body></html>"},
	{"<frameset><frame src=a>x<p>y",
	 "<html><frameset><frame src=a></frame></frameset></html>"},
	/* svg and math have rules of their own, until HTML breaks out of them */
	{"<svg><title>a<b>b</b></title></svg>c",
	 "<html><body><svg><title>a<b>b</b></title></svg>c</body></html>"},
	{"<svg><style>a<g></style></svg>b",
	 "<html><body><svg><style>a<g></g></style></svg>b</body></html>"},
	{"<svg><g><p>a", "<html><body><svg><g></g></svg><p>a</p></body></html>"},
	{"<svg><![CDATA[<a>]]></svg><![CDATA[b]]>c",
	 "<html><body><svg><a></svg>c</body></html>"},
	{"<div><svg></div>a", "<html><body><div><svg></svg></div>a</body></html>"},
	{"<a href='/x?a=1&amp;b=2'>l</a>",
	 "<html><body><a href=/x?a=1&b=2>l</a></body></html>"},
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
		"<div>",  "<b>",      "</b>",      "<b></i>",  "<table><i></b>", "<p>",
		"</p>",   "<a b='",   "<!--",      "<script>", "</script",       "<x-y>",
		"</x-y>", "<li><ul>", "<![CDATA[", "&#",
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
	for (size_t i = 0; i < ELEMENT_COUNT; i++)
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
