/* xml.c: RSS, Atom and CDF: the values of elements go to where name.c says.
 *
 * A value has a rank, and of several the highest wins, then the first: pubDate over dc:date,
 * description over itunes:summary. */
#include "feed/xml.h"

#include <string.h>

#include "feed/base64.h"
#include "feed/reader.h"
#include "markup/entity.h"
#include "markup/sanitize.h"
#include "text/date.h"
#include "text/encoding.h"

enum { MEANINGS = MEANS_FREQUENCY + 1 };

struct xml_feed {
	struct reader reader;
	struct build *build;
	int item_rank[MEANINGS], feed_rank[MEANINGS];
	size_t item_depth;  /* open elements when the item started */
	int64_t period_s, frequency;
	bool found;
};

/* Whether a value of this rank is wanted for `meaning`, which it then takes. */
static bool
take(struct xml_feed *x, enum meaning meaning, int rank)
{
	int *best = &(x->build->item ? x->item_rank : x->feed_rank)[meaning];
	if (rank <= *best)
		return false;
	*best = rank;
	return true;
}

static struct reader_element *
current(struct xml_feed *x)
{
	return &x->reader.open[x->reader.depth - 1];
}

/* ---- kinds of values ---- */

/* What the type and mode attributes of Atom 0.3 and 1.0 say about the content. */
struct text_type {
	enum text_form form;
	bool markup, base64;
};

static struct text_type
text_type_of(struct xml_feed *x, struct arena *scratch)
{
	struct str type = str_trim(reader_attribute(&x->reader, scratch, "type"));
	struct str mode = reader_attribute(&x->reader, scratch, "mode");
	struct text_type t = {.form = FORM_GUESS};
	bool inline_xml = str_eq_nocase(type, STR("xhtml")) || str_ends_nocase(type, STR("+xml")) ||
	                  str_ends_nocase(type, STR("/xml"));
	if (str_eq_nocase(mode, STR("base64")))
		t.base64 = true;
	else if (!str_eq_nocase(mode, STR("escaped")) &&
	         (inline_xml || current(x)->space == SPACE_XHTML))
		t.markup = true;
	if (t.markup || str_has_nocase(type, STR("html")))
		t.form = FORM_HTML;
	else if (str_eq_nocase(type, STR("text")) || str_eq_nocase(type, STR("text/plain")))
		t.form = FORM_TEXT;
	else if (str_find_byte(type, '/', 0) > 0 && !str_starts_nocase(type, STR("text/")) &&
	         !inline_xml)
		t.base64 = true;
	return t;
}

static struct str
text_value(struct xml_feed *x, bool title)
{
	struct arena scratch = x->build->scratch;
	struct text_type t = text_type_of(x, &scratch);
	struct str base = current(x)->base;
	bool children;
	struct str value = reader_value(&x->reader, &scratch, t.markup, &children);
	if (t.base64) {
		/* Bytes of a document of its own. */
		struct arena rest = arena_upper(&scratch);
		struct str bytes = base64_decode(&scratch, value);
		value = text_to_utf8(&scratch, rest, bytes, STR_NONE, ENCODING_HTML);
	}
	enum text_form form = children ? FORM_HTML : t.form;
	return title ? build_title(x->build, value, form, base)
	             : build_text(x->build, value, form, base);
}

/* A value without markup: into scratch, or a view of the source. */
static struct str
plain_value(struct xml_feed *x, struct arena *scratch)
{
	bool children;
	return str_trim(reader_value(&x->reader, scratch, false, &children));
}

static void
set_text(struct xml_feed *x, struct str *place, enum meaning meaning, int rank)
{
	int *best = &(x->build->item ? x->item_rank : x->feed_rank)[meaning];
	if (rank <= *best) {
		reader_skip(&x->reader);
		return;
	}
	struct str value = text_value(x, meaning == MEANS_TITLE);
	if (value.p && take(x, meaning, rank))
		*place = value;
}

static void
set_date(struct xml_feed *x, struct when *place, enum meaning meaning, int rank)
{
	struct arena scratch = x->build->scratch;
	struct when w = date_read_feed(plain_value(x, &scratch));
	if (!when_known(w) || rank < x->item_rank[meaning])
		return;
	x->item_rank[meaning] = rank; /* of several equal ones the last, as feed readers have it */
	*place = w;
}

/* ---- elements of items ---- */

