/* indexing.h: stories put into the index that search looks through. */
#ifndef GW_ENGINE_INDEXING_H
#define GW_ENGINE_INDEXING_H

#include "store/store.h"

/* Inside the transaction of the edition: it is found by the words of this edition. */
bool indexing_put(struct store *s, struct arena *out, struct arena scratch,
                  const struct story_record *record, const struct story *story,
                  struct err *err);

/* A batch of the stories that were published before there was an index, in a transaction of its
 * own; *left false: all are in it.  After a kill it goes on where it was. */
bool indexing_backlog(struct store *s, struct arena *out, struct arena scratch, bool *left,
                      struct err *err);

#endif
