/* sitemap.c: sitemaps as feeds.
 *
 * A sitemap is flat, so names of elements without their prefixes and three facts of where we are
 * (in an entry, in its news, in something aside) are all the state there is.  It is read twice:
 * what is new enough depends on the newest entry, which may stand anywhere. */
#include "feed/sitemap.h"

#include <stdlib.h>
#include <string.h>

#include "markup/entity.h"
#include "markup/lexer.h"
#include "text/date.h"

enum { NEW_S = 2 * 86400 };

enum field {
	FIELD_NONE,
	FIELD_LOC,
	FIELD_LASTMOD, /* of the entry itself */
	FIELD_DATE,
	FIELD_TITLE,
	FIELD_KEYWORDS,
	FIELD_NAME,
	FIELD_LANGUAGE, /* of its news */
	FIELDS,
};

static const struct {
	const char *name;
	enum field field;
} fields[] = {
	{"loc", FIELD_LOC},
	{"lastmod", FIELD_LASTMOD},
	{"publication_date", FIELD_DATE},
	{"title", FIELD_TITLE},
	{"keywords", FIELD_KEYWORDS},
	{"name", FIELD_NAME},
	{"language", FIELD_LANGUAGE},
};

struct sitemap {
	struct build *build;
	struct lexer lexer;
	struct lexeme piece;
	struct str base;
	bool index;
	bool second; /* reading: items are made now */
	bool in_entry, in_news;
	struct str aside; /* name of the open element whose content is not the entry's */
	enum field field; /* the one that is open */
	struct buf value;
	struct str values[FIELDS];
	struct arena scratch; /* of one entry */
	bool marked;          /* some entry is marked as news */
	bool is_news;         /* this one is */
	int64_t newest;       /* change of any entry */
};

static struct str
local_name(struct str name)
{
	ptrdiff_t colon = str_find_byte(name, ':', 0);
	return str_skip(name, (size_t)(colon + 1));
}

static bool
is_root(struct str name, bool *index)
{
	*index = str_eq_nocase(name, STR("sitemapindex"));
	return *index || str_eq_nocase(name, STR("urlset"));
}

bool
sitemap_is(struct str xml)
{
	struct lexeme piece;
	struct lexer lexer = lexer_of(xml, LEX_XML);
	bool index;
	while (lexer_next(&lexer, &piece))
		if (piece.kind == LEX_START)
			return is_root(local_name(piece.name), &index);
	return false;
}

/* ── entries ── */

static void
add_keywords(struct build *b, struct str list)
{
	struct str word;
	while (str_cut(&list, ',', &word))
		build_add_category(b, word);
}

/* "https://outlet.example/": a front page is no article. */
static bool
is_front(struct str url)
{
	ptrdiff_t host = str_find(url, STR("://"), 0);
	ptrdiff_t path = host < 0 ? -1 : str_find_byte(url, '/', (size_t)host + 3);
	return path < 0 || (size_t)path + 1 == url.n;
}

static void
make_item(struct sitemap *s, struct when changed)
{
	struct build *b = s->build;
	struct str link = build_address(b, s->values[FIELD_LOC], s->base);
	if (!link.n || (!s->index && is_front(link)) || !build_start_item(b))
		return;
	struct feed_item *item = b->item;
	item->id = item->link = link;
	item->updated = changed;
	item->published = date_read_feed(s->values[FIELD_DATE]);
	item->title = build_title(b, s->values[FIELD_TITLE], FORM_GUESS, s->base);
	add_keywords(b, s->values[FIELD_KEYWORDS]);
	build_end_item(b);
	if (!b->feed->title.p)
		b->feed->title = build_line(b, s->values[FIELD_NAME]);
	if (!b->feed->language.p)
		b->feed->language = build_line(b, s->values[FIELD_LANGUAGE]);
}

static void
end_entry(struct sitemap *s)
{
	struct when changed = date_read_feed(s->values[FIELD_LASTMOD]);
	s->in_entry = s->in_news = false;
	if (!s->second) {
		s->marked |= s->is_news;
		if (when_known(changed) && changed.at > s->newest)
			s->newest = changed.at;
		return;
	}
	bool fresh = when_known(changed) && changed.at >= s->newest - NEW_S;
	if (s->index || (s->marked ? s->is_news : fresh))
		make_item(s, changed);
}

