/* row.h: one row of a stage in, one line of JSON out.
 *
 * The batch commands and the library answer by these, so that both say the same.  Rows that are
 * no object, or lack what they need, fail with ERR_INPUT.  Pure; `out` and `scratch` are the
 * row's own. */
#ifndef GW_LIB_ROW_H
#define GW_LIB_ROW_H

#include "base/err.h"
#include "base/json.h"
#include "gate/shelf.h"
#include "write/write.h"

/* How rows of `check` are checked. */
struct row_checks {
	struct gate_options options;
	struct gate_shelf *shelf; /* NULL: each row's source is read anew */
};

/* {"source","claim","published"?,"cites":[{"start","end"}]?}; ctx is a const struct row_checks.  With cites only those bytes of the source count; where they do not carry the claim,
 * "moved_to" names the ones that do. */
bool row_check(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
               struct buf *line, struct err *err);

/* {"robots","agent","url"}, {"input","base"?}; ctx is not used. */
bool row_robots(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
                struct buf *line, struct err *err);
bool row_url(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
             struct buf *line, struct err *err);

/* {"id","articles":[…]}; ctx is a const struct write_options.  What publishers ask for is obeyed
 * where the articles have it ("signals", "max_snippet", "reserved"). */
bool row_write(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
               struct buf *line, struct err *err);

/* ── the same on values ── */

void answer_check(struct arena *out, struct arena scratch, const struct gate_options *options,
                  struct str source, struct str claim, struct buf *line);
void answer_robots(struct arena *out, struct arena scratch, struct str robots, struct str agent,
                   struct str url, struct buf *line);
void answer_url(struct arena *out, struct arena scratch, struct str input, struct str base,
                struct buf *line);

/* The passages cited, one a line; false where one is no part of the source. */
bool row_cited(struct arena *out, const struct json *cites, struct str source,
               struct str *passage);

/* The articles of a row of `write`, without what speaks to machines; ERR_INPUT: there are none. */
bool row_articles(struct arena *out, struct arena scratch, const struct json *row,
                  struct write_article **articles, size_t *count, struct err *err);

/* One of the articles of a row of `write`, or the article that `extract` gave. */
struct write_article row_article(struct arena *out, const struct json *v);

#endif
