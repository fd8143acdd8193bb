/* date_test.c: dates as programs and people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/date.h"

struct row {
	const char *in, *out;
};

static const struct row feed[] = {
	/* RFC 822 and what is done to it */
	{"Fri, 20 Nov 2026 14:05:00 GMT", "2026-11-20T14:05:00Z"},
	{"Fri, 20 Nov 2026 14:05:00 +0100", "2026-11-20T14:05:00+01:00"},
	{"20 Nov 2026 14:05 EST", "2026-11-20T14:05:00-05:00"},
	{"20 Nov 26 14:05:09 UT", "2026-11-20T14:05:09Z"},
	{"Friday, November 20, 2026 2:05 PM", "2026-11-20T14:05:00Z"},
	{"Fri, 20 November 2026 14:05:00 GMT+0200", "2026-11-20T14:05:00+02:00"},
	{"Nov 20 2026", "2026-11-20"},
	{"Fri,20 Nov 2026 14:05:00 Z", "2026-11-20T14:05:00Z"},
	{"  Fri, 20-Nov-2026 14:05:00 PDT ", "2026-11-20T14:05:00-07:00"},
	{"Fri, 20 Nov 2026 24:00:00 GMT", "2026-11-21T00:00:00Z"},
	{"Sept 5 2026 12:00:00 AM", "2026-09-05T00:00:00Z"},
	{"Fri, 20 Nov 106 14:05:00 GMT", "2006-11-20T14:05:00Z"},
	{"Fri, 20 Nov 2026 14:05:00 Etc/GMT", "2026-11-20T14:05:00Z"},
	/* ISO 8601 */
	{"2026-11-20T14:05:00Z", "2026-11-20T14:05:00Z"},
	{"2026-11-20T14:05:00.123+01:00", "2026-11-20T14:05:00+01:00"},
	{"2026-11-20T14:05-0130", "2026-11-20T14:05:00-01:30"},
	{"2026-11-20 14:05:00", "2026-11-20T14:05:00Z"},
	{"2026-11-20 14:05:00.0 +0100", "2026-11-20T14:05:00+01:00"},
	{"20261120T140500Z", "2026-11-20T14:05:00Z"},
	{"20261120", "2026-11-20"},
	{"2026-324", "2026-11-20"},
	{"2026324", "2026-11-20"},
	{"2026-11", "2026-11-01"},
	{"2026", "2026-01-01"},
	{"2026-11-20T14Z", "2026-11-20T14:00:00Z"},
	/* asctime and others */
	{"Fri Nov 20 14:05:00 2026", "2026-11-20T14:05:00Z"},
	{"Fri Nov 20 14:05:00 PST 2026", "2026-11-20T14:05:00-08:00"},
	{"Fri, 2026/11/20 14:05:00 EST", "2026-11-20T14:05:00-05:00"},
	{"11/20/2026 2:05:09 PM", "2026-11-20T14:05:09Z"},
	{"20.11.2026 14:05", "2026-11-20T14:05:00Z"},
	{"2026\xeb\x85\x84 11\xec\x9b\x94 20\xec\x9d\xbc  14:05:00", "2026-11-20T14:05:00Z"},
	{"2026-11-20 \xec\x98\xa4\xed\x9b\x84 2:05:00", "2026-11-20T14:05:00Z"},
	{"\xce\xa0\xce\xb1\xcf\x81, 20 \xce\x9d\xce\xbf\xce\xad 2026 14:05:00 EET",
	 "2026-11-20T14:05:00+02:00"},
	{"2026-november-20T14:05+01:00", "2026-11-20T14:05:00+01:00"},
	/* none */
	{"", NULL},
	{"yesterday", NULL},
	{"31 Feb 2026", NULL},
	{"0001-01-01T00:00:00Z", NULL},
	{"Fri, 20 Nov", NULL},
};

