/* fetch_head.h: the header fields of an HTTP response that matter to us. */
#ifndef GW_NET_FETCH_HEAD_H
#define GW_NET_FETCH_HEAD_H

#include "net/fetch.h"

/* Reads `head` (the lines after the status line, at most LIMIT_HEADER_BYTES) into the
 * fields of `a`. Of a field that may be given several times the values are joined by
 * ", " (RFC 9110, 5.3), of others the first counts. Strings are views of `head` or in
 * `out`. Pure. */
void fetch_head_read(struct arena *out, struct str head, struct fetch_answer *a);

#endif
