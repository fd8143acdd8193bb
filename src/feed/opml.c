/* opml.c: lists of feeds, by the same tolerant reader as feeds. */
#include "feed/opml.h"

#include "base/map.h"
#include "feed/reader.h"
#include "model/limits.h"
#include "text/encoding.h"

struct reading {
	struct arena *out;
	struct reader reader;
	struct map seen;
	struct opml_feed *feeds;
	size_t count, room;
	bool is_opml;
	struct str folder[READER_DEPTH]; /* in force inside the element of that depth */
};

static struct str
attribute(struct reading *r, struct arena scratch, const char *name)
{
	struct str s = str_trim(reader_attribute(&r->reader, &scratch, name));
	return s.n ? str_dup(r->out, s) : STR_NONE;
}

/* "feed://host/x" and "feed:https://host/x" are how browsers were once told to subscribe. */
static struct str
without_feed_scheme(struct arena *out, struct str url)
{
	if (!str_starts_nocase(url, STR("feed:")))
		return url;
	struct str rest = str_skip(url, 5);
	return str_starts(rest, STR("//")) ? str_cat(out, STR("http:"), rest) : rest;
}

/* "/Places/Halvonia,/Ships" is Halvonia. */
static struct str
last_part(struct str category)
{
	ptrdiff_t end = str_find_byte(category, ',', 0);
	category = str_trim(str_sub(category, 0, end < 0 ? category.n : (size_t)end));
	ptrdiff_t slash = str_rfind_byte(category, '/');
	return str_trim(str_skip(category, (size_t)(slash + 1)));
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

static void
on_start(struct reading *r, struct arena scratch)
{
	size_t at = r->reader.depth - 1;
	struct str local = r->reader.open[at].local;
	struct str outer = at ? r->folder[at - 1] : STR_NONE;
	r->folder[at] = outer;
	r->is_opml = r->is_opml || str_eq_nocase(local, STR("opml"));
	/* A tag that is not ended was cut on its way, and an address in it may be too. */
	const struct lexeme *tag = &r->reader.tag;
	bool whole = tag->end && r->reader.lexer.source.p[tag->end - 1] == '>';
	if (!whole || !str_eq_nocase(local, STR("outline")))
		return;
	struct str url = attribute(r, scratch, "xmlUrl");
	struct str name = attribute(r, scratch, "title");
	if (!name.p)
		name = attribute(r, scratch, "text");
	struct str folder = outer;
	if (!folder.p)
		folder = last_part(attribute(r, scratch, "category"));
	if (url.p)
		add(r, (struct opml_feed){.url = without_feed_scheme(r->out, url), .title = name,
		                          .folder = folder.n ? folder : STR_NONE,
		                          .site = attribute(r, scratch, "htmlUrl")});
	else if (name.p)
		r->folder[at] = name;
}

bool
opml_read(struct arena *out, struct arena scratch, struct str bytes, struct opml_feed **feeds,
          size_t *count, struct err *err)
{
	if (bytes.n > LIMIT_FEED_BYTES)
		return err_set(err, ERR_LIMIT, "the list is longer than %d bytes", LIMIT_FEED_BYTES);
	struct arena temporary = arena_upper(&scratch);
	struct str text = text_to_utf8(&scratch, temporary, bytes, STR_NONE, ENCODING_XML);
	struct reading *r = arena_new(&scratch, struct reading);
	struct arena keep = arena_upper(&scratch);
	r->out = out;
	r->seen = map_in(&scratch, 256);
	r->seen.arena = &scratch;
	reader_open(&r->reader, text, STR_NONE, &keep);
	for (;;) {
		enum reader_event event = reader_next(&r->reader);
		if (event == READER_FINISHED)
			break;
		if (event == READER_STARTED)
			on_start(r, temporary);
		else
			reader_leave(&r->reader);
	}
	if (!r->is_opml)
		return err_set(err, ERR_INPUT, "this is no OPML: it has no opml element");
	*feeds = r->feeds;
	*count = r->count;
	return true;
}
