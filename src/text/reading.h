/* reading.h: how long people read, by language.
 *
 * English: 238 words a minute, silent reading of what is no fiction (M. Brysbaert, How many words
 * do we read per minute?, Journal of Memory and Language 109, 2019).  Other languages have their
 * rate beside English in texts of equal content (S. Trauzettel-Klosinski and K. Dietz, Standardized
 * assessment of reading performance, IOVS 53, 2012, table 3: English 228), times 238.  Scripts
 * without spaces are counted by characters: Chinese 255 and Japanese 357 a minute in the same
 * table, Thai,
 * Lao, Khmer and Burmese the mean of all languages in it, 863. */
#ifndef GW_TEXT_READING_H
#define GW_TEXT_READING_H

#include "base/str.h"

/* What there is to read: words where they are parted by spaces, characters elsewhere. */
struct reading {
	uint32_t words, characters;
};

struct reading reading_of(struct str text);
struct reading reading_sum(struct reading a, struct reading b);

/* `language` is a tag ("de", "pt-BR"); the rate of one that is not in the table is the mean of
 * all. */
uint64_t reading_ms(struct reading r, struct str language);

/* Whole minutes, rounded up.  Nothing to read takes none. */
uint32_t reading_minutes(uint64_t ms);

#endif
