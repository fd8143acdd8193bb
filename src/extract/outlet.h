/* outlet.h: what a site is called, and titles without its name. */
#ifndef GW_EXTRACT_OUTLET_H
#define GW_EXTRACT_OUTLET_H

#include "extract/page.h"

/* Names by which the site calls itself. */
struct site_names {
	struct str folded[24]; /* plain.h */
	uint32_t count;
	struct str host;       /* letters and digits of the host's own name: "thegazette" */
};

struct site_names site_names_of(struct arena *a, const struct page *page);
bool site_is_called(const struct site_names *names, struct str folded);

/* Is it what the host is called, with more or fewer words? */
bool site_is_host(const struct site_names *names, struct str folded);

/* Is it the host's name, with or without its ending? */
bool site_is_host_alone(const struct site_names *names, struct str folded);

struct title_parts {
	struct str head, tail;
};

/* At the first or the last separator (" - ", " | "); false where there is none. */
bool title_part(struct str title, bool last, struct title_parts *parts);

/* Without the site's name at its end or start. */
struct str title_without_site(struct arena *a, struct str title, const struct site_names *names);

/* og:site_name, the publisher by JSON-LD, what follows the headline in <title>, else the host;
 * STR_NONE where even that is unknown. */
struct str outlet_of(struct arena *a, const struct page *page, struct str headline);

#endif
