/* stems.c: rows by their first two letters, then letter by letter. */
#include "extract/stems.h"

#include <assert.h>

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	       (unsigned char)c >= 0x80;
}

static bool
is_separator(char c)
{
	return c == '-' || c == '_' || c == ' ';
}

/* Does the stem fit at place `at`? */
static bool
stem_fits(const char *stem, struct str s, size_t at)
{
	if (*stem == '-') {
		if (at > 0 && is_word(s.p[at - 1]))
			return false;
		stem++;
	}
	for (; *stem; stem++) {
		if (*stem == '-' && !stem[1])
			return at == s.n || !is_word(s.p[at]);
		if (*stem == '-') {
			for (int k = 0; k < 2 && at < s.n && is_separator(s.p[at]); k++)
				at++;
			continue;
		}
		if (at == s.n || s.p[at] != *stem)
			return false;
		at++;
	}
	return true;
}

static unsigned
letter_of(char c)
{
	return c >= 'a' && c <= 'z' ? (unsigned)(c - 'a') : STEM_LETTERS - 1;
}

/* Is it only found where a word begins? */
static unsigned
begins_word(const struct stem *row)
{
	return row->text[0] == '-';
}

static unsigned
shelf_of_row(const struct stem *row)
{
	const char *letters = row->text + begins_word(row);
	/* What need not follow at once lets anything pass. */
	bool any = letters[1] == '-' || letters[1] == 0;
	return (begins_word(row) * STEM_LETTERS + letter_of(letters[0])) * STEM_SECONDS +
	       (any ? STEM_SECONDS - 1 : letter_of(letters[1]));
}

struct stem_set
stem_set_of(const struct stem *rows, size_t count)
{
	struct stem_set set = {.rows = rows};
	uint16_t next[STEM_SHELVES];
	assert(count <= STEM_ROWS_MOST);
	for (size_t i = 0; i < count; i++) {
		unsigned shelf = shelf_of_row(&rows[i]), second = shelf % STEM_SECONDS;
		unsigned letter = shelf / STEM_SECONDS % STEM_LETTERS;
		set.first[shelf + 1]++;
		set.seconds[begins_word(&rows[i])][letter] |=
			second == STEM_SECONDS - 1 ? UINT32_MAX : 1u << second;
	}
	for (unsigned shelf = 0; shelf < STEM_SHELVES; shelf++) {
		set.first[shelf + 1] =
			(uint16_t)(set.first[shelf + 1] + set.first[shelf]);
		next[shelf] = set.first[shelf];
	}
	for (size_t i = 0; i < count; i++) {
		uint16_t place = next[shelf_of_row(&rows[i])]++;
		set.order[place] = (uint16_t)i;
		set.head[place] = rows[i].text[begins_word(&rows[i])];
	}
	return set;
}

static uint32_t
shelf_says(const struct stem_set *set, unsigned shelf, struct str s, size_t at)
{
	uint32_t says = 0;
	for (unsigned k = set->first[shelf]; k < set->first[shelf + 1]; k++) {
		const struct stem *row = &set->rows[set->order[k]];
		if (set->head[k] == s.p[at] && stem_fits(row->text, s, at))
			says |= row->says;
	}
	return says;
}

uint32_t
stems_find(const struct stem_set *set, struct str s)
{
	uint32_t says = 0;
	unsigned start = 1, letter = s.n ? letter_of(s.p[0]) : 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned second = letter_of(i + 1 < s.n ? s.p[i + 1] : 0);
		for (unsigned kind = 0; kind <= start; kind++) {
			unsigned shelf = (kind * STEM_LETTERS + letter) * STEM_SECONDS;
			if (!(set->seconds[kind][letter] >> second & 1))
				continue;
			says |= shelf_says(set, shelf + second, s, i);
			says |= shelf_says(set, shelf + STEM_SECONDS - 1, s, i);
		}
		start = !is_word(s.p[i]);
		letter = second;
	}
	return says;
}
