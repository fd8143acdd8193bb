/* slug_test.c: headlines of several scripts as words of an address; dates in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "page/date.h"
#include "page/page.h"

static struct arena arena;

struct row {
	const char *headline, *slug;
};

static const struct row rows[] = {
	{"Prosecutors search dam operator’s offices", "prosecutors-search-dam-operators-offices"},
	{"  “Yes” -- 3.25 per cent!  ", "yes-3-25-per-cent"},
	{"Felssturz sperrt Strasse über den Großen Pass", "felssturz-sperrt-strasse-ueber-den-grossen-pass"},
	{"L’été à Łódź, ça brûle", "lete-a-lodz-ca-brule"},
	{"Мэр закроет старый мост", "mer-zakroet-staryy-most"},
	{"Η γέφυρα κλείνει", "i-gefyra-kleinei"},
	{"Cầu cũ đóng cửa", "cau-cu-dong-cua"},
	{"旧桥关闭", "story"},
	{"G20 在 Lindhaven 开会", "g20-lindhaven"},
	{"", "story"},
	{"\xff\xfe", "story"},
	{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
	{"One two three four five six seven eight nine ten eleven twelve thirteen",
	 "one-two-three-four-five-six-seven-eight-nine-ten-eleven"},
};

static void
headlines_become_ascii_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str slug = page_slug(&arena, str_of(rows[i].headline));
		if (!str_eq(slug, str_of(rows[i].slug)))
			fail_msg("\"%s\" became \"" STR_FMT "\"", rows[i].headline, STR_ARG(slug));
		assert_true(slug.n <= 60);
	}
}

struct age {
	int64_t seconds;
	const char *words;
};

static void
ages_over_a_day_are_dates(void **state)
{
	(void)state;
	static const struct age ages[] = {
		{0, ">just now<"}, {59, ">just now<"}, {-120, ">just now<"}, {60, ">1 min ago<"},
		{3599, ">59 min ago<"}, {3600, ">1 hour ago<"}, {86399, ">23 hours ago<"},
		{86400, ">Fri 20 Nov<"}, {-90000, ">Sun 22 Nov<"},
	};
	struct page_site site = {.zone_min = 60, .now = when_read(STR("2026-11-21T17:00:00+01:00")).at};
	for (size_t i = 0; i < sizeof ages / sizeof *ages; i++) {
		struct buf b = buf_in(&arena, 128);
		date_age(&b, &site, site.now - ages[i].seconds);
		if (!str_has(buf_str(&b), str_of(ages[i].words)))
			fail_msg("%lld s: " STR_FMT, (long long)ages[i].seconds,
			         STR_ARG(buf_str(&b)));
	}
}

static void
moments_are_shown_in_the_zone_of_the_site(void **state)
{
	(void)state;
	struct page_site east = {.zone_min = 60}, west = {.zone_min = -300};
	struct buf b = buf_in(&arena, 128), day = buf_in(&arena, 128);
	page_date_time(&b, &east, when_read(STR("2026-11-21T23:30:00Z")).at, DATE_FULL);
	assert_true(str_eq(buf_str(&b), STR("<time datetime=\"2026-11-22T00:30:00+01:00\">"
	                                    "Sun 22 Nov 2026, 00:30</time>")));
	date_when(&day, &west, when_read(STR("2026-11-21")), DATE_SHORT);
	assert_true(str_eq(buf_str(&day), STR("<time datetime=\"2026-11-21\">Sat 21 Nov</time>")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headlines_become_ascii_words),
		cmocka_unit_test(ages_over_a_day_are_dates),
		cmocka_unit_test(moments_are_shown_in_the_zone_of_the_site),
	};
	arena = arena_open(4 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
