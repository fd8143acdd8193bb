/* postings.h: which stories have a term, and how much of it.
 *
 * A posting is one number: the story's serial number, how many of its members have the term, the
 * sum of their weights.  Serial numbers count up and begin again after 2^24; those of live
 * stories lie within 2^21 of each other, so that each is before or after any other.
 *
 * A short list is one sorted run; a long one is a row of runs of at most RUN_MOST, so that no
 * change moves more than a run.  A posting of a story that ended is dead: its sum is 0.  A run of which
 * more than half is dead is written anew; one of the dead is gone before 3 · 2^21 more stories
 * were founded, because by then all that was beside it is dead, too. */
#ifndef GW_GROUP_POSTINGS_H
#define GW_GROUP_POSTINGS_H

#include <stdbool.h>

#include "group/pool.h"

enum {
	SERIAL_BITS = 24,
	SERIALS = 1 << SERIAL_BITS,
	SERIAL_SPAN = 1 << 21,
	POSTING_MEMBERS = 4095, /* of one story at most, each of a weight up to 65,535 */
	RUN_MOST = 256,
};

static inline uint32_t
posting_story(uint64_t p)
{
	return (uint32_t)(p >> 40);
}

static inline uint32_t
posting_articles(uint64_t p)
{
	return (uint32_t)(p >> 28) & POSTING_MEMBERS;
}

static inline uint32_t
posting_sum(uint64_t p)
{
	return (uint32_t)p & ((1u << 28) - 1);
}

/* One more member with the term. */
static inline uint64_t
posting_add(uint64_t p, uint32_t weight)
{
	return p + ((uint64_t)1 << 28) + weight;
}

struct postings {
	uint32_t at; /* a run, or a row of what is known of runs */
	uint32_t runs; /* 0: one run */
	uint32_t count; /* of the one run, the dead included */
	uint32_t live; /* in all */
};

/* The posting of a live story, or NULL; the story is at hand until the list is changed. */
uint64_t *postings_find(const struct pool *pool, const struct postings *p, uint32_t story);

/* The same, made with zeros where it is missing; of these the caller makes more.  A story that was
 * taken out does not come again. */
uint64_t *postings_put(struct pool *pool, struct postings *p, uint32_t story, bool *made);

/* Takes out the story, which must be there; answers its posting. */
uint64_t postings_kill(struct pool *pool, struct postings *p, uint32_t story);

/* For reading all: the runs one after another, the dead in between. */
struct postings_run {
	const uint64_t *at;
	uint32_t count;
};

uint32_t postings_runs(const struct postings *p);
struct postings_run postings_run(const struct pool *pool, const struct postings *p, uint32_t i);

/* Have the memory brought near that finding the story will read: first that of a long list's row
 * of runs, then that of the run.  They cost no waiting if enough is done in between. */
void postings_ask_row(const struct pool *pool, const struct postings *p);
void postings_ask(const struct pool *pool, const struct postings *p, uint32_t story);

#endif
