/* library.c: cairo and Pango, loaded by the process that draws. */
#include "draw/library.h"

#include "os/library.h"

struct draw_library draw;

#define ROW(name)   {#name, &draw.name},
#define COUNT(rows) (sizeof rows / sizeof *rows)

bool
draw_library_load(struct err *err)
{
	static const struct library_symbol cairo[] = {DRAW_CAIRO(ROW)}, pango[] = {DRAW_PANGO(ROW)},
	                                   both[] = {DRAW_PANGOCAIRO(ROW)},
	                                   gobject[] = {DRAW_GOBJECT(ROW)};
	return library_load("libcairo.so.2", cairo, COUNT(cairo), err) &&
	       library_load("libpango-1.0.so.0", pango, COUNT(pango), err) &&
	       library_load("libpangocairo-1.0.so.0", both, COUNT(both), err) &&
	       library_load("libgobject-2.0.so.0", gobject, COUNT(gobject), err);
}
