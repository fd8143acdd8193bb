/* site.c: a request in, an answer out. */
#include "demo/site.h"

#include "base/hash.h"
#include "demo/words.h"

/* Manners asked of robots, where an outlet has any; the others allow everything. */
static const struct {
	const char *outlet, *lines;
} manners[] = {
	{"valley", "Crawl-delay: 1\n"},
	{"gazette", "Disallow: /abonnes/\n"},
};

struct str
site_home(struct arena *out, const struct site *s, const struct outlet *o)
{
	return str_fmt(out, "http://" STR_FMT ".localhost:%d", STR_ARG(o->id), s->port);
}

struct str
site_path(struct arena *out, const struct site *s, const struct outlet *o,
          const struct report *p)
{
	int64_t at = calendar_at(&s->calendar, p->versions[0].minute);
	switch (o->layout) {
	case 1:
		return str_fmt(out, "/" STR_FMT "/" STR_FMT "/" STR_FMT,
		               STR_ARG(calendar_path(out, &s->calendar, at)),
		               STR_ARG(p->section), STR_ARG(p->slug));
	case 2:
		return str_fmt(out, "/" STR_FMT "/" STR_FMT ".html", STR_ARG(p->section),
		               STR_ARG(p->slug));
	case 3:
		return str_fmt(out, "/" STR_FMT "/" STR_FMT "-%u", STR_ARG(p->section),
		               STR_ARG(p->slug), (unsigned)(hash_str(p->slug) % 9000000 + 1000000));
	default:
		return str_fmt(out, "/" STR_FMT "/" STR_FMT "/", STR_ARG(p->section),
		               STR_ARG(p->slug));
	}
}

static const struct {
	const char *path, *type;
} feed_kinds[] = {
	[OUTLET_RSS2] = {"/rss.xml", "application/rss+xml"},
	[OUTLET_RSS1] = {"/index.rdf", "application/rdf+xml"},
	[OUTLET_ATOM] = {"/atom.xml", "application/atom+xml"},
	[OUTLET_JSONFEED] = {"/feed.json", "application/feed+json"},
};

struct str
site_feed_path(const struct outlet *o)
{
	return str_of(feed_kinds[o->feed].path);
}

struct str
site_feed_type(const struct outlet *o)
{
	return str_of(feed_kinds[o->feed].type);
}

struct str
site_authors(struct arena *out, const struct site *s, const struct report *p)
{
	struct buf b = buf_in(out, 64);
	for (size_t i = 0; i < p->author_count; i++) {
		const struct outlet *agency = newsroom_outlet(s->newsroom, p->authors[i]);
		buf_cstr(&b, i ? ", " : "");
		buf_put(&b, agency ? agency->name : p->authors[i]);
	}
	return buf_str(&b);
}

struct str
site_text(struct arena *out, const struct site *s, const struct outlet *o, struct str text)
{
	return calendar_fill(out, &s->calendar, o->language, text);
}

void
put_escaped(struct buf *b, struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		switch (text.p[i]) {
		case '&':
			buf_cstr(b, "&amp;");
			break;
		case '<':
			buf_cstr(b, "&lt;");
			break;
		case '>':
			buf_cstr(b, "&gt;");
			break;
		case '"':
			buf_cstr(b, "&quot;");
			break;
		default:
			buf_byte(b, text.p[i]);
		}
}

static void
answer_plain(struct arena *out, struct site_answer *a, int status, const char *text)
{
	a->status = status;
	a->content_type = STR("text/html; charset=utf-8");
	a->body = str_fmt(out, "<!DOCTYPE html>\n<html><head><title>%d</title></head>"
	                       "<body><p>%s</p></body></html>\n", status, text);
}

static void
answer_robots(struct arena *out, const struct site *s, const struct outlet *o,
              struct site_answer *a)
{
	const char *lines = "Allow: /\n";
	for (size_t i = 0; i < sizeof manners / sizeof *manners; i++)
		if (str_eq(o->id, str_of(manners[i].outlet)))
			lines = manners[i].lines;
	struct str home = site_home(out, s, o);
	a->content_type = STR("text/plain; charset=utf-8");
	a->body = str_fmt(out, "User-agent: *\n%s\nSitemap: " STR_FMT "/sitemap.xml\n", lines,
	                  STR_ARG(home));
}

