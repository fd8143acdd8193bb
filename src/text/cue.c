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

static int
row_cmp(struct str low, const char *word)
{
	/* Words differ in their first letters: no call of a library is worth it. */
	size_t i = 0;
	while (i < low.n && word[i] && word[i] == low.p[i])
		i++;
	return (i < low.n ? (unsigned char)low.p[i] : 0) - (unsigned char)word[i];
}

unsigned
cue_of(struct str low, enum cue_language language)
{
	const struct cue_row *rows;
	size_t to;
	switch (language) {
	case CUE_ENGLISH: rows = cue_rows_en, to = cue_count_en; break;
	case CUE_GERMAN: rows = cue_rows_de, to = cue_count_de; break;
	case CUE_FRENCH: rows = cue_rows_fr, to = cue_count_fr; break;
	case CUE_SPANISH: rows = cue_rows_es, to = cue_count_es; break;
	case CUE_ITALIAN: rows = cue_rows_it, to = cue_count_it; break;
	case CUE_PORTUGUESE: rows = cue_rows_pt, to = cue_count_pt; break;
	case CUE_DUTCH: rows = cue_rows_nl, to = cue_count_nl; break;
	case CUE_CHINESE: rows = cue_rows_zh, to = cue_count_zh; break;
	case CUE_JAPANESE: rows = cue_rows_ja, to = cue_count_ja; break;
	default: return 0;
	}
	/* No cue is longer; most long words are thus never looked up. */
	if (!low.n || low.n > 18)
		return 0;
	const uint16_t *start = cue_starts[language];
	size_t from = 0, letter = (size_t)(unsigned char)low.p[0] - 'a';
	if (letter < CUE_LETTERS) {
		from = start[letter];
		to = start[letter + 1];
	}
	while (from < to) {
		size_t mid = from + (to - from) / 2;
		int c = row_cmp(low, rows[mid].word);
		if (c == 0)
			return rows[mid].classes;
		if (c < 0)
			to = mid;
		else
			from = mid + 1;
	}
	return 0;
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

/* Texts repeat their small words: in which languages those that came last are such, by their
 * letters. */
enum { SMALL = 5, MEMO = 64 };

struct memo {
	uint64_t word;
	uint8_t languages; /* bits by enum cue_language */
};

static uint8_t
languages_of(struct memo *memo, struct str word)
{
	uint64_t key = 0;
	for (size_t i = 0; i < word.n; i++)
		key = key << 8 | (unsigned char)word.p[i];
	struct memo *m = &memo[(key ^ key >> 11) % MEMO];
	if (m->word == key)
		return m->languages;
	*m = (struct memo){.word = key};
	for (int l = 0; l <= CUE_DUTCH; l++)
		if (cue_of(word, (enum cue_language)l) & CUE_STOP)
			m->languages |= (uint8_t)(1 << l);
	return m->languages;
}

enum cue_language
cue_language_guess(struct str text)
{
	enum { LOOKED_AT_BYTES = 1000, SCRIPT_BYTES = 120 };
	enum cue_language best = language_of_script(utf8_cut(text, SCRIPT_BYTES));
	if (best != CUE_NO_LANGUAGE)
		return best;
	size_t seen[CUE_NO_LANGUAGE] = {0};
	struct str rest = str_sub(text, 0, LOOKED_AT_BYTES), word;
	struct memo memo[MEMO] = {0};
	while (str_cut(&rest, ' ', &word)) {
		if (word.n < 2 || word.n > SMALL)
			continue;
		uint8_t languages = languages_of(memo, word);
		for (int l = 0; l <= CUE_DUTCH; l++)
			seen[l] += languages >> l & 1;
	}
	best = CUE_ENGLISH;
	for (int l = 0; l <= CUE_DUTCH; l++)
		if (seen[l] > seen[best])
			best = (enum cue_language)l;
	return best;
}
