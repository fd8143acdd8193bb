/* topic_table.c: topics, and which stories are about them. */
#include "store/sqlite.h"

enum { MOST_SLUGS = 1000 };

#define COLUMNS "t.id, t.slug, t.name, t.key, t.kind, t.stories, t.open"

static void
take_topic(struct query *q, struct arena *out, struct topic_record *t)
{
	t->id = query_take_int(q);
	t->slug = query_take_text(q, out);
	t->name = query_take_text(q, out);
	t->key = query_take_text(q, out);
	t->kind = (enum topic_kind)query_take_int(q);
	t->stories = query_take_int(q);
	t->open = query_take_int(q);
}

/* ── writing ── */

static bool
find_id(struct store *s, const char *statement, struct str value, int64_t *id, struct err *err)
{
	struct query q;
	query_open(&q, s, statement);
	query_text(&q, value);
	*id = query_row(&q) ? query_take_int(&q) : 0;
	return query_close(&q, err);
}

/* "berg", "berg-2", …: the first that no other topic has. */
static bool
free_slug(struct store *s, struct arena *scratch, struct str wish, struct str *slug,
          struct err *err)
{
	int64_t taken = 1;
	*slug = wish;
	for (int n = 2; n < MOST_SLUGS; n++) {
		if (!find_id(s, "SELECT id FROM topic WHERE slug = ?", *slug, &taken, err))
			return false;
		if (!taken)
			return true;
		*slug = str_fmt(scratch, STR_FMT "-%d", STR_ARG(wish), n);
	}
	return err_set(err, ERR_STORE, "no address is free for the topic \"" STR_FMT "\"",
	               STR_ARG(wish));
}

static bool
make_topic(struct store *s, const struct topic_wish *w, int64_t *id, struct err *err)
{
	struct arena scratch = s->scratch;
	struct str slug;
	struct query q;
	if (!find_id(s, "SELECT id FROM topic WHERE key = ?", w->topic.key, id, err) || *id)
		return *id != 0;
	if (!free_slug(s, &scratch, w->slug, &slug, err))
		return false;
	query_open(&q, s, "INSERT INTO topic (key, slug, name, kind) VALUES (?, ?, ?, ?)");
	query_text(&q, w->topic.key);
	query_text(&q, slug);
	query_text(&q, w->topic.name);
	query_int(&q, w->topic.kind);
	if (!query_close(&q, err))
		return false;
	*id = sqlite3_last_insert_rowid(s->db);
	return true;
}

/* A person that one story cannot tell from a thing is a person when another story can. */
static bool
learn_kind(struct store *s, int64_t id, enum topic_kind kind, struct err *err)
{
	return query_run(s, "UPDATE topic SET kind = ?1 WHERE id = ?2 AND kind = 0 AND ?1 > 0",
	                 (int64_t[]){kind, id}, 2, err);
}

static bool
enter(struct store *s, int64_t topic, int64_t story, int64_t place, bool main, bool strong,
      struct err *err)
{
	int64_t values[] = {topic, story, place, main, strong};
	return query_run(s, "INSERT INTO topic_story (topic, number, story, place, main, strong) "
	                    "SELECT ?1, numbers + 1, ?2, ?3, ?4, ?5 FROM topic WHERE id = ?1 "
	                    "ON CONFLICT (story, topic) DO UPDATE SET (place, main, strong) = "
	                    "(excluded.place, excluded.main, excluded.strong)",
	                 values, 5, err) &&
	       query_run(s, "UPDATE topic SET numbers = (SELECT max(number) FROM topic_story WHERE "
	                    "topic = ?1) WHERE id = ?1 AND numbers < (SELECT max(number) FROM "
	                    "topic_story WHERE topic = ?1)",
	                 &topic, 1, err);
}

/* Whether the story is about it already, and counts for opening it. */
static bool
stands_in(struct store *s, int64_t topic, int64_t story, bool *in, int64_t *strong, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT strong FROM topic_story WHERE story = ? AND topic = ?");
	query_int(&q, story);
	query_int(&q, topic);
	*in = query_row(&q);
	*strong = *in ? query_take_int(&q) : 0;
	return query_close(&q, err);
}

/* Counts go up and down with each story: a topic may have very many. */
static bool
count_topic(struct store *s, int64_t topic, int64_t stories, int64_t strong, struct err *err)
{
	return (!stories && !strong) ||
	       query_run(s, "UPDATE topic SET (stories, strong) = (stories + ?2, strong + ?3) WHERE id = ?1",
	                 (int64_t[]){topic, stories, strong}, 3, err);
}

static bool
enter_counted(struct store *s, int64_t topic, int64_t story, int64_t place, bool main, bool strong,
              struct err *err)
{
	bool in;
	int64_t before;
	return stands_in(s, topic, story, &in, &before, err) &&
	       enter(s, topic, story, place, main, strong, err) &&
	       count_topic(s, topic, !in, (int64_t)strong - before, err);
}

static bool
leave(struct store *s, int64_t topic, int64_t story, struct err *err)
{
	bool in;
	int64_t before;
	return stands_in(s, topic, story, &in, &before, err) &&
	       query_run(s, "DELETE FROM topic_story WHERE topic = ? AND story = ?",
	                 (int64_t[]){topic, story}, 2, err) &&
	       count_topic(s, topic, -(int64_t)in, -before, err);
}

static bool
topic_ids(struct store *s, struct arena *out, int64_t story, struct list *ids, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT topic FROM topic_story WHERE story = ?");
	query_int(&q, story);
	while (query_row(&q))
		*(int64_t *)list_add(ids, out) = query_take_int(&q);
	return query_close(&q, err);
}

