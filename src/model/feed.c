/* feed.c: feeds as JSON lines and back. */
#include "model/feed.h"

static const char *const format_names[] = {
	[FEED_UNKNOWN] = "unknown", [FEED_RSS] = "rss",   [FEED_RDF] = "rdf",
	[FEED_ATOM] = "atom",       [FEED_JSON] = "json", [FEED_CDF] = "cdf",
	[FEED_SITEMAP] = "sitemap", [FEED_SITEMAP_INDEX] = "sitemap index",
};

const char *
feed_format_name(enum feed_format format)
{
	return format_names[format < FEED_FORMATS ? format : FEED_UNKNOWN];
}

static const char *const id_names[] = {
	[ID_FROM_GUID] = "guid", [ID_FROM_LINK] = "link", [ID_FROM_CONTENT] = "content",
};

static void
put_strings(struct json_out *j, const char *key, const struct str *list, size_t count)
{
	json_key(j, key);
	json_begin(j, '[');
	for (size_t i = 0; i < count; i++)
		json_put_str(j, list[i]);
	json_end(j, ']');
}

static void
put_item(struct json_out *j, const struct feed_item *item)
{
	json_begin(j, '{');
	json_kv_str(j, "id", item->id);
	json_kv_str(j, "id_from", str_of(id_names[item->id_from]));
	json_kv_str(j, "title", item->title);
	json_kv_str(j, "link", item->link);
	json_kv_str(j, "summary", item->summary);
	json_kv_str(j, "content", item->content);
	json_kv_when(j, "published", item->published);
	json_kv_when(j, "updated", item->updated);
	put_strings(j, "authors", item->authors, item->author_count);
	put_strings(j, "categories", item->categories, item->category_count);
	json_key(j, "enclosures");
	json_begin(j, '[');
	for (size_t i = 0; i < item->enclosure_count; i++) {
		json_begin(j, '{');
		json_kv_str(j, "url", item->enclosures[i].url);
		json_kv_str(j, "type", item->enclosures[i].type);
		json_kv_str(j, "length", item->enclosures[i].length);
		json_end(j, '}');
	}
	json_end(j, ']');
	json_end(j, '}');
}

void
feed_to_json(struct json_out *j, const struct feed_doc *feed)
{
	json_begin(j, '{');
	json_kv_str(j, "format", str_of(feed_format_name(feed->format)));
	json_kv_str(j, "title", feed->title);
	json_kv_str(j, "link", feed->link);
	json_kv_str(j, "description", feed->description);
	json_kv_str(j, "language", feed->language);
	json_kv_str(j, "self", feed->self);
	json_kv_str(j, "hub", feed->hub);
	if (feed->ttl_s > 0)
		json_kv_int(j, "ttl_s", feed->ttl_s);
	json_kv_bool(j, "items_cut", feed->items_cut);
	json_kv_bool(j, "cut_short", feed->cut_short);
	json_kv_str(j, "repaired", feed->repaired);
	json_key(j, "items");
	json_begin(j, '[');
	for (size_t i = 0; i < feed->item_count; i++)
		put_item(j, &feed->items[i]);
	json_end(j, ']');
	json_end(j, '}');
}

static struct str *
get_strings(struct arena *out, const struct json *list, size_t *count)
{
	struct str *s = arena_array(out, struct str, list ? list->count : 0);
	*count = 0;
	json_each(v, list)
		if (json_text(v).p)
			s[(*count)++] = json_text(v);
	return s;
}

static struct feed_item
get_item(struct arena *out, const struct json *v)
{
	struct feed_item item = {
		.id = json_text(json_get(v, "id")),
		.title = json_text(json_get(v, "title")),
		.link = json_text(json_get(v, "link")),
		.summary = json_text(json_get(v, "summary")),
		.content = json_text(json_get(v, "content")),
		.published = when_read(json_text(json_get(v, "published"))),
		.updated = when_read(json_text(json_get(v, "updated"))),
	};
	struct str id_from = json_text(json_get(v, "id_from"));
	for (int k = ID_FROM_GUID; k <= ID_FROM_CONTENT; k++)
		if (str_eq(id_from, str_of(id_names[k])))
			item.id_from = (enum feed_id)k;
	const struct json *list = json_get(v, "enclosures");
	item.authors = get_strings(out, json_get(v, "authors"), &item.author_count);
	item.categories = get_strings(out, json_get(v, "categories"), &item.category_count);
	item.enclosures = arena_array(out, struct feed_enclosure, list ? list->count : 0);
	json_each(e, list)
		item.enclosures[item.enclosure_count++] = (struct feed_enclosure){
			.url = json_text(json_get(e, "url")),
			.type = json_text(json_get(e, "type")),
			.length = json_text(json_get(e, "length")),
		};
	return item;
}

struct feed_doc
feed_from_json(struct arena *out, const struct json *v)
{
	struct feed_doc feed = {
		.title = json_text(json_get(v, "title")),
		.link = json_text(json_get(v, "link")),
		.description = json_text(json_get(v, "description")),
		.language = json_text(json_get(v, "language")),
		.self = json_text(json_get(v, "self")),
		.hub = json_text(json_get(v, "hub")),
		.ttl_s = json_int(json_get(v, "ttl_s"), 0),
		.items_cut = json_bool(json_get(v, "items_cut"), false),
		.cut_short = json_bool(json_get(v, "cut_short"), false),
		.repaired = json_text(json_get(v, "repaired")),
	};
	struct str format = json_text(json_get(v, "format"));
	for (int f = 0; f < FEED_FORMATS; f++)
		if (str_eq(format, str_of(format_names[f])))
			feed.format = (enum feed_format)f;
	const struct json *items = json_get(v, "items");
	feed.items = arena_array(out, struct feed_item, items ? items->count : 0);
	json_each(item, items)
		feed.items[feed.item_count++] = get_item(out, item);
	return feed;
}
