/* api.c: doors of the API, its errors, and the file that describes it. */
#include "web/api.h"

#include "base/embedded.h"
#include "engine/ranking.h"

extern const struct embedded api_files[];

bool
api_gone(struct err *err)
{
	return err_set(err, ERR_GONE, "there is no such thing");
}

struct content
api_problem(struct arena *out, int status)
{
	static const struct {
		int status;
		const char *title;
	} titles[] = {
		{400, "The request cannot be read"}, {404, "There is no such thing"},
		{405, "Only GET and HEAD are answered"}, {410, "The story was withdrawn"},
		{429, "Too many requests: ask again later"}, {503, "Not now: ask again later"},
	};
	size_t i = 0;
	while (i + 1 < sizeof titles / sizeof *titles && titles[i].status != status)
		i++;
	struct buf b = buf_in(out, 128);
	struct json_out j = json_to(&b);
	json_begin(&j, '{');
	json_kv_str(&j, "type", STR("about:blank"));
	json_kv_str(&j, "title", str_of(titles[i].title));
	json_kv_int(&j, "status", status);
	json_end(&j, '}');
	return (struct content){
		.status = status, .type = STR("application/problem+json"), .body = buf_str(&b),
		.allow = status == 405 ? STR("GET, HEAD") : STR_NONE, .kind = REPLY_NOW,
		.close = status == 400 || status == 405,
	};
}

bool
api_front(struct worker *w, struct arena *out, struct story_record **stories, size_t *count,
          int64_t *at, struct err *err)
{
	struct ranking_front front;
	*count = 0;
	if (!ranking_load(w->store, out, &front, err))
		return false;
	*at = front.at;
	*stories = arena_array(out, struct story_record, front.count + 1);
	for (size_t i = 0; i < front.count; i++) {
		struct story_record *r = &(*stories)[*count];
		if (!store_story(w->store, out, front.ids[i], r, err))
			return false;
		*count += r->edition && ranking_is_news(r) && !r->merged_into;
	}
	return true;
}

/* Each resource may be asked for as a file, too, which is what it is on a host of files. */
static struct str
without_ending(struct str path)
{
	return str_ends(path, STR(".json")) ? str_sub(path, 0, path.n - 5) : path;
}

bool
api_content(struct worker *w, struct arena *out, const struct request *r, struct content *c,
            struct err *err)
{
	struct buf b = buf_in(out, 32 << 10);
	struct json_out j = json_to(&b);
	*c = (struct content){.status = 200, .type = STR("application/json; charset=utf-8"),
	                      .kind = REPLY_DATA};
	if (str_eq(r->path, STR("/api/v1/openapi.json"))) {
		c->body = str_from(api_files[0].bytes, api_files[0].size);
		return true;
	}
	if (str_starts(r->path, STR("/api/v1/more")))
		c->kind = REPLY_NOW; /* what somebody read is nothing for caches */
	bool known = str_starts(r->path, STR("/api/v1/"))
	                     ? api_v1(w, out, r, without_ending(str_skip(r->path, 8)), &j, err)
	             : str_starts(r->path, STR("/api/batches"))
	                     ? api_batches(w, out, str_skip(r->path, 12), &j, err)
	                     : api_gone(err);
	buf_byte(&b, '\n');
	c->body = buf_str(&b);
	return known;
}
