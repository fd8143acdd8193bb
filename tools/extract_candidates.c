/* extract_candidates.c: what may be the date, the headline and the authors of pages, with the
 * features of each, for tools/fit_metadata.py.
 *
 * usage: extract_candidates < rows > candidates.bin
 *
 * A row is a path, a tab, and the page's address or nothing.  For each page and each of days,
 * headlines and lists of authors: the number of candidates, the number of features and the names
 * of those; for each candidate its value (names of authors parted by line feeds), then the
 * features as floats.  All numbers are little-endian 32-bit; a string is its length, then its
 * bytes. */
#include <stdio.h>
#include <stdlib.h>

#include "extract/credited.h"
#include "extract/day.h"
#include "extract/open.h"
#include "extract/titled.h"
#include "model/limits.h"

#include "dump.h"

static void
put_head(const struct ranking *r)
{
	dump_number(r->count);
	dump_number(r->width);
	for (uint32_t k = 0; k < r->width; k++)
		dump_string(str_of(r->names[k]));
}

static void
put_candidate(const struct ranking *r, uint32_t row, struct str value)
{
	dump_string(value);
	for (uint32_t k = 0; k < r->width; k++) {
		float v = ranking_get(r, row, k);
		fwrite(&v, sizeof v, 1, stdout);
	}
}

static struct str
names_of(struct arena *a, const struct byline *line)
{
	struct buf b = buf_in(a, 64);
	for (unsigned i = 0; i < line->count; i++) {
		if (i)
			buf_byte(&b, '\n');
		buf_put(&b, line->names[i]);
	}
	return buf_str(&b);
}

static void
put_page(struct arena *a, const struct page *page)
{
	struct clues clues = clues_of(a, page);
	struct dates dates = dates_of(a, &clues);
	struct days days = days_of(a, page, &dates);
	put_head(&days.rows);
	for (uint32_t i = 0; i < days.rows.count; i++) {
		struct when when = {.at = days.at[i] * 86400, .date_only = true};
		put_candidate(&days.rows, i, when_rfc3339(a, when));
	}
	struct titled titled = titled_of(a, &clues);
	put_head(&titled.rows);
	for (uint32_t i = 0; i < titled.rows.count; i++)
		put_candidate(&titled.rows, i, titled.texts[i]);
	struct credited credited = credited_of(a, &clues);
	put_head(&credited.rows);
	for (uint32_t i = 0; i < credited.rows.count; i++)
		put_candidate(&credited.rows, i, names_of(a, &credited.lines[i]));
}

int
main(void)
{
	static char row[1 << 14];
	struct arena a = arena_open(LIMIT_PARSE_MEMORY);
	while (fgets(row, sizeof row, stdin)) {
		struct err err;
		struct str path, rest = str_trim(str_of(row));
		arena_reset(&a, 0);
		str_cut(&rest, '\t', &path);
		struct extract_input in = {.bytes = dump_input(&a, str_c(&a, path)),
		                           .url = rest.n ? rest : STR_NONE,
		                           .today = WHEN_UNKNOWN};
		struct page *page = page_open(&a, &in, &err);
		if (page)
			put_page(&a, page);
		for (int i = 0; !page && i < 6; i++)
			dump_number(0);
	}
	arena_close(&a);
	return 0;
}
