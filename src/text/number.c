/* number.c: reads numbers from tokens. */
#include "text/number.h"

#include <math.h>
#include <string.h>

struct number_word {
	const char *word;
	double value;
};

/* Rows are sorted by their bytes. */
struct number_words {
	const struct number_word *at;
	size_t count;
};

static const struct number_word words_en[] = {
	{"eight", 8}, {"eighteen", 18}, {"eighty", 80}, {"eleven", 11}, {"fifteen", 15},
	{"fifty", 50}, {"five", 5}, {"forty", 40}, {"four", 4}, {"fourteen", 14},
	{"nine", 9}, {"nineteen", 19}, {"ninety", 90}, {"one", 1}, {"seven", 7},
	{"seventeen", 17}, {"seventy", 70}, {"six", 6}, {"sixteen", 16}, {"sixty", 60},
	{"ten", 10}, {"thirteen", 13}, {"thirty", 30}, {"three", 3}, {"twelve", 12},
	{"twenty", 20}, {"two", 2}, {"zero", 0},
};
static const struct number_word words_de[] = {
	{"acht", 8}, {"achtzehn", 18}, {"achtzig", 80}, {"drei", 3}, {"dreizehn", 13},
	{"dreißig", 30}, {"elf", 11}, {"fünf", 5}, {"fünfzehn", 15}, {"fünfzig", 50},
	{"neun", 9}, {"neunzehn", 19}, {"neunzig", 90}, {"null", 0}, {"sechs", 6},
	{"sechzehn", 16}, {"sechzig", 60}, {"sieben", 7}, {"siebzehn", 17},
	{"siebzig", 70}, {"vier", 4}, {"vierzehn", 14}, {"vierzig", 40}, {"zehn", 10},
	{"zwanzig", 20}, {"zwei", 2}, {"zwölf", 12},
};
static const struct number_word words_fr[] = {
	{"cinq", 5}, {"cinquante", 50}, {"deux", 2}, {"dix", 10}, {"douze", 12},
	{"huit", 8}, {"neuf", 9}, {"onze", 11}, {"quarante", 40}, {"quatorze", 14},
	{"quatre", 4}, {"quinze", 15}, {"seize", 16}, {"sept", 7}, {"six", 6},
	{"soixante", 60}, {"treize", 13}, {"trente", 30}, {"trois", 3}, {"vingt", 20},
	{"zéro", 0},
};
static const struct number_word words_es[] = {
	{"catorce", 14}, {"cero", 0}, {"cinco", 5}, {"cincuenta", 50}, {"cuarenta", 40},
	{"cuatro", 4}, {"diez", 10}, {"doce", 12}, {"dos", 2}, {"noventa", 90},
	{"nueve", 9}, {"ochenta", 80}, {"ocho", 8}, {"once", 11}, {"quince", 15},
	{"seis", 6}, {"sesenta", 60}, {"setenta", 70}, {"siete", 7}, {"trece", 13},
	{"treinta", 30}, {"tres", 3}, {"veinte", 20},
};
static const struct number_word factors_en[] = {
	{"b", 1e9}, {"billion", 1e9}, {"bn", 1e9}, {"dozen", 12}, {"hundred", 100},
	{"k", 1e3}, {"m", 1e6}, {"million", 1e6}, {"mln", 1e6}, {"mn", 1e6},
	{"thousand", 1e3}, {"tn", 1e12}, {"trillion", 1e12},
};
static const struct number_word factors_de[] = {
	{"dutzend", 12}, {"hundert", 100}, {"milliarde", 1e9}, {"milliarden", 1e9},
	{"million", 1e6}, {"millionen", 1e6}, {"mio", 1e6}, {"mrd", 1e9},
	{"tausend", 1e3},
};
static const struct number_word factors_fr[] = {
	{"cent", 100}, {"cents", 100}, {"mille", 1e3}, {"milliard", 1e9},
	{"milliards", 1e9}, {"million", 1e6}, {"millions", 1e6},
};
static const struct number_word factors_es[] = {
	{"cien", 100}, {"mil", 1e3}, {"millones", 1e6}, {"millón", 1e6},
};
static const struct number_word words_it[] = {
	{"cinquanta", 50}, {"cinque", 5}, {"diciannove", 19}, {"diciassette", 17},
	{"diciotto", 18}, {"dieci", 10}, {"dodici", 12}, {"due", 2}, {"novanta", 90},
	{"nove", 9}, {"ottanta", 80}, {"otto", 8}, {"quaranta", 40},
	{"quattordici", 14}, {"quattro", 4}, {"quindici", 15}, {"sedici", 16},
	{"sei", 6}, {"sessanta", 60}, {"settanta", 70}, {"sette", 7}, {"tre", 3},
	{"tredici", 13}, {"trenta", 30}, {"undici", 11}, {"venti", 20}, {"zero", 0},
};
static const struct number_word words_pt[] = {
	{"catorze", 14}, {"cinco", 5}, {"cinquenta", 50}, {"dez", 10}, {"dezenove", 19},
	{"dezesseis", 16}, {"dezessete", 17}, {"dezoito", 18}, {"dois", 2},
	{"doze", 12}, {"duas", 2}, {"nove", 9}, {"noventa", 90}, {"oitenta", 80},
	{"oito", 8}, {"onze", 11}, {"quarenta", 40}, {"quatorze", 14}, {"quatro", 4},
	{"quinze", 15}, {"seis", 6}, {"sessenta", 60}, {"sete", 7}, {"setenta", 70},
	{"treze", 13}, {"trinta", 30}, {"três", 3}, {"vinte", 20}, {"zero", 0},
};
static const struct number_word words_nl[] = {
	{"acht", 8}, {"achttien", 18}, {"dertien", 13}, {"dertig", 30}, {"drie", 3},
	{"elf", 11}, {"negen", 9}, {"negentien", 19}, {"negentig", 90}, {"nul", 0},
	{"tachtig", 80}, {"tien", 10}, {"twaalf", 12}, {"twee", 2}, {"twintig", 20},
	{"veertien", 14}, {"veertig", 40}, {"vier", 4}, {"vijf", 5}, {"vijftien", 15},
	{"vijftig", 50}, {"zes", 6}, {"zestien", 16}, {"zestig", 60}, {"zeven", 7},
	{"zeventien", 17}, {"zeventig", 70},
};
static const struct number_word factors_it[] = {
	{"cento", 100}, {"mila", 1e3}, {"miliardi", 1e9}, {"miliardo", 1e9},
	{"milione", 1e6}, {"milioni", 1e6}, {"mille", 1e3},
};
static const struct number_word factors_pt[] = {
	{"bilhão", 1e9}, {"bilhões", 1e9}, {"cem", 100}, {"mil", 1e3}, {"milhão", 1e6},
	{"milhões", 1e6},
};
static const struct number_word factors_nl[] = {
	{"duizend", 1e3}, {"honderd", 100}, {"miljard", 1e9}, {"miljoen", 1e6},
};
/* In thousands and ten thousands, as digits stand before them: "4000万". */
static const struct number_word factors_zh[] = {
	{"万", 1e4}, {"亿", 1e8}, {"億", 1e8}, {"千", 1e3}, {"百", 100}, {"萬", 1e4},
};
static const struct number_word factors_ja[] = {
	{"万", 1e4}, {"億", 1e8}, {"兆", 1e12}, {"千", 1e3}, {"百", 100},
};
static const struct number_word ordinals_en[] = {
	{"eighteenth", 18}, {"eighth", 8}, {"eleventh", 11}, {"fifteenth", 15},
	{"fifth", 5}, {"fiftieth", 50}, {"first", 1}, {"fortieth", 40},
	{"fourteenth", 14}, {"fourth", 4}, {"hundredth", 100}, {"nineteenth", 19},
	{"ninth", 9}, {"second", 2}, {"seventeenth", 17}, {"seventh", 7},
	{"sixteenth", 16}, {"sixth", 6}, {"tenth", 10}, {"third", 3}, {"thirteenth", 13},
	{"thirtieth", 30}, {"twelfth", 12}, {"twentieth", 20},
};

