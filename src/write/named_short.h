/* named_short.h: capitals that stand for a name.  Internal to named.c and named_short.c. */
#ifndef GW_WRITE_NAMED_SHORT_H
#define GW_WRITE_NAMED_SHORT_H

#include "text/token.h"

/* Capitals throughout: of a word of seven letters and more it is a heading. */
bool named_is_acronym(const struct token *t);

/* The acronym of the name of tokens `first` to before `end` where brackets say that it is one, "Tide and
 * Harbour Agency (THA)" or "THA (Tide and Harbour Agency)": its letters are those with which the
 * words of the name begin, small words aside, in their order, but for one at most. STR_NONE: none. */
struct str named_short(const struct tokens *t, size_t first, size_t end);

#endif
