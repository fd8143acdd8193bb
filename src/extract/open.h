/* open.h: bytes to a page that is ready to be judged. */
#ifndef GW_EXTRACT_OPEN_H
#define GW_EXTRACT_OPEN_H

#include "extract/extract.h"
#include "extract/page.h"

/* NULL with ERR_INPUT (no text, or binary) or ERR_LIMIT (over LIMIT_PAGE_BYTES).  Everything
 * lives in `a`. */
struct page *page_open(struct arena *a, const struct extract_input *in, struct err *err);

#endif
