/* ask_page.h: what keeps a sound question from standing below a text.
 *
 * It may point to what the text has not told, break off, ask of another matter, or have an answer
 * that the text denies. */
#ifndef GW_WRITE_ASK_PAGE_H
#define GW_WRITE_ASK_PAGE_H

#include "write/ask_person.h"

/* Letters that few know, "above", one word that nobody told what it names. */
bool page_lacks_words(struct arena a, const struct ask_page *page, struct str question);

/* Nothing in the text or its title speaks of what is asked: two stories in one report. */
bool page_is_elsewhere(const struct ask_page *page, const struct candidate *c);

/* A sentence of the text that speaks of the same gives another number. */
bool page_counts_otherwise(const struct ask_page *page, const struct candidate *c);

/* An amount of money or a percentage of the question that its answer does not have. */
bool page_asks_other_amount(struct arena a, const struct candidate *c);

/* Cut in the middle of what its sentence goes on to say ("the panel set to investigate?"). */
bool page_breaks_off(struct arena a, const struct candidate *c);

#endif
