/* article.h: an article as it was read from its page.
 *
 * `text` is paragraphs parted by one blank line ("\n\n"); all offsets of the program (citations)
 * are bytes into it. */
#ifndef GW_MODEL_ARTICLE_H
#define GW_MODEL_ARTICLE_H

#include "model/when.h"

enum article_kind {
	KIND_REPORT, KIND_LIVEBLOG, KIND_OPINION, KIND_SPONSORED, KIND_DIGEST, KIND_MEDIA,
	KIND_PAYWALLED,
	KIND_COUNT,
};

/* What a publisher asked of machines. */
enum article_signal {
	SIGNAL_NOINDEX = 1,    /* do not list */
	SIGNAL_NOSNIPPET = 2,  /* list, do not quote */
	SIGNAL_NOARCHIVE = 4,
	SIGNAL_TDM_RESERVED = 8, /* text and data mining reserved: do not use */
	SIGNAL_MOVED = 16,     /* not asked but seen: its address led on to `canonical` */
};

struct article {
	struct str url;       /* where it was fetched */
	struct str canonical; /* by the page's own account; STR_NONE unknown */
	struct str title;
	struct str *authors;
	size_t author_count;
	struct when published, updated;
	struct str language;  /* BCP 47, lower case primary tag first */
	struct str outlet;    /* site name */
	struct str image, section;
	enum article_kind kind;
	unsigned signals;     /* bits of article_signal */
	int max_snippet;      /* characters; -1 no limit */
	struct str text;
	double confidence;    /* 0 to 1: expected F1 of `text` */
};

const char *article_kind_name(enum article_kind kind); /* "report" … */
enum article_kind article_kind_of(struct str name);    /* unknown names are reports */

/* The line of formats.md (with kind, canonical, section, signals, max_snippet added). */
void article_to_json(struct json_out *j, const struct article *a);
struct article article_from_json(struct arena *out, const struct json *v);

#endif
