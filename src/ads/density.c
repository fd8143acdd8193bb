/* density.c: the share of a page that advertisements may have. */
#include "ads/density.h"

/* 328 px of 17 px serif hold some eight English words; a line is 25.5 px high. */
enum { WORDS_A_LINE = 8, LINE_PX = 25 };

/* As the style sheet reserves them, borders included. */
static const int64_t slot_px[] = {
	[SLOT_BOX] = 290,
	[SLOT_WIDE] = 140,
};

int64_t
density_text_px(int64_t words)
{
	return words <= 0 ? 0 : (words + WORDS_A_LINE - 1) / WORDS_A_LINE * LINE_PX;
}

bool
density_take(struct density *d, enum slot_size size)
{
	int64_t ads = d->ads_px + slot_px[size];
	if (ads * 100 > (d->content_px + ads) * DENSITY_MOST_PERCENT)
		return false;
	d->ads_px = ads;
	return true;
}
