/* listing.c: the pages that list stories.
 *
 * All are rendered when stories were published, not when they are read. */
#include "engine/listing.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "engine/ranking.h"
#include "page/date.h"
#include "page/shell.h"
#include "words/text.h"
#include "suggest/related.h"

enum {
	FRONT_STORIES = 400,
	FEED_STORIES = 50,
	LIST_STORIES = LISTING_PAGE,
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
		.contact = c->contact, .language = c->language, .hub = c->websub_hub, .now = engine_news(e),
		.zone_min = (int)c->zone_min, .reader = c->reader,
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
		.newest_at = s->newest_at, .written_at = s->written_at,
		.announced_at = s->announced_at, .founded_at = s->founded_at,
		.edition = s->edition, .what_changed = s->what_changed,
		.disputed = s->disputed, .corrected = s->corrected, .ended = s->ended,
	};
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
		if (ranking_is_news(&(*stories)[i]))
			(*stories)[(*count)++] = (*stories)[i];
	return true;
}

/* Compared by all of its words, as the index has them: a first sentence shares too few. */
static bool
item_of(struct engine *e, const struct story_record *s, struct suggest_item *item, struct err *err)
{
	*item = (struct suggest_item){
		.id = s->id, .headline = s->headline, .section = s->section,
		.language = s->language, .outlets = s->outlets, .newest_at = s->newest_at,
	};
	if (!store_search_words(e->store, &e->job, s->id, &item->text, err))
		return false;
	if (!item->text.n)
		item->text = s->summary;
	return true;
}

/* The same with the words that were read before; not of the story that is being written, whose words
 * are those of its last edition still. */
static bool
known_item(struct engine *e, const struct story_record *s, struct suggest_item *item, struct err *err)
{
	struct suggest_terms *terms = story_terms_find(&e->story_terms, &e->job, s->id, s->edition);
	*item = (struct suggest_item){
		.id = s->id, .headline = s->headline, .section = s->section, .terms = terms,
		.language = s->language, .outlets = s->outlets, .newest_at = s->newest_at,
	};
	if (terms)
		return true;
	if (!item_of(e, s, item, err))
		return false;
	terms = arena_new(&e->job, struct suggest_terms);
	*terms = suggest_terms_of(&e->job, e->scratch, item);
	story_terms_keep(&e->story_terms, s->id, s->edition, terms);
	item->terms = terms;
	return true;
}

static struct page_card *
chosen_cards(struct engine *e, const struct story_record *all, const size_t *chosen, size_t count)
{
	struct page_card *cards = arena_array(&e->job, struct page_card, count + 1);
	for (size_t i = 0; i < count; i++)
		cards[i] = listing_card(&all[chosen[i]]);
	return cards;
}

/* The newest stories, and the newest of each of its topics, however old: those are ranges of an
 * index, whatever the store holds. */
static bool
gather_candidates(struct engine *e, int64_t story, struct story_record **all, size_t *count,
                  struct err *err)
{
	enum { OF_TOPIC = 40 };
	struct story_filter filter = {
		.newest_from = WHEN_UNKNOWN, .newest_until = WHEN_UNKNOWN, .most = RELATED_STORIES,
	};
	struct topic_record *topics;
	struct story_record *newest, *more;
	size_t n, topic_count;
	if (!news_of(e, &filter, &newest, count, err) ||
	    !store_story_topics(e->store, &e->job, story, &topics, &topic_count, err))
		return false;
	*all = arena_array(&e->job, struct story_record, *count + topic_count * OF_TOPIC + 1);
	for (size_t i = 0; i < *count; i++)
		(*all)[i] = newest[i];
	for (size_t t = 0; t < topic_count; t++) {
		struct story_archive of = {.topic = topics[t].id};
		int64_t total;
		if (!store_archive_count(e->store, &of, &total, err) ||
		    !store_archive(e->store, &e->job, &of, total > OF_TOPIC ? total - OF_TOPIC : 0,
		                   OF_TOPIC, &more, &n, err))
			return false;
		for (size_t i = 0; i < n; i++) {
			bool known = !ranking_is_news(&more[i]) || more[i].merged_into;
			for (size_t k = 0; k < *count && !known; k++)
				known = (*all)[k].id == more[i].id;
			if (!known)
				(*all)[(*count)++] = more[i];
		}
	}
	return true;
}

