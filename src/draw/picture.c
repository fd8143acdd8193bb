/* picture.c: text and rules as one layer of ink over the paper.
 *
 * All that is drawn is ink, so that one byte a pixel says how much of it there is; colours come with
 * the palette: the lower half of it leads from paper to ink, the upper half from the marker to ink. */
#include "draw/picture.h"

#include "draw/library.h"
#include "draw/png.h"

enum {
	EDGE = 64,
	TOP = 52,            /* of the brand */
	RULE_AT = 118,       /* the double rule below it */
	HEADLINE_AT = 158,
	HEADLINE_ROOM = 326, /* pixels of height */
	HEADLINE_WIDTH = PICTURE_WIDTH - 2 * EDGE,
	FOOT_AT = 556,
	BAND_WIDTH = 16,     /* of the marker, at the left edge */
	LARGEST = 80, SMALLEST = 34, STEP = 2,
	BARS_MOST = 24,
	LEVELS = 128,        /* of ink, in each half of the palette */
};

#define SERIF "Iowan Old Style,Charter,Source Serif 4,Source Serif Pro,Noto Serif,DejaVu Serif,serif"
#define SANS  "Noto Sans,Helvetica Neue,DejaVu Sans,sans-serif"
#define QUIET .8 /* of ink */

static const unsigned char paper[3] = {0xfc, 0xfc, 0xfa}, ink[3] = {0x17, 0x19, 0x1c},
                           marker[3] = {0xff, 0xe1, 0x69};

struct font {
	const char *family;
	PangoWeight weight;
	PangoStyle style;
	int pixels;
};

static PangoLayout *
make_layout(cairo_t *cr, struct str text, struct font font)
{
	PangoLayout *layout = draw.pango_cairo_create_layout(cr);
	/* Glyphs keep their form in every size. */
	cairo_font_options_t *options = draw.cairo_font_options_create();
	draw.cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	draw.cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	draw.pango_cairo_context_set_font_options(draw.pango_layout_get_context(layout), options);
	draw.cairo_font_options_destroy(options);
	PangoFontDescription *d = draw.pango_font_description_new();
	draw.pango_font_description_set_family_static(d, font.family);
	draw.pango_font_description_set_weight(d, font.weight);
	draw.pango_font_description_set_style(d, font.style);
	draw.pango_font_description_set_absolute_size(d, (double)font.pixels * PANGO_SCALE);
	draw.pango_layout_set_font_description(layout, d);
	draw.pango_font_description_free(d);
	draw.pango_layout_set_text(layout, text.p ? text.p : "", (int)text.n);
	return layout;
}

/* At a base line; how wide it is.  `from_right`: x is where it ends. */
static int
put_line(cairo_t *cr, struct str text, struct font font, double x, double base, double strength,
         bool from_right)
{
	int width, height;
	PangoLayout *layout = make_layout(cr, text, font);
	draw.pango_layout_get_pixel_size(layout, &width, &height);
	draw.cairo_set_source_rgba(cr, 0, 0, 0, strength);
	draw.cairo_move_to(cr, from_right ? x - width : x,
	                   base - draw.pango_layout_get_baseline(layout) / (double)PANGO_SCALE);
	draw.pango_cairo_show_layout(cr, layout);
	draw.g_object_unref(layout);
	return width;
}

static void
put_box(cairo_t *cr, double x, double y, double width, double height, double strength)
{
	draw.cairo_set_source_rgba(cr, 0, 0, 0, strength);
	draw.cairo_rectangle(cr, x, y, width, height);
	draw.cairo_fill(cr);
}

/* As the masthead of the pages has it: the second half of our own name is in italics. */
static void
put_brand(cairo_t *cr, struct str site)
{
	struct font bold = {SERIF, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 44};
	struct font italic = {SERIF, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 44};
	bool ours = str_eq(site, STR("Glancewire"));
	int width = put_line(cr, ours ? STR("Glance") : site, bold, EDGE, TOP + 44, 1, false);
	if (ours)
		put_line(cr, STR("wire"), italic, EDGE + width, TOP + 44, 1, false);
	put_box(cr, EDGE, RULE_AT, PICTURE_WIDTH - 2 * EDGE, 2, 1);
	put_box(cr, EDGE, RULE_AT + 6, PICTURE_WIDTH - 2 * EDGE, 6, 1);
}

static void
set_language(PangoLayout *layout, struct str tag)
{
	char language[32];
	if (!tag.n || tag.n >= sizeof language)
		return;
	memcpy(language, tag.p, tag.n);
	language[tag.n] = 0;
	draw.pango_context_set_language(draw.pango_layout_get_context(layout),
	                                draw.pango_language_from_string(language));
	draw.pango_layout_context_changed(layout);
}

