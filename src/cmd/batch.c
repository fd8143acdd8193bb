/* batch.c: JSON Lines in, one JSON line out for each. */
#include "cmd/batch.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/limits.h"

static void
write_error(struct buf *line, const struct err *err)
{
	struct json_out j = json_to(line);
	json_begin(&j, '{');
	json_kv_str(&j, "error", str_of(err->msg));
	json_end(&j, '}');
}

/* One row.  What uses up its memory jumps back here and is an error of that row only. */
static void
answer_row(struct arena *out, struct arena *scratch, struct str text, batch_row *answer,
           void *ctx, struct buf *line)
{
	struct err err = {0};
	jmp_buf trap;
	size_t start = line->n;
	if (setjmp(trap)) {
		line->n = start;
		err_set(&err, ERR_LIMIT, "the row needs more memory than its limit");
		write_error(line, &err);
		out->trap = scratch->trap = NULL;
		return;
	}
	out->trap = scratch->trap = &trap;
	struct json *row = json_read(out, text, JSON_LENIENT, &err);
	if (!row || !answer(ctx, out, *scratch, row, line, &err)) {
		line->n = start;
		write_error(line, &err);
	}
	out->trap = scratch->trap = NULL;
}

int
batch_run(const char *name, batch_row *answer, void *ctx)
{
	struct arena out = arena_open((size_t)LIMIT_LINE_BYTES * 12);
	struct arena scratch = arena_open(LIMIT_PARSE_MEMORY);
	struct arena lines = arena_open((size_t)LIMIT_LINE_BYTES * 4);
	char *text = NULL;
	size_t room = 0;
	ssize_t n;
	int status = 0;
	while ((n = getline(&text, &room, stdin)) >= 0) {
		struct str row = str_trim(str_from(text, (size_t)n));
		if (!row.n)
			continue;
		struct buf line = buf_in(&lines, 65536);
		if (row.n > LIMIT_LINE_BYTES) {
			struct err err;
			err_set(&err, ERR_LIMIT, "the line is longer than %d bytes", LIMIT_LINE_BYTES);
			write_error(&line, &err);
		} else {
			answer_row(&out, &scratch, row, answer, ctx, &line);
		}
		buf_byte(&line, '\n');
		if (fwrite(line.p, 1, line.n, stdout) != line.n) {
			fprintf(stderr, "glancewire %s: could not write: %s\n", name, strerror(errno));
			status = 1;
			break;
		}
		arena_reset(&out, 4 << 20);
		arena_reset(&lines, 1 << 20);
	}
	if (ferror(stdin)) {
		fprintf(stderr, "glancewire %s: could not read standard input\n", name);
		status = 1;
	}
	if (fflush(stdout) != 0)
		status = 1;
	free(text);
	arena_close(&out);
	arena_close(&scratch);
	arena_close(&lines);
	return status;
}
