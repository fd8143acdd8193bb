/* archive.c: numbered pages of sections and outlets, days, and the calendar that leads to them. */
#include "web/archive.h"

#include "engine/listing.h"
#include "engine/ranking.h"
#include "page/date.h"
#include "page/shell.h"
#include "words/text.h"

enum { DAY_S = 86400 };

static bool
gone(struct err *err)
{
	return err_set(err, ERR_GONE, "there is no such list");
}

/* ── which list a path names ── */

/* A slash of a name is a dash in its path. */
static bool
is_called(struct str name, struct str part)
{
	bool same = name.n == part.n;
	for (size_t i = 0; same && i < name.n; i++)
		same = name.p[i] == part.p[i] || (name.p[i] == '/' && part.p[i] == '-');
	return same;
}

static bool
is_section(struct arena *out, const struct page_site *site, struct str name,
           struct archive_list *list)
{
	for (size_t i = 0; i < site->section_count; i++) {
		struct buf path = buf_in(out, 64);
		if (!is_called(site->sections[i], name))
			continue;
		shell_section_path(&path, site->sections[i]);
		list->path = buf_str(&path);
		list->title = list->of.section = site->sections[i];
		return true;
	}
	return false;
}

static bool
is_outlet(struct arena *out, const struct page_site *site, struct str name,
          struct archive_list *list)
{
	struct buf path = buf_in(out, 64), title = buf_in(out, 64);
	shell_outlet_path(&path, name);
	/* Escaped by the page. */
	text_put(&title, site->language, TEXT_OUTLET_PAGE, ARG_HTML(name));
	list->path = buf_str(&path);
	list->title = buf_str(&title);
	list->of.outlet = name;
	return true;
}

static bool
is_day(struct arena *out, const struct page_site *site, struct str name,
       struct archive_list *list)
{
	struct buf path = buf_in(out, 32), title = buf_in(out, 64);
	struct when w = when_read(name);
	if (name.n != 10 || !when_known(w) || !w.date_only)
		return false;
	list->of.from = w.at - (int64_t)site->zone_min * 60;
	list->of.until = list->of.from + DAY_S;
	shell_day_path(&path, list->of.from, site->zone_min);
	date_words(&title, site, list->of.from, DATE_TITLE);
	list->path = buf_str(&path);
	list->title = buf_str(&title);
	return list->day = true;
}

static bool
is_topic(struct worker *w, struct arena *out, struct str slug, struct archive_list *list,
         struct err *err)
{
	struct topic_record topic;
	struct buf path = buf_in(out, 64);
	if (!store_topic_by_slug(w->store, out, slug, &topic, err))
		return false;
	if (!topic.open)
		return gone(err);
	shell_topic_path(&path, topic.slug);
	list->path = buf_str(&path);
	list->title = topic.name;
	list->of.topic = topic.id;
	return true;
}

bool
archive_of(struct worker *w, struct arena *out, const struct page_site *site, struct str path,
           struct archive_list *list, struct err *err)
{
	struct str rest = str_skip(path, 1), kind, name;
	*list = (struct archive_list){0};
	if (!str_cut(&rest, '/', &kind) || !str_cut(&rest, '/', &name))
		return gone(err);
	list->rest = rest;
	if (str_eq(kind, STR("topic")))
		return is_topic(w, out, name, list, err) &&
		       store_archive_count(w->store, &list->of, &list->stories, err);
	bool known = str_eq(kind, STR("section")) ? is_section(out, site, name, list)
	             : str_eq(kind, STR("outlet")) ? is_outlet(out, site, name, list)
	             : str_eq(kind, STR("day")) && is_day(out, site, name, list);
	if (!known)
		return gone(err);
	return store_archive_count(w->store, &list->of, &list->stories, err) &&
	       (list->stories > 0 || gone(err));
}

bool
archive_cards(struct worker *w, struct arena *out, const struct archive_list *list, int64_t skip,
              size_t most, struct page_card **cards, size_t *count, struct err *err)
{
	struct story_record *stories;
	size_t n;
	*count = 0;
	if (!store_archive(w->store, out, &list->of, skip, most, &stories, &n, err))
		return false;
	*cards = arena_array(out, struct page_card, n + 1);
	for (size_t i = n; i-- > 0;)
		if (ranking_is_news(&stories[i]) && !stories[i].merged_into)
			(*cards)[(*count)++] = listing_card(&stories[i]);
	return true;
}

/* ── numbered pages ── */

static struct str
page_path(struct arena *out, const struct archive_list *list, int64_t page)
{
	return str_fmt(out, STR_FMT "/page/%lld", STR_ARG(list->path), (long long)page);
}

