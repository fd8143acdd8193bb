/* article_table.h: what the files about articles share. */
#ifndef GW_STORE_ARTICLE_TABLE_H
#define GW_STORE_ARTICLE_TABLE_H

#include "store/sqlite.h"

/* All columns but id, url, feed, first_seen, in the order of article_fields. */
#define ARTICLE_COLUMNS \
	"canonical, guid, outlet, title, summary, authors, published, published_zone, " \
	"updated, updated_zone, feed_published, read_at, language, section, image, kind, " \
	"signals, confidence, old_on_arrival, state, reason, story, reprint_of, version, " \
	"etag, last_modified, max_snippet, unavailable_after"
#define ARTICLE_PARAMETERS "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?"

enum { ARTICLE_FIELDS = 26 };
extern const struct field article_fields[ARTICLE_FIELDS];

/* Its text and the marks of it; an absent text is taken away. */
bool article_put_text(struct store *s, const struct article_record *a, struct err *err);

/* Makes `url` lead to the article, unless it leads to another one already. */
bool article_add_address(struct store *s, struct str url, int64_t id, struct err *err);

#endif