bool
listing_related(struct engine *e, const struct story_record *story, struct listing_more *more,
                struct err *err)
{
	enum { RELATED = 6, EARLIER = 2 };
	struct story_record *all;
	size_t n, self = SIZE_MAX, chosen[RELATED];
	if (!gather_candidates(e, story->id, &all, &n, err))
		return false;
	struct suggest_item *items = arena_array(&e->job, struct suggest_item, n + 1);
	for (size_t i = 0; i < n; i++) {
		bool is_self = all[i].id == story->id;
		if (is_self)
			self = i;
		if (!(is_self ? item_of : known_item)(e, &all[i], &items[i], err))
			return false;
	}
	size_t count = n;
	if (self == SIZE_MAX) { /* not published yet */
		self = count;
		if (!item_of(e, story, &items[count++], err))
			return false;
	}
	const struct related_set *set = related_set_of(&e->job, e->scratch, items, count);
	more->earlier_count = related_before(e->scratch, set, self, story->founded_at, EARLIER, chosen);
	more->earlier = chosen_cards(e, all, chosen, more->earlier_count);
	more->related_count = related_choose(e->scratch, set, self, RELATED, chosen);
	more->related = chosen_cards(e, all, chosen, more->related_count);
	return true;
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

static struct page_card *
ranked_cards(struct engine *e, const struct ranked *ranked, size_t n)
{
	struct page_card *cards = arena_array(&e->job, struct page_card, n + 1);
	for (size_t i = 0; i < n; i++)
		cards[i] = listing_card(&ranked[i].record);
	return cards;
}

/* The order is kept with the page: the next one changes it for a reason only. */
static bool
save_order(struct engine *e, const struct ranked *ranked, size_t n, int64_t now, struct err *err)
{
	struct ranking_front front = {now, arena_array(&e->job, int64_t, n + 1), n};
	for (size_t i = 0; i < n; i++)
		front.ids[i] = ranked[i].record.id;
	return ranking_save(e->store, e->scratch, &front, err);
}

/* The card of a story that follows on from another names it. */
static bool
add_earlier(struct engine *e, const struct story_record *story, struct page_card *card,
            struct err *err)
{
	struct story_record former;
	if (!story->follows)
		return true;
	if (!store_story(e->store, &e->job, story->follows, &former, err))
		return false;
	if (!former.edition || !former.reports)
		return true;
	struct page_card *earlier = arena_new(&e->job, struct page_card);
	*earlier = listing_card(&former);
	card->earlier = earlier;
	return true;
}

static bool
write_front(struct engine *e, const struct page_site *site, const struct ranked *ranked,
            size_t n, struct err *err)
{
	struct page_card *cards = ranked_cards(e, ranked, n);
	if (n && !add_story(e, &ranked[0].record, &cards[0], err))
		return false;
	return listing_put(e, STR("/"), "text/html; charset=utf-8",
	                   page_front(&e->job, e->scratch, site, cards, n), 0, err) &&
	       save_order(e, ranked, n, site->now, err);
}

static bool
write_feeds(struct engine *e, const struct page_site *site, const struct ranked *ranked, size_t n,
            struct err *err)
{
	static const struct page_feed all;
	size_t few = n < FEED_STORIES ? n : FEED_STORIES;
	struct page_card *cards = ranked_cards(e, ranked, few);
	for (size_t i = 0; i < few; i++)
		if (!add_earlier(e, &ranked[i].record, &cards[i], err))
			return false;
	return listing_put(e, STR("/feed.atom"), "application/atom+xml; charset=utf-8",
	                   page_atom(&e->job, e->scratch, site, &all, cards, few), 0, err) &&
	       listing_put(e, STR("/feed.json"), "application/feed+json",
	                   page_jsonfeed(&e->job, e->scratch, site, &all, cards, few), 0, err);
}

static bool
write_sitemaps(struct engine *e, const struct page_site *site, const struct story_record *stories,
               size_t n, struct err *err)
{
	static const char type[] = "application/xml; charset=utf-8";
	struct story_archive all = {.from = 0, .until = INT64_MAX};
	int64_t count;
	if (!store_archive_count(e->store, &all, &count, err))
		return false;
	int64_t files = (count + LISTING_SITEMAP - 1) / LISTING_SITEMAP;
	return listing_put(e, STR("/sitemap.xml"), type, page_sitemap_index(&e->job, site, files), 0,
	                   err) &&
	       listing_put(e, STR("/sitemap-news.xml"), type,
	                   page_sitemap_news(&e->job, e->scratch, site, cards_of(e, stories, n), n),
	                   0, err);
}

static int
by_time(const void *a, const void *b)
{
	const struct story_record *x = a, *y = b;
	if (x->newest_at != y->newest_at)
		return x->newest_at < y->newest_at ? 1 : -1;
	return x->id < y->id ? -1 : x->id > y->id;
}

/* A page of a list: newest report first, or by weight like the front page. */
struct list {
	struct str title, path;
	bool by_weight;
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
	struct page_card *cards;
	if (list->by_weight) {
		struct ranked *ranked = ranking_order(&e->job, e->scratch, e->config, stories, n,
		                                      site->now, NULL, &n);
		cards = ranked_cards(e, ranked, n);
	} else {
		qsort(stories, n, sizeof *stories, by_time);
		cards = cards_of(e, stories, n);
	}
	struct page_feed feed = {list->title, list->path, list->path, STR_NONE};
	struct page_list_input in = {
		.title = list->title, .path = list->path, .cards = cards, .count = n, .feed = &feed,
	};
	struct story_archive archive = {.section = list->filter.section,
	                                .outlet = list->filter.outlet};
	int64_t stories_ever;
	if (!store_archive_count(e->store, &archive, &stories_ever, err))
		return false;
	if (stories_ever > LISTING_PAGE)
		in.older = str_fmt(&e->job, STR_FMT "/page/%lld", STR_ARG(list->path),
		                   (long long)(stories_ever - 1) / LISTING_PAGE + 1);
	struct str page = page_list(&e->job, e->scratch, site, &in);
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
			.by_weight = true,
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
			.language = list[i].language,
		};
	return listing_put(e, STR("/corrections"), "text/html; charset=utf-8",
	                   page_corrections(&e->job, e->scratch, site, shown, n), 0, err) &&
	       listing_put(e, STR("/about"), "text/html; charset=utf-8",
	                   page_about(&e->job, e->scratch, site), 0, err) &&
	       listing_put(e, STR("/how"), "text/html; charset=utf-8",
	                   page_how(&e->job, e->scratch, site), 0, err) &&
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
		/* Escaped by the page. */
		text_put(&title, site->language, TEXT_OUTLET_PAGE, ARG_HTML(slot->key));
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

/* ── names of the sections, a line each ── */

static const char sections_setting[] = "site sections";

static bool
save_sections(struct engine *e, const struct page_site *site, struct err *err)
{
	struct buf b = buf_in(&e->job, 256);
	for (size_t i = 0; i < site->section_count; i++) {
		buf_put(&b, site->sections[i]);
		buf_byte(&b, '\n');
	}
	return store_set(e->store, sections_setting, buf_str(&b), err);
}

bool
listing_sections(struct store *s, struct arena *out, struct str **sections, size_t *count,
                 struct err *err)
{
	struct str rest, one;
	if (!store_get(s, out, sections_setting, &rest, err))
		return false;
	*sections = arena_array(out, struct str, SECTIONS);
	*count = 0;
	while (*count < SECTIONS && str_cut(&rest, '\n', &one))
		(*sections)[(*count)++] = one;
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
	struct ranking_front before;
	struct ranked *ranked;
	size_t ranked_count;
	if (!ranking_load(e->store, &e->job, &before, err) ||
	    !ranking_of_front(e->store, &e->job, e->scratch, e->config, site.now, &before, &ranked,
	                      &ranked_count, err))
		return false;
	return save_sections(e, &site, err) && write_front(e, &site, ranked, ranked_count, err) &&
	       write_feeds(e, &site, ranked, ranked_count, err) &&
	       write_sitemaps(e, &site, stories, n, err) && write_sections(e, &site, err) &&
	       write_corrections(e, &site, err) && write_outlets(e, &site, err);
}