static struct feed_enclosure
enclosure_of(struct xml_feed *x, const char *address, const char *length)
{
	struct arena scratch = x->build->scratch;
	struct reader *r = &x->reader;
	struct str url = reader_attribute(r, &scratch, address);
	if (!url.p)
		url = reader_attribute(r, &scratch, "url");
	return (struct feed_enclosure){
		.url = build_address(x->build, url, current(x)->base),
		.type = build_line(x->build, reader_attribute(r, &scratch, "type")),
		.length = build_line(x->build, reader_attribute(r, &scratch, length)),
	};
}

static void
set_link(struct xml_feed *x, struct str address, struct str base, int rank)
{
	struct feed_item *item = x->build->item;
	struct str url = build_address(x->build, address, base);
	if (url.n && take(x, MEANS_LINK, rank))
		*(item ? &item->link : &x->build->feed->link) = url;
}

/* <link href rel> of Atom, wherever it stands.  `scratch` begins behind the address. */
static void
on_link_with_address(struct xml_feed *x, struct arena scratch, struct str address)
{
	struct feed_doc *feed = x->build->feed;
	struct str rel = str_trim(reader_attribute(&x->reader, &scratch, "rel"));
	struct str type = reader_attribute(&x->reader, &scratch, "type");
	struct str base = current(x)->base;
	bool item = x->build->item != NULL;
	if (!rel.n || str_eq_nocase(rel, STR("alternate")))
		set_link(x, address, base, !type.n || str_has_nocase(type, STR("html")) ? 5 : 4);
	else if (item && str_eq_nocase(rel, STR("enclosure")))
		build_add_enclosure(x->build, enclosure_of(x, "href", "length"));
	else if (!item && str_eq_nocase(rel, STR("self")) && !feed->self.p)
		feed->self = build_address(x->build, address, base);
	else if (!item && str_eq_nocase(rel, STR("hub")) && !feed->hub.p)
		feed->hub = build_address(x->build, address, base);
	else if (item && str_eq_nocase(rel, STR("self")))
		set_link(x, address, base, 1);
	reader_skip(&x->reader);
}

static void
on_link(struct xml_feed *x)
{
	struct arena scratch = x->build->scratch;
	struct str base = current(x)->base, address = reader_attribute(&x->reader, &scratch, "href");
	if (address.p)
		on_link_with_address(x, scratch, address);
	else
		set_link(x, plain_value(x, &scratch), base, 5);
}

/* An id; a guid that says it is an address serves as the link where there is none. */
static void
on_id(struct xml_feed *x, int rank)
{
	struct arena scratch = x->build->scratch;
	struct feed_item *item = x->build->item;
	struct str base = current(x)->base;
	bool is_guid = str_eq_nocase(current(x)->local, STR("guid"));
	bool permanent =
		!str_eq_nocase(reader_attribute(&x->reader, &scratch, "isPermaLink"), STR("false"));
	struct str value = plain_value(x, &scratch);
	if (!item || !value.n)
		return;
	/* One that is a path names a page of the feed's host (RFC 4287, 2). */
	struct str id = STR_NONE;
	if (!is_guid && str_starts(value, STR("/")) && base.n)
		id = build_address(x->build, value, base);
	if (take(x, MEANS_ID, rank))
		item->id = id.n ? id : build_line(x->build, value);
	if (is_guid && permanent && str_has(value, STR("://")))
		set_link(x, value, base, 2);
}

/* The name of a person: the element's own text, or that of <name> in it, or its <email>. */
static void
on_author(struct xml_feed *x, int rank)
{
	struct arena scratch = x->build->scratch;
	struct str name = STR_NONE, email = STR_NONE, other = STR_NONE, inside = STR("");
	bool children;
	struct str value = reader_value(&x->reader, &scratch, true, &children);
	struct lexer lexer = lexer_of(value, LEX_HTML);
	struct lexeme piece;
	if (!x->build->item || rank < x->item_rank[MEANS_AUTHOR])
		return;
	while (lexer_next(&lexer, &piece)) {
		if (piece.kind == LEX_START)
			inside = str_dup(&scratch, piece.name);
		else if (piece.kind == LEX_END)
			inside = STR("");
		struct str text = str_trim(piece.text);
		if (piece.kind != LEX_TEXT || !text.n)
			continue;
		text = entity_decode(&scratch, text, ENTITY_TEXT);
		if (str_eq(inside, STR("name")) && !name.p)
			name = text;
		else if (str_eq(inside, STR("email")) && !email.p)
			email = text;
		else if (!inside.n && !other.p)
			other = text;
	}
	name = name.p ? name : other.p ? other : email;
	if (!name.p)
		return;
	if (rank > x->item_rank[MEANS_AUTHOR])
		x->build->item->author_count = 0; /* weaker ones give way */
	x->item_rank[MEANS_AUTHOR] = rank;
	build_add_author(x->build, name);
}

