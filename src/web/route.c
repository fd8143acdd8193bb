/* route.c: from a path to what stands there. */
#include "web/archive.h"

#include "base/html.h"

#define TYPE_JSON STR("application/json; charset=utf-8")
#define TYPE_TEXT STR("text/plain; charset=utf-8")

/* Pages are kept under the path as it is written in links: percent-encoded by segments. */
static struct str
encoded(struct arena *out, struct str path)
{
	struct buf b = buf_in(out, path.n + 16);
	struct str segment;
	path = str_skip(path, 1);
	do {
		buf_byte(&b, '/');
		if (str_cut(&path, '/', &segment))
			html_url_part(&b, segment, false);
	} while (path.n);
	return buf_str(&b);
}

static bool
page_at(struct worker *w, struct arena *out, struct str path, struct page_record *p,
        struct err *err)
{
	struct str link = encoded(out, path);
	if (store_page(w->store, out, link, p, err))
		return true;
	return err->code == ERR_GONE && !str_eq(link, path) &&
	       store_page(w->store, out, path, p, err);
}

static struct content
moved(struct str location)
{
	return (struct content){.status = 301, .type = TYPE_TEXT, .body = STR("Moved.\n"),
	                        .location = location, .kind = REPLY_PAGE};
}

static struct content
content_of(const struct page_record *p)
{
	if (p->redirect.n)
		return moved(p->redirect);
	return (struct content){
		.status = p->status ? (int)p->status : 200,
		.type = p->type,
		.body = p->body,
		.kind = str_starts(p->type, STR("text/html")) ? REPLY_PAGE : REPLY_DATA,
	};
}

/* ── stories whose pages are not at that very path ── */

static struct str
story_path(struct arena *out, const struct story_record *r)
{
	struct buf b = buf_in(out, 128);
	buf_cstr(&b, "/story/");
	html_url_part(&b, r->address, false);
	buf_byte(&b, '/');
	html_url_part(&b, r->slug, false);
	return buf_str(&b);
}

static bool
story_json(struct worker *w, struct arena *out, struct str address, struct content *c,
           struct err *err)
{
	struct story_record r;
	struct edition_record e;
	if (!store_story_by_address(w->store, out, address, &r, err) || !r.edition ||
	    !store_edition(w->store, out, r.id, r.edition, &e, err))
		return false;
	*c = (struct content){.status = 200, .type = TYPE_JSON, .body = e.json, .kind = REPLY_DATA};
	return true;
}

/* /story/ID, a wrong slug, and the newest edition by its number all lead to the one address. */
static bool
story_content(struct worker *w, struct arena *out, struct str path, struct content *c,
              struct err *err)
{
	struct story_record r;
	struct str rest = str_skip(path, 7), address;
	if (!str_cut(&rest, '/', &address))
		return false;
	if (!rest.n && str_ends(address, STR(".json")))
		return story_json(w, out, str_sub(address, 0, address.n - 5), c, err);
	if (!store_story_by_address(w->store, out, address, &r, err) || !r.edition)
		return false;
	if (str_starts(rest, STR("edition/"))) {
		int64_t number;
		if (!str_to_int(str_skip(rest, 8), &number) || number != r.edition)
			return false;
	} else if (str_eq(rest, r.slug) || str_eq(rest, STR("og.png"))) {
		return false; /* the address is right, but nothing is there: no circles */
	}
	*c = moved(story_path(out, &r));
	return true;
}

/* ── files of our own ── */

static bool
static_content(struct str path, struct content *c)
{
	struct page_static file = page_static_file(str_skip(path, 1));
	if (!file.body.p)
		return false;
	*c = (struct content){.status = 200, .type = file.type, .body = file.body,
	                      .kind = REPLY_FOREVER};
	return true;
}

static bool
text_content(struct worker *w, struct arena *out, struct str path, struct content *c)
{
	struct str body = STR_NONE;
	if (str_eq(path, STR("/robots.txt")))
		body = page_robots(out, w->server->options->site);
	else if (str_eq(path, STR("/ads.txt")))
		body = w->server->options->ads_txt;
	else if (str_eq(path, STR("/.well-known/security.txt")))
		body = w->server->options->security_txt;
	if (!body.p)
		return false;
	*c = (struct content){.status = 200, .type = TYPE_TEXT, .body = body, .kind = REPLY_DATA};
	return true;
}

/* WebSub, 4: where the feed is, and the hub that is told of its changes. */
static struct str
feed_links(const struct worker *w, struct arena *out, struct str path)
{
	const struct page_site *site = w->server->options->site;
	if (!site->hub.n || !site->base_url.n ||
	    (!str_ends(path, STR("/feed.atom")) && !str_ends(path, STR("/feed.json"))))
		return STR_NONE;
	struct str link = encoded(out, path);
	return str_fmt(out, "<" STR_FMT ">; rel=\"hub\", <" STR_FMT STR_FMT ">; rel=\"self\"",
	               STR_ARG(site->hub), STR_ARG(site->base_url), STR_ARG(link));
}

static bool
find_content(struct worker *w, struct arena *out, struct str path, struct content *c,
             struct err *err)
{
	struct page_record p;
	if (static_content(path, c) || ads_file(w->server->ads, path, c))
		return true;
	if (str_eq(path, STR("/favicon.ico"))) {
		*c = moved(STR("/icon.svg"));
		return true;
	}
	if (page_at(w, out, path, &p, err)) {
		*c = content_of(&p);
		if (w->server->options->site->reader && c->kind == REPLY_PAGE)
			c->policy = STR(REPLY_SCRIPT_POLICY);
		return !p.story || store_without_ads(w->store, p.story, &c->without_ads, err);
	}
	if (err->code != ERR_GONE)
		return false;
	if (text_content(w, out, path, c))
		return true;
	if (str_starts(path, STR("/story/")))
		return story_content(w, out, path, c, err);
	return archive_content(w, out, path, c, err);
}

bool
route_content(struct worker *w, struct arena *out, struct str path, struct content *c,
              struct err *err)
{
	if (!find_content(w, out, path, c, err))
		return false;
	c->link = feed_links(w, out, path);
	return true;
}
