/* published.c: choosing among the dates of a page. */
#include "extract/published.h"

#include <stdlib.h>

#include "extract/dated.h"

/* Kinds of places in the order in which they are believed. */
static const enum date_source sure[] = {
	DATE_URL, DATE_ARTICLE, DATE_META, DATE_WEBPAGE, DATE_OTHER_OBJECT, DATE_META_LIKE,
	DATE_CREATED, DATE_SCRIPT,
};
static const enum date_source shown[] = {DATE_ITEMPROP, DATE_TIME, DATE_NAMED,
                                         DATE_NAMED_WEAKLY};
static const enum date_source last[] = {DATE_META_MODIFIED, DATE_ARTICLE_MODIFIED,
                                        DATE_META_OTHER, DATE_ITEM_MODIFIED, DATE_UPLOAD};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct dated *
first_of(const struct dates *dates, enum date_source source)
{
	for (uint32_t i = 0; i < dates->count; i++)
		if (dates->at[i].source == source)
			return &dates->at[i];
	return NULL;
}

/* The one nearest to the headline among those that stand with the article. */
static const struct dated *
nearest(const struct dates *dates, enum date_source source)
{
	const struct dated *best = NULL;
	int best_distance = 0;
	for (uint32_t i = 0; i < dates->count; i++) {
		const struct dated *d = &dates->at[i];
		if (d->source != source || d->elsewhere || d->modified)
			continue;
		if (d->near && d->after_title <= -15)
			continue;
		int distance = d->near ? abs(d->after_title) : 50;
		if (!best || distance < best_distance) {
			best = d;
			best_distance = distance;
		}
	}
	return best;
}

/* A short line near the headline; `anywhere`: also in a list or beside the article. */
static const struct dated *
short_text(const struct dates *dates, bool anywhere)
{
	const struct dated *best = NULL;
	int best_distance = 0;
	for (uint32_t i = 0; i < dates->count; i++) {
		const struct dated *d = &dates->at[i];
		if (d->source != DATE_TEXT || (d->elsewhere && !anywhere) || d->modified ||
		    d->copyright)
			continue;
		if (!d->is_short || !d->near || d->after_title <= -12 || d->after_title >= 15)
			continue;
		int distance = abs(d->after_title) + (d->said_published ? 0 : 3);
		if (!best || distance < best_distance) {
			best = d;
			best_distance = distance;
		}
	}
	return best;
}

static int64_t
day(struct when w)
{
	int64_t local = w.at + w.zone_min * 60;
	return (local - (local < 0 ? 86399 : 0)) / 86400;
}

static const struct dated *
most_frequent(const struct dates *dates)
{
	const struct dated *best = NULL;
	uint32_t most = 0;
	for (uint32_t i = 0; i < dates->count; i++) {
		const struct dated *d = &dates->at[i];
		uint32_t same = 0;
		if (d->source != DATE_TEXT || d->elsewhere || d->copyright || !d->is_short)
			continue;
		for (uint32_t k = 0; k < dates->count; k++)
			same += dates->at[k].source == DATE_TEXT && day(dates->at[k].when) == day(d->when);
		if (same > most) {
			most = same;
			best = d;
		}
	}
	return best;
}

static const struct dated *
choose_published(const struct dates *dates)
{
	const struct dated *d = NULL;
	for (size_t i = 0; i < COUNT(sure) && !d; i++)
		d = first_of(dates, sure[i]);
	for (size_t i = 0; i < COUNT(shown) && !d; i++)
		d = nearest(dates, shown[i]);
	if (!d)
		d = short_text(dates, false);
	if (!d)
		d = short_text(dates, true);
	if (d)
		return d;
	for (size_t i = 0; i < COUNT(last); i++) {
		const struct dated *m = first_of(dates, last[i]);
		if (m && (!d || m->when.at < d->when.at))
			d = m;
	}
	return d ? d : most_frequent(dates);
}

/* A date alone is completed by a source that gives the time of that day too. */
static struct when
with_time(const struct dates *dates, struct when when)
{
	static const enum date_source timed[] = {DATE_ARTICLE, DATE_META, DATE_WEBPAGE,
	                                         DATE_META_LIKE, DATE_ITEMPROP, DATE_TIME};
	if (!when.date_only)
		return when;
	for (size_t s = 0; s < COUNT(timed); s++)
		for (uint32_t i = 0; i < dates->count; i++) {
			const struct dated *d = &dates->at[i];
			if (d->source == timed[s] && !d->elsewhere && !d->modified &&
			    !d->when.date_only && day(d->when) == day(when))
				return d->when;
		}
	return when;
}

static struct when
choose_updated(const struct dates *dates, struct when published)
{
	static const enum date_source order[] = {DATE_ARTICLE_MODIFIED, DATE_META_MODIFIED,
	                                         DATE_ITEM_MODIFIED, DATE_TIME};
	for (size_t s = 0; s < COUNT(order); s++)
		for (uint32_t i = 0; i < dates->count; i++) {
			const struct dated *d = &dates->at[i];
			if (d->source != order[s] || d->elsewhere ||
			    (order[s] == DATE_TIME && !d->modified))
				continue;
			if (!when_known(published) || d->when.at >= published.at)
				return d->when;
		}
	return WHEN_NONE;
}

struct published
published_of(struct arena *a, const struct page *page, const struct regions *regions)
{
	struct dates dates = dates_of(a, page, regions);
	const struct dated *d = choose_published(&dates);
	struct published p = {WHEN_NONE, WHEN_NONE};
	if (d)
		p.at = with_time(&dates, d->when);
	p.updated = choose_updated(&dates, p.at);
	return p;
}
