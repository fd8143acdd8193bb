/* search.c: /search?q=…: what readers look for. */
#include "web/server.h"

#include "engine/finding.h"
#include "engine/listing.h"
#include "model/limits.h"
#include "os/clock.h"
#include "text/lang.h"
#include "text/utf8.h"

enum { PER_PAGE = 20, SNIPPET_BYTES = 240, FEED_STORIES = 50, DAY_S = 86400 };

bool
site_of(struct worker *w, struct arena *out, struct page_site *site, struct err *err)
{
	struct str *sections;
	*site = *w->server->options->site;
	site->now = clock_news_s(&w->server->options->clock);
	if (!listing_sections(w->store, out, &sections, &site->section_count, err))
		return false;
	site->sections = sections;
	return true;
}

static bool
read_request(struct arena *out, const struct request *r, struct page_search_input *in,
             struct err *err)
{
	struct str order;
	if (request_value(out, r, "q", &in->typed) && request_value(out, r, "section", &in->section) &&
	    request_value(out, r, "outlet", &in->outlet) &&
	    request_value(out, r, "language", &in->language) &&
	    request_value(out, r, "since", &in->since) && request_value(out, r, "until", &in->until) &&
	    request_value(out, r, "order", &order) &&
	    request_number(out, r, "page", LIMIT_SEARCH_STORIES, 1, &in->page)) {
		in->newest = str_eq(order, STR("newest"));
		in->too_long = request_length(r, "q") > LIMIT_TYPED_LETTERS;
		if (in->too_long)
			in->typed = utf8_cut(in->typed, LIMIT_QUERY_BYTES);
		return true;
	}
	return err_set(err, ERR_INPUT, "a query that is no text");
}

/* The moment in which a day of the site begins, `days` later. */
static int64_t
day_begins(const struct page_site *site, struct page_search_input *in, struct str day, int days)
{
	if (!day.n)
		return WHEN_UNKNOWN;
	struct when w = when_read(day);
	if (when_known(w) && w.date_only)
		return w.at - (int64_t)site->zone_min * 60 + (int64_t)days * DAY_S;
	in->wrong_date = day;
	return WHEN_UNKNOWN;
}

static void
take_finds(struct arena *out, struct page_search_input *in, const struct finding *f)
{
	struct page_find *finds = arena_array(out, struct page_find, f->count + 1);
	for (size_t i = 0; i < f->count; i++)
		finds[i] = (struct page_find){listing_card(&f->rows[i].story), f->rows[i].snippet};
	in->finds = finds;
	in->count = f->count;
	in->found = (int64_t)f->found;
	in->whole = (int64_t)f->whole;
	in->more = f->more;
	in->empty = f->empty;
	in->cut = f->cut;
	in->pages = ((int64_t)f->found + PER_PAGE - 1) / PER_PAGE;
}

/* The open topic that is called what was typed. */
static bool
find_topic(struct worker *w, struct arena *out, struct page_search_input *in, struct err *err)
{
	struct topic_record topic;
	struct str key = utf8_fold(out, str_one_line(out, in->typed));
	if (!key.n || in->page > 1)
		return true;
	if (!store_topic_by_key(w->store, out, key, &topic, err))
		return false;
	if (!topic.id && !store_topic_by_slug(w->store, out, page_slug(out, in->typed), &topic, err))
		return false;
	if (topic.open) {
		in->topic = topic.name;
		in->topic_slug = topic.slug;
	}
	return true;
}

static bool
find(struct worker *w, struct arena *out, const struct page_site *site, bool feed,
     struct page_search_input *in, struct err *err)
{
	struct arena scratch = arena_upper(out);
	struct finding f;
	struct finding_request request = {
		.typed = in->typed, .section = in->section, .outlet = in->outlet,
		.language = in->language, .since = day_begins(site, in, in->since, 0),
		.until = day_begins(site, in, in->until, 1), .newest = in->newest || feed,
		.page = (size_t)in->page, .per_page = feed ? FEED_STORIES : PER_PAGE,
		.snippet_bytes = feed ? 0 : SNIPPET_BYTES,
		.site_language = site->language,
	};
	in->empty = true;
	if (in->wrong_date.n || in->too_long || !in->typed.n)
		return true;
	int64_t began = clock_steady_ms();
	if (!finding_run(w->store, out, scratch, &request, &f, err))
		return false;
	atomic_fetch_add_explicit(&w->server->searches, 1, memory_order_relaxed);
	atomic_fetch_add_explicit(&w->server->search_ms,
	                          (unsigned long long)(clock_steady_ms() - began),
	                          memory_order_relaxed);
	take_finds(out, in, &f);
	return feed || find_topic(w, out, in, err);
}

bool
search_read(struct worker *w, struct arena *out, const struct request *r,
            const struct page_site *site, bool feed, struct page_search_input *in,
            struct err *err)
{
	*in = (struct page_search_input){0};
	return read_request(out, r, in, err) && find(w, out, site, feed, in, err);
}

bool
search_content(struct worker *w, struct arena *out, const struct request *r, struct content *c,
               struct err *err)
{
	struct page_search_input in;
	struct page_site site;
	struct str *languages, *names;
	int64_t stories;
	if (!site_of(w, out, &site, err) || !search_read(w, out, r, &site, false, &in, err) ||
	    !store_search_languages(w->store, out, &languages, &in.language_count, &stories, err))
		return false;
	names = arena_array(out, struct str, in.language_count + 1);
	for (size_t i = 0; i < in.language_count; i++)
		names[i] = lang_name(out, languages[i]);
	in.languages = languages;
	in.language_names = names;
	struct arena scratch = arena_upper(out);
	*c = (struct content){
		.status = in.wrong_date.n || in.too_long ? 400 : 200, .type = STR("text/html; charset=utf-8"),
		.body = page_search(out, scratch, &site, &in), .kind = REPLY_PAGE,
	};
	return true;
}
