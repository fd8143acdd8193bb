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

/* Letters have a shelf each, all other bytes share the last. */
enum { SHELVES = 27 };

static int
shelf_of(unsigned char byte)
{
	return byte >= 'a' && byte <= 'z' ? byte - 'a' : SHELVES - 1;
}

uint32_t
stems_find(const struct stem *rows, size_t count, struct str s)
{
	uint16_t first[SHELVES + 1];
	uint32_t says = 0;
	size_t row = 0;
	for (int shelf = 0; shelf <= SHELVES; shelf++) {
		while (row < count && shelf_of(stem_first(&rows[row])) < shelf)
			row++;
		first[shelf] = (uint16_t)row;
	}
	bool start = true;
	for (size_t i = 0; i < s.n; i++) {
		int shelf = shelf_of((unsigned char)s.p[i]);
		char next = i + 1 < s.n ? s.p[i + 1] : 0;
		for (row = first[shelf]; row < first[shelf + 1]; row++) {
			/* Most rows are refused by their second letter. */
			const char *text = rows[row].text;
			bool whole = *text == '-';
			if (whole && !start)
				continue;
			char second = text[whole + 1];
			if ((second == next || second == '-' || second == 0) &&
			    stem_fits(rows[row].text, s, i))
				says |= rows[row].says;
		}
		start = !is_word(s.p[i]);
	}
	return says;
}
