/* cue_table.h: rows of the cue tables; for cue.c and the tables alone. */
#ifndef GW_TEXT_CUE_TABLE_H
#define GW_TEXT_CUE_TABLE_H

#include "text/cue.h"

struct cue_row {
	const char *word;
	unsigned classes;
};

extern const struct cue_row cue_rows_en[], cue_rows_de[], cue_rows_fr[], cue_rows_es[],
	cue_rows_it[], cue_rows_pt[], cue_rows_nl[], cue_rows_zh[], cue_rows_ja[];
extern const size_t cue_count_en, cue_count_de, cue_count_fr, cue_count_es, cue_count_it,
	cue_count_pt, cue_count_nl, cue_count_zh, cue_count_ja;

enum { CUE_LETTERS = 26 };

/* Rows before those of each small ASCII letter, and before what comes behind them.  No word of
 * Chinese or Japanese begins with one. */
extern const uint16_t cue_starts[CUE_NO_LANGUAGE][CUE_LETTERS + 1];

#endif
