/* name.h: what the elements of feeds mean, by namespace and name.
 *
 * All formats share one table: their vocabularies hardly collide, and feeds mix them. */
#ifndef GW_FEED_NAME_H
#define GW_FEED_NAME_H

#include "base/str.h"

enum name_space {
	SPACE_CORE, /* RSS of all versions, Atom, and no namespace at all */
	SPACE_DC,
	SPACE_DCTERMS,
	SPACE_CONTENT,
	SPACE_MEDIA,
	SPACE_ITUNES,
	SPACE_RDF,
	SPACE_XHTML,
	SPACE_SYNDICATION,
	SPACE_OTHER,
};

enum meaning {
	MEANS_NOTHING,
	MEANS_ROOT,      /* rss, feed, RDF, channel */
	MEANS_ITEM,
	MEANS_WRAPPER,   /* stands between an item and its values: media:group */
	MEANS_ASIDE,     /* has values of its own that are not the item's: image, source */
	MEANS_TITLE,
	MEANS_LINK,
	MEANS_SUMMARY,
	MEANS_CONTENT,
	MEANS_ID,
	MEANS_PUBLISHED,
	MEANS_UPDATED,
	MEANS_AUTHOR,
	MEANS_CATEGORY,
	MEANS_KEYWORDS,
	MEANS_ENCLOSURE,
	MEANS_MEDIA,     /* media:content: an enclosure that may wrap further values */
	MEANS_LANGUAGE,
	MEANS_TTL,
	MEANS_PERIOD,
	MEANS_FREQUENCY,
};

struct name_rule {
	const char *name; /* lower case */
	enum name_space space;
	enum meaning meaning;
	int rank; /* of several elements with one meaning the highest wins, then the first */
};

/* The namespace of an address; SPACE_OTHER for unknown ones. */
enum name_space name_space_of(struct str uri);

/* What a prefix stands for where nobody declared it. */
enum name_space name_space_by_habit(struct str prefix);

/* NULL for elements of no meaning.  Names are compared without case. */
const struct name_rule *name_rule_of(enum name_space space, struct str name);

#endif
