/* family.h: which outlets have one owner, and so are one voice.
 *
 * An operator names families by patterns of hosts, one family a line: "Name = host, *.host".  A
 * pattern without a star means that host and all below it; a star stands for any run of
 * characters, and the pattern then for the whole host.  What is in no family is the family of its
 * domain (url_site), what has no host or a numeric one that of its outlet's name.  Pure. */
#ifndef GW_TEXT_FAMILY_H
#define GW_TEXT_FAMILY_H

#include "base/err.h"
#include "base/str.h"

/* Whether `patterns` ("host, *.host") is a list of hosts; else err says what is wrong. */
bool family_check(struct str patterns, struct err *err);

/* The family of a report by its address; `families` STR_NONE: none is named.  A name in `out`,
 * or a view of `families` or `outlet`. */
struct str family_of(struct arena *out, struct arena scratch, struct str families,
                     struct str url, struct str outlet);

/* The country that a host names by its ending, in two letters ("uk"); STR_NONE where it names
 * none.  A view of `host`. */
struct str family_country(struct str host);

#endif
