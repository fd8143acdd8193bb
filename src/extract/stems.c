/* stems.c: rows by first byte, then letter by letter. */
#include "extract/stems.h"

static bool
is_word(char c)
{
	return byte_is_alnum((unsigned char)c) || (unsigned char)c >= 0x80;
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

uint32_t
stems_find(const struct stem *rows, size_t count, struct str s)
{
	uint16_t first[257];
	uint32_t says = 0;
	size_t row = 0;
	for (int byte = 0; byte <= 256; byte++) {
		while (row < count && stem_first(&rows[row]) < byte)
			row++;
		first[byte] = (uint16_t)row;
	}
	for (size_t i = 0; i < s.n; i++) {
		unsigned char byte = (unsigned char)s.p[i];
		for (row = first[byte]; row < first[byte + 1]; row++)
			if (stem_fits(rows[row].text, s, i))
				says |= rows[row].says;
	}
	return says;
}
