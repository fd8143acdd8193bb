/* discover.c: the feeds of a site, found from any of its addresses. */
#include "engine/discover.h"

#include <poll.h>

#include "base/map.h"
#include "engine/fetching.h"
#include "engine/parser.h"
#include "model/limits.h"
#include "net/pace.h"
#include "net/robots.h"
#include "os/clock.h"
#include "text/url.h"

enum {
	MOST_FOUND = 8, /* of one standing */
	SCRATCH_BYTES = 64 << 20,
	ROBOTS_HOPS = 5, /* RFC 9309, 2.3.1.2 */
	INDEX_DEPTH = 2, /* indexes of sitemaps within one another */
	INDEX_CHILDREN = 3,
};

static const char *const usual_feeds[] = {
	"feed",      "rss",       "rss.xml",   "atom.xml",      "feed.xml",
	"index.xml", "feed.json", "feed.atom", "feeds/rss.xml", "index.rdf",
};

static const char *const usual_sitemaps[] = {
	"news-sitemap.xml", "sitemap-news.xml",  "sitemap_news.xml",
	"sitemap.xml",      "sitemap_index.xml",
};

/* A host as robots.txt has it. */
struct site {
	struct str rules; /* STR_NONE: all is allowed */
	struct str *sitemaps;
	size_t sitemap_count;
	bool closed; /* robots.txt could not be had */
	struct err why;
};

struct search {
	const struct config *config;
	struct fetcher *fetcher;
	struct parser *parser;
	struct pace *pace;
	struct str agent;
	struct arena *out;
	struct arena scratch;
	struct map sites; /* origin to struct site */
	int requests;
	struct discovered found[MOST_FOUND];
	size_t found_count;
};

struct document {
	struct str url; /* after redirects */
	struct fetch_answer answer;
};

/* ── asking ── */

static bool
ask_once(struct search *s, struct str origin, struct str url, uint64_t most,
	 struct fetch_answer *answer, struct err *err)
{
	struct fetch_request request = {.id = 1, .url = url, .max_bytes = most};
	int64_t now = clock_steady_ms(), at = pace_next_ms(s->pace, origin, now);
	if (s->requests++ >= LIMIT_DISCOVER_REQUESTS)
		return err_set(err, ERR_LIMIT, "no feed after %d requests",
			       LIMIT_DISCOVER_REQUESTS);
	if (at - now > s->config->host_wait_s * 1000)
		return err_set(err, ERR_AGAIN,
			       "the server asks for longer pauses than %lld s",
			       (long long)s->config->host_wait_s);
	if (at > now)
		poll(NULL, 0, (int)(at - now));
	pace_begin(s->pace, origin);
	bool ok = fetcher_run(s->fetcher, s->out, &request, answer, err);
	pace_end(s->pace, origin, clock_steady_ms());
	int64_t later = ok ? retry_after_s(answer->retry_after, clock_real_s()) : 0;
	if (later)
		pace_not_before(s->pace, origin,
				clock_steady_ms() + (later - clock_real_s()) * 1000);
	return ok;
}

static bool
parse(struct search *s, enum parse_kind kind, const struct document *d,
      struct json **answer, struct err *err)
{
	struct parse_answer reply;
	struct parse_request request = {
		.kind = kind,
		.bytes = d->answer.body,
		.url = d->url,
		.agent = s->agent,
		.content_type = d->answer.content_type,
		.content_location = d->answer.content_location,
		.content_language = d->answer.content_language,
		.today = clock_real_s(),
	};
	if (!parser_run(s->parser, s->out, &request, &reply)) {
		*err = reply.err;
		return false;
	}
	*answer = json_read(s->out, reply.json, JSON_STRICT, err);
	return *answer != NULL;
}

static bool
is_redirect(const struct fetch_answer *a)
{
	return a->status >= 300 && a->status < 400 && a->location.p;
}

