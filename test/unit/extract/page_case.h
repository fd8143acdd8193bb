/* page_case.h: pages made of strings, for the tests of extract. */
#ifndef GW_TEST_PAGE_CASE_H
#define GW_TEST_PAGE_CASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "extract/open.h"
#include "model/limits.h"

static struct arena memory, results;

static inline void
forget(void)
{
	if (!memory.beg) {
		memory = arena_open(LIMIT_PARSE_MEMORY);
		results = arena_open(LIMIT_PARSE_MEMORY);
	}
	arena_reset(&memory, 0);
	arena_reset(&results, 0);
}

static inline struct extract_input
input_of(const char *html, const char *url)
{
	return (struct extract_input){
		.bytes = str_of(html), .url = str_of(url), .today = WHEN_UNKNOWN};
}

/* A copy that outlives `forget`, until the next one. */
static inline const char *
kept(const char *html)
{
	static char *copy;
	char *old = copy;
	copy = strdup(html);
	free(old);
	return copy;
}

/* The page in `html`, opened in fresh memory. */
static inline struct page *
page_of(const char *html, const char *url)
{
	struct err err = {0};
	struct extract_input in = input_of(kept(html), url);
	forget();
	struct page *page = page_open(&memory, &in, &err);
	if (!page)
		fail_msg("%s", err.msg);
	return page;
}

static inline struct article
article_of(const char *html, const char *url)
{
	struct err err = {0};
	struct article article;
	struct extract_input in = input_of(kept(html), url);
	forget();
	if (!extract_article(&results, memory, &in, &article, &err))
		fail_msg("%s", err.msg);
	return article;
}

static inline void
assert_text(struct str got, const char *want)
{
	if (!want) {
		if (got.p)
			fail_msg("got \"%.*s\", wanted nothing", (int)got.n, got.p);
		return;
	}
	if (!str_eq(got, str_of(want)))
		fail_msg("got \"%.*s\", wanted \"%s\"", (int)got.n, got.p ? got.p : "", want);
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

#endif
