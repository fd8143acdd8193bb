/* sanitize.h: HTML fragments of strangers made harmless, or made plain text.
 *
 * What comes out is built anew from an allow-list: known elements, a few attributes of each,
 * addresses of http, https and mailto.  Scripts, styles, objects, forms' controls and their
 * content go; of frames, formulas, drawings and unknown elements only the tags go.  Tags are
 * balanced.  "&" and "<" are escaped only where they would be read as markup, so text without
 * markup stays as it is and is both: text and HTML. */
#ifndef GW_MARKUP_SANITIZE_H
#define GW_MARKUP_SANITIZE_H

#include "base/str.h"

/* `base` makes relative addresses absolute; STR_NONE leaves them.  Absent stays absent.  The
 * answer may be a view of `fragment`; what would make it more than twice as long, and longer than
 * a few thousand bytes, is left out. */
struct str sanitize_html(struct arena *out, struct arena scratch, struct str fragment,
                         struct str base);

/* An address that may be followed (http, https, mailto), absolute where `base` is known.
 * STR_NONE for others.  May be a view of `address`. */
struct str sanitize_address(struct arena *out, struct arena scratch, struct str address,
                            struct str base);

/* Plain text as such an HTML fragment: what would be read as markup is escaped. */
struct str sanitize_text(struct arena *out, struct str text);

/* The text of a fragment, white space collapsed, blocks parted by one blank line, lines (br,
 * li, tr) by a newline.  May be a view of `fragment`. */
struct str markup_to_text(struct arena *out, struct str fragment);

/* Whether it holds something that reads as a tag, a comment or a character reference. */
bool markup_is_html(struct str text);

#endif
