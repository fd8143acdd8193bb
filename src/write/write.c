/* write.c: reports to story: reads, composes, asks, compares, lists the sources. */
#include "write/write.h"

#include <string.h>

#include "text/family.h"
#include "text/reading.h"
#include "text/utf8.h"
#include "write/ask.h"
#include "write/cast.h"
#include "write/compose.h"
#include "write/differ.h"
#include "write/draft.h"
#include "write/headline.h"
#include "write/parsed.h"
#include "write/same.h"
#include "write/timeline.h"

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
put_questions(struct arena *out, struct arena scratch, const struct draft *d,
              const struct cast *cast, const struct composed *text, uint32_t source_words,
              struct story *story)
{
	struct asked list[ASK_MOST];
	size_t n = ask(out, scratch, d, cast, text, source_words, list);
	story->questions = arena_array(out, struct story_question, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct story_question *q = &story->questions[story->question_count++];
		q->role = list[i].role;
		q->question = str_dup(out, list[i].question);
		for (size_t k = 0; k < list[i].other_count; k++)
			q->others[q->other_count++] = str_dup(out, list[i].others[k]);
		q->answer = arena_array(out, struct story_sentence, ANSWER_MOST);
		for (size_t k = 0; k < list[i].answer_count; k++)
			q->answer[q->answer_count++] = publish(out, d, list[i].answer[k]);
	}
}

/* Whose title the headline is. */
static size_t
put_headlines(struct arena *out, struct arena scratch, const struct draft *d, struct story *story)
{
	struct headlines h = headline_choose(out, scratch, d);
	story->headline = h.count ? h.at[0] : STR("");
	for (size_t i = 1; i < h.count; i++)
		story->other_headlines[story->other_headline_count++] = h.at[i];
	return h.article;
}

static void
put_days(struct arena *out, struct arena scratch, const struct draft *d,
         const struct cast *cast, const struct composed *text, uint32_t source_words,
         struct story *story)
{
	struct dated list[TIMELINE_MOST];
	size_t n = timeline(scratch, d, cast, text, source_words, list);
	story->days = arena_array(out, struct story_day, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct when day = {.at = list[i].day * 86400, .date_only = true};
		struct story_sentence s = publish(out, d, list[i].s);
		story->days[story->day_count++] = (struct story_day){
			.date = when_rfc3339(out, day), .text = s.text, .cites = s.cites,
			.cite_count = s.cite_count};
	}
}

static void
put_sources(struct arena *out, struct arena scratch, const struct write_article *articles,
            size_t count, struct story *story)
{
	story->sources = arena_array(out, struct story_source, count + 1);
	for (size_t i = 0; i < count; i++) {
		const struct write_article *w = &articles[i];
		bool reprint = w->reprint_of >= 0 && (size_t)w->reprint_of < count &&
		               (size_t)w->reprint_of != i;
		story->sources[story->source_count++] = (struct story_source){
			.article = (uint32_t)i, .url = str_dup(out, w->url),
			.outlet = str_dup(out, w->outlet), .title = str_dup(out, w->title),
			.family = str_dup(out, w->family.n ? w->family : family_of(out, scratch, STR_NONE, w->url, w->outlet)),
			.published = w->published, .reprint_of = reprint ? w->reprint_of : -1};
	}
	story->counts = story_count(story->sources, story->source_count);
}

static struct reading
reading_of_sentences(const struct story_sentence *list, size_t count)
{
	struct reading r = {0};
	for (size_t i = 0; i < count; i++)
		r = reading_sum(r, reading_of(list[i].text));
	return r;
}

