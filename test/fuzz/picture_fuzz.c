/* picture_fuzz.c: any bytes as a picture; what is taken for an SVG has nothing that acts. */
#include "ads/picture.h"

#include "fuzz.h"

FUZZ(input)
{
	struct picture p;
	struct err err = {0};
	(void)memory;
	if (!picture_read(input, &p, &err)) {
		fuzz_expect(err.code == ERR_INPUT);
		return;
	}
	fuzz_expect(p.width > 0 && p.height > 0);
	if (p.kind != PICTURE_SVG)
		return;
	static const struct str never[] = {
		{"<script", 7}, {"<style", 6}, {"<foreignobject", 14}, {"<image", 6}, {"<iframe", 7},
		{"<!doctype", 9}, {"<!entity", 8}, {"<animate", 8}, {"<a ", 3},
	};
	/* Comments may say anything; nothing in them acts. */
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		fuzz_expect(str_has(input, STR("<!--")) || !str_has_nocase(input, never[i]));
}
