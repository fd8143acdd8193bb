/* term.h: the terms of all live stories: how many articles have them, which stories.
 *
 * Counts and postings are whole numbers and a function of the members of live stories alone, not
 * of the order in which these came.  A term that no live story has is forgotten; the number of one
 * that is there never changes. */
#ifndef GW_GROUP_TERM_H
#define GW_GROUP_TERM_H

#include "group/postings.h"
#include "group/vector.h"

#define TERM_NONE UINT32_MAX

struct term {
	uint32_t hash;
	uint32_t articles[FIELDS]; /* of live stories; df of the vectors */
	struct postings lists[FIELDS];
};

struct term_table {
	struct term *terms;
	uint32_t count, room;
	uint32_t
		free; /* 1 + number of a term that is to be used again, which has the next; 0 none */
	uint32_t used;
	uint32_t *slots; /* 1 + number; 0 free */
	uint32_t slot_count;
	uint32_t articles; /* N of the vectors */
	struct pool pool;
};

void term_table_open(struct term_table *t);
void term_table_close(struct term_table *t);

/* Sets the ids of a vector's terms; new terms are made where `make`. */
void term_table_find(struct term_table *t, struct vector *v, bool make);

/* Counts the article in df and N, and takes it out again. */
void term_table_count(struct term_table *t, const struct vector *v);
void term_table_discount(struct term_table *t, const struct vector *v);

/* Sets the weights from the counts of the vector and of the table. */
void term_table_weigh(const struct term_table *t, struct vector *v);

/* `count` articles fewer have the term; forgets it where none is left in BODY. */
void term_table_drop(struct term_table *t, uint32_t id, enum field f, uint32_t count);

#endif
