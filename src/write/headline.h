/* headline.h: the best of the reports' own titles. */
#ifndef GW_WRITE_HEADLINE_H
#define GW_WRITE_HEADLINE_H

#include "write/draft.h"

/* The title, cleaned, whose words an editor would most likely choose, less what its form costs.
 * In English it may end before a closing clause ("…, citing", "… after"), unless that says who
 * claims it, or doubts or denies it.  STR_NONE where no article has a title.
 * `article`: whose title it is, 0 where there is none. */
struct str headline_choose(struct arena *out, struct arena scratch,
                           const struct draft *d, size_t *article);

/* Without the outlet behind "|" or a dash, "WATCH:", "(VIDEO)", the final full stop. */
struct str headline_clean(struct arena *out, struct str title, struct str outlet);

/* 1 for a plain title, less for questions, clickbait, quotations, bad lengths. */
double headline_form(struct str title);

#endif
