/* feed.c: the only door to feeds: finds out what the bytes are and has them read. */
#include "feed/feed.h"

#include <string.h>

#include "feed/jsonfeed.h"
#include "feed/xml.h"
#include "markup/sanitize.h"
#include "text/encoding.h"

static struct str
header_of(const struct feed_input *in, const char *name)
{
	for (size_t i = 0; i < in->header_count; i++)
		if (str_eq_nocase(in->headers[i].name, str_of(name)))
			return in->headers[i].value;
	return STR_NONE;
}

/* By content, not by what a header says: JSON begins with a brace. */
static bool
is_json(struct str bytes)
{
	size_t i = str_starts(bytes, STR("\xef\xbb\xbf")) ? 3 : 0;
	while (i < bytes.n && (byte_is_space((unsigned char)bytes.p[i]) || bytes.p[i] == 0))
		i++;
	/* The mark of UTF-16 may stand before it. */
	if (i + 2 < bytes.n && (str_starts(bytes, STR("\xff\xfe")) || str_starts(bytes, STR("\xfe\xff"))))
		i += 2 + (bytes.p[i + 2] == 0);
	return i < bytes.n && bytes.p[i] == '{';
}

static struct str
base_of(struct arena *out, struct arena scratch, const struct feed_input *in)
{
	struct str location = header_of(in, "Content-Location");
	struct str base = location.n ? sanitize_address(out, scratch, location, in->url) : STR_NONE;
	return base.n ? base : in->url;
}

/* Where the last tag that begins with `tag` stands, or -1. */
static ptrdiff_t
last_tag(struct str xml, struct str tag)
{
	for (size_t i = xml.n; i-- > 0;)
		if (xml.p[i] == '<' && str_starts_nocase(str_skip(xml, i), tag))
			return (ptrdiff_t)i;
	return -1;
}

/* The bytes end inside an item.  A missing end of the feed alone is a fault that some feeds have
 * every day; an item that is not ended was cut on its way. */
static bool
is_cut_short(struct str xml)
{
	return last_tag(xml, STR("<item")) > last_tag(xml, STR("</item")) ||
	       last_tag(xml, STR("<entry")) > last_tag(xml, STR("</entry"));
}

bool
feed_parse(struct arena *out, struct arena scratch, const struct feed_input *in,
           struct feed_doc *feed, struct err *err)
{
	memset(feed, 0, sizeof *feed);
	if (in->bytes.n > LIMIT_FEED_BYTES)
		return err_set(err, ERR_LIMIT, "the feed is larger than %d bytes", LIMIT_FEED_BYTES);
	bool json = is_json(in->bytes);
	struct arena temporary = arena_upper(&scratch);
	struct str text = text_to_utf8(&scratch, temporary, in->bytes,
	                               header_of(in, "Content-Type"),
	                               json ? ENCODING_JSON : ENCODING_XML);
	struct str base = base_of(&scratch, temporary, in);
	struct build b = build_of(out, scratch, feed);
	if (json) {
		if (!jsonfeed_read(&b, text, base, err))
			return false;
	} else if (!xml_read(&b, text, base)) {
		return err_set(err, ERR_INPUT, "this is no feed: no rss, feed or RDF element was found");
	} else {
		feed->cut_short = is_cut_short(text);
	}
	if (!feed->language.n)
		feed->language = build_line(&b, header_of(in, "Content-Language"));
	return true;
}
