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

/* One line to standard output.  False where it could not be written. */
static bool
put_line(const char *name, struct str line)
{
	if (fwrite(line.p, 1, line.n, stdout) == line.n && putchar('\n') != EOF)
		return true;
	fprintf(stderr, "glancewire %s: could not write: %s\n", name, strerror(errno));
	return false;
}

/* The next row that is not empty; false at the end. */
static bool
next_row(char **text, size_t *room, struct str *row)
{
	ssize_t n;
	while ((n = getline(text, room, stdin)) >= 0) {
		*row = str_trim(str_from(*text, (size_t)n));
		if (row->n)
			return true;
	}
	return false;
}

/* The exit status at the end of the input. */
static int
finish(const char *name, bool ok)
{
	if (ferror(stdin)) {
		fprintf(stderr, "glancewire %s: could not read standard input\n", name);
		ok = false;
	}
	return fflush(stdout) == 0 && ok ? 0 : 1;
}

int
batch_run(const char *name, batch_row *answer, void *ctx)
{
	struct arena out = arena_open((size_t)LIMIT_LINE_BYTES * 12);
	struct arena scratch = arena_open(LIMIT_PARSE_MEMORY);
	struct arena lines = arena_open((size_t)LIMIT_LINE_BYTES * 4);
	char *text = NULL;
	size_t room = 0;
	struct str row;
	bool ok = true;
	while (ok && next_row(&text, &room, &row)) {
		struct buf line = buf_in(&lines, 65536);
		if (row.n > LIMIT_LINE_BYTES) {
			struct err err;
			err_set(&err, ERR_LIMIT, "the line is longer than %d bytes", LIMIT_LINE_BYTES);
			write_error(&line, &err);
		} else {
			answer_row(&out, &scratch, row, answer, ctx, &line);
		}
		ok = put_line(name, buf_str(&line));
		arena_reset(&out, 4 << 20);
		arena_reset(&lines, 1 << 20);
	}
	free(text);
	arena_close(&out);
	arena_close(&scratch);
	arena_close(&lines);
	return finish(name, ok);
}

/* ---- rows for a parser ---- */

enum { GROUP_ROWS = 64, GROUP_BYTES = 256 << 10 };

struct group {
	const char *name;
	struct arena out, lines;
	struct parse_request request[GROUP_ROWS];
	size_t request_count, bytes;
	/* Rows in their order: a request is answered by the parser, an error is its own answer. */
	struct err err[GROUP_ROWS];
	size_t row_count, written;
	bool ok;
};

/* Reads one row into the group. */
static void
add_row(struct group *g, struct str text, batch_ask *ask, void *ctx)
{
	struct err *err = &g->err[g->row_count++];
	struct parse_request *request = &g->request[g->request_count];
	jmp_buf trap;
	*err = (struct err){0};
	*request = (struct parse_request){0};
	if (text.n > LIMIT_LINE_BYTES) {
		err_set(err, ERR_LIMIT, "the line is longer than %d bytes", LIMIT_LINE_BYTES);
	} else if (setjmp(trap)) {
		err_set(err, ERR_LIMIT, "the row needs more memory than its limit");
	} else {
		g->out.trap = &trap;
		struct json *row = json_read(&g->out, text, JSON_LENIENT, err);
		if (row && ask(ctx, &g->out, row, request, err)) {
			g->request_count++;
			g->bytes += request->bytes.n;
		}
	}
	g->out.trap = NULL;
}

static void
put_answer(struct group *g, struct str json, const struct err *err)
{
	struct buf line = buf_in(&g->lines, 1024);
	if (!json.p)
		write_error(&line, err);
	g->ok = g->ok && put_line(g->name, json.p ? json : buf_str(&line));
	g->written++;
	arena_rewind(&g->lines);
}

/* The rows that were not asked, up to the next one that was. */
static void
put_errors(struct group *g)
{
	while (g->written < g->row_count && g->err[g->written].code != ERR_NONE)
		put_answer(g, STR_NONE, &g->err[g->written]);
}

static void
on_answer(void *ctx, const struct parse_answer *answer)
{
	struct group *g = ctx;
	put_errors(g);
	put_answer(g, answer->json, &answer->err);
}

static void
answer_group(struct group *g, struct parser *parser)
{
	parser_run_all(parser, &g->out, g->request, g->request_count, on_answer, g);
	put_errors(g);
	if (g->bytes > GROUP_BYTES)
		arena_reset(&g->out, 4 << 20);
	arena_rewind(&g->out);
	g->request_count = g->bytes = g->row_count = g->written = 0;
}

int
batch_parse(const char *name, batch_ask *ask, void *ctx, struct parser *parser)
{
	struct arena memory = arena_open(1 << 20);
	struct group *g = arena_new(&memory, struct group);
	g->name = name;
	g->out = arena_open((size_t)LIMIT_LINE_BYTES * 12);
	g->lines = arena_open(1 << 20);
	g->ok = true;
	char *text = NULL;
	size_t room = 0;
	struct str row;
	while (g->ok && next_row(&text, &room, &row)) {
		add_row(g, row, ask, ctx);
		if (g->row_count == GROUP_ROWS || g->bytes >= GROUP_BYTES)
			answer_group(g, parser);
	}
	answer_group(g, parser);
	bool ok = g->ok;
	free(text);
	arena_close(&g->out);
	arena_close(&g->lines);
	arena_close(&memory);
	return finish(name, ok);
}
