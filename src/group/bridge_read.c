/* bridge_read.c: the names, places and numbers of a text. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "group/bridge.h"
#include "group/bridge_key.h"
#include "group/grow.h"
#include "text/region.h"
#include "text/roman.h"
#include "text/stem.h"
#include "text/utf8.h"

enum {
	NAMED = 4096,  /* slots for words of known names */
	PLACES = 2048, /* slots for names of places */
	PLACE_WORDS = 3,
	TERM_BITS = 1 << 14,
	DIGITS_MOST = 15,
};

struct named {
	uint64_t word; /* hash; 0 free */
	uint64_t key;  /* 0: no name */
	uint64_t sound;
};

struct place_name {
	uint64_t words; /* hash of their terms; 0 free */
	uint32_t place;
};

struct bridge_reader {
	struct roman *roman;
	struct stem *stem; /* not ours */
	bridge_term_fn *term_of;
	void *ctx;
	bool inflects; /* names have endings */
	bool arabic;   /* has an article that is written with the name */
	struct str text;
	bool shouts;                 /* a title in which all words have capitals */
	uint32_t terms[PLACE_WORDS]; /* the last that counted, newest first */
	struct place_name places[PLACES];
	uint64_t terms_of_places[TERM_BITS / 64]; /* a bit for what ends a name */
	struct named named[NAMED];
};

/* Languages whose names change at their end, and for which there is a stemmer. */
static const char inflecting[][3] = {"ru", "sr", "tr", "fi", "hu", "ko"};

static struct place_name *
place_slot(struct bridge_reader *r, uint64_t words)
{
	uint32_t i = words >> 40 & (PLACES - 1);
	while (r->places[i].words && r->places[i].words != words)
		i = (i + 1) & (PLACES - 1);
	return &r->places[i];
}

static bool
may_end_place(const struct bridge_reader *r, uint32_t term)
{
	uint32_t bit = term >> 8 & (TERM_BITS - 1);
	return r->terms_of_places[bit / 64] >> bit % 64 & 1;
}

static uint64_t
put_term(uint64_t words, uint32_t term)
{
	return hash_mix(words + term) | 1;
}

static void
learn_place(void *ctx, enum region_kind kind, uint32_t place, struct str name)
{
	(void)kind;
	struct bridge_reader *r = ctx;
	struct word_iter it;
	struct word_span w;
	uint64_t words = 0;
	uint32_t last = 0;
	int count = 0;
	word_begin(&it, name, WORD_SPLIT);
	while (word_next(&it, &w)) {
		uint32_t term = r->term_of(r->ctx, str_sub(name, w.start, w.end));
		if (term) {
			words = put_term(words, term);
			count++;
			last = term;
		}
	}
	if (count == 0 || count > PLACE_WORDS)
		return;
	uint32_t bit = last >> 8 & (TERM_BITS - 1);
	r->terms_of_places[bit / 64] |= (uint64_t)1 << bit % 64;
	struct place_name *slot = place_slot(r, words);
	if (!slot->words) /* the country before the city that is called like it */
		*slot = (struct place_name){words, place};
}

struct bridge_reader *
bridge_reader_open(struct str language, struct stem *stem, bridge_term_fn *term_of,
                   void *ctx)
{
	struct bridge_reader *r = grow_new(1, sizeof *r);
	r->roman = roman_open();
	r->stem = stem;
	r->term_of = term_of;
	r->ctx = ctx;
	for (size_t i = 0; i < sizeof inflecting / sizeof *inflecting; i++)
		r->inflects |= str_eq(language, str_of(inflecting[i]));
	r->arabic = str_eq(language, STR("ar"));
	region_names(language, learn_place, r);
	return r;
}

void
bridge_reader_close(struct bridge_reader *r)
{
	if (r)
		roman_close(r->roman);
	free(r);
}

static void
put(struct bridge_keys *keys, uint64_t key, uint64_t sound)
{
	if (!key || keys->count == BRIDGE_KEYS)
		return;
	for (uint32_t i = 0; i < keys->count; i++)
		if (keys->at[i] == key)
			return;
	keys->at[keys->count] = key;
	keys->sound[keys->count++] = sound;
}

/* Whether no longer word begins in lower case. */
static bool
is_shouted(struct str title)
{
	enum { LONGER = 4 };
	struct word_iter it;
	struct word_span w;
	word_begin(&it, title, WORD_JOIN);
	while (word_next(&it, &w)) {
		size_t i = w.start;
		if (w.end - w.start >= LONGER &&
		    utf8_class(utf8_next(title, &i)) & UTF8_LOWER)
			return false;
	}
	return true;
}

void
bridge_begin(struct bridge_reader *r, struct str text, bool title)
{
	r->text = text;
	r->shouts = title && is_shouted(text);
	memset(r->terms, 0, sizeof r->terms);
}

