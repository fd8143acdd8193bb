/* extract.h: the only door to articles: the bytes of a web page in, an article out.
 *
 * Pure: no clock, no network, no files. */
#ifndef GW_EXTRACT_EXTRACT_H
#define GW_EXTRACT_EXTRACT_H

#include "base/err.h"
#include "extract/explain.h"
#include "extract/rules.h"
#include "learn/model.h"
#include "model/article.h"

struct extract_input {
	struct str bytes;
	struct str url;           /* where the page was fetched; STR_NONE unknown */
	struct str content_type;  /* header, STR_NONE unknown */
	struct str x_robots_tag;  /* header; several parted by line feeds, for each may name a robot */
	struct str tdm_reservation; /* header */
	const struct rules *rules;  /* of outlets; NULL none */
	struct str agent;         /* our name in rules for robots; STR_NONE: "glancewire" */
	struct str item_title;    /* of the feed that led here, STR_NONE unknown */
	int64_t item_published;   /* by that feed, in seconds; 0 or WHEN_UNKNOWN: unknown */
	const struct model *model; /* NULL: the one that the program carries (builtin.h) */
	int64_t today;            /* seconds: no date after it is believed; WHEN_UNKNOWN: 2100 */
};

/* False with ERR_INPUT where the bytes are no page of text (binary, empty); ERR_LIMIT where a
 * limit was passed.  A page without an article gives an article with empty text. */
bool extract_article(struct arena *out, struct arena scratch, const struct extract_input *in,
                     struct article *article, struct err *err);

/* The same, and why each block of the page is in the text or not. */
bool extract_explained(struct arena *out, struct arena scratch, const struct extract_input *in,
                       struct article *article, struct explanation *explanation, struct err *err);

#endif
