/* html.h: an HTML document as a stream of events.
 *
 * The events describe a tree: every start is followed by its end, void elements included; what
 * the standard lets authors leave out (html, head, body, the ends of p, li, td and the like) is
 * supplied.  Names are lower case; attribute values and text have their character references
 * replaced.  Text arrives in pieces.  Views live only as long as the call that passes them.
 *
 * Work is linear in the bytes: of the attributes of one tag the first LIMIT_ATTRIBUTES are passed
 * on, and elements deeper than LIMIT_TREE_DEPTH are not passed on, while the text inside them is. */
#ifndef GW_MARKUP_HTML_H
#define GW_MARKUP_HTML_H

#include "base/str.h"

struct html_attribute {
	struct str name;
	struct str value; /* STR_NONE where there is only the name */
};

/* Any of the calls may be NULL. */
struct html_events {
	void *context;
	void (*start)(void *context, struct str tag, const struct html_attribute *attribute,
	              size_t count);
	void (*end)(void *context, struct str tag);
	void (*text)(void *context, struct str text); /* of script and style too */
	void (*comment)(void *context, struct str text);
	void (*doctype)(void *context, struct str name);
};

/* `html` is valid UTF-8 (text/encoding.h), whatever it declares itself. */
void html_parse(struct arena scratch, struct str html, const struct html_events *events);

/* The value of an attribute by its lower-case name; STR_NONE where it is missing, an empty
 * string where it has no value. */
struct str html_attribute_get(const struct html_attribute *attribute, size_t count,
                              const char *name);

#endif
