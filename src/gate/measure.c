/* measure.c: the table of units, and the small words before them. */
#include "gate/measure.h"

/* The factors are the last of those that measure without a figure, too; the others do beside one only:
 * "a second term", "on foot", "the point". */
enum unit {
	UNIT_NONE,
	UNIT_MILE, UNIT_KILOMETRE, UNIT_METRE, UNIT_CENTIMETRE, UNIT_INCH, UNIT_ACRE,
	UNIT_HECTARE, UNIT_KILOGRAM, UNIT_GRAM, UNIT_OUNCE, UNIT_TONNE, UNIT_LITRE,
	UNIT_GALLON, UNIT_BARREL, UNIT_MINUTE, UNIT_HOUR, UNIT_DAY, UNIT_WEEK, UNIT_MONTH,
	UNIT_YEAR, UNIT_DECADE, UNIT_CENTURY, UNIT_HUNDRED, UNIT_THOUSAND, UNIT_MILLION,
	UNIT_BILLION, UNIT_TRILLION,
	UNIT_FOOT, UNIT_YARD, UNIT_POUND, UNIT_SECOND, UNIT_MPH, UNIT_KPH, UNIT_CELSIUS,
	UNIT_FAHRENHEIT, UNIT_DOLLAR, UNIT_EURO, UNIT_CENT, UNIT_YEN, UNIT_PERCENT,
	UNIT_POINTS, UNIT_TIMES,
	UNIT_FIRST_FACTOR = UNIT_HUNDRED,
	UNIT_LAST_ALONE = UNIT_TRILLION,
};

/* Sorted by bytes. */
static const struct {
	const char *word;
	uint8_t unit;
} measures[] = {
	{"%", UNIT_PERCENT}, {"acre", UNIT_ACRE}, {"acres", UNIT_ACRE}, {"barrel", UNIT_BARREL},
	{"barrels", UNIT_BARREL}, {"billion", UNIT_BILLION}, {"billions", UNIT_BILLION},
	{"celsius", UNIT_CELSIUS}, {"cent", UNIT_CENT}, {"centimeter", UNIT_CENTIMETRE},
	{"centimeters", UNIT_CENTIMETRE}, {"centimetre", UNIT_CENTIMETRE},
	{"centimetres", UNIT_CENTIMETRE}, {"cents", UNIT_CENT}, {"centuries", UNIT_CENTURY},
	{"century", UNIT_CENTURY}, {"cm", UNIT_CENTIMETRE}, {"day", UNIT_DAY}, {"days", UNIT_DAY},
	{"decade", UNIT_DECADE}, {"decades", UNIT_DECADE}, {"dollar", UNIT_DOLLAR},
	{"dollars", UNIT_DOLLAR}, {"euro", UNIT_EURO}, {"euros", UNIT_EURO},
	{"fahrenheit", UNIT_FAHRENHEIT}, {"feet", UNIT_FOOT}, {"foot", UNIT_FOOT},
	{"ft", UNIT_FOOT}, {"gallon", UNIT_GALLON}, {"gallons", UNIT_GALLON}, {"gram", UNIT_GRAM},
	{"grams", UNIT_GRAM}, {"hectare", UNIT_HECTARE}, {"hectares", UNIT_HECTARE},
	{"hour", UNIT_HOUR}, {"hours", UNIT_HOUR}, {"hr", UNIT_HOUR}, {"hrs", UNIT_HOUR},
	{"hundred", UNIT_HUNDRED}, {"hundreds", UNIT_HUNDRED}, {"inch", UNIT_INCH},
	{"inches", UNIT_INCH}, {"kg", UNIT_KILOGRAM}, {"kilo", UNIT_KILOGRAM},
	{"kilogram", UNIT_KILOGRAM}, {"kilograms", UNIT_KILOGRAM}, {"kilometer", UNIT_KILOMETRE},
	{"kilometers", UNIT_KILOMETRE}, {"kilometre", UNIT_KILOMETRE},
	{"kilometres", UNIT_KILOMETRE}, {"kilos", UNIT_KILOGRAM}, {"km", UNIT_KILOMETRE},
	{"kmh", UNIT_KPH}, {"kms", UNIT_KILOMETRE}, {"kph", UNIT_KPH}, {"lb", UNIT_POUND},
	{"lbs", UNIT_POUND}, {"liter", UNIT_LITRE}, {"liters", UNIT_LITRE}, {"litre", UNIT_LITRE},
	{"litres", UNIT_LITRE}, {"meter", UNIT_METRE}, {"meters", UNIT_METRE},
	{"metre", UNIT_METRE}, {"metres", UNIT_METRE}, {"mi", UNIT_MILE}, {"mile", UNIT_MILE},
	{"miles", UNIT_MILE}, {"million", UNIT_MILLION}, {"millions", UNIT_MILLION},
	{"min", UNIT_MINUTE}, {"mins", UNIT_MINUTE}, {"minute", UNIT_MINUTE},
	{"minutes", UNIT_MINUTE}, {"month", UNIT_MONTH}, {"months", UNIT_MONTH}, {"mph", UNIT_MPH},
	{"ounce", UNIT_OUNCE}, {"ounces", UNIT_OUNCE}, {"percent", UNIT_PERCENT},
	{"point", UNIT_POINTS}, {"points", UNIT_POINTS}, {"pound", UNIT_POUND},
	{"pounds", UNIT_POUND}, {"second", UNIT_SECOND}, {"seconds", UNIT_SECOND},
	{"thousand", UNIT_THOUSAND}, {"thousands", UNIT_THOUSAND}, {"times", UNIT_TIMES},
	{"ton", UNIT_TONNE}, {"tonne", UNIT_TONNE}, {"tonnes", UNIT_TONNE}, {"tons", UNIT_TONNE},
	{"trillion", UNIT_TRILLION}, {"trillions", UNIT_TRILLION}, {"week", UNIT_WEEK},
	{"weeks", UNIT_WEEK}, {"yard", UNIT_YARD}, {"yards", UNIT_YARD}, {"year", UNIT_YEAR},
	{"year-old", UNIT_YEAR}, {"years", UNIT_YEAR}, {"years-old", UNIT_YEAR}, {"yen", UNIT_YEN},
};

static unsigned
unit_of(struct str w)
{
	size_t from = 0, to = sizeof measures / sizeof *measures;
	while (from < to) {
		size_t mid = from + (to - from) / 2, i = 0;
		const char *word = measures[mid].word;
		while (i < w.n && word[i] && word[i] == w.p[i])
			i++;
		int c = (i < w.n ? (unsigned char)w.p[i] : 0) - (unsigned char)word[i];
		if (c == 0)
			return measures[mid].unit;
		if (c < 0)
			to = mid;
		else
			from = mid + 1;
	}
	return UNIT_NONE;
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
		return cut < 0 ? 0 : unit_of(str_skip(w, (size_t)cut + 1));
	}
	if (is_long(w))
		w.n -= STR("-long").n;
	return unit_of(w);
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
	unsigned unit = t->kind == TOKEN_WORD ? measure_of(t) : 0;
	if (!unit || unit > UNIT_LAST_ALONE || prepared_number(p, token) ||
	    (token > 0 && prepared_number(p, token - 1)) || (token > 1 && prepared_number(p, token - 2)))
		return MEASURE_NONE;
	if (is_long(t->low))
		return MEASURE_ONE;
	enum measure_count before = count_before(p, token);
	bool plural = is_plural(t) || unit >= UNIT_FIRST_FACTOR;
	return plural ? MEASURE_MANY : before == MEASURE_MANY ? MEASURE_NONE : before;
}
