/* follow.c: feeds of sections, outlets and searches, and the list of outlets as OPML 2.0. */
#include "base/html.h"
#include "page/shell.h"
#include "web/archive.h"

enum { FEED_STORIES = 50 };

static bool
feed_content(struct arena *out, const struct page_site *site, const struct page_feed *feed,
             struct str name, const struct page_card *cards, size_t count, struct content *c,
             struct err *err)
{
	struct arena scratch = arena_upper(out);
	bool atom = str_eq(name, STR("feed.atom"));
	if (!atom && !str_eq(name, STR("feed.json")))
		return err_set(err, ERR_GONE, "there is no such feed");
	*c = (struct content){
		.status = 200, .kind = REPLY_DATA,
		.type = atom ? STR("application/atom+xml; charset=utf-8") : STR("application/feed+json"),
		.body = atom ? page_atom(out, scratch, site, feed, cards, count)
		             : page_jsonfeed(out, scratch, site, feed, cards, count),
	};
	return true;
}

bool
follow_list(struct worker *w, struct arena *out, const struct page_site *site,
            const struct archive_list *list, struct content *c, struct err *err)
{
	struct page_feed feed = {list->title, list->path, list->path, STR_NONE};
	int64_t skip = list->stories > FEED_STORIES ? list->stories - FEED_STORIES : 0;
	struct page_card *cards;
	size_t n;
	return archive_cards(w, out, list, skip, FEED_STORIES, &cards, &n, err) &&
	       feed_content(out, site, &feed, list->rest, cards, n, c, err);
}

bool
follow_search(struct worker *w, struct arena *out, const struct request *r, struct content *c,
              struct err *err)
{
	struct page_search_input in;
	struct page_site site;
	if (!site_of(w, out, &site, err) || !search_read(w, out, r, &site, true, &in, err))
		return false;
	struct page_card *cards = arena_array(out, struct page_card, in.count + 1);
	for (size_t i = 0; i < in.count; i++)
		cards[i] = in.finds[i].card;
	struct page_feed feed = {
		.title = in.typed, .page = page_search_path(out, "/search", &in),
		.folder = STR("/search"), .query = page_search_path(out, "", &in),
	};
	if (in.empty || in.wrong_date.n)
		return err_set(err, ERR_INPUT, "a search needs a word");
	return feed_content(out, &site, &feed, str_skip(r->path, 8), cards, in.count, c, err);
}

bool
follow_outlets(struct worker *w, struct arena *out, struct content *c, struct err *err)
{
	const struct page_site *site = w->server->options->site;
	struct feed_record *feeds;
	size_t n;
	if (!store_feeds(w->store, out, &feeds, &n, err))
		return false;
	struct buf b = buf_in(out, 16 << 10);
	buf_cstr(&b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\">\n<head><title>");
	html_text(&b, site->name);
	buf_cstr(&b, "</title></head>\n<body>\n");
	for (size_t i = 0; i < n; i++) {
		struct str name = feeds[i].outlet.n ? feeds[i].outlet : feeds[i].title;
		if (feeds[i].state == FEED_GONE)
			continue;
		buf_cstr(&b, "<outline type=\"rss\" text=\"");
		html_attr(&b, name.n ? name : feeds[i].url);
		buf_cstr(&b, "\" xmlUrl=\"");
		html_attr(&b, feeds[i].url);
		if (feeds[i].site.n) {
			buf_cstr(&b, "\" htmlUrl=\"");
			html_attr(&b, feeds[i].site);
		}
		if (feeds[i].section.n) {
			buf_cstr(&b, "\" category=\"/");
			html_attr(&b, feeds[i].section);
		}
		buf_cstr(&b, "\"/>\n");
	}
	buf_cstr(&b, "</body>\n</opml>\n");
	*c = (struct content){.status = 200, .type = STR("text/x-opml; charset=utf-8"),
	                      .body = buf_str(&b), .kind = REPLY_DATA};
	return true;
}

static void
put_own_feed(struct buf *b, const struct page_site *site, struct str name, struct str path,
             struct str category)
{
	buf_cstr(b, "<outline type=\"rss\" text=\"");
	html_attr(b, name);
	buf_cstr(b, "\" xmlUrl=\"");
	shell_absolute(b, site, str_cat(b->arena, path, STR("/feed.atom")));
	buf_cstr(b, "\" htmlUrl=\"");
	shell_absolute(b, site, path.n ? path : STR("/"));
	if (category.n) {
		buf_cstr(b, "\" category=\"");
		html_attr(b, category);
	}
	buf_cstr(b, "\"/>\n");
}

/* The feeds of this site: its own, of its sections, and of the topics with most stories. */
bool
follow_topics(struct worker *w, struct arena *out, const struct page_site *site,
              struct content *c, struct err *err)
{
	enum { MOST_TOPICS = 500 };
	struct topic_record *topics;
	size_t n;
	if (!store_topics(w->store, out, 0, MOST_TOPICS, &topics, &n, err))
		return false;
	struct buf b = buf_in(out, 16 << 10);
	buf_cstr(&b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\">\n<head><title>");
	html_text(&b, site->name);
	buf_cstr(&b, "</title></head>\n<body>\n");
	put_own_feed(&b, site, site->name, STR(""), STR_NONE);
	for (size_t i = 0; i < site->section_count; i++) {
		struct buf path = buf_in(out, 64);
		shell_section_path(&path, site->sections[i]);
		put_own_feed(&b, site, site->sections[i], buf_str(&path), STR("/section"));
	}
	for (size_t i = 0; i < n; i++) {
		struct buf path = buf_in(out, 64);
		shell_topic_path(&path, topics[i].slug);
		put_own_feed(&b, site, topics[i].name, buf_str(&path), STR("/topic"));
	}
	buf_cstr(&b, "</body>\n</opml>\n");
	*c = (struct content){.status = 200, .type = STR("text/x-opml; charset=utf-8"),
	                      .body = buf_str(&b), .kind = REPLY_DATA};
	return true;
}
