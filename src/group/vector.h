/* vector.h: an article as weighed terms.
 *
 * Two fields: BODY is the title with the first 2,000 characters of the text, TITLE the title
 * alone.  A term's weight is (1 + ln tf) · ln(1 + (N + 1) / (df + ½)), a field's vector has
 * length 1.  Weights are whole numbers of 1/65,535, so that sums are exact in any order and a
 * vector read back from the store is the same to the last bit. */
#ifndef GW_GROUP_VECTOR_H
#define GW_GROUP_VECTOR_H

#include "base/str.h"
#include "group/bridge.h"
#include "model/embedding.h"

enum field { BODY, TITLE, FIELDS };

enum { VECTOR_UNIT = 65535, VECTOR_CHARACTERS = 2000, VECTOR_TERMS = 8000 };

struct vector_term {
	uint32_t hash;             /* of language and stem */
	uint32_t id;               /* in the table of terms; TERM_NONE where it is not there */
	uint16_t count[FIELDS];
	uint16_t weight[FIELDS];   /* in units of 1 / VECTOR_UNIT */
};

struct vector {
	struct vector_term *terms; /* those of the title come first */
	size_t count, title_count;
};

/* Turns words of one language into terms; holds a stemmer and a cache of words. */
struct words_reader;

struct words_reader *words_reader_open(struct str language);
void words_reader_close(struct words_reader *r);
/* The term of one word, 0 where it has none. */
uint32_t reader_term(struct words_reader *r, struct arena scratch, struct str word);
bool reader_speaks(const struct words_reader *r, struct str language);

/* What else a report says near its beginning. */
struct gist {
	uint8_t days;            /* a bit for each weekday named (1 Monday) */
	uint32_t tongue;         /* its language, as reader_tongue says */
	struct embedding embedding; /* set by who has one, not by the reader */
	struct bridge_keys keys; /* what it shares with reports in other languages */
};

/* The language of a reader as a number, from its tag alone; never 0. */
uint32_t reader_tongue(const struct words_reader *r);

/* Counts terms. */
struct vector reader_count(struct words_reader *r, struct arena *out,
			   struct arena scratch, struct str title, struct str text,
			   struct gist *gist);

#endif
