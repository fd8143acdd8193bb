/* shared.h: the words that a report shares with the others of its story, for people to see.
 *
 * The grouper knows terms by their hashes only; the words are found again in the report's text. */
#ifndef GW_GROUP_SHARED_H
#define GW_GROUP_SHARED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct shared_word {
	struct str word;  /* as the report has it first */
	double share;     /* of its mean similarity to the others */
	uint32_t reports; /* of the others, how many have it */
};

struct shared {
	struct shared_word *words; /* heaviest first, at most SHARED_WORDS */
	size_t count;
	double similarity; /* mean, to the others */
};

enum { SHARED_WORDS = 8 };

/* `own` is the report's record (group_place.blob), `others` those of the others. */
struct shared shared_find(struct arena *out, struct arena scratch, struct str title,
                          struct str text, struct str language, struct str own,
                          const struct str *others, size_t count);

#endif
