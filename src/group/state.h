/* state.h: the grouper's insides, for grouper.c and place.c.
 *
 * Live stories stand in a ring by their serial numbers, of which new ones are given to new stories.
 * When the ring is full and less than half of it lives, the oldest story gets a new number and so
 * moves up; else the ring is doubled. */
#ifndef GW_GROUP_STATE_H
#define GW_GROUP_STATE_H

#include "group/bridge.h"
#include "group/group.h"
#include "group/meaning.h"
#include "group/measure.h"
#include "group/reprint.h"
#include "group/story.h"
#include "model/limits.h"

#define STORY_NONE UINT32_MAX

enum { PLACE_CANDIDATES = 5 };

/* From ids of stories to their serial numbers. */
struct story_slot {
	int64_t id;     /* 0: free; ids are over 0 */
	uint32_t serial;
};

/* When a story would end if no newer report came; the earliest is the first of a heap. */
struct ending {
	int64_t newest; /* as it was when this was noted */
	int64_t id;
};

struct grouper {
	struct group_settings settings;
	const double *weights; /* of the model */
	struct term_table terms;
	struct group_story *ring; /* a power of two */
	uint32_t ring_size;
	uint32_t first, next;     /* serial numbers: all that live are from `first` to before `next` */
	uint64_t founded;         /* stories so far */
	uint32_t live;            /* strands of stories, each in one language (strand.h) */
	uint64_t articles;        /* of the live stories */
	uint64_t most_articles;   /* LIMIT_GROUP_ARTICLES; a test may set less */
	uint64_t postings;        /* of the live stories */
	struct story_slot *slots;
	uint32_t slot_count;
	struct ending *endings;
	uint32_t ending_count, ending_room;
	struct reprint_index reprints;
	struct bridge bridge;
	struct meanings meanings;
	uint32_t tied;   /* live strands that are no story by themselves */
	uint32_t tongue; /* of the last strand that was begun */
	bool mixed;      /* there were strands in others, too */
	struct words_reader *readers[LIMIT_GROUP_LANGUAGES];
	uint32_t next_reader; /* to be replaced when another language comes */
	/* Dot products with the article at hand by place in the ring, apart from the stories so that
	 * they lie close together; all 0 between calls. */
	uint64_t *dots[FIELDS];
	uint32_t *touched; /* serial numbers of stories whose dots are not 0, and one more */
	void (*on_end)(void *ctx, int64_t story);
	void *on_end_ctx;
	struct weighed near[PLACE_CANDIDATES]; /* by the last decision */
	size_t near_count;
	struct arena work; /* for one article; the built-in model below it */
};

static inline struct group_story *
story_at(const struct grouper *g, uint32_t serial)
{
	return &g->ring[serial & (g->ring_size - 1)];
}

#endif
