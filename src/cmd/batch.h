/* batch.h: JSON Lines in, one JSON line out for each, in order. */
#ifndef GW_CMD_BATCH_H
#define GW_CMD_BATCH_H

#include "base/err.h"
#include "base/json.h"

/* Answers one row: writes one JSON value to `line`, or fails with `err`, which is then the answer
 * ({"error": …}).  `out` and `scratch` are the row's own and forgotten after it. */
typedef bool batch_row(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
                       struct buf *line, struct err *err);

/* Reads standard input to its end.  Returns the exit status: 0, or 1 where reading or writing
 * itself failed. */
int batch_run(const char *name, batch_row *answer, void *ctx);

#endif
