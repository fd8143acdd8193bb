/* records.h: what a restart needs of each article, in a file between two benches. */
#ifndef GW_BENCH_RECORDS_H
#define GW_BENCH_RECORDS_H

#include <stdio.h>

#include "group/group.h"

struct record {
	int64_t article, published, story, reprint_of;
	uint64_t bytes; /* of the blob, which comes behind */
};

static inline void
record_write(FILE *f, int64_t article, int64_t published, const struct group_place *p)
{
	struct record r = {article, published, p->story, p->reprint_of, p->blob.n};
	fwrite(&r, sizeof r, 1, f);
	fwrite(p->blob.p, 1, p->blob.n, f);
}

#endif
