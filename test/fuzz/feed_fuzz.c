/* feed_fuzz.c: any bytes as a feed.
 *
 * What comes out is valid UTF-8, within the limits, the same at a second reading, and runs
 * nothing in a browser.  The first byte chooses what is known beside the bytes. */
#include "feed/feed.h"

#include "fuzz.h"
#include "markup/lexer.h"
#include "model/limits.h"

static const struct feed_header headers[] = {
	{{"Content-Type", 12}, {"text/xml; charset=windows-1251", 30}},
	{{"Content-Location", 16}, {"https://moved.example/a/b?c", 27}},
	{{"Content-Language", 16}, {"ru", 2}},
};

static bool
may_stand(struct str element)
{
	static const char *const active[] = {
		"script", "style",  "iframe", "frame", "object", "embed", "applet", "meta",     "link",
		"base",   "form",   "input",  "svg",   "math",   "button", "select", "textarea", "template",
	};
	for (size_t i = 0; i < sizeof active / sizeof *active; i++)
		if (str_eq(element, str_of(active[i])))
			return false;
	return true;
}

/* Addresses of the web, of mail, and relative ones; nothing that is run or holds its own data. */
static bool
may_be_followed(struct str address)
{
	static const char *const schemes[] = {"http:", "https:", "mailto:"};
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (str_starts_nocase(address, str_of(schemes[i])))
			return true;
	for (size_t i = 0; i < address.n && address.p[i] != ':'; i++)
		if (address.p[i] == '/' || address.p[i] == '?' || address.p[i] == '#')
			return true;
	return str_find_byte(address, ':', 0) < 0;
}

static void
expect_harmless(struct str html)
{
	struct lexer lexer = lexer_of(html, LEX_HTML);
	struct lexeme tag;
	static const char *const addresses[] = {"href", "src", "poster", "cite"};
	while (lexer_next(&lexer, &tag)) {
		fuzz_expect(tag.kind != LEX_COMMENT && tag.kind != LEX_DOCTYPE);
		if (tag.kind != LEX_START)
			continue;
		fuzz_expect(may_stand(tag.name));
		for (size_t i = 0; i < tag.attribute_count; i++)
			fuzz_expect(!str_starts_nocase(tag.attribute[i].name, STR("on")) &&
			            !str_eq_nocase(tag.attribute[i].name, STR("style")));
		for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
			fuzz_expect(may_be_followed(lexeme_attribute(&tag, addresses[i])));
	}
}

static void
expect_html(struct str s)
{
	fuzz_expect_text(s);
	fuzz_expect(s.n <= 2 * LIMIT_ITEM_FIELD_BYTES + LIMIT_URL_BYTES + 8192);
	expect_harmless(s);
}

static void
expect_line(struct str s)
{
	fuzz_expect_text(s);
	fuzz_expect(s.n <= LIMIT_URL_BYTES);
	fuzz_expect(str_find_byte(s, '\n', 0) < 0);
}

/* Plain text: what is no markup there may look like it. */
static void
expect_title(struct str s)
{
	expect_line(s);
	fuzz_expect(s.n <= LIMIT_TITLE_BYTES);
}

static void
expect_item(const struct feed_item *item)
{
	fuzz_expect(item->id.n > 0);
	fuzz_expect_text(item->id);
	expect_title(item->title);
	expect_html(item->summary);
	expect_html(item->content);
	expect_line(item->link);
	fuzz_expect(may_be_followed(item->link));
	fuzz_expect(item->author_count <= LIMIT_ITEM_AUTHORS);
	fuzz_expect(item->category_count <= LIMIT_ITEM_CATEGORIES);
	fuzz_expect(item->enclosure_count <= LIMIT_ITEM_ENCLOSURES);
	for (size_t i = 0; i < item->author_count; i++)
		expect_line(item->authors[i]);
	for (size_t i = 0; i < item->category_count; i++)
		expect_line(item->categories[i]);
	for (size_t i = 0; i < item->enclosure_count; i++) {
		expect_line(item->enclosures[i].url);
		fuzz_expect(may_be_followed(item->enclosures[i].url));
		expect_line(item->enclosures[i].type);
	}
}

static struct str
as_json(struct arena *out, const struct feed_doc *feed)
{
	struct buf b = buf_in(out, 4096);
	struct json_out j = json_to(&b);
	feed_to_json(&j, feed);
	return buf_str(&b);
}

FUZZ(input)
{
	unsigned choice = input.n ? (unsigned char)input.p[0] : 0;
	struct feed_input in = {
		.bytes = input,
		.url = choice & 1 ? STR("http://outlet.example/feed") : STR_NONE,
		.headers = headers,
		.header_count = choice & 2 ? sizeof headers / sizeof *headers : 0,
	};
	struct feed_doc feed, again;
	struct err err;
	if (!feed_parse(&memory->out, memory->scratch, &in, &feed, &err)) {
		fuzz_expect(err.code != ERR_NONE);
		return;
	}
	expect_title(feed.title);
	expect_html(feed.description);
	expect_line(feed.link);
	fuzz_expect(feed.item_count <= LIMIT_FEED_ITEMS);
	for (size_t i = 0; i < feed.item_count; i++)
		expect_item(&feed.items[i]);
	struct str first = as_json(&memory->out, &feed);
	fuzz_expect(feed_parse(&memory->out, memory->scratch, &in, &again, &err));
	fuzz_expect(str_eq(first, as_json(&memory->out, &again)));
	/* The engine reads this line back. */
	struct json *line = json_read(&memory->out, first, JSON_STRICT, &err);
	fuzz_expect(line != NULL);
	feed = feed_from_json(&memory->out, line);
	fuzz_expect(str_eq(first, as_json(&memory->out, &feed)));
}
