/* headline.h: the headline of the article and the name of its outlet. */
#ifndef GW_EXTRACT_HEADLINE_H
#define GW_EXTRACT_HEADLINE_H

#include "extract/page.h"

/* Names by which the site calls itself, folded (plain.h). */
struct site_names {
	struct str folded[24];
	uint32_t count;
};

struct site_names site_names_of(struct arena *a, const struct page *page);
bool site_is_called(const struct site_names *names, struct str folded);

/* One line; STR_NONE where the page has none. */
struct str headline_of(struct arena *a, const struct page *page, const struct site_names *names);

/* og:site_name, the publisher by JSON-LD, what follows the headline in <title>, else the host;
 * STR_NONE where even that is unknown. */
struct str outlet_of(struct arena *a, const struct page *page, struct str headline);

/* Does the object's own headline name another article than this page's? */
bool headline_is_another(struct arena *a, const struct page *page, const struct json *object);

#endif
