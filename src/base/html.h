/* html.h: HTML and XML out, escaped by where the bytes stand.
 *
 * One function a context; whoever writes a page never escapes by hand.  Control bytes that may
 * stand in neither HTML nor XML are left out.  Strings are UTF-8; absent ones write nothing. */
#ifndef GW_BASE_HTML_H
#define GW_BASE_HTML_H

#include "base/buf.h"

/* Between tags. */
void html_text(struct buf *b, struct str s);

/* Inside an attribute's double quotes. */
void html_attr(struct buf *b, struct str s);

/* An address inside an attribute's double quotes.  Only http, https, mailto and addresses without
 * a scheme are written; anything else ("javascript:…") becomes "#".  What may not stand in an
 * address is percent-encoded; what is encoded already stays. */
void html_url(struct buf *b, struct str url);

/* A part of an address (a path segment, a query value): everything but letters, digits and
 * "._~" is percent-encoded, '-' where `dash_too` says so. */
void html_url_part(struct buf *b, struct str part, bool dash_too);

/* JSON inside <script type="application/ld+json">: '<', '>' and '&' as \u00XX, so that nothing in
 * it can end the element. */
void html_json(struct buf *b, struct str json);

#endif
