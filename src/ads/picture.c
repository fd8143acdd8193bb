/* picture.c: the headers of PNG, JPEG and WebP. */
#include "ads/picture.h"

#include "model/limits.h"

static const struct {
	const char *type, *ending;
} kinds[] = {
	[PICTURE_PNG] = {"image/png", "png"},
	[PICTURE_JPEG] = {"image/jpeg", "jpg"},
	[PICTURE_WEBP] = {"image/webp", "webp"},
	[PICTURE_SVG] = {"image/svg+xml", "svg"},
};

const char *
picture_type(enum picture_kind kind)
{
	return kinds[kind].type;
}

const char *
picture_ending(enum picture_kind kind)
{
	return kinds[kind].ending;
}

static int64_t
big(struct str s, size_t at, int bytes)
{
	int64_t n = 0;
	for (int i = 0; i < bytes; i++)
		n = n << 8 | (unsigned char)s.p[at + (size_t)i];
	return n;
}

static int64_t
little(struct str s, size_t at, int bytes)
{
	int64_t n = 0;
	for (int i = bytes - 1; i >= 0; i--)
		n = n << 8 | (unsigned char)s.p[at + (size_t)i];
	return n;
}

static bool
read_png(struct str s, struct picture *p)
{
	if (s.n < 33 || !str_eq(str_sub(s, 12, 16), STR("IHDR")))
		return false;
	p->width = big(s, 16, 4);
	p->height = big(s, 20, 4);
	return true;
}

/* Frames of the marker codes SOF0 to SOF15 have the size; C4, C8 and CC are none of them. */
static bool
read_jpeg(struct str s, struct picture *p)
{
	for (size_t at = 2; at + 9 <= s.n;) {
		unsigned char mark = (unsigned char)s.p[at + 1];
		if ((unsigned char)s.p[at] != 0xff)
			return false;
		if (mark == 0xff) { /* filling */
			at++;
			continue;
		}
		if (mark >= 0xc0 && mark <= 0xcf && mark != 0xc4 && mark != 0xc8 && mark != 0xcc) {
			p->height = big(s, at + 5, 2);
			p->width = big(s, at + 7, 2);
			return true;
		}
		if (mark == 0xda || mark == 0xd9)
			return false;
		at += 2 + (size_t)big(s, at + 2, 2);
	}
	return false;
}

static bool
read_webp(struct str s, struct picture *p)
{
	struct str chunk = str_sub(s, 12, 16);
	if (s.n < 30)
		return false;
	if (str_eq(chunk, STR("VP8X"))) {
		p->width = little(s, 24, 3) + 1;
		p->height = little(s, 27, 3) + 1;
		return true;
	}
	if (str_eq(chunk, STR("VP8L")) && s.p[20] == 0x2f) {
		int64_t bits = little(s, 21, 4);
		p->width = (bits & 0x3fff) + 1;
		p->height = (bits >> 14 & 0x3fff) + 1;
		return true;
	}
	if (str_eq(chunk, STR("VP8 ")) && str_eq(str_sub(s, 23, 26), STR("\x9d\x01\x2a"))) {
		p->width = little(s, 26, 2) & 0x3fff;
		p->height = little(s, 28, 2) & 0x3fff;
		return true;
	}
	return false;
}

static bool
read_header(struct str s, struct picture *p)
{
	if (str_starts(s, STR("\x89PNG\r\n\x1a\n"))) {
		p->kind = PICTURE_PNG;
		return read_png(s, p);
	}
	if (str_starts(s, STR("\xff\xd8\xff"))) {
		p->kind = PICTURE_JPEG;
		return read_jpeg(s, p);
	}
	if (str_starts(s, STR("RIFF")) && str_eq(str_sub(s, 8, 12), STR("WEBP"))) {
		p->kind = PICTURE_WEBP;
		return read_webp(s, p);
	}
	return false;
}

bool
picture_read(struct str bytes, struct picture *p, struct err *err)
{
	*p = (struct picture){0};
	if (str_starts(bytes, STR("<")) || str_starts(bytes, STR("\xef\xbb\xbf<"))) {
		if (!svg_read(bytes, p, err))
			return false;
	} else if (!read_header(bytes, p)) {
		return err_set(err, ERR_INPUT, "it is no PNG, JPEG, WebP or SVG");
	}
	if (p->width < 1 || p->height < 1 || p->width > LIMIT_AD_PICTURE_SIDE ||
	    p->height > LIMIT_AD_PICTURE_SIDE)
		return err_set(err, ERR_INPUT, "its sides are not from 1 to %d pixels",
		               LIMIT_AD_PICTURE_SIDE);
	return true;
}
