/* state.h: the grouper's insides, for grouper.c and place.c. */
#ifndef GW_GROUP_STATE_H
#define GW_GROUP_STATE_H

#include "group/group.h"
#include "group/reprint.h"
#include "group/story.h"
#include "model/limits.h"

#define STORY_NONE UINT32_MAX

/* From ids of stories to their index. */
struct story_slot {
	int64_t id;     /* 0: free; ids are over 0 */
	uint32_t index;
};

struct grouper {
	struct term_table terms;
	struct group_story *stories; /* in order of founding */
	uint32_t count, room;
	uint32_t ended; /* of them; they are swept out when they are many */
	struct story_slot *slots;
	uint32_t slot_count;
	struct reprint_index reprints;
	struct words_reader *readers[LIMIT_GROUP_LANGUAGES];
	uint32_t next_reader; /* to be replaced when another language comes */
	/* Dot products with the article at hand by story, apart from the stories so that they lie
	 * close together; all 0 between calls. */
	uint64_t *dots[FIELDS];
	uint32_t dot_room[FIELDS];
	uint32_t *touched; /* stories whose dots are not 0 */
	uint32_t touched_room;
	struct arena work; /* for one article */
};

#endif
