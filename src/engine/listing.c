/* listing.c: the pages that list stories.
 *
 * All are rendered when stories were published, not when they are read. */
#include "engine/listing.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/html.h"
#include "suggest/related.h"

enum {
	FRONT_STORIES = 400, /* candidates for the front page */
	FEED_STORIES = 50,
	LIST_STORIES = 60,
	SITEMAP_STORIES = 1000,
	RELATED_STORIES = 300, /* the newest are looked at */
	SECTIONS = 12,
	DAYS = 14,
};

struct page_site
listing_site(struct engine *e)
{
	const struct config *c = e->config;
	return (struct page_site){
		.name = c->site_name, .base_url = c->base_url, .tagline = c->tagline,
		.contact = c->contact, .language = c->language, .now = engine_news(e),
		.zone_min = (int)c->zone_min,
	};
}

bool
listing_put(struct engine *e, struct str path, const char *type, struct str body, int64_t story,
            struct err *err)
{
	struct page_record p = {
		.path = path,
		.type = str_of(type),
		.etag = str_fmt(&e->job, "\"%016llx\"", (unsigned long long)hash_str(body)),
		.body = body,
		.at = engine_news(e),
		.story = story,
	};
	return store_put_page(e->store, &p, err);
}

struct page_card
listing_card(const struct story_record *s)
{
	return (struct page_card){
		.address = s->address, .slug = s->slug, .headline = s->headline,
		.summary = s->summary, .section = s->section, .language = s->language,
		.reports = s->reports, .outlets = s->outlets, .independent = s->independent,
		.newest_at = s->newest_at, .written_at = s->written_at, .founded_at = s->founded_at,
		.edition = s->edition, .what_changed = s->what_changed,
		.disputed = s->disputed, .corrected = s->corrected, .ended = s->ended,
	};
}

bool
listing_related(struct engine *e, const struct story_record *story, size_t most,
                struct page_card **cards, size_t *count, struct err *err)
{
	struct story_record *all;
	size_t n, chosen_count, self = SIZE_MAX;
	struct story_filter filter = {
		.newest_from = WHEN_UNKNOWN, .newest_until = WHEN_UNKNOWN, .most = RELATED_STORIES,
	};
	*count = 0;
	if (!store_stories(e->store, &e->job, &filter, &all, &n, err))
		return false;
	struct suggest_item *items = arena_array(&e->job, struct suggest_item, n + 1);
	for (size_t i = 0; i < n; i++) {
		items[i] = (struct suggest_item){
			.id = all[i].id, .headline = all[i].headline, .text = all[i].summary,
			.section = all[i].section, .language = all[i].language,
			.outlets = all[i].outlets, .newest_at = all[i].newest_at,
		};
		if (all[i].id == story->id)
			self = i;
	}
	if (self == SIZE_MAX) { /* not published yet */
		self = n;
		items[n++] = (struct suggest_item){
			.id = story->id, .headline = story->headline, .text = story->summary,
			.section = story->section, .language = story->language,
			.outlets = story->outlets, .newest_at = story->newest_at,
		};
	}
	size_t *chosen = arena_array(&e->job, size_t, most);
	chosen_count = related_choose(&e->job, e->scratch, items, n, self, most, chosen);
	*cards = arena_array(&e->job, struct page_card, chosen_count);
	for (size_t i = 0; i < chosen_count; i++)
		if (all[chosen[i]].edition)
			(*cards)[(*count)++] = listing_card(&all[chosen[i]]);
	return true;
}

/* ── order of the front page: voices that count, fading by half in half a day ── */

static double
weight_of(const struct story_record *s, int64_t now)
{
	double age_h = (double)(now - s->newest_at) / 3600;
	if (age_h < 0)
		age_h = 0;
	return (1 + 1.5 * log(1 + (double)s->independent) + .2 * log(1 + (double)s->reports)) *
	       exp2(-age_h / 12);
}

