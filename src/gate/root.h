/* root.h: a word without its English ending, as a hash, so that "called" meets "calls". */
#ifndef GW_GATE_ROOT_H
#define GW_GATE_ROOT_H

#include "base/str.h"

/* Of a lower-case word; never 0.  Irregular verbs and plurals are led back to their first form. */
uint64_t root_hash(struct str low);

#endif
