/* picture.h: what the bytes of a picture are, whatever its name says.
 *
 * PNG (RFC 2083, 3.2), JPEG (ITU T.81, annex B), WebP (RFC 9649) and SVG 1.1 are known by their
 * first bytes; width and height are read from their headers.  An SVG is taken only if nothing in
 * it could act or load: elements that draw, no style but attributes, no links but to itself, no
 * document type.  The other bytes of a picture are the browser's to read. */
#ifndef GW_ADS_PICTURE_H
#define GW_ADS_PICTURE_H

#include "base/err.h"
#include "base/str.h"

enum picture_kind { PICTURE_PNG, PICTURE_JPEG, PICTURE_WEBP, PICTURE_SVG };

struct picture {
	enum picture_kind kind;
	int64_t width, height; /* pixels, from 1 */
};

/* False with ERR_INPUT. */
bool picture_read(struct str bytes, struct picture *p, struct err *err);

const char *picture_type(enum picture_kind kind);   /* "image/png" */
const char *picture_ending(enum picture_kind kind); /* "png" */

/* svg.c: an SVG without anything active. */
bool svg_read(struct str bytes, struct picture *p, struct err *err);

#endif
