/* stem.c: words without their endings, by the Snowball stemmers of libstemmer. */
#include "text/stem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libstemmer.h>

#include "base/hash.h"

enum { STEM_CACHE = 4096, STEM_CACHED_BYTES = 23 };

struct stem_slot {
	uint8_t word_n, stem_n; /* word_n 0: free */
	char word[STEM_CACHED_BYTES], stem[STEM_CACHED_BYTES];
};

struct stem {
	struct sb_stemmer *snowball; /* NULL: words stay as they are */
	bool english, korean;
	struct stem_slot slot[STEM_CACHE];
};

/* The name that libstemmer has for a language. */
static const char *
stemmer_name(struct str language, char room[4])
{
	struct str tag = language;
	if (!tag.p)
		return "en";
	ptrdiff_t dash = str_find_byte(tag, '-', 0);
	if (dash >= 0)
		tag.n = (size_t)dash;
	if (str_eq_nocase(tag, STR("nb")) || str_eq_nocase(tag, STR("nn")))
		return "no";
	if (tag.n < 2 || tag.n > 3)
		return NULL;
	for (size_t i = 0; i < tag.n; i++)
		room[i] = (char)byte_lower((unsigned char)tag.p[i]);
	room[tag.n] = '\0';
	return room;
}

struct stem *
stem_open(struct str language)
{
	char room[4];
	const char *name = stemmer_name(language, room);
	struct stem *s = calloc(1, sizeof *s);
	if (!s) {
		fputs("glancewire: out of memory for a stemmer\n", stderr);
		abort();
	}
	s->snowball = name ? sb_stemmer_new(name, "UTF_8") : NULL;
	s->korean = name && strcmp(name, "ko") == 0;
	s->english = name && strcmp(name, "en") == 0;
	return s;
}

void
stem_close(struct stem *s)
{
	if (s)
		sb_stemmer_delete(s->snowball);
	free(s);
}

bool
stem_is_english(const struct stem *s)
{
	return s->english;
}

/* What later Snowball keeps apart and libstemmer 2.2 does not: "evening" is no form of "even",
 * and "added", "adding", "erred" belong to "add" and "err", not to "ad" and "er". */
static bool
english_exception(struct str low, struct str *stem)
{
	if (str_eq(low, STR("evening")) || str_eq(low, STR("evenings"))) {
		*stem = STR("evening");
		return true;
	}
	if (low.n < 5 || low.p[1] != low.p[2] || !memchr("aeo", low.p[0], 3))
		return false;
	struct str rest = str_skip(low, 3);
	*stem = str_sub(low, 0, 3);
	return str_eq(rest, STR("ed")) || str_eq(rest, STR("ing"));
}

/* Snowball's own answer; the word itself where it has none. */
static struct str
snowball(struct stem *s, struct str low)
{
	struct str stem;
	if (s->english && english_exception(low, &stem))
		return stem;
	const sb_symbol *p =
		sb_stemmer_stem(s->snowball, (const sb_symbol *)low.p, (int)low.n);
	return p ? str_from(p, (size_t)sb_stemmer_length(s->snowball)) : low;
}

/* Korean writes its particles behind the noun without a space.  They are cut off where two
 * syllables or more are left. */
static struct str
without_particle(struct str low)
{
	static const char *const particles[] = {
		"에서는", "에게서", "으로써", "에서", "에게", "으로", "까지", "부터", "에는", "보다",
		"은",     "는",     "이",     "가",   "을",   "를",   "의",   "에",   "와",   "과",
		"도",     "로",
	};
	enum { SYLLABLE_BYTES = 3 };
	for (size_t i = 0; i < sizeof particles / sizeof *particles; i++) {
		struct str end = str_of(particles[i]);
		if (str_ends(low, end) && low.n - end.n >= 2 * SYLLABLE_BYTES)
			return str_sub(low, 0, low.n - end.n);
	}
	return low;
}

struct str
stem_word(struct stem *s, struct str low)
{
	if (s->korean)
		return without_particle(low);
	if (!s->snowball || low.n == 0 || low.n > INT32_MAX)
		return low;
	if (low.n > STEM_CACHED_BYTES)
		return snowball(s, low);
	struct stem_slot *slot = &s->slot[hash_str(low) % STEM_CACHE];
	if (slot->word_n == low.n && memcmp(slot->word, low.p, low.n) == 0)
		return str_from(slot->stem, slot->stem_n);
	struct str stem = snowball(s, low);
	if (stem.n > STEM_CACHED_BYTES)
		return stem;
	slot->word_n = (uint8_t)low.n;
	slot->stem_n = (uint8_t)stem.n;
	memcpy(slot->word, low.p, low.n);
	memcpy(slot->stem, stem.p, stem.n);
	return str_from(slot->stem, slot->stem_n);
}