/* Of the page: text, answers and days; and of all reports, each in its own language. */
static void
put_lengths(const struct write_article *articles, size_t count, struct story *story)
{
	struct reading own = {0};
	uint64_t sources_ms = 0;
	for (size_t i = 0; i < count; i++) {
		struct reading r = reading_of(str_sub(articles[i].text, 0, LIMIT_TEXT_BYTES));
		sources_ms += reading_ms(r, articles[i].language.n ? articles[i].language
		                                                   : story->language);
		story->source_words += r.words;
	}
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		own = reading_sum(own, reading_of_sentences(story->paragraphs[p].sentences,
		                                            story->paragraphs[p].count));
	story->words = own.words;
	for (size_t i = 0; i < story->question_count; i++) {
		const struct story_question *q = &story->questions[i];
		own = reading_sum(own, reading_of(q->question));
		own = reading_sum(own, reading_of_sentences(q->answer, q->answer_count));
	}
	for (size_t i = 0; i < story->day_count; i++)
		own = reading_sum(own, reading_of(story->days[i].text));
	story->reading_minutes = reading_minutes(reading_ms(own, story->language));
	story->source_minutes = reading_minutes(sources_ms);
}

/* How much may be quoted of one voice: in the text, and on the page with its answers. */
struct lengths {
	uint32_t words, text_words, page_words;
};

/* A few voices carry more words each, so that the story can be told; one alone is told short. */
static struct lengths
choose_lengths(const struct draft *d, const struct write_options *o)
{
	struct lengths l = {.words = o && o->words ? o->words : DEFAULT_WORDS};
	l.text_words = o && o->source_words ? o->source_words : LIMIT_SOURCE_WORDS;
	l.page_words = l.text_words;
	uint32_t voices = (uint32_t)d->voice_count;
	if (voices == 1 && l.words > LONE_WORDS)
		l.words = LONE_WORDS;
	if (voices && l.text_words * voices < l.words * 3 / 2)
		l.text_words = l.words * 3 / 2 / voices;
	if (voices && l.page_words * voices < l.words * 2)
		l.page_words = l.words * 2 / voices;
	return l;
}

/* Every sentence costs its words.  Where the publisher allows a number of characters, those of the
 * whole passage cost their share of all that may be quoted on a page, rounded up, so that the sum
 * of the passages keeps to that number. */
static void
set_costs(struct draft *d, uint32_t page_words)
{
	for (size_t i = 0; i < d->sentence_count; i++) {
		struct sentence *s = &d->sentences[i];
		const struct write_article *w = &d->articles[s->article];
		s->cost = s->words;
		if (!w->most_chars)
			continue;
		uint64_t chars = utf8_length(str_sub(w->text, s->start, s->end));
		uint64_t cost = (chars * page_words + w->most_chars - 1) / w->most_chars;
		if (cost > s->cost)
			s->cost = cost > page_words ? page_words + 1 : (uint32_t)cost;
	}
}

void
write_story(struct arena *out, struct arena scratch, struct str id,
            const struct write_article *articles, size_t count,
            const struct write_options *options, struct story *story)
{
	struct arena temp = arena_upper(&scratch), trees = arena_upper(&temp);
	*story = (struct story){.id = str_dup(out, id)};
	story->writer.kind = STR("extractive");
	put_sources(out, scratch, articles, count, story);
	struct draft d = draft_read(&scratch, temp, articles, count);
	parsed_open(&d, &trees, options ? options->english : NULL);
	story->language = str_dup(out, d.language);
	size_t head = put_headlines(out, temp, &d, story);
	if (d.voice_count) {
		differ_mark_stale(temp, &d);
		struct lengths l = choose_lengths(&d, options);
		set_costs(&d, l.page_words);
		struct cast cast = cast_read(&scratch, temp, &d);
		struct composed text = compose(&scratch, temp, &d, &cast, head, l.words, l.text_words);
		put_paragraphs(out, &d, &text, story);
		put_questions(out, temp, &d, &cast, &text, l.page_words, story);
		story->differences = arena_array(out, struct story_difference, DIFFER_MOST);
		story->difference_count = differ(out, temp, &d, story->differences);
		put_days(out, temp, &d, &cast, &text, l.page_words, story);
	}
	put_lengths(articles, count, story);
}