/* The layout is made in the largest size only, and drawn smaller: looking for fonts in each size would
 * take longer than all else. */
static double
height_in(PangoLayout *layout, double scale)
{
	int width, height;
	draw.pango_layout_set_width(layout, (int)(HEADLINE_WIDTH / scale * PANGO_SCALE));
	draw.pango_layout_get_pixel_size(layout, &width, &height);
	return height * scale;
}

/* As large as all of it fits; in the smallest size its end may be missing.  Lines of scripts that
 * are written from the right begin at the right. */
static void
put_headline(cairo_t *cr, const struct picture *p)
{
	struct font font = {SERIF, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, LARGEST};
	PangoLayout *layout = make_layout(cr, p->headline, font);
	int pixels = LARGEST;
	set_language(layout, p->language);
	draw.pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	draw.pango_layout_set_line_spacing(layout, 1.05f);
	while (height_in(layout, (double)pixels / LARGEST) > HEADLINE_ROOM && pixels > SMALLEST)
		pixels -= STEP;
	double scale = (double)pixels / LARGEST;
	if (height_in(layout, scale) > HEADLINE_ROOM) {
		draw.pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
		draw.pango_layout_set_height(
			layout, (int)((HEADLINE_ROOM - 1.5 * SMALLEST) / scale * PANGO_SCALE));
	}
	draw.cairo_set_source_rgba(cr, 0, 0, 0, 1);
	draw.cairo_move_to(cr, EDGE, HEADLINE_AT);
	draw.cairo_scale(cr, scale, scale);
	draw.pango_cairo_show_layout(cr, layout);
	draw.cairo_scale(cr, 1 / scale, 1 / scale);
	draw.g_object_unref(layout);
}

/* A full bar is an independent outlet, a hollow one another; where it ends. */
static double
put_tally(cairo_t *cr, const struct picture *p)
{
	double x = EDGE;
	for (int64_t i = 0; i < p->outlets && i < BARS_MOST; i++, x += 14) {
		if (i < p->independent) {
			put_box(cr, x, FOOT_AT - 24, 9, 26, 1);
			continue;
		}
		put_box(cr, x, FOOT_AT - 24, 9, 2, 1);
		put_box(cr, x, FOOT_AT, 9, 2, 1);
		put_box(cr, x, FOOT_AT - 22, 2, 22, 1);
		put_box(cr, x + 7, FOOT_AT - 22, 2, 22, 1);
	}
	return x > EDGE ? x + 12 : x;
}

static void
put_foot(cairo_t *cr, const struct picture *p)
{
	struct font font = {SANS, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 27};
	put_line(cr, p->counts, font, put_tally(cr, p), FOOT_AT, QUIET, false);
	put_line(cr, p->date, font, PICTURE_WIDTH - EDGE, FOOT_AT, QUIET, true);
}

static void
make_palette(unsigned char palette[256][3])
{
	for (int i = 0; i < 2 * LEVELS; i++) {
		const unsigned char *ground = i < LEVELS ? paper : marker;
		int level = i % LEVELS;
		for (int c = 0; c < 3; c++)
			palette[i][c] = (unsigned char)((ground[c] * (LEVELS - 1 - level) +
			                                 ink[c] * level) / (LEVELS - 1));
	}
}

static bool
write_surface(struct buf *png, cairo_surface_t *surface)
{
	unsigned char palette[256][3];
	draw.cairo_surface_flush(surface);
	unsigned char *pixels = draw.cairo_image_surface_get_data(surface);
	size_t stride = (size_t)draw.cairo_image_surface_get_stride(surface);
	for (size_t y = 0; y < PICTURE_HEIGHT; y++)
		for (size_t x = 0; x < PICTURE_WIDTH; x++) {
			unsigned char *at = &pixels[y * stride + x];
			*at = (unsigned char)(*at / 2 + (x < BAND_WIDTH ? LEVELS : 0));
		}
	make_palette(palette);
	return png_write(png, pixels, stride, PICTURE_WIDTH, PICTURE_HEIGHT, palette);
}

bool
picture_draw(struct buf *png, const struct picture *p, struct err *err)
{
	cairo_surface_t *surface =
		draw.cairo_image_surface_create(CAIRO_FORMAT_A8, PICTURE_WIDTH, PICTURE_HEIGHT);
	cairo_t *cr = draw.cairo_create(surface);
	put_brand(cr, p->site);
	put_headline(cr, p);
	put_foot(cr, p);
	bool ok = draw.cairo_status(cr) == CAIRO_STATUS_SUCCESS && write_surface(png, surface);
	draw.cairo_destroy(cr);
	draw.cairo_surface_destroy(surface);
	return ok || err_set(err, ERR_INTERNAL, "a picture could not be drawn");
}

bool
picture_begin(struct err *err)
{
	return draw_library_load(err);
}
