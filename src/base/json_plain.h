/* json_plain.h: what may stand in a JSON string as it is; for json.c and json_read.c. */
#ifndef GW_BASE_JSON_PLAIN_H
#define GW_BASE_JSON_PLAIN_H

#include "base/str.h"

/* Where the first byte at or after `i` is that is a quote, a backslash, a control (0x7f among
 * them) or no well-formed UTF-8; s.n where there is none. */
size_t json_skip_plain(struct str s, size_t i);

#endif
