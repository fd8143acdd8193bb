/* names.h: what class and id names say about the element that carries them.
 *
 * Publishers name their furniture: "related-articles", "post__meta", "cookieBanner".  A name is
 * judged once, by one table of word stems, into a set of bits; elements with equal names share
 * the answer (tree.h interns them). */
#ifndef GW_EXTRACT_NAMES_H
#define GW_EXTRACT_NAMES_H

#include "extract/stems.h"

enum name_says {
	/* Furniture. */
	NAME_COMMENT = 1 << 0,   /* what readers wrote */
	NAME_SHARE = 1 << 1,     /* buttons of social networks */
	NAME_SIGNUP = 1 << 2,    /* newsletter, subscription, log in, donate */
	NAME_CONSENT = 1 << 3,   /* cookies */
	NAME_SIDE = 1 << 4,      /* sidebar, widget, aside */
	NAME_RELATED = 1 << 5,   /* more stories, popular, teasers, cards */
	NAME_PROMO = 1 << 6,     /* advertisements, sponsors, promotion */
	NAME_NAV = 1 << 7,       /* menus, breadcrumbs, pagers, tables of contents */
	NAME_FOOTER = 1 << 8,
	NAME_HEADER = 1 << 9,
	NAME_TAGS = 1 << 10,     /* keywords and topics */
	NAME_POPUP = 1 << 11,    /* modal, overlay, tooltip */
	NAME_CAPTION = 1 << 12,  /* caption, credit, gallery */
	NAME_META = 1 << 13,     /* byline, date line, reading time */
	NAME_BIO = 1 << 14,      /* box about the author */
	NAME_TOOL = 1 << 15,     /* print, rating, poll, skip links */
	NAME_UNSEEN = 1 << 16,   /* hidden, for screen readers */
	NAME_FURNITURE = (1 << 17) - 1,
	/* The article. */
	NAME_BODY = 1 << 17,     /* article-body, entry-content: a root by its name alone */
	NAME_GOOD = 1 << 18,     /* article, content, story, text */
	NAME_MAIN = 1 << 19,     /* content, main */
	/* Where metadata lies. */
	NAME_DATE = 1 << 20,     /* may hold a date: info, meta, time */
	NAME_DATED = 1 << 21,    /* published, posted-on, dateline */
	NAME_MODIFIED = 1 << 22,
	NAME_AUTHOR = 1 << 23,   /* byline, author */
	NAME_AUTHOR_NAME = 1 << 24, /* author-name, fn */
	NAME_LISTED = 1 << 25,   /* lists of other things: archive, calendar, card */
	NAME_JUNK = 1 << 26,     /* a small inline element with it is no text of the page */
	NAME_LIVE = 1 << 27,     /* an entry of a live blog */
	NAME_PAYWALL = 1 << 28,
	NAME_AD = 1 << 29,       /* advertisements, of those of NAME_PROMO that are nothing else */
};

struct stem_set name_stems(void);

/* Bits of `name`: class and id joined by spaces, as written.  Linear in its length.  `stems` are
 * those of name_stems. */
uint32_t name_judge(const struct stem_set *stems, struct str name);

#endif
