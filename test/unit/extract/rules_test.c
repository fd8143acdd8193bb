/* rules_test.c: outlet rules: the file, whose they are, what they do to a page, and why. */
#include "page_case.h"

#define FIRST "The harbour of Saltmouth opened again on Tuesday after three days of storm."
#define SECOND "Two ferries left before noon, and a third was expected in the evening."
#define THIRD "Fishermen said that they had lost nets and two small boats in the storm."

static const char page[] =
	"<title>A title of the page</title><nav><a href=/>Home</a></nav>"
	"<main><h1>Harbour opens</h1><p class=who>By <b>Mira Solen</b> and Oda Lind</p>"
	"<span class=when data-x=1>Written on 19 November 2026</span>"
	"<div class=story><p>" FIRST "</p><p>" SECOND " <span class=share>Share this</span></p>"
	"<p class=promo>Read more about it in our newsletter.</p></div>"
	"<div class=box><p>" THIRD "</p></div></main><h2 class=real>The harbour is open again</h2>";

static struct rules
rules_of(const char *text)
{
	struct rules rules;
	struct err err;
	if (!rules_read(&rules, &results, str_of(text), "outlets", &err))
		fail_msg("%s", err.msg);
	return rules;
}

static struct article
ruled(const char *text, const char *url, struct explanation *e)
{
	struct article a;
	struct err err;
	struct extract_input in = input_of(page, url);
	forget();
	struct rules rules = rules_of(text);
	in.rules = &rules;
	assert_true(extract_explained(&results, memory, &in, &a, e, &err));
	return a;
}

#define URL "https://www.harbour.example/a"

static void
body_is_what_the_rule_names_without_what_it_drops(void **state)
{
	(void)state;
	struct article a = ruled("[www.harbour.example]\nbody = .box, .story\n"
	                         "drop = .promo, .share\n", URL, NULL);
	assert_text(a.text, FIRST "\n\n" SECOND "\n\n" THIRD);
	assert_text(a.rules, "www.harbour.example");
	assert_int_equal(a.rules_missed, 0);
	assert_true(a.confidence == 1);
}

static void
headline_authors_and_date_come_from_the_rule(void **state)
{
	(void)state;
	struct article a = ruled("[www.harbour.example]\nheadline = .gone, h2.real\nauthor = .who\n"
	                         "date = .when\n", URL, NULL);
	assert_text(a.title, "The harbour is open again");
	assert_int_equal(a.author_count, 2);
	assert_text(a.authors[1], "Oda Lind");
	assert_text(when_rfc3339(&results, a.published), "2026-11-19");
	assert_int_equal(a.rules_missed, 0);
}

static void
what_a_rule_does_not_find_is_said_and_judged(void **state)
{
	(void)state;
	struct article a = ruled("[www.harbour.example]\nbody = .gone\nheadline = .gone\nauthor = .gone\n"
	                         "date = h1\ndrop = .gone\n", URL, NULL);
	assert_int_equal(a.rules_missed, RULE_BODY | RULE_HEADLINE | RULE_AUTHOR | RULE_DATE);
	assert_text(article_rules_missed(&results, &a), "body, headline, author, date");
	assert_true(str_has(a.text, STR(FIRST)));
	assert_true(a.title.n > 0);
}

static void
a_rule_may_only_drop(void **state)
{
	(void)state;
	struct article a = ruled("[www.harbour.example]\ndrop = .box, .share\n", URL, NULL);
	assert_true(str_has(a.text, STR(FIRST)));
	assert_false(str_has(a.text, STR("Share")));
	assert_false(str_has(a.text, STR(THIRD)));
}

static const struct {
	const char *host, *hosts;
} whose[] = {
	{"news.example", "news.example other.example"},
	{"other.example", "news.example other.example"},
	{"www.news.example", "*.news.example"},
	{"a.b.news.example", "*.news.example"},
	{"oldnews.example", NULL},
	{"third.example", "third.example"},
	{"", NULL},
};

static void
the_first_heading_that_names_a_host_holds(void **state)
{
	(void)state;
	forget();
	struct rules rules = rules_of("# ours\n[news.example other.example]\nbody = p\n\n"
	                              "[*.news.example]\n[third.example]\r\n[third.example]\nbody=div");
	for (size_t i = 0; i < COUNT(whose); i++) {
		const struct outlet_rule *r = rules_for(&rules, str_of(whose[i].host));
		assert_text(r ? r->hosts : STR_NONE, whose[i].hosts);
	}
	assert_null(rules_for(NULL, STR("news.example")));
	struct article a = ruled("[x.example]\nbody = p", URL, NULL);
	assert_null(a.rules.p);
}

static const struct {
	const char *text, *where;
} faults[] = {
	{"body = p\n", "outlets:1:1: "},
	{"[a.example]\nbody p\n", "outlets:2:1: "},
	{"[a.example]\n  boddy = p\n", "outlets:2:3: "},
	{"[a.example]\nbody = p > > a\n", "outlets:2:12: "},
	{"[a.example]\nbody = \n", "outlets:2:7: "},
	{"[a.example\nbody = p\n", "outlets:1:1: "},
	{"[]\n", "outlets:1:1: "},
	{"# x\n[a.example b/c]\n", "outlets:2:12: "},
	{"[a.example]\nbody = p\nbody = div\n", "outlets:3:1: "},
};

static void
faults_are_named_by_line_and_column(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(faults); i++) {
		struct rules rules;
		struct err err = {0};
		forget();
		assert_false(rules_read(&rules, &results, str_of(faults[i].text), "outlets", &err));
		assert_int_equal(err.code, ERR_USAGE);
		if (!str_starts(str_of(err.msg), str_of(faults[i].where)))
			fail_msg("\"%s\": %s", faults[i].text, err.msg);
	}
}

/* The block whose text begins so. */
static const struct block_explanation *
block(const struct explanation *e, const char *begin)
{
	for (uint32_t i = 0; i < e->count; i++)
		if (str_starts(e->blocks[i].text, str_of(begin)))
			return &e->blocks[i];
	fail_msg("there is no block \"%s\"", begin);
	return NULL;
}

static void
blocks_are_explained(void **state)
{
	struct explanation e;
	(void)state;
	ruled("[www.harbour.example]\nbody = .story\ndrop = .promo\n", URL, &e);
	assert_true(block(&e, "The harbour of")->taken);
	assert_int_equal(block(&e, "The harbour of")->reason, REASON_RULE);
	assert_text(block(&e, "The harbour of")->path, "main > div.story > p");
	assert_int_equal(block(&e, "Read more")->reason, REASON_DROPPED);
	assert_false(block(&e, "Read more")->taken);
	assert_false(block(&e, "Fishermen")->taken);
	struct article a = ruled("", URL, &e);
	assert_true(str_has(a.text, STR(FIRST)));
	assert_int_equal(block(&e, "The harbour of")->reason, REASON_MARK);
	assert_true(block(&e, "The harbour of")->probability > .5);
	assert_true(block(&e, "Home")->probability < .5);
	assert_int_equal(block(&e, "Home")->words, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(body_is_what_the_rule_names_without_what_it_drops),
		cmocka_unit_test(headline_authors_and_date_come_from_the_rule),
		cmocka_unit_test(what_a_rule_does_not_find_is_said_and_judged),
		cmocka_unit_test(a_rule_may_only_drop),
		cmocka_unit_test(the_first_heading_that_names_a_host_holds),
		cmocka_unit_test(faults_are_named_by_line_and_column),
		cmocka_unit_test(blocks_are_explained),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
