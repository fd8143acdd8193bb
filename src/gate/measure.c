/* measure.c: the table of units, and the small words before them. */
#include "gate/measure.h"

/* Two of different rows are never the same unit. */
static const char *const measures[][8] = {
	{"mile", "miles", "mi"},
	{"kilometre", "kilometres", "kilometer", "kilometers", "km", "kms"},
	{"metre", "metres", "meter", "meters"},
	{"centimetre", "centimetres", "centimeter", "centimeters", "cm"},
	{"inch", "inches"},
	{"acre", "acres"},
	{"hectare", "hectares"},
	{"kilogram", "kilograms", "kg", "kilo", "kilos"},
	{"gram", "grams"},
	{"ounce", "ounces"},
	{"tonne", "tonnes", "ton", "tons"},
	{"litre", "litres", "liter", "liters"},
	{"gallon", "gallons"},
	{"barrel", "barrels"},
	{"minute", "minutes", "min", "mins"},
	{"hour", "hours", "hr", "hrs"},
	{"day", "days"},
	{"week", "weeks"},
	{"month", "months"},
	{"year", "years", "year-old", "years-old"},
	{"decade", "decades"},
	{"century", "centuries"},
	{"hundred", "hundreds"},
	{"thousand", "thousands"},
	{"million", "millions"},
	{"billion", "billions"},
	{"trillion", "trillions"},
	/* Those below measure beside a figure only: "a second term", "on foot", "the point". */
	{"foot", "feet", "ft"},
	{"yard", "yards"},
	{"pound", "pounds", "lb", "lbs"},
	{"second", "seconds"},
	{"mph"},
	{"kph", "kmh"},
	{"celsius"},
	{"fahrenheit"},
	{"dollar", "dollars"},
	{"euro", "euros"},
	{"cent", "cents"},
	{"yen"},
	{"percent", "%"},
	{"points", "point"},
	{"times"},
};

enum { ALONE = 27 }; /* of the rows, from the first: they measure without a figure, too */

static unsigned
row_of(struct str w)
{
	if (w.n < 1 || w.n > 11)
		return 0;
	for (unsigned i = 0; i < sizeof measures / sizeof *measures; i++)
		for (unsigned k = 0; k < 8 && measures[i][k]; k++)
			if (measures[i][k][0] == w.p[0] && str_eq(w, str_of(measures[i][k])))
				return i + 1;
	return 0;
}

static bool
is_long(struct str w)
{
	return str_ends(w, STR("-long"));
}

unsigned
measure_of(const struct token *t)
{
	struct str w = t->low;
	if (t->kind == TOKEN_NUMBER) {
		ptrdiff_t cut = str_find_byte(w, '-', 0);
		return cut < 0 ? 0 : row_of(str_skip(w, (size_t)cut + 1));
	}
	if (is_long(w))
		w.n -= STR("-long").n;
	return row_of(w);
}

static bool
is_one_of(struct str w, const char *const *list)
{
	for (; *list; list++)
		if ((*list)[0] == w.p[0] && str_eq(w, str_of(*list)))
			return true;
	return false;
}

/* What the words before a unit say; MEASURE_NONE: nothing. */
static enum measure_count
count_before(const struct prepared *p, size_t token)
{
	static const char *const one[] = {"a", "an", "one", "each", "every", "per", NULL};
	static const char *const point[] = {"last", "next", "this", "that", "past", "previous",
	                                    "coming", "following", "the", NULL};
	static const char *const many[] = {"several", "few", "some", "many", "couple", "these", "those",
	                                   "recent", "of", NULL};
	enum { REACH = 2 }; /* one word may stand between: "a full week" */
	for (size_t i = token; i-- > 0 && token - i <= REACH;) {
		const struct token *t = &p->tokens.at[i];
		if (t->kind != TOKEN_WORD)
			return MEASURE_NONE;
		if (is_one_of(t->low, many))
			return MEASURE_MANY;
		if (is_one_of(t->low, point))
			return MEASURE_POINT;
		if (is_one_of(t->low, one))
			return MEASURE_ONE;
		if (t->cues & CUE_STOP)
			return MEASURE_NONE;
	}
	return MEASURE_NONE;
}

static bool
is_plural(const struct token *t)
{
	return t->low.n > 2 && t->low.p[t->low.n - 1] == 's' && !(t->flags & TOKEN_POSSESSIVE);
}

enum measure_count
measure_count_of(const struct prepared *p, size_t token)
{
	const struct token *t = &p->tokens.at[token];
	unsigned row = t->kind == TOKEN_WORD ? measure_of(t) : 0;
	if (!row || row > ALONE || prepared_number(p, token) ||
	    (token > 0 && prepared_number(p, token - 1)) || (token > 1 && prepared_number(p, token - 2)))
		return MEASURE_NONE;
	if (is_long(t->low))
		return MEASURE_ONE;
	enum measure_count before = count_before(p, token);
	bool plural = is_plural(t) || measure_of(t) > ALONE - 5;
	return plural ? MEASURE_MANY : before == MEASURE_MANY ? MEASURE_NONE : before;
}
