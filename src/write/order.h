/* order.h: in which order the sentences of a paragraph stand. */
#ifndef GW_WRITE_ORDER_H
#define GW_WRITE_ORDER_H

#include "write/compose.h"

/* Sentences of one report stay together in its order; the report of `opening`, which itself comes
 * first, precedes the others, which follow by their earliest sentence; what comes next ends the
 * third paragraph. */
void order_paragraph(struct composed *text, enum paragraph_role role,
                     const struct sentence *opening);

#endif