#define ROWS(table) {table, sizeof table / sizeof *table}
static const struct number_words words[CUE_NO_LANGUAGE] = {
	ROWS(words_en), ROWS(words_de), ROWS(words_fr), ROWS(words_es),
	ROWS(words_it), ROWS(words_pt), ROWS(words_nl), {NULL, 0}, {NULL, 0}};
static const struct number_words factors[CUE_NO_LANGUAGE] = {
	ROWS(factors_en), ROWS(factors_de), ROWS(factors_fr), ROWS(factors_es),
	ROWS(factors_it), ROWS(factors_pt), ROWS(factors_nl), ROWS(factors_zh), ROWS(factors_ja)};
static const struct number_words ordinals = ROWS(ordinals_en);

/* Whether a word of English may be one by its first two letters: eight, five, nine, one, six, ten,
 * twelve, three, zero; of "th" only what goes on as three and thirty do. */
static bool
may_be_english(struct str w)
{
	switch (w.p[0]) {
	case 'e': return w.p[1] == 'i' || w.p[1] == 'l';
	case 'f': return w.p[1] == 'i' || w.p[1] == 'o';
	case 'n': return w.p[1] == 'i';
	case 'o': return w.p[1] == 'n';
	case 's': return w.p[1] == 'i' || w.p[1] == 'e';
	case 't': return w.p[1] == 'e' || w.p[1] == 'w' ||
	                 (w.p[1] == 'h' && w.n > 3 && (w.p[2] == 'i' || w.p[2] == 'r'));
	case 'z': return w.p[1] == 'e';
	}
	return false;
}

