/* story_terms.h: the words of stories that were compared with others lately, kept in memory.
 *
 * A story is compared with the newest ones when it is published, and these are nearly the same for
 * the next: reading their words again would be most of the work.  All zero is an empty table;
 * what is kept is of one edition, and gives way to another story of its slot. */
#ifndef GW_ENGINE_STORY_TERMS_H
#define GW_ENGINE_STORY_TERMS_H

#include "suggest/related.h"

struct story_terms {
	struct story_terms_slot {
		int64_t story, edition;
		struct suggest_terms terms; /* from malloc */
	} *slots;
};

/* A copy in `out`; NULL where there is none of that edition. */
struct suggest_terms *story_terms_find(const struct story_terms *t, struct arena *out, int64_t story,
                                       int64_t edition);
/* Keeps a copy; does nothing where memory is short. */
void story_terms_keep(struct story_terms *t, int64_t story, int64_t edition,
                      const struct suggest_terms *terms);
void story_terms_close(struct story_terms *t);

#endif
