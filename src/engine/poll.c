/* poll.c: what a poll of a feed brought. */
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/log.h"
#include "engine/state.h"
#include "model/limits.h"
#include "text/url.h"

/* The list keeps strings of its own, and the old ones where nothing changed. */
static void
own_strings(struct arena *memory, struct feed_record *f, const struct feed_record *before)
{
	struct str *const now[] = {
		&f->url, &f->title, &f->outlet, &f->section, &f->site, &f->etag, &f->last_modified,
		&f->last_error, &f->body_hash,
	};
	const struct str *const old[] = {
		&before->url, &before->title, &before->outlet, &before->section, &before->site,
		&before->etag, &before->last_modified, &before->last_error, &before->body_hash,
	};
	for (size_t i = 0; i < sizeof now / sizeof *now; i++) {
		bool same = now[i]->p && old[i]->p && str_eq(*now[i], *old[i]);
		*now[i] = same ? *old[i] : str_dup(memory, *now[i]);
	}
}

/* Takes the feed's record into the list and ends the visit. */
static void
settle(struct engine *e, struct visit *v, const struct feed_record *f)
{
	struct feed_record *kept = &e->feeds[v->feed], before = *kept;
	*kept = *f;
	own_strings(&e->feed_memory[e->feed_side], kept, &before);
	e->done.polls++;
	schedule_landed(e, (size_t)v->feed);
	visit_end(e, v);
}

/* A feed that was taken off the list while it was asked: nothing is kept. */
static bool
unsubscribed(struct engine *e, struct visit *v)
{
	if (v->feed >= 0)
		return false;
	visit_end(e, v);
	return true;
}

static void
fail(struct engine *e, struct visit *v, struct feed_record *f, const struct err *why,
     int64_t retry_after)
{
	struct err err;
	schedule_after_failure(e, f, why, retry_after);
	log_info("feed " STR_FMT ": %s", STR_ARG(f->url), why->msg);
	if (!store_note_error(e->store, STR("feed"), f->url, clock_real_s(), &err))
		engine_store_failed(e, &err);
	/* A feed that moved for good has moved, even when its new place answers later. */
	if (v->hops && v->permanent && why->code == ERR_AGAIN)
		f->url = v->url;
	if (f->next_poll_at > clock_real_s() + e->config->host_wait_s)
		e->feed_marks[v->feed].done = true;
	settle(e, v, f);
}

void
poll_failed(struct engine *e, struct visit *v, const struct err *why, int64_t retry_after)
{
	if (unsubscribed(e, v))
		return;
	struct feed_record f = e->feeds[v->feed];
	fail(e, v, &f, why, retry_after);
}

/* Seconds of Cache-Control: max-age, 0 where there is none. */
static int64_t
max_age(struct str cache_control)
{
	ptrdiff_t at = str_find_nocase(cache_control, STR("max-age="), 0);
	int64_t s = 0;
	if (at < 0)
		return 0;
	struct str digits = str_skip(cache_control, (size_t)at + 8);
	size_t n = 0;
	while (n < digits.n && n < 9 && byte_is_digit((unsigned char)digits.p[n]))
		n++;
	return str_to_int(str_sub(digits, 0, n), &s) ? s : 0;
}

static void
succeed(struct engine *e, struct visit *v, struct feed_record *f, struct poll_result *result)
{
	result->wish_s = max_age(v->answer.cache_control);
	if (v->from_index) /* they are not of the address that is asked next time */
		f->etag = f->last_modified = STR_NONE;
	if (v->hops && v->permanent)
		f->url = v->url;
	schedule_after_success(e, (size_t)v->feed, f, result);
	e->feed_marks[v->feed].done = e->options->until_idle;
	settle(e, v, f);
}

static void
unchanged(struct engine *e, struct visit *v, struct feed_record *f)
{
	struct poll_result nothing = {0};
	succeed(e, v, f, &nothing);
}

