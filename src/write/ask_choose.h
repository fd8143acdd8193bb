/* ask_choose.h: which of the questions that could be asked are asked.
 *
 * Candidates are sound already; the score says how much they matter: how central their words
 * are, who is named, how sure the cue is.  One of each role first, then the best of the rest. */
#ifndef GW_WRITE_ASK_CHOOSE_H
#define GW_WRITE_ASK_CHOOSE_H

#include "write/ask_frame.h"
#include "write/compose.h"

enum { ASK_MOST = 5 };

struct asked {
	enum question_role role;
	enum frame_id frame;
	struct str question;
	const struct sentence *answer[ANSWER_MOST]; /* the first one bears it */
	size_t answer_count;
	struct str others[STORY_WORDINGS_MOST - 1]; /* what else of its role the one answer answers */
	size_t other_count;
};

struct choosing {
	const struct draft *d;
	const struct cast *cast;
	const struct topics *topics;
	const struct composed *text;
	uint32_t source_words;
};

/* At most ASK_MOST into `list`, in the order in which they are shown. */
size_t ask_choose(struct arena scratch, const struct choosing *k, struct candidates *all,
                  struct asked *list);

#endif
