/* picture.h: the picture of a story that other sites show beside a link to it.
 *
 * Values in, a PNG (ISO 15948) of 1200 by 630 pixels out: the site's name, the headline as large as it
 * fits, what the tally counts, the date.  Colours are those of the style sheet.  Glyphs come from
 * the system's fonts by Pango and cairo, which are loaded when picture_begin is called; only the
 * process that draws does so (draw/drawer.h). */
#ifndef GW_DRAW_PICTURE_H
#define GW_DRAW_PICTURE_H

#include "base/buf.h"
#include "base/err.h"

enum { PICTURE_WIDTH = 1200, PICTURE_HEIGHT = 630 };

struct picture {
	struct str site;     /* its name */
	struct str headline;
	struct str language; /* of the headline, "zh-Hant": it chooses among glyphs */
	struct str counts;   /* "7 outlets, 4 independent" */
	struct str date;
	int64_t independent, outlets;
};

/* Loads the libraries; fonts are looked for when they are first used.  False with ERR_INTERNAL where they are not there. */
bool picture_begin(struct err *err);

/* Appends the file to `png`.  False with ERR_INTERNAL where memory is short. */
bool picture_draw(struct buf *png, const struct picture *p, struct err *err);

#endif
