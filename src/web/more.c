/* more.c: stories for a reader by those that the reader's browser says were read.
 *
 * The stories named in the request are one text, to which the newest stories are compared like to a
 * story (suggest/related.h).  Nothing of it is kept. */
#include "engine/ranking.h"
#include "suggest/related.h"
#include "web/api.h"

enum { MOST_READ = 12, NEWEST = 300, SUGGESTED = 9 };

struct reading {
	int64_t ids[MOST_READ];
	struct buf headlines, summaries;
	size_t count;
	struct str language;
	int64_t newest_at;
};

static bool
add_read(struct worker *w, struct arena *out, struct reading *r, struct str address,
         struct err *err)
{
	struct story_record s;
	if (!store_story_by_address(w->store, out, address, &s, err))
		return err->code == ERR_GONE; /* of a story that is no more */
	if (!s.edition || !s.reports)
		return true;
	buf_put(&r->headlines, s.headline);
	buf_byte(&r->headlines, '\n');
	buf_put(&r->summaries, s.summary);
	buf_byte(&r->summaries, '\n');
	if (!r->count)
		r->language = s.language;
	r->ids[r->count++] = s.id;
	return true;
}

static bool
was_read(const struct reading *r, int64_t id)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->ids[i] == id)
			return true;
	return false;
}

static struct suggest_item
item_of(const struct story_record *s)
{
	return (struct suggest_item){
		.id = s->id, .headline = s->headline, .text = s->summary, .section = s->section,
		.language = s->language, .outlets = s->outlets, .newest_at = s->newest_at,
	};
}

bool
more_stories(struct worker *w, struct arena *out, struct str read, struct story_record **stories,
             size_t *count, struct err *err)
{
	struct story_filter filter = {
		.newest_from = WHEN_UNKNOWN, .newest_until = WHEN_UNKNOWN, .most = NEWEST,
	};
	struct reading r = {.headlines = buf_in(out, 2048), .summaries = buf_in(out, 4096)};
	struct story_record *newest;
	struct str address;
	size_t n, kept = 0, chosen[SUGGESTED];
	*count = 0;
	while (r.count < MOST_READ && str_cut(&read, ',', &address))
		if (!add_read(w, out, &r, address, err))
			return false;
	if (!r.count)
		return true;
	if (!store_stories(w->store, out, &filter, &newest, &n, err))
		return false;
	struct suggest_item *items = arena_array(out, struct suggest_item, n + 1);
	for (size_t i = 0; i < n; i++) {
		if (!ranking_is_news(&newest[i]) || newest[i].merged_into || was_read(&r, newest[i].id))
			continue;
		newest[kept] = newest[i];
		items[kept] = item_of(&newest[kept]);
		if (items[kept].newest_at > r.newest_at)
			r.newest_at = items[kept].newest_at;
		kept++;
	}
	items[kept] = (struct suggest_item){
		.id = -1, .headline = buf_str(&r.headlines), .text = buf_str(&r.summaries),
		.language = r.language, .newest_at = r.newest_at,
	};
	struct arena scratch = arena_upper(out);
	*count = related_choose(scratch, related_set_of(out, scratch, items, kept + 1), kept, SUGGESTED,
	                        chosen);
	*stories = arena_array(out, struct story_record, *count + 1);
	for (size_t i = 0; i < *count; i++)
		(*stories)[i] = newest[chosen[i]];
	return true;
}
