/* websub.h: a hub is told which feeds changed (W3C WebSub, 3 and 7).  Internal to engine/.
 *
 * Which feeds an edition changed is written down with it and forgotten when the hub has said that it
 * knows, so that a kill at any moment loses no ping.  One request is under way at a time; what
 * changes meanwhile goes with the next.  A hub that fails is asked again after pauses that grow,
 * and in the end given up for these feeds. */
#ifndef GW_ENGINE_WEBSUB_H
#define GW_ENGINE_WEBSUB_H

#include "engine/state.h"

enum {
	WEBSUB_LISTS = 10,     /* in one request; each has two feeds */
	WEBSUB_WAITING = 200,  /* lists that may wait; further outlets are left out */
	WEBSUB_ATTEMPTS = 8,
};

/* "hub.mode=publish&hub.url=…" for the feeds of the first lists of `lines` ("" the site's, then
 * "/section/World" and the like), at most WEBSUB_LISTS of them; *bytes: of the lines taken. */
struct str websub_body(struct arena *out, struct str base_url, struct str lines, size_t *bytes);

/* Milliseconds until the next attempt after so many failures in a row: fifteen seconds, then twice as
 * long each time up to an hour, half of it by chance. */
int64_t websub_pause_ms(int failures, uint64_t random);

/* The lines with those of a list added, where it is not among them from byte `from` on. */
struct str websub_add(struct arena *out, struct str lines, size_t from, struct str list);

/* Notes the feeds that an edition changed; part of its transaction. */
bool websub_note(struct engine *e, const struct story_record *r,
                 const struct article_record *articles, size_t count, struct err *err);

void websub_turn(struct engine *e);
bool websub_answered(struct engine *e, const struct fetch_answer *a);
void websub_lost(struct engine *e); /* the fetch process ended */
bool websub_idle(const struct engine *e); /* nothing under way, nothing that may be sent now */

#endif
