/* bridge_key.c: one name, place or number as 64 bits that mean the same in all languages.
 *
 * The kind stands in the highest four bits, below it five bits a letter, the first letter lowest.
 * A sound has four bits a class of consonants.  The classes are those of Soundex, made coarser
 * where scripts lack a letter (Arabic has no p, katakana no l) and finer where none does. */
#include "group/bridge_key.h"

#include <math.h>
#include <string.h>

enum {
	KIND_SHIFT = 60,
	LETTER_BITS = 5,
	SOUND_BITS = 4,
	SOUND_MOST = 8,  /* consonants */
	SOUND_LEAST = 3, /* fewer tell nothing: then all letters must be the same */
	LETTERS_LEAST = 3,
	LETTERS_BARE = 4, /* consonants, where only these are written */
	EXACT = 15,       /* kind of the sound of a name that has too few consonants */
};

enum sound { MUTE, LIP, BREATH, TOOTH, THROAT, HISS, NOSE, TONGUE, VOWEL };

static const unsigned char letter_sound[26] = {
	['a' - 'a'] = VOWEL,  ['b' - 'a'] = LIP,    ['c' - 'a'] = THROAT,
	['d' - 'a'] = TOOTH,  ['e' - 'a'] = VOWEL,  ['f' - 'a'] = BREATH,
	['g' - 'a'] = THROAT, ['h' - 'a'] = MUTE,   ['i' - 'a'] = VOWEL,
	['j' - 'a'] = HISS,   ['k' - 'a'] = THROAT, ['l' - 'a'] = TONGUE,
	['m' - 'a'] = NOSE,   ['n' - 'a'] = NOSE,   ['o' - 'a'] = VOWEL,
	['p' - 'a'] = LIP,    ['q' - 'a'] = THROAT, ['r' - 'a'] = TONGUE,
	['s' - 'a'] = HISS,   ['t' - 'a'] = TOOTH,  ['u' - 'a'] = VOWEL,
	['v' - 'a'] = BREATH, ['w' - 'a'] = BREATH, ['x' - 'a'] = HISS,
	['y' - 'a'] = VOWEL,  ['z' - 'a'] = HISS,
};

/* Letters that are written together for one sound; the longest first. */
static const struct {
	char letters[5];
	enum sound sound;
} together[] = {
	{"tsch", HISS}, {"dzh", HISS},  {"tch", HISS},  {"sch", HISS},  {"ch", HISS},
	{"sh", HISS},   {"zh", HISS},   {"ts", HISS},   {"tz", HISS},   {"cz", HISS},
	{"dj", HISS},   {"kh", THROAT}, {"gh", THROAT}, {"ck", THROAT}, {"ph", BREATH},
	{"th", TOOTH},  {"ng", NOSE},   {"ce", HISS},   {"ci", HISS},   {"cy", HISS},
};

static enum key_kind
kind_of(uint64_t key)
{
	return (enum key_kind)(key >> KIND_SHIFT);
}

static bool
is_name(uint64_t key)
{
	return kind_of(key) >= KEY_NAME && kind_of(key) <= KEY_NAME_KANA;
}

/* Up to the first five bits that are no letter, as damaged ones may be. */
static size_t
unpack(uint64_t key, char letters[KEY_LETTERS + 1])
{
	size_t n = 0;
	for (; n < KEY_LETTERS; n++) {
		unsigned v = key >> (n * LETTER_BITS) & ((1 << LETTER_BITS) - 1);
		if (!v || v > sizeof letter_sound)
			break;
		letters[n] = (char)('a' + v - 1);
	}
	letters[n] = '\0';
	return n;
}

/* The sound that begins at `*i`, which moves behind its letters. */
static enum sound
next_sound(const char *letters, size_t *i, enum key_kind kind)
{
	size_t start = *i;
	/* Arabic and Hebrew write w and y for long vowels. */
	if (kind == KEY_NAME_BARE && start && letters[start] == 'w') {
		++*i;
		return VOWEL;
	}
	/* Katakana has no ti and tu: it writes chi and tsu. */
	if (kind == KEY_NAME_KANA && (strncmp(letters + start, "chi", 3) == 0 ||
	                              strncmp(letters + start, "tsu", 3) == 0)) {
		*i += 2;
		return TOOTH;
	}
	enum sound sound = (enum sound)letter_sound[letters[start] - 'a'];
	++*i;
	if (sound == VOWEL || sound == MUTE)
		return sound;
	for (size_t k = 0; k < sizeof together / sizeof *together; k++) {
		const char *row = together[k].letters;
		size_t n = 0;
		while (row[n] && row[n] == letters[start + n])
			n++;
		if (row[n])
			continue;
		/* The vowel that makes a c soft is a sound of its own. */
		bool soft = row[0] == 'c' && letter_sound[row[1] - 'a'] == VOWEL;
		*i = start + (soft ? 1 : n);
		return together[k].sound;
	}
	return sound;
}

/* Classes of the consonants, one after another; a final hiss may be a genitive and is left out. */
static size_t
consonants(const char *letters, enum key_kind kind, unsigned char sounds[SOUND_MOST])
{
	size_t n = 0;
	enum sound before = VOWEL;
	char first = 0;
	for (size_t i = 0; letters[i] && n < SOUND_MOST;) {
		char letter = letters[i];
		enum sound s = next_sound(letters, &i, kind);
		/* l and r next to each other are two although they are one class. */
		bool again = s == before && (s != TONGUE || letter == first);
		if (s != VOWEL && s != MUTE && !again)
			sounds[n++] = (unsigned char)s;
		if (s != MUTE)
			before = s;
		first = letter;
	}
	if (n > SOUND_LEAST && sounds[n - 1] == HISS && before == HISS)
		n--;
	return n;
}

