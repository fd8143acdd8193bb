/* publish.c: a story written, checked, compared with what stands, and put before readers.
 *
 * An edition, its pages, the story's own record and the end of the job are one transaction. */
#include <string.h>

#include "base/log.h"
#include "engine/announce.h"
#include "engine/changes.h"
#include "engine/checked.h"
#include "engine/english_file.h"
#include "engine/indexing.h"
#include "engine/listing.h"
#include "engine/pictures.h"
#include "engine/standing.h"
#include "engine/why.h"
#include "engine/state.h"
#include "engine/topics.h"
#include "engine/websub.h"
#include "engine/withheld.h"
#include "engine/voices.h"
#include "model/limits.h"
#include "page/shell.h"
#include "words/text.h"

enum { BATCH = 8, LEASE_S = 300, LISTS_PAUSE_MS = 2000 };

struct draft {
	struct story_record record;
	struct article_record *all; /* those that count, in the order of placing */
	struct story_source *sources; /* the same as sources */
	size_t all_count;
	struct article_record *articles; /* the newest of them, that are read */
	size_t count;
	struct write_article *inputs;
	struct write_article *terms; /* of all articles, what may be quoted: url and limits only */
	size_t term_count;
	struct str *texts;
	struct story story;
	struct topic_name topics[TOPICS_OF_STORY];
	size_t topic_count;
	struct changes changes;
	struct str picture;            /* a PNG; STR_NONE: none */
	struct modelled model;         /* what a language model made of it */
	bool first;
	bool model_stands;             /* a model had a part in the edition before */
	int64_t decided;               /* the last decision when it was gathered */
	struct decision_record *told;  /* those that this edition tells of */
	size_t told_count;
	struct page_why *why;          /* of the articles */
	struct page_topic *shown;      /* its topics as they are kept */
	size_t shown_count;
	struct story_record *earlier;  /* it follows on from that; NULL: from none */
	struct story_record *links[PAGE_LINKS];
	size_t link_count[PAGE_LINKS];
};

static bool
is_usable(const struct article_record *a)
{
	return a->state == ARTICLE_PLACED;
}

/* What its publisher allows.  A report that was taken back is not to be quoted by anybody. */
static void
set_terms(const struct article_record *a, struct write_article *w)
{
	w->url = voices_link(a);
	w->no_quote = !signals_allow(a->signals, USE_QUOTE) || a->state == ARTICLE_GONE;
	w->marks = a->marks;
	if (a->signals & SIGNAL_MAX_SNIPPET)
		w->most_chars = (uint32_t)a->max_snippet;
}

/* The reports that the story stands on: the newest LIMIT_STORY_ARTICLES of them. */
static bool
gather(struct engine *e, int64_t story, struct draft *d, struct err *err)
{
	struct article_record *all;
	size_t n;
	if (!store_last_decision(e->store, &d->decided, err) ||
	    !store_story(e->store, &e->job, story, &d->record, err) ||
	    !store_decisions(e->store, &e->job, story, d->record.told, &d->told, &d->told_count,
	                     err) ||
	    !store_story_articles(e->store, &e->job, story, &all, &n, err))
		return false;
	d->terms = arena_array(&e->job, struct write_article, n + 1);
	d->term_count = n;
	for (size_t i = 0; i < n; i++)
		set_terms(&all[i], &d->terms[i]);
	d->all = arena_array(&e->job, struct article_record, n + 1);
	for (size_t i = 0; i < n; i++)
		if (is_usable(&all[i]))
			d->all[d->all_count++] = all[i];
	d->sources = voices_sources(&e->job, e->scratch, e->config->families, d->all, d->all_count);
	size_t skip = d->all_count > LIMIT_STORY_ARTICLES ? d->all_count - LIMIT_STORY_ARTICLES : 0;
	d->articles = d->all + skip;
	d->count = d->all_count - skip;
	/* A story that a person made has no name in its address yet. */
	if (!d->record.slug.n && d->count)
		d->record.slug = page_slug(&e->job, withheld_title(e->scratch, d->articles[0].title));
	return true;
}

/* ── stories that it came from, and that came from it ── */

