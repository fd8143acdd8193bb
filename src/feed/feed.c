/* feed.c: the only door to feeds: finds out what the bytes are and has them read. */
#include "feed/feed.h"

#include <string.h>

#include "feed/gzip.h"
#include "feed/identity.h"
#include "feed/jsonfeed.h"
#include "feed/sitemap.h"
#include "feed/xml.h"
#include "markup/lexer.h"
#include "markup/sanitize.h"
#include "text/encoding.h"

enum {
	SCRATCH_PARTS = 16, /* it is halved three times, and each part may hold it twice */
	LARGE_BYTES = 1 << 20,
};

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
	base = base.n ? base : in->url;
	if (base.n <= LIMIT_BASE_BYTES)
		return base;
	/* Of a long one the path alone counts. */
	ptrdiff_t query = str_find_byte(base, '?', 0);
	return query > 0 && query <= LIMIT_BASE_BYTES ? str_sub(base, 0, (size_t)query) : STR_NONE;
}

/* The first `bytes` of what is left of an arena. */
static struct arena
bounded(struct arena a, size_t bytes)
{
	if ((size_t)(a.end - a.cur) > bytes)
		a.end = a.cur + bytes;
	return a;
}

/* The bytes end inside an item.  A missing end of the feed alone is a fault that some feeds have
 * every day; an item that is not ended was cut on its way. */
static bool
is_cut_short(struct str xml)
{
	ptrdiff_t at = (ptrdiff_t)xml.n;
	while ((at = str_rfind_byte(str_sub(xml, 0, (size_t)at), '<')) >= 0) {
		struct str tag = str_skip(xml, (size_t)at + 1);
		bool end = str_starts(tag, STR("/"));
		tag = str_skip(tag, end);
		if (!str_starts_nocase(tag, STR("item")) && !str_starts_nocase(tag, STR("entry")))
			continue;
		ptrdiff_t close = str_find_byte(tag, '>', 0);
		return !end && (close < 0 || tag.p[close - 1] != '/');
	}
	return false;
}

/* XML that ends before its first element.  White space alone says nothing of the kind. */
static bool
ends_before_root(struct str xml)
{
	struct lexer x = lexer_of(xml, LEX_XML);
	struct lexeme piece;
	bool is_xml = false;
	while (lexer_next(&x, &piece)) {
		bool cut = piece.kind == LEX_START && xml.p[piece.end - 1] != '>';
		bool prolog = piece.kind == LEX_COMMENT || piece.kind == LEX_INSTRUCTION ||
		              piece.kind == LEX_DOCTYPE;
		if (!cut && !prolog && str_trim(piece.text).n + piece.name.n > 0)
			return false;
		is_xml = is_xml || prolog;
	}
	return is_xml;
}

static bool
read_text(struct build *b, struct str text, struct str base, bool json, struct err *err)
{
	if (json)
		return jsonfeed_read(b, text, base, err);
	if (sitemap_is(text))
		sitemap_read(b, text, base);
	else if (xml_read(b, text, base))
		b->feed->cut_short = is_cut_short(text);
	else if (ends_before_root(text))
		b->feed->cut_short = true;
	else
		return err_set(err, ERR_INPUT,
		               "this is no feed: no rss, feed or RDF element was found");
	return true;
}

bool
feed_parse(struct arena *out, struct arena scratch, const struct feed_input *in,
           struct feed_doc *feed, struct err *err)
{
	memset(feed, 0, sizeof *feed);
	if (in->bytes.n > LIMIT_FEED_BYTES)
		return err_set(err, ERR_LIMIT, "the feed is larger than %d bytes", LIMIT_FEED_BYTES);
	struct str bytes = in->bytes;
	if (gzip_is(bytes) && !gzip_read(&scratch, in->bytes, LIMIT_FEED_BYTES, &bytes, err))
		return false;
	/* A feed that makes much of little (long bases for short links) ends at its own bound. */
	size_t most = LIMIT_FEED_GROWTH * bytes.n + LIMIT_FEED_SPARE;
	struct arena result = bounded(*out, most);
	scratch = bounded(scratch, SCRATCH_PARTS * most);
	bool json = is_json(bytes);
	struct arena temporary = arena_upper(&scratch);
	struct str text = text_to_utf8(&scratch, temporary, bytes,
	                               header_of(in, "Content-Type"),
	                               json ? ENCODING_JSON : ENCODING_XML);
	if (bytes.n > LARGE_BYTES)
		arena_reset(&temporary, 0); /* what it was decoded from goes back at once */
	struct str base = base_of(&scratch, temporary, in);
	struct build b = build_of(&result, scratch, feed);
	bool ok = read_text(&b, text, base, json, err);
	if (ok)
		identity_settle(&b);
	if (ok && !feed->language.n)
		feed->language = build_line(&b, header_of(in, "Content-Language"));
	out->cur = result.cur;
	return ok;
}
