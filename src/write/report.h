/* report.h: what kind of text a report is among the others of its story. */
#ifndef GW_WRITE_REPORT_H
#define GW_WRITE_REPORT_H

#include "write/draft.h"

struct report_kind {
	bool personal; /* speaks in the first person outside quotations: a column, an account */
	bool apart;    /* shares next to nothing with the others and is the smaller part: a note of
	                * the page, another matter */
};

/* By article of the draft, whose sentences have their vectors and reasons. */
struct report_kind *reports_read(struct arena *a, struct arena scratch, const struct draft *d);

#endif
