/* day.c: features of days. */
#include "extract/day.h"

#include <stdlib.h>
#include <string.h>

#include "extract/names.h"
#include "model/limits.h"
#include "text/date.h"

/* name, the value of a day for which nothing is seen */
#define FEATURES(X) \
	/* Of dates in elements that stand with the article. */ \
	X(SHOWN, "shown", 0) \
	X(SHOWN_TIME, "shown_time", 0) \
	X(SHOWN_NAMED, "shown_named", 0) \
	X(SHOWN_NAMED_WEAKLY, "shown_named_weakly", 0) \
	X(SHOWN_PUBLISHED, "shown_published", 0) \
	X(SHOWN_MODIFIED, "shown_modified", 0) \
	X(SHOWN_NOT_MODIFIED, "shown_not_modified", 0) \
	X(SHOWN_NEAR, "shown_near", 99) \
	X(SHOWN_AFTER, "shown_after", 99) \
	X(SHOWN_ORDER, "shown_order", 99) \
	X(LISTED_NEAR, "listed_near", 99) \
	X(BEHIND, "behind", 2) \
	/* Of dates in the text. */ \
	X(TEXT, "text", 0) \
	X(TEXT_SHORT, "text_short", 0) \
	X(TEXT_PUBLISHED, "text_published", 0) \
	X(TEXT_MODIFIED, "text_modified", 0) \
	X(TEXT_COPYRIGHT, "text_copyright", 0) \
	X(TEXT_LONG, "text_long", 0) \
	X(TEXT_FOOTER, "text_footer", 0) \
	X(TEXT_COMMENT, "text_comment", 0) \
	X(TEXT_LISTED, "text_listed", 0) \
	X(TEXT_NEAR, "text_near", 99) \
	X(TEXT_AFTER, "text_after", 99) \
	X(TEXT_BEFORE, "text_before", 99) \
	X(TEXT_PLACE, "text_place", 9) \
	X(TEXT_AT, "text_at", 999) \
	X(TEXT_ORDER, "text_order", 99) \
	/* Among the other days of the page. */ \
	X(SIGHTINGS, "sightings", 0) \
	X(OURS, "ours", 0) \
	X(SOURCES_SEEN, "sources_seen", 0) \
	X(TIMED, "timed", 0) \
	X(DAYS, "days", 0) \
	X(OLDER, "older", 0) \
	X(NEWER, "newer", 0) \
	X(BEFORE_LAST, "before_last", 0) \
	X(STATED, "stated", 0) \
	X(STATED_OLDER, "stated_older", 0) \
	X(STATED_NEWER, "stated_newer", 0) \
	X(MODIFIED_OLDER, "modified_older", 0) \
	X(MODIFIED_NEWER, "modified_newer", 0) \
	/* Against other hints. */ \
	X(MONTH_OF_ADDRESS, "month_of_address", -1) \
	X(MONTH_OF_IMAGE, "month_of_image", -1) \
	X(AFTER_COPYRIGHT, "after_copyright", -99) \
	X(FIRST_OF_MONTH, "first_of_month", 0) \
	X(FIRST_OF_YEAR, "first_of_year", 0)

enum feature {
	DAY_SOURCES, /* one for each enum date_source: how often it names the day */
	DAY_BEFORE_OTHERS = DAY_SOURCES + DATE_SOURCE_COUNT - 1,
#define X(id, name, otherwise) DAY_##id,
	FEATURES(X)
#undef X
	DAY_COUNT,
};

static const char *const names[] = {
	"url", "url_digits", "article", "meta", "webpage", "other_object", "meta_like", "created",
	"script", "itemprop", "time", "named", "named_weakly", "in_text", "article_modified",
	"meta_modified", "item_modified", "meta_other", "upload",
	"image", "turned",
#define X(id, name, otherwise) name,
	FEATURES(X)
#undef X
};

_Static_assert(sizeof names / sizeof *names == DAY_COUNT, "a name for each feature");

