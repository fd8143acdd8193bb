/* listing.h: the pages that list stories, and the stories related to one.  Internal to engine/. */
#ifndef GW_ENGINE_LISTING_H
#define GW_ENGINE_LISTING_H

#include "engine/state.h"
#include "page/page.h"

enum {
	LISTING_PAGE = 60,      /* stories on a page of a list */
	LISTING_SITEMAP = 5000, /* in a file of a sitemap */
};

struct page_site listing_site(struct engine *e);

/* A page as it is kept, with its ETag. */
bool listing_put(struct engine *e, struct str path, const char *type, struct str body,
                 int64_t story, struct err *err);

/* The names of the site's sections as the lists were last written with them, for the pages that
 * other processes make. */
bool listing_sections(struct store *s, struct arena *out, struct str **sections, size_t *count,
                      struct err *err);

struct page_card listing_card(const struct story_record *s);

/* Stories to read after `story`, and those that it follows on from; in e->job. */
struct listing_more {
	struct page_card *related, *earlier;
	size_t related_count, earlier_count;
};
bool listing_related(struct engine *e, const struct story_record *story, struct listing_more *more,
                     struct err *err);

/* The page of this outlet is to be written with the next lists. */
void listing_outlet(struct engine *e, struct str name);

/* Front page, sections, outlets, days, feeds, sitemap, corrections, about. */
bool listing_write(struct engine *e, struct err *err);

#endif
