/* pictures.h: a picture of each edition, drawn before it is written down.  Internal to engine/. */
#ifndef GW_ENGINE_PICTURES_H
#define GW_ENGINE_PICTURES_H

#include "engine/state.h"

/* Starts what draws, if the configuration wants it. */
void pictures_start(struct engine *e);
void pictures_stop(struct engine *e);

/* A PNG in e->job; STR_NONE where there is none. */
struct str pictures_draw(struct engine *e, const struct story_record *r);

/* That of the edition that stands. */
bool pictures_standing(struct engine *e, const struct story_record *r, struct str *png,
                       struct err *err);

/* "/story/ID/og.png" */
struct str pictures_path(struct engine *e, const struct story_record *r);

#endif
