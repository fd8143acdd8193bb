/* report.c: first persons, and nearness to the other reports. */
#include "write/report.h"

#include <math.h>
#include <string.h>

/* Share of sentences in the first person from which on a report is personal, and how many. */
#define PERSONAL_SHARE 0.2
/* Cosine to the other reports below which a report tells of something else. */
#define APART_COSINE 0.02

enum { PERSONAL_LEAST = 2 };

static void
add(double *sum, const struct vector *v)
{
	for (size_t k = 0; k < v->count; k++)
		sum[v->at[k].id] += (double)v->at[k].weight;
}

/* `own` is part of `all`. */
static bool
is_apart(const double *own, const double *all, size_t terms)
{
	double dot = 0, own_square = 0, other_square = 0;
	for (size_t k = 0; k < terms; k++) {
		double other = all[k] - own[k];
		dot += own[k] * other;
		own_square += own[k] * own[k];
		other_square += other * other;
	}
	return 2 * own_square < other_square &&
	       dot < APART_COSINE * sqrt(own_square * other_square);
}

struct report_kind *
reports_read(struct arena *a, struct arena scratch, const struct draft *d)
{
	struct report_kind *kinds = arena_array(a, struct report_kind, d->count + 1);
	double *all = arena_array(&scratch, double, d->term_count + 1);
	double *own = arena_array(&scratch, double, d->term_count + 1);
	for (size_t i = 0; i < d->sentence_count; i++)
		add(all, &d->sentences[i].vector);
	for (size_t from = 0, to; from < d->sentence_count; from = to) {
		size_t article = d->sentences[from].article, first = 0;
		memset(own, 0, d->term_count * sizeof *own);
		for (to = from; to < d->sentence_count && d->sentences[to].article == article; to++) {
			add(own, &d->sentences[to].vector);
			first += !!(d->sentences[to].reasons & REFER_FIRST_PERSON);
		}
		kinds[article].personal =
			first >= PERSONAL_LEAST && (double)first >= PERSONAL_SHARE * (double)(to - from);
		kinds[article].apart = is_apart(own, all, d->term_count);
	}
	return kinds;
}
