/* publish.c: a story written, checked, compared with what stands, and put before readers.
 *
 * An edition, its pages, the story's own record and the end of the job are one transaction. */
#include <string.h>

#include "base/log.h"
#include "engine/changes.h"
#include "engine/checked.h"
#include "engine/listing.h"
#include "engine/state.h"
#include "model/limits.h"

enum { BATCH = 8, LEASE_S = 300, LISTS_PAUSE_MS = 2000 };

struct draft {
	struct story_record record;
	struct article_record *articles; /* those that count, in the order of placing */
	size_t count;
	struct write_article *inputs;
	struct str *texts;
	struct story story;
	struct changes changes;
	bool first;
};

static bool
is_usable(const struct article_record *a)
{
	return a->state == ARTICLE_PLACED;
}

/* The reports that the story stands on: the newest LIMIT_STORY_ARTICLES of them. */
static bool
gather(struct engine *e, int64_t story, struct draft *d, struct err *err)
{
	struct article_record *all;
	size_t n, usable = 0;
	if (!store_story(e->store, &e->job, story, &d->record, err) ||
	    !store_story_articles(e->store, &e->job, story, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		usable += is_usable(&all[i]);
	size_t skip = usable > LIMIT_STORY_ARTICLES ? usable - LIMIT_STORY_ARTICLES : 0;
	d->articles = arena_array(&e->job, struct article_record, usable + 1);
	for (size_t i = 0; i < n; i++) {
		if (!is_usable(&all[i]))
			continue;
		if (skip) {
			skip--;
			continue;
		}
		d->articles[d->count++] = all[i];
	}
	return true;
}

/* Where readers find the report. */
static struct str
link_of(const struct article_record *a)
{
	return (a->signals & SIGNAL_MOVED) && a->canonical.n ? a->canonical : a->url;
}

static void
make_inputs(struct engine *e, struct draft *d)
{
	d->inputs = arena_array(&e->job, struct write_article, d->count + 1);
	d->texts = arena_array(&e->job, struct str, d->count + 1);
	for (size_t i = 0; i < d->count; i++) {
		const struct article_record *a = &d->articles[i];
		d->texts[i] = a->text;
		d->inputs[i] = (struct write_article){
			.url = link_of(a), .outlet = a->outlet, .title = a->title, .text = a->text,
			.published = a->published, .language = a->language, .kind = a->kind,
			.reprint_of = -1, .no_quote = (a->signals & SIGNAL_NOSNIPPET) != 0,
		};
		for (size_t k = 0; k < d->count; k++)
			if (a->reprint_of && d->articles[k].id == a->reprint_of)
				d->inputs[i].reprint_of = (int64_t)k;
	}
}

static struct str
first_sentence(const struct story *s)
{
	for (int p = 0; p < PARAGRAPH_COUNT; p++)
		if (s->paragraphs[p].count)
			return s->paragraphs[p].sentences[0].text;
	return STR_NONE;
}

static void
fill_record(struct engine *e, struct draft *d)
{
	struct story_record *r = &d->record;
	size_t outlets, independent;
	int64_t now = engine_news(e);
	bool all_old = true;
	story_voices(&d->story, &outlets, &independent);
	r->headline = d->story.headline;
	r->language = d->story.language;
	r->summary = first_sentence(&d->story);
	r->what_changed = d->changes.words;
	r->disputed = d->story.difference_count > 0;
	r->corrected = r->corrected || d->changes.correction.p;
	r->reports = (int64_t)d->count;
	r->outlets = (int64_t)outlets;
	r->independent = (int64_t)independent;
	r->edition++;
	r->written_at = now;
	r->newest_at = 0;
	for (size_t i = 0; i < d->count; i++) {
		const struct article_record *a = &d->articles[i];
		int64_t at = a->published.at == WHEN_UNKNOWN || a->published.at > a->first_seen
		                     ? a->first_seen : a->published.at;
		if (at > r->newest_at)
			r->newest_at = at;
		all_old = all_old && a->old_on_arrival;
		if (!r->section.n)
			r->section = a->section;
	}
	r->ended = all_old || (double)(now - r->newest_at) > e->config->live_h * 3600;
}

static struct str
story_path(struct engine *e, const struct story_record *r, const char *tail)
{
	return str_fmt(&e->job, "/story/" STR_FMT "%s", STR_ARG(r->address), tail);
}

static struct str
render(struct engine *e, const struct draft *d, const struct page_edition *editions, size_t count,
       bool is_newest, struct err *err)
{
	const struct story_record *r = &d->record;
	struct page_site site = listing_site(e);
	struct listing_more more;
	struct correction_record *list;
	size_t n;
	if (!listing_related(e, r, &more, err) ||
	    !store_corrections(e->store, &e->job, r->id, &list, &n, err))
		return STR_NONE;
	struct page_correction *corrections = arena_array(&e->job, struct page_correction, n + 1);
	for (size_t i = 0; i < n; i++)
		corrections[i] = (struct page_correction){
			.at = list[i].at, .edition = list[i].edition, .text = list[i].text};
	struct page_story_input in = {
		.story = &d->story, .address = r->address, .slug = r->slug, .section = r->section,
		.edition = r->edition, .newest_edition = is_newest ? r->edition : r->edition + 1,
		.founded_at = r->founded_at, .written_at = r->written_at, .newest_at = r->newest_at,
		.editions = editions, .edition_count = count,
		.corrections = corrections, .correction_count = n,
		.related = more.related, .related_count = more.related_count,
		.earlier = more.earlier, .earlier_count = more.earlier_count,
		.texts = d->texts,
	};
	return page_story(&e->job, e->scratch, &site, &in);
}

static bool
put_pages(struct engine *e, const struct draft *d, struct str json, struct err *err)
{
	const struct story_record *r = &d->record;
	struct edition_record *old;
	size_t n;
	if (!store_editions(e->store, &e->job, r->id, false, &old, &n, err))
		return false;
	struct page_edition *editions = arena_array(&e->job, struct page_edition, n + 1);
	for (size_t i = 0; i < n; i++)
		editions[i] = (struct page_edition){old[i].number, old[i].at, old[i].what_changed};
	struct str page = render(e, d, editions, n, true, err);
	struct str kept = page.p ? render(e, d, editions, n, false, err) : STR_NONE;
	if (!kept.p)
		return false;
	struct str path = str_fmt(&e->job, "/story/" STR_FMT "/" STR_FMT, STR_ARG(r->address),
	                          STR_ARG(r->slug));
	struct page_record redirect = {
		.path = story_path(e, r, ""), .redirect = path, .at = r->written_at, .story = r->id,
		.type = STR("text/html; charset=utf-8"), .etag = STR("\"r\""), .body = STR(""),
	};
	struct str edition_path =
		str_fmt(&e->job, "/story/" STR_FMT "/edition/%lld", STR_ARG(r->address),
	                (long long)r->edition);
	return listing_put(e, path, "text/html; charset=utf-8", page, r->id, err) &&
	       listing_put(e, edition_path, "text/html; charset=utf-8", kept, r->id, err) &&
	       listing_put(e, story_path(e, r, ".json"), "application/json", json, r->id, err) &&
	       store_put_page(e->store, &redirect, err);
}

static bool
commit_edition(struct engine *e, struct draft *d, const struct job_record *job, struct err *err)
{
	fill_record(e, d);
	struct story_record *r = &d->record;
	struct buf b = buf_in(&e->job, 65536);
	struct json_out j = json_to(&b);
	story_to_json(&j, &d->story);
	struct edition_record edition = {
		.story = r->id, .number = r->edition, .at = r->written_at,
		.what_changed = d->changes.words, .json = buf_str(&b),
	};
	struct correction_record correction = {
		.story = r->id, .edition = r->edition, .at = r->written_at,
		.text = d->changes.correction,
	};
	return store_begin(e->store, err) && store_put_story(e->store, r, err) &&
	       store_put_edition(e->store, &edition, err) &&
	       (!correction.text.p || store_put_correction(e->store, &correction, err)) &&
	       put_pages(e, d, edition.json, err) &&
	       store_add_checks(e->store, d->story.checks.sentences, d->story.checks.passed,
	                        d->story.checks.replaced, d->story.checks.dropped, err) &&
	       store_finish_job(e->store, job->id, err) && store_commit(e->store, err);
}

static bool
nothing_to_do(struct engine *e, const struct job_record *job, struct err *err)
{
	return store_begin(e->store, err) && store_finish_job(e->store, job->id, err) &&
	       store_commit(e->store, err);
}

/* Every page of the story says that it is withdrawn: nothing of it is quoted any more. */
static bool
put_withdrawn(struct engine *e, const struct story_record *r, struct err *err)
{
	struct page_site site = listing_site(e);
	struct page_record p = {
		.path = str_fmt(&e->job, "/story/" STR_FMT "/" STR_FMT, STR_ARG(r->address),
		                STR_ARG(r->slug)),
		.type = STR("text/html; charset=utf-8"), .etag = STR("\"gone\""), .status = 410,
		.body = page_error(&e->job, e->scratch, &site, 410), .at = engine_news(e),
		.story = r->id,
	};
	if (!store_put_page(e->store, &p, err))
		return false;
	for (int64_t i = 1; i <= r->edition; i++) {
		p.path = str_fmt(&e->job, "/story/" STR_FMT "/edition/%lld", STR_ARG(r->address),
		                 (long long)i);
		if (!store_put_page(e->store, &p, err))
			return false;
	}
	p.path = story_path(e, r, ".json");
	p.type = STR("application/json");
	p.body = STR("{\"error\":\"withdrawn\"}\n");
	return store_put_page(e->store, &p, err);
}

/* All reports were withdrawn: the address stays and says so. */
static bool
withdraw_story(struct engine *e, struct draft *d, const struct job_record *job,
               struct err *err)
{
	struct story_record *r = &d->record;
	if (!r->edition || !r->reports)
		return nothing_to_do(e, job, err);
	r->ended = true;
	r->reports = r->outlets = r->independent = 0;
	struct correction_record correction = {
		.story = r->id, .edition = r->edition, .at = engine_news(e),
		.text = STR("All reports that this story stood on have been withdrawn by their publishers."),
	};
	e->lists_dirty = true;
	return store_begin(e->store, err) && store_put_story(e->store, r, err) &&
	       store_put_correction(e->store, &correction, err) && put_withdrawn(e, r, err) &&
	       store_finish_job(e->store, job->id, err) && store_commit(e->store, err);
}

static bool
compare(struct engine *e, struct draft *d, struct err *err)
{
	struct edition_record last;
	d->first = d->record.edition == 0;
	if (d->first)
		return true;
	if (!store_edition(e->store, &e->job, d->record.id, d->record.edition, &last, err))
		return false;
	struct json *j = json_read(&e->job, last.json, JSON_STRICT, err);
	if (!j)
		return false;
	struct story before = story_from_json(&e->job, j);
	d->changes = changes_between(&e->job, e->scratch, &before, last.number, &d->story, d->texts);
	return true;
}

static bool
publish_story(struct engine *e, const struct job_record *job, struct err *err)
{
	struct draft d = {0};
	if (!gather(e, job->key, &d, err))
		return false;
	if (!d.count)
		return withdraw_story(e, &d, job, err);
	make_inputs(e, &d);
	struct write_options options = {
		.words = (uint32_t)e->config->words,
		.source_words = (uint32_t)e->config->source_words,
	};
	checked_story(&e->job, e->scratch, d.record.address, d.inputs, d.count, &options, &d.story);
	if (!compare(e, &d, err))
		return false;
	if (!d.first && !d.changes.words.p)
		return nothing_to_do(e, job, err);
	if (!commit_edition(e, &d, job, err))
		return false;
	e->lists_dirty = true;
	for (size_t i = 0; i < d.count; i++)
		listing_outlet(e, d.articles[i].outlet);
	e->done.editions++;
	return true;
}

bool
publish_due(struct engine *e, bool all)
{
	struct job_record *leased, jobs[BATCH];
	size_t count;
	struct err err;
	int64_t now = clock_real_s();
	arena_reset(&e->job, 8 << 20);
	if (!store_lease_jobs(e->store, &e->job, JOB_WRITE, all ? INT64_MAX / 2 : now, LEASE_S, BATCH,
	                      &leased, &count, &err))
		return engine_store_failed(e, &err);
	for (size_t i = 0; i < count; i++) /* e->job is reset after each story */
		jobs[i] = (struct job_record){.id = leased[i].id, .key = leased[i].key};
	for (size_t i = 0; i < count && !e->store_failed; i++) {
		if (!publish_story(e, &jobs[i], &err)) {
			store_rollback(e->store);
			if (err.code == ERR_GONE || err.code == ERR_INPUT) {
				log_error("story %lld could not be written: %s", (long long)jobs[i].key,
				          err.msg);
				if (!store_kill_job(e->store, jobs[i].id, str_of(err.msg), &err))
					engine_store_failed(e, &err);
			} else {
				engine_store_failed(e, &err);
			}
		}
		arena_reset(&e->job, 8 << 20);
	}
	return count > 0;
}

void
publish_lists(struct engine *e)
{
	struct err err;
	int64_t now = clock_steady_ms();
	if (!e->lists_dirty || (e->lists_ms && now - e->lists_ms < LISTS_PAUSE_MS))
		return;
	if (!store_begin(e->store, &err) || !listing_write(e, &err) ||
	    !store_commit(e->store, &err)) {
		store_rollback(e->store);
		engine_store_failed(e, &err);
		return;
	}
	e->lists_dirty = false;
	e->lists_ms = clock_steady_ms();
	arena_reset(&e->job, 8 << 20);
}
