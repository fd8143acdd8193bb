/* number.h: numbers and figures in text, with their value and what they count.
 *
 * Digits with the separators of the language, words ("twelve", "zwölf"), factors ("3 million",
 * "4m", "two dozen"), ordinals, money, per cent, clock times, years. */
#ifndef GW_TEXT_NUMBER_H
#define GW_TEXT_NUMBER_H

#include "text/token.h"

enum number_kind {
	NUMBER_COUNT,   /* something counted, or bare */
	NUMBER_MONEY,
	NUMBER_PERCENT,
	NUMBER_YEAR,    /* 1800 to 2099 without a unit */
	NUMBER_ORDINAL, /* 10th, third */
	NUMBER_TIME,    /* 10:30, 5 p.m.; value in minutes */
	NUMBER_DAY,     /* day of a month: 14 June */
	NUMBER_AGE,     /* 62, or 62-year-old */
};

struct number {
	double value;
	size_t first, count;   /* tokens */
	uint32_t start, end;   /* bytes, without the unit */
	enum number_kind kind;
	bool approximate;      /* about, nearly, more than, at least … */
	bool by_word;          /* written in letters */
	ptrdiff_t unit;        /* token of the noun counted, or -1 */
};

struct numbers {
	struct number *at;
	size_t count;
};

struct numbers numbers_of(struct arena *out, const struct tokens *tokens,
                          enum cue_language language);

/* Equal after normalisation: values within a millionth, and no clash of money or per cent. */
bool number_same(const struct number *a, const struct number *b);

#endif
