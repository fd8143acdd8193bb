/* reserved.h: which parts of an article's text its publisher keeps from being quoted.
 *
 * Two ways of saying so are known: data-nosnippet on an element, and structured data that says of
 * a part of the page, by a selector, that it is not free.  The text keeps these parts, marked:
 * what a report says in them still decides which story it belongs to, and leaving them out would
 * make one sentence of what stood around them. */
#ifndef GW_EXTRACT_RESERVED_H
#define GW_EXTRACT_RESERVED_H

#include "extract/choose.h"
#include "model/marks.h"

/* Fills the reserved parts of `marks`; returns the bits of article_signal that were met. */
unsigned reserved_of(struct arena *out, const struct page *page, const struct choice *body,
                     struct text_marks *marks);

#endif
