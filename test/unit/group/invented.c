/* invented.c: a newspaper of invented words, the same on every run. */
#include "invented.h"

#include "base/buf.h"
#include "base/hash.h"

enum { EVENT_WORDS = 30, COMMON_WORDS = 30000, FIRST_EVENT_WORD = 100000 };

uint32_t
invented_below(struct invented *in, uint32_t n)
{
	in->seed++;
	return (uint32_t)(hash_mix(in->seed) >> 33) % n;
}

/* Pronounceable, of no language, different for different numbers. */
static void
put_word(struct buf *b, uint32_t number)
{
	static const char consonant[] = "bdfgklmnprtvz", vowel[] = "aeiou";
	for (uint32_t n = number + 4096; n; n /= 65) {
		buf_byte(b, consonant[n % 65 / 5]);
		buf_byte(b, vowel[n % 65 % 5]);
	}
	buf_byte(b, 'k'); /* no stemmer touches it */
}

/* Common words are rarer the higher their number. */
static uint32_t
common(struct invented *in)
{
	return invented_below(in, 1 + invented_below(in, COMMON_WORDS));
}

struct str
invented_text(struct invented *in, uint32_t event, int words, int own)
{
	uint32_t first = FIRST_EVENT_WORD + event * EVENT_WORDS;
	struct buf b = buf_in(in->arena, (size_t)words * 12 + 12);
	for (int i = 0; i < words; i++) {
		bool name = (int)invented_below(in, 100) < own;
		uint32_t number = name ? first + invented_below(in, EVENT_WORDS) : common(in);
		put_word(&b, number);
		buf_cstr(&b, i % 12 == 11 ? ". " : " ");
	}
	return buf_str(&b);
}

struct group_article
invented_report(struct invented *in, int64_t id, uint32_t event, int64_t published)
{
	return (struct group_article){
		.id = id,
		.title = invented_text(in, event, 7, 60),
		.text = invented_text(in, event, 180, 35),
		.language = STR("en"),
		.published = published,
	};
}
