/* ask_person.h: whether a question's readers know whom it names, and the words that tell them.
 *
 * The page and the answer may say who somebody is, or a title that the reports put to the name
 * somewhere, which is then put into the question. */
#ifndef GW_WRITE_ASK_PERSON_H
#define GW_WRITE_ASK_PERSON_H

#include "write/ask_frame.h"
#include "write/known.h"

/* The text that a question stands below. */
struct ask_page {
	const struct draft *d;
	const struct cast *cast;
	const struct introduced *known; /* whom it introduces */
	const struct known *text;       /* what it tells */
};

/* A surname that stands in the news every day: what is said about who has it may be about anything.
 * "Short", "Brown" are words before they are names. */
bool person_in_news(struct str surname);

/* Somebody or a body that is in the news every day: without a matter, a question about what two of
 * these do to each other could be of any day. */
bool person_is_everyday(const struct ask_sentence *r, const struct resolved *n);

/* The reports tell of his death, or name a year in which nobody lives now. */
bool person_is_dead(const struct draft *d, const struct person *p);

/* Somebody of whom neither text nor answer nor a title say who he is. */
bool person_is_stranger(struct arena a, const struct ask_page *page, const struct candidate *c,
                        const struct person *who);

/* The question with the office in front of who is not known to everybody, or with what the reports
 * say of him behind the name where nothing else tells it. */
struct str person_titled(struct arena *out, const struct ask_page *page, const struct candidate *c);

#endif
