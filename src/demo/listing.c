/* listing.c: what is published at a time. */
#include "demo/site.h"

#include <stdlib.h>

bool
listing_of(const struct site *s, const struct outlet *o, const struct report *p, int64_t now,
           struct listing *listing, bool *gone)
{
	const struct calendar *c = &s->calendar;
	*listing = (struct listing){.outlet = o, .report = p};
	*gone = p->retracted != NEWSROOM_NEVER && calendar_at(c, p->retracted) <= now;
	for (size_t i = 0; i < p->version_count; i++) {
		int64_t at = calendar_at(c, p->versions[i].minute);
		if (at > now)
			break;
		listing->version = &p->versions[i];
		listing->updated_at = at;
	}
	listing->published_at = calendar_at(c, p->versions[0].minute);
	listing->listed_at = calendar_at(c, p->listed);
	return listing->version != NULL;
}

static int
newest_first(const void *a, const void *b)
{
	const struct listing *l = a, *m = b;
	if (l->listed_at != m->listed_at)
		return l->listed_at > m->listed_at ? -1 : 1;
	return str_cmp(l->report->slug, m->report->slug);
}

struct listing *
listings_at(struct arena *out, const struct site *s, const struct outlet *o, int64_t now,
            size_t *count)
{
	struct listing *all = arena_array(out, struct listing, o->report_count + 1);
	size_t n = 0;
	for (size_t i = 0; i < o->report_count; i++) {
		bool gone;
		if (listing_of(s, o, &o->reports[i], now, &all[n], &gone) && !gone &&
		    all[n].listed_at <= now)
			n++;
	}
	qsort(all, n, sizeof *all, newest_first);
	*count = n < SITE_FEED_ITEMS ? n : SITE_FEED_ITEMS;
	return all;
}

static void
note(int64_t *latest, int64_t at, int64_t now)
{
	if (at <= now && at > *latest)
		*latest = at;
}

int64_t
listings_changed_at(const struct site *s, const struct outlet *o, int64_t now)
{
	const struct calendar *c = &s->calendar;
	int64_t latest = 0;
	for (size_t i = 0; i < o->report_count; i++) {
		const struct report *p = &o->reports[i];
		note(&latest, calendar_at(c, p->listed), now);
		if (p->retracted != NEWSROOM_NEVER)
			note(&latest, calendar_at(c, p->retracted), now);
		for (size_t v = 0; v < p->version_count; v++)
			note(&latest, calendar_at(c, p->versions[v].minute), now);
	}
	return latest;
}
