/* ranking.c: the order of the front page from what the store has of its stories. */
#include "engine/ranking.h"

#include "model/limits.h"

enum {
	LOOKED_AT = 1000, /* the newest written */
	CANDIDATES = 400, /* the live ones of them */
	KEPT = RANK_TOP,  /* places that are remembered */
};

bool
ranking_is_news(const struct story_record *s)
{
	return s->summary.n && s->reports;
}

static struct rank_settings
settings_of(const struct config *c)
{
	return (struct rank_settings){
		.voices_power = c->voices_power, .half_life_s = c->half_life_h * 3600,
		.growth_s = c->growth_h * 3600, .growth_weight = c->growth_weight,
		.reach_weight = c->reach_weight, .opinion_weight = c->opinion_weight,
		.near_weight = c->near_weight, .hold = c->hold, .lead_s = c->lead_h * 3600,
	};
}

/* ── the order that stands ── */

bool
ranking_load(struct store *s, struct arena *out, struct ranking_front *front, struct err *err)
{
	struct str value;
	struct err unread;
	*front = (struct ranking_front){0};
	if (!store_get(s, out, "front", &value, err))
		return false;
	const struct json *v = value.p ? json_read(out, value, JSON_STRICT, &unread) : NULL;
	const struct json *ids = json_get(v, "ids");
	if (!ids)
		return true;
	front->at = json_int(json_get(v, "at"), 0);
	front->ids = arena_array(out, int64_t, ids->count + 1);
	json_each(id, ids)
		front->ids[front->count++] = json_int(id, 0);
	return true;
}

bool
ranking_save(struct store *s, struct arena scratch, const struct ranking_front *front,
             struct err *err)
{
	struct buf b = buf_in(&scratch, 2048);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	json_kv_int(&j, "at", front->at);
	json_key(&j, "ids");
	json_begin(&j, '[');
	for (size_t i = 0; i < front->count && i < KEPT; i++)
		json_put_int(&j, front->ids[i]);
	json_end(&j, ']');
	json_end(&j, '}');
	return store_set(s, "front", buf_str(&b), err);
}

static size_t
place_of(const struct ranking_front *front, int64_t id)
{
	for (size_t i = 0; front && i < front->count; i++)
		if (front->ids[i] == id)
			return i + 1;
	return 0;
}

/* ── ranking ── */

static struct rank_voice *
voices_of(struct arena *out, const struct story_record *r, size_t *count)
{
	struct err unread;
	const struct json *list = r->heard.n ? json_read(out, r->heard, JSON_STRICT, &unread) : NULL;
	struct rank_voice *voices = arena_array(out, struct rank_voice, list ? list->count + 1 : 1);
	*count = 0;
	json_each(v, list)
		voices[(*count)++] = (struct rank_voice){json_int(json_at(v, 0), r->newest_at),
		                                         json_int(json_at(v, 1), r->newest_at)};
	return voices;
}

static struct rank_story
story_of(struct arena *out, const struct config *c, const struct story_record *r,
         const struct ranking_front *front)
{
	struct rank_story s = {
		.id = r->id, .headline = r->headline, .text = r->summary, .language = r->language,
		.outlets = r->outlets, .independent = r->independent, .countries = r->countries,
		.opinions = r->opinions, .newest_at = r->newest_at,
		.section_weight = front ? config_section_weight(c, r->section) : 1,
		.place = place_of(front, r->id),
	};
	s.voices = voices_of(out, r, &s.voice_count);
	return s;
}

struct ranked *
ranking_order(struct arena *out, struct arena scratch, const struct config *config,
              const struct story_record *stories, size_t count, int64_t now,
              const struct ranking_front *front, size_t *ranked_count)
{
	struct rank_settings settings = settings_of(config);
	struct rank_story *list = arena_array(out, struct rank_story, count + 1);
	struct rank_terms *terms = arena_array(out, struct rank_terms, count + 1);
	size_t *order = arena_array(out, size_t, count + 1);
	for (size_t i = 0; i < count; i++)
		list[i] = story_of(out, config, &stories[i], front);
	*ranked_count = rank_stories(scratch, &settings, list, count, now, order, terms);
	struct ranked *ranked = arena_array(out, struct ranked, *ranked_count + 1);
	for (size_t i = 0; i < *ranked_count; i++)
		ranked[i] = (struct ranked){stories[order[i]], list[order[i]], terms[order[i]]};
	return ranked;
}

bool
ranking_of_front(struct store *s, struct arena *out, struct arena scratch,
                 const struct config *config, int64_t now, const struct ranking_front *front,
                 struct ranked **ranked, size_t *count, struct err *err)
{
	struct story_record *all;
	size_t n, live = 0;
	struct story_filter filter = {
		.newest_from = WHEN_UNKNOWN, .newest_until = WHEN_UNKNOWN, .most = LOOKED_AT,
	};
	if (!store_stories(s, out, &filter, &all, &n, err))
		return false;
	/* Stories that were old when they were found are in the archive, not in the news. */
	for (size_t i = 0; i < n && live < CANDIDATES; i++)
		if (ranking_is_news(&all[i]) && !all[i].ended)
			all[live++] = all[i];
	*ranked = ranking_order(out, scratch, config, all, live, now, front, count);
	return true;
}
