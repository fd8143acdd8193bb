/* indexing.c: stories put into the index that search looks through. */
#include "engine/indexing.h"

#include "search/terms.h"

enum { BATCH = 50 };
static const char backlog[] = "search backlog"; /* the last story that was looked at */

static struct str
paragraphs_of(struct arena *out, const struct story *story)
{
	struct buf b = buf_in(out, 4096);
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t i = 0; i < story->paragraphs[p].count; i++) {
			buf_put(&b, story->paragraphs[p].sentences[i].text);
			buf_byte(&b, '\n');
		}
	return buf_str(&b);
}

/* Reprints have the title of another report mostly: once is enough. */
static bool
is_repeated(const struct story *story, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (str_eq(story->sources[k].title, story->sources[i].title))
			return true;
	return false;
}

static struct str
titles_of(struct arena *out, const struct story *story)
{
	struct buf b = buf_in(out, 1024);
	for (size_t i = 0; i < story->source_count; i++) {
		if (is_repeated(story, i))
			continue;
		buf_put(&b, story->sources[i].title);
		buf_byte(&b, '\n');
	}
	return buf_str(&b);
}

static size_t
outlets_of(struct arena *out, const struct story *story, struct str **outlets)
{
	size_t n = 0;
	*outlets = arena_array(out, struct str, story->source_count + 1);
	for (size_t i = 0; i < story->source_count; i++) {
		size_t k = 0;
		while (k < n && !str_eq_nocase((*outlets)[k], story->sources[i].outlet))
			k++;
		if (k == n && story->sources[i].outlet.n)
			(*outlets)[n++] = story->sources[i].outlet;
	}
	return n;
}

bool
indexing_put(struct store *s, struct arena *out, struct arena scratch,
             const struct story_record *record, const struct story *story, struct err *err)
{
	struct stem *stem = stem_open(record->language);
	struct str *outlets;
	struct search_document d = {
		.story = record->id, .newest_at = record->newest_at, .language = record->language,
		.headline = terms_joined(out, scratch, stem, story->headline),
		.words = terms_joined(out, scratch, stem, paragraphs_of(out, story)),
		.titles = terms_joined(out, scratch, stem, titles_of(out, story)),
		.section = record->section,
	};
	d.outlet_count = outlets_of(out, story, &outlets);
	d.outlets = outlets;
	stem_close(stem);
	return store_put_search(s, &d, err);
}

static bool
put_published(struct store *s, struct arena *out, struct arena scratch,
              const struct story_record *r, struct err *err)
{
	struct edition_record edition;
	if (!r->reports)
		return true;
	if (!store_edition(s, out, r->id, r->edition, &edition, err))
		return false;
	struct json *j = json_read(out, edition.json, JSON_STRICT, err);
	if (!j)
		return false;
	struct story story = story_from_json(out, j);
	return indexing_put(s, out, scratch, r, &story, err);
}

static bool
put_batch(struct store *s, struct arena *out, struct arena scratch, bool *left, struct err *err)
{
	struct str value;
	struct story_record *stories;
	size_t n;
	int64_t after;
	if (!store_get(s, out, backlog, &value, err))
		return false;
	*left = str_to_int(value, &after);
	if (!*left)
		return true;
	if (!store_published_after(s, out, after, BATCH, &stories, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!put_published(s, out, scratch, &stories[i], err))
			return false;
	*left = n == BATCH;
	value = *left ? str_fmt(out, "%lld", (long long)stories[n - 1].id) : STR_NONE;
	return store_set(s, backlog, value, err);
}

bool
indexing_backlog(struct store *s, struct arena *out, struct arena scratch, bool *left,
                 struct err *err)
{
	if (!store_begin(s, err))
		return false;
	if (put_batch(s, out, scratch, left, err))
		return store_commit(s, err);
	store_rollback(s);
	return false;
}