static int
by_weight(const void *a, const void *b)
{
	const struct story_record *x = a, *y = b;
	if (x->weight != y->weight)
		return x->weight < y->weight ? 1 : -1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static struct page_card *
cards_of(struct engine *e, const struct story_record *stories, size_t n)
{
	struct page_card *cards = arena_array(&e->job, struct page_card, n + 1);
	for (size_t i = 0; i < n; i++)
		cards[i] = listing_card(&stories[i]);
	return cards;
}

/* The further sentences that lead into the first story of the front page. */
static bool
add_points(struct engine *e, const struct story_record *s, struct page_card *card,
           struct err *err)
{
	struct edition_record edition;
	if (!store_edition(e->store, &e->job, s->id, s->edition, &edition, err))
		return false;
	struct json *j = json_read(&e->job, edition.json, JSON_STRICT, err);
	if (!j)
		return false;
	struct story story = story_from_json(&e->job, j);
	size_t n = 0;
	for (int p = 0; p < PARAGRAPH_COUNT; p++) {
		const struct story_paragraph *x = &story.paragraphs[p];
		size_t at = p == 0 ? 1 : 0;
		if (at < x->count && n < 3)
			card->points[n++] = x->sentences[at].text;
	}
	return true;
}

static bool
write_front(struct engine *e, const struct page_site *site, struct story_record *stories,
            size_t n, struct err *err)
{
	int64_t now = site->now;
	struct story_record *ranked = arena_array(&e->job, struct story_record, n + 1);
	for (size_t i = 0; i < n; i++) {
		ranked[i] = stories[i];
		ranked[i].weight = weight_of(&stories[i], now);
	}
	qsort(ranked, n, sizeof *ranked, by_weight);
	struct page_card *cards = cards_of(e, ranked, n);
	if (n && !add_points(e, &ranked[0], &cards[0], err))
		return false;
	return listing_put(e, STR("/"), "text/html; charset=utf-8",
	                   page_front(&e->job, e->scratch, site, cards, n), 0, err);
}

static bool
write_feeds(struct engine *e, const struct page_site *site, const struct story_record *stories,
            size_t n, struct err *err)
{
	size_t few = n < FEED_STORIES ? n : FEED_STORIES;
	struct page_card *cards = cards_of(e, stories, n);
	return listing_put(e, STR("/feed.atom"), "application/atom+xml; charset=utf-8",
	                   page_atom(&e->job, e->scratch, site, cards, few), 0, err) &&
	       listing_put(e, STR("/feed.json"), "application/feed+json",
	                   page_jsonfeed(&e->job, e->scratch, site, cards, few), 0, err) &&
	       listing_put(e, STR("/sitemap.xml"), "application/xml; charset=utf-8",
	                   page_sitemap(&e->job, e->scratch, site, cards, n), 0, err);
}

static struct str
name_path(struct engine *e, const char *folder, struct str name)
{
	struct buf b = buf_in(&e->job, 128);
	buf_cstr(&b, folder);
	html_url_part(&b, name, false);
	return buf_str(&b);
}

static bool
write_list(struct engine *e, const struct page_site *site, struct str title, struct str path,
           const struct story_filter *filter, struct err *err)
{
	struct story_record *stories;
	size_t n;
	if (!store_stories(e->store, &e->job, filter, &stories, &n, err))
		return false;
	return listing_put(e, path, "text/html; charset=utf-8",
	                   page_list(&e->job, e->scratch, site, title, path, cards_of(e, stories, n),
	                             n, STR_NONE, STR_NONE),
	                   0, err);
}

static bool
write_sections(struct engine *e, const struct page_site *site, struct err *err)
{
	for (size_t i = 0; i < site->section_count; i++) {
		struct story_filter filter = {
			.section = site->sections[i], .newest_from = WHEN_UNKNOWN,
			.newest_until = WHEN_UNKNOWN, .most = LIST_STORIES,
		};
		struct str path = name_path(e, "/section/", site->sections[i]);
		if (!write_list(e, site, site->sections[i], path, &filter, err))
			return false;
	}
	return true;
}

/* Names by their number of feeds or stories are few: linear search will do. */
static size_t
add_name(struct str *names, size_t n, size_t most, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_nocase(names[i], name))
			return n;
	if (n < most && name.n)
		names[n++] = name;
	return n;
}

