/* common.h: how much a word tells, by how common it is in news at large.
 *
 * Counted once over many articles; words that are not in the table are rare. */
#ifndef GW_WRITE_COMMON_H
#define GW_WRITE_COMMON_H

#include "base/str.h"

struct common_word {
	const char *word;
	uint8_t tenths;
};

extern const struct common_word common_words[];
extern const size_t common_count;

/* Weight of a lower-case word: about 0.1 to 3.8 for those of the table, COMMON_RARE else.  Every
 * reader of news knows a name below COMMON_NAME. */
#define COMMON_RARE 7.0
#define COMMON_NAME 4.7
double common_weight(struct str low);

#endif
