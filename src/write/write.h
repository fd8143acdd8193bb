/* write.h: the default writer: reports in, a story out, without a language model.
 *
 * Every sentence it gives is a verbatim run of one sentence of a report, or that sentence with
 * words deleted, and cites its bytes.  Pure and deterministic. */
#ifndef GW_WRITE_WRITE_H
#define GW_WRITE_WRITE_H

#include "model/article.h"
#include "model/limits.h"
#include "model/story.h"
#include "text/english.h"

struct write_article {
	struct str url, outlet, title, text;
	struct str family;      /* of the outlet; STR_NONE: that of its address (text/family.h) */
	struct when published;
	struct str language;    /* primary tag, STR_NONE unknown */
	enum article_kind kind; /* opinion, sponsored and live blogs are listed, not quoted */
	int64_t reprint_of;     /* index of another article of the input, or -1 */
	bool no_quote;          /* the publisher asked not to be quoted: listed only */
	uint32_t most_chars;    /* characters that may be quoted; 0 no limit of its own */
	struct text_marks marks; /* where no sentence may be taken from */
};

struct write_options {
	uint32_t words;        /* aim for the three paragraphs; 0 means 220 */
	uint32_t source_words; /* most words from one source; 0 means LIMIT_SOURCE_WORDS; the limit is
	                        * lifted in proportion where there are fewer sources than words need */
	const struct english *english; /* what needs trees of sentences is left out where it is NULL */
};

/* `id` goes into the story.  `checks` is left zero: the gate has not seen it yet. */
void write_story(struct arena *out, struct arena scratch, struct str id,
                 const struct write_article *articles, size_t count,
                 const struct write_options *options, struct story *story);

#endif
