/* base64.h: content that a feed carries as base64 (RFC 4648). */
#ifndef GW_FEED_BASE64_H
#define GW_FEED_BASE64_H

#include "base/str.h"

/* Bytes outside the alphabet are passed over. */
struct str base64_decode(struct arena *out, struct str s);

#endif
