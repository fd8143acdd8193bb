/* kind.h: what kind of article it is. */
#ifndef GW_EXTRACT_KIND_H
#define GW_EXTRACT_KIND_H

#include "extract/page.h"
#include "model/article.h"

/* By JSON-LD type, address, section and headline.  `paid`: the page says that it is not free;
 * such a page is paywalled where its text is short. */
enum article_kind kind_of(struct arena *a, const struct page *page, struct str section,
                          struct str headline, uint32_t words, bool paid);

#endif
