/* listing.h: the pages that list stories, and the stories related to one.  Internal to engine/. */
#ifndef GW_ENGINE_LISTING_H
#define GW_ENGINE_LISTING_H

#include "engine/state.h"
#include "page/page.h"

struct page_site listing_site(struct engine *e);

/* A page as it is kept, with its ETag. */
bool listing_put(struct engine *e, struct str path, const char *type, struct str body,
                 int64_t story, struct err *err);

struct page_card listing_card(const struct story_record *s);

/* Up to `most` stories related to `story`, in e->job. */
bool listing_related(struct engine *e, const struct story_record *story, size_t most,
                     struct page_card **cards, size_t *count, struct err *err);

/* Front page, sections, outlets, days, feeds, sitemap, corrections, about. */
bool listing_write(struct engine *e, struct err *err);

#endif
