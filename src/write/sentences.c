/* sentences.c: the sentences of one report that may be quoted at all. */
#include <string.h>

#include "base/map.h"
#include "text/sentence.h"
#include "text/utf8.h"
#include "write/boiler.h"
#include "write/cue_phrase.h"
#include "write/draft.h"
#include "write/shorten.h"

enum { LEAST_WORDS = 6, MOST_WORDS = 60, READ_BYTES = 48 << 10, DATELINES = 3, CAPTION_REACH = 14, LABEL_TOKENS = 5 };

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
		/* ", …" was cut off. */
		if (t->at[i].kind == TOKEN_END && i > 0 && t->at[i - 1].kind == TOKEN_COMMA)
			return false;
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
begins_small(struct str text, const struct tokens *t)
{
	for (size_t i = 0; i < t->count; i++) {
		if (t->at[i].kind == TOKEN_WORD) {
			size_t at = t->at[i].start; /* many scripts have no small letters */
			return utf8_class(utf8_next(text, &at)) & UTF8_LOWER;
		}
		if (t->at[i].kind == TOKEN_NUMBER)
			return false;
	}
	return true;
}

/* "1) …", "2. …": a point of a list; "May 30, 10 p.m.: …": one of a diary. */
static bool
is_point(const struct tokens *t)
{
	size_t i = 0;
	while (i < t->count && (t->at[i].kind == TOKEN_NUMBER || t->at[i].kind == TOKEN_COMMA ||
	                        t->at[i].cues & (CUE_MONTH | CUE_WEEKDAY) ||
	                        token_is(&t->at[i], "p.m.") || token_is(&t->at[i], "a.m.")))
		i++;
	if (i > 1 && i < t->count && token_is(&t->at[i], ":"))
		return true;
	if (t->count > 2 && token_is(&t->at[0], "figure") && t->at[1].kind == TOKEN_NUMBER)
		return true;
	return t->count > 1 && t->at[0].kind == TOKEN_NUMBER && t->at[0].low.n <= 2 &&
	       (t->at[1].kind == TOKEN_CLOSE || t->at[1].kind == TOKEN_END);
}

/* "MAYOR BERG: We knew nothing.": a line of a transcript. */
static bool
is_transcript(const struct tokens *t)
{
	size_t i = 0;
	while (i < t->count && i < 6 && t->at[i].kind == TOKEN_WORD &&
	       (t->at[i].flags & TOKEN_UPPER || t->at[i].low.p[t->at[i].low.n - 1] == '.'))
		i++;
	return i && i < t->count && token_is(&t->at[i], ":");
}

/* "Anna Berg speaks to the crowd": somebody by name, and what he is seen to do. */
static bool
shows_person(const struct tokens *t)
{
	static const char *const rows[] = {
		"addresses", "arrives", "attends", "celebrates", "embraces", "gestures", "greets", "holds",
		"hugs", "leaves", "listens", "looks", "performs", "poses", "shakes", "sits", "smiles",
		"speaks", "stands", "talks", "walks", "waves", "fends"};
	size_t i = 0;
	while (i < t->count && i < CAPTION_REACH && (t->at[i].flags & TOKEN_CAPITAL || t->at[i].kind == TOKEN_COMMA ||
	                        t->at[i].kind == TOKEN_NUMBER))
		i++;
	for (size_t k = 0; i > 1 && i < t->count && k < sizeof rows / sizeof *rows; k++)
		if (token_is(&t->at[i], rows[k]))
			return true;
	return false;
}

/* What a picture shows, in the present, with its full date: "Anna Berg speaks in Orrel on
 * Nov. 3, 2026." */
