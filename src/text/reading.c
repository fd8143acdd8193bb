/* reading.c: rates of reading, a row for each language that was measured. */
#include "text/reading.h"

#include "text/utf8.h"
#include "text/word.h"

/* Measured in texts that were read aloud; `silent` is what they are worth in silence. */
enum {
	ENGLISH_ALOUD = 228,
	ENGLISH_SILENT = 238,
	MEAN_WORDS = 184,
	CHINESE_CHARACTERS = 255, /* what stands without spaces in other languages is mostly that */
	MEAN_CHARACTERS = 863,    /* letters, as in Thai */
};

static const struct rate {
	const char *language;
	uint16_t words, characters; /* a minute, aloud; 0: as in Chinese */
} rates[] = {
	{"ar", 138, 0}, {"de", 179, 0}, {"en", 228, 0}, {"es", 218, 0}, {"fi", 161, 0},
	{"fr", 195, 0}, {"he", 187, 0}, {"it", 188, 0}, {"ja", 193, 357},
	{"km", MEAN_WORDS, MEAN_CHARACTERS}, {"lo", MEAN_WORDS, MEAN_CHARACTERS},
	{"my", MEAN_WORDS, MEAN_CHARACTERS}, {"nl", 202, 0}, {"pl", 166, 0}, {"pt", 181, 0},
	{"ru", 184, 0}, {"sl", 180, 0}, {"sv", 199, 0}, {"th", MEAN_WORDS, MEAN_CHARACTERS},
	{"tr", 166, 0}, {"zh", 158, 255},
};

static struct rate
rate_of(struct str language)
{
	struct rate r = {.words = MEAN_WORDS, .characters = CHINESE_CHARACTERS};
	for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
		struct str tag = str_of(rates[i].language);
		if (language.n < tag.n || !str_eq_nocase(str_sub(language, 0, tag.n), tag) ||
		    (language.n > tag.n && language.p[tag.n] != '-'))
			continue;
		r.words = rates[i].words;
		if (rates[i].characters)
			r.characters = rates[i].characters;
	}
	return r;
}

struct reading
reading_of(struct str text)
{
	struct reading r = {0};
	struct str s = str_sub(text, 0, UINT32_MAX);
	struct word_iter it;
	size_t i = 0;
	word_begin(&it, s, WORD_JOIN);
	while (i < s.n) {
		size_t start = i;
		uint32_t c = utf8_next(s, &i);
		if (!word_has(c))
			continue;
		if (word_is_unspaced(c)) {
			r.characters += !(utf8_class(c) & UTF8_MARK);
			continue;
		}
		struct word_span w;
		it.at = start;
		word_next(&it, &w);
		i = w.end;
		r.words++;
	}
	return r;
}

struct reading
reading_sum(struct reading a, struct reading b)
{
	return (struct reading){a.words + b.words, a.characters + b.characters};
}

uint64_t
reading_ms(struct reading r, struct str language)
{
	enum { MINUTE_MS = 60000 };
	struct rate rate = rate_of(language);
	uint64_t words = (uint64_t)r.words * MINUTE_MS * ENGLISH_ALOUD;
	uint64_t characters = (uint64_t)r.characters * MINUTE_MS * ENGLISH_ALOUD;
	return words / (rate.words * ENGLISH_SILENT) +
	       characters / (rate.characters * ENGLISH_SILENT);
}

uint32_t
reading_minutes(uint64_t ms)
{
	return (uint32_t)((ms + 59999) / 60000);
}