static bool
write_days(struct engine *e, const struct page_site *site, const struct story_record *stories,
           size_t n, struct err *err)
{
	int64_t last = INT64_MIN;
	int written = 0;
	for (size_t i = 0; i < n && written < DAYS; i++) {
		int64_t zone = (int64_t)site->zone_min * 60;
		int64_t day = (stories[i].newest_at + zone) / 86400, year;
		int month, dom;
		if (day == last)
			continue;
		last = day;
		written++;
		date_of_days(day, &year, &month, &dom);
		struct str date = str_fmt(&e->job, "%04d-%02d-%02d", (int)year, month, dom);
		struct story_filter filter = {
			.newest_from = day * 86400 - zone, .newest_until = (day + 1) * 86400 - zone,
			.most = LIST_STORIES,
		};
		if (!write_list(e, site, date, str_cat(&e->job, STR("/day/"), date), &filter, err))
			return false;
	}
	return true;
}

static bool
write_corrections(struct engine *e, const struct page_site *site, struct err *err)
{
	struct correction_record *list;
	size_t n;
	if (!store_corrections(e->store, &e->job, 0, &list, &n, err))
		return false;
	struct page_correction *shown = arena_array(&e->job, struct page_correction, n + 1);
	for (size_t i = 0; i < n; i++)
		shown[i] = (struct page_correction){
			.at = list[i].at, .edition = list[i].edition, .text = list[i].text,
			.address = list[i].address, .slug = list[i].slug, .headline = list[i].headline,
		};
	return listing_put(e, STR("/corrections"), "text/html; charset=utf-8",
	                   page_corrections(&e->job, e->scratch, site, shown, n), 0, err) &&
	       listing_put(e, STR("/about"), "text/html; charset=utf-8",
	                   page_about(&e->job, e->scratch, site), 0, err) &&
	       listing_put(e, STR("/robots.txt"), "text/plain; charset=utf-8",
	                   page_robots(&e->job, site), 0, err);
}

static bool
write_outlets(struct engine *e, const struct page_site *site, struct err *err)
{
	struct str *names = arena_array(&e->job, struct str, e->feed_count + 1);
	size_t n = 0;
	for (size_t i = 0; i < e->feed_count; i++) {
		const struct feed_record *f = &e->feeds[i];
		n = add_name(names, n, 500, f->outlet.p ? f->outlet : f->title);
	}
	for (size_t i = 0; i < n; i++) {
		struct arena before = e->job;
		struct story_filter filter = {
			.outlet = names[i], .newest_from = WHEN_UNKNOWN, .newest_until = WHEN_UNKNOWN,
			.most = LIST_STORIES,
		};
		struct str path = name_path(e, "/outlet/", names[i]);
		if (!write_list(e, site, names[i], path, &filter, err))
			return false;
		e->job.cur = before.cur;
	}
	return true;
}

bool
listing_write(struct engine *e, struct err *err)
{
	struct page_site site = listing_site(e);
	struct story_record *stories;
	size_t n;
	struct story_filter filter = {
		.newest_from = WHEN_UNKNOWN, .newest_until = WHEN_UNKNOWN, .most = SITEMAP_STORIES,
	};
	if (!store_stories(e->store, &e->job, &filter, &stories, &n, err))
		return false;
	struct str *sections = arena_array(&e->job, struct str, SECTIONS);
	for (size_t i = 0; i < e->feed_count; i++)
		site.section_count = add_name(sections, site.section_count, SECTIONS,
		                              e->feeds[i].section);
	for (size_t i = 0; i < n && i < FRONT_STORIES; i++)
		site.section_count = add_name(sections, site.section_count, SECTIONS,
		                              stories[i].section);
	site.sections = sections;
	/* Stories that were old when they were found are in the archive, not in the news. */
	struct story_record *news = arena_array(&e->job, struct story_record, n + 1);
	size_t news_count = 0;
	for (size_t i = 0; i < n; i++)
		if (!stories[i].ended)
			news[news_count++] = stories[i];
	size_t front = news_count < FRONT_STORIES ? news_count : FRONT_STORIES;
	return write_front(e, &site, news, front, err) &&
	       write_feeds(e, &site, news, news_count, err) && write_sections(e, &site, err) &&
	       write_days(e, &site, stories, n, err) && write_corrections(e, &site, err) &&
	       write_outlets(e, &site, err);
}
