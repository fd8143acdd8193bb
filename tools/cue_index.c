/* cue_index.c: writes where each word of the cue tables is found by its hash, as a C file.
 *
 * usage: cue_index OUT.c
 * For each language a table of struct cue_slot, a power of two long and a quarter full at most; a
 * word stands in the first free slot at or behind its hash. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/cue_table.h"

struct table {
	const struct cue_row *rows;
	size_t count;
};

static void
write_slots(FILE *out, const char *name, struct table t, size_t size)
{
	struct cue_slot *slots = calloc(size, sizeof *slots);
	if (!slots)
		exit(1);
	for (size_t i = 0; i < t.count; i++) {
		size_t n = strlen(t.rows[i].word);
		uint32_t hash = cue_hash(t.rows[i].word, n);
		size_t k = hash & (size - 1);
		while (slots[k].row)
			k = (k + 1) & (size - 1);
		slots[k] = (struct cue_slot){(uint16_t)(i + 1), (uint8_t)n, (uint8_t)(hash >> 24)};
	}
	fprintf(out, "static const struct cue_slot slots_%s[] = {", name);
	for (size_t k = 0; k < size; k++)
		fprintf(out, "%s{%d,%d,%d},", k % 8 ? "" : "\n", slots[k].row, slots[k].bytes,
		        slots[k].check);
	fprintf(out, "\n};\n");
	free(slots);
}

int
main(int argc, char **argv)
{
	const struct {
		const char *name;
		struct table table;
	} rows[CUE_NO_LANGUAGE] = {
		[CUE_ENGLISH] = {"en", {cue_rows_en, cue_count_en}},
		[CUE_GERMAN] = {"de", {cue_rows_de, cue_count_de}},
		[CUE_FRENCH] = {"fr", {cue_rows_fr, cue_count_fr}},
		[CUE_SPANISH] = {"es", {cue_rows_es, cue_count_es}},
		[CUE_ITALIAN] = {"it", {cue_rows_it, cue_count_it}},
		[CUE_PORTUGUESE] = {"pt", {cue_rows_pt, cue_count_pt}},
		[CUE_DUTCH] = {"nl", {cue_rows_nl, cue_count_nl}},
		[CUE_CHINESE] = {"zh", {cue_rows_zh, cue_count_zh}},
		[CUE_JAPANESE] = {"ja", {cue_rows_ja, cue_count_ja}},
	};
	size_t size[CUE_NO_LANGUAGE];
	FILE *out = argc == 2 ? fopen(argv[1], "w") : NULL;
	if (!out) {
		fprintf(stderr, "usage: cue_index OUT.c\n");
		return 2;
	}
	fprintf(out, "#include \"text/cue_table.h\"\n");
	for (int l = 0; l < CUE_NO_LANGUAGE; l++) {
		for (size[l] = 64; size[l] < 4 * rows[l].table.count;)
			size[l] *= 2;
		write_slots(out, rows[l].name, rows[l].table, size[l]);
	}
	fprintf(out, "const struct cue_index cue_indexes[] = {\n");
	for (int l = 0; l < CUE_NO_LANGUAGE; l++)
		fprintf(out, "\t{cue_rows_%s, slots_%s, %zu},\n", rows[l].name, rows[l].name, size[l] - 1);
	fprintf(out, "};\n");
	return fclose(out) ? 1 : 0;
}
