/* group.h: which story an article belongs to, decided as it arrives.
 *
 * One vector for an article, a few features for a pair of article and story, one learned sum
 * (measure.h), and reprints found first; a report that no story of its language takes in may join
 * one of other languages (strand.h).  A grouper holds live stories only in memory; what is needed
 * to rebuild it is given out as a blob for each article and read back in the same order.  Beyond
 * LIMIT_GROUP_ARTICLES the stories that are longest without a report end early.  Same articles in
 * the same order give the same stories.
 */
#ifndef GW_GROUP_GROUP_H
#define GW_GROUP_GROUP_H

#include "base/err.h"
#include "learn/model.h"
#include "model/article.h"
#include "model/embedding.h"

struct grouper;

struct group_article {
	int64_t id;             /* the caller's; unique, > 0 */
	struct str title, text; /* text may be long: only its beginning is used, all for reprints */
	struct str language;    /* primary tag; STR_NONE: English rules */
	struct str outlet;
	int64_t published;      /* seconds or WHEN_UNKNOWN; the earlier of page and first seen */
	int64_t published_latest; /* no later than this, where `published` is a day; 0: published */
	const struct embedding *embedding; /* NULL: there is none */
	enum article_kind kind; /* only reports shape a story, see grouper.c */
	bool old;               /* when first seen: it shapes no story that lives */
	int64_t found;          /* id of a story that it founds; 0: its own */
};

/* What speaks for a story or against it, apart from titles. */
enum group_term {
	GROUP_LIKENESS, /* of the words to its reports */
	GROUP_COHESION, /* how alike these are among themselves */
	GROUP_LEAD,     /* how near other stories are */
	GROUP_AGE,      /* days to its nearest report, days that it lasts */
	GROUP_WEEKDAY,  /* same or other weekdays named */
	GROUP_TERMS
};

struct group_place {
	int64_t story;      /* id of the story: that of the article which founded it, or `found` */
	bool founded;       /* this article is the founder */
	int64_t reprint_of; /* id of the article whose text this is, 0: none */
	int64_t original_of; /* id of the one that was held for the original of this text: it came
	                      * earlier, but was published later; it and its reprints are reprints
	                      * of this one now.  0: none */
	double z;           /* margin of the decision; > 0 joined */
	double terms[GROUP_TERMS];
	double title;       /* what the titles say */
	double constant;    /* z is the sum of all three */
	int64_t nearest;    /* the story of the best decision, joined or not; 0: none was near */
	int64_t second;     /* the one that came next, 0: none */
	double second_z;
	double containment; /* of a reprint: share of the smaller text that both have */
	bool bridged;       /* joined a story of other languages, by what bridge.h compares */
	/* Of the best of these, where no words decided. */
	double bridge_worth, bridge_numbers, bridge_share;
	struct str blob;    /* what grouper_restore needs, in the arena given */
};

/* What an operator may choose. */
struct group_settings {
	int64_t live_s; /* a story ends when its newest member is older than that */
	const struct model *model; /* of group_model_open, open as long as the grouper; NULL: built in */
};

extern const struct group_settings group_defaults;

/* A model file's weights of the decision; NULL with ERR_INPUT where it has none that fit. */
const struct model *group_model_open(struct arena *a, struct str bytes, struct err *err);

struct grouper *grouper_open(const struct group_settings *settings); /* never NULL */
void grouper_close(struct grouper *g);

/* When an article is taken to be published: the earlier of what its page or feed says and of when it
 * was first seen; dates from before there were pages mean that a clock was not set. */
int64_t group_when(int64_t published, int64_t first_seen);

/* Places one article; it is a member from now on. */
void grouper_place(struct grouper *g, struct arena *out, struct arena scratch,
                   const struct group_article *a, struct group_place *place);

/* Puts back an article that was placed before (in the order of placing).  `story` and
 * `reprint_of` may differ from what was decided then: a person's correction.
 * False with ERR_INPUT where the blob is damaged. */
bool grouper_restore(struct grouper *g, int64_t article, int64_t story, int64_t reprint_of,
                     struct str blob, struct err *err);

/* Forgets a story and all of its members, as though they had never come: they can be restored
 * otherwise.  Nothing happens where it is not live. */
void grouper_forget(struct grouper *g, int64_t story);

/* Drops from memory the stories that have ended by `now`. */
void grouper_expire(struct grouper *g, int64_t now);
/* Is called for each story that grouper_expire drops. */
void grouper_on_end(struct grouper *g, void (*ended)(void *ctx, int64_t story), void *ctx);

/* Whether articles of this kind shape a story. */
bool group_kind_shapes(enum article_kind kind);

size_t grouper_live_stories(const struct grouper *g);
size_t grouper_live_articles(const struct grouper *g); /* of these stories, reprints included */

#endif