/* Asks for robots.txt, to where it was moved too. */
static bool
fetch_robots(struct search *s, struct str origin, struct document *d, struct err *err)
{
	d->url = str_cat(s->out, origin, STR("/robots.txt"));
	for (int hop = 0; hop <= ROBOTS_HOPS; hop++) {
		struct str at = url_origin(s->out, s->scratch, d->url);
		if (!ask_once(s, at, d->url, LIMIT_ROBOTS_BYTES, &d->answer, err))
			return false;
		if (!is_redirect(&d->answer))
			return true;
		d->url = url_resolve(s->out, s->scratch, d->answer.location, d->url);
		if (!d->url.p)
			return err_set(err, ERR_INPUT, "robots.txt leads nowhere");
	}
	d->answer.status = 404; /* after that many it is as if there were none */
	return true;
}

static void
read_robots(struct search *s, struct str origin, struct site *site,
	    const struct document *d)
{
	struct json *j;
	if (!parse(s, PARSE_ROBOTS, d, &j, &site->why)) {
		site->closed = true;
		return;
	}
	const struct json *list = json_get(j, "sitemaps");
	site->rules = json_text(json_get(j, "rules"));
	site->sitemaps = arena_array(s->out, struct str, (list ? list->count : 0) + 1);
	json_each(each, list) site->sitemaps[site->sitemap_count++] = json_text(each);
	pace_delay(s->pace, origin, json_int(json_get(j, "crawl_delay_ms"), 0));
}

static struct site *
site_of(struct search *s, struct str origin)
{
	struct map_slot *slot = map_put(&s->sites, origin);
	if (slot->value.p)
		return slot->value.p;
	struct site *site = slot->value.p = arena_new(s->out, struct site);
	struct document d = {0};
	if (!fetch_robots(s, origin, &d, &site->why)) {
		site->closed = true;
	} else if (d.answer.status >= 200 && d.answer.status < 300) {
		read_robots(s, origin, site, &d);
	} else if (d.answer.status >= 500 || d.answer.status == 429) {
		site->closed = true;
		err_set(&site->why, ERR_AGAIN,
			"robots.txt cannot be read: the server answered %d",
			d.answer.status);
	}
	return site;
}

static bool
may_ask(struct search *s, struct str url, struct str *origin, struct err *err)
{
	*origin = url_origin(s->out, s->scratch, url);
	if (!origin->p)
		return err_set(err, ERR_INPUT,
			       "it leads to what is no http or https address");
	struct site *site = site_of(s, *origin);
	struct str path = url_target(s->out, s->scratch, url);
	if (site->closed) {
		*err = site->why;
		return false;
	}
	return robots_allowed(site->rules, path) ||
	       err_set(err, ERR_DENIED, "robots.txt does not allow it");
}

/* The document at an address, by the redirects that lead to it. */
static bool
get(struct search *s, struct str url, struct document *d, struct err *err)
{
	d->url = url;
	for (int hop = 0; hop <= LIMIT_REDIRECTS; hop++) {
		struct str origin;
		if (!may_ask(s, d->url, &origin, err) ||
		    !ask_once(s, origin, d->url, LIMIT_FEED_BYTES, &d->answer, err))
			return false;
		if (d->answer.status == 200)
			return true;
		if (!is_redirect(&d->answer)) {
			enum err_code code =
				d->answer.status == 429 || d->answer.status >= 500
					? ERR_AGAIN
					: ERR_GONE;
			return err_set(err, code, "the server answered %d",
				       d->answer.status);
		}
		d->url = url_resolve(s->out, s->scratch, d->answer.location, d->url);
		if (!d->url.p)
			break;
	}
	return err_set(err, ERR_INPUT, "redirected to nowhere");
}

/* ── what is a feed ── */

static bool
note_found(struct search *s, const struct document *d, const struct feed_doc *feed,
	   const char *how)
{
	for (size_t i = 0; i < s->found_count; i++)
		if (str_eq(s->found[i].url, d->url))
			return true;
	if (s->found_count < MOST_FOUND)
		s->found[s->found_count++] = (struct discovered){
			.url = d->url,
			.title = feed->title,
			.format = feed->format,
			.items = feed->item_count,
			.how = how,
		};
	return true;
}

