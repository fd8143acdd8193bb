/* number.h: numbers and figures in text, with their value and what they count.
 *
 * Digits with the separators of the language, words ("twelve", "zwölf", "two hundred and fifty"),
 * factors ("3 million", "4m", "a dozen"), ordinals, money with its currency, per cent and
 * percentage points, clock times, years, scores and ranges in one word ("3-2", "10-15"). */
#ifndef GW_TEXT_NUMBER_H
#define GW_TEXT_NUMBER_H

#include "text/token.h"

enum number_kind {
	NUMBER_COUNT,   /* something counted, or bare */
	NUMBER_MONEY,
	NUMBER_PERCENT,
	NUMBER_YEAR,    /* 1800 to 2099 without a unit */
	NUMBER_ORDINAL, /* 10th, third */
	NUMBER_TIME,    /* 10:30, 5 p.m.; value in minutes after midnight */
	NUMBER_DAY,     /* day of a month: 14 June */
	NUMBER_AGE,     /* 62, or 62-year-old */
	NUMBER_PAIR,    /* 3-2, 10-15; the second one is `other` */
};

struct number {
	double value;
	size_t first, count;   /* tokens */
	uint32_t start, end;   /* bytes, without the unit */
	enum number_kind kind;
	bool approximate;      /* about, nearly, more than, at least … */
	bool by_word;          /* written in letters */
	bool points;           /* percentage points; kind is NUMBER_PERCENT */
	char currency[4];      /* "usd" "eur" "gbp" "jpy" "inr" "chf", or empty: not told */
	double other;          /* of a pair: the second value */
	ptrdiff_t unit;        /* token of the noun counted, or -1 */
};

struct numbers {
	struct number *at;
	size_t count;
};

struct numbers numbers_of(struct arena *out, const struct tokens *tokens,
                          enum cue_language language);

/* Equal after normalisation: values within a millionth, and no clash of per cent, points or
 * currencies. */
bool number_same(const struct number *a, const struct number *b);

#endif
