/* token.h: what a lexeme of HTML says: names in lower case, references replaced, each attribute
 * once.
 *
 * Answers are views of the source wherever nothing had to change.  NUL, which text_to_utf8 never
 * leaves in a document, reads as U+FFFD where the standard says so. */
#ifndef GW_MARKUP_TOKEN_H
#define GW_MARKUP_TOKEN_H

#include "markup/lexer.h"

struct token_attribute {
	struct str name;  /* lower case */
	struct str value; /* STR_NONE where there is only the name */
	unsigned key;     /* what `wants` answered; 1 without it */
};

/* A key over 0 for the name of an attribute, in any case, that somebody reads; 0 for others. */
typedef unsigned token_wants(struct str name);

/* The attributes of a start tag that are wanted (all where `wants` is NULL); of equal names the
 * first.  Room for LIMIT_ATTRIBUTES. */
size_t token_attributes(struct arena *scratch, const struct lexeme *tag,
			token_wants *wants, struct token_attribute *out);

struct str token_text(struct arena *scratch, const struct lexeme *text);

/* Of a comment, or the name of a tag. */
struct str token_string(struct arena *scratch, struct str s);

/* STR_NONE where the doctype has no name. */
struct str token_doctype(struct arena *scratch, const struct lexeme *doctype);

/* The value of an attribute by its lower-case name; STR_NONE where it is missing, an empty
 * string where it has no value. */
struct str token_attribute_get(const struct token_attribute *attribute, size_t count,
			       const char *name);

#endif
