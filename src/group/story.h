/* story.h: what a live story is made of, as far as placing needs to know.
 *
 * Its sums live in the postings of the terms (term.h); here are its members' days, which terms it
 * has, and how alike its members are. */
#ifndef GW_GROUP_STORY_H
#define GW_GROUP_STORY_H

#include "group/term.h"
#include "model/when.h"

/* A story without a newer report for so long has ended. */
enum { STORY_LIVE_S = 240 * 3600 };

/* An article that shapes its story. */
struct member {
	int64_t at;   /* seconds or WHEN_UNKNOWN */
	uint8_t days; /* weekdays it names */
};

struct term_list {
	uint32_t *ids;
	uint32_t count, room;
};

struct group_story {
	int64_t id;
	uint64_t pairs; /* sum of B·B over pairs of members, in units of 1 / VECTOR_UNIT² */
	struct member *members;
	uint32_t count, room;
	struct term_list terms[FIELDS]; /* each once, in no order */
	int64_t newest;                 /* of members, the founder's while there is none */
	bool ended;
};

void group_story_close(struct group_story *s);

/* Adds a member: its vector to the sums, its pairs with those that were there. */
void group_story_add(struct group_story *s, uint32_t index, struct term_table *terms,
                     const struct vector *v, struct member m);

/* Takes all members out of the counts of the table; the postings stay until the renumbering. */
void group_story_end(struct group_story *s, uint32_t index, struct term_table *terms);

/* Mean similarity of its members, drawn to a prior and held within bounds. */
double group_story_cohesion(const struct group_story *s);

/* ln(1 + days to the nearest member); a fixed guess where either time is unknown. */
double group_story_age(const struct group_story *s, int64_t at);

/* Mean over members: +1 shares a weekday's name, −1 names others only. */
double group_story_same_day(const struct group_story *s, uint8_t days);

#endif
