/* voices_test.c: who reported a story, by its articles. */
#include "engine/voices.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct arena arena, scratch;

static const char families[] = "House = *.house.example\n";

struct row {
	const char *url, *outlet, *language;
	int64_t id, reprint_of, published, first_seen;
	enum article_kind kind;
};

static struct story_record
counted(const struct row *rows, size_t n)
{
	struct article_record list[8] = {0};
	struct story_record r = {0};
	for (size_t i = 0; i < n; i++)
		list[i] = (struct article_record){
			.id = rows[i].id, .url = str_of(rows[i].url), .outlet = str_of(rows[i].outlet),
			.language = str_of(rows[i].language), .reprint_of = rows[i].reprint_of,
			.published = when_at(rows[i].published), .first_seen = rows[i].first_seen,
			.kind = rows[i].kind};
	struct story_source *s = voices_sources(&arena, scratch, str_of(families), list, n);
	voices_count(&arena, scratch, s, list, n, &r);
	return r;
}

static void
voices_are_owners_with_a_text_of_their_own(void **state)
{
	static const struct row rows[] = {
		{"https://a.example/1", "A", "en", 1, 0, 100, 110, KIND_REPORT},
		{"https://north.house.example/2", "North", "en", 2, 0, 200, 210, KIND_REPORT},
		{"https://south.house.example/3", "South", "en", 3, 0, 300, 310, KIND_REPORT},
		{"https://bote.de/4", "Bote", "de", 4, 1, 400, 410, KIND_REPORT},
		{"https://ledger.uk/5", "Ledger", "en-gb", 5, 0, 900, 510, KIND_OPINION},
	};
	struct story_record r = counted(rows, 5);
	(void)state;
	assert_int_equal(r.reports, 5);
	assert_int_equal(r.outlets, 5);
	assert_int_equal(r.independent, 3);
	assert_int_equal(r.opinions, 1);
	assert_int_equal(r.countries, 2);
	assert_int_equal(r.newest_at, 510); /* not in the future of its discovery */
	assert_true(str_eq(r.heard, STR("[[510,510],[200,300],[100,100]]")));
}

/* Two copies of an agency's text that is not there are one voice, not two and not none. */
static void
copies_without_their_original_are_one_voice(void **state)
{
	static const struct row rows[] = {
		{"https://a.example/1", "A", "en", 1, 77, 100, 110, KIND_REPORT},
		{"https://b.example/2", "B", "en", 2, 77, 200, 210, KIND_REPORT},
		{"https://c.example/3", "C", "en", 3, 77, 300, 310, KIND_REPORT},
	};
	struct story_record r = counted(rows, 3);
	(void)state;
	assert_int_equal(r.reports, 3);
	assert_int_equal(r.outlets, 3);
	assert_int_equal(r.independent, 1);
	assert_true(str_eq(r.heard, STR("[[100,100]]")));
}

static void
nothing_is_nobody(void **state)
{
	struct story_record r = counted(NULL, 0);
	(void)state;
	assert_int_equal(r.reports, 0);
	assert_int_equal(r.independent, 0);
	assert_int_equal(r.countries, 1);
	assert_true(str_eq(r.heard, STR("[]")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(voices_are_owners_with_a_text_of_their_own),
		cmocka_unit_test(copies_without_their_original_are_one_voice),
		cmocka_unit_test(nothing_is_nobody),
	};
	arena = arena_open(16 << 20);
	scratch = arena_open(16 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
