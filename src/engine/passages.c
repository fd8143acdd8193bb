/* passages.c: what a language model is shown of the reports of a story. */
#include "engine/passages.h"

#include <stdlib.h>

#include "text/sentence.h"

enum { LEAD_SENTENCES = 3, LEAD_BYTES = 2000, TITLES_MOST = 8 };

static bool
cites_first(const struct story_sentence *list, size_t count, size_t article)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].cite_count && list[i].cites[0].article == article)
			return true;
	return false;
}

bool
passages_cited(const struct story *s, size_t article)
{
	bool found = false;
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		found |= cites_first(s->paragraphs[p].sentences, s->paragraphs[p].count, article);
	for (size_t i = 0; i < s->question_count; i++)
		found |= cites_first(s->questions[i].answer, s->questions[i].answer_count, article);
	return found;
}

struct gathering {
	struct arena *out;
	const struct write_article *articles;
	size_t count;
	struct passages *to;
};

static void
add(struct gathering *g, struct cite c)
{
	struct passages *to = g->to;
	if (c.article >= g->count || c.end > g->articles[c.article].text.n || c.start >= c.end ||
	    to->count == PASSAGES_MOST)
		return;
	for (size_t i = 0; i < to->count; i++)
		if (to->at[i].article == c.article && c.start < to->at[i].end && c.end > to->at[i].start)
			return;
	struct str text = g->articles[c.article].text;
	to->at[to->count++] = (struct passage){c.article, c.start, c.end,
		str_one_line(g->out, str_sub(text, c.start, c.end))};
}

static void
add_sentences(struct gathering *g, const struct story_sentence *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].cite_count)
			add(g, list[i].cites[0]);
}

/* The first sentences of a report that may be quoted whole. */
static void
add_lead(struct gathering *g, struct arena scratch, uint32_t article, size_t most)
{
	const struct write_article *a = &g->articles[article];
	struct sentence_span *spans;
	struct arena temp = arena_upper(&scratch);
	size_t n = sentence_split(&scratch, temp, str_sub(a->text, 0, LEAD_BYTES), a->language, &spans);
	for (size_t i = 0; i < n && i < most; i++)
		if (spans[i].end < LEAD_BYTES && marks_quotable(&a->marks, spans[i].start, spans[i].end))
			add(g, (struct cite){article, spans[i].start, spans[i].end});
}

static int
by_place(const void *a, const void *b)
{
	const struct passage *x = a, *y = b;
	if (x->article != y->article)
		return x->article < y->article ? -1 : 1;
	return x->start < y->start ? -1 : x->start > y->start;
}

/* The first that fit, put in order and described. */
static void
finish(struct gathering *g, struct arena scratch, const struct llm_service *service,
       enum llm_job job)
{
	struct passages *to = g->to;
	for (int sorted = 0; sorted < 2; sorted++) {
		for (size_t i = 0; i < to->count; i++) {
			const struct write_article *a = &g->articles[to->at[i].article];
			to->shown[i] = (struct llm_passage){a->outlet, a->published, to->at[i].text};
		}
		if (sorted)
			return;
		to->count = llm_fits(scratch, service, job, to->shown, to->count, STR_NONE);
		qsort(to->at, to->count, sizeof *to->at, by_place);
	}
}

struct passages
passages_of(struct arena *out, struct arena scratch, const struct write_article *articles,
            size_t count, const struct story *s, const struct llm_service *service)
{
	struct passages to = {.count = 0};
	struct gathering g = {out, articles, count, &to};
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		add_sentences(&g, s->paragraphs[p].sentences, s->paragraphs[p].count);
	for (size_t i = 0; i < s->question_count; i++)
		add_sentences(&g, s->questions[i].answer, s->questions[i].answer_count);
	for (uint32_t i = 0; i < count; i++)
		if (passages_cited(s, i) && !articles[i].most_chars)
			add_lead(&g, scratch, i, LEAD_SENTENCES);
	finish(&g, scratch, service, LLM_STORY);
	return to;
}

struct passages
passages_of_titles(struct arena *out, struct arena scratch, const struct write_article *articles,
                   size_t count, const struct story *s, const struct llm_service *service)
{
	struct passages to = {.count = 0};
	struct gathering g = {out, articles, count, &to};
	add_sentences(&g, s->paragraphs[ROLE_HAPPENED].sentences, s->paragraphs[ROLE_HAPPENED].count);
	for (uint32_t i = 0; i < count; i++)
		if (passages_cited(s, i) && !articles[i].most_chars)
			add_lead(&g, scratch, i, 1);
	/* Titles are no part of a text: they are shown and never cited. */
	size_t bodies = to.count;
	for (uint32_t i = 0; i < count && to.count < bodies + TITLES_MOST; i++)
		if (passages_cited(s, i) && articles[i].title.n && to.count < PASSAGES_MOST)
			to.at[to.count++] = (struct passage){i, 0, 0, str_one_line(out, articles[i].title)};
	finish(&g, scratch, service, LLM_HEADLINE);
	return to;
}
