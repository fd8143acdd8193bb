/* topics.h: what stories are about: found with each edition, kept, and shown on their pages. */
#ifndef GW_ENGINE_TOPICS_H
#define GW_ENGINE_TOPICS_H

#include "engine/state.h"
#include "page/page.h"
#include "write/named.h"

/* Of a story, without the names of outlets that are read here; gives their number. */
size_t topics_named(struct engine *e, const struct story *story, struct topic_name *names);

/* Keeps them, and queues the other stories whose pages lead to a topic that closed with it, or not
 * yet to one that opened.  A story without reports, or that was merged, has none. */
bool topics_put(struct engine *e, const struct story_record *r, const struct topic_name *names,
                size_t count, struct err *err);

/* Those that are kept, as its page shows them. */
bool topics_shown(struct engine *e, int64_t story, struct page_topic **topics, size_t *count,
                  struct err *err);

/* Whether its page was written while one of its topics was not as open as it is. */
bool topics_unshown(struct engine *e, int64_t story, bool *unshown, struct err *err);

/* Some of the stories that were published before there were topics; *left: there are more. */
bool topics_backlog(struct engine *e, bool *left, struct err *err);

#endif
