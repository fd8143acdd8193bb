/* headline.h: the best of the reports' own titles. */
#ifndef GW_WRITE_HEADLINE_H
#define GW_WRITE_HEADLINE_H

#include "write/draft.h"

/* `at[0]` is the title, cleaned, or in English a part of it (headline_part.h), whose words an editor
 * would most likely choose (headline_word.h), less what its form costs.  Behind it stand the titles
 * of other reports that weigh nearly as much, best first: none that is a question or bait, and none
 * with a figure that reports dispute. */
struct headlines {
	struct str at[STORY_HEADLINES_MOST];
	size_t count;   /* 0 where no article has a title */
	size_t article; /* whose title the first is, 0 where there is none */
};

struct headlines headline_choose(struct arena *out, struct arena scratch, const struct draft *d);

/* Without the outlet behind "|" or a dash, "WATCH:", "(VIDEO)", ": live updates", the final full
 * stop.  What stands behind a dash in the title of another outlet stays: it says who claims it. */
struct str headline_clean(struct arena *out, struct str title, struct str outlet);

/* What speaks for a title beside its words: newness, pairs of words that other reports have, nearness
 * to all titles. */
enum { HEADLINE_FRESH, HEADLINE_PAIRS, HEADLINE_NEAR, HEADLINE_AGREED };
void headline_agreed(double f[HEADLINE_AGREED], const struct draft *d, size_t article,
                     const struct tokens *t);

/* 1 for a plain title, less for questions, clickbait, comments, quotations, bad lengths. */
double headline_form(struct str title);

#endif
