/* checked.c: writes, checks, replaces what fails, or drops it. */
#include "engine/checked.h"

#include "gate/asked.h"
#include "gate/gate.h"

struct work {
	struct arena *out;
	struct arena scratch;
	const struct write_article *articles;
	size_t count;
	struct story *story;
};

static struct str
passage_of(const struct work *w, const struct cite *c)
{
	if (c->article >= w->count)
		return STR_NONE;
	struct str text = w->articles[c->article].text;
	return c->start < c->end && c->end <= text.n ? str_sub(text, c->start, c->end)
	                                             : STR_NONE;
}

/* The level at which the default writer's sentence may be published: it only quotes and deletes,
 * so nothing else is looked for. */
static enum check_level
level_of(const struct work *w, struct str passage, struct str claim)
{
	struct arena reasons = w->scratch, temp = arena_upper(&reasons);
	static const struct gate_options options = {.quoted_only = true};
	return gate_check(&reasons, temp, &options, passage, claim).level;
}

/* True: the text stays, perhaps replaced by the passage's own. */
static bool
check_text(struct work *w, struct str *text, const struct cite *cites, size_t cite_count,
           enum check_level *level)
{
	struct str passage = cite_count ? passage_of(w, &cites[0]) : STR_NONE;
	w->story->checks.sentences++;
	*level = passage.n ? level_of(w, passage, *text) : CHECK_NONE;
	if (*level != CHECK_NONE) {
		w->story->checks.passed++;
		return true;
	}
	if (passage.n) {
		struct str own = str_one_line(w->out, passage);
		*level = level_of(w, passage, own);
		if (*level != CHECK_NONE) {
			*text = own;
			w->story->checks.replaced++;
			return true;
		}
	}
	w->story->checks.dropped++;
	return false;
}

static size_t
check_sentences(struct work *w, struct story_sentence *list, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		struct story_sentence s = list[i];
		if (check_text(w, &s.text, s.cites, s.cite_count, &s.check))
			list[kept++] = s;
	}
	return kept;
}

/* It is one of the titles, perhaps shortened. */
static bool
is_a_title(const struct work *w, struct str headline)
{
	for (size_t i = 0; i < w->count; i++) {
		struct str title = w->articles[i].title;
		if (!title.n)
			continue;
		/* Cut at the front or the end only, it is the title still. */
		struct arena temp = w->scratch;
		if ((headline.n && str_has(str_one_line(&temp, title), headline)) ||
		    level_of(w, title, headline) != CHECK_NONE)
			return true;
	}
	return false;
}

/* The first title takes the place of a headline that is none; what else could stand there goes. */
static void
check_headline(struct work *w)
{
	struct story *s = w->story;
	size_t kept = 0;
	for (size_t i = 0; i < s->other_headline_count; i++)
		if (is_a_title(w, s->other_headlines[i]))
			s->other_headlines[kept++] = s->other_headlines[i];
	s->other_headline_count = kept;
	if (is_a_title(w, s->headline))
		return;
	for (size_t i = 0; i < w->count; i++)
		if (w->articles[i].title.n) {
			s->headline = str_one_line(w->out, w->articles[i].title);
			return;
		}
}

static void
check_wordings(struct arena scratch, const struct asked_sources *sources, struct story_question *q)
{
	size_t kept = 0;
	for (size_t i = 0; i < q->other_count; i++)
		if (asked_of(scratch, sources, q->answer[0].text, q->others[i]))
			q->others[kept++] = q->others[i];
	q->other_count = kept;
}

static void
check_questions(struct work *w)
{
	size_t kept = 0;
	struct arena kept_texts = w->scratch, temp = arena_upper(&kept_texts);
	struct str *texts = arena_array(&kept_texts, struct str, w->count + 1);
	for (size_t i = 0; i < w->count; i++)
		texts[i] = str_sub(w->articles[i].text, 0, LIMIT_TEXT_BYTES);
	const struct asked_sources *sources =
		w->story->question_count ? asked_read(&kept_texts, texts, w->count) : NULL;
	struct work inner = *w;
	inner.scratch = temp;
	for (size_t i = 0; i < w->story->question_count; i++) {
		struct story_question q = w->story->questions[i];
		q.answer_count = check_sentences(&inner, q.answer, q.answer_count);
		if (!q.answer_count || !asked_of(temp, sources, q.answer[0].text, q.question))
			continue;
		check_wordings(temp, sources, &q);
		w->story->questions[kept++] = q;
	}
	w->story->question_count = kept;
}

static void
check_days(struct work *w)
{
	size_t kept = 0;
	for (size_t i = 0; i < w->story->day_count; i++) {
		struct story_day d = w->story->days[i];
		enum check_level level;
		if (check_text(w, &d.text, d.cites, d.cite_count, &level))
			w->story->days[kept++] = d;
	}
	w->story->day_count = kept;
	if (kept < 2)
		w->story->day_count = 0;
}

/* Each value must stand in the passage that is cited for it. */
static void
check_differences(struct work *w)
{
	size_t kept = 0;
	for (size_t i = 0; i < w->story->difference_count; i++) {
		struct story_difference d = w->story->differences[i];
		bool good = d.value_count >= 2;
		for (size_t k = 0; k < d.value_count; k++)
			good &= d.values[k].cite_count &&
			        str_has(passage_of(w, &d.values[k].cites[0]), d.values[k].value);
		if (good)
			w->story->differences[kept++] = d;
	}
	w->story->difference_count = kept;
}

void
checked_story(struct arena *out, struct arena scratch, struct str id,
              const struct write_article *articles, size_t count,
              const struct write_options *options, struct story *story)
{
	write_story(out, scratch, id, articles, count, options, story);
	struct work w = {out, scratch, articles, count, story};
	for (int r = 0; r < PARAGRAPH_COUNT; r++)
		story->paragraphs[r].count = check_sentences(&w, story->paragraphs[r].sentences,
		                                             story->paragraphs[r].count);
	check_headline(&w);
	check_questions(&w);
	check_days(&w);
	check_differences(&w);
}
