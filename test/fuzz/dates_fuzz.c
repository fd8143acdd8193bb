/* dates_fuzz.c: any text as dates.
 *
 * Every date that is found can be written, the place where it begins lies in the text and moves
 * on, and a second look finds the same. */
#include "text/date.h"

#include "fuzz.h"

static void
expect_date(struct when w)
{
	char room[64];
	struct arena small = {.beg = room, .cur = room, .end = room + sizeof room};
	if (when_known(w))
		fuzz_expect(when_rfc3339(&small, w).n >= 10);
}

static int64_t
find_all(struct str text, struct date_options options)
{
	size_t from = 0, at = 0, least = 0;
	int64_t sum = 0;
	struct when found, other;
	options.at = &at;
	options.other = &other;
	while (date_find(text, &from, options, &found)) {
		fuzz_expect(at >= least && at < text.n && from > at && from <= text.n);
		fuzz_expect(when_known(found));
		expect_date(found);
		expect_date(other);
		least = at;
		sum = sum * 31 + found.at;
	}
	return sum;
}

FUZZ(input)
{
	struct date_options options = {
		.month_first = input.n & 1,
		.compact = input.n & 2,
	};
	struct str plain = date_plain_digits(&memory->out, input);
	fuzz_expect(find_all(plain, options) == find_all(plain, options));
	expect_date(date_read_feed(input));
}
