/* snippet.h: the piece of a text that shows best why it was found. */
#ifndef GW_SEARCH_SNIPPET_H
#define GW_SEARCH_SNIPPET_H

#include "model/search.h"
#include "text/stem.h"

/* Of sentences in the language of the stemmer: the one in which the most different parts of the query
 * stand (the earliest of equals), cut to about `most` bytes round them.  The first sentence, with
 * no marks, where none has any. */
struct search_snippet snippet_of(struct arena *out, struct arena scratch,
                                 const struct search_query *query, struct stem *stem,
                                 const struct str *sentences, size_t count, size_t most);

#endif
