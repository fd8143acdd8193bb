/* select_test.c: which elements a selector finds; which selectors are refused, and where. */
#include "extract/select.h"

#include "page_case.h"

/* Each element that is to be found has a title; those found are listed by it. */
static const char page[] =
	"<body class='page' id=top title=body>"
	"<main title=main><div class='story wide' id=story title=story>"
	"<p class='lead dark' title=p1>One <span class=dark title=span>two</span></p>"
	"<p title=p2>Three <a href='https://gazette.example/news' rel=author title=a1>four</a></p>"
	"<ul title=ul><li title=li1>Five</li><li class=note title=li2>Six</li></ul>"
	"<div class=note title=inner><p itemprop=description title=p3>Seven</p></div>"
	"</div></main>"
	"<aside class=sm:wide lang=de-AT title=aside><p title=p4>Eight "
	"<a href='/about.html' title=a2>nine</a></p></aside>";

static const struct {
	const char *selector, *found;
} finds[] = {
	{"p", "p1 p2 p3 p4"},
	{"P", "p1 p2 p3 p4"},
	{".note", "li2 inner"},
	{"li.note", "li2"},
	{".dark.lead", "p1"},
	{".dar", ""},
	{"#story", "story"},
	{"#story p", "p1 p2 p3"},
	{"#story > p", "p1 p2"},
	{"#story>p", "p1 p2"},
	{"main p > span", "span"},
	{"main > p", ""},
	{"body main div div p", "p3"},
	{"div div div p", ""},
	{"aside p, li , #story > div", "li1 li2 inner p4"},
	{"div > * > li", "li1 li2"},
	{"main *", "story p1 span p2 a1 ul li1 li2 inner p3"},
	{"[itemprop]", "p3"},
	{"[href='/about.html']", "a2"},
	{"[href=\"/about.html\"]", "a2"},
	{"[href^=https]", "a1"},
	{"[href$='.html']", "a2"},
	{"[href*=example]", "a1"},
	{"[href*='']", ""},
	{"[class~=wide]", "story"},
	{"[lang|=de]", "aside"},
	{"[lang|=d]", ""},
	{"[ rel = author ]", "a1"},
	{"p:not(.lead)", "p2 p3 p4"},
	{"p:not( [itemprop] )", "p1 p2 p4"},
	{"#story > :not(p)", "ul inner"},
	{"p:first-of-type", "p1 p3 p4"},
	{"li:first-child", "li1"},
	{"p:not(:first-of-type)", "p2"},
	{".sm\\:wide", "aside"},
	{"aside.sm\\:wid\\e p", "p4"},
	{"body", "body"},
	{"html > body", "body"},
};

static struct str
titles_found(const char *text)
{
	struct err err;
	struct selector s;
	size_t at;
	uint32_t count;
	forget();
	struct tree tree = tree_read(&memory, results, str_of(page));
	if (!selector_read(&memory, str_of(text), &s, &at, &err))
		fail_msg("%s: %s at %zu", text, err.msg, at);
	uint32_t *nodes = selector_find(&results, memory, &s, &tree, &count);
	struct buf b = buf_in(&results, 64);
	for (uint32_t i = 0; i < count; i++) {
		buf_cstr(&b, b.n ? " " : "");
		buf_put(&b, tree_attr(&tree, nodes[i], ATTR_TITLE));
	}
	return buf_str(&b);
}

static void
selectors_find_what_they_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(finds); i++) {
		struct str got = titles_found(finds[i].selector);
		if (!str_eq(got, str_of(finds[i].found)))
			fail_msg("%s found \"%.*s\", not \"%s\"", finds[i].selector, (int)got.n, got.p,
			         finds[i].found);
	}
}

static const struct {
	const char *selector;
	size_t at; /* byte of the fault */
} faults[] = {
	{"", 0},          {"p,", 2},           {"p >", 3},        {"> p", 0},
	{"p + p", 2},     {"p ~ p", 2},        {"p:hover", 1},    {".", 0},
	{"[data-x]", 1},  {"[href=", 6},       {"[href='x]", 6},  {"[href^x]", 6},
	{"[href", 5},     {":not(p", 6},       {":not(:not(p))", 9}, {":not", 4},
	{"x-card p", 0},  {"p..a", 1},         {"p)", 1},         {".a\\", 2},         {"*p", 1},
	{"p::before", 1}, {"p, x-card", 3},
};

static void
faulty_selectors_are_refused_at_their_fault(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(faults); i++) {
		struct err err = {0};
		struct selector s;
		size_t at;
		forget();
		if (selector_read(&memory, str_of(faults[i].selector), &s, &at, &err))
			fail_msg("\"%s\" was taken", faults[i].selector);
		assert_int_equal(err.code, ERR_INPUT);
		if (at != faults[i].at)
			fail_msg("\"%s\": at %zu, not %zu (%s)", faults[i].selector, at, faults[i].at,
			         err.msg);
	}
}

static void
long_selectors_are_refused(void **state)
{
	struct err err;
	struct selector s;
	size_t at;
	(void)state;
	forget();
	struct buf b = buf_in(&memory, 4096);
	for (int i = 0; i < LIMIT_SELECTOR_STEPS; i++)
		buf_cstr(&b, "p ");
	assert_true(selector_read(&memory, buf_str(&b), &s, &at, &err));
	assert_int_equal(s.step_count, LIMIT_SELECTOR_STEPS);
	buf_cstr(&b, "p");
	assert_false(selector_read(&memory, buf_str(&b), &s, &at, &err));
}

/* A matcher that tries again from each ancestor would need 200 ^ 30 tries. */
static void
deep_pages_and_long_selectors_cost_their_product_only(void **state)
{
	struct err err;
	struct selector s;
	size_t at;
	uint32_t count;
	(void)state;
	forget();
	struct buf html = buf_in(&memory, 4096), text = buf_in(&results, 4096);
	for (int i = 0; i < 200; i++)
		buf_cstr(&html, "<div>");
	for (int i = 0; i < 30; i++)
		buf_cstr(&text, "div ");
	buf_cstr(&text, "p");
	struct tree tree = tree_read(&memory, results, buf_str(&html));
	assert_true(selector_read(&memory, buf_str(&text), &s, &at, &err));
	selector_find(&results, memory, &s, &tree, &count);
	assert_int_equal(count, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(selectors_find_what_they_name),
		cmocka_unit_test(faulty_selectors_are_refused_at_their_fault),
		cmocka_unit_test(long_selectors_are_refused),
		cmocka_unit_test(deep_pages_and_long_selectors_cost_their_product_only),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
