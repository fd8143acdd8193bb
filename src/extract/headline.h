/* headline.h: the headline of the article.
 *
 * The texts that the page shows or states as its title (titled.h) are marked by a forest; the
 * highest mark wins.  The title of the feed's item, where there is one, decides first: a candidate
 * that says the same, with or without the site's name, is the headline. */
#ifndef GW_EXTRACT_HEADLINE_H
#define GW_EXTRACT_HEADLINE_H

#include "extract/clues.h"

/* One line; STR_NONE where the page has none.  `item_title`: STR_NONE unknown. */
struct str headline_of(struct arena *a, const struct clues *clues, struct str item_title);

#endif
