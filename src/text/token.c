/* token.c: cuts text into tokens in one pass. */
#include "text/token.h"

#include <string.h>

#include "text/utf8.h"
#include "text/word.h"

/* utf8_next; most text is ASCII, which needs no call. */
static inline uint32_t
next_of(struct str s, size_t *i)
{
	unsigned char c = (unsigned char)s.p[*i];
	if (c >= 128)
		return utf8_next(s, i);
	++*i;
	return c;
}

/* Marks beyond ASCII and what they are read as. */
static const struct mark {
	uint32_t c;
	uint8_t kind;
	char as;
	int8_t open; /* 1 opens, -1 closes, 0 either */
} marks[] = {
	{0x201c, TOKEN_QUOTE, '"', 0},  {0x201d, TOKEN_QUOTE, '"', -1},
	{0x201e, TOKEN_QUOTE, '"', 1},  {0x201f, TOKEN_QUOTE, '"', 1},
	{0xab, TOKEN_QUOTE, '"', 1},    {0xbb, TOKEN_QUOTE, '"', -1},
	{0x2018, TOKEN_OTHER, '\'', 0}, {0x2019, TOKEN_OTHER, '\'', 0},
	{0x2026, TOKEN_END, '.', 0},    {0x2013, TOKEN_DASH, '-', 0},
	{0x2014, TOKEN_DASH, '-', 0},   {0x2015, TOKEN_DASH, '-', 0},
	{0x2212, TOKEN_DASH, '-', 0},   {0x20ac, TOKEN_MONEY, 0, 0},
	{0xa3, TOKEN_MONEY, 0, 0},      {0xa5, TOKEN_MONEY, 0, 0},
	{0x3002, TOKEN_END, '.', 0},    {0xff0c, TOKEN_COMMA, ',', 0},
	{0xff01, TOKEN_END, '!', 0},    {0xff1f, TOKEN_END, '?', 0},
	{0x300c, TOKEN_QUOTE, '"', 1},  {0x300d, TOKEN_QUOTE, '"', -1},
	{0x300e, TOKEN_QUOTE, '"', 1},  {0x300f, TOKEN_QUOTE, '"', -1},
	{0x3001, TOKEN_COMMA, ',', 0},  {0xff1a, TOKEN_COLON, ':', 0},
	{0xff1b, TOKEN_COLON, ';', 0},  {0xff08, TOKEN_OPEN, '(', 0},
	{0xff09, TOKEN_CLOSE, ')', 0},  {0xff05, TOKEN_PERCENT, '%', 0},
};

static struct mark
mark_of(uint32_t c)
{
	if (c < 128) {
		switch (c) {
		case '"': return (struct mark){c, TOKEN_QUOTE, '"', 0};
		case ',': return (struct mark){c, TOKEN_COMMA, ',', 0};
		case '.': case '!': case '?': return (struct mark){c, TOKEN_END, (char)c, 0};
		case ':': case ';': return (struct mark){c, TOKEN_COLON, (char)c, 0};
		case '-': return (struct mark){c, TOKEN_DASH, '-', 0};
		case '(': case '[': return (struct mark){c, TOKEN_OPEN, '(', 0};
		case ')': case ']': return (struct mark){c, TOKEN_CLOSE, ')', 0};
		case '$': return (struct mark){c, TOKEN_MONEY, '$', 0};
		case '%': return (struct mark){c, TOKEN_PERCENT, '%', 0};
		}
		return (struct mark){c, TOKEN_OTHER, 0, 0};
	}
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i].c == c)
			return marks[i];
	return (struct mark){c, TOKEN_OTHER, 0, 0};
}

static bool
is_wordly(uint32_t c)
{
	unsigned k = c < 128 ? utf8_ascii_class[c] : utf8_class(c);
	return k & UTF8_WORD;
}

static bool
is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019;
}

/* End of the word that begins at `from`: letters and digits; apostrophe, hyphen, point or comma
 * only between two of them. */
