/* slot.c: slots written into pages and found again. */
#include "ads/slot.h"

#include "base/html.h"

#define OPEN STR("<!--gw-ad ")
#define CLOSE STR("-->")

enum { SLOT_BYTES = 700, WORD_BYTES = 60 };

static const struct str sizes[SLOT_SIZES] = {
	[SLOT_BOX] = {"box", 3},
	[SLOT_WIDE] = {"wide", 4},
};

static const struct str places[SLOT_PLACES] = {
	[SLOT_STORY] = {"story", 5},
	[SLOT_MORE] = {"more", 4},
	[SLOT_FRONT] = {"front", 5},
};

struct str
slot_size_name(enum slot_size size)
{
	return sizes[size];
}

struct str
slot_place_name(enum slot_place place)
{
	return places[place];
}

struct str
slot_section(struct arena *out, struct str section)
{
	struct buf b = buf_in(out, section.n + 16);
	html_url_part(&b, str_sub(section, 0, 200), true);
	return b.n ? buf_str(&b) : STR_NONE;
}

static void
put_part(struct buf *b, struct str part)
{
	buf_byte(b, ' ');
	if (part.n)
		html_url_part(b, str_sub(part, 0, 200), true);
	else
		buf_byte(b, '!');
}

void
slot_put(struct buf *b, enum slot_place place, enum slot_size size, struct str language,
         struct str section)
{
	buf_put(b, OPEN);
	buf_put(b, places[place]);
	buf_byte(b, ' ');
	buf_put(b, sizes[size]);
	put_part(b, language);
	put_part(b, section);
	buf_put(b, CLOSE);
}

static int
index_of(const struct str *names, int count, struct str name)
{
	for (int i = 0; i < count; i++)
		if (str_eq(names[i], name))
			return i;
	return -1;
}

static bool
read_slot(struct str inside, struct slot *slot)
{
	struct str place, size, language = STR_NONE, section = STR_NONE;
	if (!str_cut(&inside, ' ', &place) || !str_cut(&inside, ' ', &size))
		return false;
	/* Pages of an earlier program say no more than that. */
	if (str_cut(&inside, ' ', &language))
		str_cut(&inside, ' ', &section);
	int p = index_of(places, SLOT_PLACES, place), s = index_of(sizes, SLOT_SIZES, size);
	if (p < 0 || s < 0)
		return false;
	slot->place = (enum slot_place)p;
	slot->size = (enum slot_size)s;
	slot->language = str_eq(language, STR("!")) ? STR_NONE : language;
	slot->section = str_eq(section, STR("!")) ? STR_NONE : section;
	return true;
}

bool
slot_find(struct str page, size_t from, struct slot *slot)
{
	for (ptrdiff_t at; (at = str_find(page, OPEN, from)) >= 0; from = (size_t)at + 1) {
		size_t inside = (size_t)at + OPEN.n;
		ptrdiff_t end = str_find(str_sub(page, 0, inside + SLOT_BYTES), CLOSE, inside);
		if (end < 0 || !read_slot(str_sub(page, inside, (size_t)end), slot))
			continue;
		slot->at = (size_t)at;
		slot->n = (size_t)end + CLOSE.n - (size_t)at;
		return true;
	}
	return false;
}

bool
slot_word_is_right(struct str word)
{
	for (size_t i = 0; i < word.n; i++) {
		unsigned char c = (unsigned char)word.p[i];
		if (!byte_is_alnum(c) && c != '-' && c != '_' && c != '.')
			return false;
	}
	return word.n > 0 && word.n <= WORD_BYTES && word.p[0] != '.';
}
