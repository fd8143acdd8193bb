/* topics.c: names of a story to topics in the store, and back to its page. */
#include "engine/topics.h"

#include "base/hash.h"

enum { BATCH = 50 };
static const char backlog[] = "topic backlog"; /* the last story that was looked at */

/* ── finding ── */

/* Tables of places are read once for each language. */
static const struct named_places *
places_of(struct engine *e, struct str language)
{
	if (!e->places.arena)
		e->places = map_in(&e->life, 16);
	struct map_slot *slot = map_put(&e->places, language.n ? language : STR("en"));
	if (!slot->value.p) {
		struct named_places *p = arena_new(&e->life, struct named_places);
		slot->value.p = p;
		*p = named_places_read(&e->life, language, e->config->language);
	}
	return slot->value.p;
}

static bool
is_outlet(const struct engine *e, struct str name)
{
	for (size_t i = 0; i < e->feed_count; i++)
		if (str_eq_nocase(e->feeds[i].outlet, name) || str_eq_nocase(e->feeds[i].title, name))
			return true;
	return false;
}

size_t
topics_named(struct engine *e, const struct story *story, struct topic_name *names)
{
	size_t found = named_of(&e->job, e->scratch, story, places_of(e, story->language), names);
	size_t kept = 0;
	for (size_t i = 0; i < found; i++)
		if (!is_outlet(e, names[i].name))
			names[kept++] = names[i];
	return kept;
}

/* ── keeping ── */

/* A name of a script that addresses are not written in is called by its hash. */
static struct str
slug_of(struct arena *out, const struct topic_name *t)
{
	struct str slug = page_slug(out, t->name);
	return str_eq(slug, STR("story"))
	               ? str_fmt(out, "%08x", (unsigned)(hash_str(t->key) & UINT32_MAX))
	               : slug;
}

bool
topics_put(struct engine *e, const struct story_record *r, const struct topic_name *names,
           size_t count, struct err *err)
{
	struct topic_wish wishes[TOPICS_OF_STORY];
	count = r->reports && !r->merged_into ? count : 0;
	for (size_t i = 0; i < count; i++)
		wishes[i] = (struct topic_wish){names[i], slug_of(&e->job, &names[i])};
	int64_t *unshown;
	size_t n;
	if (!store_put_topics(e->store, &e->job, r->id, r->independent >= TOPIC_VOICES, wishes,
	                      count, &unshown, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (unshown[i] != r->id &&
		    !store_queue_job(e->store, JOB_WRITE, unshown[i], STR_NONE, clock_real_s(), err))
			return false;
	return true;
}

bool
topics_shown(struct engine *e, int64_t story, struct page_topic **topics, size_t *count,
             struct err *err)
{
	struct topic_record *list;
	if (!store_story_topics(e->store, &e->job, story, &list, count, err))
		return false;
	*topics = arena_array(&e->job, struct page_topic, *count + 1);
	for (size_t i = 0; i < *count; i++)
		(*topics)[i] = (struct page_topic){
			.name = list[i].name, .slug = list[i].open ? list[i].slug : STR_NONE,
			.type = topic_schema_type(list[i].kind), .main = list[i].main,
			.stories = list[i].stories,
		};
	return true;
}

bool
topics_unshown(struct engine *e, int64_t story, bool *unshown, struct err *err)
{
	return store_unshown_topics(e->store, story, unshown, err);
}

/* ── stories of a time without topics ── */

static bool
put_published(struct engine *e, const struct story_record *r, struct err *err)
{
	struct topic_name names[TOPICS_OF_STORY];
	struct edition_record edition;
	if (!r->reports || r->merged_into)
		return true;
	if (!store_edition(e->store, &e->job, r->id, r->edition, &edition, err))
		return false;
	struct json *j = json_read(&e->job, edition.json, JSON_STRICT, err);
	if (!j)
		return false;
	struct story story = story_from_json(&e->job, j);
	size_t n = topics_named(e, &story, names);
	return topics_put(e, r, names, n, err);
}

static bool
put_batch(struct engine *e, bool *left, struct err *err)
{
	struct str value;
	struct story_record *stories;
	size_t n;
	int64_t after;
	if (!store_get(e->store, &e->job, backlog, &value, err))
		return false;
	*left = str_to_int(value, &after);
	if (!*left)
		return true;
	if (!store_published_after(e->store, &e->job, after, BATCH, &stories, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!put_published(e, &stories[i], err))
			return false;
	*left = n == BATCH;
	value = *left ? str_fmt(&e->job, "%lld", (long long)stories[n - 1].id) : STR_NONE;
	return store_set(e->store, backlog, value, err);
}

bool
topics_backlog(struct engine *e, bool *left, struct err *err)
{
	if (!store_begin(e->store, err))
		return false;
	if (put_batch(e, left, err))
		return store_commit(e->store, err);
	store_rollback(e->store);
	return false;
}
