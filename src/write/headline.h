/* headline.h: the best of the reports' own titles. */
#ifndef GW_WRITE_HEADLINE_H
#define GW_WRITE_HEADLINE_H

#include "write/draft.h"

/* `at[0]` is the title, cleaned, whose words an editor would most likely choose, less what its form
 * costs.  In English it may end before a closing clause ("…, citing", "… after"), unless that says
 * who claims it, or doubts or denies it.  Behind it stand the titles of other reports that weigh
 * nearly as much, best first: none that is a question or bait, and none with a figure that reports
 * dispute. */
struct headlines {
	struct str at[STORY_HEADLINES_MOST];
	size_t count;   /* 0 where no article has a title */
	size_t article; /* whose title the first is, 0 where there is none */
};

struct headlines headline_choose(struct arena *out, struct arena scratch, const struct draft *d);

/* Without the outlet behind "|" or a dash, "WATCH:", "(VIDEO)", the final full stop. */
struct str headline_clean(struct arena *out, struct str title, struct str outlet);

/* What a title is worth beside its words: newness, pairs of words and words that other reports share. */
enum { HEADLINE_AGREED = 3 };
void headline_agreed(double f[HEADLINE_AGREED], const struct draft *d, size_t article,
                     const struct tokens *t);

/* 1 for a plain title, less for questions, clickbait, quotations, bad lengths. */
double headline_form(struct str title);

#endif