uint64_t
key_of_name(const char *letters, size_t count, enum key_kind kind)
{
	unsigned char sounds[SOUND_MOST];
	char text[KEY_LETTERS + 1];
	uint64_t key = (uint64_t)kind << KIND_SHIFT;
	if (count < LETTERS_LEAST)
		return 0;
	for (size_t i = 0; i < count && i < KEY_LETTERS; i++)
		key |= (uint64_t)(letters[i] - 'a' + 1) << (i * LETTER_BITS);
	unpack(key, text);
	size_t n = consonants(text, kind, sounds);
	size_t least = kind == KEY_NAME_BARE   ? LETTERS_BARE
	               : kind == KEY_NAME_KANA ? SOUND_LEAST
	                                       : 1;
	return n < least ? 0 : key;
}

uint64_t
key_of_place(uint32_t place)
{
	return (uint64_t)KEY_PLACE << KIND_SHIFT | place;
}

uint64_t
key_of_number(double value, bool counted)
{
	bool whole = value == floor(value);
	if (value >= 1e13 || value < 10)
		return whole || value >= 1e13 || value <= 0
		               ? 0
		               : (uint64_t)KEY_NUMBER << KIND_SHIFT |
		                         (uint64_t)(value * 100 + 0.5);
	if (whole && !counted && value >= 1900 && value < 2100)
		return 0;
	uint64_t kind = whole && value < 100 ? KEY_SMALL : KEY_NUMBER;
	return kind << KIND_SHIFT | (uint64_t)(value * 100 + 0.5);
}

uint64_t
key_sound(uint64_t key)
{
	unsigned char sounds[SOUND_MOST];
	char letters[KEY_LETTERS + 1];
	if (!is_name(key))
		return key;
	unpack(key, letters);
	size_t n = consonants(letters, kind_of(key), sounds);
	if (n < SOUND_LEAST)
		return (uint64_t)EXACT << KIND_SHIFT |
		       (key & (((uint64_t)1 << KIND_SHIFT) - 1));
	uint64_t sound = (uint64_t)KEY_NAME << KIND_SHIFT;
	for (size_t i = 0; i < n; i++)
		sound |= (uint64_t)sounds[i] << (i * SOUND_BITS);
	return sound;
}

/* What it costs to read letter a as letter b, 0 for none. */
static double
cost(char a, char b, bool kana)
{
	if (a == b)
		return 0;
	enum sound x = a ? letter_sound[a - 'a'] : MUTE,
		   y = b ? letter_sound[b - 'a'] : MUTE;
	if (!a || !b) /* a vowel or an h more is the way of a script */
		return (x == VOWEL || y == VOWEL || a == 'h' || b == 'h')
		               ? kana ? 0.25 : 0.5
		               : 0.75;
	if (x == VOWEL && y == VOWEL)
		return 0.5;
	if (x == y && x != VOWEL)
		return kana || (x != TONGUE && x != NOSE) ? 0.25 : 1;
	return 1;
}

/* Edits from one to the other, by what they cost. */
static double
edits(const char *a, const char *b, bool kana)
{
	double row[KEY_LETTERS + 1] = {0};
	size_t n = strlen(a), m = strlen(b);
	for (size_t j = 1; j <= m; j++)
		row[j] = row[j - 1] + cost(0, b[j - 1], kana);
	for (size_t i = 0; i < n; i++) {
		double diagonal = row[0];
		row[0] += cost(a[i], 0, kana);
		for (size_t j = 1; j <= m; j++) {
			double up = row[j];
			row[j] = fmin(diagonal + cost(a[i], b[j - 1], kana),
			              fmin(up + cost(a[i], 0, kana),
			                   row[j - 1] + cost(0, b[j - 1], kana)));
			diagonal = up;
		}
	}
	return row[m];
}

double
key_likeness(uint64_t a, uint64_t b)
{
	static const double bare[SOUND_MOST + 1] = {0, 0, 0, 0, 0.6, 0.8, 0.9, 0.9, 0.9};
	unsigned char sounds[SOUND_MOST];
	char x[KEY_LETTERS + 1], y[KEY_LETTERS + 1];
	if (a == b)
		return 1;
	if (!is_name(a) || !is_name(b))
		return 0;
	size_t n = unpack(a, x), m = unpack(b, y);
	/* The sounds are the same; where no vowels are written there is nothing else. */
	if (kind_of(a) == KEY_NAME_BARE || kind_of(b) == KEY_NAME_BARE)
		return bare[consonants(x, kind_of(a), sounds)];
	bool kana = kind_of(a) == KEY_NAME_KANA || kind_of(b) == KEY_NAME_KANA;
	double like = 1 - edits(x, y, kana) / (double)(n > m ? n : m);
	return like < 0.6 ? 0 : like;
}

bool
key_is_number(uint64_t key)
{
	return kind_of(key) == KEY_NUMBER;
}

double
key_worth(uint64_t key)
{
	return kind_of(key) == KEY_SMALL ? 0.5 : 1;
}
