/* library.h: what is called of cairo and Pango, loaded at run time (os/library.h says why). */
#ifndef GW_DRAW_LIBRARY_H
#define GW_DRAW_LIBRARY_H

#include <pango/pangocairo.h>

#include "base/err.h"

#define DRAW_CAIRO(X)                                                                       \
	X(cairo_image_surface_create) X(cairo_surface_destroy) X(cairo_surface_flush)       \
	X(cairo_image_surface_get_data) X(cairo_image_surface_get_stride)                   \
	X(cairo_create) X(cairo_destroy) X(cairo_status) X(cairo_set_source_rgba)           \
	X(cairo_rectangle) X(cairo_fill) X(cairo_move_to) X(cairo_scale)                    \
	X(cairo_font_options_create) X(cairo_font_options_destroy)                          \
	X(cairo_font_options_set_hint_style) X(cairo_font_options_set_hint_metrics)
#define DRAW_PANGO(X)                                                                       \
	X(pango_layout_set_text) X(pango_layout_set_width) X(pango_layout_set_height)       \
	X(pango_layout_set_ellipsize) X(pango_layout_set_wrap) X(pango_layout_set_line_spacing) \
	X(pango_layout_set_font_description) X(pango_layout_get_pixel_size)                 \
	X(pango_layout_get_baseline) X(pango_layout_get_context)                            \
	X(pango_layout_context_changed) X(pango_context_set_language)                       \
	X(pango_language_from_string) X(pango_font_description_new)                         \
	X(pango_font_description_set_family_static) X(pango_font_description_set_weight)    \
	X(pango_font_description_set_style) X(pango_font_description_set_absolute_size)     \
	X(pango_font_description_free)
#define DRAW_PANGOCAIRO(X)                                                                  \
	X(pango_cairo_create_layout) X(pango_cairo_show_layout)                             \
	X(pango_cairo_context_set_font_options)
#define DRAW_GOBJECT(X)    X(g_object_unref)

struct draw_library {
#define MEMBER(name) __typeof__(name) *name;
	DRAW_CAIRO(MEMBER) DRAW_PANGO(MEMBER) DRAW_PANGOCAIRO(MEMBER)
#undef MEMBER
	void (*g_object_unref)(void *object);
};

/* Filled by the first call; false with ERR_INTERNAL where a library is not there. */
bool draw_library_load(struct err *err);
extern struct draw_library draw;

#endif
