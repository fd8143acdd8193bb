/* write.c: reports to story: reads, composes, asks, compares, lists the sources. */
#include "write/write.h"

#include <string.h>

#include "text/word.h"
#include "write/cast.h"
#include "write/compose.h"
#include "write/draft.h"
#include "write/headline.h"
#include "write/same.h"

enum { DEFAULT_WORDS = 220, LONE_WORDS = 130, MOST_CITES = 4 };

/* The passage that a sentence was taken from, and those of other voices that state it, too. */
static void
cite(struct arena *out, const struct draft *d, const struct sentence *s,
     struct story_sentence *to)
{
	to->cites = arena_array(out, struct cite, MOST_CITES);
	to->cites[to->cite_count++] = (struct cite){s->article, s->start, s->end};
	for (size_t i = 0; i < d->sentence_count && to->cite_count < MOST_CITES; i++) {
		const struct sentence *o = &d->sentences[i];
		bool new_voice = true;
		for (size_t k = 0; k < to->cite_count; k++)
			new_voice &= d->voices[to->cites[k].article] != o->voice;
		if (new_voice && same_supports(s, o))
			to->cites[to->cite_count++] = (struct cite){o->article, o->start, o->end};
	}
}

static struct story_sentence
publish(struct arena *out, const struct draft *d, const struct sentence *s)
{
	struct story_sentence to = {.text = str_dup(out, s->text)};
	cite(out, d, s, &to);
	return to;
}

static void
put_paragraphs(struct arena *out, const struct draft *d, const struct composed *text,
               struct story *story)
{
	for (int r = 0; r < PARAGRAPH_COUNT; r++) {
		struct story_paragraph *p = &story->paragraphs[r];
		p->sentences = arena_array(out, struct story_sentence, text->count[r] + 1);
		for (size_t i = 0; i < text->count[r]; i++)
			p->sentences[p->count++] = publish(out, d, text->at[r][i]);
	}
}

static void
put_sources(struct arena *out, const struct write_article *articles, size_t count,
            struct story *story)
{
	story->sources = arena_array(out, struct story_source, count + 1);
	for (size_t i = 0; i < count; i++) {
		const struct write_article *w = &articles[i];
		bool reprint = w->reprint_of >= 0 && (size_t)w->reprint_of < count &&
		               (size_t)w->reprint_of != i;
		story->sources[story->source_count++] = (struct story_source){
			.article = (uint32_t)i, .url = str_dup(out, w->url),
			.outlet = str_dup(out, w->outlet), .title = str_dup(out, w->title),
			.published = w->published, .reprint_of = reprint ? w->reprint_of : -1};
	}
}

static void
put_lengths(const struct write_article *articles, size_t count, struct story *story)
{
	struct reading all = {0}, own = {0};
	for (size_t i = 0; i < count; i++) {
		struct reading r = reading_of(str_sub(articles[i].text, 0, LIMIT_TEXT_BYTES));
		all.words += r.words;
		all.characters += r.characters;
	}
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t i = 0; i < story->paragraphs[p].count; i++) {
			struct reading r = reading_of(story->paragraphs[p].sentences[i].text);
			own.words += r.words;
			own.characters += r.characters;
		}
	story->words = own.words;
	for (size_t i = 0; i < story->question_count; i++) {
		struct reading r = reading_of(story->questions[i].question);
		own.words += r.words;
		for (size_t k = 0; k < story->questions[i].answer_count; k++) {
			r = reading_of(story->questions[i].answer[k].text);
			own.words += r.words;
			own.characters += r.characters;
		}
	}
	story->reading_minutes = reading_minutes(own);
	story->source_minutes = reading_minutes(all);
}

/* A few voices carry more words each, so that the story can be told; one alone is told short. */
static void
choose_lengths(const struct draft *d, const struct write_options *o, uint32_t *words,
               uint32_t *source_words)
{
	*words = o && o->words ? o->words : DEFAULT_WORDS;
	*source_words = o && o->source_words ? o->source_words : LIMIT_SOURCE_WORDS;
	if (d->voice_count == 1 && *words > LONE_WORDS)
		*words = LONE_WORDS;
	if (d->voice_count && *source_words * d->voice_count < *words * 5 / 4)
		*source_words = *words * 5 / 4 / (uint32_t)d->voice_count;
}

void
write_story(struct arena *out, struct arena scratch, struct str id,
            const struct write_article *articles, size_t count,
            const struct write_options *options, struct story *story)
{
	struct arena temp = arena_split(&scratch);
	*story = (struct story){.id = str_dup(out, id)};
	story->writer.kind = STR("extractive");
	put_sources(out, articles, count, story);
	struct draft d = draft_read(&scratch, temp, articles, count);
	story->language = str_dup(out, d.language);
	story->headline = headline_choose(out, temp, &d);
	if (!story->headline.p)
		story->headline = STR("");
	if (d.voice_count) {
		uint32_t words, source_words;
		choose_lengths(&d, options, &words, &source_words);
		struct cast cast = cast_read(&scratch, &d);
		struct composed text = compose(&scratch, temp, &d, &cast, words, source_words);
		put_paragraphs(out, &d, &text, story);
	}
	put_lengths(articles, count, story);
}