int64_t
day_of_when(struct when w)
{
	int64_t local = w.at + w.zone_min * 60;
	return (local - (local < 0 ? 86399 : 0)) / 86400;
}

static bool
is_element(enum date_source s)
{
	return s == DATE_TIME || s == DATE_NAMED || s == DATE_NAMED_WEAKLY || s == DATE_ITEMPROP;
}

static bool
is_stated(enum date_source s)
{
	return s == DATE_URL || s == DATE_URL_DIGITS || s == DATE_ARTICLE || s == DATE_WEBPAGE ||
	       s == DATE_META || s == DATE_META_LIKE || s == DATE_ITEMPROP;
}

static bool
is_modified(enum date_source s)
{
	return s == DATE_ARTICLE_MODIFIED || s == DATE_META_MODIFIED || s == DATE_ITEM_MODIFIED;
}

/* ---- days ---- */

static int
compare_days(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
	return a < b ? -1 : a > b;
}

/* Written by readers, of other articles that are listed below this one, or of a copyright. */
static bool
is_of_others(const struct dated *d)
{
	return d->in_comment || d->copyright || (d->in_related && d->behind);
}

static uint32_t
distinct_days(struct arena *a, const struct dates *dates, int64_t **at)
{
	uint32_t count = 0;
	*at = arena_array(a, int64_t, LIMIT_DATE_CANDIDATES);
	for (uint32_t i = 0; i < dates->count && count < LIMIT_DATE_CANDIDATES; i++) {
		int64_t day = day_of_when(dates->at[i].when);
		uint32_t k = 0;
		while (k < count && (*at)[k] != day)
			k++;
		if (k == count)
			(*at)[count++] = day;
	}
	qsort(*at, count, sizeof **at, compare_days);
	return count;
}

static int64_t
row_of(const struct days *days, int64_t day)
{
	const int64_t *found = bsearch(&day, days->at, days->rows.count, sizeof day, compare_days);
	return found ? found - days->at : -1;
}

/* ---- one sighting ---- */

static void
add_element(struct ranking *r, uint32_t row, const struct dated *d)
{
	ranking_low(r, row, DAY_BEHIND, d->behind);
	if (dated_elsewhere(d)) {
		if (d->near)
			ranking_low(r, row, DAY_LISTED_NEAR, abs(d->after_title));
		return;
	}
	ranking_add(r, row, DAY_SHOWN, 1);
	ranking_add(r, row, DAY_SHOWN_TIME, d->source == DATE_TIME);
	ranking_add(r, row, DAY_SHOWN_NAMED, d->source == DATE_NAMED);
	ranking_add(r, row, DAY_SHOWN_NAMED_WEAKLY, d->source == DATE_NAMED_WEAKLY);
	ranking_high(r, row, DAY_SHOWN_PUBLISHED, d->said_published);
	ranking_high(r, row, DAY_SHOWN_MODIFIED, d->modified);
	ranking_high(r, row, DAY_SHOWN_NOT_MODIFIED, !d->modified);
	if (!d->near)
		return;
	ranking_low(r, row, DAY_SHOWN_NEAR, abs(d->after_title));
	if (d->after_title >= 0)
		ranking_low(r, row, DAY_SHOWN_AFTER, d->after_title);
}

