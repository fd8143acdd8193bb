/* story_rows.h: rows of `glancewire write --batch` from standard input, one by one, beside the model of
 * English; for tools only. */
#ifndef GW_TOOLS_STORY_ROWS_H
#define GW_TOOLS_STORY_ROWS_H

#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "lib/row.h"
#include "os/file.h"
#include "text/english.h"

/* The reports of a row. */
static inline struct write_article *
story_row_articles(struct arena *a, const struct json *row, size_t *count)
{
	const struct json *list = json_get(row, "articles");
	struct write_article *articles = arena_array(a, struct write_article, list->count + 1);
	*count = 0;
	json_each(v, list)
		articles[(*count)++] = row_article(a, v);
	return articles;
}

static inline void
put_numbers(struct json_out *j, const double *f, size_t count)
{
	json_begin(j, '[');
	for (size_t i = 0; i < count; i++)
		json_put_num(j, f[i]);
	json_end(j, ']');
}

/* Writes what there is to tell of one row to standard output.  Both arenas end with the row. */
typedef void story_row_work(struct arena *a, struct arena scratch, const struct english *english,
                            const struct json *row);

/* The exit status.  `argv[1]` is english.model; lines that are no story are passed over. */
static inline int
story_rows(int argc, char **argv, const char *usage, story_row_work *work)
{
	enum { ROW_BYTES = 16 << 20 };
	char *line = malloc(ROW_BYTES);
	struct str bytes;
	struct err err;
	struct arena kept = arena_open(64 << 20), room = arena_open(64 << 20);
	if (argc != 2 || !file_map(argv[1], ROW_BYTES, &bytes, &err))
		return fprintf(stderr, "usage: %s\n", usage), 2;
	const struct english *english = english_open(&kept, room, bytes, &err);
	while (english && line && fgets(line, ROW_BYTES, stdin)) {
		struct arena a = arena_open(512 << 20), scratch = arena_open(512 << 20);
		struct json *row = json_read(&a, str_trim(str_of(line)), JSON_STRICT, &err);
		if (row && json_get(row, "articles"))
			work(&a, scratch, english, row);
		arena_close(&a);
		arena_close(&scratch);
	}
	arena_close(&room);
	arena_close(&kept);
	free(line);
	return english ? 0 : 1;
}

#endif