static size_t
published_only(struct story_record *list, size_t n)
{
	size_t kept = 0;
	for (size_t i = 0; i < n; i++)
		if (list[i].edition)
			list[kept++] = list[i];
	return kept;
}

/* The story as it stands now, behind all that was merged since. */
static bool
standing_story(struct engine *e, int64_t id, struct story_record **story, struct err *err)
{
	enum { HOPS = 8 };
	struct story_record *r = arena_new(&e->job, struct story_record);
	*story = NULL;
	for (int hop = 0; id && hop < HOPS; hop++) {
		if (!store_story(e->store, &e->job, id, r, err))
			return false;
		id = r->merged_into;
		if (!id && r->edition && r->reports)
			*story = r;
	}
	return true;
}

static bool
gather_links(struct engine *e, struct draft *d, struct err *err)
{
	const struct story_record *r = &d->record;
	struct story_record *parted;
	if (!standing_story(e, r->follows, &d->earlier, err) ||
	    !standing_story(e, r->parted_from, &parted, err) ||
	    !store_parted_stories(e->store, &e->job, r->id, &d->links[PAGE_PARTS],
	                          &d->link_count[PAGE_PARTS], err) ||
	    !store_merged_stories(e->store, &e->job, r->id, &d->links[PAGE_MERGED],
	                          &d->link_count[PAGE_MERGED], err))
		return false;
	if (d->earlier && d->earlier->id == r->id)
		d->earlier = NULL;
	d->links[PAGE_PARTED] = parted;
	d->link_count[PAGE_PARTED] = parted && parted->id != r->id;
	for (int i = 0; i < PAGE_LINKS; i++)
		d->link_count[i] = published_only(d->links[i], d->link_count[i]);
	return true;
}

static void
links_to_json(struct json_out *j, const char *key, const struct story_record *list, size_t count)
{
	if (!count)
		return;
	json_key(j, key);
	json_begin(j, '[');
	for (size_t i = 0; i < count; i++) {
		json_begin(j, '{');
		json_kv_str(j, "address", list[i].address);
		json_kv_str(j, "headline", list[i].headline);
		json_end(j, '}');
	}
	json_end(j, ']');
}

static void
topics_to_json(struct json_out *j, const struct topic_name *topics, size_t count)
{
	json_key(j, "topics");
	json_begin(j, '[');
	for (size_t i = 0; i < count; i++) {
		json_begin(j, '{');
		json_kv_str(j, "name", topics[i].name);
		json_kv_str(j, "kind", str_of(topic_kind_name(topics[i].kind)));
		json_kv_bool(j, "main", topics[i].main);
		json_end(j, '}');
	}
	json_end(j, ']');
}

static struct page_card *
cards_of(struct engine *e, const struct story_record *list, size_t count)
{
	struct page_card *cards = arena_array(&e->job, struct page_card, count + 1);
	for (size_t i = 0; i < count; i++)
		cards[i] = listing_card(&list[i]);
	return cards;
}

/* ── why its reports are together ── */

static enum page_why_how
how_of(const struct why *w)
{
	static const enum page_why_how how[WHY_HOW_COUNT] = {
		[WHY_FOUNDED] = PAGE_WHY_FIRST, [WHY_REPRINT] = PAGE_WHY_REPRINT,
		[WHY_AGAIN] = PAGE_WHY_AGAIN,   [WHY_PERSON] = PAGE_WHY_EDITOR,
	};
	return w->how != WHY_PERSON && w->reprint_of ? PAGE_WHY_REPRINT : how[w->how];
}

static int64_t
source_of(const struct draft *d, int64_t article)
{
	for (size_t i = 0; i < d->count; i++)
		if (d->articles[i].id == article)
			return (int64_t)i;
	return -1;
}