static bool
read_feed(struct search *s, const struct document *d, struct feed_doc *feed)
{
	struct json *j;
	struct err err;
	if (!parse(s, PARSE_FEED, d, &j, &err))
		return false;
	*feed = feed_from_json(s->out, j);
	return true;
}

/* Whether a document that is at `url` by somebody's word is a feed; `least` items are asked for
 * where nobody gave that word. */
static bool
try_feed(struct search *s, struct str url, size_t least, const char *how)
{
	struct document d;
	struct feed_doc feed;
	struct err err;
	return get(s, url, &d, &err) && read_feed(s, &d, &feed) &&
	       feed.format != FEED_SITEMAP && feed.format != FEED_SITEMAP_INDEX &&
	       feed.item_count >= least && note_found(s, &d, &feed, how);
}

static void
try_links(struct search *s, const struct document *page)
{
	struct json *links;
	struct err err;
	if (!parse(s, PARSE_LINKS, page, &links, &err))
		return;
	json_each(link, links)
	{
		bool declared = json_bool(json_get(link, "declared"), false);
		if (s->found_count && (!declared || s->found_count == MOST_FOUND))
			return; /* what the head declares outranks what the text links to */
		try_feed(s, json_text(json_get(link, "url")), 0,
			 declared ? "declared by the page" : "linked from the page");
	}
}

/* "https://outlet.example/region/news" is "https://outlet.example/region/". */
static struct str
folder_of(struct str url, struct str origin)
{
	struct str path = str_skip(url, origin.n);
	size_t end = 0;
	while (end < path.n && path.p[end] != '?' && path.p[end] != '#')
		end++;
	ptrdiff_t slash = str_rfind_byte(str_sub(path, 0, end), '/');
	return str_sub(url, 0, origin.n + (slash < 0 ? 0 : (size_t)slash + 1));
}

static void
try_usual_places(struct search *s, struct str folder)
{
	for (size_t i = 0;
	     i < sizeof usual_feeds / sizeof *usual_feeds && !s->found_count; i++) {
		struct str url =
			url_resolve(s->out, s->scratch, str_of(usual_feeds[i]), folder);
		if (url.p)
			try_feed(s, url, 1, "at a usual place");
	}
}

/* ── sitemaps ── */

static bool
is_marked_as_news(const struct feed_doc *sitemap)
{
	for (size_t i = 0; i < sitemap->item_count; i++)
		if (sitemap->items[i].title.n)
			return true;
	return false;
}

/* A sitemap of news is what was looked for; another one is kept for the case that there is none. */
static bool take_sitemap(struct search *s, const struct document *d,
			 const struct feed_doc *feed, const char *how, int depth);

static bool
try_sitemap(struct search *s, struct str url, const char *how, int depth)
{
	struct document d;
	struct feed_doc feed;
	struct err err;
	return url.p && get(s, url, &d, &err) && read_feed(s, &d, &feed) &&
	       take_sitemap(s, &d, &feed, how, depth);
}

/* The newest sitemap changes with time: an index is polled through to it, at its own address. */
static bool
try_newest(struct search *s, const struct document *index, struct str newest, const char *how)
{
	struct document d;
	struct feed_doc feed;
	struct err err;
	if (!get(s, newest, &d, &err) || !read_feed(s, &d, &feed) ||
	    feed.format != FEED_SITEMAP || !feed.item_count)
		return false;
	d.url = index->url;
	return take_sitemap(s, &d, &feed, how, 0);
}

/* Of the sitemaps that an index names, those with news in their names, then the newest. */
static bool
take_index(struct search *s, const struct document *d, const struct feed_doc *index, const char *how,
           int depth)
{
	int tried = 0;
	for (size_t i = 0; i < index->item_count && tried < INDEX_CHILDREN; i++)
		if (str_has_nocase(index->items[i].link, STR("news"))) {
			tried++;
			if (try_sitemap(s, index->items[i].link, how, depth + 1))
				return true;
		}
	return !tried && index->item_count && try_newest(s, d, index->items[0].link, how);
}

