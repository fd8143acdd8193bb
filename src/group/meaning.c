/* meaning.c: the vectors of reports from a model: how alike a report and a strand are. */
#include "group/meaning.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "group/grow.h"

enum { MEAN_LEAST = 8 }; /* vectors; the mean of fewer is that of their stories */

void
meanings_close(struct meanings *m)
{
	for (uint32_t i = 0; i < m->room; i++)
		free(m->of[i]);
	free(m->of);
	*m = (struct meanings){0};
}

/* From now on only vectors of this model are kept. */
static void
change_model(struct meanings *m, uint32_t model)
{
	m->model = model;
	m->count = 0;
	memset(m->sum, 0, sizeof m->sum);
	for (uint32_t i = 0; i < m->room; i++) {
		free(m->of[i]);
		m->of[i] = NULL;
	}
}

void
meanings_add(struct meanings *m, uint32_t strand, const struct embedding *e)
{
	uint32_t room = m->room;
	if (!e->model)
		return;
	if (e->model != m->model)
		change_model(m, e->model);
	m->of = grow(m->of, &m->room, (size_t)strand + 1, sizeof *m->of);
	memset(m->of + room, 0, (m->room - room) * sizeof *m->of);
	if (!m->of[strand])
		m->of[strand] = grow_new(1, sizeof **m->of);
	struct meaning *s = m->of[strand];
	for (size_t i = 0; i < EMBEDDING_DIMS; i++) {
		s->sum[i] += e->at[i];
		m->sum[i] += e->at[i];
	}
	s->count++;
	m->count++;
}

void
meanings_end(struct meanings *m, uint32_t strand)
{
	if (strand >= m->room || !m->of[strand])
		return;
	struct meaning *s = m->of[strand];
	m->count -= s->count;
	for (size_t i = 0; i < EMBEDDING_DIMS; i++)
		m->sum[i] -= s->sum[i];
	free(s);
	m->of[strand] = NULL;
}

bool
meanings_likeness(const struct meanings *m, uint32_t strand, const struct embedding *e,
                  double *likeness)
{
	const struct meaning *s = strand < m->room ? m->of[strand] : NULL;
	double dot = 0, ours = 0, theirs = 0;
	if (!e->model || e->model != m->model || !s ||
	    m->count < MEAN_LEAST)
		return false;
	for (size_t i = 0; i < EMBEDDING_DIMS; i++) {
		double mean = (double)m->sum[i] / m->count;
		double a = e->at[i] - mean, b = (double)s->sum[i] / s->count - mean;
		dot += a * b;
		ours += a * a;
		theirs += b * b;
	}
	if (!(ours > 0 && theirs > 0))
		return false;
	*likeness = dot / sqrt(ours * theirs);
	return true;
}