/* ── Numbers ── */

/* The value of a decimal digit, or -1. */
static int
digit_of(uint32_t c)
{
	static const uint32_t zeros[] = {'0', 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10};
	for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
		if (c >= zeros[i] && c < zeros[i] + 10)
			return (int)(c - zeros[i]);
	return -1;
}

/* The code point at `i`, 0 at the end; `*behind` is where the next begins. */
static uint32_t
peek(struct str s, size_t i, size_t *behind)
{
	*behind = i;
	return i < s.n ? utf8_next(s, behind) : 0;
}

static bool
is_mark(uint32_t c)
{
	return c == '.' || c == ',' || c == '\'' || c == 0x2019 || c == 0x66b ||
	       c == 0x66c;
}

static bool
is_gap(uint32_t c)
{
	return c == ' ' || c == 0xa0 || c == 0x202f || c == 0x2009;
}

/* Digits from `i` on; answers how many. */
static int
take_digits(struct str s, size_t *i, double *value)
{
	int count = 0;
	for (size_t behind; *i < s.n; *i = behind, count++) {
		int d = digit_of(peek(s, *i, &behind));
		if (d < 0)
			break;
		*value = *value * 10 + d;
	}
	return count;
}

/* Whether the digits at `start` go on a number that began before them. */
static bool
goes_on(struct str s, size_t start)
{
	size_t i = start, end = start;
	double none = 0;
	if (i == 0)
		return false;
	uint32_t c = utf8_prev(s, &i);
	bool group = take_digits(s, &end, &none) == 3;
	if (i == 0 || !(is_mark(c) || c == ':' || (is_gap(c) && group)))
		return false;
	return digit_of(utf8_prev(s, &i)) >= 0;
}

static const struct {
	const char *begins;
	bool whole; /* nothing may follow */
	double factor;
} factors[] = {
	{"thousand", true, 1e3},  {"tausend", true, 1e3},    {"mille", true, 1e3},
	{"mil", true, 1e3},       {"duizend", true, 1e3},    {"bin", true, 1e3},
	{"тыс", false, 1e3},      {"тис", false, 1e3},       {"tys", false, 1e3},
	{"tusen", false, 1e3},    {"ألف", true, 1e3},        {"ribu", true, 1e3},
	{"mila", true, 1e3},      {"milliard", false, 1e9},  {"miljard", false, 1e9},
	{"miliard", false, 1e9},  {"milyar", false, 1e9},    {"миллиард", false, 1e9},
	{"мільярд", false, 1e9},  {"млрд", false, 1e9},      {"mrd", false, 1e9},
	{"trillion", true, 1e12}, {"billionen", true, 1e12}, {"billones", true, 1e12},
	{"billion", true, 1e9},   {"bilh", false, 1e9},      {"bn", true, 1e9},
	{"مليار", false, 1e9},    {"mill", false, 1e6},      {"milh", false, 1e6},
	{"milj", false, 1e6},     {"milio", false, 1e6},     {"milió", false, 1e6},
	{"mily", false, 1e6},     {"mio", true, 1e6},        {"mln", true, 1e6},
	{"juta", true, 1e6},      {"миллион", false, 1e6},   {"мільйон", false, 1e6},
	{"млн", true, 1e6},       {"مليون", false, 1e6},     {"εκατομμ", false, 1e6},
	{"m", true, 1e6},         {"万", false, 1e4},        {"萬", false, 1e4},
	{"億", false, 1e8},       {"亿", false, 1e8},        {"만", false, 1e4},
	{"억", false, 1e8},       {"천", false, 1e3},
};

/* What a word behind a number makes of it. */
static double
factor_at(struct str s, size_t i)
{
	size_t behind, end;
	while (is_gap(peek(s, i, &behind)))
		i = behind;
	for (size_t k = 0; k < sizeof factors / sizeof *factors; k++) {
		size_t n = strlen(factors[k].begins);
		if (s.n - i < n ||
		    !str_eq_nocase(str_sub(s, i, i + n), str_of(factors[k].begins)))
			continue;
		if (!factors[k].whole ||
		    !(utf8_class(peek(s, i + n, &end)) & UTF8_LETTER))
			return factors[k].factor;
	}
	return 1;
}