static bool
is_caption(const struct sentence *s, enum cue_language cue)
{
	const struct tokens *t = &s->tokens;
	if (cue != CUE_ENGLISH || s->words > 45)
		return false;
	/* "Anna Berg, left, shakes hands" */
	for (size_t i = 1; i + 1 < t->count && i < CAPTION_REACH; i++)
		if ((token_is(&t->at[i], "left") || token_is(&t->at[i], "right") ||
		     token_is(&t->at[i], "center") || token_is(&t->at[i], "centre")) &&
		    (t->at[i - 1].kind == TOKEN_COMMA || t->at[i - 1].kind == TOKEN_OPEN ||
		     token_is(&t->at[i - 1], "center")) &&
		    (t->at[i + 1].kind == TOKEN_COMMA || t->at[i + 1].kind == TOKEN_CLOSE))
			return true;
	/* "Anna Berg (in a red coat)", "(holding the letter)" */
	static const char *const seen[] = {"holding", "in", "pictured", "seated", "standing", "wearing"};
	for (size_t i = 2; i + 1 < t->count; i++)
		for (size_t k = 0; k < sizeof seen / sizeof *seen; k++)
			if (t->at[i - 1].kind == TOKEN_OPEN && token_is(&t->at[i], seen[k]) &&
			    t->at[i - 2].flags & TOKEN_CAPITAL)
				return true;
	if (shows_person(t) && !phrase_past(t))
		return true;
	/* "Villagers wait for water in Orrel, Tuesday, Nov. 3, 2026." */
	for (size_t i = 0; i + 5 < t->count; i++)
		if (t->at[i].cues & CUE_WEEKDAY && t->at[i + 1].kind == TOKEN_COMMA &&
		    t->at[i + 2].cues & CUE_MONTH && t->at[i + 3].kind == TOKEN_NUMBER &&
		    t->at[i + 4].kind == TOKEN_COMMA && t->at[i + 5].kind == TOKEN_NUMBER && i + 8 > t->count)
			return true;
	/* "A 2003 photo of Anna Berg when she was a child." */
	for (size_t i = 1; i + 1 < t->count && i < 4; i++)
		if ((token_is(&t->at[i], "photo") || token_is(&t->at[i], "picture") ||
		     token_is(&t->at[i], "photograph")) && token_is(&t->at[i + 1], "of") && 
		    (token_is(&t->at[0], "a") || token_is(&t->at[0], "an")))
			return true;
	for (size_t i = 0; i + 3 < t->count; i++)
		if (t->at[i].cues & CUE_MONTH && t->at[i + 1].kind == TOKEN_NUMBER &&
		    t->at[i + 2].kind == TOKEN_COMMA && t->at[i + 3].kind == TOKEN_NUMBER &&
		    t->at[i + 3].low.n == 4 && !phrase_past(t))
			return true;
	return false;
}

/* "They will try again ...": a teaser, cut off. */
static bool
is_cut_off(struct str text)
{
	return str_ends(text, STR("...")) || str_ends(text, STR("…")) || str_ends(text, STR(". ."));
}

/* Nothing in it could be a verb: "A view of the broken wall near Orrel."  Sure only in English;
 * a small word in -s may be a noun, too, but then it costs nothing. */
static bool
is_verbless(const struct tokens *t, enum cue_language cue)
{
	if (cue != CUE_ENGLISH)
		return false;
	for (size_t i = 0; i < t->count; i++) {
		const struct token *w = &t->at[i];
		if (w->cues & (CUE_FINITE | CUE_SAY | CUE_MODAL | CUE_NEGATION) ||
		    str_find_byte(w->low, '\'', 0) >= 0)
			return false;
		bool ends = str_ends(w->low, STR("ed")) ||
		            (w->low.n > 3 && str_ends(w->low, STR("s")) && !str_ends(w->low, STR("ss")));
		if (w->kind == TOKEN_WORD && !(w->flags & (TOKEN_CAPITAL | TOKEN_POSSESSIVE)) && ends)
			return false;
	}
	return true;
}

/* "in and , the brides": links were lost, and their words; "(3:40)": how long a video is. */
static bool
has_hole(const struct tokens *t)
{
	static const char *const joints[] = {"and", "or", "of", "in", "with", "from", "the"};
	for (size_t i = 0; i + 1 < t->count; i++)
		for (size_t k = 0; k < sizeof joints / sizeof *joints; k++)
			if (token_is(&t->at[i], joints[k]) && t->at[i + 1].kind == TOKEN_COMMA &&
			    t->at[i + 1].flags & TOKEN_SPACED)
				return true;
	for (size_t i = 0; i + 2 < t->count; i++)
		if (t->at[i].kind == TOKEN_OPEN && t->at[i + 1].kind == TOKEN_NUMBER &&
		    str_has(t->at[i + 1].low, STR(":")) && t->at[i + 2].kind == TOKEN_CLOSE)
			return true;
	return false;
}

