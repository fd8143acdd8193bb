/* golden_test.c: whole pages compared with the files beside their inputs.
 *
 * GLANCEWIRE_GOLDEN=write writes the files anew; the difference is then read with git. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden_input.h"

#ifndef GOLDEN_FOLDER
#error "the build says where the golden files are"
#endif

static struct arena arena, scratch;

/* The sheet's hash changes with the sheet; the pages do not. */
static struct str
without_hash(struct str page)
{
	struct str mark = STR("/style.css?v=");
	ptrdiff_t at = str_find(page, mark, 0);
	assert_true(at > 0);
	struct buf b = buf_in(&arena, page.n);
	buf_put(&b, str_sub(page, 0, (size_t)at + mark.n));
	buf_put(&b, str_skip(page, (size_t)at + mark.n + 16));
	return buf_str(&b);
}

static struct str
read_file(const char *path)
{
	struct buf b = buf_in(&arena, 1 << 16);
	FILE *f = fopen(path, "rb");
	if (!f)
		return STR_NONE;
	for (int c; (c = getc(f)) != EOF;)
		buf_byte(&b, (char)c);
	fclose(f);
	return buf_str(&b);
}

static void
compare(const char *name, struct str page)
{
	const char *path = str_fmt(&arena, GOLDEN_FOLDER "/%s%c", name, 0).p;
	const char *mode = getenv("GLANCEWIRE_GOLDEN");
	if (mode && !strcmp(mode, "write")) {
		FILE *f = fopen(path, "wb");
		assert_non_null(f);
		assert_int_equal(fwrite(page.p, 1, page.n, f), page.n);
		assert_int_equal(fclose(f), 0);
		return;
	}
	struct str kept = read_file(path);
	if (str_eq(kept, page))
		return;
	size_t at = 0;
	while (at < kept.n && at < page.n && kept.p[at] == page.p[at])
		at++;
	fail_msg("%s differs at byte %zu:\n  kept: " STR_FMT "\n  now:  " STR_FMT, name, at,
	         STR_ARG(str_sub(kept, at, at + 120)), STR_ARG(str_sub(page, at, at + 120)));
}

static struct json *
input(const char *name)
{
	return golden_read(&arena, str_fmt(&arena, GOLDEN_FOLDER "/%s.json%c", name, 0).p);
}

static void
story(const char *name)
{
	struct json *d = input(name);
	struct page_site site = golden_site(&arena, json_get(d, "site"));
	struct page_story_input in = golden_story(&arena, d);
	compare(str_fmt(&arena, "%s.html%c", name, 0).p,
	        without_hash(page_story(&arena, scratch, &site, &in)));
}

static void
story_pages_stay_as_they_are(void **state)
{
	(void)state;
	story("ullen");
	story("single-german");
	story("arabic-hostile");
}

static void
lists_and_feeds_stay_as_they_are(void **state)
{
	(void)state;
	struct json *d = input("front");
	struct page_site site = golden_site(&arena, json_get(d, "site"));
	size_t n;
	struct page_card *cards = golden_cards(&arena, json_get(d, "cards"), &n);
	struct page_correction correction = {
		.at = site.now, .edition = 2, .text = STR("Nine villages <were> eleven."),
		.address = STR("x7q2"), .slug = STR("ullen"), .headline = STR("Ullen & after"),
	};
	static const struct page_feed all;
	struct page_feed feed = {STR("World"), STR("/section/World"), STR("/section/World"), STR_NONE};
	struct page_list_input world = {
		.title = STR("World"), .path = STR("/section/World"), .cards = cards, .count = 4,
		.older = STR("/section/World/page/7"), .feed = &feed,
	};
	compare("front.html", without_hash(page_front(&arena, scratch, &site, cards, n)));
	compare("empty.html", without_hash(page_front(&arena, scratch, &site, NULL, 0)));
	compare("section.html",
	        without_hash(page_list(&arena, scratch, &site, &world)));
	compare("corrections.html",
	        without_hash(page_corrections(&arena, scratch, &site, &correction, 1)));
	compare("about.html", without_hash(page_about(&arena, scratch, &site)));
	compare("how.html", without_hash(page_how(&arena, scratch, &site)));
	compare("404.html", without_hash(page_error(&arena, scratch, &site, 404)));
	compare("feed.atom", page_atom(&arena, scratch, &site, &all, cards, n));
	compare("feed.json", page_jsonfeed(&arena, scratch, &site, &all, cards, n));
	compare("sitemap.xml", page_sitemap(&arena, scratch, &site, cards, n));
	compare("sitemap-site.xml", page_sitemap_site(&arena, scratch, &site));
	compare("sitemap-news.xml", page_sitemap_news(&arena, scratch, &site, cards, n));
	compare("sitemap-index.xml", page_sitemap_index(&arena, &site, 2));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(story_pages_stay_as_they_are),
		cmocka_unit_test(lists_and_feeds_stay_as_they_are),
	};
	arena = arena_open(256 << 20);
	scratch = arena_open(64 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
