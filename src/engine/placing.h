/* placing.h: an article placed, ended stories minded.  Internal to engine/.
 *
 * What happens depends on the articles, their order and the hours in which they were placed, and
 * on nothing else, so that a regrouping from the texts repeats it.  Stories end at the first
 * placement of an hour of news time.  An article that founds a story is compared with those that
 * ended within FOLLOW_DAYS: it may follow on from one; where it is plainly the same event and a
 * quarter of the live window has not passed since, that story lives again (group/rested.h). */
#ifndef GW_ENGINE_PLACING_H
#define GW_ENGINE_PLACING_H

#include "group/group.h"
#include "group/rested.h"
#include "store/store.h"

enum { FOLLOW_DAYS = 60 };

/* Where stories are kept.  Each returns false with err set. */
struct placing_keeper {
	/* Members of a story in the order of placing. */
	bool (*members)(void *ctx, struct arena *out, int64_t story, struct member_record **list,
	                size_t *count, struct err *err);
	bool (*rest)(void *ctx, const struct rested_record *r, struct err *err);
	bool (*wake)(void *ctx, int64_t story, struct err *err);
	void *ctx;
};

struct placing {
	struct grouper *grouper;
	struct rested_index *rested;
	struct placing_keeper keeper;
	int64_t live_s;
	int64_t hour;   /* of news time, when stories ended the last time; 0 never */
	int64_t *ended; /* stories that the grouper let go, to be rested */
	uint32_t ended_count, ended_room;
};

void placing_open(struct placing *p, int64_t live_s, const struct placing_keeper *keeper);
void placing_close(struct placing *p);

/* Ends what is to end by now; *turned says whether another hour began. */
bool placing_hour(struct placing *p, struct arena scratch, int64_t now, bool *turned,
                  struct err *err);

struct placed {
	struct group_place place;
	int64_t follows;            /* story that it follows on from; 0: none */
	bool again;                 /* the story that it joined had ended and lives again */
	struct follow_measure like; /* of follows, or of the story that lives again */
};

bool placing_place(struct placing *p, struct arena *out, struct arena scratch,
                   const struct group_article *a, int64_t now, struct placed *placed,
                   struct err *err);

#endif
