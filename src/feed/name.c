/* name.c: what the elements of feeds mean, by namespace and name. */
#include "feed/name.h"

#include <string.h>

static const struct {
	const char *uri; /* lower case, without a "/" or "#" at its end */
	enum name_space space;
} spaces[] = {
	{"", SPACE_CORE},
	{"http://www.w3.org/2005/atom", SPACE_CORE},
	{"http://purl.org/atom/ns", SPACE_CORE},
	{"http://purl.org/rss/1.0", SPACE_CORE},
	{"http://purl.org/net/rss1.1", SPACE_CORE},
	{"http://my.netscape.com/rdf/simple/0.9", SPACE_CORE},
	{"http://my.netscape.com/publish/formats/rss-0.91.dtd", SPACE_CORE},
	{"http://channel.netscape.com/rdf/simple/0.9", SPACE_CORE},
	{"http://backend.userland.com/rss", SPACE_CORE},
	{"http://backend.userland.com/rss2", SPACE_CORE},
	{"http://backend.userland.com/rss091", SPACE_CORE},
	{"http://blogs.law.harvard.edu/tech/rss", SPACE_CORE},
	{"http://example.com/newformat", SPACE_CORE},
	{"http://example.com/necho", SPACE_CORE},
	{"http://purl.org/echo", SPACE_CORE},
	{"uri/of/echo/namespace", SPACE_CORE},
	{"http://purl.org/pie", SPACE_CORE},
	{"http://hacks.benhammersley.com/rss/streaming", SPACE_OTHER},
	{"http://purl.org/dc/elements/1.1", SPACE_DC},
	{"http://purl.org/dc/elements/1.0", SPACE_DC},
	{"http://purl.org/dc/terms", SPACE_DCTERMS},
	{"http://purl.org/rss/1.0/modules/content", SPACE_CONTENT},
	{"http://purl.org/rss/1.0/modules/syndication", SPACE_SYNDICATION},
	{"http://search.yahoo.com/mrss", SPACE_MEDIA},
	{"http://www.itunes.com/dtds/podcast-1.0.dtd", SPACE_ITUNES},
	{"http://example.com/dtds/podcast-1.0.dtd", SPACE_ITUNES},
	{"http://www.w3.org/1999/02/22-rdf-syntax-ns", SPACE_RDF},
	{"http://www.w3.org/1999/xhtml", SPACE_XHTML},
};

static const struct {
	const char *prefix;
	enum name_space space;
} habits[] = {
	{"atom", SPACE_CORE},       {"rss", SPACE_CORE},    {"dc", SPACE_DC},
	{"dcterms", SPACE_DCTERMS}, {"content", SPACE_CONTENT}, {"media", SPACE_MEDIA},
	{"itunes", SPACE_ITUNES},   {"rdf", SPACE_RDF},     {"xhtml", SPACE_XHTML},
	{"sy", SPACE_SYNDICATION},
};

