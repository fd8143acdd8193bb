/* article.h: an article as it was read from its page.
 *
 * `text` is paragraphs parted by one blank line ("\n\n"); all offsets of the program (citations)
 * are bytes into it. */
#ifndef GW_MODEL_ARTICLE_H
#define GW_MODEL_ARTICLE_H

#include "model/marks.h"
#include "model/signal.h"
#include "model/when.h"

enum article_kind {
	KIND_REPORT, KIND_LIVEBLOG, KIND_OPINION, KIND_SPONSORED, KIND_DIGEST, KIND_MEDIA,
	KIND_PAYWALLED,
	KIND_COUNT,
};

/* The keys of outlet rules (extract/rules.h). */
enum rule_part {
	RULE_BODY = 1, RULE_HEADLINE = 2, RULE_AUTHOR = 4, RULE_DATE = 8, RULE_DROP = 16,
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
	int max_snippet;      /* characters that may be quoted; -1 no limit */
	int64_t unavailable_after; /* not to be listed after it; WHEN_UNKNOWN */
	struct str text;
	struct text_marks marks; /* of `text` */
	double confidence;    /* 0 to 1: expected F1 of `text` */
	struct str rules;     /* heading of the outlet rules that were used; STR_NONE none */
	unsigned rules_missed; /* bits of rule_part: those that found nothing */
};

const char *article_kind_name(enum article_kind kind); /* "report" … */
enum article_kind article_kind_of(struct str name);    /* unknown names are reports */

/* The rules that found nothing, by commas: "body, date". */
struct str article_rules_missed(struct arena *out, const struct article *a);

/* The line of formats.md (with what man/glancewire.1 adds to it). */
void article_to_json(struct json_out *j, const struct article *a);
struct article article_from_json(struct arena *out, const struct json *v);

#endif
