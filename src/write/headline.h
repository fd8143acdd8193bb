/* headline.h: the best of the reports' own titles. */
#ifndef GW_WRITE_HEADLINE_H
#define GW_WRITE_HEADLINE_H

#include "write/draft.h"

/* The title nearest to what all reports say, less what its form costs, cleaned.  STR_NONE where
 * no article has a title. */
struct str headline_choose(struct arena *out, struct arena scratch,
                           const struct draft *d);

/* Without the outlet behind "|" or a dash, "WATCH:", "(VIDEO)", the final full stop. */
struct str headline_clean(struct arena *out, struct str title, struct str outlet);

/* 1 for a plain title, less for questions, clickbait, quotations, bad lengths. */
double headline_form(struct str title);

#endif
