/* day_word.h: the words of each language that say which day is meant, and what of. */
#ifndef GW_WRITE_DAY_WORD_H
#define GW_WRITE_DAY_WORD_H

#include "text/token.h"

/* "today" is 0, "yesterday" 1 day back; -1: neither. */
int day_word_back(const struct token *t, enum cue_language cue);

/* 0 Sunday … 6 Saturday; -1: no weekday. */
int day_word_weekday(const struct token *t, enum cue_language cue);

/* "last", "since", "the": with it before a day, that day is not when it happened; the same of
 * words behind one ("lundi prochain"). */
bool day_word_bars(const struct token *before, enum cue_language cue);
bool day_word_bars_behind(const struct token *behind, enum cue_language cue);

/* "who", "when", "after": what follows is not the main clause.  `first`: it follows a comma;
 * some words are relative pronouns only there. */
bool day_word_opens(const struct token *t, enum cue_language cue, bool first);

/* "was", "said", "hat", "a", "-ed": a sign that something is past. */
bool day_word_past(const struct token *t, enum cue_language cue);

#endif