/* Where the text begins below a heading that runs into it: "Wall of Ullen breaks The iconic
 * dam …".  0: nowhere. */
static size_t
heading_ends(const struct tokens *t)
{
	static const char *const openers[] = {"the", "a", "an", "it", "but", "they"};
	/* "CLOSE The index fell", "Image The mayor": a button, a label. */
	static const char *const labels[] = {"image", "photo", "video", "close", "caption", "related",
	                                     "watch", "play", "advertisement"};
	/* "PORLAN The dam broke": a dateline that lost its dash. */
	if (t->count > 2 && t->at[0].flags & TOKEN_UPPER && t->at[0].low.n > 4 &&
	    (token_is(&t->at[1], "the") || token_is(&t->at[1], "a") || token_is(&t->at[1], "an")) &&
	    t->at[1].flags & TOKEN_CAPITAL && !(t->at[2].flags & TOKEN_UPPER))
		return t->at[1].start;
	for (size_t k = 0; t->count > 2 && k < sizeof labels / sizeof *labels; k++)
		if (token_is(&t->at[0], labels[k]) && t->at[1].kind == TOKEN_WORD &&
		    t->at[1].flags & TOKEN_CAPITAL)
			return t->at[1].start;
	for (size_t i = 1; i + 1 < t->count; i++) {
		const struct token *w = &t->at[i], *before = &t->at[i - 1], *next = &t->at[i + 1];
		if (!(w->flags & TOKEN_CAPITAL) || w->flags & TOKEN_QUOTED ||
		    (w->flags & TOKEN_UPPER) || before->kind != TOKEN_WORD ||
		    before->flags & TOKEN_CAPITAL || next->kind != TOKEN_WORD || next->flags & TOKEN_CAPITAL)
			continue;
		for (size_t k = 0; k < sizeof openers / sizeof *openers; k++)
			if (token_is(w, openers[k]))
				return w->start;
	}
	return 0;
}

/* Where the text begins behind a label of short news: "Why it matters: The dam …".  0: nowhere. */
static size_t
label_ends(const struct tokens *t)
{
	static const char *const labels[] = {
		"background", "be smart", "between the lines", "bottom line", "by the numbers", "catch up quick",
		"context", "details", "driving the news", "flashback", "go deeper", "key points", "of note",
		"our thought bubble", "quick take", "state of play", "the backdrop", "the background",
		"the big picture", "the bottom line", "the context", "the details", "the facts", "the intrigue",
		"the latest", "the other side", "the state of play", "what they're saying", "what to watch",
		"what we're watching", "what's happening", "what's new", "what's next", "why it matters",
		"worth noting", "yes , but", "zoom in", "zoom out"};
	for (size_t k = 0; k < sizeof labels / sizeof *labels; k++)
		for (size_t i = 1; i + 1 < t->count && i <= LABEL_TOKENS && tokens_at(t, 0, labels[k]); i++)
			if (token_is(&t->at[i], ":"))
				return t->at[i + 1].flags & TOKEN_CAPITAL ? t->at[i + 1].start : 0;
	return 0;
}

/* "S.C.) said": a bracket is closed that was opened before. */
static bool
closes_before(const struct tokens *t)
{
	for (size_t i = 0; i < t->count && t->at[i].kind != TOKEN_OPEN; i++)
		if (t->at[i].kind == TOKEN_CLOSE)
			return true;
	return false;
}

/* "Photo of a bridge : …": a label of the page, with its mark set apart. */
static bool
has_label(const struct tokens *t)
{
	for (size_t i = 1; i < t->count; i++)
		if (token_is(&t->at[i], ":") && t->at[i].flags & TOKEN_SPACED)
			return true;
	return false;
}

