/* number.c: reads numbers from tokens. */
#include "text/number.h"

#include <math.h>
#include <string.h>

struct number_word {
	const char *word;
	double value;
};

static const struct number_word words[CUE_NO_LANGUAGE][34] = {
	[CUE_ENGLISH] = {{"zero", 0},      {"one", 1},       {"two", 2},
                     {"three", 3},     {"four", 4},      {"five", 5},
                     {"six", 6},       {"seven", 7},     {"eight", 8},
                     {"nine", 9},      {"ten", 10},      {"eleven", 11},
                     {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14},
                     {"fifteen", 15},  {"sixteen", 16},  {"seventeen", 17},
                     {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
                     {"thirty", 30},   {"forty", 40},    {"fifty", 50},
                     {"sixty", 60},    {"seventy", 70},  {"eighty", 80},
                     {"ninety", 90}},
	[CUE_GERMAN] = {{"null", 0},      {"zwei", 2},      {"drei", 3},
                    {"vier", 4},      {"fünf", 5},      {"sechs", 6},
                    {"sieben", 7},    {"acht", 8},      {"neun", 9},
                    {"zehn", 10},     {"elf", 11},      {"zwölf", 12},
                    {"dreizehn", 13}, {"vierzehn", 14}, {"fünfzehn", 15},
                    {"sechzehn", 16}, {"siebzehn", 17}, {"achtzehn", 18},
                    {"neunzehn", 19}, {"zwanzig", 20},  {"dreißig", 30},
                    {"vierzig", 40},  {"fünfzig", 50},  {"sechzig", 60},
                    {"siebzig", 70},  {"achtzig", 80},  {"neunzig", 90}},
	[CUE_FRENCH] = {{"zéro", 0},      {"deux", 2},       {"trois", 3},
                    {"quatre", 4},    {"cinq", 5},       {"six", 6},
                    {"sept", 7},      {"huit", 8},       {"neuf", 9},
                    {"dix", 10},      {"onze", 11},      {"douze", 12},
                    {"treize", 13},   {"quatorze", 14},  {"quinze", 15},
                    {"seize", 16},    {"vingt", 20},     {"trente", 30},
                    {"quarante", 40}, {"cinquante", 50}, {"soixante", 60}},
	[CUE_SPANISH] = {{"cero", 0},       {"dos", 2},      {"tres", 3},
                     {"cuatro", 4},     {"cinco", 5},    {"seis", 6},
                     {"siete", 7},      {"ocho", 8},     {"nueve", 9},
                     {"diez", 10},      {"once", 11},    {"doce", 12},
                     {"trece", 13},     {"catorce", 14}, {"quince", 15},
                     {"veinte", 20},    {"treinta", 30}, {"cuarenta", 40},
                     {"cincuenta", 50}, {"sesenta", 60}, {"setenta", 70},
                     {"ochenta", 80},   {"noventa", 90}},
};

static const struct number_word factors[CUE_NO_LANGUAGE][14] = {
	[CUE_ENGLISH] = {{"hundred", 100}, {"thousand", 1e3}, {"million", 1e6},
		{"billion", 1e9}, {"trillion", 1e12}, {"dozen", 12}, {"m", 1e6}, {"bn", 1e9},
		{"k", 1e3}, {"b", 1e9}, {"tn", 1e12}},
	[CUE_GERMAN] = {{"hundert", 100}, {"tausend", 1e3}, {"million", 1e6},
		{"millionen", 1e6}, {"milliarde", 1e9}, {"milliarden", 1e9}, {"mio", 1e6},
		{"mrd", 1e9}, {"dutzend", 12}},
	[CUE_FRENCH] = {{"cent", 100}, {"cents", 100}, {"mille", 1e3}, {"million", 1e6},
		{"millions", 1e6}, {"milliard", 1e9}, {"milliards", 1e9}},
	[CUE_SPANISH] = {{"mil", 1e3}, {"millón", 1e6}, {"millones", 1e6}, {"cien", 100}},
};

static const struct number_word ordinals[] = {
	{"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"fifth", 5}, {"sixth", 6},
	{"seventh", 7}, {"eighth", 8}, {"ninth", 9}, {"tenth", 10}, {NULL, 0},
};

static bool
find_word(const struct number_word *table, size_t most, struct str w, double *value)
{
	for (size_t i = 0; i < most && table[i].word; i++)
		if (table[i].word[0] == w.p[0] && str_eq(w, str_of(table[i].word))) {
			*value = table[i].value;
			return true;
		}
	return false;
}

/* "thirty-four": two words of the table in one. */
static bool
word_value(struct str w, enum cue_language language, double *value)
{
	if (language >= CUE_NO_LANGUAGE || w.n < 2 || w.n > 18)
		return false;
	if (find_word(words[language], 34, w, value))
		return true;
	ptrdiff_t cut = str_find_byte(w, '-', 0);
	double tens = 0, ones = 0;
	if (cut < 2 || (size_t)cut + 2 > w.n ||
	    !find_word(words[language], 34, str_sub(w, 0, (size_t)cut), &tens) ||
	    !find_word(words[language], 34, str_skip(w, (size_t)cut + 1), &ones) ||
	    tens < 20 || ones >= 10)
		return false;
	*value = tens + ones;
	return true;
}

/* Digits with separators.  A comma or point before exactly three digits parts thousands where
 * the language does so; `rest` is what follows the digits inside the token ("m", "th", ":30"). */
static double
digits_value(struct str w, enum cue_language language, struct str *rest)
{
	bool english = language == CUE_ENGLISH || language == CUE_NO_LANGUAGE;
	double value = 0, scale = 0;
	size_t i = 0;
	for (; i < w.n; i++) {
		char c = w.p[i];
		if (byte_is_digit((unsigned char)c)) {
			if (scale > 0)
				value += (c - '0') * scale, scale /= 10;
			else
				value = value * 10 + (c - '0');
			continue;
		}
		if ((c != '.' && c != ',') || i + 1 >= w.n ||
		    !byte_is_digit((unsigned char)w.p[i + 1]))
			break;
		size_t run = 0;
		while (i + 1 + run < w.n && byte_is_digit((unsigned char)w.p[i + 1 + run]))
			run++;
		bool thousands = (english ? c == ',' : c == '.') && run == 3 && scale == 0;
		if (thousands)
			continue;
		if (scale > 0)
			break;
		scale = 0.1;
	}
	*rest = str_skip(w, i);
	return value;
}

static bool
is_approximate(const struct tokens *t, size_t i)
{
	for (size_t k = i > 3 ? i - 3 : 0; k < i; k++)
		if (t->at[k].cues & CUE_QUALIFIER)
			return true;
	return false;
}

/* First noun-like word within four tokens: in English a plural, elsewhere any capital or long
 * word. */
static ptrdiff_t
unit_after(const struct tokens *t, size_t i, enum cue_language language)
{
	static const char *const plurals[] = {"people", "men", "women", "children", "police"};
	for (size_t k = i; k < t->count && k < i + 4; k++) {
		const struct token *w = &t->at[k];
		if (w->kind != TOKEN_WORD || w->cues & (CUE_FINITE | CUE_SAY))
			return -1;
		if (w->cues & CUE_STOP && !(w->cues & (CUE_PERSON | CUE_GROUP)))
			return -1;
		for (size_t p = 0; p < sizeof plurals / sizeof *plurals; p++)
			if (token_is(w, plurals[p]))
				return (ptrdiff_t)k;
		if (language != CUE_ENGLISH) {
			if (w->low.n > 3)
				return (ptrdiff_t)k;
			continue;
		}
		if (w->cues & CUE_HARM)
			return -1;
		if (w->low.n > 3 && w->low.p[w->low.n - 1] == 's' &&
		    w->low.p[w->low.n - 2] != 's' && !(w->flags & TOKEN_POSSESSIVE))
			return (ptrdiff_t)k;
	}
	return -1;
}

static bool
is_month(const struct tokens *t, ptrdiff_t i)
{
	if (i < 0 || (size_t)i >= t->count)
		return false;
	const struct token *w = &t->at[i];
	return w->cues & CUE_MONTH && (w->flags & TOKEN_CAPITAL || w->low.n > 3);
}

/* Reads suffix and neighbours of a number in digits; false: it is none ("7-Eleven"). */
static bool
read_digits(const struct tokens *t, size_t i, enum cue_language language,
            struct number *n)
{
	struct str rest;
	n->value = digits_value(t->at[i].low, language, &rest);
	double factor;
	if (!rest.n)
		return true;
	if (rest.p[0] == ':' || str_eq(rest, STR("am")) || str_eq(rest, STR("pm"))) {
		n->kind = NUMBER_TIME;
		return true;
	}
	if (str_eq(rest, STR("st")) || str_eq(rest, STR("nd")) || str_eq(rest, STR("rd")) ||
	    str_eq(rest, STR("th"))) {
		n->kind = NUMBER_ORDINAL;
		return true;
	}
	if (str_starts(rest, STR("-year")) || str_starts(rest, STR("-jähr")) ||
	    str_eq(rest, STR("s"))) {
		n->kind = NUMBER_AGE;
		return true;
	}
	if (language < CUE_NO_LANGUAGE && find_word(factors[language], 14, rest, &factor)) {
		n->value *= factor;
		return true;
	}
	return true;
}

static void
read_around(const struct tokens *t, enum cue_language language, struct number *n)
{
	size_t next = n->first + n->count;
	const struct token *after = next < t->count ? &t->at[next] : NULL;
	ptrdiff_t before = (ptrdiff_t)n->first - 1;
	double factor;
	while (after && after->kind == TOKEN_WORD && language < CUE_NO_LANGUAGE &&
	       find_word(factors[language], 14, after->low, &factor)) {
		n->value *= factor;
		n->count++;
		next++;
		after = next < t->count ? &t->at[next] : NULL;
	}
	n->approximate = is_approximate(t, n->first);
	n->start = t->at[n->first].start;
	n->end = t->at[next - 1].end;
	n->unit = -1;
	if (n->kind != NUMBER_COUNT)
		return;
	if (before >= 0 && t->at[before].kind == TOKEN_MONEY) {
		n->kind = NUMBER_MONEY;
		n->start = t->at[before].start;
	} else if (after && (after->kind == TOKEN_MONEY || token_is(after, "dollars") ||
	                     token_is(after, "euros") || token_is(after, "euro") ||
	                     token_is(after, "pounds") || token_is(after, "yen"))) {
		n->kind = NUMBER_MONEY;
		n->end = t->at[next].end;
	} else if (after && (after->kind == TOKEN_PERCENT || token_is(after, "percent") ||
	                     token_is(after, "per") || token_is(after, "prozent"))) {
		n->kind = NUMBER_PERCENT;
	} else if (after && (token_is(after, "a.m.") || token_is(after, "p.m.") ||
	                     token_is(after, "am") || token_is(after, "pm") ||
	                     token_is(after, "uhr"))) {
		n->kind = NUMBER_TIME;
	} else if (n->value >= 1 && n->value <= 31 && n->value == floor(n->value) &&
	           (is_month(t, before) || is_month(t, (ptrdiff_t)next) ||
	            (after && token_is(after, ".") && is_month(t, (ptrdiff_t)next + 1)) ||
	            (after && token_is(after, "de") && is_month(t, (ptrdiff_t)next + 1)))) {
		n->kind = NUMBER_DAY;
	} else if (!n->by_word && n->value >= 1800 && n->value < 2100 &&
	           t->at[n->first].low.n == 4) {
		n->kind = NUMBER_YEAR;
		n->unit = -1;
		return;
	} else if (before >= 0 && t->at[before].kind == TOKEN_COMMA && after &&
	           after->kind == TOKEN_COMMA && n->value < 120) {
		n->kind = NUMBER_AGE;
	} else {
		n->unit = unit_after(t, next, language);
	}
}

struct numbers
numbers_of(struct arena *out, const struct tokens *t, enum cue_language language)
{
	struct numbers list = {0};
	/* Most words are none: count first those that may be. */
	size_t found = 0;
	double value;
	for (size_t i = 0; i < t->count; i++)
		found += t->at[i].kind == TOKEN_NUMBER ||
		         (t->at[i].kind == TOKEN_WORD &&
		          (word_value(t->at[i].low, language, &value) ||
		           find_word(ordinals, 10, t->at[i].low, &value)));
	if (!found)
		return list;
	list.at = arena_array(out, struct number, found);
	for (size_t i = 0; i < t->count; i++) {
		const struct token *w = &t->at[i];
		struct number n = {.first = i, .count = 1};
		if (w->kind == TOKEN_NUMBER) {
			if (!read_digits(t, i, language, &n))
				continue;
		} else if (w->kind != TOKEN_WORD) {
			continue;
		} else if (word_value(w->low, language, &n.value)) {
			n.by_word = true;
		} else if (language == CUE_ENGLISH && find_word(ordinals, 10, w->low, &n.value)) {
			n.by_word = true;
			n.kind = NUMBER_ORDINAL;
		} else {
			continue;
		}
		read_around(t, language, &n);
		list.at[list.count++] = n;
		i += n.count - 1;
	}
	return list;
}

bool
number_same(const struct number *a, const struct number *b)
{
	if ((a->kind == NUMBER_PERCENT) != (b->kind == NUMBER_PERCENT))
		return false;
	double most = fmax(fabs(a->value), fabs(b->value));
	return fabs(a->value - b->value) <= most * 1e-6;
}
