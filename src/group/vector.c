/* vector.c: an article as terms, counted by field. */
#include "group/vector.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "group/grow.h"
#include "group/weekday.h"
#include "model/limits.h"
#include "text/stem.h"
#include "text/stop.h"
#include "text/utf8.h"
#include "text/word.h"

enum { CACHE = 16384, WEEKDAY_CHARACTERS = 600, TAG_BYTES = 3 };

/* What became of a word the last time. */
struct known {
	uint64_t word;  /* its hash; 0 free */
	uint32_t term;  /* 0: no term */
	uint8_t day;
};

struct words_reader {
	char tag[TAG_BYTES + 1];
	uint64_t seed; /* parts the terms of languages */
	struct stem *stem;
	const struct stop_set *stop;
	struct known cache[CACHE];
};

/* Primary tag; what is unknown is English. */
static struct str
primary(struct str language)
{
	ptrdiff_t dash = str_find_byte(language, '-', 0);
	if (dash >= 0)
		language.n = (size_t)dash;
	return language.n && language.n <= TAG_BYTES ? language : STR("en");
}

struct words_reader *
words_reader_open(struct str language)
{
	struct words_reader *r = grow_new(1, sizeof *r);
	struct str tag = primary(language);
	for (size_t i = 0; i < tag.n; i++)
		r->tag[i] = (char)byte_lower((unsigned char)tag.p[i]);
	tag = str_of(r->tag);
	r->seed = hash_str(tag);
	r->stem = stem_open(tag);
	r->stop = stop_of(tag);
	return r;
}

void
words_reader_close(struct words_reader *r)
{
	if (r)
		stem_close(r->stem);
	free(r);
}

bool
reader_speaks(const struct words_reader *r, struct str language)
{
	return str_eq_nocase(str_of(r->tag), primary(language));
}

static struct known
learn(struct words_reader *r, struct str low, uint64_t hash)
{
	struct known k = {.word = hash, .day = weekday_bit(str_of(r->tag), low)};
	size_t first = 0;
	if (stop_has(r->stop, low))
		return k;
	unsigned kind = utf8_class(utf8_next(low, &first));
	if (first == low.n && !(kind & (UTF8_DIGIT | UTF8_NUMBER)))
		return k; /* a lone letter */
	struct str stem = stem_word(r->stem, low);
	k.term = (uint32_t)(hash_bytes(stem.p, stem.n, r->seed) >> 32) | 1;
	return k;
}

static const struct known *
look_up(struct words_reader *r, struct arena scratch, struct str word)
{
	char room[64];
	struct str low = {room, word.n};
	unsigned char any = word.n > sizeof room ? 0x80 : 0;
	for (size_t i = 0; i < word.n && any < 0x80; i++) {
		any |= (unsigned char)word.p[i];
		room[i] = (char)byte_lower((unsigned char)word.p[i]);
	}
	if (any >= 0x80)
		low = utf8_fold(&scratch, word);
	uint64_t hash = hash_str(low) | 1;
	struct known *k = &r->cache[hash >> 32 & (CACHE - 1)];
	if (k->word != hash)
		*k = learn(r, low, hash);
	return k;
}

/* The terms of one article while they are counted. */
struct tally {
	struct vector v;
	uint16_t *slots; /* 1 + index of the term; 0 free */
	uint32_t mask;
};

static void
tally_put(struct tally *t, uint32_t term, bool in_title)
{
	uint32_t i = term >> 1 & t->mask;
	struct vector_term *at;
	for (; t->slots[i]; i = (i + 1) & t->mask)
		if (t->v.terms[t->slots[i] - 1].hash == term)
			break;
	if (!t->slots[i]) {
		if (t->v.count == VECTOR_TERMS)
			return;
		t->v.terms[t->v.count].hash = term;
		t->slots[i] = (uint16_t)++t->v.count;
	}
	at = &t->v.terms[t->slots[i] - 1];
	at->count[BODY]++;
	at->count[TITLE] = (uint16_t)(at->count[TITLE] + in_title);
}

/* The first `most` characters of valid UTF-8. */
static struct str
first_characters(struct str s, size_t most)
{
	size_t i = 0;
	if (s.n <= most)
		return s;
	for (; i < s.n; i++)
		if (((unsigned char)s.p[i] & 0xc0) != 0x80 && most-- == 0)
			break;
	return str_sub(s, 0, i);
}

/* Counts the words of one field; only those before `day_end` may name a day. */
static void
count_field(struct words_reader *r, struct arena scratch, struct str s, size_t day_end, bool title,
            struct tally *t, uint8_t *days)
{
	struct word_iter it;
	struct word_span w;
	word_begin(&it, s, WORD_SPLIT);
	while (word_next(&it, &w)) {
		const struct known *k = look_up(r, scratch, str_sub(s, w.start, w.end));
		if (w.end <= day_end)
			*days |= k->day;
		if (k->term)
			tally_put(t, k->term, title);
	}
}

struct vector
reader_count(struct words_reader *r, struct arena *out, struct arena scratch, struct str title,
             struct str text, uint8_t *days)
{
	struct str head = utf8_cut(title, LIMIT_TITLE_BYTES);
	struct str body = first_characters(text, VECTOR_CHARACTERS);
	size_t most = (head.n + body.n) / 2 + 2, size = 64;
	if (most > VECTOR_TERMS)
		most = VECTOR_TERMS;
	while (size < most + most / 2)
		size *= 2;
	struct tally t = {.slots = arena_array(&scratch, uint16_t, size),
	                  .mask = (uint32_t)size - 1};
	t.v.terms = arena_array(&scratch, struct vector_term, most);
	*days = 0;
	count_field(r, scratch, head, head.n, true, &t, days);
	t.v.title_count = t.v.count;
	count_field(r, scratch, body, first_characters(body, WEEKDAY_CHARACTERS).n, false, &t,
	            days);
	struct vector v = t.v;
	v.terms = arena_array(out, struct vector_term, v.count);
	if (v.count)
		memcpy(v.terms, t.v.terms, v.count * sizeof *v.terms);
	return v;
}