/* "Anna Berg, Porlan Evening Post Orrel is …": who wrote it, for whom, and then the text. */
static bool
opens_with_credit(const struct tokens *t, const struct names *names)
{
	if (names->count < 2)
		return false;
	const struct name *who = &names->at[0], *what = &names->at[1];
	size_t end = what->first + what->count;
	return who->first == 0 && who->count > 1 && who->person && t->at[who->count].kind == TOKEN_COMMA &&
	       what->first == who->count + 1 && what->count > 2 && end < t->count &&
	       t->at[end].cues & (CUE_FINITE | CUE_MODAL);
}

/* The same, where the text below begins with the same words. */
static bool
says_twice(const struct tokens *t)
{
	enum { RUN = 4 };
	for (size_t i = 0; i + 2 * RUN <= t->count; i++)
		for (size_t k = i + RUN; k + RUN <= t->count; k++) {
			size_t n = 0;
			while (n < RUN && token_is_word(&t->at[i + n]) &&
			       str_eq(t->at[i + n].low, t->at[k + n].low))
				n++;
			if (n == RUN)
				return true;
		}
	return false;
}

/* "'One party won't tax.": a single quotation mark that is not closed. */
static bool
opens_single_quote(struct str text)
{
	bool straight = str_starts(text, STR("'"));
	struct str rest = str_skip(text, straight ? 1 : strlen("‘"));
	if (!straight && !str_starts(text, STR("‘")))
		return false;
	struct str mark = straight ? STR("'") : STR("’");
	for (size_t i = 0; i + mark.n <= rest.n; i++)
		if (str_starts(str_skip(rest, i), mark) &&
		    (i + mark.n == rest.n || !byte_is_alnum((unsigned char)rest.p[i + mark.n])))
			return false;
	return true;
}

static bool
is_good(const struct sentence *s, enum cue_language cue)
{
	return s->words >= LEAST_WORDS && s->words <= MOST_WORDS && ends_well(&s->tokens) &&
	       !begins_small(s->text, &s->tokens) && !is_titled(&s->tokens, cue) &&
	       s->tokens.at[0].kind != TOKEN_OPEN && !is_point(&s->tokens) && !is_cut_off(s->text) &&
	       !is_verbless(&s->tokens, cue) && !says_twice(&s->tokens) &&
	       !heading_ends(&s->tokens) && !has_label(&s->tokens) && !has_hole(&s->tokens) &&
	       !opens_single_quote(s->text) && !closes_before(&s->tokens) &&
	       !is_transcript(&s->tokens) && !is_caption(s, cue) && !boiler_sentence(s->text);
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
		/* Further down "MAYOR BERG:" is who speaks. */
		size_t cut = first ? shorten_dateline(raw) : 0;
		if (*count >= DATELINES && cut > 1 && str_has(str_sub(raw, 0, cut), STR(":")))
			cut = 0;
		if (first && !cut)
			cut = shorten_bullet(raw);
		if (cut) /* "PORLAN, Nov. 3 -- - The dam": what is left of a second dash */
			cut += shorten_bullet(str_skip(raw, cut));
		s.start += (uint32_t)cut;
		raw = str_skip(raw, cut);
		struct tokens marks = tokens_of(&scratch, raw, CUE_NO_LANGUAGE, open);
		bool was_open = open && marks.count && marks.at[0].kind != TOKEN_QUOTE;
		if (open && !was_open)
			marks = tokens_of(&scratch, raw, CUE_NO_LANGUAGE, false);
		open = marks.open_quote;
		cut = cue == CUE_ENGLISH ? heading_ends(&marks) : 0;
		if (cue == CUE_ENGLISH && !cut)
			cut = label_ends(&marks);
		s.start += (uint32_t)cut;
		raw = str_skip(raw, cut);
		read_sentence(a, scratch, &s, cue, raw, was_open);
		if (!marks_quotable(&article->marks, s.start, s.end) || !is_good(&s, cue) ||
		    !is_new(&seen, s.text))
			continue;
		read_meaning(a, &s, cue);
		if (opens_with_credit(&s.tokens, &s.names))
			continue;
		if (was_open || open)
			s.reasons |= REFER_QUOTE_PART;
		s.position = (uint32_t)*count;
		list[(*count)++] = s;
	}
	return list;
}
