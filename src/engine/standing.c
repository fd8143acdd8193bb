/* standing.c: the sentences of an edition against what their publishers allow now. */
#include "engine/standing.h"

#include "text/utf8.h"

struct work {
	const struct story *edition;
	const struct write_article *articles;
	size_t count;
	uint64_t *chars; /* quoted so far, by article */
};

static int64_t
article_of(const struct work *w, size_t source)
{
	for (size_t i = 0; i < w->count && source < w->edition->source_count; i++)
		if (str_eq(w->articles[i].url, w->edition->sources[source].url))
			return (int64_t)i;
	return -1;
}

static bool
may_stay(struct work *w, struct str text, const struct cite *cites, size_t cite_count)
{
	int64_t i = cite_count ? article_of(w, cites[0].article) : -1;
	if (i < 0)
		return true;
	const struct write_article *a = &w->articles[i];
	w->chars[i] += utf8_length(text);
	return !a->no_quote && marks_quotable(&a->marks, cites[0].start, cites[0].end) &&
	       (!a->most_chars || w->chars[i] <= a->most_chars);
}

static bool
all_may_stay(struct work *w, const struct story_sentence *list, size_t count)
{
	bool ok = true;
	for (size_t i = 0; i < count; i++)
		ok &= may_stay(w, list[i].text, list[i].cites, list[i].cite_count);
	return ok;
}

bool
standing_may_stay(struct arena scratch, const struct story *edition,
                  const struct write_article *articles, size_t count)
{
	struct work w = {edition, articles, count, arena_array(&scratch, uint64_t, count + 1)};
	bool ok = true;
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		ok &= all_may_stay(&w, edition->paragraphs[p].sentences, edition->paragraphs[p].count);
	for (size_t q = 0; q < edition->question_count; q++)
		ok &= all_may_stay(&w, edition->questions[q].answer, edition->questions[q].answer_count);
	for (size_t i = 0; i < edition->day_count; i++) {
		const struct story_day *d = &edition->days[i];
		ok &= may_stay(&w, d->text, d->cites, d->cite_count);
	}
	return ok;
}