/* Keeps of an answer what outlives its message: headers, in the visit's memory. */
static void
keep_headers(struct visit *v, const struct fetch_answer *a)
{
	v->answer = (struct fetch_answer){.id = a->id, .status = a->status};
	v->answer.etag = str_dup(&v->memory, a->etag);
	v->answer.last_modified = str_dup(&v->memory, a->last_modified);
	v->answer.cache_control = str_dup(&v->memory, a->cache_control);
}

static void
body_came(struct engine *e, struct visit *v, const struct fetch_answer *a)
{
	struct feed_record f = e->feeds[v->feed];
	struct err err;
	char hash[20];
	keep_headers(v, a);
	snprintf(hash, sizeof hash, "%016llx", (unsigned long long)hash_str(a->body));
	v->body_hash = str_dup(&v->memory, str_of(hash));
	if (str_eq(f.body_hash, v->body_hash)) {
		f.etag = v->answer.etag;
		f.last_modified = v->answer.last_modified;
		unchanged(e, v, &f);
		return;
	}
	struct parse_request request = {
		.id = v->id, .kind = PARSE_FEED, .bytes = a->body, .url = v->url,
		.content_type = a->content_type, .content_location = a->content_location,
		.content_language = a->content_language, .today = clock_real_s(),
	};
	v->state = VISIT_PARSING;
	if (!parser_send(e->parser, &request, &err))
		poll_failed(e, v, &err, 0);
}

void
poll_answered(struct engine *e, struct visit *v, const struct fetch_answer *a)
{
	struct err err;
	int64_t now = clock_real_s(), retry_after = retry_after_s(a->retry_after, now);
	if (unsubscribed(e, v))
		return;
	if (!a->status) {
		poll_failed(e, v, &a->err, 0);
	} else if (a->status == 304) {
		struct feed_record f = e->feeds[v->feed];
		keep_headers(v, a);
		unchanged(e, v, &f);
	} else if (a->status >= 200 && a->status < 300) {
		body_came(e, v, a);
	} else if (a->status >= 300 && a->status < 400 && a->location.p) {
		if (!visit_redirect(e, v, a, &err))
			poll_failed(e, v, &err, 0);
	} else {
		enum err_code code = a->status == 410 ? ERR_GONE
		                     : a->status == 429 || a->status >= 500 ? ERR_AGAIN : ERR_INPUT;
		if (retry_after > now)
			visit_hold_host(e, v->host, retry_after);
		err_set(&err, code, "the server answered %d", a->status);
		poll_failed(e, v, &err, retry_after);
	}
}

/* One item as an article to be read.  False where it names no page. */
static bool
article_of(struct engine *e, const struct feed_record *f, const struct feed_item *item,
           struct str feed_url, struct article_record *a)
{
	int64_t news = engine_news(e);
	struct str link = item->link.p ? item->link : item->id;
	struct str url = url_resolve(&e->job, e->scratch, link, feed_url);
	if (!url.p || !(str_starts(url, STR("http://")) || str_starts(url, STR("https://"))) ||
	    url.n > LIMIT_URL_BYTES)
		return false;
	*a = (struct article_record){
		.url = url_normalise(&e->job, e->scratch, url),
		.feed = f->id,
		.guid = item->id,
		.outlet = f->outlet.p ? f->outlet : f->title,
		.title = item->title,
		.summary = item->summary.p ? item->summary : STR_NONE,
		.authors = item->authors,
		.author_count = item->author_count,
		.published = item->published,
		.updated = item->updated,
		.feed_published = item->published.at,
		.first_seen = news,
		.section = f->section,
		.state = ARTICLE_FOUND,
		.version = 1,
	};
	a->old_on_arrival = a->feed_published != WHEN_UNKNOWN &&
	                    (double)(news - a->feed_published) > e->config->old_h * 3600;
	return a->url.p != NULL;
}

/* When an item came, for the rhythm of its feed; a day alone is too coarse for that. */
static int64_t
moment_of(const struct engine *e, const struct feed_item *item)
{
	struct when w = when_known(item->published) ? item->published : item->updated;
	return w.date_only ? WHEN_UNKNOWN : engine_real_moment(e, w.at);
}

