/* robot_test.c: who asks, by the headers of a request. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ads/robot.h"

#define FIREFOX "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
#define CHROME                                                                              	"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) " 	"Chrome/131.0.0.0 Safari/537.36"
#define SAFARI                                                                              	"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "      	"(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"

static const struct {
	const char *agent;
	bool robot;
} agents[] = {
	{FIREFOX, false},
	{CHROME, false},
	{SAFARI, false},
	{"Opera/9.80 (Android; Opera Mini/36.2; U; en) Presto/2.12.423 Version/12.16", false},
	{"Lynx/2.9.0dev.12 libwww-FM/2.14", false},
	{"w3m/0.5.3+git20230121", false},
	{"Mozilla/5.0 (Linux; Android 13; CUBOT P60) AppleWebKit/537.36 Chrome/120.0 Safari/537.36",
	 false},
	{NULL, true},
	{"", true},
	{"curl/8.5.0", true},
	{"Wget/1.21.3", true},
	{"python-requests/2.31.0", true},
	{"Go-http-client/2.0", true},
	{"Feedly/1.0 (+http://www.feedly.com/fetcher.html)", true},
	{"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", true},
	{"Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2)", true},
	{"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/131.0.0.0 Safari/537.36",
	 true},
	{"facebookexternalhit/1.1", true},
	{"Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)", true},
	{"Mozilla/5.0 (compatible; UptimeRobot/2.0)", true},
};

static void
robots_are_known_by_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof agents / sizeof *agents; i++)
		if (robot_is(str_of(agents[i].agent)) != agents[i].robot)
			fail_msg("%s", agents[i].agent ? agents[i].agent : "(none)");
}

#define READER .user_agent = STR(FIREFOX)

static void
headers_tell_who_asks(void **state)
{
	(void)state;
	const struct {
		struct ad_headers h;
		enum ad_asker asker;
	} rows[] = {
		{{READER}, ASKER_READER},
		{{READER, .sec_purpose = STR("prefetch")}, ASKER_PREFETCH},
		{{READER, .sec_purpose = STR("prefetch;prerender")}, ASKER_PREFETCH},
		{{READER, .purpose = STR("Prefetch")}, ASKER_PREFETCH},
		{{READER, .x_moz = STR("prefetch")}, ASKER_PREFETCH},
		{{READER, .x_purpose = STR("preview")}, ASKER_PREFETCH},
		{{READER, .cache_control = STR("max-age=0")}, ASKER_AGAIN},
		{{READER, .cache_control = STR("no-cache")}, ASKER_AGAIN},
		{{READER, .pragma = STR("no-cache")}, ASKER_AGAIN},
		{{READER, .cache_control = STR("max-age=60")}, ASKER_READER},
		{{.sec_purpose = STR("prefetch")}, ASKER_ROBOT},
		{{.user_agent = STR("curl/8"), .cache_control = STR("no-cache")}, ASKER_ROBOT},
		{{READER, .sec_purpose = STR("prefetch"), .cache_control = STR("no-cache")},
		 ASKER_PREFETCH},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (ad_asker_of(&rows[i].h) != rows[i].asker)
			fail_msg("row %zu", i);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(robots_are_known_by_name),
		cmocka_unit_test(headers_tell_who_asks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