static size_t
word_end(struct str s, size_t from, bool number)
{
	size_t i = from;
	while (i < s.n) {
		if (byte_is_alnum((unsigned char)s.p[i])) {
			i++;
			continue;
		}
		size_t at = i;
		uint32_t c = next_of(s, &i);
		if (c >= 0xe00 && word_is_unspaced(c))
			return at; /* "17人" */
		if (is_wordly(c))
			continue;
		bool joins = is_apostrophe(c) || c == '-' || c == 0x2010 || c == 0x2011 ||
		             c == '.' || (number && (c == ',' || c == ':')) || c == '&';
		if (!joins || i >= s.n)
			return at;
		size_t next = i;
		uint32_t d = next_of(s, &next);
		if (!is_wordly(d))
			return at;
		if ((c == ',' || c == ':') && !byte_is_digit((unsigned char)s.p[i]))
			return at;
		/* A point joins digits, and single letters ("U.S", "a.m"), not two sentences. */
		if (c == '.') {
			size_t before = at;
			uint32_t b = utf8_prev(s, &before);
			bool digits = byte_is_digit((unsigned char)s.p[i]) && b < 128 &&
			              byte_is_digit((unsigned char)b);
			bool letters =
				(before == from || s.p[before - 1] == '.' || s.p[before - 1] == '-') &&
				!byte_is_digit((unsigned char)s.p[i]) &&
				(next >= s.n || s.p[next] == '.' || !is_wordly((unsigned char)s.p[next]));
			if (!digits && !letters)
				return at;
		}
	}
	return s.n;
}

/* How many of the next eight bytes are small ASCII letters, up to the first that is none. */
static inline size_t
small_letters(struct str s, size_t at)
{
	static const uint64_t ones = 0x0101010101010101u, tops = 0x80 * 0x0101010101010101u;
	size_t n = 0;
	if (s.n - at < 8) {
		while (at + n < s.n && s.p[at + n] >= 'a' && s.p[at + n] <= 'z')
			n++;
		return n;
	}
	uint64_t eight;
	memcpy(&eight, s.p + at, 8);
	uint64_t low = eight & ~tops;
	uint64_t from_a = low + (0x80 - 'a') * ones, behind_z = low + (0x80 - 'z' - 1) * ones;
	uint64_t others = ~(from_a & ~behind_z & ~eight) & tops;
	return others ? (size_t)__builtin_ctzll(others) / 8 : 8;
}

/* End of a word of small ASCII letters alone with a space or comma behind it, as most words are; 0: it
 * is none. */
static size_t
plain_end(struct str s, size_t from)
{
	size_t i = from, run;
	do {
		run = small_letters(s, i);
		i += run;
	} while (run == 8);
	return i < s.n && i > from && (s.p[i] == ' ' || s.p[i] == ',') ? i : 0;
}

/* Words that keep a full stop behind them. */
static bool
is_abbreviation(struct str w)
{
	static const char *const list[] = {
		"mr", "mrs", "ms", "dr", "sen", "sens", "rep", "reps", "gov", "gen", "lt", "col",
		"sgt", "capt", "cmdr", "adm", "maj", "prof", "rev", "st", "jr", "sr", "inc", "corp",
		"co", "ltd", "vs", "no", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "ariz",
		"calif", "colo", "conn", "fla", "ill", "ind", "kan", "mass", "mich", "minn", "miss",
		"mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "wash", "wis", "wyo",
		"cong", "atty", "hon", "mme", "sra", "ca", "bzw", "bros", "dept", "univ",
	};
	char low[8];
	if (w.n < 2 || w.n > 5)
		return w.n == 1;
	for (size_t i = 0; i < w.n; i++)
		low[i] = (char)byte_lower((unsigned char)w.p[i]);
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		if (list[i][0] == low[0] && strlen(list[i]) == w.n && !memcmp(list[i], low, w.n))
			return true;
	return false;
}

/* Whether the full stop at `end` belongs to the word. */
static bool
keeps_stop(struct str s, size_t start, size_t end)
{
	if (end >= s.n || s.p[end] != '.')
		return false;
	struct str w = str_sub(s, start, end);
	if (str_find_byte(w, '.', 0) >= 0 && !byte_is_digit((unsigned char)w.p[0]))
		return true; /* U.S. a.m. */
	if (w.n == 1)
		return byte_is_alpha((unsigned char)w.p[0]) && w.p[0] != 'I' &&
		       end + 1 < s.n && !(w.p[0] >= 'a' && w.p[0] <= 'z');
	/* At the very end of the text it ends the sentence, too: it stays a mark of its own. */
	return end + 1 < s.n && is_abbreviation(w) &&
	       !(w.p[0] >= 'a' && w.p[0] <= 'z' &&
	         (w.p[0] == 'n' || w.p[0] == 'c' || w.p[0] == 'm'));
}

