/* list.h: rows and pagers of the pages that list stories.  Internal to page/. */
#ifndef GW_PAGE_LIST_H
#define GW_PAGE_LIST_H

#include "page/page.h"
#include "words/text.h"

/* <li> with the headline; between the two calls stands what is told of the story. */
void list_row_open(struct buf *b, const struct page_site *site, const struct page_card *c);
void list_row_close(struct buf *b, const struct page_site *site, const struct page_card *c);

struct list_turn {
	const char *rel; /* "prev", "next" … */
	enum text_id text;
	struct str path;
};
/* Nothing without turns. */
void list_pager(struct buf *b, struct str language, const struct list_turn *turns, size_t count);

#endif
