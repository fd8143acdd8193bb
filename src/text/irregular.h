/* irregular.h: base forms of English verbs whose past no ending makes.
 *
 * "rose" and "risen" lead to "rise"; the base form itself, and regular verbs, to nothing. */
#ifndef GW_TEXT_IRREGULAR_H
#define GW_TEXT_IRREGULAR_H

#include "base/str.h"

/* Of a past or participle, folded; STR_NONE: the table has none. */
struct str irregular_base(struct str form);

#endif
