/* passages.h: what a language model is shown of the reports of a story.
 *
 * The passages that the default writer chose, and the first sentences of the reports that it took
 * them from: never whole pages, and nothing that may not be quoted. */
#ifndef GW_ENGINE_PASSAGES_H
#define GW_ENGINE_PASSAGES_H

#include "llm/call.h"
#include "write/write.h"

enum { PASSAGES_MOST = 48 };

struct passage {
	uint32_t article, start, end; /* as a cite */
	struct str text;              /* these bytes on one line */
};

struct passages {
	struct passage at[PASSAGES_MOST];
	struct llm_passage shown[PASSAGES_MOST];
	size_t count;
};

/* Of `story`, which the default writer wrote from `articles`; in the order of the reports and of
 * their texts.  What does not fit into one call of the service is left out, leads first. */
struct passages passages_of(struct arena *out, struct arena scratch,
                            const struct write_article *articles, size_t count,
                            const struct story *story, const struct llm_service *service);

/* Titles and first sentences, for a headline. */
struct passages passages_of_titles(struct arena *out, struct arena scratch,
                                   const struct write_article *articles, size_t count,
                                   const struct story *story,
                                   const struct llm_service *service);

/* Whether the story cites the article first anywhere: then it may be quoted. */
bool passages_cited(const struct story *story, size_t article);

#endif
