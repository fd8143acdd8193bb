/* tag_look.c: words as numbers, and the templates of the tagger. */
#include "text/tag_look.h"

#include "base/hash.h"
#include "learn/perceptron.h"
#include "text/utf8.h"

enum {
	FOLDED_BYTES = 64, /* longer words are cut there */
	SHAPE_CAPITAL = 1,
	SHAPE_UPPER = 2,
	SHAPE_DIGIT = 4,
	SHAPE_NUMBER = 8,
	SHAPE_MARK = 16,
	SHAPE_INNER = 32,
	SHAPE_NO_WORD = 64,
	SHAPE_SINGLE = 128,
	SHAPE_FIRST = 256,
	SHAPE_CASE = 512, /* times tag_case */
};

static uint32_t
folded(uint32_t c)
{
	if (c < 128)
		return byte_is_digit((unsigned char)c) ? '0'
						       : byte_lower((unsigned char)c);
	if (c == 0x2018 || c == 0x2019 || c == 0x201b)
		return '\'';
	if (c >= 0x201c && c <= 0x201f)
		return '"';
	return c >= 0x2010 && c <= 0x2015 ? '-' : utf8_lower(c);
}

static uint32_t
last_bytes(const char *p, size_t n, size_t count)
{
	uint32_t bytes = 0;
	for (size_t i = n > count ? n - count : 0; i < n; i++)
		bytes = bytes << 8 | (unsigned char)p[i];
	return bytes;
}

struct tag_look
tag_look_of(struct str form)
{
	char low[FOLDED_BYTES + 4];
	struct tag_look look = {0};
	size_t n = 0, letters = 0, upper = 0, lower = 0, digits = 0, marks = 0;
	for (size_t i = 0; i < form.n;) {
		uint32_t c = utf8_next(form, &i);
		unsigned class = utf8_class(c);
		bool is_upper = class & UTF8_UPPER;
		if (is_upper && !letters && !digits && !marks)
			look.shape |= SHAPE_CAPITAL;
		letters += (class & (UTF8_LETTER | UTF8_MARK)) != 0;
		upper += is_upper;
		lower += (class & UTF8_LOWER) != 0;
		digits += (class & (UTF8_DIGIT | UTF8_NUMBER)) != 0;
		marks += !(class & UTF8_WORD);
		if (n < FOLDED_BYTES)
			n += utf8_encode(low + n, folded(c));
	}
	look.shape |= (upper > 1 && !lower ? SHAPE_UPPER : 0) |
		      (digits ? SHAPE_DIGIT : 0) |
		      (digits && !letters ? SHAPE_NUMBER : 0) | (marks ? SHAPE_MARK : 0) |
		      (upper > 1 && lower ? SHAPE_INNER : 0) |
		      (!letters && !digits ? SHAPE_NO_WORD : 0) |
		      (letters + digits == 1 ? SHAPE_SINGLE : 0);
	look.low = (uint32_t)hash_bytes(low, n, 0);
	for (size_t k = 0; k < 4; k++)
		look.ending[k] = last_bytes(low, n, k + 1);
	for (size_t k = 0; k < 3; k++)
		look.opening[k] = last_bytes(low, n < k + 1 ? n : k + 1, 4);
	return look;
}

/* Long words show how a sentence is written: short ones are small in titles, too. */
static enum tag_case
case_of(const struct tag_look *looks, size_t count, const struct tag_words *words)
{
	size_t seen = 0, capital = 0, upper = 0, any = 0;
	for (size_t i = 0; i < count; i++) {
		uint32_t shape = looks[i].shape;
		any += (shape & (SHAPE_CAPITAL | SHAPE_INNER)) != 0;
		if (shape & (SHAPE_DIGIT | SHAPE_NO_WORD) || tag_form(words, i).n < 4)
			continue;
		seen++;
		capital += (shape & SHAPE_CAPITAL) != 0;
		upper += (shape & SHAPE_UPPER) != 0;
	}
	if (!any)
		return TAG_CASE_LOWER;
	if (seen < 3 || capital * 10 < seen * 8)
		return TAG_CASE_USUAL;
	return upper * 10 >= seen * 8 ? TAG_CASE_UPPER : TAG_CASE_TITLE;
}

void
tag_look_around(struct tag_look *looks, size_t count, const struct tag_words *words)
{
	uint32_t how = (uint32_t)case_of(looks, count, words) * SHAPE_CASE;
	bool first = true;
	for (size_t i = 0; i < count; i++) {
		bool word = !(looks[i].shape & SHAPE_NO_WORD);
		looks[i].shape |= how | (first && word ? SHAPE_FIRST : 0);
		first = first && !word;
	}
}

struct tag_look *
tag_looks(struct arena *out, const struct tag_words *words)
{
	size_t n = words->count;
	struct tag_look *looks = arena_array(out, struct tag_look, n + 2 * TAG_PAD);
	for (size_t i = 0; i < n; i++)
		looks[TAG_PAD + i] = tag_look_of(tag_form(words, i));
	tag_look_around(looks + TAG_PAD, n, words);
	for (uint32_t i = 0; i < TAG_PAD; i++) {
		looks[i].low = TAG_PAD - i;
		looks[TAG_PAD + n + i].low = TAG_PAD + 1 + i;
	}
	return looks;
}

const char *const tag_templates[] = {
	"bias",  "w",     "e1",     "e2",      "e3",      "e4",      "o1",     "o2",
	"o3",    "s",     "e3 s",   "e2 s",    "t1",      "t1 t2",   "w t1",   "w-1",
	"w-2",   "w+1",   "w+2",    "e3+1",    "e3-1",    "s s+1",   "s-1 s",  "w w+1",
	"w-1 w", "t1 e3", "t1 w+1", "t1 t2 w", "w+1 w+2", "e2+1 t1", "s+1 e2", "e2 e2+1",
};
const size_t tag_templates_count = sizeof tag_templates / sizeof *tag_templates;

size_t
tag_features(const struct tag_look *look, unsigned before, unsigned before2, uint32_t *f)
{
	const struct tag_look *l = look - 1, *r = look + 1;
	uint32_t t1 = before, t2 = before << 8 | before2, s = look->shape;
	uint32_t e2 = look->ending[1], e3 = look->ending[2];
	const uint32_t pairs[][2] = {
		{0, 0},
		{look->low, 0},
		{look->ending[0], 0},
		{e2, 0},
		{e3, 0},
		{look->ending[3], 0},
		{look->opening[0], 0},
		{look->opening[1], 0},
		{look->opening[2], 0},
		{s, 0},
		{e3, s},
		{e2, s},
		{t1, 0},
		{t2, 0},
		{look->low, t1},
		{l->low, 0},
		{look[-2].low, 0},
		{r->low, 0},
		{look[2].low, 0},
		{r->ending[2], 0},
		{l->ending[2], 0},
		{s, r->shape},
		{l->shape, s},
		{look->low, r->low},
		{l->low, look->low},
		{e3, t1},
		{r->low, t1},
		{look->low, t2},
		{r->low, look[2].low},
		{r->ending[1], t1},
		{e2, r->shape},
		{e2, r->ending[1]},
	};
	_Static_assert(sizeof pairs / sizeof *pairs ==
			       sizeof tag_templates / sizeof *tag_templates,
		       "each template has a name");
	for (uint32_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		f[i] = feature_of(i, pairs[i][0], pairs[i][1]);
	return sizeof pairs / sizeof *pairs;
}