static bool
find_word(const struct number_words *table, struct str w, double *value)
{
	size_t from = 0, to = table->count;
	while (from < to) {
		size_t mid = from + (to - from) / 2, i = 0;
		const char *row = table->at[mid].word;
		while (i < w.n && row[i] && row[i] == w.p[i])
			i++;
		int c = (i < w.n ? (unsigned char)w.p[i] : 0) - (unsigned char)row[i];
		if (c == 0) {
			*value = table->at[mid].value;
			return true;
		}
		if (c < 0)
			to = mid;
		else
			from = mid + 1;
	}
	return false;
}

/* "thirty-four": two words of the table in one. */
static bool
word_value(struct str w, enum cue_language language, double *value)
{
	if (language >= CUE_NO_LANGUAGE || w.n < 2 || w.n > 18)
		return false;
	/* Most words are none: few letters begin one. */
	if (language == CUE_ENGLISH && !may_be_english(w))
		return false;
	if (find_word(&words[language], w, value))
		return true;
	ptrdiff_t cut = str_find_byte(w, '-', 0);
	double tens = 0, ones = 0;
	if (cut < 2 || (size_t)cut + 2 > w.n ||
	    !find_word(&words[language], str_sub(w, 0, (size_t)cut), &tens) ||
	    !find_word(&words[language], str_skip(w, (size_t)cut + 1), &ones) ||
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
	bool english = language == CUE_ENGLISH || language >= CUE_CHINESE;
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

/* "10:30", "10:30pm", "5pm", and "p.m." in the word behind it. */
static void
read_time(const struct tokens *t, size_t i, struct str rest, struct number *n)
{
	double minutes = 0;
	n->kind = NUMBER_TIME;
	if (rest.n > 1 && rest.p[0] == ':')
		minutes = digits_value(str_skip(rest, 1), CUE_NO_LANGUAGE, &rest);
	else if (n->value != floor(n->value)) /* "6.15pm" */
		minutes = round((n->value - floor(n->value)) * 100);
	const struct token *after = i + 1 < t->count ? &t->at[i + 1] : NULL;
	bool pm = str_eq(rest, STR("pm")) ||
	          (after && (token_is(after, "pm") || token_is(after, "p.m.")));
	bool am = str_eq(rest, STR("am")) ||
	          (after && (token_is(after, "am") || token_is(after, "a.m.")));
	double hours = floor(n->value);
	if (pm && hours < 12)
		hours += 12;
	if (am && hours == 12)
		hours = 0;
	n->value = 60 * hours + minutes;
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
	if (rest.p[0] == ':' || str_ends(rest, STR("am")) || str_ends(rest, STR("pm"))) {
		read_time(t, i, rest, n);
		return true;
	}
	if (rest.n > 1 && rest.p[0] == '-' && byte_is_digit((unsigned char)rest.p[1])) {
		struct str more = str_skip(rest, 1);
		n->kind = NUMBER_PAIR;
		n->other = digits_value(more, language, &more);
		if (more.n && language < CUE_NO_LANGUAGE && find_word(&factors[language], more, &factor))
			n->other *= factor;
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
	if (language < CUE_NO_LANGUAGE && find_word(&factors[language], rest, &factor)) {
		n->value *= factor;
		return true;
	}
	return true;
}

/* "two hundred and fifty", "one thousand two hundred". */
static void
read_more(const struct tokens *t, struct number *n)
{
	size_t i = n->first + n->count;
	bool hundreds = token_is(&t->at[i - 1], "hundred");
	double value, factor, above = hundreds ? 100 : 1000;
	if (!hundreds && !token_is(&t->at[i - 1], "thousand"))
		return;
	if (i < t->count && token_is(&t->at[i], "and"))
		i++;
	if (i >= t->count || t->at[i].kind != TOKEN_WORD ||
	    !word_value(t->at[i].low, CUE_ENGLISH, &value))
		return;
	if (i + 1 < t->count && find_word(&factors[CUE_ENGLISH], t->at[i + 1].low, &factor)) {
		value *= factor;
		i++;
	}
	if (value < 1 || value >= above)
		return;
	n->value += value;
	n->count = i + 1 - n->first;
}

/* What a word or sign says about the currency; NULL: it is none. */
static const char *
currency_of(const struct token *t)
{
	static const char *const rows[][2] = {
		{"$", "usd"}, {"€", "eur"}, {"£", "gbp"}, {"¥", "jpy"}, {"₹", "inr"},
		{"usd", "usd"}, {"eur", "eur"}, {"gbp", "gbp"}, {"dollars", "usd"},
		{"dollar", "usd"}, {"euros", "eur"}, {"euro", "eur"}, {"pounds", "gbp"},
		{"yen", "jpy"}, {"rupees", "inr"}, {"francs", "chf"},
	};
	if (t->kind != TOKEN_WORD && t->kind != TOKEN_MONEY)
		return NULL;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (token_is(t, rows[i][0]))
			return rows[i][1];
	return t->kind == TOKEN_MONEY ? "" : NULL;
}

static void
set_currency(struct number *n, const char *code)
{
	memcpy(n->currency, code, strlen(code) + 1);
}

/* "5 percentage points", "2 points" is left to the unit. */
static bool
is_points(const struct tokens *t, size_t i)
{
	return i + 1 < t->count && (token_is(&t->at[i], "percentage") ||
	                            token_is(&t->at[i], "prozentpunkte")) &&
	       (token_is(&t->at[i + 1], "point") || token_is(&t->at[i + 1], "points"));
}

static void
read_around(const struct tokens *t, enum cue_language language, struct number *n)
{
	size_t next = n->first + n->count;
	const struct token *after = next < t->count ? &t->at[next] : NULL;
	ptrdiff_t before = (ptrdiff_t)n->first - 1;
	double factor;
	while (after && after->kind == TOKEN_WORD && language < CUE_NO_LANGUAGE &&
	       find_word(&factors[language], after->low, &factor)) {
		n->value *= factor;
		n->other *= factor;
		n->count++;
		next++;
		after = next < t->count ? &t->at[next] : NULL;
	}
	if (n->by_word && n->count > 1 && language == CUE_ENGLISH)
		read_more(t, n);
	next = n->first + n->count;
	after = next < t->count ? &t->at[next] : NULL;
	n->approximate = is_approximate(t, n->first);
	n->start = t->at[n->first].start;
	n->end = t->at[next - 1].end;
	n->unit = -1;
	if (n->kind != NUMBER_COUNT)
		return;
	const char *currency = after ? currency_of(after) : NULL;
	if (before >= 0 && t->at[before].kind == TOKEN_MONEY) {
		n->kind = NUMBER_MONEY;
		n->start = t->at[before].start;
		set_currency(n, currency_of(&t->at[before]));
	} else if (currency) {
		n->kind = NUMBER_MONEY;
		n->end = t->at[next].end;
		set_currency(n, currency);
	} else if (after && is_points(t, next)) {
		n->kind = NUMBER_PERCENT;
		n->points = true;
	} else if (after && (after->kind == TOKEN_PERCENT || token_is(after, "percent") ||
	                     token_is(after, "per") || token_is(after, "prozent"))) {
		n->kind = NUMBER_PERCENT;
	} else if (after && (token_is(after, "a.m.") || token_is(after, "p.m.") ||
	                     token_is(after, "am") || token_is(after, "pm") ||
	                     token_is(after, "uhr"))) {
		read_time(t, n->first, STR(""), n);
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

/* "a dozen", "a million": one of them. */
static bool
is_one(const struct tokens *t, size_t i, enum cue_language language, double *value)
{
	*value = 1;
	return language == CUE_ENGLISH && token_is(&t->at[i], "a") && i + 1 < t->count &&
	       t->at[i + 1].low.n > 4 &&
	       find_word(&factors[CUE_ENGLISH], t->at[i + 1].low, value) && (*value = 1);
}

static bool
ends_as_ordinal(struct str w)
{
	if (w.n < 5 || w.n > 11)
		return false;
	char a = w.p[w.n - 2], b = w.p[w.n - 1];
	return (b == 'h' && a == 't') || (b == 't' && a == 's') || (b == 'd' && (a == 'n' || a == 'r'));
}

/* Most words are none, and nothing is looked up for them. */
static bool
may_be_word(const struct token *t, enum cue_language language)
{
	struct str w = t->low;
	return language != CUE_ENGLISH || (w.n == 1 && w.p[0] == 'a') ||
	       (w.n > 1 && (may_be_english(w) || ends_as_ordinal(w)));
}

/* The value of a word at `i`, by the tables; false: it is none. */
static bool
read_word(const struct tokens *t, size_t i, enum cue_language language, struct number *n)
{
	struct str w = t->at[i].low;
	n->by_word = true;
	if (word_value(w, language, &n->value) || is_one(t, i, language, &n->value))
		return true;
	n->kind = NUMBER_ORDINAL;
	return language == CUE_ENGLISH && ends_as_ordinal(w) && find_word(&ordinals, w, &n->value);
}

struct numbers
numbers_of(struct arena *out, const struct tokens *t, enum cue_language language)
{
	struct numbers list = {0};
	size_t cap = 0;
	for (size_t i = 0; i < t->count; i++) {
		const struct token *w = &t->at[i];
		if (w->kind != TOKEN_NUMBER && (w->kind != TOKEN_WORD || !may_be_word(w, language)))
			continue;
		struct number n = {.first = i, .count = 1};
		bool found = w->kind == TOKEN_NUMBER ? read_digits(t, i, language, &n)
		                                     : read_word(t, i, language, &n);
		if (!found)
			continue;
		read_around(t, language, &n);
		if (list.count == cap) {
			cap = cap ? 2 * cap : 8;
			struct number *at = arena_array(out, struct number, cap);
			if (list.count)
				memcpy(at, list.at, list.count * sizeof *at);
			list.at = at;
		}
		list.at[list.count++] = n;
		i += n.count - 1;
	}
	return list;
}

bool
number_same(const struct number *a, const struct number *b)
{
	if ((a->kind == NUMBER_PERCENT) != (b->kind == NUMBER_PERCENT) ||
	    (a->kind == NUMBER_TIME) != (b->kind == NUMBER_TIME) || a->points != b->points)
		return false;
	if (a->currency[0] && b->currency[0] && strcmp(a->currency, b->currency) != 0)
		return false;
	if (fabs(a->other - b->other) > fmax(fabs(a->other), fabs(b->other)) * 1e-6)
		return false;
	double most = fmax(fabs(a->value), fabs(b->value));
	return fabs(a->value - b->value) <= most * 1e-6;
}
