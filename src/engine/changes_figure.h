/* changes_figure.h: counts that are not the same in two editions of a story. */
#ifndef GW_ENGINE_CHANGES_FIGURE_H
#define GW_ENGINE_CHANGES_FIGURE_H

#include "model/story.h"

struct moved_figure {
	struct str what;          /* "people killed" */
	struct str before, now;   /* in digits */
};

enum { MOVED_FIGURES_MOST = 3 };

/* Counts of harm (write/figure.h) of which each edition's paragraphs give one value, not the same.
 * Where an edition gives two, which of them moved is not known, and nothing is said. */
size_t changes_figures(struct arena *out, struct arena scratch, const struct story *before,
                       const struct story *now, struct moved_figure *list);

#endif
