/* jsonfeed.c: JSON Feed (https://www.jsonfeed.org/version/1.1/). */
#include "feed/jsonfeed.h"

#include "text/date.h"

static bool
is_control(char c)
{
	return (unsigned char)c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/* Without the controls that were escaped; those written as bytes have been dropped before. */
static struct str
without_controls(struct arena *a, struct str s)
{
	size_t i = 0, n = 0;
	while (i < s.n && !is_control(s.p[i]))
		i++;
	if (i == s.n)
		return s;
	char *p = arena_room(a, s.n, 1);
	for (i = 0; i < s.n; i++)
		if (!is_control(s.p[i]))
			p[n++] = s.p[i];
	return str_from(p, n);
}

/* A string, or an id that was written as a number. */
static struct str
text_of(struct arena *a, const struct json *v)
{
	if (v && v->type == JSON_T_NUMBER)
		return v->is_integer ? str_fmt(a, "%lld", (long long)v->integer)
		                     : str_fmt(a, "%.0f", v->number);
	return without_controls(a, json_text(v));
}

static void
read_authors(struct build *b, const struct json *v)
{
	struct arena scratch = b->scratch;
	json_each(author, json_get(v, "authors"))
		build_add_author(b, text_of(&scratch, json_get(author, "name")));
	build_add_author(b, text_of(&scratch, json_get(json_get(v, "author"), "name")));
}

static void
read_item(struct build *b, const struct json *v, struct str base)
{
	struct arena scratch = b->scratch;
	struct feed_item *item = b->item;
	struct str html = text_of(&scratch, json_get(v, "content_html"));
	struct str link = text_of(&scratch, json_get(v, "url"));
	item->id = build_line(b, text_of(&scratch, json_get(v, "id")));
	if (!link.n)
		link = text_of(&scratch, json_get(v, "external_url"));
	item->link = build_address(b, link, base);
	item->title = build_title(b, text_of(&scratch, json_get(v, "title")), FORM_TEXT, base);
	item->summary = build_text(b, text_of(&scratch, json_get(v, "summary")), FORM_TEXT, base);
	item->content = html.n ? build_text(b, html, FORM_HTML, base)
	                       : build_text(b, text_of(&scratch, json_get(v, "content_text")),
	                                    FORM_TEXT, base);
	item->published = date_read_feed(text_of(&scratch, json_get(v, "date_published")));
	item->updated = date_read_feed(text_of(&scratch, json_get(v, "date_modified")));
	read_authors(b, v);
	json_each(tag, json_get(v, "tags"))
		build_add_category(b, text_of(&scratch, tag));
	json_each(file, json_get(v, "attachments")) {
		struct str url = text_of(&scratch, json_get(file, "url"));
		build_add_enclosure(b, (struct feed_enclosure){
			.url = build_address(b, url, base),
			.type = build_line(b, text_of(&scratch, json_get(file, "mime_type"))),
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
	feed->title = build_title(b, text_of(&b->scratch, json_get(v, "title")), FORM_TEXT, base);
	feed->link = build_address(b, text_of(&b->scratch, json_get(v, "home_page_url")), base);
	feed->self = build_address(b, text_of(&b->scratch, json_get(v, "feed_url")), base);
	feed->description =
		build_text(b, text_of(&b->scratch, json_get(v, "description")), FORM_TEXT, base);
	feed->language = build_line(b, text_of(&b->scratch, json_get(v, "language")));
	feed->hub = build_address(
		b, text_of(&b->scratch, json_get(json_at(json_get(v, "hubs"), 0), "url")), base);
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
