/* group_candidates.c: places a stream of articles and writes what was known at each decision, for
 * tools/fit_groups.py.
 *
 * usage: group_candidates [MODEL...] < rows.jsonl > decisions.bin
 *
 * A row is that of `group --batch`; its "fold" says which of the models decides about it, its
 * "restart" that nothing is known of those before.  Without models the built-in one decides.  First come the number of features and their names; then for each
 * row the row that founded its story (from 1), the row that it reprints or 0, and the number of
 * stories that were near; for each of these its founder, what it came to, and the features, as
 * floats.  All numbers are little-endian, of 32 bits; a string is its length, then its bytes. */
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "group/place.h"
#include "model/when.h"
#include "text/utf8.h"

#include "dump.h"

enum { MODELS = 16, ROW_BYTES = 64 << 20 };

static void
put_float(double v)
{
	float f = (float)v;
	fwrite(&f, sizeof f, 1, stdout);
}

static void
put_names(void)
{
	dump_number(FEATURES);
	for (int f = 0; f < FEATURES; f++)
		dump_string(str_of(measure_name((enum feature)f)));
}

static void
put_decision(const struct grouper *g, const struct group_place *place)
{
	dump_number((uint32_t)place->story);
	dump_number((uint32_t)place->reprint_of);
	dump_number((uint32_t)g->near_count);
	for (size_t i = 0; i < g->near_count; i++) {
		dump_number((uint32_t)story_at(g, g->near[i].story)->id);
		put_float(g->near[i].z);
		for (int f = 0; f < FEATURES; f++)
			put_float(g->near[i].value[f]);
	}
}

static struct group_article
article_of(const struct json *row, int64_t id)
{
	return (struct group_article){
		.id = id,
		.title = utf8_cut(json_text(json_get(row, "title")), LIMIT_TITLE_BYTES),
		.text = utf8_cut(json_text(json_get(row, "text")), LIMIT_TEXT_BYTES),
		.language = json_text(json_get(row, "language")),
		.published = when_read(json_text(json_get(row, "published"))).at,
	};
}

static void
fail(const char *where, const struct err *err)
{
	fprintf(stderr, "group_candidates: %s: %s\n", where, err->msg);
	exit(1);
}

int
main(int argc, char **argv)
{
	struct arena kept = arena_open(64 << 20), out = arena_open(ROW_BYTES);
	struct arena scratch = arena_open(ROW_BYTES);
	struct grouper *g = grouper_open(&group_defaults);
	const double *weights[MODELS];
	char *line = NULL;
	size_t room = 0;
	ssize_t n;
	int models = argc - 1 < MODELS ? argc - 1 : MODELS;
	struct err err;
	for (int i = 0; i < models; i++) {
		struct str bytes = dump_input(&kept, argv[i + 1]);
		const struct model *m = group_model_open(&kept, bytes, &err);
		if (!m)
			fail(argv[i + 1], &err);
		weights[i] = measure_weights(m);
	}
	put_names();
	for (int64_t id = 1; (n = getline(&line, &room, stdin)) > 0; id++) {
		arena_reset(&out, 0);
		struct json *row =
			json_read(&out, str_from(line, (size_t)n), JSON_LENIENT, &err);
		if (!row)
			fail("standard input", &err);
		if (json_bool(json_get(row, "restart"), false)) {
			grouper_close(g);
			g = grouper_open(&group_defaults);
		}
		if (models)
			g->weights = weights[json_int(json_get(row, "fold"), 0) % models];
		struct group_article a = article_of(row, id);
		struct group_place place;
		grouper_place(g, &out, scratch, &a, &place);
		put_decision(g, &place);
	}
	free(line);
	grouper_close(g);
	return 0;
}
