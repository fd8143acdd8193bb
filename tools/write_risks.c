/* write_risks.c: what the writer knows of each sentence of a page at its place, for
 * tools/fit_risk.py.
 *
 * usage: write_risks MODEL < rows > features.jsonl
 *
 * A row is one of `glancewire write --batch` with "page" beside it: a list of sentences in their order,
 * each [role, article, first byte].  For each story a line: a list for each sentence of the page,
 * with its features (src/write/risk.h), empty where the writer has no such sentence. */
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "lib/row.h"
#include "write/differ.h"
#include "os/file.h"
#include "write/headline.h"
#include "write/parsed.h"
#include "write/risk.h"

enum { ROW_BYTES = 16 << 20 };

static const struct sentence *
sentence_at(const struct draft *d, uint32_t article, uint32_t start)
{
	for (size_t i = 0; i < d->sentence_count; i++)
		if (d->sentences[i].article == article && d->sentences[i].start == start)
			return &d->sentences[i];
	return NULL;
}

static bool
goes_on(const struct draft *d, const struct sentence *last, const struct sentence *s)
{
	struct str text = d->articles[s->article].text;
	return last && s->position && last == s - 1 && !str_trim(str_sub(text, last->end, s->start)).n;
}

static void
put_story(struct arena *a, struct arena scratch, const struct english *english,
          const struct json *row, struct buf *b)
{
	const struct json *list = json_get(row, "articles");
	struct write_article *articles = arena_array(a, struct write_article, list->count + 1);
	size_t count = 0;
	json_each(v, list)
		articles[count++] = row_article(a, v);
	struct arena temp = arena_upper(&scratch), trees = arena_upper(&temp);
	struct draft d = draft_read(a, scratch, articles, count);
	parsed_open(&d, &trees, english);
	size_t head = headline_choose(a, temp, &d).article;
	differ_mark_stale(temp, &d);
	struct cast cast = cast_read(a, temp, &d);
	struct known k = known_open(a, &d, &cast, head);
	struct json_out j = json_to(b);
	const struct sentence *last = NULL;
	bool top = false;
	json_begin(&j, '[');
	known_begin(&k);
	json_each(v, json_get(row, "page")) {
		const struct sentence *s = sentence_at(&d, (uint32_t)json_num(json_at(v, 1), 0), (uint32_t)json_num(json_at(v, 2), 0));
		json_begin(&j, '[');
		if (s) {
			double f[RISK_FEATURES];
			bool behind = goes_on(&d, last, s);
			top = behind && (top || last->position == 0);
			struct place at = {.behind = behind, .from_top = top, .role = (enum paragraph_role)(int)json_num(json_at(v, 0), 0)};
			risk_features(f, &k, temp, s, &at);
			for (size_t i = 0; i < RISK_FEATURES; i++)
				json_put_num(&j, f[i]);
			known_tell(&k, s);
		}
		last = s;
		json_end(&j, ']');
	}
	json_end(&j, ']');
}

int
main(int argc, char **argv)
{
	char *line = malloc(ROW_BYTES);
	struct str bytes;
	struct err err;
	struct arena kept = arena_open(64 << 20), room = arena_open(64 << 20);
	if (argc != 2 || !file_map(argv[1], ROW_BYTES, &bytes, &err))
		return fprintf(stderr, "usage: write_risks MODEL < rows\n"), 2;
	const struct english *english = english_open(&kept, room, bytes, &err);
	while (english && line && fgets(line, ROW_BYTES, stdin)) {
		struct arena a = arena_open(512 << 20), scratch = arena_open(512 << 20);
		struct json *row = json_read(&a, str_trim(str_of(line)), JSON_STRICT, &err);
		struct buf b = buf_in(&a, 1 << 20);
		if (row && json_get(row, "articles"))
			put_story(&a, scratch, english, row, &b);
		puts(b.n ? str_c(&a, buf_str(&b)) : "[]");
		arena_close(&a);
		arena_close(&scratch);
	}
	arena_close(&room);
	arena_close(&kept);
	free(line);
	return english ? 0 : 1;
}