static void
add_text(struct ranking *r, uint32_t row, const struct dated *d, uint32_t blocks)
{
	bool ours = !dated_elsewhere(d);
	ranking_low(r, row, DAY_BEHIND, d->behind);
	ranking_add(r, row, DAY_TEXT, ours);
	ranking_high(r, row, DAY_TEXT_SHORT, ours && d->is_short);
	ranking_high(r, row, DAY_TEXT_PUBLISHED, ours && d->is_short && d->said_published);
	ranking_high(r, row, DAY_TEXT_MODIFIED, ours && d->modified);
	ranking_high(r, row, DAY_TEXT_LONG, ours && d->is_long);
	ranking_high(r, row, DAY_TEXT_COPYRIGHT, d->copyright);
	ranking_high(r, row, DAY_TEXT_FOOTER, d->in_footer);
	ranking_high(r, row, DAY_TEXT_COMMENT, d->in_comment);
	ranking_high(r, row, DAY_TEXT_LISTED, d->in_list);
	ranking_low(r, row, DAY_TEXT_PLACE, (double)d->block / blocks);
	if (d->is_short)
		ranking_low(r, row, DAY_TEXT_AT, d->at);
	if (!d->near)
		return;
	ranking_low(r, row, DAY_TEXT_NEAR, abs(d->after_title));
	ranking_low(r, row, d->after_title >= 0 ? DAY_TEXT_AFTER : DAY_TEXT_BEFORE,
	            abs(d->after_title));
}

/* How many days of the same sort stand before it on the page. */
static void
add_order(struct ranking *r, uint32_t row, enum feature feature, uint32_t *seen)
{
	if (ranking_get(r, row, feature) == 99)
		ranking_put(r, row, feature, (*seen)++);
}

static void
add_sightings(struct days *days, const struct dates *dates, uint32_t blocks)
{
	struct ranking *r = &days->rows;
	uint32_t shown = 0, text = 0;
	for (uint32_t i = 0; i < dates->count; i++) {
		const struct dated *d = &dates->at[i];
		int64_t found = row_of(days, day_of_when(d->when));
		if (found < 0)
			continue;
		uint32_t row = (uint32_t)found;
		ranking_add(r, row, DAY_SOURCES + d->source, 1);
		ranking_add(r, row, DAY_SIGHTINGS, 1);
		ranking_add(r, row, DAY_OURS, !is_of_others(d));
		ranking_high(r, row, DAY_TIMED, !d->when.date_only);
		if (is_element(d->source)) {
			add_element(r, row, d);
			if (!dated_elsewhere(d))
				add_order(r, row, DAY_SHOWN_ORDER, &shown);
		} else if (d->source == DATE_TEXT) {
			add_text(r, row, d, blocks);
			if (!dated_elsewhere(d) && (!d->near || d->after_title > -12))
				add_order(r, row, DAY_TEXT_ORDER, &text);
		}
	}
}

/* ---- among all ---- */

static bool
has_any(const struct ranking *r, uint32_t row, bool (*is)(enum date_source))
{
	for (int s = 0; s < DATE_SOURCE_COUNT; s++)
		if (is((enum date_source)s) && ranking_get(r, row, DAY_SOURCES + s) > 0)
			return true;
	return false;
}

/* The numbers of such days before and behind each row; answers how many there are. */
static uint32_t
count_around(struct ranking *r, bool (*is)(enum date_source), enum feature older,
             enum feature newer)
{
	uint32_t before = 0;
	for (uint32_t i = 0; i < r->count; i++) {
		bool own = has_any(r, i, is);
		ranking_put(r, i, older, before);
		before += own;
		ranking_put(r, i, newer, -(double)before);
	}
	for (uint32_t i = 0; i < r->count; i++)
		ranking_add(r, i, newer, before);
	return before;
}

static void
add_neighbours(struct days *days)
{
	struct ranking *r = &days->rows;
	uint32_t stated = count_around(r, is_stated, DAY_STATED_OLDER, DAY_STATED_NEWER);
	count_around(r, is_modified, DAY_MODIFIED_OLDER, DAY_MODIFIED_NEWER);
	ranking_fill(r, DAY_STATED, stated);
	ranking_fill(r, DAY_DAYS, r->count);
	for (uint32_t i = 0; i < r->count; i++) {
		for (int s = 0; s < DATE_SOURCE_COUNT; s++)
			ranking_add(r, i, DAY_SOURCES_SEEN, ranking_get(r, i, DAY_SOURCES + s) > 0);
		ranking_put(r, i, DAY_OLDER, i);
		ranking_put(r, i, DAY_NEWER, r->count - 1 - i);
		ranking_put(r, i, DAY_BEFORE_LAST, days->at[r->count - 1] - days->at[i]);
	}
}

