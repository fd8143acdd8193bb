/* regroup.c: the grouper, rebuilt from the store at start, and one article placed. */
#include "base/hash.h"
#include "base/log.h"
#include "engine/state.h"
#include "page/page.h"

struct restoring {
	struct grouper *grouper;
	size_t count;
	struct err *err;
	bool failed;
};

static bool
restore_one(void *ctx, int64_t article, int64_t story, int64_t reprint_of, struct str blob)
{
	struct restoring *r = ctx;
	struct err err;
	r->count++;
	if (grouper_restore(r->grouper, article, story, reprint_of, blob, &err))
		return true;
	/* One damaged row costs that article's weight in later decisions, nothing else. */
	log_error("article %lld: its place in the grouping cannot be read: %s", (long long)article,
	          err.msg);
	return true;
}

bool
regroup_restore(struct engine *e, struct err *err)
{
	struct restoring r = {.grouper = e->grouper = grouper_open(), .err = err};
	if (!store_each_member(e->store, restore_one, &r, err))
		return err_wrap(err, "could not rebuild the stories in memory");
	if (r.count)
		log_debug("%zu articles are back in their %zu live stories", r.count,
		          grouper_live_stories(e->grouper));
	return true;
}

/* Short, permanent, without letters that are mistaken for others. */
static struct str
address_of(struct arena *out, const struct article_record *founder, int turn)
{
	static const char letters[] = "23456789abcdefghjkmnpqrstvwxyz";
	char text[8];
	uint64_t h = hash_bytes(founder->url.p, founder->url.n, (uint64_t)turn);
	int n = turn < 4 ? 5 : 7;
	for (int i = 0; i < n; i++, h /= 30)
		text[i] = letters[h % 30];
	return str_dup(out, str_from(text, (size_t)n));
}

static bool
found_story(struct engine *e, const struct article_record *a, struct err *err)
{
	struct story_record s, other;
	if (!store_story(e->store, &e->job, a->id, &s, err))
		return false;
	for (int turn = 0;; turn++) {
		s.address = address_of(&e->job, a, turn);
		struct err none;
		if (!store_story_by_address(e->store, &e->job, s.address, &other, &none) ||
		    other.id == s.id)
			break;
	}
	s.slug = page_slug(&e->job, a->title);
	s.headline = a->title;
	s.section = a->section;
	s.language = a->language;
	s.founded_at = engine_news(e);
	return store_put_story(e->store, &s, err);
}

bool
regroup_place(struct engine *e, struct article_record *a, struct err *err)
{
	struct group_place place;
	int64_t published = a->published.at;
	if (published == WHEN_UNKNOWN || published > a->first_seen)
		published = a->first_seen;
	struct group_article g = {
		.id = a->id, .title = a->title, .text = a->text, .language = a->language,
		.outlet = a->outlet, .published = published, .kind = a->kind,
	};
	grouper_place(e->grouper, &e->job, e->scratch, &g, &place);
	a->story = place.story;
	a->reprint_of = place.reprint_of;
	a->state = ARTICLE_PLACED;
	if (!store_put_member(e->store, a->id, place.story, place.reprint_of, place.blob,
	                      engine_news(e), err))
		return false;
	if (place.founded && !found_story(e, a, err))
		return false;
	struct story_record s;
	if (!store_story(e->store, &e->job, place.story, &s, err))
		return false;
	int64_t now = clock_real_s();
	int64_t due = now + (int64_t)e->config->write_after_s;
	if (s.edition)
		due += engine_real_span(e, 0) + (int64_t)e->config->rewrite_after_s -
		       (int64_t)e->config->write_after_s;
	return store_queue_job(e->store, JOB_WRITE, place.story, STR_NONE, due, err);
}
