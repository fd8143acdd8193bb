/* announce.h: is an edition to be announced to those who follow the feeds?
 *
 * Readers of feeds are told again of an entry whose "updated" moves (RFC 4287, 4.2.15: "a change
 * that the publisher considers significant"), so it moves for the first edition, when a figure moved
 * or what was quoted holds no longer, and when reports came and half as many voices again report
 * by themselves as when it moved last, or half a day has passed since.  For reprints, other
 * headlines and other sentences of the same reports it does not. */
#ifndef GW_ENGINE_ANNOUNCE_H
#define GW_ENGINE_ANNOUNCE_H

#include "engine/changes.h"
#include "store/store.h"

/* `r` has the voices of the new edition and the announcement before; 0: there was none. */
bool announce_is_due(const struct story_record *r, const struct changes *changes, int64_t now);

#endif
