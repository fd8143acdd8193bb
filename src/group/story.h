/* story.h: what a live story is made of, as far as placing needs to know.
 *
 * Its sums live in the postings of the terms (postings.h); here are its members' days, which terms
 * it has, and how alike its members are. */
#ifndef GW_GROUP_STORY_H
#define GW_GROUP_STORY_H

#include "group/term.h"
#include "model/when.h"

/* An article that shapes its story. */
struct member {
	int64_t at; /* seconds or WHEN_UNKNOWN */
	uint8_t days; /* weekdays it names */
};

struct group_story {
	int64_t id; /* 0: there is none; ids are over 0 */
	uint64_t order; /* of founding */
	uint32_t strand; /* number in the bridge (bridge.h) */
	/* Sums of B·B and of T·T over pairs of members, in units of 1 / VECTOR_UNIT². */
	uint64_t pairs, title_pairs;
	uint32_t titled; /* members that have a title */
	struct member *members;
	uint32_t count, room;
	uint32_t *terms; /* each twice its number, plus the field; once, in no order */
	uint32_t term_count, term_room;
	uint32_t articles; /* reprints and those that do not shape it included */
	uint32_t last_source; /* its newest in the index of reprints */
	bool awaited; /* its end is in the queue */
	bool old; /* all that shape it were old when they were first seen */
	int64_t newest; /* of members, the founder's while there is none */
};

/* The memory of a story; its postings stay. */
void group_story_close(struct group_story *s);

/* Adds a member: its vector to the sums, its pairs with those that were there.  A story has
 * POSTING_MEMBERS at most. */
void group_story_add(struct group_story *s, uint32_t serial, struct term_table *terms,
                     const struct vector *v, struct member m);

/* Takes all members out of the table, and closes the story. */
void group_story_end(struct group_story *s, uint32_t serial, struct term_table *terms);

/* Gives the story another serial number, which is after all others. */
void group_story_renumber(struct group_story *s, uint32_t from, uint32_t to,
                          struct term_table *terms);

/* Mean similarity of its members, drawn to a prior. */
double group_story_cohesion(const struct group_story *s);

/* ln(1 + days to the nearest member); a fixed guess where either time is unknown. */
double group_story_age(const struct group_story *s, int64_t at);

/* ln(1 + days from the oldest member to the newest). */
double group_story_span(const struct group_story *s);

/* Mean over members: +1 shares a weekday's name, −1 names others only. */
double group_story_same_day(const struct group_story *s, uint8_t days);

#endif
