/* headline.c: the best of the titles. */
#include "extract/headline.h"

#include "extract/plain.h"
#include "extract/titled.h"
#include "model/limits.h"

/* The candidate that the feed calls the item by; -1 where none is. */
static int64_t
named_by_item(struct arena *a, const struct titled *titled, const struct clues *clues,
              struct str item_title)
{
	struct str line = plain_line(a, item_title, LIMIT_TITLE_BYTES);
	if (!line.n)
		return -1;
	struct str folded = plain_fold(a, line);
	struct str cut = plain_fold(a, title_without_site(a, line, &clues->site));
	for (uint32_t i = 0; i < titled->rows.count; i++)
		if (str_eq(titled->folded[i], cut))
			return i;
	for (uint32_t i = 0; i < titled->rows.count; i++)
		if (str_eq(titled->folded[i], folded))
			return i;
	return -1;
}

struct str
headline_of(struct arena *a, const struct clues *clues, struct str item_title)
{
	float mark;
	struct titled titled = titled_of(a, clues);
	int64_t best = named_by_item(a, &titled, clues, item_title);
	if (best < 0)
		best = ranking_best(a, &titled.rows, clues->page->model, "headline", &mark);
	return best < 0 ? STR_NONE : titled.texts[best];
}
