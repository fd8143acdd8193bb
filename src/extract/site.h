/* site.h: address, language, picture and section of a page, by its own account. */
#ifndef GW_EXTRACT_SITE_H
#define GW_EXTRACT_SITE_H

#include "extract/page.h"

/* rel=canonical, else og:url; only on the site the page came from, and not its front page where
 * the page is none.  STR_NONE otherwise. */
struct str canonical_of(struct arena *out, const struct page *page);

/* The page's own declaration, but what the text is written in where the two disagree. */
struct str language_of(struct arena *out, const struct page *page, struct str text);

/* Absolute address of the picture; STR_NONE where none is named. */
struct str image_of(struct arena *out, const struct page *page);

/* article:section, articleSection, the second last breadcrumb, or the first part of the path. */
struct str section_of(struct arena *out, const struct page *page);

#endif
