/* reader.h: a feed in XML, well formed or not, as elements with namespaces, bases and values.
 *
 * The source is cut by markup/lexer.h, so nothing in it can stop the reading: mismatched end tags
 * close what they name or nothing, missing ones are supplied, bare ampersands and undeclared
 * prefixes stand for themselves.  Names of entities are those of the internal DTD subset, which
 * do not nest, XML's, and HTML's as XHTML 1.0 has them. */
#ifndef GW_FEED_READER_H
#define GW_FEED_READER_H

#include "base/buf.h"
#include "feed/name.h"
#include "markup/lexer.h"

enum {
	READER_DEPTH = 64,
	READER_BINDINGS = 128,
	READER_ENTITIES = 64,
};

struct reader_element {
	struct str name; /* as written, with its prefix */
	struct str local;
	enum name_space space;
	enum meaning meaning;
	int rank;
	struct str base;  /* of relative addresses inside it */
	size_t bindings;  /* how many were in force before it */
};

struct reader_binding {
	struct str prefix; /* empty: the default namespace */
	enum name_space space;
};

struct reader_entity {
	struct str name, value;
};

struct reader {
	struct lexer lexer;
	struct lexeme tag; /* the current start tag, until the next call */
	struct reader_element open[READER_DEPTH];
	size_t depth;
	size_t ends;       /* elements that are still to be reported as ended */
	bool self_closed;
	struct reader_binding binding[READER_BINDINGS];
	size_t binding_count;
	struct reader_entity entity[READER_ENTITIES];
	size_t entity_count, expansions;
	struct str base;
	struct arena *keep; /* for bases */
	bool mended;        /* something was not well formed */
};

enum reader_event { READER_FINISHED, READER_STARTED, READER_ENDED };

void reader_open(struct reader *r, struct str xml, struct str base, struct arena *keep);

/* The next start or end; the element is `open[depth - 1]`, at an end for the last time: call
 * reader_leave. */
enum reader_event reader_next(struct reader *r);
void reader_leave(struct reader *r);

/* The whole content of the element that has just started, which is thereby ended.  With
 * `markup` the answer is HTML source: child elements as tags, references left.  Otherwise
 * references are replaced, child elements still stand as tags.  *children says if there were any.
 * In `scratch` or a view of the source. */
struct str reader_value(struct reader *r, struct arena *scratch, bool markup, bool *children);

/* Leaves out the whole content of the element that has just started, which is thereby ended. */
void reader_skip(struct reader *r);

/* An attribute of the current start tag, references replaced; STR_NONE where missing. */
struct str reader_attribute(struct reader *r, struct arena *scratch, const char *name);

#endif
