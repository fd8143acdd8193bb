/* gate_claims.c: features of claims beside their sources, and the words of texts, for
 * tools/fit_gate.py.
 *
 * usage: gate_claims features [MODEL] < rows > features.bin
 *        gate_claims words < texts > words.bin
 *
 * Rows are JSON Lines {"source","claim"}; texts are JSON Lines {"text"}.  Features: the number of
 * features and their names; then GATE_FEATURES floats for each row.  Words: for each text the
 * number of its words, then for each word its token (the key of the tables), and 1 where it has a
 * capital inside a sentence, 2 where it is at the front of one, else 0.  All numbers are
 * little-endian and of 32 bits. */
#include "base/json.h"
#include "gate/builtin.h"
#include "gate/evidence.h"
#include "gate/gate.h"
#include "gate/marks.h"

#include "dump.h"

static void
put_features(struct arena *a, struct gate_options *options, const struct json *row)
{
	float x[GATE_FEATURES] = {0};
	struct arena rest = *a, scratch = arena_upper(&rest);
	gate_features(scratch, options, json_text(json_get(row, "source")),
	              json_text(json_get(row, "claim")), x);
	fwrite(x, sizeof x, 1, stdout);
}

struct word_rows {
	struct buf rows;
	uint32_t count;
};

static void
keep_word(void *ctx, struct gate_place word, const float *marks)
{
	struct word_rows *w = ctx;
	uint32_t place[2] = {(uint32_t)word.start, (uint32_t)word.end};
	buf_put(&w->rows, str_from((const char *)place, sizeof place));
	buf_put(&w->rows, str_from((const char *)marks, EVIDENCE_COUNT * sizeof *marks));
	w->count++;
}

static void
put_evidence(struct arena *a, struct gate_options *options, const struct json *row)
{
	struct word_rows w = {.rows = buf_in(a, 1 << 22)};
	struct arena rest = *a, scratch = arena_upper(&rest);
	gate_words(scratch, options, json_text(json_get(row, "source")),
	           json_text(json_get(row, "claim")), keep_word, &w);
	dump_number(w.count);
	fwrite(w.rows.p, 1, w.rows.n, stdout);
}

static void
put_words(struct arena *a, const struct json *row)
{
	struct prepared p = gate_prepare(a, json_text(json_get(row, "text")));
	uint32_t n = 0;
	for (size_t i = 0; i < p.tokens.count; i++)
		n += p.tokens.at[i].kind == TOKEN_WORD;
	dump_number(n);
	for (size_t i = 0; i < p.tokens.count; i++) {
		const struct token *t = &p.tokens.at[i];
		if (t->kind != TOKEN_WORD)
			continue;
		bool first = i == p.sentences[p.sentence_of[i]].from || t->flags & TOKEN_UPPER ||
		             (i > 0 && p.tokens.at[i - 1].kind != TOKEN_WORD);
		dump_number(token_of_hash(p.roots[i]));
		dump_number(first ? 2 : t->flags & TOKEN_CAPITAL ? 1 : 0);
	}
}

int
main(int argc, char **argv)
{
	struct arena a = arena_open(1u << 30), kept = arena_open(64 << 20);
	struct gate_weights weights = {0};
	bool words = argc > 1 && argv[1][0] == 'w', evidence = argc > 1 && argv[1][0] == 'e';
	char *line = NULL;
	size_t room = 0;
	ssize_t n;
	if (argc > 2) {
		struct err err;
		const struct model *m = model_open(&kept, dump_input(&kept, argv[2]), &err);
		if (m)
			weights = gate_weights_of(m);
	}
	struct gate_options options = {.weights = &weights};
	if (argc > 3) {
		struct err err;
		struct arena temp = arena_open(1 << 20);
		options.english = english_open(&kept, temp, dump_input(&kept, argv[3]), &err);
	}
	if (evidence) {
		dump_number(EVIDENCE_COUNT);
		for (size_t i = 0; i < EVIDENCE_COUNT; i++)
			dump_string(str_of(evidence_names[i]));
	} else if (!words) {
		dump_number(GATE_FEATURES);
		for (size_t i = 0; i < GATE_FEATURES; i++)
			dump_string(str_of(mark_names[i]));
	}
	while ((n = getline(&line, &room, stdin)) > 0) {
		struct err err;
		arena_rewind(&a);
		struct json *row = json_read(&a, str_from(line, (size_t)n), JSON_LENIENT, &err);
		if (words)
			put_words(&a, row);
		else if (evidence)
			put_evidence(&a, &options, row);
		else
			put_features(&a, &options, row);
	}
	free(line);
	arena_close(&a);
	arena_close(&kept);
	return 0;
}
