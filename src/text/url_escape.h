/* url_escape.h: percent-encoding and its sets of bytes (WHATWG URL, 1.3). */
#ifndef GW_TEXT_URL_ESCAPE_H
#define GW_TEXT_URL_ESCAPE_H

#include "base/buf.h"

enum url_set {
	URL_SET_CONTROL = 1, /* C0 controls and beyond ASCII; in every other set too */
	URL_SET_FRAGMENT = 2,
	URL_SET_QUERY = 4,
	URL_SET_SPECIAL_QUERY = 8,
	URL_SET_PATH = 16,
	URL_SET_USERINFO = 32,
};

/* Puts `s` with the bytes of `set` as %XX. */
void url_escape_put(struct buf *b, struct str s, enum url_set set);

/* The same as a string: `s` itself where nothing is to be encoded. */
struct str url_escape(struct arena *out, struct str s, enum url_set set);

/* %XX as the bytes they stand for; `s` itself where there are none. */
struct str url_unescape(struct arena *out, struct str s);

/* One spelling for strings that mean the same (RFC 3986, 6.2.2): hexadecimal digits in
 * upper case, unreserved characters not encoded, bytes beyond ASCII and controls
 * encoded. */
void url_escape_normal(struct buf *b, struct str s);

/* Value of a hexadecimal digit, or -1. */
int url_hex_digit(unsigned char c);

#endif
