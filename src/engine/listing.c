/* listing.c: the pages that list stories.
 *
 * All are rendered when stories were published, not when they are read. */
#include "engine/listing.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "page/date.h"
#include "page/shell.h"
#include "page/text.h"
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

/* What nobody reported (opinion, advertising, a headline alone) is no news, nor what was
 * withdrawn: such stories keep their pages and stand in no list. */
static bool
is_news(const struct story_record *s)
{
	return s->summary.n && s->reports;
}

static bool
news_of(struct engine *e, const struct story_filter *filter, struct story_record **stories,
        size_t *count, struct err *err)
{
	size_t n;
	*count = 0;
	if (!store_stories(e->store, &e->job, filter, stories, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (is_news(&(*stories)[i]))
			(*stories)[(*count)++] = (*stories)[i];
	return true;
}

static struct suggest_item
item_of(const struct story_record *s)
{
	return (struct suggest_item){
		.id = s->id, .headline = s->headline, .text = s->summary, .section = s->section,
		.language = s->language, .outlets = s->outlets, .newest_at = s->newest_at,
	};
}

static struct page_card *
chosen_cards(struct engine *e, const struct story_record *all, const size_t *chosen, size_t count)
{
	struct page_card *cards = arena_array(&e->job, struct page_card, count + 1);
	for (size_t i = 0; i < count; i++)
		cards[i] = listing_card(&all[chosen[i]]);
	return cards;
}

bool
listing_related(struct engine *e, const struct story_record *story, struct listing_more *more,
                struct err *err)
{
	enum { RELATED = 6, EARLIER = 2 };
	struct story_record *all;
	size_t n, self = SIZE_MAX, chosen[RELATED];
	struct story_filter filter = {
		.newest_from = WHEN_UNKNOWN, .newest_until = WHEN_UNKNOWN, .most = RELATED_STORIES,
	};
	if (!news_of(e, &filter, &all, &n, err))
		return false;
	struct suggest_item *items = arena_array(&e->job, struct suggest_item, n + 1);
	for (size_t i = 0; i < n; i++) {
		items[i] = item_of(&all[i]);
		if (all[i].id == story->id)
			self = i;
	}
	size_t count = n;
	if (self == SIZE_MAX) { /* not published yet */
		self = count;
		items[count++] = item_of(story);
	}
	more->earlier_count = related_before(e->scratch, items, count, self, story->founded_at,
	                                     EARLIER, chosen);
	more->earlier = chosen_cards(e, all, chosen, more->earlier_count);
	more->related_count = related_choose(&e->job, e->scratch, items, count, self, RELATED,
	                                     chosen);
	more->related = chosen_cards(e, all, chosen, more->related_count);
	return true;
}

/* ── order of the front page: voices that count, fading by half in half a day ── */

/* A reprint adds to a voice, but is none; doubling the voices weighs as much as nine hours. */
static double
weight_of(const struct story_record *s, int64_t now)
{
	double age_h = (double)(now - s->newest_at) / 3600;
	if (age_h < 0)
		age_h = 0;
	double voices = (double)s->independent + .3 * (double)(s->outlets - s->independent);
	return pow(voices, .75) * exp2(-age_h / 12);
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

/* The first story of the front page shows more of itself than its card holds. */
static bool
add_story(struct engine *e, const struct story_record *s, struct page_card *card, struct err *err)
{
	struct edition_record edition;
	if (!store_edition(e->store, &e->job, s->id, s->edition, &edition, err))
		return false;
	struct json *j = json_read(&e->job, edition.json, JSON_STRICT, err);
	if (!j)
		return false;
	struct story *story = arena_new(&e->job, struct story);
	*story = story_from_json(&e->job, j);
	card->story = story;
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
	if (n && !add_story(e, &ranked[0], &cards[0], err))
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
	                   page_jsonfeed(&e->job, e->scratch, site, cards, few), 0, err);
}

static bool
write_sitemap(struct engine *e, const struct page_site *site, const struct story_record *stories,
              size_t n, struct err *err)
{
	return listing_put(e, STR("/sitemap.xml"), "application/xml; charset=utf-8",
	                   page_sitemap(&e->job, e->scratch, site, cards_of(e, stories, n), n), 0,
	                   err);
}

static int
by_time(const void *a, const void *b)
{
	const struct story_record *x = a, *y = b;
	if (x->newest_at != y->newest_at)
		return x->newest_at < y->newest_at ? 1 : -1;
	return x->id < y->id ? -1 : x->id > y->id;
}

/* A page of a list, newest report first. */
struct list {
	struct str title, path, previous, next;
	struct story_filter filter;
};

static struct story_filter
list_filter(void)
{
	return (struct story_filter){
		.newest_from = WHEN_UNKNOWN, .newest_until = WHEN_UNKNOWN, .most = LIST_STORIES,
	};
}

static bool
write_list(struct engine *e, const struct page_site *site, const struct list *list,
           struct err *err)
{
	struct arena before = e->job;
	struct story_record *stories;
	size_t n;
	if (!news_of(e, &list->filter, &stories, &n, err))
		return false;
	qsort(stories, n, sizeof *stories, by_time);
	struct str page = page_list(&e->job, e->scratch, site, list->title, list->path,
	                            cards_of(e, stories, n), n, list->previous, list->next);
	bool ok = listing_put(e, list->path, "text/html; charset=utf-8", page, 0, err);
	e->job.cur = before.cur;
	return ok;
}

static bool
write_sections(struct engine *e, const struct page_site *site, struct err *err)
{
	for (size_t i = 0; i < site->section_count; i++) {
		struct buf path = buf_in(&e->job, 128);
		shell_section_path(&path, site->sections[i]);
		struct list list = {
			.title = site->sections[i], .path = buf_str(&path), .filter = list_filter(),
		};
		list.filter.section = site->sections[i];
		if (!write_list(e, site, &list, err))
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

/* ── days ── */

static int64_t
day_of(const struct page_site *site, int64_t at)
{
	int64_t local = at + (int64_t)site->zone_min * 60;
	return local / 86400 - (local % 86400 < 0);
}

/* The newest days that have stories, as the moments in which they begin. */
static size_t
find_days(const struct page_site *site, const struct story_record *stories, size_t n,
          int64_t *days)
{
	size_t count = 0;
	for (size_t i = 0; i < n; i++) {
		int64_t begins = day_of(site, stories[i].newest_at) * 86400 -
		                 (int64_t)site->zone_min * 60;
		size_t at = 0;
		while (at < count && days[at] > begins)
			at++;
		if (at == DAYS || (at < count && days[at] == begins))
			continue;
		count += count < DAYS;
		for (size_t k = count - 1; k > at; k--)
			days[k] = days[k - 1];
		days[at] = begins;
	}
	return count;
}

static struct str
day_path(struct engine *e, const struct page_site *site, size_t i)
{
	struct buf b = buf_in(&e->job, 32);
	if (i >= site->day_count)
		return STR_NONE;
	shell_day_path(&b, site->days[i], site->zone_min);
	return buf_str(&b);
}

static bool
write_days(struct engine *e, const struct page_site *site, struct err *err)
{
	for (size_t i = 0; i < site->day_count; i++) {
		struct buf title = buf_in(&e->job, 64);
		date_words(&title, site->days[i], site->zone_min, DATE_LONG);
		struct list list = {
			.title = buf_str(&title), .path = day_path(e, site, i),
			.previous = i ? day_path(e, site, i - 1) : STR_NONE,
			.next = day_path(e, site, i + 1), .filter = list_filter(),
		};
		list.filter.newest_from = site->days[i];
		list.filter.newest_until = site->days[i] + 86400;
		if (!write_list(e, site, &list, err))
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
			.address = list[i].withdrawn ? STR_NONE : list[i].address,
			.slug = list[i].slug, .headline = list[i].headline,
		};
	return listing_put(e, STR("/corrections"), "text/html; charset=utf-8",
	                   page_corrections(&e->job, e->scratch, site, shown, n), 0, err) &&
	       listing_put(e, STR("/about"), "text/html; charset=utf-8",
	                   page_about(&e->job, e->scratch, site), 0, err) &&
	       listing_put(e, STR("/robots.txt"), "text/plain; charset=utf-8",
	                   page_robots(&e->job, site), 0, err);
}

/* ── outlets: only those that had a story since their page was written ── */

void
listing_outlet(struct engine *e, struct str name)
{
	if (!e->outlets.arena)
		e->outlets = map_in(&e->life, 64);
	if (name.n)
		map_put(&e->outlets, name)->value.u = 1;
}

static void
mark_feeds(struct engine *e)
{
	if (!e->outlets.arena)
		for (size_t i = 0; i < e->feed_count; i++)
			listing_outlet(e, e->feeds[i].outlet.p ? e->feeds[i].outlet
			                                       : e->feeds[i].title);
}

static bool
write_outlets(struct engine *e, const struct page_site *site, struct err *err)
{
	for (size_t i = 0; i < e->outlets.cap; i++) {
		struct map_slot *slot = &e->outlets.slots[i];
		if (!slot->key.p || !slot->value.u)
			continue;
		struct buf path = buf_in(&e->job, 128), title = buf_in(&e->job, 128);
		shell_outlet_path(&path, slot->key);
		text_put(&title, TEXT_OUTLET_PAGE, ARG_HTML(slot->key)); /* escaped by the page */
		struct list list = {
			.title = buf_str(&title), .path = buf_str(&path), .filter = list_filter(),
		};
		list.filter.outlet = slot->key;
		if (!write_list(e, site, &list, err))
			return false;
		slot->value.u = 0;
	}
	return true;
}

bool
listing_write(struct engine *e, struct err *err)
{
	struct page_site site = listing_site(e);
	struct story_record *stories;
	size_t n;
	struct story_filter filter = list_filter();
	filter.most = SITEMAP_STORIES;
	mark_feeds(e);
	if (!news_of(e, &filter, &stories, &n, err))
		return false;
	struct str *sections = arena_array(&e->job, struct str, SECTIONS);
	for (size_t i = 0; i < e->feed_count; i++)
		site.section_count = add_name(sections, site.section_count, SECTIONS,
		                              e->feeds[i].section);
	for (size_t i = 0; i < n && i < FRONT_STORIES; i++)
		site.section_count = add_name(sections, site.section_count, SECTIONS,
		                              stories[i].section);
	int64_t *days = arena_array(&e->job, int64_t, DAYS);
	site.sections = sections;
	site.days = days;
	site.day_count = find_days(&site, stories, n, days);
	/* Stories that were old when they were found are in the archive, not in the news. */
	struct story_record *news = arena_array(&e->job, struct story_record, n + 1);
	size_t news_count = 0;
	for (size_t i = 0; i < n; i++)
		if (!stories[i].ended)
			news[news_count++] = stories[i];
	size_t front = news_count < FRONT_STORIES ? news_count : FRONT_STORIES;
	return write_front(e, &site, news, front, err) &&
	       write_feeds(e, &site, news, news_count, err) &&
	       write_sitemap(e, &site, stories, n, err) && write_sections(e, &site, err) &&
	       write_days(e, &site, err) && write_corrections(e, &site, err) &&
	       write_outlets(e, &site, err);
}