/* The next day with stories, or the one before. */
static bool
next_day(struct worker *w, struct arena *out, const struct page_site *site,
         const struct archive_list *list, int by, struct str *path, struct err *err)
{
	int64_t from = by < 0 ? 0 : list->of.until, until = by < 0 ? list->of.from : INT64_MAX, at;
	struct buf b = buf_in(out, 32);
	*path = STR_NONE;
	if (!store_archive_next(w->store, from, until, by < 0, &at, err))
		return false;
	if (at == WHEN_UNKNOWN)
		return true;
	shell_day_path(&b, at, site->zone_min);
	*path = buf_str(&b);
	return true;
}

static bool
list_page(struct worker *w, struct arena *out, const struct page_site *site,
          const struct archive_list *list, int64_t page, struct content *c, struct err *err)
{
	int64_t pages = (list->stories - 1) / LISTING_PAGE + 1;
	int64_t shown = page ? page : pages, skip = (shown - 1) * LISTING_PAGE;
	bool newest = list->of.topic && !page; /* the newest of all, not the rest of them */
	struct page_card *cards;
	struct page_feed feed = {list->title, list->path, list->path, STR_NONE};
	struct page_list_input in = {
		.title = list->title, .page = page, .newest = list->path,
		.path = page ? page_path(out, list, page) : list->path,
		.feed = list->day ? NULL : &feed, .days = list->day,
	};
	if (shown < 1 || shown > pages)
		return gone(err);
	if (newest)
		skip = list->stories > LISTING_PAGE ? list->stories - LISTING_PAGE : 0;
	if (!archive_cards(w, out, list, skip, LISTING_PAGE, &cards, &in.count, err))
		return false;
	in.cards = cards;
	if (shown > 1)
		in.older = page_path(out, list, newest ? shown : shown - 1);
	if (page && page < pages)
		in.newer = page_path(out, list, page + 1);
	if (list->day && !in.newer.n && !next_day(w, out, site, list, 1, &in.newer, err))
		return false;
	if (list->day && !in.older.n && !next_day(w, out, site, list, -1, &in.older, err))
		return false;
	if (!page)
		in.newest = STR_NONE;
	struct arena scratch = arena_upper(out);
	*c = (struct content){.status = 200, .type = STR("text/html; charset=utf-8"),
	                      .body = page_list(out, scratch, site, &in), .kind = REPLY_PAGE};
	return true;
}

/* ── sitemaps ── */

static bool
archive_sitemap(struct worker *w, struct arena *out, const struct page_site *site,
                struct str name, struct content *c, struct err *err)
{
	struct archive_list all = {.of = {.from = 0, .until = INT64_MAX}};
	struct arena scratch = arena_upper(out);
	struct page_card *cards;
	size_t n;
	int64_t number = 0;
	*c = (struct content){.status = 200, .kind = REPLY_DATA,
	                      .type = STR("application/xml; charset=utf-8")};
	if (str_eq(name, STR("site.xml"))) {
		c->body = page_sitemap_site(out, scratch, site);
		return true;
	}
	if (!str_ends(name, STR(".xml")) || name.p[0] == '0' ||
	    !str_to_int(str_sub(name, 0, name.n - 4), &number) || number < 1 ||
	    number > INT32_MAX)
		return gone(err);
	if (!store_archive_count(w->store, &all.of, &all.stories, err) ||
	    !archive_cards(w, out, &all, (number - 1) * LISTING_SITEMAP, LISTING_SITEMAP, &cards, &n,
	                   err))
		return false;
	if ((number - 1) * LISTING_SITEMAP >= all.stories)
		return gone(err);
	c->body = page_sitemap(out, scratch, site, cards, n);
	return true;
}

/* ── all topics ── */

static struct str
topics_path(struct arena *out, int64_t page)
{
	return page > 1 ? str_fmt(out, "/topics/page/%lld", (long long)page) : STR("/topics");
}

static bool
topics_page(struct worker *w, struct arena *out, const struct page_site *site, struct str rest,
            struct content *c, struct err *err)
{
	enum { PER_PAGE = 300 };
	struct topic_record *list;
	int64_t page = 1, total;
	size_t n;
	if (rest.n && (!str_starts(rest, STR("/page/")) || !str_to_int(str_skip(rest, 6), &page) ||
	               page < 2))
		return gone(err);
	if (!store_topic_count(w->store, &total, err))
		return false;
	if (page > 1 && page > (total + PER_PAGE - 1) / PER_PAGE)
		return gone(err);
	if (!store_topics(w->store, out, (size_t)(page - 1) * PER_PAGE, PER_PAGE, &list, &n, err))
		return false;
	struct page_topic *topics = arena_array(out, struct page_topic, n + 1);
	for (size_t i = 0; i < n; i++)
		topics[i] = (struct page_topic){.name = list[i].name, .slug = list[i].slug,
		                                .stories = list[i].stories};
	struct page_topics_input in = {
		.topics = topics, .count = n, .path = topics_path(out, page),
		.before = page > 1 ? topics_path(out, page - 1) : STR_NONE,
		.next = page * PER_PAGE < total ? topics_path(out, page + 1) : STR_NONE,
	};
	*c = (struct content){.status = 200, .type = STR("text/html; charset=utf-8"),
	                      .body = page_topics(out, site, &in), .kind = REPLY_PAGE};
	return true;
}