static void
set_shape(struct token *t, size_t letters, size_t upper)
{
	if (letters >= 2 && upper == letters)
		t->flags |= TOKEN_UPPER;
}

/* A possessive is no part of the word, unless the two are one ("let's"). */
static void
set_low(struct token *t, const char *p, size_t n)
{
	if (n > 2 && p[n - 2] == '\'' && p[n - 1] == 's' && !cue_of(str_from(p, n), CUE_ENGLISH)) {
		n -= 2;
		t->flags |= TOKEN_POSSESSIVE;
	}
	t->low = str_from(p, n);
}

/* Shape and lower case of a word of ASCII bytes alone; false: it has others. */
static bool
read_ascii(struct arena *out, struct token *t, struct str s)
{
	struct str raw = str_sub(s, t->start, t->end);
	size_t letters = 0, upper = 0;
	bool first = true;
	char *p = arena_room(out, raw.n, 1);
	for (size_t i = 0; i < raw.n; i++) {
		unsigned char c = (unsigned char)raw.p[i];
		if (c >= 128)
			return false;
		bool is_upper = c >= 'A' && c <= 'Z', letter = byte_is_alpha(c);
		p[i] = (char)byte_lower(c);
		letters += letter;
		upper += is_upper;
		if (first && letter) {
			t->flags |= is_upper ? TOKEN_CAPITAL : 0;
			first = false;
		}
	}
	set_shape(t, letters, upper);
	set_low(t, p, raw.n);
	return true;
}

static void
shape(struct token *t, struct str s)
{
	size_t i = t->start, letters = 0, upper = 0;
	bool first = true;
	while (i < t->end) {
		uint32_t c = next_of(s, &i);
		unsigned k = c < 128 ? utf8_ascii_class[c] : utf8_class(c);
		if (!(k & UTF8_LETTER))
			continue;
		letters++;
		upper += !!(k & UTF8_UPPER);
		if (first && (k & UTF8_UPPER))
			t->flags |= TOKEN_CAPITAL;
		first = false;
	}
	set_shape(t, letters, upper);
}

/* Lower case, straight apostrophes, no possessive. */
static void
fold(struct arena *out, struct token *t, struct str s)
{
	struct str raw = str_sub(s, t->start, t->end);
	char *p = arena_array(out, char, raw.n + 4);
	size_t n = 0, i = 0;
	while (i < raw.n) {
		uint32_t c = next_of(raw, &i);
		if (is_apostrophe(c))
			p[n++] = '\'';
		else if (c == 0x2010 || c == 0x2011)
			p[n++] = '-';
		else if (c >= 0xfb00 && c <= 0xfb04) { /* ligatures */
			static const char *const parts[] = {"ff", "fi", "fl", "ffi", "ffl"};
			const char *q = parts[c - 0xfb00];
			while (*q && n < raw.n)
				p[n++] = *q++;
		} else if (c < 128)
			p[n++] = (char)byte_lower((unsigned char)c);
		else {
			char room[4];
			size_t k = utf8_encode(room, utf8_lower(c));
			if (n + k <= raw.n + 4)
				memcpy(p + n, room, k), n += k;
		}
	}
	set_low(t, p, n);
}

/* French words are written together with what is elided before them: "n'a", "d'après". */
static unsigned
cues_of(struct str low, enum cue_language language)
{
	if (language != CUE_FRENCH)
		return cue_of(low, language);
	unsigned whole = cue_of(low, CUE_FRENCH);
	ptrdiff_t cut = str_find_byte(low, '\'', 0);
	if (whole || cut < 0 || cut > 2)
		return whole;
	unsigned rest = cue_of(str_skip(low, (size_t)cut + 1), CUE_FRENCH);
	return (cue_of(str_sub(low, 0, (size_t)cut + 1), CUE_FRENCH) & CUE_NEGATION) | rest;
}

