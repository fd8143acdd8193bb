/* voices.h: who reported a story: outlets, owners, countries, and when each was heard.
 *
 * An outlet's own text makes a voice; reprints make none, and outlets of one family are one
 * (text/family.h).  Of copies whose original is not there the first stands for it. */
#ifndef GW_ENGINE_VOICES_H
#define GW_ENGINE_VOICES_H

#include "store/store.h"

/* The articles as sources: address, outlet, family, and of which of them each is a reprint.
 * Strings are views of the articles or lie in `out`. */
struct story_source *voices_sources(struct arena *out, struct arena scratch, struct str families,
                                    const struct article_record *articles, size_t count);

/* Where readers find the report. */
struct str voices_link(const struct article_record *a);

/* When its news was in the world: the earlier of published and first seen. */
int64_t voices_moment(const struct article_record *a);

/* Fills the record's reports, outlets, independent, countries, opinions, heard and newest_at. */
void voices_count(struct arena *out, struct arena scratch, const struct story_source *sources,
                  const struct article_record *articles, size_t count, struct story_record *r);

#endif
