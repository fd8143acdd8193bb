/* api_v1.c: front page, stories, sections, outlets and search as JSON. */
#include "web/api.h"

#include "base/html.h"
#include "engine/listing.h"
#include "engine/ranking.h"
#include "page/shell.h"

enum { MOST_PAGES = 1000000 };

static void
put_moment(struct json_out *j, const char *key, int64_t at)
{
	json_kv_when(j, key, at == WHEN_UNKNOWN ? WHEN_NONE : when_at(at));
}

static void
put_card(struct worker *w, struct arena scratch, struct json_out *j, const struct story_record *s)
{
	struct str base = w->server->options->site->base_url;
	struct buf path = buf_in(&scratch, 256);
	buf_put(&path, base);
	shell_story_path(&path, s->address, s->slug);
	json_kv_str(j, "id", s->address);
	json_kv_str(j, "url", buf_str(&path));
	json_kv_str(j, "headline", s->headline);
	json_kv_str(j, "summary", s->summary);
	json_kv_str(j, "section", s->section);
	json_kv_str(j, "language", s->language);
	json_kv_int(j, "reports", s->reports);
	json_kv_int(j, "outlets", s->outlets);
	json_kv_int(j, "independent", s->independent);
	json_kv_int(j, "edition", s->edition);
	put_moment(j, "founded", s->founded_at);
	put_moment(j, "newest", s->newest_at);
	put_moment(j, "written", s->written_at);
	json_kv_str(j, "what_changed", s->what_changed);
	json_kv_bool(j, "disputed", s->disputed);
	json_kv_bool(j, "corrected", s->corrected);
	json_kv_bool(j, "ended", s->ended);
}

static void
put_cards(struct worker *w, struct arena scratch, struct json_out *j,
          const struct story_record *list, size_t count)
{
	json_key(j, "stories");
	json_begin(j, '[');
	for (size_t i = 0; i < count; i++) {
		json_begin(j, '{');
		put_card(w, scratch, j, &list[i]);
		json_end(j, '}');
	}
	json_end(j, ']');
}

static bool
put_front(struct worker *w, struct arena *out, struct json_out *j, struct err *err)
{
	struct story_record *stories;
	size_t n;
	int64_t at;
	if (!api_front(w, out, &stories, &n, &at, err))
		return false;
	json_begin(j, '{');
	put_moment(j, "written", at ? at : WHEN_UNKNOWN);
	put_cards(w, arena_upper(out), j, stories, n);
	json_end(j, '}');
	return true;
}

/* A parameter that is there without a value. */
static bool
is_blank(const struct request *r, const char *name)
{
	for (size_t i = 0; i < r->value_count; i++)
		if (str_eq(r->values[i].name, str_of(name)) && !r->values[i].value.n)
			return true;
	return false;
}

/* ── stories by pages ── */

static void
put_link(struct json_out *j, struct arena scratch, const char *rel, struct str tail, int64_t page)
{
	if (page)
		json_kv_str(j, rel, str_fmt(&scratch, "/api/v1/stories?page=%lld" STR_FMT,
		                            (long long)page, STR_ARG(tail)));
	else
		json_kv_null(j, rel);
}

static bool
find_topic(struct worker *w, struct arena *out, struct str slug, int64_t *id, struct err *err)
{
	struct topic_record topic;
	if (!store_topic_by_slug(w->store, out, slug, &topic, err))
		return false;
	*id = topic.id;
	return topic.open || api_gone(err);
}

/* Pages are counted from the oldest; without a number it is the newest. */
static bool
put_stories(struct worker *w, struct arena *out, const struct request *r, struct json_out *j,
            struct err *err)
{
	struct str section, outlet, topic;
	struct story_archive of = {.from = 0, .until = INT64_MAX};
	struct story_record *stories;
	int64_t page, total;
	size_t n, kept = 0;
	if (!request_value(out, r, "section", &section) ||
	    !request_value(out, r, "outlet", &outlet) || !request_value(out, r, "topic", &topic) ||
	    is_blank(r, "page") || !request_number(out, r, "page", MOST_PAGES, 0, &page))
		return err_set(err, ERR_INPUT, "a list that is not understood");
	of.section = section.n ? section : STR_NONE;
	of.outlet = outlet.n && !section.n ? outlet : STR_NONE;
	if (topic.n && !section.n && !outlet.n && !find_topic(w, out, topic, &of.topic, err))
		return false;
	if (!store_archive_count(w->store, &of, &total, err))
		return false;
	int64_t pages = (total + LISTING_PAGE - 1) / LISTING_PAGE;
	page = page ? page : pages;
	if (page > pages)
		return api_gone(err);
	if (!store_archive(w->store, out, &of, page ? (page - 1) * LISTING_PAGE : 0, LISTING_PAGE,
	                   &stories, &n, err))
		return false;
	struct story_record *shown = arena_array(out, struct story_record, n + 1);
	for (size_t i = n; i-- > 0;)
		if (ranking_is_news(&stories[i]) && !stories[i].merged_into)
			shown[kept++] = stories[i];
	struct arena scratch = arena_upper(out);
	struct buf tail = buf_in(&scratch, 256);
	if (section.n || outlet.n || topic.n) {
		buf_cstr(&tail, section.n ? "&section=" : outlet.n ? "&outlet=" : "&topic=");
		html_url_part(&tail, section.n ? section : outlet.n ? outlet : topic, false);
	}
	json_begin(j, '{');
	json_kv_int(j, "total", total);
	json_kv_int(j, "page", page);
	json_kv_int(j, "pages", pages);
	json_key(j, "links");
	json_begin(j, '{');
	put_link(j, scratch, "self", buf_str(&tail), page);
	put_link(j, scratch, "newer", buf_str(&tail), page < pages ? page + 1 : 0);
	put_link(j, scratch, "older", buf_str(&tail), page > 1 ? page - 1 : 0);
	json_end(j, '}');
	put_cards(w, scratch, j, shown, kept);
	json_end(j, '}');
	return true;
}

