/* sitemap_test.c: what programs read: sitemaps, feeds, robots.txt and security.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "page/security.h"

enum { DAY = 86400, NOW = 1795996800 };

static struct arena arena, scratch;
static const struct page_site site = {
	.name = {"Glance & wire", 13}, .base_url = {"https://g.example", 17}, .language = {"en", 2},
	.now = NOW,
};

static size_t
count(struct str text, const char *needle)
{
	size_t n = 0;
	for (ptrdiff_t at = -1; (at = str_find(text, str_of(needle), (size_t)(at + 1))) >= 0;)
		n++;
	return n;
}

static void
news_is_of_two_days(void **state)
{
	static const struct {
		int64_t age_s;
		const char *language, *shown; /* NULL: the story is not listed */
	} cases[] = {
		{0, "en-GB", "en"},        {2 * DAY - 1, "de", "de"},    {2 * DAY, "de", NULL},
		{9 * DAY, "en", NULL},     {60, "zh-Hant", "zh-tw"},     {60, "zh-TW", "zh-tw"},
		{60, "zh", "zh-cn"},       {60, "zh-Hans-CN", "zh-cn"},  {60, "", "en"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct page_card card = {
			.address = STR("a"), .slug = STR("s"), .headline = STR("A < B"),
			.language = str_of(cases[i].language), .founded_at = NOW - cases[i].age_s,
		};
		struct str map = page_sitemap_news(&arena, scratch, &site, &card, 1);
		struct str want = cases[i].shown ? str_fmt(&arena, "<news:language>%s</news:language>",
		                                           cases[i].shown)
		                                 : STR("</urlset>");
		if (!str_has(map, want) || count(map, "<url>") != (cases[i].shown != NULL))
			fail_msg("%zu: " STR_FMT, i, STR_ARG(map));
		if (cases[i].shown)
			assert_true(str_has(map, STR("<news:title>A &lt; B</news:title>")) &&
			            str_has(map, STR("<news:name>Glance &amp; wire</news:name>")));
	}
}

static void
news_has_a_thousand_stories_at_the_most(void **state)
{
	enum { MANY = 1200 };
	struct page_card *cards = arena_array(&arena, struct page_card, MANY);
	(void)state;
	for (int i = 0; i < MANY; i++)
		cards[i] = (struct page_card){.address = STR("a"), .headline = STR("A"), .founded_at = NOW};
	assert_int_equal(count(page_sitemap_news(&arena, scratch, &site, cards, MANY), "<url>"), 1000);
}

static void
feeds_move_when_followers_are_told_only(void **state)
{
	static const struct page_feed all;
	struct page_card cards[] = {
		{.address = STR("a"), .slug = STR("s"), .headline = STR("A"), .founded_at = NOW - 9000,
		 .announced_at = NOW - 7200, .written_at = NOW},
		{.address = STR("b"), .slug = STR("s"), .headline = STR("B"), .founded_at = NOW - 9000,
		 .announced_at = NOW - 8000, .written_at = NOW},
	};
	struct str atom = page_atom(&arena, scratch, &site, &all, cards, 2);
	struct str json = page_jsonfeed(&arena, scratch, &site, &all, cards, 2);
	struct str told = when_rfc3339(&arena, when_at(NOW - 7200));
	told.n--; /* the page writes the zone in digits */
	(void)state;
	assert_int_equal(count(atom, str_fmt(&arena, "<updated>" STR_FMT "%c", STR_ARG(told), 0).p), 2);
	assert_int_equal(count(json, str_fmt(&arena, "\"date_modified\":\"" STR_FMT "%c",
	                                     STR_ARG(told), 0).p), 1);
	assert_false(str_has(atom, when_rfc3339(&arena, when_at(NOW))));
	assert_int_equal(count(atom, "<id>https://g.example/story/a</id>"), 1);
}

