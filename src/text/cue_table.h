/* cue_table.h: rows of the cue tables; for cue.c and the tables alone. */
#ifndef GW_TEXT_CUE_TABLE_H
#define GW_TEXT_CUE_TABLE_H

#include "text/cue.h"

struct cue_row {
	const char *word;
	unsigned classes;
};

extern const struct cue_row cue_rows_en[], cue_rows_de[], cue_rows_fr[], cue_rows_es[];
extern const size_t cue_count_en, cue_count_de, cue_count_fr, cue_count_es;

#endif
