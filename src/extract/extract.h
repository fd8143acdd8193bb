/* extract.h: the only door to articles: the bytes of a web page in, an article out.
 *
 * Pure: no clock, no network, no files. */
#ifndef GW_EXTRACT_EXTRACT_H
#define GW_EXTRACT_EXTRACT_H

#include "base/err.h"
#include "model/article.h"

struct extract_input {
	struct str bytes;
	struct str url;           /* where the page was fetched; STR_NONE unknown */
	struct str content_type;  /* header, STR_NONE unknown */
	struct str x_robots_tag;  /* header; several joined by ", " */
	struct str tdm_reservation; /* header */
	int64_t today;            /* seconds: no date after it is believed; WHEN_UNKNOWN: 2100 */
};

/* False with ERR_INPUT where the bytes are no page of text (binary, empty); ERR_LIMIT where a
 * limit was passed.  A page without an article gives an article with empty text. */
bool extract_article(struct arena *out, struct arena scratch, const struct extract_input *in,
                     struct article *article, struct err *err);

#endif
