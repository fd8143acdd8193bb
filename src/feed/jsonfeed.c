/* jsonfeed.c: JSON Feed (https://www.jsonfeed.org/version/1.1/). */
#include "feed/jsonfeed.h"

#include "text/date.h"

/* A string, or an id that was written as a number. */
static struct str
text_of(struct arena *a, const struct json *v)
{
	if (v && v->type == JSON_T_NUMBER)
		return v->is_integer ? str_fmt(a, "%lld", (long long)v->integer)
		                     : str_fmt(a, "%.0f", v->number);
	return json_text(v);
}

static void
read_authors(struct build *b, const struct json *v)
{
	json_each(author, json_get(v, "authors"))
		build_add_author(b, json_text(json_get(author, "name")));
	build_add_author(b, json_text(json_get(json_get(v, "author"), "name")));
}

static void
read_item(struct build *b, const struct json *v, struct str base)
{
	struct arena scratch = b->scratch;
	struct feed_item *item = b->item;
	struct str html = json_text(json_get(v, "content_html"));
	struct str link = json_text(json_get(v, "url"));
	item->id = build_line(b, text_of(&scratch, json_get(v, "id")));
	if (!link.n)
		link = json_text(json_get(v, "external_url"));
	item->link = build_address(b, link, base);
	item->title = build_text(b, json_text(json_get(v, "title")), FORM_TEXT, base);
	item->summary = build_text(b, json_text(json_get(v, "summary")), FORM_TEXT, base);
	item->content = html.n ? build_text(b, html, FORM_HTML, base)
	                       : build_text(b, json_text(json_get(v, "content_text")),
	                                    FORM_TEXT, base);
	item->published = date_read_feed(json_text(json_get(v, "date_published")));
	item->updated = date_read_feed(json_text(json_get(v, "date_modified")));
	read_authors(b, v);
	json_each(tag, json_get(v, "tags"))
		build_add_category(b, json_text(tag));
	json_each(file, json_get(v, "attachments")) {
		struct str url = json_text(json_get(file, "url"));
		build_add_enclosure(b, (struct feed_enclosure){
			.url = build_address(b, url, base),
			.type = build_line(b, json_text(json_get(file, "mime_type"))),
			.length = build_line(b, text_of(&scratch, json_get(file, "size_in_bytes"))),
		});
	}
}

bool
jsonfeed_read(struct build *b, struct str text, struct str base, struct err *err)
{
	struct feed_doc *feed = b->feed;
	const struct json *v = json_read(&b->scratch, text, JSON_LENIENT, err);
	if (!v)
		return err_wrap(err, "could not read the feed");
	const struct json *items = json_get(v, "items");
	if (!items || items->type != JSON_T_ARRAY)
		return err_set(err, ERR_INPUT, "this JSON is no feed: it has no items");
	feed->format = FEED_JSON;
	feed->title = build_text(b, json_text(json_get(v, "title")), FORM_TEXT, base);
	feed->link = build_address(b, json_text(json_get(v, "home_page_url")), base);
	feed->self = build_address(b, json_text(json_get(v, "feed_url")), base);
	feed->description = build_text(b, json_text(json_get(v, "description")), FORM_TEXT, base);
	feed->language = build_line(b, json_text(json_get(v, "language")));
	feed->hub = build_address(
		b, json_text(json_get(json_at(json_get(v, "hubs"), 0), "url")), base);
	json_each(item, items) {
		if (item->type != JSON_T_OBJECT)
			continue;
		if (!build_start_item(b))
			break;
		read_item(b, item, base);
		build_end_item(b);
	}
	return true;
}
