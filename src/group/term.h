/* term.h: the terms of all live stories: how many articles have them, which stories.
 *
 * Counts and postings are whole numbers and a function of the members of live stories alone, not
 * of the order in which these came. */
#ifndef GW_GROUP_TERM_H
#define GW_GROUP_TERM_H

#include "group/vector.h"

#define TERM_NONE UINT32_MAX

/* A story that has a term. */
struct posting {
	uint32_t story; /* index; a list is sorted by it */
	uint32_t sum;   /* of its members' weights */
};

struct postings {
	struct posting *at;
	uint32_t *articles; /* beside each posting: members that have the term */
	uint32_t count, room, articles_room;
	uint32_t live; /* of them, those of stories that have not ended */
};

struct term {
	uint32_t hash;
	uint32_t articles[FIELDS]; /* of live stories; df of the vectors */
	struct postings lists[FIELDS];
};

struct term_table {
	struct term *terms;
	uint32_t count, room;
	uint32_t *slots; /* 1 + id; 0 free */
	uint32_t slot_count;
	uint32_t articles; /* N of the vectors */
};

void term_table_close(struct term_table *t);

/* Sets the ids of a vector's terms; new terms are made where `make`. */
void term_table_find(struct term_table *t, struct vector *v, bool make);

/* Counts the article in df and N. */
void term_table_count(struct term_table *t, const struct vector *v);

/* Sets the weights from the counts of the vector and of the table. */
void term_table_weigh(const struct term_table *t, struct vector *v);

#define POSTING_NONE UINT32_MAX

/* Where the posting of a story stands in the list, or POSTING_NONE. */
uint32_t postings_find(const struct postings *p, uint32_t story);

/* Has the memory brought near that finding it will read; costs no waiting. */
void postings_ask(const struct postings *p, uint32_t story);

/* The same for the end of the list, where most are put. */
void postings_ask_last(const struct postings *p);

/* The same, made with zeros where it is missing. */
uint32_t postings_put(struct postings *p, uint32_t story, bool *made);

/* Renumbers stories (`to[story]`, UINT32_MAX: gone; order is kept) and drops terms that no
 * story has any more.  Answers the new ids of terms, malloc'd, TERM_NONE for those dropped. */
uint32_t *term_table_renumber(struct term_table *t, const uint32_t *to);

#endif
