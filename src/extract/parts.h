/* parts.h: the kinds of the parts of an article's text, by the elements that they stand in. */
#ifndef GW_EXTRACT_PARTS_H
#define GW_EXTRACT_PARTS_H

#include "extract/choose.h"
#include "model/marks.h"

/* Fills the parts of `marks`.  Cells of one row are one part.  Text that is not of blocks (from
 * structured data) has paragraphs only. */
void parts_of(struct arena *out, const struct page *page, const struct choice *body,
              struct text_marks *marks);

#endif
