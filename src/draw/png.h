/* png.h: a picture of up to 256 colours as a PNG file (ISO 15948). */
#ifndef GW_DRAW_PNG_H
#define GW_DRAW_PNG_H

#include "base/buf.h"

/* One byte a pixel, an index into `palette`, in rows of `stride` bytes.  False where memory is
 * short; then nothing was appended. */
bool png_write(struct buf *b, const unsigned char *pixels, size_t stride, uint32_t width,
               uint32_t height, const unsigned char palette[256][3]);

#endif
