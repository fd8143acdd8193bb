/* fixture.h: a store in a folder of its own, and small things to put into it. */
#ifndef GW_TEST_STORE_FIXTURE_H
#define GW_TEST_STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "store/store.h"

enum { NOON = 1800000000 }; /* some moment of news time */

struct fixture {
	char folder[200];
	struct store *store;  /* open for writing */
	struct arena arena;
	struct err err;
};

/* cmocka's set-up and tear-down of one test; *state is the fixture. */
int fixture_open(void **state);
int fixture_close(void **state);

/* The same without an open store. */
int fixture_folder(void **state);

const char *fixture_path(struct fixture *f, const char *name);
void fixture_reopen(struct fixture *f, enum store_mode mode);

/* True, or the test fails with the words of the error. */
#define assert_ok(f, call) \
	assert_string_equal((call) ? "" : (f)->err.msg, "")
#define assert_err(f, call, wanted) \
	do { \
		assert_false(call); \
		assert_string_equal(err_name((f)->err.code), err_name(wanted)); \
	} while (0)
#define assert_str(actual, expected) \
	assert_string_equal(str_c(&f->arena, (actual)), (expected))

int64_t fixture_feed(struct fixture *f, const char *url);
struct article_record fixture_item(int64_t feed, const char *guid, const char *url);
/* Puts an item that must be new; its id. */
int64_t fixture_article(struct fixture *f, const char *url);
/* An article placed in a story, READ before. */
void fixture_place(struct fixture *f, int64_t article, int64_t story, const char *blob);
/* An edition with its page, so that the story is listed. */
void fixture_publish(struct fixture *f, int64_t story, int64_t number, int64_t at);

#endif
