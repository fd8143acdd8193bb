/* author.c: the best of the lists of authors. */
#include "extract/author.h"

#include "extract/credited.h"
#include "model/limits.h"

/* Log-odds; by folds of hosts, see tools/fit_metadata.py. */
static const float AUTHOR_LEAST = -1.0F; /* .27 */

struct authors
authors_of(struct arena *out, struct arena *a, const struct clues *clues)
{
	float mark;
	struct authors list = {.names = arena_array(out, struct str, LIMIT_AUTHORS)};
	struct credited credited = credited_of(a, clues);
	int64_t best = ranking_best(a, &credited.rows, clues->page->model, "authors", &mark);
	if (best < 0 || mark < AUTHOR_LEAST)
		return list;
	const struct byline *line = &credited.lines[best];
	for (unsigned i = 0; i < line->count && list.count < LIMIT_AUTHORS; i++)
		list.names[list.count++] = str_dup(out, line->names[i]);
	return list;
}