static bool
take_sitemap(struct search *s, const struct document *d, const struct feed_doc *feed,
	     const char *how, int depth)
{
	if (feed->format == FEED_SITEMAP_INDEX)
		return depth < INDEX_DEPTH && take_index(s, d, feed, how, depth);
	if (feed->format != FEED_SITEMAP || !feed->item_count)
		return false;
	bool news = is_marked_as_news(feed);
	if (news)
		s->found_count = 0;
	if (news || !s->found_count)
		note_found(s, d, feed, how);
	return news;
}

static void
try_sitemaps(struct search *s, struct str origin)
{
	const struct site *site = site_of(s, origin);
	struct str root = str_cat(s->out, origin, STR("/"));
	for (int named = 1; named >= 0; named--) {
		for (size_t i = 0; i < site->sitemap_count; i++) {
			struct str url =
				url_resolve(s->out, s->scratch, site->sitemaps[i], root);
			if (str_has_nocase(url, STR("news")) == named &&
			    try_sitemap(s, url, "named by robots.txt", 0))
				return;
		}
		for (size_t i = 0; i < sizeof usual_sitemaps / sizeof *usual_sitemaps;
		     i++) {
			struct str name = str_of(usual_sitemaps[i]);
			struct str url = url_resolve(s->out, s->scratch, name, root);
			if (str_has(name, STR("news")) == named &&
			    try_sitemap(s, url, "at a usual place", 0))
				return;
		}
	}
}

/* ── the search ── */

/* The document of the address that was given: a feed, or a page that may name some. */
static void
try_given(struct search *s, const struct document *d)
{
	static const char how[] = "at this address";
	struct feed_doc feed;
	if (!read_feed(s, d, &feed))
		try_links(s, d);
	else if (feed.format == FEED_SITEMAP)
		note_found(s, d, &feed, how);
	else if (feed.format == FEED_SITEMAP_INDEX)
		take_index(s, d, &feed, how, 0);
	else
		note_found(s, d, &feed, how);
}

static bool
search(struct search *s, struct str url, struct err *err)
{
	struct document d;
	if (get(s, url, &d, err)) {
		err->code = ERR_NONE;
		try_given(s, &d);
		url = d.url;
	} else if (err->code != ERR_GONE && err->code != ERR_DENIED) {
		return false;
	}
	struct str origin = url_origin(s->out, s->scratch, url);
	if (!origin.p || site_of(s, origin)->closed)
		return s->found_count > 0 || !origin.p ||
		       (*err = site_of(s, origin)->why, false);
	struct str folder = folder_of(url, origin),
		   root = str_cat(s->out, origin, STR("/"));
	if (!s->found_count && folder.n > root.n)
		try_usual_places(s, folder);
	if (!s->found_count)
		try_usual_places(s, root);
	if (!s->found_count)
		try_sitemaps(s, origin);
	return true;
}

bool
discover_feeds(struct arena *out, const struct config *config, struct str url,
	       struct discovered **list, size_t *count, struct err *err)
{
	struct parser_options parsing = {.no_sandbox = config->parse_without_sandbox};
	struct fetch_options fetching;
	struct search s = {
		.config = config,
		.out = out,
		.agent = fetching_agent(config),
		.sites = map_in(out, 16),
	};
	*count = 0;
	if (!fetching_options(config, &fetching, err))
		return false;
	s.parser = parser_open(&parsing, err);
	if (!s.parser)
		return false;
	s.fetcher = fetcher_open(&fetching, err);
	if (s.fetcher) {
		s.scratch = arena_open(SCRATCH_BYTES);
		s.pace = pace_open(config->host_pause_ms);
	}
	bool ok = s.fetcher && search(&s, url, err);
	if (s.fetcher) {
		pace_close(s.pace);
		arena_close(&s.scratch);
		fetcher_close(s.fetcher);
	}
	parser_close(s.parser);
	*list = arena_array(out, struct discovered, s.found_count + 1);
	for (size_t i = 0; i < s.found_count; i++)
		(*list)[i] = s.found[i];
	*count = s.found_count;
	return ok;
}
