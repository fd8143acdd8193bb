/* cue.c: looks words up in the tables of their language. */
#include "text/cue.h"

#include "text/cue_table.h"
#include "text/utf8.h"

static const char *const tags[] = {
	[CUE_ENGLISH] = "en",    [CUE_GERMAN] = "de",  [CUE_FRENCH] = "fr",
	[CUE_SPANISH] = "es",    [CUE_ITALIAN] = "it", [CUE_PORTUGUESE] = "pt",
	[CUE_DUTCH] = "nl",      [CUE_CHINESE] = "zh", [CUE_JAPANESE] = "ja",
};

struct str
cue_language_tag(enum cue_language language)
{
	return language < CUE_NO_LANGUAGE ? str_of(tags[language]) : STR_NONE;
}

enum cue_language
cue_language_of(struct str tag)
{
	if (tag.n < 2)
		return CUE_ENGLISH;
	for (int i = 0; i < CUE_NO_LANGUAGE; i++)
		if (str_eq_nocase(str_sub(tag, 0, 2), str_of(tags[i])) &&
		    (tag.n == 2 || tag.p[2] == '-'))
			return (enum cue_language)i;
	return CUE_NO_LANGUAGE;
}

enum { LONGEST = 18 }; /* bytes; no cue has more */

static unsigned
find_word(const struct cue_index *index, struct str low, uint32_t hash)
{
	for (size_t k = hash & index->mask; index->slots[k].row; k = (k + 1) & index->mask) {
		const struct cue_slot *s = &index->slots[k];
		if (s->bytes != low.n || s->check != hash >> 24)
			continue;
		const struct cue_row *row = &index->rows[s->row - 1];
		size_t i = 0;
		while (i < low.n && row->word[i] == low.p[i])
			i++;
		if (i == low.n)
			return row->classes;
	}
	return 0;
}

unsigned
cue_of(struct str low, enum cue_language language)
{
	if (language >= CUE_NO_LANGUAGE || !low.n || low.n > LONGEST)
		return 0;
	return find_word(&cue_indexes[language], low, cue_hash(low.p, low.n));
}

int
cue_month(struct str low, enum cue_language language)
{
	static const char *const months[CUE_NO_LANGUAGE][12] = {
		{"january", "february", "march", "april", "may", "june", "july", "august",
	     "september", "october", "november", "december"},
		{"januar", "februar", "märz", "april", "mai", "juni", "juli", "august",
	     "september", "oktober", "november", "dezember"},
		{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
	     "septembre", "octobre", "novembre", "décembre"},
		{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
	     "septiembre", "octubre", "noviembre", "diciembre"},
		{"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
	     "settembre", "ottobre", "novembre", "dicembre"},
		{"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto",
	     "setembro", "outubro", "novembro", "dezembro"},
		{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
	     "september", "oktober", "november", "december"},
	};
	if (language >= CUE_NO_LANGUAGE || !months[language][0])
		return 0;
	struct str bare = low;
	bool cut = bare.n && bare.p[bare.n - 1] == '.';
	if (cut)
		bare.n--;
	for (int i = 0; i < 12; i++) {
		struct str m = str_of(months[language][i]);
		if (str_eq(bare, m))
			return i + 1;
		if ((cut || language == CUE_ENGLISH) && bare.n >= 3 && bare.n <= 4 &&
		    str_starts(m, bare))
			return i + 1;
	}
	return 0;
}

/* Japanese is Chinese characters with kana between them. */
static enum cue_language
language_of_script(struct str text)
{
	size_t han = 0, letters = 0, i = 0;
	while (i < text.n) {
		uint32_t c = utf8_next(text, &i);
		unsigned k = utf8_class(c);
		if (c >= 0x3041 && c <= 0x30ff && k & UTF8_LETTER)
			return CUE_JAPANESE;
		letters += !!(k & UTF8_LETTER);
		han += !!(k & UTF8_CJK);
	}
	return han * 2 > letters ? CUE_CHINESE : CUE_NO_LANGUAGE;
}

enum cue_language
cue_language_guess(struct str text)
{
	enum { LOOKED_AT_BYTES = 600, SCRIPT_BYTES = 120, SMALL = 5 };
	enum cue_language best = language_of_script(utf8_cut(text, SCRIPT_BYTES));
	if (best != CUE_NO_LANGUAGE)
		return best;
	size_t seen[CUE_NO_LANGUAGE] = {0};
	text = str_sub(text, 0, LOOKED_AT_BYTES);
	for (size_t from = 0, to; from < text.n; from = to + 1) {
		for (to = from; to < text.n && text.p[to] != ' ';)
			to++;
		struct str word = {text.p + from, to - from};
		if (word.n < 2 || word.n > SMALL)
			continue;
		uint32_t hash = cue_hash(word.p, word.n);
		for (int l = 0; l <= CUE_DUTCH; l++)
			seen[l] += (find_word(&cue_indexes[l], word, hash) & CUE_STOP) != 0;
	}
	best = CUE_ENGLISH;
	for (int l = 0; l <= CUE_DUTCH; l++)
		if (seen[l] > seen[best])
			best = (enum cue_language)l;
	return best;
}
