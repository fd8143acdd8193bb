/* explain.h: why each block of a page is in the text of its article or not. */
#ifndef GW_EXTRACT_EXPLAIN_H
#define GW_EXTRACT_EXPLAIN_H

#include "base/json.h"

struct page;

enum block_reason {
	REASON_MARK,          /* taken or left for its mark alone */
	REASON_RULE,          /* taken or left by an outlet rule */
	REASON_DROPPED,       /* left by an outlet rule: to be dropped */
	REASON_HEADLINE,
	REASON_BYLINE,
	REASON_COPY,          /* of block `other` */
	REASON_ADVERTISEMENT,
	REASON_PROMOTION,     /* asks to subscribe, to read on or to share, and the judge is not sure */
	REASON_NO_ARTICLE,    /* the page is taken to have none */
	REASON_LIMIT,         /* the text has its full length already */
	REASON_COUNT,
};

struct block_explanation {
	struct str text;    /* its beginning */
	struct str path;    /* "main > article.story > p" */
	double probability; /* by the judge */
	uint32_t words;
	bool taken;
	enum block_reason reason;
	uint32_t other;     /* of REASON_COPY: the block that says the same */
};

struct explanation {
	struct block_explanation *blocks;
	uint32_t count;
};

/* "byline", "copy of another block" … */
const char *block_reason_name(enum block_reason reason);

/* A list of {"index","taken","probability","words","path","text","reason","other"}. */
void explanation_to_json(struct json_out *j, const struct explanation *e);

/* ── filled by article.c and choose.c; all do nothing where nobody asks ── */

/* Has all blocks of the page, in `out`, and makes the page remember it. */
void explanation_begin(struct arena *out, struct page *page, struct explanation *e);
void explain_marks(const struct page *page, const float *p, const bool *wanted);
/* Blocks that were wanted and are no longer taken say the same as another one that is. */
void explain_copies(struct arena *a, const struct page *page, const bool *taken);
void explain_taken(const struct page *page, const bool *taken);

#endif
