/* card.h: a story in a list: its link, its voices, its age. */
#ifndef GW_PAGE_CARD_H
#define GW_PAGE_CARD_H

#include "page/page.h"

enum card_time {
	CARD_AGE,  /* on pages that are written anew all the time */
	CARD_DATE, /* on those that stay */
	CARD_NO_TIME, /* where it stands beside it */
};

/* <a href=…>headline</a>, with the language where it is not that around it. */
void card_link(struct buf *b, const struct page_card *c, struct str around);
/* How much is said about a card's voices. */
enum card_detail {
	CARD_BRIEF,   /* 3 outlets · 1 hour ago */
	CARD_SECOND,  /* 5 outlets, all independent · 1 hour ago · Updated */
	CARD_LEAD,    /* 9 reports, 7 outlets, 5 independent · 1 hour ago · Updated */
};

/* The tally, and the same in words. */
void card_voices(struct buf *b, const struct page_site *site, const struct page_card *c,
                 enum card_time time, enum card_detail detail);
/* <li> of a list of briefs. */
void card_brief(struct buf *b, const struct page_site *site, const struct page_card *c,
                enum card_time time);

#endif
