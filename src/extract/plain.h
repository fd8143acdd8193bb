/* plain.h: strings found in attributes and scripts as text for people. */
#ifndef GW_EXTRACT_PLAIN_H
#define GW_EXTRACT_PLAIN_H

#include "base/str.h"

/* One line: tags left out, character references replaced, white space collapsed.  STR_NONE
 * where nothing is left.  Strings over `most` bytes are none of ours: STR_NONE. */
struct str plain_line(struct arena *a, struct str s, size_t most);

/* Paragraphs parted by blank lines, from HTML or from lines. */
struct str plain_text(struct arena *a, struct str s);

/* Is it written language of some length, not code, data or an address? */
bool plain_is_prose(struct str s);

/* Words folded and parted by one space, signs left out: for comparing titles and names. */
struct str plain_fold(struct arena *a, struct str s);

#endif
