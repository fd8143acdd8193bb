/* day.h: the day of which a sentence tells.
 *
 * A day is named by a date, a weekday, "today" or "yesterday"; the last three are seen from the
 * day on which the report was published, a date without its year is the nearest such day.  What
 * is named inside a quotation, in a clause of its own ("…, who left on Monday, …") or as a mark
 * of something else ("the May 3 vote", "Monday's vote", "since Monday", "after the vote on
 * Monday") is not the day of what the sentence tells; nor is one to come.  English with its tags
 * is told best, by the verb that the day belongs to (write/day_verb.h).  Without them, and in
 * other languages, words around the day decide. */
#ifndef GW_WRITE_DAY_H
#define GW_WRITE_DAY_H

#include "text/tag.h"
#include "write/draft.h"

#define NO_DAY INT64_MIN

/* Days since 1970 by the clock of the report; NO_DAY where it has no date. */
int64_t day_published(const struct write_article *article);

/* The past day on which that happened which `s` tells, seen from `published`; NO_DAY: none, or
 * not surely.  `tags` are those of the sentence, NULL: there are none. */
int64_t day_of_sentence(const struct sentence *s, enum cue_language cue,
                        const struct tag_words *tags, int64_t published);

/* Whether a day is named at all: a quick test before tags are asked for. */
bool day_is_named(const struct sentence *s, enum cue_language cue, int64_t published);

#endif
