/* gate.h: may this sentence be published, given the passage that it cites?
 *
 * Levels (doc/checking): verbatim, shortened, rewritten.  Pure. */
#ifndef GW_GATE_GATE_H
#define GW_GATE_GATE_H

#include "model/story.h"

struct gate_verdict {
	bool supported;
	double score;           /* 0 to 1, higher is better supported */
	enum check_level level; /* CHECK_NONE where it is not supported */
	struct str *reasons;    /* in words, naming the piece; what speaks against it */
	size_t reason_count;
};

/* Checks `claim` against `passage` (one or a few sentences, or a whole text: then the best place
 * in it is found first). */
struct gate_verdict gate_check(struct arena *out, struct arena scratch, struct str passage,
                               struct str claim);

#endif
