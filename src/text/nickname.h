/* nickname.h: short forms of first names. */
#ifndef GW_TEXT_NICKNAME_H
#define GW_TEXT_NICKNAME_H

#include "base/str.h"

/* Is one of the two folded first names a short form of the other: "bob", "robert"? */
bool nickname_pairs(struct str a, struct str b);

/* Is it in the table, as a short form or as what it is short for?  Then it is a first name. */
bool nickname_knows(struct str low);

#endif