/* ── the calendar ── */

static int64_t
month_begins(const struct page_site *site, int year, int month, struct arena *out)
{
	if (month > 12) {
		year++;
		month = 1;
	}
	struct when w = when_read(str_fmt(out, "%04d-%02d-01", year, month));
	return w.at - (int64_t)site->zone_min * 60;
}

static bool
calendar(struct worker *w, struct arena *out, const struct page_site *site, int year, int month,
         bool newest, struct content *c, struct err *err)
{
	int64_t zone_s = (int64_t)site->zone_min * 60, first, last;
	int64_t from = month_begins(site, year, month, out);
	int64_t until = month_begins(site, year, month + 1, out);
	struct page_month m = {.year = year, .month = month, .newest = newest,
	                       .days = (int)((until - from) / DAY_S)};
	struct archive_day *days;
	size_t n;
	if (!store_archive_bounds(w->store, &first, &last, err) ||
	    !store_archive_days(w->store, out, from, until, zone_s, &days, &n, err))
		return false;
	if (!n && (from > last || until <= first))
		return gone(err);
	for (size_t i = 0; i < n; i++)
		m.stories[days[i].day - (from + zone_s) / DAY_S + 1] = days[i].stories;
	m.weekday = (int)(((from + zone_s) / DAY_S + 3) % 7); /* 1970 began on a Thursday */
	m.before = first < from;
	m.after = last >= until;
	struct arena scratch = arena_upper(out);
	*c = (struct content){.status = 200, .type = STR("text/html; charset=utf-8"),
	                      .body = page_archive(out, scratch, site, &m), .kind = REPLY_PAGE};
	return true;
}

/* /archive is the newest month. */
static bool
archive_page(struct worker *w, struct arena *out, const struct page_site *site, struct str rest,
             struct content *c, struct err *err)
{
	int64_t first, last, year, month;
	struct buf b = buf_in(out, 32);
	bool newest = !rest.n;
	if (newest) {
		if (!store_archive_bounds(w->store, &first, &last, err))
			return false;
		date_dashed(&b, last == WHEN_UNKNOWN ? site->now : last, site->zone_min);
		rest = str_sub(buf_str(&b), 0, 7);
	}
	if (rest.n != 7 || rest.p[4] != '-' || !str_to_int(str_sub(rest, 0, 4), &year) ||
	    !str_to_int(str_skip(rest, 5), &month) || year < 1970 || month < 1 || month > 12)
		return gone(err);
	return calendar(w, out, site, (int)year, (int)month, newest, c, err);
}

bool
archive_content(struct worker *w, struct arena *out, struct str path, struct content *c,
                struct err *err)
{
	struct page_site site;
	struct archive_list list;
	int64_t page = 0;
	if (!site_of(w, out, &site, err))
		return false;
	if (str_eq(path, STR("/outlets.opml")))
		return follow_outlets(w, out, c, err);
	if (str_eq(path, STR("/topics.opml")))
		return follow_topics(w, out, &site, c, err);
	if (str_eq(path, STR("/topics")) || str_starts(path, STR("/topics/")))
		return topics_page(w, out, &site, str_skip(path, 7), c, err);
	if (str_starts(path, STR("/sitemap/")))
		return archive_sitemap(w, out, &site, str_skip(path, 9), c, err);
	if (str_eq(path, STR("/archive")) || (path.n > 9 && str_starts(path, STR("/archive/"))))
		return archive_page(w, out, &site, str_skip(path, 9), c, err);
	if (!archive_of(w, out, &site, path, &list, err))
		return false;
	if (str_starts(list.rest, STR("feed.")) && !list.day)
		return follow_list(w, out, &site, &list, c, err);
	if (list.rest.n && (!str_starts(list.rest, STR("page/")) ||
	                    !str_to_int(str_skip(list.rest, 5), &page) || page < 1))
		return gone(err);
	return list_page(w, out, &site, &list, page, c, err);
}
