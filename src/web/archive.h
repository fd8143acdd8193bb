/* archive.h: lists of stories that are made when they are asked for.  Internal to web/. */
#ifndef GW_WEB_ARCHIVE_H
#define GW_WEB_ARCHIVE_H

#include "web/server.h"

/* A section, an outlet, a topic or a day, from the path of its page and what stands behind it. */
struct archive_list {
	struct str title, path; /* "/section/World" */
	struct str rest;        /* "", "page/3", "feed.atom" */
	struct story_archive of;
	int64_t stories;        /* in all */
	bool day;
};

/* False with ERR_GONE where the path names no such list, or it has no stories. */
bool archive_of(struct worker *w, struct arena *out, const struct page_site *site,
                struct str path, struct archive_list *list, struct err *err);
/* Its stories that are news, the newest first. */
bool archive_cards(struct worker *w, struct arena *out, const struct archive_list *list,
                   int64_t skip, size_t most, struct page_card **cards, size_t *count,
                   struct err *err);

/* What stands at a path of /section, /outlet, /topic, /topics, /day, /archive; false with ERR_GONE: nothing. */
bool archive_content(struct worker *w, struct arena *out, struct str path, struct content *c,
                     struct err *err);

/* follow.c: a list's feeds ("feed.atom", "feed.json"), the feeds of a search, the list of outlets. */
bool follow_list(struct worker *w, struct arena *out, const struct page_site *site,
                 const struct archive_list *list, struct content *c, struct err *err);
bool follow_outlets(struct worker *w, struct arena *out, struct content *c, struct err *err);
bool follow_topics(struct worker *w, struct arena *out, const struct page_site *site,
                   struct content *c, struct err *err);

#endif
