/* api.h: what the pages show, as JSON.  Internal to web/.
 *
 * /api/v1 is described by openapi.json, which it serves; /api/batches is read by clients of the open
 * front end of Kagi News (its src/lib/types.ts names the fields). */
#ifndef GW_WEB_API_H
#define GW_WEB_API_H

#include "web/server.h"

/* Everything below /api.  Errors are problems of RFC 9457. */
bool api_content(struct worker *w, struct arena *out, const struct request *r, struct content *c,
                 struct err *err);
struct content api_problem(struct arena *out, int status);

/* api_v1.c, api_batches.c: `path` is what stands behind "/api/v1/" and "/api/batches". */
/* more.c: by addresses of stories that were read, parted by commas. */
bool more_stories(struct worker *w, struct arena *out, struct str read, struct story_record **stories,
                  size_t *count, struct err *err);
bool api_v1(struct worker *w, struct arena *out, const struct request *r, struct str path,
            struct json_out *j, struct err *err);
bool api_batches(struct worker *w, struct arena *out, struct str path, struct json_out *j,
                 struct err *err);

/* The stories of the front page in its order. */
bool api_front(struct worker *w, struct arena *out, struct story_record **stories, size_t *count,
               int64_t *at, struct err *err);
bool api_gone(struct err *err);

/* api_limit.c: counts a request of a client; false: it has had its share, and `limit` says when it
 * may come again. */
struct api_share {
	int64_t most, left, reset_s;
};
bool api_take(struct worker *w, struct str client, int64_t now_s, struct api_share *share);

#endif