/* Groups of three are thousands, whatever the mark; other digits behind a mark are decimals. */
static uint64_t
read_number(struct str s, size_t start)
{
	size_t i = start, behind;
	double value = 0;
	bool counted = false;
	if (goes_on(s, start) || take_digits(s, &i, &value) > DIGITS_MOST)
		return 0;
	for (int groups = 0; groups < 4; groups++) {
		uint32_t c = peek(s, i, &behind);
		double part = 0;
		size_t end = behind;
		if (c == ':')
			return 0; /* a clock time, a result */
		if (!is_mark(c) && !is_gap(c))
			break;
		int count = take_digits(s, &end, &part);
		if (count == 0 || count > DIGITS_MOST || (is_gap(c) && count != 3))
			break;
		counted = true;
		i = end;
		if (count != 3) {
			for (; count > 0; count--)
				part /= 10;
			value += part;
			break;
		}
		value = value * 1000 + part;
	}
	double factor = factor_at(s, i);
	return key_of_number(value * factor, counted || factor > 1);
}

/* ── Names and places ── */

enum script { SCRIPT_OTHER, SCRIPT_CASED, SCRIPT_KANA, SCRIPT_BARE, SCRIPT_PLAIN };

/* How names are told in the script of a word's first letter. */
static enum script
script_of(uint32_t c, unsigned kind)
{
	if (kind & (UTF8_UPPER | UTF8_LOWER))
		return SCRIPT_CASED;
	if (c >= 0x30a1 && c <= 0x30ff)
		return SCRIPT_KANA;
	if (kind & UTF8_CJK || !(kind & UTF8_LETTER))
		return SCRIPT_OTHER;
	return c >= 0x590 && c <= 0x8ff ? SCRIPT_BARE : SCRIPT_PLAIN;
}

static uint64_t
learn_name(struct bridge_reader *r, struct str word, enum script script)
{
	static const enum key_kind kinds[] = {
		[SCRIPT_CASED] = KEY_NAME,
		[SCRIPT_KANA] = KEY_NAME_KANA,
		[SCRIPT_BARE] = KEY_NAME_BARE,
		[SCRIPT_PLAIN] = KEY_NAME,
	};
	enum { ARTICLE = 2, LEAST_BEHIND = 4, ROOM = 32, PLAIN_LEAST = 4 };
	char letters[ROOM], low[ROOM * 4];
	size_t low_n = 0;
	if (word.n > sizeof low / 4) /* four bytes for one, at the worst */
		return 0;
	if (r->inflects) {
		for (size_t i = 0; i < word.n;)
			low_n +=
				utf8_encode(low + low_n, utf8_lower(utf8_next(word, &i)));
		word = stem_word(r->stem, str_from(low, low_n));
	}
	size_t n = roman_letters(r->roman, word, letters, sizeof letters);
	if (script == SCRIPT_PLAIN && n < PLAIN_LEAST)
		return 0;
	if (r->arabic && n >= ARTICLE + LEAST_BEHIND && letters[0] == 'a' &&
	    letters[1] == 'l')
		return key_of_name(letters + ARTICLE, n - ARTICLE, kinds[script]);
	return key_of_name(letters, n, kinds[script]);
}

static void
read_name(struct bridge_reader *r, struct bridge_keys *keys, struct str word,
          uint64_t hash)
{
	size_t i = 0;
	uint32_t c = utf8_next(word, &i);
	unsigned kind = utf8_class(c);
	enum script script = script_of(c, kind);
	if (script == SCRIPT_OTHER ||
	    (script == SCRIPT_CASED && (r->shouts || !(kind & UTF8_UPPER))))
		return;
	struct named *n = &r->named[hash >> 32 & (NAMED - 1)];
	if (n->word != hash) {
		*n = (struct named){.word = hash, .key = learn_name(r, word, script)};
		n->sound = key_sound(n->key);
	}
	put(keys, n->key, n->sound);
}

/* Whether a place's name ends with the last term. */
static bool
read_place(struct bridge_reader *r, struct bridge_keys *keys)
{
	for (int count = PLACE_WORDS; count > 0; count--) {
		uint64_t words = 0;
		if (!r->terms[count - 1])
			continue;
		for (int i = count - 1; i >= 0; i--)
			words = put_term(words, r->terms[i]);
		const struct place_name *p = place_slot(r, words);
		if (p->words) {
			uint64_t key = key_of_place(p->place);
			put(keys, key, key_sound(key));
			return true;
		}
	}
	return false;
}

void
bridge_word(struct bridge_reader *r, struct bridge_keys *keys, struct word_span span,
            uint32_t term, uint64_t word)
{
	struct str s = str_sub(r->text, span.start, span.end);
	size_t behind;
	if (digit_of(peek(s, 0, &behind)) >= 0) {
		uint64_t key = read_number(r->text, span.start);
		put(keys, key, key_sound(key));
		return;
	}
	if (!term)
		return;
	memmove(r->terms + 1, r->terms, sizeof r->terms - sizeof *r->terms);
	r->terms[0] = term;
	if (!may_end_place(r, term) || !read_place(r, keys))
		read_name(r, keys, s, word);
}