static void
on_category(struct xml_feed *x)
{
	struct arena scratch = x->build->scratch;
	struct reader *r = &x->reader;
	struct str term = reader_attribute(r, &scratch, "term");
	bool nests = current(x)->space == SPACE_ITUNES;
	if (nests)
		term = reader_attribute(r, &scratch, "text");
	if (term.n) {
		build_add_category(x->build, term);
		if (!nests) /* categories of iTunes hold further ones */
			reader_skip(r);
		return;
	}
	struct str label = reader_attribute(r, &scratch, "label");
	struct str value = plain_value(x, &scratch);
	build_add_category(x->build, value.n ? value : label);
}

static void
on_keywords(struct xml_feed *x)
{
	struct arena scratch = x->build->scratch;
	struct str rest = plain_value(x, &scratch), word;
	while (str_cut(&rest, ',', &word))
		build_add_category(x->build, word);
}

static void
on_summary(struct xml_feed *x, int rank)
{
	struct feed_item *item = x->build->item;
	if (!item) {
		set_text(x, &x->build->feed->description, MEANS_SUMMARY, rank);
		return;
	}
	/* Of a description and a summary the second is taken for the content. */
	if (rank == x->item_rank[MEANS_SUMMARY])
		set_text(x, &item->content, MEANS_CONTENT, 1);
	else
		set_text(x, &item->summary, MEANS_SUMMARY, rank);
}

/* ---- elements of the feed ---- */

static int64_t
number_value(struct xml_feed *x)
{
	struct arena scratch = x->build->scratch;
	int64_t n = 0;
	str_to_int(plain_value(x, &scratch), &n);
	return n < 0 || n > 1000000 ? 0 : n;
}

static void
on_period(struct xml_feed *x)
{
	static const struct {
		const char *name;
		int64_t seconds;
	} periods[] = {
		{"hourly", 3600},     {"daily", 86400},     {"weekly", 604800},
		{"monthly", 2592000}, {"yearly", 31536000},
	};
	struct arena scratch = x->build->scratch;
	struct str name = plain_value(x, &scratch);
	for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
		if (str_eq_nocase(name, str_of(periods[i].name)))
			x->period_s = periods[i].seconds;
}

static void
set_language(struct xml_feed *x, struct str value, int rank)
{
	if (value.n && !x->build->item && take(x, MEANS_LANGUAGE, rank))
		x->build->feed->language = build_line(x->build, value);
}

static void
on_root(struct xml_feed *x)
{
	static const struct {
		const char *name;
		enum feed_format format;
	} roots[] = {
		{"rss", FEED_RSS}, {"rdf", FEED_RDF}, {"feed", FEED_ATOM}, {"channel", FEED_CDF},
	};
	struct arena scratch = x->build->scratch;
	struct feed_doc *feed = x->build->feed;
	struct reader *r = &x->reader;
	for (size_t i = 0; i < sizeof roots / sizeof *roots && !feed->format; i++)
		if (str_eq_nocase(current(x)->local, str_of(roots[i].name)))
			feed->format = roots[i].format;
	x->found = true;
	set_language(x, reader_attribute(r, &scratch, "xml:lang"), 3);
	/* CDF keeps values in attributes. */
	struct str address = reader_attribute(r, &scratch, "href");
	if (address.n)
		set_link(x, address, current(x)->base, 3);
}

/* ---- items ---- */

static void
start_item(struct xml_feed *x)
{
	struct arena scratch = x->build->scratch;
	struct reader *r = &x->reader;
	if (!build_start_item(x->build)) {
		reader_skip(r);
		return;
	}
	struct feed_item *item = x->build->item;
	x->found = true;
	x->item_depth = r->depth;
	memset(x->item_rank, 0, sizeof x->item_rank);
	struct str about = reader_attribute(r, &scratch, "rdf:about");
	if (about.n && take(x, MEANS_ID, 1))
		item->id = build_line(x->build, about);
	if (about.n)
		set_link(x, about, current(x)->base, 1);
	/* CDF keeps values in attributes. */
	struct str address = reader_attribute(r, &scratch, "href");
	if (address.n)
		set_link(x, address, current(x)->base, 3);
	struct when changed = date_read_feed(reader_attribute(r, &scratch, "lastmod"));
	if (when_known(changed) && take(x, MEANS_UPDATED, 3))
		item->updated = changed;
}