/* Sorted by name. */
static const struct name_rule rules[] = {
	{"abstract", SPACE_CORE, MEANS_SUMMARY, 5},
	{"abstract", SPACE_DCTERMS, MEANS_SUMMARY, 4},
	{"author", SPACE_CORE, MEANS_AUTHOR, 5},
	{"author", SPACE_DC, MEANS_AUTHOR, 5},
	{"author", SPACE_ITUNES, MEANS_AUTHOR, 4},
	{"body", SPACE_CORE, MEANS_CONTENT, 5},
	{"body", SPACE_XHTML, MEANS_CONTENT, 6},
	{"category", SPACE_CORE, MEANS_CATEGORY, 5},
	{"category", SPACE_ITUNES, MEANS_CATEGORY, 5},
	{"category", SPACE_MEDIA, MEANS_CATEGORY, 5},
	{"channel", SPACE_CORE, MEANS_ROOT, 5},
	{"cloud", SPACE_CORE, MEANS_ASIDE, 5},
	{"content", SPACE_CORE, MEANS_CONTENT, 6},
	{"content", SPACE_MEDIA, MEANS_MEDIA, 5},
	{"contributor", SPACE_CORE, MEANS_ASIDE, 5},
	{"created", SPACE_CORE, MEANS_PUBLISHED, 2},
	{"created", SPACE_DCTERMS, MEANS_PUBLISHED, 2},
	{"creator", SPACE_DC, MEANS_AUTHOR, 5},
	{"date", SPACE_CORE, MEANS_PUBLISHED, 3},
	{"date", SPACE_DC, MEANS_PUBLISHED, 3},
	{"description", SPACE_CORE, MEANS_SUMMARY, 5},
	{"description", SPACE_DC, MEANS_SUMMARY, 4},
	{"description", SPACE_MEDIA, MEANS_SUMMARY, 2},
	{"enclosure", SPACE_CORE, MEANS_ENCLOSURE, 5},
	{"encoded", SPACE_CONTENT, MEANS_CONTENT, 7},
	{"entry", SPACE_CORE, MEANS_ITEM, 5},
	{"feed", SPACE_CORE, MEANS_ROOT, 5},
	{"fullitem", SPACE_CORE, MEANS_CONTENT, 6},
	{"group", SPACE_MEDIA, MEANS_WRAPPER, 5},
	{"guid", SPACE_CORE, MEANS_ID, 5},
	{"icon", SPACE_CORE, MEANS_ASIDE, 5},
	{"id", SPACE_CORE, MEANS_ID, 5},
	{"identifier", SPACE_DC, MEANS_ID, 1},
	{"image", SPACE_CORE, MEANS_ASIDE, 5},
	{"issued", SPACE_CORE, MEANS_PUBLISHED, 5},
	{"issued", SPACE_DCTERMS, MEANS_PUBLISHED, 4},
	{"item", SPACE_CORE, MEANS_ITEM, 5},
	{"keyword", SPACE_CORE, MEANS_CATEGORY, 5},
	{"keywords", SPACE_ITUNES, MEANS_KEYWORDS, 5},
	{"keywords", SPACE_MEDIA, MEANS_KEYWORDS, 5},
	{"language", SPACE_CORE, MEANS_LANGUAGE, 5},
	{"language", SPACE_DC, MEANS_LANGUAGE, 4},
	{"lastbuilddate", SPACE_CORE, MEANS_UPDATED, 4},
	{"lastmod", SPACE_CORE, MEANS_UPDATED, 4},
	{"link", SPACE_CORE, MEANS_LINK, 5},
	{"logo", SPACE_CORE, MEANS_ASIDE, 5},
	{"managingeditor", SPACE_CORE, MEANS_AUTHOR, 5},
	{"modified", SPACE_CORE, MEANS_UPDATED, 4},
	{"modified", SPACE_DCTERMS, MEANS_UPDATED, 4},
	{"owner", SPACE_CORE, MEANS_ASIDE, 5},
	{"owner", SPACE_ITUNES, MEANS_ASIDE, 5},
	{"pubdate", SPACE_CORE, MEANS_PUBLISHED, 6},
	{"published", SPACE_CORE, MEANS_PUBLISHED, 6},
	{"rating", SPACE_CORE, MEANS_ASIDE, 5},
	{"rdf", SPACE_CORE, MEANS_ROOT, 5},
	{"rdf", SPACE_RDF, MEANS_ROOT, 5},
	{"rss", SPACE_CORE, MEANS_ROOT, 5},
	{"skipdays", SPACE_CORE, MEANS_ASIDE, 5},
	{"skiphours", SPACE_CORE, MEANS_ASIDE, 5},
	{"source", SPACE_CORE, MEANS_ASIDE, 5},
	{"subject", SPACE_DC, MEANS_CATEGORY, 5},
	{"subtitle", SPACE_CORE, MEANS_SUMMARY, 5},
	{"subtitle", SPACE_ITUNES, MEANS_SUMMARY, 1},
	{"summary", SPACE_CORE, MEANS_SUMMARY, 5},
	{"summary", SPACE_ITUNES, MEANS_SUMMARY, 3},
	{"tag", SPACE_CORE, MEANS_CATEGORY, 5},
	{"tagline", SPACE_CORE, MEANS_SUMMARY, 5},
	{"tags", SPACE_CORE, MEANS_KEYWORDS, 5},
	{"textinput", SPACE_CORE, MEANS_ASIDE, 5},
	{"title", SPACE_CORE, MEANS_TITLE, 5},
	{"title", SPACE_DC, MEANS_TITLE, 4},
	{"title", SPACE_ITUNES, MEANS_TITLE, 1},
	{"title", SPACE_MEDIA, MEANS_TITLE, 2},
	{"ttl", SPACE_CORE, MEANS_TTL, 5},
	{"updated", SPACE_CORE, MEANS_UPDATED, 5},
	{"updatefrequency", SPACE_SYNDICATION, MEANS_FREQUENCY, 5},
	{"updateperiod", SPACE_SYNDICATION, MEANS_PERIOD, 5},
};

enum name_space
name_space_of(struct str uri)
{
	uri = str_trim(uri);
	while (uri.n && (uri.p[uri.n - 1] == '/' || uri.p[uri.n - 1] == '#'))
		uri.n--;
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (str_eq_nocase(uri, str_of(spaces[i].uri)))
			return spaces[i].space;
	return SPACE_OTHER;
}

enum name_space
name_space_by_habit(struct str prefix)
{
	for (size_t i = 0; i < sizeof habits / sizeof *habits; i++)
		if (str_eq_nocase(prefix, str_of(habits[i].prefix)))
			return habits[i].space;
	return SPACE_OTHER;
}

const struct name_rule *
name_rule_of(enum name_space space, struct str name)
{
	char room[16];
	if (name.n >= sizeof room)
		return NULL;
	for (size_t i = 0; i < name.n; i++)
		room[i] = (char)byte_lower((unsigned char)name.p[i]);
	room[name.n] = 0;
	size_t low = 0, high = sizeof rules / sizeof *rules;
	while (low < high) {
		size_t mid = (low + high) / 2;
		if (strcmp(rules[mid].name, room) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < sizeof rules / sizeof *rules && !strcmp(rules[low].name, room); low++)
		if (rules[low].space == space)
			return &rules[low];
	return NULL;
}
