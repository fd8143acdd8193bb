/* ranking.h: stories of the store in the order of the front page, and what it is made of. */
#ifndef GW_ENGINE_RANKING_H
#define GW_ENGINE_RANKING_H

#include "engine/config.h"
#include "store/store.h"
#include "suggest/rank.h"

/* The front page as it was last written: when, and the ids of its stories in their order. */
struct ranking_front {
	int64_t at; /* news time; 0: never */
	int64_t *ids;
	size_t count;
};
bool ranking_load(struct store *s, struct arena *out, struct ranking_front *front,
                  struct err *err);
bool ranking_save(struct store *s, struct arena scratch, const struct ranking_front *front,
                  struct err *err);

/* Stories with what their place is made of, first the first. */
struct ranked {
	struct story_record record;
	struct rank_story story; /* as it was ranked */
	struct rank_terms terms;
};

/* Ranks `stories`; `front` NULL: no place is kept, and sections have no weight (for a page of one
 * section).  Stories of sections with weight 0 are left out.  Gives an array of *ranked_count. */
struct ranked *ranking_order(struct arena *out, struct arena scratch, const struct config *config,
                             const struct story_record *stories, size_t count, int64_t now,
                             const struct ranking_front *front, size_t *ranked_count);

/* The live stories that may stand on the front page, in its order.  Everything that shows or
 * explains that order takes it from here. */
bool ranking_of_front(struct store *s, struct arena *out, struct arena scratch,
                      const struct config *config, int64_t now,
                      const struct ranking_front *front, struct ranked **ranked, size_t *count,
                      struct err *err);

/* What nobody reported (opinion, advertising, a headline alone) is no news, nor what was
 * withdrawn: such stories keep their pages and stand in no list. */
bool ranking_is_news(const struct story_record *s);

#endif
