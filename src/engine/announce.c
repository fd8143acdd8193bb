/* announce.c: which editions are told to followers. */
#include "engine/announce.h"

enum { PAUSE_S = 12 * 3600 };

bool
announce_is_due(const struct story_record *r, const struct changes *changes, int64_t now)
{
	if (!r->announced_at || changes->substance)
		return true;
	return changes->reports && (2 * r->independent >= 3 * r->announced_voices ||
	                            now - r->announced_at >= PAUSE_S);
}
