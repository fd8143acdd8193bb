/* site.h: the outlets as web sites: a request in, an answer out.
 *
 * Pure: what is published follows from the time in the request alone.  An outlet is found by the
 * Host header, ID.localhost; any other host gets the list of all outlets. */
#ifndef GW_DEMO_SITE_H
#define GW_DEMO_SITE_H

#include "base/buf.h"
#include "demo/calendar.h"
#include "demo/newsroom.h"

enum { SITE_FEED_ITEMS = 30 };

struct site {
	const struct newsroom *newsroom;
	struct calendar calendar;
	int port; /* of the addresses that pages and feeds name */
};

struct site_request {
	struct str host, path; /* path without query */
	struct str if_none_match, if_modified_since; /* STR_NONE where not sent */
	int64_t now;           /* news time, seconds since 1970 */
};

struct site_answer {
	int status; /* 200, 304, 404 or 410 */
	struct str content_type, body, etag;
	int64_t changed_at; /* Last-Modified; 0: not said */
};

void site_answer(struct arena *out, const struct site *site, const struct site_request *request,
                 struct site_answer *answer);

/* All feeds as OPML, in folders by the outlets' sections. */
struct str site_opml(struct arena *out, const struct site *site);

/* A report as it stands at a time. */
struct listing {
	const struct outlet *outlet;
	const struct report *report;
	const struct version *version;
	int64_t published_at, listed_at, updated_at; /* updated_at: of the version shown */
};

/* False where it is not out yet; a retracted one is no longer listed but still found, with
 * *gone set. */
bool listing_of(const struct site *s, const struct outlet *o, const struct report *p,
                int64_t now, struct listing *listing, bool *gone);

/* What an outlet's feed and home page show at a time, newest first. */
struct listing *listings_at(struct arena *out, const struct site *s, const struct outlet *o,
                            int64_t now, size_t *count);

/* When anything of an outlet last appeared, changed or went. */
int64_t listings_changed_at(const struct site *s, const struct outlet *o, int64_t now);

/* Addresses.  "http://mail.localhost:8001" and the path of a report, which never changes. */
struct str site_home(struct arena *out, const struct site *s, const struct outlet *o);
struct str site_path(struct arena *out, const struct site *s, const struct outlet *o,
                     const struct report *p);
struct str site_feed_path(const struct outlet *o);
struct str site_feed_type(const struct outlet *o);

/* Authors for readers, by commas; an agency that is named by its id gets its name. */
struct str site_authors(struct arena *out, const struct site *s, const struct report *p);

/* The documents. */
struct str site_feed(struct arena *out, const struct site *s, const struct outlet *o,
                     int64_t now);
struct str site_article(struct arena *out, const struct site *s, const struct listing *l,
                        int64_t now);
struct str site_home_page(struct arena *out, const struct site *s, const struct outlet *o,
                          int64_t now);
struct str site_picture(struct arena *out, const struct report *p);

/* A block's text on its day. */
struct str site_text(struct arena *out, const struct site *s, const struct outlet *o,
                     struct str text);

/* Text with & < > " escaped, for XML and HTML. */
void put_escaped(struct buf *b, struct str text);

#endif
