/* batch.h: JSON Lines in, one JSON line out for each, in order. */
#ifndef GW_CMD_BATCH_H
#define GW_CMD_BATCH_H

#include "base/err.h"
#include "base/json.h"
#include "engine/parser.h"

/* Answers one row: writes one JSON value to `line`, or fails with `err`, which is then the answer
 * ({"error": …}).  `out` and `scratch` are the row's own and forgotten after it. */
typedef bool batch_row(void *ctx, struct arena *out, struct arena scratch, const struct json *row,
                       struct buf *line, struct err *err);

/* Reads standard input to its end.  Returns the exit status: 0, or 1 where reading or writing
 * itself failed. */
int batch_run(const char *name, batch_row *answer, void *ctx);

/* Makes of a row what a parser is asked, or fails with `err`, which is then the answer.  What the
 * request points to lies in `out`. */
typedef bool batch_ask(void *ctx, struct arena *out, const struct json *row,
                       struct parse_request *request, struct err *err);

/* The same for rows that a parser answers: it is given several at a time. */
int batch_parse(const char *name, batch_ask *ask, void *ctx, struct parser *parser);

#endif
