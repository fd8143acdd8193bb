/* robot.c: words that programs have in their names. */
#include "ads/robot.h"

/* How those begin that people read with. */
static const struct str browsers[] = {
	{"mozilla/", 8}, {"opera/", 6}, {"lynx/", 5},   {"links ", 6}, {"elinks/", 7},
	{"w3m/", 4},     {"dillo/", 6}, {"netsurf/", 8},
};

/* In any case, anywhere; in lower case here, by their first byte. */
enum { OF_A_BYTE = 8 };
static const struct str words[128][OF_A_BYTE + 1] = {
	['-'] = {{"-agent/", 7}},
	['a'] = {{"apis-google", 11}, {"archive", 7}, {"axios", 5}},
	['b'] = {{"bot", 3}},
	['c'] = {{"checker", 7}, {"crawl", 5}, {"curl/", 5}},
	['e'] = {{"embedly", 7}, {"externalagent", 13}, {"externalhit", 11}},
	['f'] = {{"feedly", 6}, {"fetcher", 7}},
	['g'] = {{"go-http", 7}, {"google favicon", 14}, {"google-inspectiontool", 21},
	        {"google-read-aloud", 17}},
	['h'] = {{"headless", 8}, {"http://", 7}, {"httpclient", 10}, {"https://", 8}},
	['i'] = {{"ia_archiver", 11}, {"inoreader", 9}},
	['j'] = {{"java/", 5}},
	['l'] = {{"lighthouse", 10}},
	['m'] = {{"mediapartners", 13}, {"monitor", 7}},
	['n'] = {{"node-fetch", 10}},
	['o'] = {{"okhttp", 6}},
	['p'] = {{"pagespeed", 9}, {"phantomjs", 9}, {"pingdom", 7}, {"playwright", 10},
	        {"preview", 7}, {"puppeteer", 9}, {"python", 6}},
	['s'] = {{"scrape", 6}, {"scrapy", 6}, {"selenium", 8}, {"site24x7", 8},
	        {"skypeuri", 8}, {"slurp", 5}, {"spider", 6}, {"statuscake", 10}},
	['u'] = {{"uptime", 6}},
	['v'] = {{"validator", 9}, {"vkshare", 7}},
	['w'] = {{"wget", 4}, {"whatsapp", 8}},
};

/* Browsers that have one of these words all the same: a make of phones. */
static const struct str people[] = {{"cubot", 5}};

static bool
stands_at(struct str s, size_t at, struct str word)
{
	if (s.n - at < word.n)
		return false;
	for (size_t i = 1; i < word.n; i++)
		if (byte_lower((unsigned char)s.p[at + i]) != (unsigned char)word.p[i])
			return false;
	return true;
}

/* Every page that is served asks this: one walk over the name, and at each byte only the words that
 * begin with it. */
static bool
has_word(struct str user_agent)
{
	for (size_t at = 0; at < user_agent.n; at++) {
		unsigned char c = byte_lower((unsigned char)user_agent.p[at]);
		for (const struct str *word = c < 128 ? words[c] : NULL; word && word->n; word++)
			if (stands_at(user_agent, at, *word))
				return true;
	}
	return false;
}

bool
robot_is(struct str user_agent)
{
	bool browser = false;
	for (size_t i = 0; i < sizeof browsers / sizeof *browsers; i++)
		browser = browser || str_starts_nocase(user_agent, browsers[i]);
	if (!browser)
		return true;
	for (size_t i = 0; i < sizeof people / sizeof *people; i++)
		if (str_has_nocase(user_agent, people[i]))
			return false;
	return has_word(user_agent);
}

static bool
is_ahead(struct str value)
{
	return str_has_nocase(value, STR("prefetch")) || str_has_nocase(value, STR("prerender")) ||
	       str_has_nocase(value, STR("preview"));
}

enum ad_asker
ad_asker_of(const struct ad_headers *h)
{
	if (robot_is(h->user_agent))
		return ASKER_ROBOT;
	/* Sec-Purpose is the standard's (Fetch, 2.2.7); the others came before it. */
	if (is_ahead(h->sec_purpose) || is_ahead(h->purpose) || is_ahead(h->x_moz) ||
	    is_ahead(h->x_purpose))
		return ASKER_PREFETCH;
	/* Browsers ask past their caches where the reader loads the page anew. */
	if (str_has_nocase(h->cache_control, STR("max-age=0")) ||
	    str_has_nocase(h->cache_control, STR("no-cache")) ||
	    str_has_nocase(h->pragma, STR("no-cache")))
		return ASKER_AGAIN;
	return ASKER_READER;
}