/* ---- other hints ---- */

/* The month named by the part that begins at `i`: "11/", "october/"; 0 where it names none. */
static int
month_at(struct str s, size_t i)
{
	size_t end = i;
	while (end < s.n && byte_is_alnum((unsigned char)s.p[end]))
		end++;
	struct str part = str_sub(s, i, end);
	int64_t v;
	if (part.n == 2 && str_to_int(part, &v))
		return v >= 1 && v <= 12 ? (int)v : 0;
	return part.n >= 3 ? date_month(part) : 0;
}

/* The number of a year and month in an address ("/2026/11/", "/2026/november/"), or -1. */
static int
month_in(struct str s)
{
	for (size_t i = 0; i + 7 < s.n; i++) {
		int64_t year;
		if (!strchr("/=_-", s.p[i]) || !strchr("/_.-", s.p[i + 5]) ||
		    !str_to_int(str_sub(s, i + 1, i + 5), &year) || year < 1990 || year > 2099)
			continue;
		int month = month_at(s, i + 6);
		if (month)
			return (int)year * 12 + month - 1;
	}
	return -1;
}

/* The last year of the last line with a copyright mark, or 0. */
static int
copyright_year(const struct page *page)
{
	for (uint32_t i = page->blocks.count; i-- > 0 && i + 40 >= page->blocks.count;) {
		struct str s = str_sub(page->blocks.at[i].text, 0, 300);
		int year = 0;
		if (page->blocks.at[i].digits < 4 || !(cues_of(&page->cues, s) & CUE_COPYRIGHT))
			continue;
		for (size_t k = 0; k + 4 <= s.n; k++) {
			int64_t v;
			if ((k == 0 || !byte_is_digit((unsigned char)s.p[k - 1])) &&
			    (k + 4 == s.n || !byte_is_digit((unsigned char)s.p[k + 4])) &&
			    str_to_int(str_sub(s, k, k + 4), &v) && v >= 1995 && v < 2100)
				year = (int)v;
		}
		if (year)
			return year;
	}
	return 0;
}

static void
add_hints(struct days *days, const struct page *page)
{
	struct ranking *r = &days->rows;
	int copyright = copyright_year(page);
	int by_address = month_in(page->url);
	int by_image = month_in(head_meta(&page->head, "og:image"));
	if (by_address < 0)
		by_address = month_in(page->head.canonical);
	for (uint32_t i = 0; i < r->count; i++) {
		int64_t year;
		int month, day;
		date_of_days(days->at[i], &year, &month, &day);
		int64_t number = year * 12 + month - 1;
		if (by_address >= 0)
			ranking_put(r, i, DAY_MONTH_OF_ADDRESS, number == by_address);
		if (by_image >= 0)
			ranking_put(r, i, DAY_MONTH_OF_IMAGE, number == by_image);
		if (copyright)
			ranking_put(r, i, DAY_AFTER_COPYRIGHT, year - copyright);
		ranking_put(r, i, DAY_FIRST_OF_MONTH, day == 1);
		ranking_put(r, i, DAY_FIRST_OF_YEAR, day == 1 && month == 1);
	}
}

bool
day_is_ours(const struct days *days, uint32_t row)
{
	return ranking_get(&days->rows, row, DAY_OURS) > 0;
}

struct days
days_of(struct arena *a, const struct page *page, const struct dates *dates)
{
	struct days days;
	uint32_t count = distinct_days(a, dates, &days.at);
	days.rows = ranking_of(a, count, DAY_COUNT, names);
	if (count == 0)
		return days;
#define X(id, name, otherwise) ranking_fill(&days.rows, DAY_##id, otherwise);
	FEATURES(X)
#undef X
	add_sightings(&days, dates, page->blocks.count ? page->blocks.count : 1);
	add_neighbours(&days);
	add_hints(&days, page);
	return days;
}