static void
robots_txt_names_both_sitemaps(void **state)
{
	struct page_site without = site;
	struct str robots = page_robots(&arena, &site);
	(void)state;
	assert_true(str_has(robots, STR("\nSitemap: https://g.example/sitemap.xml\n"
	                                "Sitemap: https://g.example/sitemap-news.xml\n")));
	without.base_url = STR_NONE;
	assert_false(str_has(page_robots(&arena, &without), STR("Sitemap")));
}

static void
security_txt_has_what_is_configured(void **state)
{
	static const struct {
		const char *contacts, *expires, *policy, *languages, *text; /* text NULL: refused */
	} cases[] = {
		{"https://g.example/s, s@g.example", "2027-06-30", "https://g.example/p", "en, no",
		 "Contact: https://g.example/s\nContact: mailto:s@g.example\n"
		 "Expires: 2027-06-30T23:59:59Z\nPreferred-Languages: en, no\n"
		 "Canonical: https://g.example/.well-known/security.txt\nPolicy: https://g.example/p\n"},
		{"tel:+47-1", "2027-06-30T12:00:00Z", NULL, NULL,
		 "Contact: tel:+47-1\nExpires: 2027-06-30T12:00:00Z\n"
		 "Canonical: https://g.example/.well-known/security.txt\n"},
		{"http://g.example/s", "2027-06-30", NULL, NULL, NULL},
		{"somebody", "2027-06-30", NULL, NULL, NULL},
		{"s@g.example\nContact: mailto:x@y.example", "2027-06-30", NULL, NULL, NULL},
		{"s@g.example", NULL, NULL, NULL, NULL},
		{"s@g.example", "next year", NULL, NULL, NULL},
		{"s@g.example", "2027-06-30", "/policy", NULL, NULL},
	};
	struct page_security s;
	struct err err;
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool read = page_security_read(&s, str_of(cases[i].contacts), str_of(cases[i].expires),
		                               str_of(cases[i].policy), str_of(cases[i].languages), &err);
		if (read != (cases[i].text != NULL))
			fail_msg("%zu: %s", i, cases[i].contacts);
		if (read && !str_eq(page_security(&arena, &site, &s), str_of(cases[i].text)))
			fail_msg(STR_FMT, STR_ARG(page_security(&arena, &site, &s)));
	}
	assert_true(page_security_read(&s, STR_NONE, STR_NONE, STR_NONE, STR_NONE, &err));
	assert_int_equal(s.contacts.n, 0);
}

static void
readers_write_to_a_web_address_or_by_mail(void **state)
{
	static const struct {
		const char *contact, *link; /* NULL: none */
	} cases[] = {
		{"desk@g.example", "<a href=\"mailto:desk@g.example\">"},
		{"mailto:desk@g.example", "<a href=\"mailto:desk@g.example\">"},
		{"https://g.example/write?to=desk", "<a href=\"https://g.example/write?to=desk\">"},
		{"HTTP://g.example/write", "<a href=\"HTTP://g.example/write\">"},
		{NULL, NULL},
	};
	struct page_site asked = site;
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		asked.contact = str_of(cases[i].contact);
		const struct str pages[] = {page_about(&arena, scratch, &asked),
		                            page_corrections(&arena, scratch, &asked, NULL, 0)};
		for (size_t k = 0; k < sizeof pages / sizeof *pages; k++) {
			if (cases[i].link && !str_has(pages[k], str_of(cases[i].link)))
				fail_msg("%s is not in page %zu", cases[i].link, k);
			if (!cases[i].link)
				assert_false(str_has(pages[k], STR("mailto:")));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(news_is_of_two_days),
		cmocka_unit_test(news_has_a_thousand_stories_at_the_most),
		cmocka_unit_test(feeds_move_when_followers_are_told_only),
		cmocka_unit_test(robots_txt_names_both_sitemaps),
		cmocka_unit_test(security_txt_has_what_is_configured),
		cmocka_unit_test(readers_write_to_a_web_address_or_by_mail),
	};
	arena = arena_open(64 << 20);
	scratch = arena_open(64 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