/* All items of a feed, in one transaction.  Its record follows: validators that were lost are asked
 * for again, items that were lost would not be. */
static bool
put_items(struct engine *e, struct feed_record *f, const struct feed_doc *feed, struct str url,
          struct poll_result *result, struct err *err)
{
	int64_t now = clock_real_s();
	int64_t *published = arena_array(&e->job, int64_t, feed->item_count + 1);
	*result = (struct poll_result){.published = published};
	if (!store_begin(e->store, err))
		return false;
	/* Feeds list the newest first: the older is read first, so that stories grow in order. */
	for (size_t i = feed->item_count; i-- > 0;) {
		struct article_record a;
		bool added;
		struct arena before = e->job;
		if (!article_of(e, f, &feed->items[i], url, &a))
			continue;
		if (!store_put_item(e->store, &a, now, &added, err)) {
			store_rollback(e->store);
			return false;
		}
		if (added)
			published[result->new_items++] = moment_of(e, &feed->items[i]);
		e->job.cur = before.cur;
	}
	f->items_seen = (int64_t)feed->item_count;
	return store_commit(e->store, err);
}

/* Of the sitemaps that an index names the first with news in its name, else the newest. */
static struct str
sitemap_of(const struct feed_doc *index)
{
	for (size_t i = 0; i < index->item_count; i++)
		if (str_has_nocase(index->items[i].link, STR("news")))
			return index->items[i].link;
	return index->item_count ? index->items[0].link : STR_NONE;
}

/* The visit goes on to a sitemap as if it had been redirected there for this once. */
static void
follow_index(struct engine *e, struct visit *v, const struct feed_doc *index)
{
	struct err err;
	struct fetch_answer onward = {.status = 302, .location = sitemap_of(index)};
	if (v->from_index || !onward.location.p) {
		err_set(&err, ERR_INPUT, "this index of sitemaps leads to no sitemap");
		poll_failed(e, v, &err, 0);
		return;
	}
	v->from_index = true;
	v->etag = v->last_modified = STR_NONE;
	if (!visit_redirect(e, v, &onward, &err))
		poll_failed(e, v, &err, 0);
}

void
poll_parsed(struct engine *e, struct visit *v, const struct parse_answer *a)
{
	struct err err;
	if (unsubscribed(e, v))
		return;
	struct feed_record f = e->feeds[v->feed];
	if (!a->json.p) {
		/* Bytes that cannot be read today were often cut or mixed up on their way. */
		err = a->err;
		err.code = err.code == ERR_INPUT ? ERR_AGAIN : err.code;
		poll_failed(e, v, &err, 0);
		return;
	}
	struct json *j = json_read(&e->job, a->json, JSON_STRICT, &err);
	if (!j) {
		poll_failed(e, v, &err, 0);
		return;
	}
	struct feed_doc feed = feed_from_json(&e->job, j);
	if (feed.format == FEED_SITEMAP_INDEX) {
		follow_index(e, v, &feed);
		return;
	}
	if (!f.title.p)
		f.title = feed.title;
	if (!f.site.p)
		f.site = feed.link;
	struct poll_result result;
	f.wish_s = feed.ttl_s;
	if (!put_items(e, &f, &feed, v->url, &result, &err)) {
		store_rollback(e->store);
		engine_store_failed(e, &err);
		return;
	}
	if (feed.cut_short) {
		/* Its validators stand for the whole, of which a part is missing here: what was held
		 * before stays, and the rest is fetched soon. */
		err_set(&err, ERR_AGAIN, "the feed ends in its middle; %zu items could be read",
		        feed.item_count);
		fail(e, v, &f, &err, 0);
		return;
	}
	f.etag = v->answer.etag;
	f.last_modified = v->answer.last_modified;
	f.body_hash = v->body_hash;
	succeed(e, v, &f, &result);
}