/* ── one story ── */

static bool
put_editions(struct worker *w, struct arena *out, int64_t story, struct json_out *j,
             struct err *err)
{
	struct edition_record *list;
	size_t n;
	if (!store_editions(w->store, out, story, false, &list, &n, err))
		return false;
	json_key(j, "editions");
	json_begin(j, '[');
	for (size_t i = 0; i < n; i++) {
		json_begin(j, '{');
		json_kv_int(j, "number", list[i].number);
		put_moment(j, "at", list[i].at);
		json_kv_str(j, "what_changed", list[i].what_changed);
		json_end(j, '}');
	}
	json_end(j, ']');
	return true;
}

static void
put_topic(struct worker *w, struct arena scratch, struct json_out *j, const struct topic_record *t)
{
	struct buf path = buf_in(&scratch, 128);
	buf_put(&path, w->server->options->site->base_url);
	shell_topic_path(&path, t->slug);
	json_kv_str(j, "id", t->slug);
	json_kv_str(j, "url", t->open ? buf_str(&path) : STR_NONE);
	json_kv_str(j, "name", t->name);
	json_kv_str(j, "kind", str_of(topic_kind_name(t->kind)));
	json_kv_int(j, "stories", t->stories);
}

static bool
put_story_topics(struct worker *w, struct arena *out, int64_t story, struct json_out *j,
                 struct err *err)
{
	struct topic_record *list;
	size_t n;
	if (!store_story_topics(w->store, out, story, &list, &n, err))
		return false;
	json_key(j, "topics");
	json_begin(j, '[');
	for (size_t i = 0; i < n; i++) {
		json_begin(j, '{');
		put_topic(w, arena_upper(out), j, &list[i]);
		json_kv_bool(j, "main", list[i].main);
		json_end(j, '}');
	}
	json_end(j, ']');
	return true;
}

/* stories/ID, stories/ID/editions/N */
static bool
put_story(struct worker *w, struct arena *out, struct str rest, struct json_out *j,
          struct err *err)
{
	struct str address;
	struct story_record r;
	struct edition_record e;
	int64_t number;
	if (!str_cut(&rest, '/', &address) ||
	    !store_story_by_address(w->store, out, address, &r, err))
		return api_gone(err);
	number = r.edition;
	if (rest.n && (!str_starts(rest, STR("editions/")) ||
	               !str_to_int(str_skip(rest, 9), &number)))
		return api_gone(err);
	if (!r.reports || r.merged_into)
		return api_gone(err);
	/* The page of an edition that may not be shown any more says so. */
	struct page_record page;
	struct str path = str_fmt(out, "/story/" STR_FMT "/edition/%lld", STR_ARG(address),
	                          (long long)number);
	if (!store_edition(w->store, out, r.id, number, &e, err) ||
	    !store_page(w->store, out, path, &page, err))
		return false;
	if (page.status)
		return api_gone(err);
	json_begin(j, '{');
	put_card(w, arena_upper(out), j, &r);
	json_kv_int(j, "shown_edition", number);
	json_key(j, "story");
	json_put_raw(j, e.json);
	bool ok = put_editions(w, out, r.id, j, err) && put_story_topics(w, out, r.id, j, err);
	json_end(j, '}');
	return ok;
}

/* ── names ── */

static bool
put_sections(struct worker *w, struct arena *out, struct json_out *j, struct err *err)
{
	struct page_site site;
	if (!site_of(w, out, &site, err))
		return false;
	json_begin(j, '{');
	json_key(j, "sections");
	json_begin(j, '[');
	for (size_t i = 0; i < site.section_count; i++) {
		struct story_archive of = {.section = site.sections[i]};
		int64_t total;
		if (!store_archive_count(w->store, &of, &total, err))
			return false;
		json_begin(j, '{');
		json_kv_str(j, "name", site.sections[i]);
		json_kv_int(j, "stories", total);
		json_end(j, '}');
	}
	json_end(j, ']');
	json_end(j, '}');
	return true;
}

