/* finding.c: stories that answer what a reader typed. */
#include "engine/finding.h"

#include <stdlib.h>

#include "engine/ranking.h"
#include "model/limits.h"
#include "search/query.h"
#include "search/score.h"
#include "search/snippet.h"

static const double enough = .4; /* share of the words' weight that a story must have */

struct candidate {
	int64_t place;
	double weight;
	bool whole; /* has every word */
	bool read;  /* weighed by its words */
};

struct search {
	struct store *store;
	struct arena *out, scratch;
	const struct finding_request *request;
	struct search_query query;
	int64_t stories; /* in the index */
	struct candidate *list;
	size_t count;
	double *rarity;  /* of the parts */
	struct stem *stem; /* of the last snippet */
	struct str stem_language;
};

/* ── stories with all words ── */

static bool
find_whole(struct search *s, bool *more, struct err *err)
{
	int64_t *places;
	size_t n;
	if (!store_search(s->store, s->out, &s->query, SEARCH_ALL, LIMIT_SEARCH_STORIES + 1, &places,
	                  &n, err))
		return false;
	*more = n > LIMIT_SEARCH_STORIES;
	n -= *more;
	s->list = arena_array(s->out, struct candidate, n + 1);
	for (size_t i = 0; i < n; i++)
		s->list[i] = (struct candidate){.place = places[i], .whole = true};
	s->count = n;
	return true;
}

/* ── stories with some of them ── */

static size_t
parts_to_find(const struct search_query *q)
{
	size_t n = 0;
	for (size_t i = 0; i < q->count; i++)
		n += q->parts[i].need != SEARCH_EXCLUDED;
	return n;
}

static int
by_place(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	return x->place < y->place ? 1 : x->place > y->place ? -1 : 0;
}

/* One candidate a story, its weights added up. */
static void
add_up(struct search *s)
{
	size_t kept = 0;
	qsort(s->list, s->count, sizeof *s->list, by_place);
	for (size_t i = 0; i < s->count; i++) {
		if (kept && s->list[kept - 1].place == s->list[i].place) {
			s->list[kept - 1].weight += s->list[i].weight;
			s->list[kept - 1].whole |= s->list[i].whole;
			continue;
		}
		s->list[kept++] = s->list[i];
	}
	s->count = kept;
}

static bool
find_some(struct search *s, struct err *err)
{
	const struct search_query *q = &s->query;
	struct candidate *all = arena_array(s->out, struct candidate,
	                                    s->count + q->count * LIMIT_SEARCH_STORIES);
	size_t n = s->count, kept = 0;
	double weight = 0;
	memcpy(all, s->list, n * sizeof *all);
	for (size_t i = 0; i < q->count; i++) {
		int64_t *places;
		size_t found;
		if (q->parts[i].need == SEARCH_EXCLUDED)
			continue;
		if (!store_search(s->store, s->out, q, (ptrdiff_t)i, LIMIT_SEARCH_STORIES, &places,
		                  &found, err))
			return false;
		s->rarity[i] = score_rarity((int64_t)found, s->stories);
		weight += found ? s->rarity[i] : 0;
		for (size_t k = 0; k < found; k++)
			all[n++] = (struct candidate){.place = places[k], .weight = s->rarity[i]};
	}
	s->list = all;
	s->count = n;
	add_up(s);
	for (size_t i = 0; i < s->count; i++)
		if (all[i].whole || all[i].weight >= enough * weight)
			all[kept++] = all[i];
	s->count = kept;
	return true;
}

/* ── the best first ── */

/* What has every word stands before what has some; what was read, before what was not. */
static int
by_weight(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	if (x->read != y->read)
		return x->read ? -1 : 1;
	if (x->weight != y->weight)
		return x->weight < y->weight ? 1 : -1;
	return by_place(a, b);
}

static bool
weigh(struct search *s, struct err *err)
{
	/* Ages are counted from the newest find, so that an archive is no different. */
	int64_t newest = 0;
	for (size_t i = 0; i < s->count; i++)
		newest = s->list[i].place > newest ? s->list[i].place : newest;
	qsort(s->list, s->count, sizeof *s->list, by_weight);
	for (size_t i = 0; i < s->count && i < LIMIT_SEARCH_READ; i++) {
		struct arena part = s->scratch;
		struct search_document d;
		if (!store_search_at(s->store, &part, s->list[i].place, true, &d, err))
			return false;
		s->list[i].weight = score_of(&s->query, s->rarity, &d,
		                             newest / SEARCH_PLACES);
		s->list[i].read = true;
	}
	qsort(s->list, s->count, sizeof *s->list, by_weight);
	return true;
}