/* A value of the item, or of the feed where none is open. */
static void
on_value(struct xml_feed *x, const struct reader_element *e)
{
	struct build *b = x->build;
	struct feed_item *item = b->item;
	struct feed_doc *feed = b->feed;
	struct arena scratch = b->scratch;
	switch (e->meaning) {
	case MEANS_TITLE:
		set_text(x, item ? &item->title : &feed->title, MEANS_TITLE, e->rank);
		return;
	case MEANS_LINK:
		on_link(x);
		return;
	case MEANS_SUMMARY:
		on_summary(x, e->rank);
		return;
	case MEANS_ID:
		on_id(x, e->rank);
		return;
	case MEANS_LANGUAGE:
		set_language(x, plain_value(x, &scratch), e->rank);
		return;
	case MEANS_TTL:
		feed->ttl_s = number_value(x) * 60;
		return;
	case MEANS_PERIOD:
		on_period(x);
		return;
	case MEANS_FREQUENCY:
		x->frequency = number_value(x);
		return;
	default:
		break;
	}
	if (!item) {
		reader_skip(&x->reader);
		return;
	}
	switch (e->meaning) {
	case MEANS_CONTENT:
		set_text(x, &item->content, MEANS_CONTENT, e->rank);
		return;
	case MEANS_PUBLISHED:
		set_date(x, &item->published, MEANS_PUBLISHED, e->rank);
		return;
	case MEANS_UPDATED:
		set_date(x, &item->updated, MEANS_UPDATED, e->rank);
		return;
	case MEANS_AUTHOR:
		on_author(x, e->rank);
		return;
	case MEANS_CATEGORY:
		on_category(x);
		return;
	case MEANS_KEYWORDS:
		on_keywords(x);
		return;
	case MEANS_ENCLOSURE:
		build_add_enclosure(b, enclosure_of(x, "url", "length"));
		reader_skip(&x->reader);
		return;
	default:
		reader_skip(&x->reader);
	}
}

static void
on_start(struct xml_feed *x)
{
	struct reader *r = &x->reader;
	struct reader_element e = *current(x);
	switch (e.meaning) {
	case MEANS_ROOT:
		if (!x->build->item)
			on_root(x);
		return;
	case MEANS_ITEM:
		/* The item before it was never closed. */
		if (x->build->item)
			build_end_item(x->build);
		start_item(x);
		return;
	case MEANS_WRAPPER:
		return;
	case MEANS_MEDIA:
		build_add_enclosure(x->build, enclosure_of(x, "url", "fileSize"));
		return;
	case MEANS_NOTHING:
		/* Around items anything may stand; inside them it has values of its own. */
		if (x->build->item)
			reader_skip(r);
		return;
	case MEANS_ASIDE:
		reader_skip(r);
		return;
	default:
		break;
	}
	bool strange = r->depth > 1 && r->open[r->depth - 2].meaning == MEANS_NOTHING;
	if (strange)
		reader_skip(r);
	else
		on_value(x, &e);
}

bool
xml_read(struct build *b, struct str xml, struct str base)
{
	struct xml_feed feed, *x = &feed; /* not zeroed as a whole: it is larger than many a feed */
	x->build = b;
	memset(x->feed_rank, 0, sizeof x->feed_rank);
	x->item_depth = 0;
	x->period_s = x->frequency = 0;
	x->found = false;
	reader_open(&x->reader, xml, base, b->out);
	for (;;) {
		enum reader_event event = reader_next(&x->reader);
		if (event == READER_FINISHED)
			break;
		if (event == READER_STARTED) {
			on_start(x);
			continue;
		}
		if (b->item && x->reader.depth == x->item_depth)
			build_end_item(b);
		reader_leave(&x->reader);
	}
	if (!b->feed->ttl_s && x->period_s)
		b->feed->ttl_s = x->period_s / (x->frequency ? x->frequency : 1);
	if (x->reader.mended)
		b->feed->repaired = STR("the XML was not well formed");
	return x->found;
}
