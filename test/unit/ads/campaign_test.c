/* campaign_test.c: campaigns read from files that people write by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "ads/campaign.h"

#define LEAST "advertiser = Bank\n[creative a]\ntitle = Boats\nlink = https://b.example/\n"

static struct arena arena;

static bool
read(const char *file, struct campaign *c, struct err *err)
{
	return campaign_read(&arena, str_of(file), "bank.campaign", STR("bank"), c, err);
}

static void
a_file_gives_the_whole_campaign(void **state)
{
	(void)state;
	struct campaign c;
	struct err err;
	assert_true(read("\xef\xbb\xbf# autumn\r\nadvertiser = Harbour Bank\r\ncompetes = bank\n"
	                 "starts = 2026-11-20\nends = 2026-12-20\npriority = 3\nweight = 7\n"
	                 "impressions = 9000\nimpressions_a_day = 500\nsections = World, Sport\n"
	                 "languages = en, de\ncountries = no\n\n"
	                 "[creative boat]\nsize = box\ntitle = Your = boat\nbody = Loans.\n"
	                 "call = Ask\nlink = https://b.example/?a=b\n"
	                 "[creative wide]\nsize = wide\npicture = w.png\nalt = A boat\nlink = /x\n",
	                 &c, &err));
	assert_true(str_eq(c.advertiser, STR("Harbour Bank")));
	assert_true(str_eq(c.competes, STR("bank")));
	assert_int_equal(c.last_day - c.first_day, 30);
	assert_int_equal(c.priority, 3);
	assert_int_equal(c.weight, 7);
	assert_int_equal(c.served.in_all, 9000);
	assert_int_equal(c.served.a_day, 500);
	assert_int_equal(c.creative_count, 2);
	assert_true(str_eq(c.creatives[0].title, STR("Your = boat")));
	assert_true(str_eq(c.creatives[0].link, STR("https://b.example/?a=b")));
	assert_true(c.creatives[0].fits[SLOT_BOX] && !c.creatives[0].fits[SLOT_WIDE]);
	assert_int_equal(c.creatives[1].format, AD_PICTURE);
	assert_false(c.house);
}

static void
what_is_not_said_is_open(void **state)
{
	(void)state;
	struct campaign c;
	struct err err;
	assert_true(read(LEAST, &c, &err));
	assert_true(c.first_day == INT64_MIN && c.last_day == INT64_MAX);
	assert_int_equal(c.priority, CAMPAIGN_PRIORITY);
	assert_int_equal(c.weight, 1);
	assert_int_equal(c.share, 0);
	assert_true(c.creatives[0].fits[SLOT_BOX] && c.creatives[0].fits[SLOT_WIDE]);
}

static const struct {
	const char *file, *message;
} wrongs[] = {
	{"", ":1: there is no advertiser"},
	{"advertiser = B\n", ":1: there is no [creative NAME]"},
	{"advertiser = B\nprice = 3\n", ":2: unknown key \"price\" of a campaign"},
	{"advertiser = B\n\nadvertiser = C\n", ":3: a second advertiser"},
	{"advertiser\n", ":1: expected key = value"},
	{"advertiser =\n", ":1: advertiser is empty"},
	{"starts = 20.11.2026\n", ":1: starts is a date like 2026-11-20"},
	{"starts = 2026-11-31\n", ":1: starts is a date like 2026-11-20"},
	{"starts = 2026-11-20T10:00:00Z\n", ":1: starts is a date like 2026-11-20"},
	{"priority = 10\n", ":1: priority is a whole number from 1 to 9"},
	{"share = 101\n", ":1: share is a whole number from 1 to 100"},
	{"weight = 2.5\n", ":1: weight is a whole number from 1 to 1000"},
	{"[picture]\n", ":1: a heading is [creative NAME]"},
	{"[creative a b]\n", ":1: a creative is named by letters"},
	{"[creative ../a]\n", ":1: a creative is named by letters"},
	{LEAST "[creative a]\n", ":5: a second creative \"a\""},
	{LEAST "weight = 2\n", ":5: unknown key \"weight\" of a creative"},
	{"starts = 2026-12-02\nends = 2026-12-01\n" LEAST, ":1: it ends before it starts"},
	{"clicks = 5\nimpressions = 5\n" LEAST, ":1: the goal is impressions or clicks"},
	{"advertiser = B\n[creative a]\ntitle = T\n", ":2: [creative a]: there is no link"},
	{"advertiser = B\n[creative a]\ntitle = T\nlink = javascript:x\n", ":4: link is neither"},
	{"advertiser = B\n[creative a]\ntitle = T\nlink = //x.example\n", ":4: link is neither"},
	{"advertiser = B\n[creative a]\ntitle = T\nlink = http://x.example/a b\n", ":4: link is"},
	{"advertiser = B\n[creative a]\nlink = /x\n", ":2: [creative a]: a creative has one of"},
	{"advertiser = B\n[creative a]\ntitle = T\npicture = p.png\nlink = /x\n",
	 ":2: [creative a]: a creative has one of"},
	{"advertiser = B\n[creative a]\npicture = p.png\nalt = A\nlink = /x\n",
	 ":2: [creative a]: a picture or frame needs a size"},
	{"advertiser = B\n[creative a]\nsize = box\npicture = p.png\nlink = /x\n",
	 ":2: [creative a]: a picture needs alt"},
	{"advertiser = B\n[creative a]\nsize = box\nframe = f.html\n",
	 ":2: [creative a]: a frame needs hosts"},
	{"advertiser = B\n[creative a]\nsize = box\nframe = f.html\nhosts = ads.example\n",
	 ":2: [creative a]: hosts are those of a frame"},
	{"advertiser = B\n[creative a]\nsize = box\nframe = f.html\nhosts = https://a; script-src *\n",
	 ":2: [creative a]: hosts are those of a frame"},
	{"advertiser = B\n[creative a]\nsize = box\nframe = f.html\nhosts = https://a.example\n"
	 "link = /x\n", ":2: [creative a]: a frame has links of its own"},
	{"advertiser = B\n[creative a]\ntitle = T\nlink = /x\nhosts = https://a.example\n",
	 ":2: [creative a]: hosts are those of a frame"},
	{"advertiser = B\n[creative a]\nsize = tall\n", ":3: size is box, wide or any"},
};

static void
wrong_files_name_file_and_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
		struct campaign c;
		struct err err;
		char message[200] = "bank.campaign";
		strcat(message, wrongs[i].message);
		assert_false(read(wrongs[i].file, &c, &err));
		if (strncmp(err.msg, message, strlen(message)))
			fail_msg("\"%s\" where \"%s\" was expected", err.msg, message);
	}
}

static void
lists_are_by_commas_in_any_case(void **state)
{
	(void)state;
	assert_true(campaign_list_has(STR("World , sport"), STR("Sport")));
	assert_true(campaign_list_has(STR("World"), STR("world")));
	assert_false(campaign_list_has(STR("World News"), STR("World")));
	assert_false(campaign_list_has(STR(""), STR("World")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_gives_the_whole_campaign),
		cmocka_unit_test(what_is_not_said_is_open),
		cmocka_unit_test(wrong_files_name_file_and_line),
		cmocka_unit_test(lists_are_by_commas_in_any_case),
	};
	arena = arena_open(16 << 20);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