static bool
gather_why(struct engine *e, struct draft *d, struct err *err)
{
	struct why *list;
	size_t n;
	d->why = arena_array(&e->job, struct page_why, d->count + 1);
	if (!why_story(e->store, &e->job, e->scratch, d->record.id, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		int64_t at = source_of(d, list[i].article);
		if (at < 0)
			continue;
		struct page_why *w = &d->why[at];
		w->how = how_of(&list[i]);
		w->original = list[i].reprint_of ? source_of(d, list[i].reprint_of) : -1;
		w->percent = (int)(list[i].containment * 100 + .5);
		if (list[i].second.edition && list[i].second.reports &&
		    list[i].second.id != d->record.id)
			w->second = &cards_of(e, &list[i].second, 1)[0];
		for (size_t k = 0; k < list[i].shared.count && k < PAGE_WHY_WORDS_MOST; k++)
			w->words[w->word_count++] = list[i].shared.words[k].word;
	}
	return true;
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
			.outlet = a->outlet, .title = a->title, .text = a->text,
			.published = a->published, .language = a->language, .kind = a->kind,
		};
		set_terms(a, &d->inputs[i]);
		withheld_close(&e->job, e->scratch, &d->inputs[i]);
	}
	const struct story_source *own = voices_sources(&e->job, e->scratch, e->config->families,
	                                                d->articles, d->count);
	for (size_t i = 0; i < d->count; i++) {
		d->inputs[i].family = own[i].family;
		d->inputs[i].reprint_of = own[i].reprint_of;
	}
}