static bool
find_best(struct search *s, struct err *err)
{
	s->rarity = arena_array(s->out, double, s->query.count + 1);
	for (size_t i = 0; i < s->query.count; i++)
		s->rarity[i] = score_rarity((int64_t)s->count, s->stories);
	if (s->count < s->request->per_page && parts_to_find(&s->query) > 1 &&
	    !find_some(s, err))
		return false;
	return weigh(s, err);
}

/* ── what is shown ── */

static struct stem *
stem_of(struct search *s, struct str language)
{
	if (s->stem && str_eq(s->stem_language, language))
		return s->stem;
	stem_close(s->stem);
	s->stem = stem_open(language);
	s->stem_language = str_dup(s->out, language);
	return s->stem;
}

static bool
add_snippet(struct search *s, struct finding_row *row, struct err *err)
{
	struct edition_record edition;
	struct arena part = s->scratch, temp = arena_upper(&part);
	if (!store_edition(s->store, &part, row->story.id, row->story.edition, &edition, err))
		return false;
	struct json *j = json_read(&part, edition.json, JSON_STRICT, err);
	if (!j)
		return false;
	struct story story = story_from_json(&part, j);
	struct str *sentences = arena_array(&part, struct str, LIMIT_STORY_SENTENCES);
	size_t n = 0;
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		for (size_t i = 0; i < story.paragraphs[p].count && n < LIMIT_STORY_SENTENCES; i++)
			sentences[n++] = story.paragraphs[p].sentences[i].text;
	row->snippet = snippet_of(s->out, temp, &s->query, stem_of(s, story.language), sentences,
	                          n, s->request->snippet_bytes);
	return true;
}

static bool
add_row(struct search *s, struct finding *f, int64_t place, struct err *err)
{
	struct search_document d;
	struct finding_row *row = &f->rows[f->count];
	if (!store_search_at(s->store, s->out, place, false, &d, err) ||
	    !store_story(s->store, s->out, d.story, &row->story, err))
		return false;
	/* What was merged into another story since, or withdrawn, is not shown. */
	if (row->story.merged_into || !row->story.reports || !row->story.edition)
		return true;
	if (s->request->snippet_bytes && !add_snippet(s, row, err))
		return false;
	f->count++;
	return true;
}

static bool
add_page(struct search *s, struct finding *f, struct err *err)
{
	size_t per_page = s->request->per_page, page = s->request->page;
	size_t from = page > 0 && page <= LIMIT_SEARCH_STORIES ? (page - 1) * per_page : s->count;
	f->found = s->count;
	for (size_t i = 0; i < s->count; i++)
		f->whole += s->list[i].whole;
	f->rows = arena_array(s->out, struct finding_row, per_page + 1);
	for (size_t i = from; i < s->count && i < from + per_page; i++)
		if (!add_row(s, f, s->list[i].place, err))
			return false;
	return true;
}

static bool
read_query(struct search *s, struct finding *f, struct err *err)
{
	const struct finding_request *r = s->request;
	struct str *languages;
	size_t n;
	if (!store_search_languages(s->store, s->out, &languages, &n, &s->stories, err))
		return false;
	struct query_options options = {languages, n, r->site_language};
	if (r->language.n)
		options = (struct query_options){&r->language, 1, r->language};
	s->query = (struct search_query){
		.section = r->section, .outlet = r->outlet, .language = r->language,
		.since = r->since, .until = r->until, .newest = r->newest,
	};
	query_read(s->out, s->scratch, r->typed, &options, &s->query, &f->cut);
	f->empty = !query_finds(&s->query);
	return true;
}

bool
finding_run(struct store *store, struct arena *out, struct arena scratch,
            const struct finding_request *request, struct finding *f, struct err *err)
{
	struct search s = {.store = store, .out = out, .scratch = scratch, .request = request};
	*f = (struct finding){0};
	if (!store_begin(store, err))
		return false;
	bool ok = read_query(&s, f, err);
	if (ok && !f->empty)
		ok = find_whole(&s, &f->more, err) && (request->newest || find_best(&s, err)) &&
		     add_page(&s, f, err);
	stem_close(s.stem);
	store_rollback(store);
	return ok;
}
