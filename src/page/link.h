/* link.h: the addresses that stand in a page of ours.
 *
 * For bytes that page/ made: attributes in double quotes, every '<' of a text escaped. */
#ifndef GW_PAGE_LINK_H
#define GW_PAGE_LINK_H

#include "base/buf.h"

enum link_kind {
	LINK_ADDRESS, /* of href, src, action */
	LINK_CONTENT, /* of a meta element: may be an address */
};

struct link {
	size_t at;        /* of the value, in the page */
	struct str value; /* as it is written */
	enum link_kind kind;
};

struct link_walk {
	struct str page;
	size_t at;
	bool in_tag;
};

/* The next one; false at the end.  Begin with the page alone. */
bool link_next(struct link_walk *w, struct link *link);

/* The page with `prefix` in place of the first slash of every address that begins with one:
 * "../../", "/news/".  Two slashes begin another host's, and stay. */
struct str link_rebase(struct arena *out, struct str page, struct str prefix);

#endif
