/* card.h: a story in a list: its link, its voices, its age. */
#ifndef GW_PAGE_CARD_H
#define GW_PAGE_CARD_H

#include "page/page.h"

enum card_time {
	CARD_AGE,  /* on pages that are written anew all the time */
	CARD_DATE, /* on those that stay */
};

/* <a href=…>headline</a>, with the language where it is not that around it. */
void card_link(struct buf *b, const struct page_card *c, struct str around);
/* The tally and "7 outlets, 6 independent · 1 hour ago · Updated" (the last where `updated`). */
void card_voices(struct buf *b, const struct page_site *site, const struct page_card *c,
                 enum card_time time, bool updated);
/* <li> of a list of briefs. */
void card_brief(struct buf *b, const struct page_site *site, const struct page_card *c,
                enum card_time time);

#endif
