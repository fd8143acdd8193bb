/* changes.h: what is different in a new edition of a story, in words for readers.
 *
 * Said are, in this order: reports that came (by which outlets), figures that moved, reports that
 * were withdrawn, changed or belong elsewhere now, and what was replaced in the text.  The order
 * of sentences, their citations and the days of the timeline are no change of substance. */
#ifndef GW_ENGINE_CHANGES_H
#define GW_ENGINE_CHANGES_H

#include "model/story.h"

struct changes {
	struct str words;      /* "Adds reports by A and B."; STR_NONE: nothing of substance */
	bool reports;          /* a report came that is no reprint */
	bool substance;        /* a figure moved, or what was quoted holds no longer */
	bool rewritten;        /* the words say no more than that the same reports are told anew */
	struct str correction; /* for the corrections page; STR_NONE: nothing was wrong */
};

/* A source that is no longer among the story's, though its publisher did not withdraw it. */
struct changes_elsewhere {
	const struct str *urls;
	size_t count;
};

/* `language` is that of the words (words/text.h).  `texts` are the texts of now's sources, in their
 * order; of those that are absent nothing is said to have changed. */
struct changes changes_between(struct arena *out, struct arena scratch, struct str language,
                               const struct story *before, int64_t edition_before,
                               const struct story *now, const struct str *texts,
                               struct changes_elsewhere elsewhere);

#endif