/* The report at `path`, which is out at the request's time, or NULL. */
static void
answer_report(struct arena *out, const struct site *s, const struct outlet *o,
              const struct site_request *q, struct site_answer *a)
{
	const struct words *w = interface_words_of(o->language);
	for (size_t i = 0; i < o->report_count; i++) {
		struct listing l;
		bool gone;
		if (!str_eq(q->path, site_path(out, s, o, &o->reports[i])) ||
		    !listing_of(s, o, &o->reports[i], q->now, &l, &gone))
			continue;
		if (gone) {
			answer_plain(out, a, 410, w->gone);
			return;
		}
		a->content_type = STR("text/html; charset=utf-8");
		a->body = site_article(out, s, &l, q->now);
		a->changed_at = l.updated_at;
		return;
	}
	answer_plain(out, a, 404, w->missing);
}

static void
answer_picture(struct arena *out, const struct outlet *o, struct str path,
               struct site_answer *a)
{
	struct str slug = str_sub(path, 5, path.n > 4 ? path.n - 4 : 0);
	const struct report *p = newsroom_report(o, slug);
	if (!p || !p->image.n || !str_ends(path, STR(".svg"))) {
		answer_plain(out, a, 404, "");
		return;
	}
	a->content_type = STR("image/svg+xml");
	a->body = site_picture(out, p);
}

static void
answer_outlet(struct arena *out, const struct site *s, const struct outlet *o,
              const struct site_request *q, struct site_answer *a)
{
	if (str_eq(q->path, site_feed_path(o))) {
		a->content_type = str_cat(out, site_feed_type(o), STR("; charset=utf-8"));
		a->body = site_feed(out, s, o, q->now);
		a->changed_at = listings_changed_at(s, o, q->now);
	} else if (str_eq(q->path, STR("/robots.txt"))) {
		answer_robots(out, s, o, a);
	} else if (str_eq(q->path, STR("/"))) {
		a->content_type = STR("text/html; charset=utf-8");
		a->body = site_home_page(out, s, o, q->now);
		a->changed_at = listings_changed_at(s, o, q->now);
	} else if (str_starts(q->path, STR("/img/"))) {
		answer_picture(out, o, q->path, a);
	} else {
		answer_report(out, s, o, q, a);
	}
}

static void
answer_overview(struct arena *out, const struct site *s, const struct site_request *q,
                struct site_answer *a)
{
	if (str_eq(q->path, STR("/feeds.opml"))) {
		a->content_type = STR("text/x-opml; charset=utf-8");
		a->body = site_opml(out, s);
		return;
	}
	if (!str_eq(q->path, STR("/"))) {
		answer_plain(out, a, 404, "There is no such page here.");
		return;
	}
	struct buf b = buf_in(out, 4096);
	buf_cstr(&b, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
	             "<title>The demo newsroom</title></head>\n<body><h1>The demo newsroom</h1>\n"
	             "<p>Invented news from invented outlets.</p>\n<ul>\n");
	for (size_t i = 0; i < s->newsroom->outlet_count; i++) {
		const struct outlet *o = &s->newsroom->outlets[i];
		struct str home = site_home(out, s, o);
		buf_fmt(&b, "<li><a href=\"" STR_FMT "/\">", STR_ARG(home));
		put_escaped(&b, o->name);
		buf_cstr(&b, "</a>: ");
		put_escaped(&b, o->tagline);
		buf_cstr(&b, "</li>\n");
	}
	buf_cstr(&b, "</ul></body></html>\n");
	a->content_type = STR("text/html; charset=utf-8");
	a->body = buf_str(&b);
}

/* RFC 9110, 13.1: If-None-Match goes before If-Modified-Since. */
static bool
is_unchanged(const struct site_request *q, const struct site_answer *a)
{
	int64_t since;
	if (q->if_none_match.p)
		return str_has(q->if_none_match, a->etag) || str_eq(q->if_none_match, STR("*"));
	return q->if_modified_since.p && a->changed_at &&
	       calendar_http_read(q->if_modified_since, &since) && a->changed_at <= since;
}

void
site_answer(struct arena *out, const struct site *site, const struct site_request *request,
            struct site_answer *answer)
{
	struct str rest = request->host, name;
	*answer = (struct site_answer){.status = 200};
	if (!str_cut(&rest, ':', &name))
		name = STR("");
	const struct outlet *o = NULL;
	if (str_ends_nocase(name, STR(".localhost")))
		o = newsroom_outlet(site->newsroom,
		                    str_lower(out, str_sub(name, 0, name.n - 10)));
	if (o)
		answer_outlet(out, site, o, request, answer);
	else
		answer_overview(out, site, request, answer);
	if (answer->status != 200)
		return;
	answer->etag = str_fmt(out, "\"%016llx\"", (unsigned long long)hash_str(answer->body));
	if (is_unchanged(request, answer)) {
		answer->status = 304;
		answer->body = STR("");
	}
}