static const struct row prose[] = {
	{"on 20 November 2026, 14:05 there", "2026-11-20T14:05:00Z"},
	{"Nov. 20, 2026", "2026-11-20"},
	{"Published November 20th, 2026 at 2:05 pm EST by", "2026-11-20T14:05:00-05:00"},
	{"Stand: 20.11.2026 um 14:05 Uhr", "2026-11-20T14:05:00Z"},
	{"20. november 2026", "2026-11-20"},
	{"el 20 de noviembre de 2026", "2026-11-20"},
	{"le 1er d\xc3\xa9" "cembre 2026", "2026-12-01"},
	{"20 \xd0\xbd\xd0\xbe\xd1\x8f\xd0\xb1\xd1\x80\xd1\x8f 2026", "2026-11-20"},
	{"2026\xe5\xb9\xb4" "11\xe6\x9c\x88" "20\xe6\x97\xa5", "2026-11-20"},
	{"2026-11-20T14:05:00+01:00", "2026-11-20T14:05:00+01:00"},
	{"3/4/2026", "2026-04-03"},
	{"11/20/2026", "2026-11-20"},
	{"20/11/26", "2026-11-20"},
	{"2026 Nov 20", "2026-11-20"},
	{"call 555-2026-11", NULL},
	{"version 1.2.2026.4", NULL},
	{"in 2026 there were 20", NULL},
	{"may 20 people come", NULL},
	{"31.02.2026", NULL},
	{"/2026/11/20/slug", "2026-11-20"},
	/* Digits of Arabic, Devanagari, Thai (and its years), full width. */
	{"٢٠ نوفمبر ٢٠٢٦", "2026-11-20"},
	{"२० नवंबर २०२६", "2026-11-20"},
	{"๒๐ พฤศจิกายน ๒๕๖๙",
	 "2026-11-20"},
	{"２０２６年１１月２０日", "2026-11-20"},
	{"20 november 2026, a long text stands before 3 desember 2026", "2026-11-20"},
	{"a long line of words without any number goes on and on until 20 ottobre 2026",
	 "2026-10-20"},
};

static void
check(struct arena *a, const struct row *row, struct when w)
{
	struct str s = when_rfc3339(a, w);
	if (row->out && s.p)
		assert_string_equal(str_c(a, s), row->out);
	else if (row->out || s.p)
		fail_msg("\"%s\" reads as %s", row->in, str_c(a, s));
}

static void
dates_of_feeds(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 20);
	for (size_t i = 0; i < sizeof feed / sizeof *feed; i++)
		check(&a, &feed[i], date_read_feed(str_of(feed[i].in)));
	arena_close(&a);
}

static void
dates_in_prose(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 20);
	for (size_t i = 0; i < sizeof prose / sizeof *prose; i++) {
		struct when w = WHEN_NONE;
		size_t from = 0;
		struct str text = date_plain_digits(&a, str_of(prose[i].in));
		date_find(text, &from, (struct date_options){0}, &w);
		check(&a, &prose[i], w);
	}
	arena_close(&a);
}

static void
options_decide_what_is_ambiguous(void **state)
{
	(void)state;
	struct arena a = arena_open(1 << 20);
	struct when w;
	size_t from = 0, at = 99;
	assert_true(date_find(STR("on 3/4/2026"), &from,
	                      (struct date_options){.month_first = true, .at = &at}, &w));
	assert_string_equal(str_c(&a, when_rfc3339(&a, w)), "2026-03-04");
	assert_int_equal(at, 3);
	assert_int_equal(from, 11);
	struct when other;
	from = 0;
	assert_true(date_find(STR("on 3/4/2026"), &from, (struct date_options){.other = &other}, &w));
	assert_string_equal(str_c(&a, when_rfc3339(&a, other)), "2026-03-04");
	from = 0;
	assert_true(date_find(STR("3.4.2026"), &from, (struct date_options){.other = &other}, &w));
	assert_false(when_known(other));
	from = 0;
	assert_false(date_find(STR("/20261120-x"), &from, (struct date_options){0}, &w));
	from = 0;
	assert_true(date_find(STR("/20261120-x"), &from, (struct date_options){.compact = true},
	                      &w));
	assert_string_equal(str_c(&a, when_rfc3339(&a, w)), "2026-11-20");
	arena_close(&a);
}

static void
all_dates_are_found_in_order(void **state)
{
	(void)state;
	struct str s = STR("From 1 May 2026 to May 3, 2026; updated 2026-05-04.");
	size_t from = 0, n = 0;
	struct when w;
	for (; date_find(s, &from, (struct date_options){0}, &w); n++)
		assert_int_equal(w.at / 86400 - days_of_date(2026, 5, 1), n == 0 ? 0 : n + 1);
	assert_int_equal(n, 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_of_feeds),
		cmocka_unit_test(dates_in_prose),
		cmocka_unit_test(options_decide_what_is_ambiguous),
		cmocka_unit_test(all_dates_are_found_in_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
