/* picture_test.c: pictures by their bytes; an SVG only without anything that could act. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ads/picture.h"

#define SVG(inside) "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"250\">" inside "</svg>"
#define BYTES(lit) {(lit), sizeof(lit) - 1}

static const struct {
	struct str bytes;
	enum picture_kind kind;
	int width, height;
} rights[] = {
	{BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\xd8\0\0\0\x5a\x08\2\0\0\0xxxx"), PICTURE_PNG, 728, 90},
	{BYTES("\xff\xd8\xff\xe0\0\4ab\xff\xff\xc2\0\x0b\x08\0\xfa\1\x2c\3xx"), PICTURE_JPEG, 300, 250},
	{BYTES("RIFF....WEBPVP8X\x0a\0\0\0\0\0\0\0\x2b\1\0\xf9\0\0..."), PICTURE_WEBP, 300, 250},
	{BYTES("RIFF....WEBPVP8L....\x2f\x2b\x41\x3e\0......"), PICTURE_WEBP, 300, 250},
	{BYTES("RIFF....WEBPVP8 ....\0\0\0\x9d\1\x2a\x2c\1\xfa\0..."), PICTURE_WEBP, 300, 250},
	{BYTES("\xef\xbb\xbf<?xml version='1.0'?><!-- a -->" SVG("<g><rect fill='url(#a)'/></g>")),
	 PICTURE_SVG, 300, 250},
	{BYTES("<svg viewBox='0 0 64.5 32' xmlns='x'><use href='#a'/>A &amp; B</svg>"), PICTURE_SVG, 64, 32},
	{BYTES("<svg width='10px' height='20.4'/>"), PICTURE_SVG, 10, 20},
};

static void
kind_and_size_are_read_from_the_bytes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rights / sizeof *rights; i++) {
		struct picture p;
		struct err err = {0};
		if (!picture_read(rights[i].bytes, &p, &err))
			fail_msg("row %zu: %s", i, err.msg);
		assert_int_equal(p.kind, rights[i].kind);
		assert_int_equal(p.width, rights[i].width);
		assert_int_equal(p.height, rights[i].height);
	}
}

static const struct str wrongs[] = {
	BYTES(""),
	BYTES("GIF89a\1\0\1\0"),
	BYTES("<!doctype html><title>x</title>"),
	BYTES("<html><svg width='1' height='1'/></html>"),
	BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2"),
	BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\x5a\x08\2\0\0\0xxxx"),
	BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\0\0\x5a\x08\2\0\0\0xxxx"),
	BYTES("\xff\xd8\xff\xe0\0\0\0\0\0\0\0\0"),
	BYTES("\xff\xd8\xff\xda\0\2\xff\xc0\0\x0b\x08\0\xfa\1\x2c\3xx"),
	BYTES("RIFF....WEBPVP8 ...."),
	BYTES("<svg xmlns='x'><rect/></svg>"), /* no size */
	BYTES("<svg width='100%' height='100%'/>"),
	BYTES("<svg width='9' height='9'"),
	BYTES(SVG("<script>alert(1)</script>")),
	BYTES(SVG("<SCRIPT>alert(1)</SCRIPT>")),
	BYTES(SVG("<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>")),
	BYTES(SVG("<rect onload='alert(1)'/>")),
	BYTES(SVG("<rect OnClick = 'alert(1)'/>")),
	BYTES(SVG("<foreignObject><p/></foreignObject>")),
	BYTES(SVG("<image href='https://x.example/a.png'/>")),
	BYTES(SVG("<use href='https://x.example/a.svg#b'/>")),
	BYTES(SVG("<use xlink:href='data:image/svg+xml,x'/>")),
	BYTES(SVG("<a href='https://x.example/'><rect/></a>")),
	BYTES(SVG("<style>@import url(https://x.example/)</style>")),
	BYTES(SVG("<rect style='fill:url(https://x.example/)'/>")),
	BYTES(SVG("<rect fill='url(https://x.example/#a)'/>")),
	BYTES(SVG("<rect fill='u&#114;l(https://x.example/)'/>")),
	BYTES(SVG("<animate attributeName='href' to='javascript:x'/>")),
	BYTES(SVG("<set attributeName='onload' to='x'/>")),
	BYTES(SVG("<!DOCTYPE svg [<!ENTITY a 'b'>]>")),
	BYTES("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" SVG("&a;")),
	BYTES("<?xml-stylesheet href='https://x.example/a.css'?>" SVG("")),
	BYTES(SVG("<![CDATA[<script>]]>")),
	BYTES(SVG("<rect fill=red/>")),
	BYTES(SVG("<g xml:base='https://x.example/'><use href='#a'/></g>")),
};

static void
everything_else_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
		struct picture p;
		struct err err = {0};
		if (picture_read(wrongs[i], &p, &err))
			fail_msg("taken: " STR_FMT, STR_ARG(wrongs[i]));
		assert_int_equal(err.code, ERR_INPUT);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kind_and_size_are_read_from_the_bytes),
		cmocka_unit_test(everything_else_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
