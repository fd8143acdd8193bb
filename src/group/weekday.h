/* weekday.h: names of weekdays, to tell reports of one week's days apart. */
#ifndef GW_GROUP_WEEKDAY_H
#define GW_GROUP_WEEKDAY_H

#include "base/str.h"

/* Bit 0 Monday … bit 6 Sunday for the lower-case name of a weekday, else 0.  The languages
 * are those of the table; STR_NONE is English. */
uint8_t weekday_bit(struct str language, struct str low);

#endif
