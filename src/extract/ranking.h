/* ranking.h: values that compete for one member of the article, as rows of numbers.
 *
 * The date, the headline and the authors are each chosen in the same way: all values that the page
 * names are gathered with where they stand (dated.h, titled.h, credited.h), equal ones become one
 * candidate, each candidate is described by numbers, and a forest trained on pages whose answer is
 * known (tools/fit_metadata.py) marks them.  The highest mark wins where it is high enough. */
#ifndef GW_EXTRACT_RANKING_H
#define GW_EXTRACT_RANKING_H

#include "learn/model.h"

struct ranking {
	float *columns; /* feature f of row i at columns[f * stride + i] */
	uint32_t count, width, stride;
	const char *const *names; /* of the features */
};

struct ranking ranking_of(struct arena *a, uint32_t count, uint32_t width,
                          const char *const *names);

static inline void
ranking_put(struct ranking *r, uint32_t row, uint32_t feature, double v)
{
	r->columns[feature * r->stride + row] = (float)v;
}

static inline void
ranking_add(struct ranking *r, uint32_t row, uint32_t feature, double v)
{
	r->columns[feature * r->stride + row] += (float)v;
}

static inline float
ranking_get(const struct ranking *r, uint32_t row, uint32_t feature)
{
	return r->columns[feature * r->stride + row];
}

/* The feature becomes the lower or the higher of its value and v. */
void ranking_low(struct ranking *r, uint32_t row, uint32_t feature, double v);
void ranking_high(struct ranking *r, uint32_t row, uint32_t feature, double v);

/* The row that the forest of that name marks highest, its mark (log-odds of being right) in *mark;
 * without such a forest the first one, marked 0.  -1 where there are no rows. */
int64_t ranking_best(struct arena *scratch, const struct ranking *r, const struct model *model,
                     const char *forest, float *mark);

/* The same value for all rows. */
void ranking_fill(struct ranking *r, uint32_t feature, double v);

#endif
