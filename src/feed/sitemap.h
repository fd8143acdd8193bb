/* sitemap.h: sitemaps as feeds (sitemaps.org 0.9, Google's news extension); for feed.c.
 *
 * A site without a feed often has a news sitemap: its entries carry title, date and keywords.
 * Where no entry is marked as news, those that changed within two days of the newest change are
 * the items, without a title.  An index of sitemaps is told apart by its format: its items are
 * the sitemaps that it names. */
#ifndef GW_FEED_SITEMAP_H
#define GW_FEED_SITEMAP_H

#include "feed/build.h"

/* Whether the document begins with the root of a sitemap or of an index of sitemaps. */
bool sitemap_is(struct str xml);

/* Reads the clean UTF-8 of a sitemap into b->feed, newest entries first. */
void sitemap_read(struct build *b, struct str xml, struct str base);

#endif
