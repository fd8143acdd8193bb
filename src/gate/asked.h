/* asked.h: may this question be asked where this sentence answers it?
 *
 * A question states something before it asks: that somebody did a thing, that a name is one
 * person's.  All of that must stand in the reports: its words in some report, a person's full name
 * there as one, and a surname of the answer that the question writes out must belong to nobody
 * else in them; what the answer denies may not be asked about as a fact.  Pure. */
#ifndef GW_GATE_ASKED_H
#define GW_GATE_ASKED_H

#include "base/str.h"

struct asked_sources;

/* Reads the texts of the reports once, for all questions of a story. */
const struct asked_sources *asked_read(struct arena *out, const struct str *texts, size_t count);

bool asked_of(struct arena scratch, const struct asked_sources *sources, struct str answer,
              struct str question);

#endif
