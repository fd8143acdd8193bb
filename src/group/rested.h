/* rested.h: stories that have ended, kept by their heaviest terms, so that what comes later on the
 * same matter finds them.
 *
 * Asked only for an article that founds a story: placing never reads it.  The terms are those of
 * the mean of the members' BODY vectors; the score of an article is its dot product with them, a
 * little less than its mean similarity to the members, which `follow_compare` then gives exactly
 * from the members' own records.
 *
 * A follow-up: mean similarity of .22 or more (of more while few articles are known) to a story
 * that ended within 60 days.
 * The same story once more: within the grace time the article is a reprint of one of its reports,
 * or at least as like them as they are to each other, and .45 or more. */
#ifndef GW_GROUP_RESTED_H
#define GW_GROUP_RESTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct rested_index;

struct rested_index *rested_open(void); /* never NULL */
void rested_close(struct rested_index *r);

/* The heaviest terms of a story from its members' records (group_place.blob); reprints are left
 * out by the caller.  Damaged records are passed over.  *newest is the newest moment of them,
 * WHEN_UNKNOWN where none has one. */
struct str rested_terms(struct arena *out, struct arena scratch, const struct str *blobs,
                        size_t count, int64_t *newest);

/* A story that ended, which is not there yet.  False where the terms are damaged.  Beyond
 * LIMIT_GROUP_RESTED the earliest are forgotten. */
bool rested_add(struct rested_index *r, int64_t story, int64_t at, struct str terms);
void rested_remove(struct rested_index *r, int64_t story);

struct rested_hit {
	int64_t story, at;
	double score;
};
/* The stories that ended since `since` most like an article (its record), best first, then the
 * older id; at most `most`.  Answers how many. */
size_t rested_find(struct rested_index *r, struct arena scratch, struct str blob, int64_t since,
                   struct rested_hit *hits, size_t most);

#define FOLLOW_REPRINT 0.55 /* containment of a reprint */

enum follow { FOLLOW_NONE, FOLLOW_LINK, FOLLOW_SAME };

struct follow_measure {
	double similarity;  /* mean, to the members */
	double cohesion;    /* mean among the members; 0: there is one only */
	double containment; /* of the article's text and the likest member's */
	size_t original;    /* that member */
};
struct follow_measure follow_compare(struct arena scratch, struct str blob,
                                     const struct str *members, size_t count);
/* `in_grace`: the story ended a short time ago; `articles` are known, in live stories. */
enum follow follow_decide(const struct follow_measure *m, bool in_grace, size_t articles);

#endif
