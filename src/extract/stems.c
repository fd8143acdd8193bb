/* stems.c: rows by first byte, then letter by letter. */
#include "extract/stems.h"

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
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
shelf_of(char c)
{
	return c >= 'a' && c <= 'z' ? (unsigned)(c - 'a') : STEM_SHELVES - 1;
}

/* The row without its leading "-". */
static const char *
letters_of(const struct stem *row)
{
	return row->text + (row->text[0] == '-');
}

struct stem_set
stem_set_of(const struct stem *rows, size_t count)
{
	struct stem_set set = {.rows = rows};
	size_t row = 0;
	for (unsigned shelf = 0; shelf <= STEM_SHELVES; shelf++) {
		set.first[shelf] = (uint16_t)row;
		for (; row < count && shelf_of(*letters_of(&rows[row])) == shelf; row++) {
			char second = letters_of(&rows[row])[1];
			/* What need not follow at once lets anything pass. */
			set.seconds[shelf] |= second == '-' || second == 0 ? UINT32_MAX
			                                                   : 1u << shelf_of(second);
		}
	}
	return set;
}

uint32_t
stems_find(const struct stem_set *set, struct str s)
{
	uint32_t says = 0;
	bool start = true;
	for (size_t i = 0; i < s.n; i++) {
		unsigned shelf = shelf_of(s.p[i]);
		char next = i + 1 < s.n ? s.p[i + 1] : 0;
		bool here = start;
		start = !is_word(s.p[i]);
		if (!(set->seconds[shelf] >> shelf_of(next) & 1))
			continue;
		for (size_t row = set->first[shelf]; row < set->first[shelf + 1]; row++) {
			const char *text = set->rows[row].text;
			if (*text == '-' && !here)
				continue;
			char second = text[(*text == '-') + 1];
			if ((second == next || second == '-' || second == 0) &&
			    stem_fits(text, s, i))
				says |= set->rows[row].says;
		}
	}
	return says;
}
