/* build.c: a feed_doc as it grows. */
#include "feed/build.h"

#include <string.h>

#include "base/buf.h"
#include "markup/sanitize.h"
#include "text/utf8.h"

struct build
build_of(struct arena *out, struct arena scratch, struct feed_doc *feed)
{
	struct arena work = arena_upper(&scratch);
	return (struct build){.out = out, .scratch = scratch, .work = work, .feed = feed};
}

bool
build_start_item(struct build *b)
{
	struct feed_doc *feed = b->feed;
	if (feed->item_count == LIMIT_FEED_ITEMS) {
		feed->items_cut = true;
		return false;
	}
	if (feed->item_count == b->item_room) {
		size_t room = b->item_room ? 2 * b->item_room : 8;
		struct feed_item *items = arena_array(b->out, struct feed_item, room);
		if (feed->item_count)
			memcpy(items, feed->items, feed->item_count * sizeof *items);
		feed->items = items;
		b->item_room = room;
	}
	b->item = &feed->items[feed->item_count++];
	*b->item = (struct feed_item){
		.published = WHEN_NONE,
		.updated = WHEN_NONE,
		.authors = b->authors,
		.categories = b->categories,
		.enclosures = b->enclosures,
	};
	return true;
}

static void *
kept(struct build *b, const void *list, size_t count, size_t size)
{
	void *p = arena_alloc(b->out, count, size, _Alignof(struct feed_enclosure));
	return count ? memcpy(p, list, count * size) : p;
}

void
build_end_item(struct build *b)
{
	struct feed_item *item = b->item;
	item->authors = kept(b, b->authors, item->author_count, sizeof *b->authors);
	item->categories = kept(b, b->categories, item->category_count, sizeof *b->categories);
	item->enclosures = kept(b, b->enclosures, item->enclosure_count, sizeof *b->enclosures);
	b->item = NULL;
}

struct str
build_text(struct build *b, struct str value, enum text_form form, struct str base)
{
	value = str_trim(utf8_cut(value, LIMIT_ITEM_FIELD_BYTES));
	if (!value.n)
		return STR_NONE;
	bool html = form == FORM_HTML || (form == FORM_GUESS && markup_is_html(value));
	char *before = b->out->cur;
	struct str s = html ? sanitize_html(b->out, b->work, value, base)
	               : form == FORM_TEXT ? sanitize_text(b->out, value)
	                                   : value;
	return b->out->cur == before ? str_dup(b->out, s) : str_trim(s);
}

/* The lines of a text, with a space between them. */
static struct str
joined(struct arena *out, struct str text)
{
	struct buf b = buf_in(out, text.n);
	struct str line;
	while (str_cut(&text, '\n', &line)) {
		line = str_trim(line);
		if (b.n && line.n)
			buf_byte(&b, ' ');
		buf_put(&b, line);
	}
	return buf_str(&b);
}

struct str
build_title(struct build *b, struct str value, enum text_form form, struct str base)
{
	struct arena work = b->work, rest = arena_upper(&work);
	value = str_trim(utf8_cut(value, LIMIT_ITEM_FIELD_BYTES));
	if (!value.n)
		return STR_NONE;
	if (form == FORM_HTML || (form == FORM_GUESS && markup_is_html(value)))
		value = markup_to_text(&work, sanitize_html(&work, rest, value, base));
	if (str_find_byte(value, '\n', 0) >= 0)
		value = joined(&work, value);
	return str_dup(b->out, utf8_cut(value, LIMIT_TITLE_BYTES));
}

struct str
build_line(struct build *b, struct str value)
{
	struct arena work = b->work;
	value = str_trim(utf8_cut(value, LIMIT_TITLE_BYTES));
	if (markup_is_html(value) || str_find_byte(value, '\n', 0) >= 0)
		value = joined(&work, markup_to_text(&work, value));
	return value.n ? str_dup(b->out, value) : STR_NONE;
}

struct str
build_address(struct build *b, struct str value, struct str base)
{
	struct arena work = b->work, temporary = arena_upper(&work);
	value = str_trim(value);
	if (!value.n || value.n > LIMIT_URL_BYTES)
		return STR_NONE;
	/* Escapes may have made it longer. */
	value = sanitize_address(&work, temporary, value, base);
	return value.n > LIMIT_URL_BYTES ? STR_NONE : str_dup(b->out, value);
}

static bool
has(const struct str *list, size_t count, struct str s)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(list[i], s))
			return true;
	return false;
}

/* "desk@example.com (A Name)" and "A Name <desk@example.com>" are A Name. */
static struct str
without_address(struct str s)
{
	ptrdiff_t at = str_find_byte(s, '@', 0), open;
	if (at < 0)
		return s;
	if ((open = str_find_byte(s, '<', 0)) > 0 && open < at && str_ends(s, STR(">")))
		return str_trim(str_sub(s, 0, (size_t)open));
	if ((open = str_find_byte(s, '(', 0)) < 0 || !str_ends(s, STR(")")))
		return s;
	if (open > at)
		return str_trim(str_sub(s, (size_t)open + 1, s.n - 1));
	return open > 0 ? str_trim(str_sub(s, 0, (size_t)open)) : s;
}

void
build_add_author(struct build *b, struct str value)
{
	struct feed_item *item = b->item;
	value = without_address(str_trim(value));
	struct str name = build_line(b, value);
	if (item && name.n && item->author_count < LIMIT_ITEM_AUTHORS &&
	    !has(b->authors, item->author_count, name))
		b->authors[item->author_count++] = name;
}

void
build_add_category(struct build *b, struct str value)
{
	struct feed_item *item = b->item;
	struct str name = build_line(b, value);
	if (item && name.n && item->category_count < LIMIT_ITEM_CATEGORIES &&
	    !has(b->categories, item->category_count, name))
		b->categories[item->category_count++] = name;
}

void
build_add_enclosure(struct build *b, struct feed_enclosure enclosure)
{
	struct feed_item *item = b->item;
	if (!item || !enclosure.url.n || item->enclosure_count == LIMIT_ITEM_ENCLOSURES)
		return;
	for (size_t i = 0; i < item->enclosure_count; i++)
		if (str_eq(b->enclosures[i].url, enclosure.url))
			return;
	b->enclosures[item->enclosure_count++] = enclosure;
}
