/* search_match.h: a query as an expression of FTS5.  For search_table.c only.
 *
 * Every word of it is a string in quotation marks; nothing that a reader typed stands outside of
 * one. */
#ifndef GW_STORE_SEARCH_MATCH_H
#define GW_STORE_SEARCH_MATCH_H

#include "base/buf.h"
#include "model/search.h"

/* The words that a story is filed under: its section, outlets and language.  They begin with a
 * character of private use, which no word of a text does. */
struct str search_marks(struct arena *out, const struct search_document *d);

/* `part` as in store_search; STR_NONE where nothing must be there. */
struct str search_match(struct arena *out, const struct search_query *query, ptrdiff_t part);

#endif
