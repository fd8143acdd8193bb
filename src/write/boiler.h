/* boiler.h: sentences that belong to the page, not to the report. */
#ifndef GW_WRITE_BOILER_H
#define GW_WRITE_BOILER_H

#include "base/str.h"

/* Calls to subscribe, captions, credits, notes of the editors. */
bool boiler_sentence(struct str text);

#endif
