/* number.c: reads numbers from tokens. */
#include "text/number.h"

#include <math.h>
#include <string.h>

#include "text/number_word.h"

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
		if (more.n && number_word_factor(more, language, &factor))
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
	if (number_word_factor(rest, language, &factor)) {
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
	    !number_word_value(t->at[i].low, CUE_ENGLISH, &value))
		return;
	if (i + 1 < t->count && number_word_factor(t->at[i + 1].low, CUE_ENGLISH, &factor)) {
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
	while (after && after->kind == TOKEN_WORD && number_word_factor(after->low, language, &factor)) {
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
	       number_word_factor(t->at[i + 1].low, CUE_ENGLISH, value) && (*value = 1);
}

/* The value of a word at `i`, by the tables; false: it is none. */
static bool
read_word(const struct tokens *t, size_t i, enum cue_language language, struct number *n)
{
	struct str w = t->at[i].low;
	n->by_word = true;
	if (number_word_value(w, language, &n->value) || is_one(t, i, language, &n->value))
		return true;
	n->kind = NUMBER_ORDINAL;
	return language == CUE_ENGLISH && number_word_ordinal(w, &n->value);
}

struct numbers
numbers_of(struct arena *out, const struct tokens *t, enum cue_language language)
{
	struct numbers list = {0};
	size_t cap = 0;
	for (size_t i = 0; i < t->count; i++) {
		const struct token *w = &t->at[i];
		if (w->kind != TOKEN_NUMBER && (w->kind != TOKEN_WORD || !number_word_possible(w->low, language)))
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
