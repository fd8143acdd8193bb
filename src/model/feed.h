/* feed.h: a feed as it was read: values of its elements, cleaned, in document order.
 *
 * Absent values are STR_NONE, WHEN_NONE, 0.  Strings are valid UTF-8 in the arena of the parse. */
#ifndef GW_MODEL_FEED_H
#define GW_MODEL_FEED_H

#include "model/when.h"

enum feed_format {
	FEED_UNKNOWN, FEED_RSS, FEED_RDF, FEED_ATOM, FEED_JSON, FEED_CDF, FEED_SITEMAP,
	FEED_SITEMAP_INDEX, /* its items are sitemaps, no articles */
	FEED_FORMATS,
};

/* "rss", "sitemap"; never NULL. */
const char *feed_format_name(enum feed_format format);

struct feed_enclosure {
	struct str url;
	struct str type;
	struct str length; /* as written; formats.md gives it as text */
};

/* By what an item is known again at the next poll (feed/identity.h). */
enum feed_id { ID_FROM_GUID, ID_FROM_LINK, ID_FROM_CONTENT };

struct feed_item {
	struct str id;      /* guid, atom:id; else its link, else a hash of its texts */
	enum feed_id id_from; /* which of these */
	struct str title;   /* one line of plain text: to be escaped where it is shown */
	struct str link;    /* absolute where a base was known */
	struct str summary; /* sanitised HTML; text is HTML too, escaped where it has to be */
	struct str content; /* likewise */
	struct when published, updated;
	struct str *authors;
	size_t author_count;
	struct str *categories;
	size_t category_count;
	struct feed_enclosure *enclosures;
	size_t enclosure_count;
};

struct feed_doc {
	enum feed_format format;
	struct str title;       /* plain text, as that of an item */
	struct str description; /* sanitised HTML */
	struct str link, language;
	struct str self; /* the feed's own address, by its own account */
	struct str hub;  /* WebSub */
	int64_t ttl_s;   /* rss:ttl, sy:updatePeriod: wished pause between polls; 0 unknown */
	struct feed_item *items;
	size_t item_count;
	bool items_cut;  /* there were more than LIMIT_FEED_ITEMS */
	bool cut_short;  /* the bytes end in the middle: more items may have been meant */
	struct str repaired; /* in words what had to be mended, or STR_NONE */
};

/* The line of formats.md; reads back what it writes. */
void feed_to_json(struct json_out *j, const struct feed_doc *feed);
struct feed_doc feed_from_json(struct arena *out, const struct json *v);

#endif
