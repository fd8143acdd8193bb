/* robot.c: words that programs have in their names. */
#include "ads/robot.h"

/* How those begin that people read with. */
static const struct str browsers[] = {
	{"mozilla/", 8}, {"opera/", 6}, {"lynx/", 5},   {"links ", 6}, {"elinks/", 7},
	{"w3m/", 4},     {"dillo/", 6}, {"netsurf/", 8},
};

/* In any case, anywhere; in lower case here, sorted by their first byte. */
static const struct str words[] = {
	{"-agent/", 7}, {"apis-google", 11}, {"archive", 7}, {"axios", 5}, {"bot", 3},
	{"checker", 7}, {"crawl", 5}, {"curl/", 5}, {"embedly", 7},
	{"externalagent", 13}, {"externalhit", 11}, {"feedly", 6}, {"fetcher", 7},
	{"go-http", 7}, {"google favicon", 14}, {"google-inspectiontool", 21},
	{"google-read-aloud", 17}, {"headless", 8}, {"http://", 7}, {"httpclient", 10},
	{"https://", 8}, {"ia_archiver", 11}, {"inoreader", 9}, {"java/", 5},
	{"lighthouse", 10}, {"mediapartners", 13}, {"monitor", 7}, {"node-fetch", 10},
	{"okhttp", 6}, {"pagespeed", 9}, {"phantomjs", 9}, {"pingdom", 7},
	{"playwright", 10}, {"preview", 7}, {"puppeteer", 9}, {"python", 6},
	{"scrape", 6}, {"scrapy", 6}, {"selenium", 8}, {"site24x7", 8},
	{"skypeuri", 8}, {"slurp", 5}, {"spider", 6}, {"statuscake", 10},
	{"uptime", 6}, {"validator", 9}, {"vkshare", 7}, {"wget", 4}, {"whatsapp", 8},
};
enum { WORDS = sizeof words / sizeof *words };

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
	uint8_t first[129] = {0}; /* by letter: how many words begin with one before it */
	for (size_t i = 0; i < WORDS; i++)
		first[words[i].p[0] + 1] = (uint8_t)(i + 1);
	for (size_t byte = 1; byte < sizeof first; byte++)
		if (first[byte] < first[byte - 1])
			first[byte] = first[byte - 1];
	for (size_t at = 0; at < user_agent.n; at++) {
		unsigned char c = byte_lower((unsigned char)user_agent.p[at]);
		for (int i = c < 128 ? first[c] : WORDS; i < WORDS && i < first[c + 1]; i++)
			if (stands_at(user_agent, at, words[i]))
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
