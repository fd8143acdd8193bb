/* bare.h: letters without their accents, so that what is typed without them is found.
 *
 * Latin and Greek letters lose what Unicode decomposes off them (UAX 15), a few that it does not
 * decompose are written out ("ß" is "ss", "ø" is "o"); vowel points of Hebrew and Arabic go.
 * Other scripts stay as they are: there a mark is a letter. */
#ifndef GW_TEXT_BARE_H
#define GW_TEXT_BARE_H

#include "base/str.h"

/* Of lower-case UTF-8; `s` itself where nothing is to be done. */
struct str bare_of(struct arena *out, struct str s);

#endif
