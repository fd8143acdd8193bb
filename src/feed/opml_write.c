/* opml_write.c: a list of feeds as OPML 2.0. */
#include "base/html.h"
#include "base/map.h"
#include "feed/opml.h"

enum { NONE = -1 };

static void
put_attribute(struct buf *b, const char *name, struct str value)
{
	if (!value.n)
		return;
	buf_byte(b, ' ');
	buf_cstr(b, name);
	buf_cstr(b, "=\"");
	html_attr(b, value);
	buf_byte(b, '"');
}

static void
put_feed(struct buf *b, const struct opml_feed *feed, const char *indent)
{
	buf_cstr(b, indent);
	buf_cstr(b, "<outline type=\"rss\"");
	put_attribute(b, "text", feed->title.n ? feed->title : feed->url); /* OPML asks for it */
	put_attribute(b, "title", feed->title);
	put_attribute(b, "xmlUrl", feed->url);
	put_attribute(b, "htmlUrl", feed->site);
	buf_cstr(b, "/>\n");
}

/* next[i]: the feed after `i` in its folder.  first[i]: whether `i` opens its folder. */
static void
link_folders(struct arena scratch, const struct opml_feed *feeds, size_t count, ptrdiff_t *next,
             bool *first)
{
	struct map last = map_in(&scratch, 64);
	for (size_t i = 0; i < count; i++) {
		next[i] = NONE;
		first[i] = true;
		if (!feeds[i].folder.n)
			continue;
		struct map_slot *slot = map_put(&last, feeds[i].folder);
		if (slot->value.u) {
			next[slot->value.u - 1] = (ptrdiff_t)i;
			first[i] = false;
		}
		slot->value.u = i + 1;
	}
}

static void
put_folder(struct buf *b, const struct opml_feed *feeds, const ptrdiff_t *next, ptrdiff_t i)
{
	buf_cstr(b, "\t\t<outline");
	put_attribute(b, "text", feeds[i].folder);
	put_attribute(b, "title", feeds[i].folder);
	buf_cstr(b, ">\n");
	for (; i != NONE; i = next[i])
		put_feed(b, &feeds[i], "\t\t\t");
	buf_cstr(b, "\t\t</outline>\n");
}

void
opml_write(struct buf *out, struct arena scratch, struct str title, const struct opml_feed *feeds,
           size_t count)
{
	ptrdiff_t *next = arena_array(&scratch, ptrdiff_t, count);
	bool *first = arena_array(&scratch, bool, count);
	link_folders(scratch, feeds, count, next, first);
	buf_cstr(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n"
	              "\t<head>\n\t\t<title>");
	html_text(out, title);
	buf_cstr(out, "</title>\n\t</head>\n\t<body>\n");
	for (size_t i = 0; i < count; i++)
		if (!feeds[i].folder.n)
			put_feed(out, &feeds[i], "\t\t");
		else if (first[i])
			put_folder(out, feeds, next, (ptrdiff_t)i);
	buf_cstr(out, "\t</body>\n</opml>\n");
}