/* A story whose texts were removed, as their publishers ask, stands as it was last written. */
static bool
is_closed(const struct draft *d)
{
	for (size_t i = 0; i < d->count; i++)
		if (d->articles[i].signals & SIGNAL_CLEARED)
			return true;
	return false;
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
	int64_t now = engine_news(e);
	bool all_old = true;
	voices_count(&e->job, e->scratch, d->sources, d->all, d->all_count, r);
	r->headline = d->story.headline;
	r->language = d->story.language;
	r->summary = first_sentence(&d->story);
	r->what_changed = d->changes.words;
	r->disputed = d->story.difference_count > 0;
	r->corrected = r->corrected || d->changes.correction.p;
	r->edition++;
	r->written_at = now;
	if (announce_is_due(r, &d->changes, now)) {
		r->announced_at = now > r->founded_at ? now : r->founded_at;
		r->announced_voices = r->independent;
	}
	for (size_t i = 0; i < d->count; i++) {
		const struct article_record *a = &d->articles[i];
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
render(struct engine *e, const struct draft *d, const struct listing_more *more,
       const struct page_edition *editions, size_t count, bool is_newest, struct err *err)
{
	const struct story_record *r = &d->record;
	struct page_site site = listing_site(e);
	struct correction_record *list;
	size_t n;
	if (!store_corrections(e->store, &e->job, r->id, &list, &n, err))
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
		.related = more->related, .related_count = more->related_count,
		.earlier = more->earlier, .earlier_count = more->earlier_count,
		.texts = d->texts,
	};
	if (d->earlier) {
		in.earlier = cards_of(e, d->earlier, 1);
		in.earlier_count = 1;
	}
	for (int i = 0; i < PAGE_LINKS; i++) {
		in.links[i] = cards_of(e, d->links[i], d->link_count[i]);
		in.link_count[i] = d->link_count[i];
	}
	in.why = d->why;
	if (d->picture.n)
		in.counts = page_counts(&e->job, shell_speak(&site, r->language).language, r->outlets,
		                        r->independent);
	in.topics = d->shown;
	in.topic_count = d->shown_count;
	return page_story(&e->job, e->scratch, &site, &in);
}

/* A page that is no longer there. */
static bool
put_gone(struct engine *e, const struct story_record *r, struct str path, struct err *err)
{
	struct page_site site = listing_site(e);
	struct page_record p = {
		.path = path, .type = STR("text/html; charset=utf-8"), .etag = STR("\"gone\""),
		.status = 410, .body = page_error(&e->job, e->scratch, &site, 410),
		.at = engine_news(e), .story = r->id,
	};
	return store_put_page(e->store, &p, err);
}

static struct str
edition_path(struct engine *e, const struct story_record *r, int64_t number)
{
	return str_fmt(&e->job, "/story/" STR_FMT "/edition/%lld", STR_ARG(r->address),
	               (long long)number);
}

static bool
put_pages(struct engine *e, struct draft *d, struct str json, struct err *err)
{
	const struct story_record *r = &d->record;
	struct edition_record *old;
	struct listing_more more;
	size_t n;
	if (!store_editions(e->store, &e->job, r->id, false, &old, &n, err) ||
	    !listing_related(e, r, &more, err) ||
	    !topics_shown(e, r->id, &d->shown, &d->shown_count, err))
		return false;
	struct page_edition *editions = arena_array(&e->job, struct page_edition, n + 1);
	for (size_t i = 0; i < n; i++)
		editions[i] = (struct page_edition){old[i].number, old[i].at, old[i].what_changed};
	struct str page = render(e, d, &more, editions, n, true, err);
	struct str kept = page.p ? render(e, d, &more, editions, n, false, err) : STR_NONE;
	if (!kept.p)
		return false;
	struct str path = str_fmt(&e->job, "/story/" STR_FMT "/" STR_FMT, STR_ARG(r->address),
	                          STR_ARG(r->slug));
	struct page_record redirect = {
		.path = story_path(e, r, ""), .redirect = path, .at = r->written_at, .story = r->id,
		.type = STR("text/html; charset=utf-8"), .etag = STR("\"r\""), .body = STR(""),
	};
	return listing_put(e, path, "text/html; charset=utf-8", page, r->id, err) &&
	       listing_put(e, edition_path(e, r, r->edition), "text/html; charset=utf-8", kept, r->id, err) &&
	       listing_put(e, story_path(e, r, ".json"), "application/json", json, r->id, err) &&
	       (!d->picture.n ||
	        listing_put(e, pictures_path(e, r), "image/png", d->picture, r->id, err)) &&
	       store_put_page(e->store, &redirect, err) && store_show_topics(e->store, r->id, err);
}

static bool
are_limited(const struct draft *d)
{
	for (size_t i = 0; i < d->term_count; i++)
		if (d->terms[i].no_quote || d->terms[i].most_chars || d->terms[i].marks.reserved_count)
			return true;
	return false;
}

/* Earlier editions whose quotes are not allowed any more are no longer shown. */
static bool
close_former(struct engine *e, const struct draft *d, struct err *err)
{
	const struct story_record *r = &d->record;
	for (int64_t n = 1; n < r->edition && are_limited(d); n++) {
		struct edition_record former;
		if (!store_edition(e->store, &e->job, r->id, n, &former, err))
			return false;
		struct json *j = json_read(&e->job, former.json, JSON_STRICT, err);
		if (!j)
			return false;
		struct story story = story_from_json(&e->job, j);
		if (!standing_may_stay(e->scratch, &story, d->terms, d->term_count) &&
		    !put_gone(e, r, edition_path(e, r, n), err))
			return false;
	}
	return true;
}

/* A transaction in which nothing was decided since the reports were gathered; else the story is to
 * be gathered again. */
static bool
begin_unchanged(struct engine *e, const struct draft *d, struct err *err)
{
	int64_t last;
	if (!store_begin(e->store, err) || !store_last_decision(e->store, &last, err))
		return false;
	return last == d->decided ||
	       err_set(err, ERR_AGAIN, "a person decided about stories meanwhile");
}

static bool
put_told(struct engine *e, const struct draft *d, struct err *err)
{
	return !d->told_count ||
	       store_put_told(e->store, d->record.id, d->told[d->told_count - 1].id, err);
}

/* The model is asked when readers have the default writer's edition. */
static bool
queue_model(struct engine *e, const struct draft *d, const struct job_record *job,
            struct err *err)
{
	return job->kind == JOB_MODEL || !d->model.later || d->record.ended ||
	       store_queue_job(e->store, JOB_MODEL, d->record.id, STR_NONE, clock_real_s(), err);
}

static bool
put_model(struct engine *e, const struct draft *d, struct err *err)
{
	if (!d->model.used && !d->model.chose)
		return true;
	struct buf b = buf_in(&e->job, 16 << 10);
	struct json_out j = json_to(&b);
	modelled_verdicts_to_json(&j, &d->model);
	struct model_edition_record m = {
		.story = d->record.id, .number = d->record.edition, .model = d->story.writer.model,
		.prompt = d->model.prompt, .calls = d->model.calls, .tokens_in = d->model.tokens_in,
		.tokens_out = d->model.tokens_out, .elapsed_ms = d->model.elapsed_ms,
		.verdicts = buf_str(&b),
	};
	return store_put_model_edition(e->store, &m, err);
}

static bool
commit_edition(struct engine *e, struct draft *d, const struct job_record *job, struct err *err)
{
	fill_record(e, d);
	struct story_record *r = &d->record;
	d->picture = pictures_draw(e, r);
	d->topic_count = topics_named(e, &d->story, d->topics);
	struct buf b = buf_in(&e->job, 65536);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	story_members(&j, &d->story);
	topics_to_json(&j, d->topics, d->topic_count);
	links_to_json(&j, "earlier", d->earlier, d->earlier != NULL);
	links_to_json(&j, "parted_from", d->links[PAGE_PARTED], d->link_count[PAGE_PARTED]);
	links_to_json(&j, "merged", d->links[PAGE_MERGED], d->link_count[PAGE_MERGED]);
	json_end(&j, '}');
	struct edition_record edition = {
		.story = r->id, .number = r->edition, .at = r->written_at,
		.what_changed = d->changes.words, .json = buf_str(&b),
	};
	struct correction_record correction = {
		.story = r->id, .edition = r->edition, .at = r->written_at,
		.text = d->changes.correction,
	};
	return begin_unchanged(e, d, err) && store_put_story(e->store, r, err) &&
	       put_told(e, d, err) && store_put_edition(e->store, &edition, err) &&
	       indexing_put(e->store, &e->job, e->scratch, r, &d->story, err) &&
	       (!correction.text.p || store_put_correction(e->store, &correction, err)) &&
	       topics_put(e, r, d->topics, d->topic_count, err) &&
	       put_pages(e, d, edition.json, err) &&
	       close_former(e, d, err) &&
	       store_put_redirects(e->store, r->id, r->written_at, err) &&
	       store_add_checks(e->store, d->story.checks.sentences, d->story.checks.passed,
	                        d->story.checks.replaced, d->story.checks.dropped, err) &&
	       put_model(e, d, err) && queue_model(e, d, job, err) &&
	       websub_note(e, r, d->articles, d->count, err) &&
	       store_finish_job(e->store, job->id, err) && store_commit(e->store, err);
}

/* The standing edition's pages are made anew, because a topic of it opened or closed.  Only where it
 * stands on the very reports that were gathered: its cites point into them. */
static bool
put_topics_shown(struct engine *e, struct draft *d, struct err *err)
{
	const struct story_record *r = &d->record;
	struct edition_record last;
	bool unshown, same = r->edition > 0 && r->reports > 0 && d->texts;
	if (!same || !topics_unshown(e, r->id, &unshown, err))
		return !same;
	if (!unshown)
		return true;
	if (!store_edition(e->store, &e->job, r->id, r->edition, &last, err))
		return false;
	struct json *j = json_read(&e->job, last.json, JSON_STRICT, err);
	if (!j)
		return false;
	d->story = story_from_json(&e->job, j);
	same = d->story.source_count == d->count;
	for (size_t i = 0; same && i < d->count; i++)
		same = str_eq(d->story.sources[i].url, voices_link(&d->articles[i]));
	if (!same)
		return store_show_topics(e->store, r->id, err);
	return pictures_standing(e, r, &d->picture, err) && put_pages(e, d, last.json, err);
}

static bool
nothing_to_do(struct engine *e, const struct draft *d, const struct job_record *job,
              struct err *err)
{
	return begin_unchanged(e, d, err) && put_told(e, d, err) && queue_model(e, d, job, err) &&
	       (!d->record.merged_into || topics_put(e, &d->record, NULL, 0, err)) &&
	       store_finish_job(e->store, job->id, err) &&
	       store_commit(e->store, err);
}

/* There is no new edition. */
static bool
stand(struct engine *e, struct draft *d, const struct job_record *job, struct err *err)
{
	return begin_unchanged(e, d, err) && put_told(e, d, err) && queue_model(e, d, job, err) &&
	       put_topics_shown(e, d, err) && store_finish_job(e->store, job->id, err) &&
	       store_commit(e->store, err);
}

/* Every page of the story says that it is withdrawn: nothing of it is quoted any more. */
static bool
put_withdrawn(struct engine *e, const struct story_record *r, struct err *err)
{
	struct page_record json = {
		.path = story_path(e, r, ".json"), .type = STR("application/json"),
		.etag = STR("\"gone\""), .status = 410, .body = STR("{\"error\":\"withdrawn\"}\n"),
		.at = engine_news(e), .story = r->id,
	};
	if (!put_gone(e, r, str_fmt(&e->job, "/story/" STR_FMT "/" STR_FMT, STR_ARG(r->address),
	                            STR_ARG(r->slug)), err))
		return false;
	for (int64_t i = 1; i <= r->edition; i++)
		if (!put_gone(e, r, edition_path(e, r, i), err))
			return false;
	if (!put_gone(e, r, pictures_path(e, r), err))
		return false;
	return store_put_page(e->store, &json, err);
}

/* What is said of a story is said in its own language where we speak it. */
static struct str
words_language(const struct engine *e, struct str story)
{
	return text_language(story, e->config->language);
}

/* All reports were withdrawn: the address stays and says so. */
static bool
withdraw_story(struct engine *e, struct draft *d, const struct job_record *job,
               struct err *err)
{
	struct story_record *r = &d->record;
	if (!r->edition || !r->reports)
		return nothing_to_do(e, d, job, err);
	r->ended = true;
	r->reports = r->outlets = r->independent = 0;
	struct correction_record correction = {
		.story = r->id, .edition = r->edition, .at = engine_news(e),
		.text = text_str(words_language(e, r->language), TEXT_CHANGE_ALL_WITHDRAWN),
	};
	e->lists_dirty = true;
	return begin_unchanged(e, d, err) && store_put_story(e->store, r, err) &&
	       store_remove_search(e->store, r->id, err) &&
	       topics_put(e, r, NULL, 0, err) &&
	       store_put_correction(e->store, &correction, err) && put_withdrawn(e, r, err) &&
	       store_finish_job(e->store, job->id, err) && store_commit(e->store, err);
}

/* Sources of the edition before whose reports stand in other stories now. */
static bool
find_elsewhere(struct engine *e, const struct draft *d, const struct story *before,
               struct changes_elsewhere *elsewhere, struct err *err)
{
	struct str *urls = arena_array(&e->job, struct str, before->source_count + 1);
	*elsewhere = (struct changes_elsewhere){urls, 0};
	for (size_t i = 0; i < before->source_count; i++) {
		struct article_record a;
		int64_t id;
		if (!store_find_article(e->store, before->sources[i].url, &id, err))
			return false;
		if (!id)
			continue;
		if (!store_article(e->store, &e->job, id, &a, err))
			return false;
		if (a.state == ARTICLE_PLACED && a.story != d->record.id)
			urls[elsewhere->count++] = before->sources[i].url;
	}
	return true;
}

/* What is to be told of a decision in the story's history; STR_NONE: its sources tell all. */
static bool
words_of_decision(struct engine *e, const struct draft *d, const struct decision_record *x,
                  struct str *words, struct err *err)
{
	struct story_record other;
	struct decision_record undone = {.kind = x->kind};
	bool cut = x->story == d->record.id;
	*words = STR_NONE;
	if (x->undone_by || (x->undoes && x->undoes > d->record.told))
		return true; /* no reader has seen what was undone since */
	if (x->undoes && !store_decision(e->store, &e->job, x->undoes, &undone, err))
		return false;
	if (undone.kind != DECISION_SPLIT && undone.kind != DECISION_MERGE)
		return true;
	if (!store_story(e->store, &e->job, cut ? x->other : x->story, &other, err))
		return false;
	bool parted = (undone.kind == DECISION_SPLIT) != (x->undoes != 0);
	struct str name = other.headline.n ? other.headline : other.address;
	bool again = x->undoes != 0;
	enum text_id id = again ? TEXT_CHANGE_PARTED_AGAIN : TEXT_CHANGE_PARTED;
	if (!parted)
		id = again ? TEXT_CHANGE_JOINED_AGAIN : TEXT_CHANGE_JOINED;
	else if (cut && !again)
		id = TEXT_CHANGE_SPLIT;
	struct buf b = buf_in(&e->job, 256);
	text_put(&b, words_language(e, d->story.language), id, ARG_HTML(name));
	*words = buf_str(&b);
	return true;
}

static bool
tell_decisions(struct engine *e, struct draft *d, struct err *err)
{
	struct buf b = buf_in(&e->job, 256);
	buf_put(&b, d->changes.words);
	for (size_t i = 0; i < d->told_count; i++) {
		struct str words;
		if (!words_of_decision(e, d, &d->told[i], &words, err))
			return false;
		if (words.n && b.n)
			buf_byte(&b, ' ');
		buf_put(&b, words);
	}
	if (b.n)
		d->changes.words = buf_str(&b);
	return true;
}

/* Only the words are new: by whom, and whether that is worth an edition. */
static void
set_model_words(struct engine *e, struct draft *d)
{
	if (!d->changes.rewritten)
		return;
	struct buf b = buf_in(&e->job, 256);
	if (d->model.used || d->model.chose) {
		text_put(&b, words_language(e, d->story.language),
		         d->model.used ? TEXT_CHANGE_BY_MODEL : TEXT_CHANGE_CHOSEN,
		         ARG_HTML(d->story.writer.model));
		d->changes.words = buf_str(&b);
	} else if (d->model_stands && d->model.later) {
		d->changes.words = STR_NONE; /* the model's stays until it is asked again */
	}
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
	d->model_stands = before.writer.model.n > 0;
	/* What may not be quoted is not quoted by a correction either. */
	struct str *texts = arena_array(&e->job, struct str, d->count + 1);
	for (size_t i = 0; i < d->count; i++)
		texts[i] = d->inputs[i].no_quote ? STR_NONE : d->texts[i];
	struct changes_elsewhere elsewhere;
	if (!find_elsewhere(e, d, &before, &elsewhere, err))
		return false;
	struct str language = words_language(e, d->story.language);
	d->changes = changes_between(&e->job, e->scratch, language, &before, last.number, &d->story,
	                             texts, elsewhere);
	set_model_words(e, d);
	if (!d->changes.words.p && !standing_may_stay(e->scratch, &before, d->terms, d->term_count))
		d->changes.words = text_str(language, TEXT_CHANGE_QUOTED_LESS);
	return true;
}

static bool
publish_story(struct engine *e, const struct job_record *job, struct err *err)
{
	struct draft d = {0};
	if (!gather(e, job->key, &d, err))
		return false;
	if (d.record.merged_into)
		return nothing_to_do(e, &d, job, err);
	if (!d.count)
		return withdraw_story(e, &d, job, err);
	if (is_closed(&d))
		return nothing_to_do(e, &d, job, err);
	if (!gather_links(e, &d, err) || !gather_why(e, &d, err))
		return false;
	make_inputs(e, &d);
	struct write_options options = {
		.words = (uint32_t)e->config->words,
		.source_words = (uint32_t)e->config->source_words,
		.english = english_file(),
	};
	checked_story(&e->job, e->scratch, d.record.address, d.inputs, d.count, &options, &d.story);
	if (!modelling_story(e, job->key, job->kind == JOB_MODEL, d.inputs, d.count, &d.story, &d.model,
	                     err))
		return false;
	if (job->kind == JOB_MODEL && d.model.later)
		return err_set(err, ERR_BUSY, "the language model has not answered yet");
	d.story.counts = story_count(d.sources, d.all_count);
	if (!compare(e, &d, err) || !tell_decisions(e, &d, err))
		return false;
	if (!d.first && !d.changes.words.p)
		return stand(e, &d, job, err);
	if (!commit_edition(e, &d, job, err))
		return false;
	e->lists_dirty = true;
	for (size_t i = 0; i < d.count; i++)
		listing_outlet(e, d.articles[i].outlet);
	e->done.editions++;
	return true;
}

bool
publish_model(struct engine *e, const struct job_record *job, struct err *err)
{
	return publish_story(e, job, err);
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
		jobs[i] = (struct job_record){.id = leased[i].id, .kind = JOB_WRITE, .key = leased[i].key};
	for (size_t i = 0; i < count && !e->store_failed; i++) {
		if (!publish_story(e, &jobs[i], &err)) {
			store_rollback(e->store);
			if (err.code == ERR_AGAIN) {
				if (!store_release_job(e->store, jobs[i].id, now, &err))
					engine_store_failed(e, &err);
			} else if (err.code == ERR_GONE || err.code == ERR_INPUT) {
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