static void
start_entry(struct sitemap *s)
{
	s->in_entry = true;
	s->in_news = s->is_news = false;
	s->field = FIELD_NONE;
	s->aside = STR_NONE;
	memset(s->values, 0, sizeof s->values);
	s->scratch = s->build->scratch;
}

/* ── pieces ── */

static enum field
field_of(const struct sitemap *s, struct str name)
{
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (str_eq_nocase(name, str_of(fields[i].name)))
			return (fields[i].field >= FIELD_DATE) == s->in_news
				       ? fields[i].field
				       : FIELD_NONE;
	return FIELD_NONE;
}

static void
on_start(struct sitemap *s, struct str name)
{
	if (str_eq_nocase(name, s->index ? STR("sitemap") : STR("url"))) {
		start_entry(s);
	} else if (!s->in_entry || s->aside.p || s->piece.self_closing) {
		return;
	} else if (str_eq_nocase(name, STR("news"))) {
		s->in_news = s->is_news = true;
	} else if (str_eq_nocase(name, STR("image")) ||
		   str_eq_nocase(name, STR("video"))) {
		s->aside = str_dup(&s->scratch, name);
	} else if ((s->field = field_of(s, name)) != FIELD_NONE) {
		s->value = buf_in(&s->scratch, 128);
	}
}

static void
on_end(struct sitemap *s, struct str name)
{
	if (!s->in_entry)
		return;
	if (s->aside.p) {
		if (str_eq_nocase(name, s->aside))
			s->aside = STR_NONE;
		return;
	}
	if (s->field && !s->values[s->field].p)
		s->values[s->field] = str_trim(buf_str(&s->value));
	s->field = FIELD_NONE;
	if (str_eq_nocase(name, STR("news")))
		s->in_news = false;
	else if (str_eq_nocase(name, s->index ? STR("sitemap") : STR("url")))
		end_entry(s);
}

static void
on_text(struct sitemap *s, bool verbatim)
{
	if (!s->field || s->value.n > LIMIT_ITEM_FIELD_BYTES)
		return;
	if (verbatim)
		buf_put(&s->value, s->piece.text);
	else
		entity_decode_into(&s->value, s->piece.text, ENTITY_XML);
}

static void
read_through(struct sitemap *s, struct str xml)
{
	s->lexer = lexer_of(xml, LEX_XML);
	s->in_entry = false;
	s->field = FIELD_NONE;
	while (lexer_next(&s->lexer, &s->piece)) {
		struct str name = local_name(s->piece.name);
		bool index;
		if (s->piece.kind == LEX_START && is_root(name, &index))
			s->index = index;
		else if (s->piece.kind == LEX_START)
			on_start(s, name);
		else if (s->piece.kind == LEX_END)
			on_end(s, name);
		else if (s->piece.kind == LEX_TEXT || s->piece.kind == LEX_VERBATIM)
			on_text(s, s->piece.kind == LEX_VERBATIM);
	}
}

/* ── the order of feeds: newest first ── */

struct place {
	int64_t at;
	size_t before; /* how many stood before it */
};

static int
newest_first(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	if (x->at != y->at)
		return x->at < y->at ? 1 : -1;
	return x->before < y->before ? -1 : 1;
}

static void
sort_items(struct build *b)
{
	struct arena scratch = b->scratch;
	size_t count = b->feed->item_count;
	struct place *places = arena_array(&scratch, struct place, count);
	struct feed_item *sorted = arena_array(b->out, struct feed_item, count);
	for (size_t i = 0; i < count; i++) {
		const struct feed_item *item = &b->feed->items[i];
		struct when w =
			when_known(item->published) ? item->published : item->updated;
		places[i] = (struct place){w.at, i};
	}
	if (count)
		qsort(places, count, sizeof *places, newest_first);
	for (size_t i = 0; i < count; i++)
		sorted[i] = b->feed->items[places[i].before];
	b->feed->items = sorted;
}

void
sitemap_read(struct build *b, struct str xml, struct str base)
{
	struct sitemap *s = arena_new(&b->scratch, struct sitemap);
	s->build = b;
	s->base = base;
	s->newest = INT64_MIN / 2;
	read_through(s, xml);
	s->second = true;
	read_through(s, xml);
	b->feed->format = s->index ? FEED_SITEMAP_INDEX : FEED_SITEMAP;
	b->feed->cut_short = s->in_entry;
	sort_items(b);
}
