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

enum { CACHE = 65536, GIST_CHARACTERS = BRIDGE_CHARACTERS, TAG_BYTES = 3 };

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
	struct bridge_reader *bridge;
	struct known cache[CACHE];
};

/* Tags that mean the same language here. */
static const char same[][2][3] = {{"nb", "no"}, {"nn", "no"}, {"iw", "he"}, {"in", "id"}};

/* Primary tag; what is unknown is English. */
static struct str
primary(struct str language)
{
	size_t n = 0;
	while (n < language.n && language.p[n] != '-' && language.p[n] != '_')
		n++;
	language.n = n;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (str_eq_nocase(language, str_of(same[i][0])))
			return str_of(same[i][1]);
	return language.n && language.n <= TAG_BYTES ? language : STR("en");
}

static uint32_t
tongue_of(struct str tag)
{
	uint32_t tongue = 0;
	for (size_t i = 0; i < tag.n; i++)
		tongue = tongue << 8 | (unsigned char)tag.p[i];
	return tongue;
}

static bridge_term_fn term_of;

struct words_reader *
words_reader_open(struct str language)
{
	struct words_reader *r = grow_new(1, sizeof *r);
	struct str tag = primary(language);
	for (size_t i = 0; i < tag.n && i < TAG_BYTES; i++)
		r->tag[i] = (char)byte_lower((unsigned char)tag.p[i]);
	tag = str_of(r->tag);
	r->seed = hash_str(tag);
	r->stem = stem_open(tag);
	r->stop = stop_of(tag);
	r->bridge = bridge_reader_open(tag, r->stem, term_of, r);
	return r;
}

void
words_reader_close(struct words_reader *r)
{
	if (r) {
		bridge_reader_close(r->bridge);
		stem_close(r->stem);
	}
	free(r);
}

bool
reader_speaks(const struct words_reader *r, struct str language)
{
	return str_eq_nocase(str_of(r->tag), primary(language));
}

uint32_t
reader_tongue(const struct words_reader *r)
{
	return tongue_of(str_of(r->tag));
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
look_up(struct words_reader *r, struct arena scratch, struct str text, struct word_span w)
{
	uint64_t hash = word_hash(scratch, text, w) | 1;
	struct known *k = &r->cache[hash >> 32 & (CACHE - 1)];
	if (k->word != hash)
		*k = learn(r, utf8_fold(&scratch, str_sub(text, w.start, w.end)), hash);
	return k;
}

uint32_t
reader_term(struct words_reader *r, struct arena scratch, struct str word)
{
	return look_up(r, scratch, word, (struct word_span){.end = word.n})->term;
}

/* The term of a word of a place's name. */
static uint32_t
term_of(void *ctx, struct str word)
{
	char room[64 * 4];
	size_t n = 0;
	struct str low;
	for (size_t i = 0; i < word.n && n + 4 < sizeof room;)
		n += utf8_encode(room + n, utf8_lower(utf8_next(word, &i)));
	low = str_from(room, n);
	return learn(ctx, low, hash_str(low) | 1).term;
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

/* Counts the words of one field; only those before `gist_end` belong to the gist. */
static void
count_field(struct words_reader *r, struct arena scratch, struct str s, size_t gist_end,
	    bool title, struct tally *t, struct gist *gist)
{
	struct word_iter it;
	struct word_span w;
	word_begin(&it, s, WORD_SPLIT);
	bridge_begin(r->bridge, s, title);
	while (word_next(&it, &w)) {
		const struct known *k = look_up(r, scratch, s, w);
		if (w.end <= gist_end) {
			gist->days |= k->day;
			bridge_word(r->bridge, &gist->keys, w, k->term, k->word);
		}
		if (k->term)
			tally_put(t, k->term, title);
	}
}

struct vector
reader_count(struct words_reader *r, struct arena *out, struct arena scratch,
	     struct str title, struct str text, struct gist *gist)
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
	*gist = (struct gist){.tongue = reader_tongue(r)};
	count_field(r, scratch, head, head.n, true, &t, gist);
	t.v.title_count = t.v.count;
	count_field(r, scratch, body, first_characters(body, GIST_CHARACTERS).n, false,
		    &t, gist);
	struct vector v = t.v;
	v.terms = arena_array(out, struct vector_term, v.count);
	if (v.count)
		memcpy(v.terms, t.v.terms, v.count * sizeof *v.terms);
	return v;
}
