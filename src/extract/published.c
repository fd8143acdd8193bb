/* published.c: choosing among the days of a page. */
#include "extract/published.h"

#include "extract/day.h"

/* Log-odds; by folds of hosts, see tools/fit_metadata.py. */
static const float DATE_LEAST = -2.95F; /* .05 */

enum { OLDEST_DAYS = 366 }; /* before its item, of a page that is not dated in its head */

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The kinds of places that speak for the publisher, each by itself. */
enum witness { BY_ADDRESS = 1, BY_STRUCTURE = 2, BY_META = 4 };

static unsigned
witness_of(enum date_source source)
{
	switch (source) {
	case DATE_URL:
	case DATE_URL_DIGITS:
		return BY_ADDRESS;
	case DATE_ARTICLE:
	case DATE_WEBPAGE:
		return BY_STRUCTURE;
	case DATE_META:
		return BY_META;
	default:
		return 0;
	}
}

static unsigned
witnesses_of_day(const struct dates *dates, int64_t day)
{
	unsigned witnesses = 0;
	for (uint32_t i = 0; i < dates->count; i++)
		if (day_of_when(dates->at[i].when) == day)
			witnesses |= witness_of(dates->at[i].source);
	return witnesses;
}

/* Two witnesses or more name one day, and no other witness speaks against it. */
static bool
find_agreed(const struct dates *dates, int64_t *day)
{
	unsigned all = 0;
	for (uint32_t i = 0; i < dates->count; i++)
		all |= witness_of(dates->at[i].source);
	if ((all & (all - 1)) == 0)
		return false;
	for (uint32_t i = 0; i < dates->count; i++) {
		*day = day_of_when(dates->at[i].when);
		if (witness_of(dates->at[i].source) && witnesses_of_day(dates, *day) == all)
			return true;
	}
	return false;
}

static bool
choose_day(struct arena *a, const struct page *page, const struct dates *dates, int64_t *day)
{
	float mark;
	if (find_agreed(dates, day))
		return true;
	struct days days = days_of(a, page, dates);
	int64_t best = ranking_best(a, &days.rows, page->model, "published", &mark);
	if (best < 0 || mark < DATE_LEAST || !day_is_ours(&days, (uint32_t)best))
		return false;
	*day = days.at[best];
	return true;
}

/* The day as its most trusted source has it, with the time of day where one gives it. */
static struct when
when_of_day(const struct dates *dates, int64_t day)
{
	static const enum date_source timed[] = {
		DATE_ARTICLE, DATE_META, DATE_WEBPAGE, DATE_META_LIKE, DATE_ITEMPROP, DATE_TIME,
		DATE_NAMED, DATE_OTHER_OBJECT, DATE_CREATED, DATE_SCRIPT, DATE_NAMED_WEAKLY, DATE_TEXT,
	};
	for (size_t s = 0; s < COUNT(timed); s++)
		for (uint32_t i = 0; i < dates->count; i++) {
			const struct dated *d = &dates->at[i];
			if (d->source == timed[s] && !dated_elsewhere(d) && !d->modified &&
			    !d->when.date_only && day_of_when(d->when) == day)
				return d->when;
		}
	return (struct when){.at = day * 86400, .date_only = true};
}

static struct when
choose_updated(const struct dates *dates, struct when published)
{
	static const enum date_source order[] = {DATE_ARTICLE_MODIFIED, DATE_META_MODIFIED,
	                                         DATE_ITEM_MODIFIED, DATE_TIME};
	for (size_t s = 0; s < COUNT(order); s++)
		for (uint32_t i = 0; i < dates->count; i++) {
			const struct dated *d = &dates->at[i];
			if (d->source != order[s] || dated_elsewhere(d) ||
			    (order[s] == DATE_TIME && !d->modified))
				continue;
			if (!when_known(published) || d->when.at >= published.at)
				return d->when;
		}
	return WHEN_NONE;
}

/* What the item says of the page: it is no younger, and without better evidence not much older. */
static struct when
bounded(struct arena *a, const struct page *page, const struct dates *dates, struct when item)
{
	int64_t day, last = day_of_when(item) + 1;
	struct dates early = {arena_array(a, struct dated, dates->count), 0};
	for (uint32_t i = 0; i < dates->count; i++)
		if (day_of_when(dates->at[i].when) <= last)
			early.at[early.count++] = dates->at[i];
	if (!choose_day(a, page, &early, &day))
		return item;
	if (day < last - OLDEST_DAYS && !witnesses_of_day(&early, day))
		return item;
	return when_of_day(&early, day);
}

struct published
published_of(struct arena *a, const struct clues *clues, int64_t item_published)
{
	int64_t day;
	struct dates dates = dates_of(a, clues);
	struct published p = {WHEN_NONE, WHEN_NONE};
	if (item_published != 0 && item_published != WHEN_UNKNOWN)
		p.at = bounded(a, clues->page, &dates, when_at(item_published));
	else if (choose_day(a, clues->page, &dates, &day))
		p.at = when_of_day(&dates, day);
	p.updated = choose_updated(&dates, p.at);
	return p;
}