/* End of the word that begins at `from`, by the dictionary. */
static size_t
word_cut(struct word_iter *words, size_t from)
{
	struct word_span w;
	words->at = from;
	return word_next(words, &w) ? w.end : words->text.n;
}

static void
grow(struct arena *out, struct tokens *t, size_t *cap)
{
	if (t->count < *cap)
		return;
	size_t bigger = *cap ? *cap * 2 : 64;
	struct token *at = arena_array(out, struct token, bigger);
	if (t->count)
		memcpy(at, t->at, t->count * sizeof *at);
	t->at = at;
	*cap = bigger;
}

struct tokens
tokens_of(struct arena *out, struct str text, enum cue_language language, bool in_quote)
{
	struct tokens list = {0};
	size_t cap = text.n / 5 + 8, i = 0;
	list.at = arena_room(out, cap * sizeof *list.at, _Alignof(struct token));
	bool quoted = in_quote, spaced = true;
	uint32_t opened = 0;
	struct word_iter words; /* of scripts without spaces */
	word_begin(&words, text, WORD_JOIN);
	while (i < text.n) {
		size_t start = i;
		uint32_t c = next_of(text, &i);
		unsigned k = c < 128 ? utf8_ascii_class[c] : utf8_class(c);
		if (k & UTF8_SPACE) {
			spaced = true;
			continue;
		}
		grow(out, &list, &cap);
		struct token *t = &list.at[list.count++];
		*t = (struct token){.start = (uint32_t)start, .flags = spaced ? TOKEN_SPACED : 0};
		spaced = false;
		size_t plain = plain_end(text, start);
		if (plain) {
			t->kind = TOKEN_WORD;
			t->end = (uint32_t)plain;
			t->low = str_sub(text, start, plain);
			t->cues = cues_of(t->low, language);
			i = plain;
		} else if (k & UTF8_WORD) {
			bool number = k & UTF8_DIGIT;
			size_t end = c >= 0xe00 && word_is_unspaced(c) ? word_cut(&words, start)
			                                               : word_end(text, start, number);
			if (keeps_stop(text, start, end))
				end++;
			t->kind = number ? TOKEN_NUMBER : TOKEN_WORD;
			t->end = (uint32_t)end;
			if (!read_ascii(out, t, text)) {
				shape(t, text);
				fold(out, t, text);
			}
			t->cues = t->low.n ? cues_of(t->low, language) : 0;
			i = end;
		} else {
			struct mark m = mark_of(c);
			t->kind = m.kind;
			if (c == '-' || m.kind == TOKEN_END)
				while (i < text.n && text.p[i] == (char)c)
					i++;
			t->end = (uint32_t)i;
			t->low = str_sub(text, start, i);
			if (m.as && (i - start > 1 || text.p[start] != m.as)) {
				char *one = arena_array(out, char, 1);
				*one = m.as;
				t->low = str_from(one, 1);
			}
			if (m.kind == TOKEN_QUOTE) {
				/* „ is closed by “; elsewhere “ opens. */
				bool open = m.open        ? m.open > 0
				            : c == 0x201c ? opened != 0x201e
				                          : !quoted;
				/* French opens with « and German prints may turn them round. */
				if (c == 0xbb && !quoted && t->flags & TOKEN_SPACED)
					open = true;
				if (c == 0xab && quoted && !(t->flags & TOKEN_SPACED) && opened == 0xbb)
					open = false;
				quoted = open;
				opened = open ? c : 0;
				t->flags |= TOKEN_QUOTED;
			}
		}
		if (quoted)
			t->flags |= TOKEN_QUOTED;
	}
	list.open_quote = quoted;
	return list;
}

bool
tokens_at(const struct tokens *t, size_t i, const char *phrase)
{
	struct str rest = str_of(phrase), word;
	for (; str_cut(&rest, ' ', &word); i++)
		if (i >= t->count || !str_eq(t->at[i].low, word))
			return false;
	return true;
}

ptrdiff_t
tokens_find(const struct tokens *t, size_t i, const char *phrase)
{
	for (; i < t->count; i++)
		if (t->at[i].low.p[0] == phrase[0] && tokens_at(t, i, phrase))
			return (ptrdiff_t)i;
	return -1;
}
