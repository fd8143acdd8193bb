/* sentences.c: the sentences of one report that may be quoted at all. */
#include <string.h>

#include "base/map.h"
#include "text/sentence.h"
#include "text/utf8.h"
#include "write/boiler.h"
#include "write/cue_phrase.h"
#include "write/draft.h"
#include "write/shorten.h"

enum { LEAST_WORDS = 6, MOST_WORDS = 60, READ_BYTES = 48 << 10 };

static uint32_t
count_words(const struct tokens *t)
{
	uint32_t n = 0;
	for (size_t i = 0; i < t->count; i++)
		n += token_is_word(&t->at[i]) || t->at[i].kind == TOKEN_MONEY;
	return n;
}

static bool
ends_well(const struct tokens *t)
{
	for (size_t i = t->count; i-- > 0;) {
		if (t->at[i].kind == TOKEN_END)
			return t->at[i].low.p[0] != '?' || t->at[i].flags & TOKEN_QUOTED;
		if (t->at[i].kind == TOKEN_WORD && t->at[i].low.p[t->at[i].low.n - 1] == '.')
			return true;
		if (t->at[i].kind != TOKEN_QUOTE && t->at[i].kind != TOKEN_CLOSE)
			return false;
	}
	return false;
}

/* A heading run into the text, a list of names, a caption: most words have capitals. */
static bool
is_titled(const struct tokens *t, enum cue_language cue)
{
	size_t words = 0, capitals = 0, shouted = 0;
	for (size_t i = 0; i < t->count; i++) {
		if (t->at[i].kind != TOKEN_WORD)
			continue;
		words++;
		capitals += !!(t->at[i].flags & TOKEN_CAPITAL);
		shouted += t->at[i].flags & TOKEN_UPPER && t->at[i].low.n > 4;
	}
	return capitals * 10 > words * (cue == CUE_GERMAN ? 8 : 7) || shouted >= 4;
}

/* The first letter is small, or there is none. */
static bool
begins_small(const struct tokens *t)
{
	for (size_t i = 0; i < t->count; i++) {
		if (t->at[i].kind == TOKEN_WORD)
			return !(t->at[i].flags & TOKEN_CAPITAL);
		if (t->at[i].kind == TOKEN_NUMBER)
			return false;
	}
	return true;
}

static bool
is_good(const struct sentence *s, enum cue_language cue)
{
	return s->words >= LEAST_WORDS && s->words <= MOST_WORDS && ends_well(&s->tokens) &&
	       !begins_small(&s->tokens) && !is_titled(&s->tokens, cue) &&
	       s->tokens.at[0].kind != TOKEN_OPEN && !boiler_sentence(s->text);
}

/* The same sentence again ("key points" above the text, a caption below). */
static bool
is_new(struct map *seen, struct str text)
{
	struct map_slot *slot = map_put(seen, text);
	return slot->value.u++ == 0;
}

static void
read_sentence(struct arena *a, struct arena scratch, struct sentence *s,
              enum cue_language cue, struct str raw, bool in_quote)
{
	s->text = shorten_sentence(a, scratch, raw, cue);
	s->tokens = tokens_of(a, s->text, cue, in_quote);
	s->words = count_words(&s->tokens);
}

static void
read_meaning(struct arena *a, struct sentence *s, enum cue_language cue)
{
	s->numbers = numbers_of(a, &s->tokens, cue);
	s->names = names_of(a, &s->tokens, cue);
	s->reasons = refer_reasons(&s->tokens, cue);
	for (size_t i = 0; i < s->tokens.count; i++) {
		s->quote |= s->tokens.at[i].kind == TOKEN_QUOTE;
		s->speech |= !!(s->tokens.at[i].cues & (CUE_SAY | CUE_ATTRIBUTION)) &&
		             !(s->tokens.at[i].flags & TOKEN_QUOTED);
	}
	s->background = phrase_background(&s->tokens, &s->numbers, cue);
	s->future = phrase_future(&s->tokens, cue);
}

struct sentence *
draft_sentences(struct arena *a, struct arena scratch,
                const struct write_article *article, enum cue_language cue, size_t *count)
{
	struct str text = utf8_cut(article->text, READ_BYTES);
	struct sentence_span *spans;
	size_t n = sentence_split(a, scratch, text, article->language, &spans);
	size_t most = n < LIMIT_STORY_SENTENCES ? n : LIMIT_STORY_SENTENCES;
	struct sentence *list = arena_array(a, struct sentence, most + 1);
	struct map seen = map_in(&scratch, most * 2 + 8);
	bool open = false;
	*count = 0;
	for (size_t i = 0; i < n && *count < most; i++) {
		bool first = i == 0 || spans[i].paragraph != spans[i - 1].paragraph;
		struct sentence s = {
			.start = spans[i].start, .end = spans[i].end, .opens = first};
		struct str raw = str_sub(text, s.start, s.end);
		if (first)
			open = false;
		size_t cut = first ? shorten_dateline(raw) : 0;
		s.start += (uint32_t)cut;
		raw = str_skip(raw, cut);
		struct tokens marks = tokens_of(&scratch, raw, CUE_NO_LANGUAGE, open);
		bool was_open = open && marks.count && marks.at[0].kind != TOKEN_QUOTE;
		if (open && !was_open)
			marks = tokens_of(&scratch, raw, CUE_NO_LANGUAGE, false);
		open = marks.open_quote;
		read_sentence(a, scratch, &s, cue, raw, was_open);
		if (!is_good(&s, cue) || !is_new(&seen, s.text))
			continue;
		read_meaning(a, &s, cue);
		if (was_open || open)
			s.reasons |= REFER_QUOTE_PART;
		s.position = (uint32_t)*count;
		list[(*count)++] = s;
	}
	return list;
}
