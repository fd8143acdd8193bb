/* ruled.h: what the outlet rule of a page's host finds on it. */
#ifndef GW_EXTRACT_RULED_H
#define GW_EXTRACT_RULED_H

#include "extract/rules.h"
#include "model/when.h"

struct page;

struct ruled {
	const struct outlet_rule *rule; /* NULL: there is none for this host */
	unsigned missed;                /* bits of rule_part that found nothing */
	bool *body;                     /* by block: inside the body; NULL: the rule has or found none */
	bool *dropped;                  /* by block; NULL: nothing is */
	struct str headline;            /* STR_NONE none */
	struct str *authors;
	size_t author_count;
	struct when published;
};

/* The rule for the page's address, or for its canonical one where it has none. */
const struct outlet_rule *ruled_by(struct arena *a, const struct page *page,
                                   const struct rules *rules);

/* Inline elements that are dropped are no text; before the page is cut into blocks. */
void ruled_drop_inline(struct arena *a, struct page *page);

/* Fills page->ruled. */
void ruled_find(struct arena *a, struct page *page);

bool ruled_drops(const struct page *page, uint32_t block);

#endif
