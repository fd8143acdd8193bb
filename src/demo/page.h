/* page.h: the parts that an outlet's pages are put together from; within this folder.
 *
 * All parts are markup, ready to be put into a template. */
#ifndef GW_DEMO_PAGE_H
#define GW_DEMO_PAGE_H

#include "demo/site.h"
#include "demo/words.h"

struct page {
	struct arena *out;
	const struct site *site;
	const struct outlet *outlet;
	const struct words *words;
	const struct listing *listing; /* NULL: the home page */
	struct listing *others;        /* what the outlet shows now */
	size_t other_count;
	struct str home;
};

struct str page_escaped(struct arena *out, struct str text);
void page_put_link(struct buf *b, const struct page *p, const struct listing *l);

/* The newest report other than the page's own, or NULL. */
const struct listing *page_another(const struct page *p);

struct str page_navigation(const struct page *p);
struct str page_related(const struct page *p);
struct str page_share_bar(const struct page *p);
struct str page_body(const struct page *p);   /* with what stands in the middle of it */
struct str page_kicker(const struct page *p); /* "Opinion", or the section */
struct str page_figure(const struct page *p); /* empty where the report has no picture */
struct str page_picture_url(const struct page *p);
struct str page_linked_data(const struct page *p); /* schema.org, as JSON for a script element */

/* The moment of an entry of a live blog: its hour on the day of its version. */
int64_t page_entry_at(const struct page *p, const struct block *block);

#endif
