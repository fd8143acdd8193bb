/* drawer.h: a process that draws pictures, and does nothing else.
 *
 * It has no network and writes no file; of the file system it sees the folders of fonts, for reading.
 * Where the kernel cannot limit it to those (no Landlock) it does not start.  A drawer that crashes or hangs costs its picture and is started
 * again, later each time.  One caller; it belongs to one thread. */
#ifndef GW_DRAW_DRAWER_H
#define GW_DRAW_DRAWER_H

#include "draw/picture.h"

struct drawer;

/* Starts it without waiting for it.  `no_sandbox`: only where the kernel has none. */
struct drawer *drawer_open(bool no_sandbox);
void drawer_close(struct drawer *d);

/* Waits for the picture: milliseconds, and once for the fonts.  STR_NONE where there is none; why was
 * logged. */
struct str drawer_draw(struct drawer *d, struct arena *out, const struct picture *p);

#endif
