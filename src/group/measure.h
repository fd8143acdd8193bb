/* measure.h: what is known of an article and a story that it may belong to, and how it is weighed.
 *
 * All of it follows from sums that the story keeps, so that it costs the same for a story of two
 * reports and one of hundreds.  ΣB and ΣT are the sums of its members' vectors, n is how many
 * they are; |ΣB|² is n and twice the sum of B·B over its pairs. */
#ifndef GW_GROUP_MEASURE_H
#define GW_GROUP_MEASURE_H

#include "group/group.h"
#include "group/story.h"
#include "learn/model.h"

enum feature {
	SIM, /* ln of B·ΣB / n, the mean likeness to its members */
	COH, /* ln of their likeness to each other */
	TIGHT, /* ln of |ΣB| / n: 0 for one report, less the more and the looser they are */
	CROWD,       /* what other stories near are like: likeness that says nothing */
	TITLE_SIM,   /* T·ΣT by members with a title */
	TITLE_WHOLE, /* T·ΣT / |ΣT| */
	UNTITLED,    /* 1 where either has no title */
	STRANGE,     /* near 1 where titles share nothing while few articles are known */
	AGE,         /* ln of days to the nearest member */
	SPAN,        /* ln of days from the oldest member to the newest */
	WEEKDAY,     /* weekdays named: 1 the same, -1 others */
	FEATURES
};

const char *measure_name(enum feature f);

struct pair {
	uint32_t articles; /* that are known */
	bool titled;       /* the article has a title */
	const struct group_story *story;
	uint64_t body, title; /* B·ΣB and T·ΣT, in units of 1 / VECTOR_UNIT² */
	double crowd;
	int64_t at; /* of the article, or WHEN_UNKNOWN */
	uint8_t days;
};

void measure_pair(const struct pair *p, double value[FEATURES]);

/* A story that was weighed. */
struct weighed {
	uint32_t story;
	double value[FEATURES];
	double terms[GROUP_TERMS], title, constant, z; /* as in group.h */
};

/* Sets terms and their sum; `weights` are the features' and the constant. */
void measure_weigh(const double *weights, struct weighed *w);

/* The weights of a model, NULL where it has none for these features. */
const double *measure_weights(const struct model *m);

/* The model that the program carries (models/group.model). */
const struct model *measure_builtin(struct arena *a);

#endif
