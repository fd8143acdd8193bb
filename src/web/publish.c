/* publish.c: from page to page, until all that can be reached is written. */
#include "web/publish.h"

#include <setjmp.h>

#include "base/log.h"
#include "engine/listing.h"
#include "model/limits.h"
#include "page/link.h"
#include "web/api.h"
#include "web/publish_page.h"

enum { MEMORY_BYTES = 1 << 30, SCRATCH_BYTES = 512 << 20, PATHS_AT_ONCE = 500, DEAD_TOLD = 20 };

/* A path that is to be written. */
struct wanted {
	struct wanted *next;
	struct str path; /* decoded */
	bool linked;     /* a page leads there */
};

struct publisher {
	const struct publish_options *options;
	struct server server;
	struct worker worker;
	struct arena memory;
	struct tree *tree;
	struct map seen; /* by path */
	struct wanted *first, **end;
	struct campaign *house;
	size_t house_count;
	size_t dead_links;
};

/* ── what is to be written ── */

/* What is there beside the stored pages, where it is. */
static const char *const always[] = {
	"/",          "/about",       "/how",         "/corrections", "/archive",   "/search",
	"/feed.atom", "/feed.json",   "/robots.txt",  "/ads.txt",   "/sitemap/site.xml",
	"/icon.svg",  "/outlets.opml", "/topics", "/topics.opml", "/api/v1/front.json", "/api/v1/sections.json",
	"/api/v1/outlets.json", "/api/v1/topics.json", "/.well-known/security.txt",
};

static void
want(struct publisher *p, struct str path, bool linked)
{
	struct map_slot *slot = map_put(&p->seen, path);
	if (slot->value.u)
		return;
	slot->value.u = 1;
	struct wanted *w = arena_new(&p->memory, struct wanted);
	*w = (struct wanted){.path = slot->key, .linked = linked};
	*p->end = w;
	p->end = &w->next;
}

/* An address as a page has it; those of others are none of ours. */
static void
want_link(struct publisher *p, struct arena scratch, struct str link)
{
	struct str base = p->options->web->site->base_url, path;
	if (base.n && str_starts(link, base))
		link = str_skip(link, base.n);
	if (!str_starts(link, STR("/")) || str_starts(link, STR("//")))
		return;
	for (size_t i = 0; i < link.n; i++)
		if (link.p[i] == '?' || link.p[i] == '#')
			link.n = i;
	if (request_path(&scratch, link, &path))
		want(p, path, true);
}

static void
want_links(struct publisher *p, struct arena scratch, struct str page)
{
	struct link_walk walk = {.page = page};
	struct link link;
	while (link_next(&walk, &link))
		want_link(p, scratch, link.value);
}

/* A stored path, and the story that it may be the data of. */
static void
want_stored(struct publisher *p, struct arena scratch, struct str stored)
{
	struct str path;
	if (!request_path(&scratch, stored, &path))
		return;
	want(p, path, false);
	if (str_starts(path, STR("/story/")) && str_ends(path, STR(".json")))
		want(p, str_cat(&scratch, STR("/api/v1/stories/"), str_skip(path, 7)), false);
}

static bool
want_all_stored(struct publisher *p, struct err *err)
{
	char last[LIMIT_PATH_BYTES];
	struct str after = STR_NONE;
	for (;;) {
		struct arena scratch = p->worker.scratch;
		struct str *paths;
		size_t n;
		if (!store_page_paths(p->worker.store, &scratch, after, PATHS_AT_ONCE, &paths, &n,
		                      err))
			return false;
		for (size_t i = 0; i < n; i++)
			want_stored(p, scratch, paths[i]);
		if (n < PATHS_AT_ONCE || paths[n - 1].n > sizeof last)
			return true;
		memcpy(last, paths[n - 1].p, paths[n - 1].n);
		after = str_from(last, paths[n - 1].n);
	}
}

static bool
want_sitemaps(struct publisher *p, struct err *err)
{
	struct story_archive all = {.from = 0, .until = INT64_MAX};
	int64_t count;
	if (!store_archive_count(p->worker.store, &all, &count, err))
		return false;
	for (int64_t i = 0; i * LISTING_SITEMAP < count; i++) {
		struct arena scratch = p->worker.scratch;
		want(p, str_fmt(&scratch, "/sitemap/%lld.xml", (long long)i + 1), false);
	}
	return true;
}

/* ── one path ── */

static bool
answer(struct publisher *p, struct arena *out, struct str path, struct content *c,
       struct err *err)
{
	struct request r = {.path = path};
	struct page_site site;
	if (str_starts(path, STR("/api/")))
		return api_content(&p->worker, out, &r, c, err);
	if (!str_eq(path, STR("/search")))
		return route_content(&p->worker, out, path, c, err);
	if (!site_of(&p->worker, out, &site, err))
		return false;
	*c = (struct content){.status = 200, .type = STR("text/html; charset=utf-8"),
	                      .body = page_no_search(out, &site)};
	return true;
}

