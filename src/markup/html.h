/* html.h: an HTML document as a stream of events.
 *
 * The events describe a tree: every start is followed by its end, void elements included.  It is
 * the tree of the WHATWG's tree construction (13.2.6) in what matters for reading: what may be
 * left out (html, head, body, tbody, the ends of p, li, td and the like) is supplied, end tags
 * end what the standard lets them end, svg and math are known.  But as events cannot be taken
 * back nothing is ever moved or opened twice: what stands in a table outside of its cells stays
 * there, a b that ended inside of a div that it holds lasts until that div ends, inline elements
 * that ended with their paragraph are not opened again in the next, further attributes of html
 * and body are passed over.  noscript is read as by a browser without scripts, also in the
 * head, but as for one with scripts nothing in it ends what is outside, and its end tag ends it.
 *
 * Names are lower case; attribute values and text have their character references replaced.
 * Text arrives in pieces.  Views live only as long as the call that passes them.
 *
 * Work is linear in the bytes: of the attributes of one tag the first LIMIT_ATTRIBUTES are passed
 * on, and elements deeper than LIMIT_TREE_DEPTH are not passed on, while the text inside them is. */
#ifndef GW_MARKUP_HTML_H
#define GW_MARKUP_HTML_H

#include "markup/element.h"
#include "markup/token.h"

struct html_tag {
	struct str name;
	const struct element *element; /* NULL for unknown names, and in svg and math */
	const struct token_attribute *attribute;
	size_t count;
};

/* Any of the calls may be NULL. */
struct html_events {
	void *context;
	token_wants *wants; /* which attributes are passed on; NULL: all */
	void (*start)(void *context, const struct html_tag *tag);
	void (*end)(void *context, struct str tag);
	void (*text)(void *context, struct str text); /* of script and style too */
	void (*comment)(void *context, struct str text);
	void (*doctype)(void *context, struct str name);
};

/* `html` is valid UTF-8 (text/encoding.h), whatever it declares itself. */
void html_parse(struct arena scratch, struct str html, const struct html_events *events);

#endif
