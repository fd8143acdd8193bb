/* measure.c: what is known of an article and a story that it may belong to, and how it is weighed. */
#include "group/measure.h"

#include <assert.h>
#include <math.h>

#include "base/embedded.h"

extern const struct embedded group_files[];

static const double unit2 = (double)VECTOR_UNIT * VECTOR_UNIT;

/* So that likeness of nothing has a logarithm, and hardly any differs from none as little as it
 * means. */
static const double least = 0.02;

/* Titles less alike than title_known are strange to each other; that counts half when
 * title_articles are known. */
static const double title_articles = 30, title_known = 0.1;

/* What a feature is part of for those who ask why: one of the terms, or the title. */
enum { TITLE_TERM = GROUP_TERMS, SUMS };

static const struct {
	const char *name;
	int term;
} features[FEATURES] = {
	[SIM] = {"sim", GROUP_LIKENESS},
	[COH] = {"coh", GROUP_COHESION},
	[TIGHT] = {"tight", GROUP_COHESION},
	[CROWD] = {"crowd", GROUP_LEAD},
	[TITLE_SIM] = {"title_sim", TITLE_TERM},
	[TITLE_WHOLE] = {"title_whole", TITLE_TERM},
	[UNTITLED] = {"untitled", TITLE_TERM},
	[STRANGE] = {"strange", TITLE_TERM},
	[AGE] = {"age", GROUP_AGE},
	[SPAN] = {"span", GROUP_AGE},
	[WEEKDAY] = {"day", GROUP_WEEKDAY},
};

const char *
measure_name(enum feature f)
{
	return features[f].name;
}

/* |ΣV| of `n` vectors of length 1. */
static double
length_of(double n, uint64_t pairs)
{
	return sqrt(n + 2 * (double)pairs / unit2);
}

/* A store that has seen little cannot tell a rare word from a common one: all that happens in one
 * town looks alike.  The title names the event and not the town. */
static double
strange(const struct pair *p, double n)
{
	double likeness = (double)p->title / unit2 / n;
	if (!p->titled || p->story->titled == 0 || likeness >= title_known)
		return 0;
	return (1 - likeness / title_known) / (1 + p->articles / title_articles);
}

void
measure_pair(const struct pair *p, double value[FEATURES])
{
	const struct group_story *s = p->story;
	double n = s->count, titled = s->titled, title = (double)p->title / unit2;
	value[SIM] = log((double)p->body / unit2 / n + least);
	value[COH] = log(group_story_cohesion(s) + least);
	value[TIGHT] = log(length_of(n, s->pairs) / n);
	value[CROWD] = p->crowd;
	value[TITLE_SIM] = titled > 0 ? title / titled : 0;
	value[TITLE_WHOLE] = titled > 0 ? title / length_of(titled, s->title_pairs) : 0;
	value[UNTITLED] = !p->titled || s->titled == 0;
	value[STRANGE] = strange(p, n);
	value[AGE] = group_story_age(s, p->at);
	value[SPAN] = group_story_span(s);
	value[WEEKDAY] = group_story_same_day(s, p->days);
}

void
measure_weigh(const double *weights, struct weighed *w)
{
	double sums[SUMS] = {0};
	for (int f = 0; f < FEATURES; f++)
		sums[features[f].term] += weights[f] * w->value[f];
	w->constant = w->z = weights[FEATURES];
	for (int i = 0; i < GROUP_TERMS; i++) {
		w->terms[i] = sums[i];
		w->z += sums[i];
	}
	w->title = sums[TITLE_TERM];
	w->z += w->title;
}

const double *
measure_weights(const struct model *m)
{
	const char *names[FEATURES];
	for (int f = 0; f < FEATURES; f++)
		names[f] = features[f].name;
	return model_weights(m, "join", FEATURES, model_fingerprint(names, FEATURES));
}

const struct model *
measure_builtin(struct arena *a)
{
	struct err err;
	struct str bytes = str_from(group_files[0].bytes, group_files[0].size);
	const struct model *m = model_open(a, bytes, &err);
	assert(m && measure_weights(m));
	return m;
}

const struct model *
group_model_open(struct arena *a, struct str bytes, struct err *err)
{
	const struct model *m = model_open(a, bytes, err);
	if (m && !measure_weights(m)) {
		err_set(err, ERR_INPUT,
			"it has no weights for what this program knows of stories");
		return NULL;
	}
	return m;
}
