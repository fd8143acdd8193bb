/* opml.c: lists of feeds, on libxml2's recovering parser.
 *
 * Entities are not expanded and nothing is loaded.  Attribute names are compared without case:
 * xmlUrl, xmlurl and XmlUrl all occur. */
#include "feed/opml.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/map.h"
#include "model/limits.h"
#include "text/encoding.h"

struct reading {
	struct arena *out;
	struct map seen;
	struct opml_feed *feeds;
	size_t count, room;
};

static void
quiet(void *context, const char *message, ...)
{
	(void)context;
	(void)message;
}

static struct str
attribute(struct arena *out, const xmlNode *node, struct str name)
{
	for (const xmlAttr *a = node->properties; a; a = a->next) {
		if (!str_eq_nocase(str_of((const char *)a->name), name))
			continue;
		xmlChar *value = xmlNodeListGetString(node->doc, a->children, 1);
		struct str s = str_dup(out, str_trim(str_of((const char *)value)));
		xmlFree(value);
		return s.n ? s : STR_NONE;
	}
	return STR_NONE;
}

static void
add(struct reading *r, struct opml_feed feed)
{
	struct map_slot *slot = map_put(&r->seen, feed.url);
	if (slot->value.u || r->count == LIMIT_OPML_FEEDS)
		return;
	slot->value.u = 1;
	if (r->count == r->room) {
		size_t room = r->room ? r->room * 2 : 64;
		struct opml_feed *more = arena_array(r->out, struct opml_feed, room);
		for (size_t i = 0; i < r->count; i++)
			more[i] = r->feeds[i];
		r->feeds = more;
		r->room = room;
	}
	r->feeds[r->count++] = feed;
}

/* libxml2 itself ends documents that nest deeper than 256. */
static void
walk(struct reading *r, const xmlNode *node, struct str folder)
{
	for (; node; node = node->next) {
		struct str inner = folder;
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (str_eq_nocase(str_of((const char *)node->name), STR("outline"))) {
			struct str url = attribute(r->out, node, STR("xmlUrl"));
			struct str name = attribute(r->out, node, STR("title"));
			if (!name.p)
				name = attribute(r->out, node, STR("text"));
			if (url.p)
				add(r, (struct opml_feed){.url = url, .title = name, .folder = folder,
				                          .site = attribute(r->out, node, STR("htmlUrl"))});
			else if (name.p)
				inner = name;
		}
		walk(r, node->children, inner);
	}
}

bool
opml_read(struct arena *out, struct arena scratch, struct str bytes, struct opml_feed **feeds,
          size_t *count, struct err *err)
{
	struct str text = text_to_utf8(out, scratch, bytes, STR_NONE, ENCODING_XML);
	xmlSetGenericErrorFunc(NULL, quiet);
	xmlDoc *doc = text.n < LIMIT_FEED_BYTES
	                      ? xmlReadMemory(text.p, (int)text.n, NULL, "UTF-8",
	                                      XML_PARSE_RECOVER | XML_PARSE_NONET |
	                                              XML_PARSE_NOERROR | XML_PARSE_NOWARNING)
	                      : NULL;
	const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
	if (!root || !str_eq_nocase(str_of((const char *)root->name), STR("opml"))) {
		xmlFreeDoc(doc);
		return err_set(err, ERR_INPUT, "this is no OPML: its root is %s",
		               root ? (const char *)root->name : "missing");
	}
	struct reading r = {.out = out, .seen = map_in(&scratch, 256)};
	walk(&r, root->children, STR_NONE);
	xmlFreeDoc(doc);
	*feeds = r.feeds;
	*count = r.count;
	return true;
}
