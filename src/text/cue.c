/* cue.c: looks words up in the tables of their language. */
#include "text/cue.h"

#include <string.h>

#include "text/cue_table.h"

enum cue_language
cue_language_of(struct str tag)
{
	static const char *const tags[] = {[CUE_ENGLISH] = "en",
	                                   [CUE_GERMAN] = "de",
	                                   [CUE_FRENCH] = "fr",
	                                   [CUE_SPANISH] = "es"};
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
	int c = strncmp(low.p, word, low.n);
	return c ? c : word[low.n] ? -1 : 0;
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
	default: return 0;
	}
	/* No cue is longer; most long words are thus never looked up. */
	if (!low.n || low.n > 18)
		return 0;
	size_t from = 0;
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
	};
	if (language >= CUE_NO_LANGUAGE)
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