static struct str
page_of(struct publisher *p, struct arena *out, struct str path, const struct content *c)
{
	struct str prefix = publish_prefix(out, p->options, path);
	if (c->location.n) {
		want_link(p, arena_upper(out), c->location);
		return page_moved(out, p->options->web->site,
		                  str_cat(out, prefix, str_skip(c->location, 1)), c->location);
	}
	struct slot slot;
	bool none = c->without_ads || !slot_find(c->body, 0, &slot) ||
	            ads_none_in(p->server.ads, arena_upper(out), slot.section);
	struct str page = publish_fill(out, c->body, path, p->house, none ? 0 : p->house_count);
	want_links(p, arena_upper(out), page);
	return str_eq(prefix, STR("/")) ? page : link_rebase(out, page, prefix);
}

static bool
nothing_there(struct publisher *p, const struct wanted *w, struct err *err)
{
	if (err->code != ERR_GONE && err->code != ERR_NONE)
		return false;
	if (w->linked && p->dead_links++ < DEAD_TOLD)
		log_warn("a page leads to " STR_FMT ", where nothing is", STR_ARG(w->path));
	return true;
}

/* Pictures and data, which cannot say that they were withdrawn. */
static bool
has_ending(struct str path)
{
	return str_find_byte(path, '.', (size_t)(str_rfind_byte(path, '/') + 1)) >= 0;
}

static bool
publish_path(struct publisher *p, const struct wanted *w, struct err *err)
{
	struct arena out = p->worker.scratch;
	struct content c = {0};
	err->code = ERR_NONE;
	if (!answer(p, &out, w->path, &c, err))
		return nothing_there(p, w, err);
	bool page = c.location.n || str_starts(c.type, STR("text/html"));
	if (c.status == 410 && !(w->linked && page && !has_ending(w->path)))
		return true;
	struct str bytes = page ? page_of(p, &out, w->path, &c) : c.body;
	struct str name = publish_file_name(&out, p->options, w->path, page);
	if (tree_put(p->tree, out, name, bytes, err))
		return true;
	if (err->code != ERR_INPUT)
		return false;
	log_warn("%s", err->msg);
	return true;
}

/* What needs more memory than there is ends the whole, so that nothing is removed for it. */
static bool
publish_trapped(struct publisher *p, const struct wanted *w, struct err *err)
{
	jmp_buf trap;
	p->worker.scratch.trap = &trap;
	bool ok = setjmp(trap) ? err_set(err, ERR_LIMIT, STR_FMT " needs too much memory",
	                                 STR_ARG(w->path))
	                       : publish_path(p, w, err);
	p->worker.scratch.trap = NULL;
	return ok;
}

/* Hosts show it at any path, so that its links are never relative. */
static bool
publish_error(struct publisher *p, struct err *err)
{
	const struct page_site *site = p->options->web->site;
	struct arena out = p->worker.scratch, scratch = arena_upper(&out);
	struct str page = page_error(&out, scratch, site, 404);
	page = link_rebase(&out, page, publish_root(&out, site));
	return tree_put(p->tree, scratch, STR("404.html"), page, err);
}

/* ── the whole ── */

static bool
publish_all(struct publisher *p, struct err *err)
{
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		want(p, str_of(always[i]), false);
	if (!want_all_stored(p, err) || !want_sitemaps(p, err))
		return false;
	for (struct wanted *w = p->first; w; w = w->next)
		if (!publish_trapped(p, w, err))
			return false;
	return publish_error(p, err) && tree_finish(p->tree, p->worker.scratch, err);
}

static void
take_house_ads(struct publisher *p)
{
	const struct ad_files *f = &p->server.ads->files;
	p->house = arena_array(&p->memory, struct campaign, f->count + 1);
	for (size_t i = 0; i < f->count && p->options->house_ads; i++)
		if (f->campaigns[i].house)
			p->house[p->house_count++] = f->campaigns[i];
}

static bool
open_all(struct publisher *p, struct err *err)
{
	const struct web_options *web = p->options->web;
	p->worker.store = store_open(str_c(&p->memory, web->data_folder), STORE_READ, err);
	if (!p->worker.store)
		return false;
	p->server.ads = ads_open(&p->memory, web, p->worker.store, err);
	if (!p->server.ads || !store_begin(p->worker.store, err))
		return false;
	take_house_ads(p);
	p->tree = tree_open(&p->memory, p->options->folder, err);
	return p->tree != NULL;
}

bool
web_publish(const struct publish_options *options, struct publish_report *report,
            struct err *err)
{
	struct arena memory = arena_open(MEMORY_BYTES);
	struct publisher *p = arena_new(&memory, struct publisher);
	p->options = options;
	p->memory = memory;
	p->server.options = options->web;
	p->worker.server = &p->server;
	p->worker.scratch = arena_open(SCRATCH_BYTES);
	p->seen = map_in(&p->memory, 4096);
	p->end = &p->first;
	bool ok = open_all(p, err) && publish_all(p, err);
	if (p->tree) {
		*report = (struct publish_report){tree_counts(p->tree), p->dead_links};
		tree_close(p->tree);
	}
	if (p->server.ads)
		ads_close(p->server.ads);
	if (p->worker.store)
		store_rollback(p->worker.store);
	store_close(p->worker.store);
	arena_close(&p->worker.scratch);
	memory = p->memory; /* `p` lies in it */
	arena_close(&memory);
	return ok;
}
