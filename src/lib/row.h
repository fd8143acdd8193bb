/* row.h: one row of a stage in, one line of JSON out.
 *
 * The batch commands and the library answer by these, so that both say the same.  Rows that are
 * no object, or lack what they need, fail with ERR_INPUT.  Pure; `out` and `scratch` are the
 * row's own. */
#ifndef GW_LIB_ROW_H
#define GW_LIB_ROW_H

#include "base/err.h"
#include "base/json.h"
#include "gate/gate.h"
#include "write/write.h"

/* {"source","claim"}, {"robots","agent","url"}, {"input","base"?}; ctx is not used. */
bool row_check(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
               struct buf *line, struct err *err);
bool row_robots(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
                struct buf *line, struct err *err);
bool row_url(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
             struct buf *line, struct err *err);

/* {"id","articles":[…]}; ctx is a const struct write_options. */
bool row_write(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
               struct buf *line, struct err *err);

/* ── the same on values ── */

void answer_check(struct arena *out, struct arena scratch, struct str source, struct str claim,
                  struct buf *line);
void answer_robots(struct arena *out, struct arena scratch, struct str robots, struct str agent,
                   struct str url, struct buf *line);
void answer_url(struct arena *out, struct arena scratch, struct str input, struct str base,
                struct buf *line);

/* One of the articles of a row of `write`, or the article that `extract` gave. */
struct write_article row_article(const struct json *v);

#endif
