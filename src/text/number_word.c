/* number_word.c: the words of each language that are numbers. */
#include "text/number_word.h"

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
bool
number_word_value(struct str w, enum cue_language language, double *value)
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

bool
number_word_factor(struct str w, enum cue_language language, double *factor)
{
	return language < CUE_NO_LANGUAGE && find_word(&factors[language], w, factor);
}

static bool
ends_as_ordinal(struct str w)
{
	if (w.n < 5 || w.n > 11)
		return false;
	char a = w.p[w.n - 2], b = w.p[w.n - 1];
	return (b == 'h' && a == 't') || (b == 't' && a == 's') || (b == 'd' && (a == 'n' || a == 'r'));
}

bool
number_word_ordinal(struct str w, double *value)
{
	return ends_as_ordinal(w) && find_word(&ordinals, w, value);
}

bool
number_word_possible(struct str w, enum cue_language language)
{
	return language != CUE_ENGLISH || (w.n == 1 && w.p[0] == 'a') ||
	       (w.n > 1 && (may_be_english(w) || ends_as_ordinal(w)));
}