/* A topic opens and closes while few stories are about it; of one that has very many, only the newest are
 * looked at. */
static bool
add_unshown(struct store *s, struct arena *out, int64_t topic, struct list *stories,
            struct err *err)
{
	enum { LOOKED_AT = 2000 };
	struct query q;
	query_open(&q, s, "SELECT m.story FROM topic t CROSS JOIN topic_story m ON m.topic = t.id AND "
	                  "m.number > t.numbers - ?2 WHERE t.id = ?1 AND m.shown <> t.open LIMIT 100");
	query_int(&q, topic);
	query_int(&q, LOOKED_AT);
	while (query_row(&q))
		*(int64_t *)list_add(stories, out) = query_take_int(&q);
	return query_close(&q, err);
}

static bool
replace(struct store *s, struct arena *out, int64_t story, bool strong,
        const struct topic_wish *topics, size_t count, struct list *unshown, struct err *err)
{
	struct list ids = {.size = sizeof(int64_t)};
	if (!topic_ids(s, out, story, &ids, err))
		return false;
	size_t before = ids.count;
	for (size_t i = 0; i < count; i++) {
		int64_t id;
		if (!make_topic(s, &topics[i], &id, err) ||
		    !learn_kind(s, id, topics[i].topic.kind, err) ||
		    !enter_counted(s, id, story, (int64_t)i, topics[i].topic.main, strong, err))
			return false;
		*(int64_t *)list_add(&ids, out) = id;
	}
	const int64_t *all = (const int64_t *)ids.items;
	for (size_t i = 0; i < ids.count; i++) {
		bool stays = i >= before;
		for (size_t k = before; k < ids.count && !stays; k++)
			stays = all[k] == all[i];
		if (!stays && !leave(s, all[i], story, err))
			return false;
		if (!add_unshown(s, out, all[i], unshown, err))
			return false;
	}
	return true;
}

bool
store_put_topics(struct store *s, struct arena *out, int64_t story, bool strong,
                 const struct topic_wish *topics, size_t count, int64_t **unshown,
                 size_t *unshown_count, struct err *err)
{
	struct list l = {.size = sizeof **unshown};
	bool own;
	if (!change_begin(s, &own, err))
		return false;
	bool ok = replace(s, out, story, strong, topics, count, &l, err);
	*unshown = (int64_t *)l.items;
	*unshown_count = l.count;
	return change_end(s, own, ok, err);
}

bool
store_show_topics(struct store *s, int64_t story, struct err *err)
{
	bool own;
	if (!change_begin(s, &own, err))
		return false;
	bool ok = query_run(s, "UPDATE topic_story SET shown = (SELECT open FROM topic WHERE id = "
	                       "topic) WHERE story = ?", &story, 1, err);
	return change_end(s, own, ok, err);
}

/* ── reading ── */

bool
store_unshown_topics(struct store *s, int64_t story, bool *unshown, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT 1 FROM topic_story m JOIN topic t ON t.id = m.topic "
	                  "WHERE m.story = ? AND m.shown <> t.open");
	query_int(&q, story);
	*unshown = query_row(&q);
	return query_close(&q, err);
}

static bool
take_topics(struct query *q, struct arena *out, bool of_story, struct topic_record **topics,
            size_t *count, struct err *err)
{
	struct list l = {.size = sizeof **topics};
	while (query_row(q)) {
		struct topic_record *t = list_add(&l, out);
		take_topic(q, out, t);
		t->main = of_story && query_take_int(q);
	}
	*topics = (struct topic_record *)l.items;
	*count = l.count;
	return query_close(q, err);
}

bool
store_story_topics(struct store *s, struct arena *out, int64_t story,
                   struct topic_record **topics, size_t *count, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT " COLUMNS ", m.main FROM topic_story m JOIN topic t ON "
	                  "t.id = m.topic WHERE m.story = ? ORDER BY m.place");
	query_int(&q, story);
	return take_topics(&q, out, true, topics, count, err);
}

bool
store_topics(struct store *s, struct arena *out, size_t skip, size_t most,
             struct topic_record **topics, size_t *count, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT " COLUMNS " FROM topic t INDEXED BY topic_open WHERE t.open = 1 "
	                  "ORDER BY t.stories DESC, t.id DESC LIMIT ? OFFSET ?");
	query_int(&q, (int64_t)most);
	query_int(&q, (int64_t)skip);
	return take_topics(&q, out, false, topics, count, err);
}

bool
store_topic_count(struct store *s, int64_t *count, struct err *err)
{
	struct query q;
	query_open(&q, s, "SELECT count(*) FROM topic INDEXED BY topic_open WHERE open = 1");
	*count = query_row(&q) ? query_take_int(&q) : 0;
	return query_close(&q, err);
}

static bool
one_topic(struct store *s, struct arena *out, const char *statement, struct str value,
          struct topic_record *topic, struct err *err)
{
	struct query q;
	*topic = (struct topic_record){0};
	query_open(&q, s, statement);
	query_text(&q, value);
	if (query_row(&q))
		take_topic(&q, out, topic);
	return query_close(&q, err);
}

bool
store_topic_by_slug(struct store *s, struct arena *out, struct str slug,
                    struct topic_record *topic, struct err *err)
{
	return one_topic(s, out, "SELECT " COLUMNS " FROM topic t WHERE t.slug = ?", slug, topic, err);
}

bool
store_topic_by_key(struct store *s, struct arena *out, struct str key, struct topic_record *topic,
                   struct err *err)
{
	return one_topic(s, out, "SELECT " COLUMNS " FROM topic t WHERE t.key = ?", key, topic, err);
}