static bool
put_outlets(struct worker *w, struct arena *out, struct json_out *j, struct err *err)
{
	struct feed_record *feeds;
	size_t n;
	if (!store_feeds(w->store, out, &feeds, &n, err))
		return false;
	json_begin(j, '{');
	json_key(j, "outlets");
	json_begin(j, '[');
	for (size_t i = 0; i < n; i++) {
		if (feeds[i].state == FEED_GONE)
			continue;
		json_begin(j, '{');
		json_kv_str(j, "name", feeds[i].outlet.n ? feeds[i].outlet : feeds[i].title);
		json_kv_str(j, "site", feeds[i].site);
		json_kv_str(j, "feed", feeds[i].url);
		json_kv_str(j, "section", feeds[i].section);
		json_end(j, '}');
	}
	json_end(j, ']');
	json_end(j, '}');
	return true;
}

/* topics */
static bool
put_topics(struct worker *w, struct arena *out, const struct request *r, struct json_out *j,
           struct err *err)
{
	enum { PER_PAGE = 100 };
	struct topic_record *list;
	int64_t page, total;
	size_t n;
	if (is_blank(r, "page") || !request_number(out, r, "page", MOST_PAGES, 1, &page))
		return err_set(err, ERR_INPUT, "a page that is not understood");
	if (!store_topic_count(w->store, &total, err))
		return false;
	int64_t pages = (total + PER_PAGE - 1) / PER_PAGE;
	if (page > 1 && page > pages)
		return api_gone(err);
	if (!store_topics(w->store, out, (size_t)(page - 1) * PER_PAGE, PER_PAGE, &list, &n, err))
		return false;
	json_begin(j, '{');
	json_kv_int(j, "total", total);
	json_kv_int(j, "page", page);
	json_kv_int(j, "pages", pages);
	json_key(j, "topics");
	json_begin(j, '[');
	for (size_t i = 0; i < n; i++) {
		json_begin(j, '{');
		put_topic(w, arena_upper(out), j, &list[i]);
		json_end(j, '}');
	}
	json_end(j, ']');
	json_end(j, '}');
	return true;
}

/* ── search ── */

static bool
put_search(struct worker *w, struct arena *out, const struct request *r, struct json_out *j,
           struct err *err)
{
	struct page_search_input in;
	struct page_site site;
	struct str order;
	if (!site_of(w, out, &site, err) || !search_read(w, out, r, &site, false, &in, err))
		return false;
	if (!request_value(out, r, "order", &order) || in.wrong_date.n || in.too_long ||
	    is_blank(r, "since") || is_blank(r, "until") || is_blank(r, "order") ||
	    is_blank(r, "page") ||
	    (order.n && !str_eq(order, STR("best")) && !str_eq(order, STR("newest"))))
		return err_set(err, ERR_INPUT, "a search that is not understood");
	struct arena scratch = arena_upper(out);
	json_begin(j, '{');
	json_kv_str(j, "q", in.typed);
	json_kv_int(j, "found", in.found);
	json_kv_bool(j, "more", in.more);
	json_kv_int(j, "with_all_words", in.whole);
	json_kv_int(j, "page", in.page);
	json_kv_int(j, "pages", in.pages);
	json_key(j, "finds");
	json_begin(j, '[');
	for (size_t i = 0; i < in.count; i++) {
		const struct page_find *f = &in.finds[i];
		struct story_record s;
		if (!store_story_by_address(w->store, out, f->card.address, &s, err))
			return false;
		json_begin(j, '{');
		put_card(w, scratch, j, &s);
		json_kv_str(j, "snippet", f->snippet.text);
		json_key(j, "marks");
		json_begin(j, '[');
		for (size_t k = 0; k < f->snippet.count; k++) {
			json_begin(j, '[');
			json_put_int(j, f->snippet.marks[k].start);
			json_put_int(j, f->snippet.marks[k].end);
			json_end(j, ']');
		}
		json_end(j, ']');
		json_end(j, '}');
	}
	json_end(j, ']');
	json_end(j, '}');
	return true;
}

static bool
put_more(struct worker *w, struct arena *out, const struct request *r, struct json_out *j,
         struct err *err)
{
	struct story_record *stories = NULL;
	struct str read;
	size_t n;
	if (!request_value(out, r, "read", &read) || !read.n)
		return err_set(err, ERR_INPUT, "no story is named");
	if (!more_stories(w, out, read, &stories, &n, err))
		return false;
	json_begin(j, '{');
	put_cards(w, arena_upper(out), j, stories, n);
	json_end(j, '}');
	return true;
}

bool
api_v1(struct worker *w, struct arena *out, const struct request *r, struct str path,
       struct json_out *j, struct err *err)
{
	if (str_eq(path, STR("front")))
		return put_front(w, out, j, err);
	if (str_eq(path, STR("stories")))
		return put_stories(w, out, r, j, err);
	if (str_starts(path, STR("stories/")))
		return put_story(w, out, str_skip(path, 8), j, err);
	if (str_eq(path, STR("sections")))
		return put_sections(w, out, j, err);
	if (str_eq(path, STR("outlets")))
		return put_outlets(w, out, j, err);
	if (str_eq(path, STR("topics")))
		return put_topics(w, out, r, j, err);
	if (str_eq(path, STR("more")))
		return put_more(w, out, r, j, err);
	if (str_eq(path, STR("search")))
		return put_search(w, out, r, j, err);
	return api_gone(err);
}
