/* group.h: which story an article belongs to, decided as it arrives.
 *
 * The method is that of doc/grouping (one vector for an article, five features for a pair of
 * article and story, one learned sum) with reprints found first.  While few articles are known,
 * more is asked of one whose title says nothing of the story (place.c has the figures).  A
 * grouper holds live stories only in memory; what is needed to rebuild it is given out as a blob
 * for each article and read back in the same order.  Same articles in the same order give the
 * same stories. */
#ifndef GW_GROUP_GROUP_H
#define GW_GROUP_GROUP_H

#include "base/err.h"
#include "model/article.h"

struct grouper;

struct group_article {
	int64_t id;             /* the caller's; unique, > 0 */
	struct str title, text; /* text may be long: only its beginning is used, all for reprints */
	struct str language;    /* primary tag; STR_NONE: English rules */
	struct str outlet;
	int64_t published;      /* seconds or WHEN_UNKNOWN; the earlier of page and first seen */
	enum article_kind kind; /* live blogs, opinion, sponsored, digests never shape a story */
};

struct group_place {
	int64_t story;      /* id of the story: that of the article which founded it */
	bool founded;       /* this article is the founder */
	int64_t reprint_of; /* id of the article whose text this is, 0: none */
	double z;           /* margin of the decision; > 0 joined */
	double terms[5];    /* sim, coh, gap, age, day: weighted; z may be less: a strange title */
	struct str blob;    /* what grouper_restore needs, in the arena given */
};

struct grouper *grouper_open(void); /* never NULL */
void grouper_close(struct grouper *g);

/* Places one article; it is a member from now on. */
void grouper_place(struct grouper *g, struct arena *out, struct arena scratch,
                   const struct group_article *a, struct group_place *place);

/* Puts back an article that was placed before (in the order of placing).  `story` and
 * `reprint_of` may differ from what was decided then: a person's correction.
 * False with ERR_INPUT where the blob is damaged. */
bool grouper_restore(struct grouper *g, int64_t article, int64_t story, int64_t reprint_of,
                     struct str blob, struct err *err);

/* Stories whose newest member is older than this many seconds are dropped from memory. */
void grouper_expire(struct grouper *g, int64_t now);

size_t grouper_live_stories(const struct grouper *g);

#endif
