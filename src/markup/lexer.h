/* lexer.h: markup cut into tags, texts and comments, as views of the source.
 *
 * A pull lexer for HTML by the WHATWG rules (raw text elements, attributes with or without
 * quotes, broken comments) and, in its other mode, for XML that may be anything but well formed:
 * a "<" that starts no tag is text, a missing quote or ">" costs one tag.  It decodes nothing
 * (markup/entity.h) and checks no nesting.  Time is linear in the source, whatever it holds. */
#ifndef GW_MARKUP_LEXER_H
#define GW_MARKUP_LEXER_H

#include "base/str.h"
#include "model/limits.h"

enum lex_mode { LEX_HTML, LEX_XML };

enum lex_kind {
	LEX_END_OF_TEXT,
	LEX_TEXT,    /* `text`, references not replaced */
	LEX_VERBATIM, /* `text` of script, style, CDATA: holds no references */
	LEX_START,   /* `name`, `attribute` */
	LEX_END,     /* `name` */
	LEX_COMMENT, /* `text`; also bogus ones and HTML's processing instructions */
	LEX_DOCTYPE, /* `text`, all between "<!DOCTYPE" and ">" */
	LEX_INSTRUCTION, /* `text` between "<?" and "?>", XML only */
};

struct lex_attribute {
	struct str name;  /* as written */
	struct str value; /* as written, without quotes; STR_NONE where there is only the name */
};

struct lexeme {
	enum lex_kind kind;
	struct str name; /* as written; in HTML mode lower case */
	struct str text;
	bool self_closing;   /* ended in "/>" */
	size_t start, end;   /* bytes of the source */
	size_t attribute_count;
	struct lex_attribute attribute[LIMIT_ATTRIBUTES]; /* further ones are left out */
};

struct lexer {
	struct str source;
	size_t at;
	enum lex_mode mode;
	struct str raw;        /* name of the raw text element that is open, or absent */
	bool no_quote[2];      /* no further ' or " in the source */
	bool no_comment_end;   /* no further "-->" */
	char lowered[64];      /* room for the name of the current lexeme */
};

struct lexer lexer_of(struct str source, enum lex_mode mode);

/* The next piece; false at the end.  Views are good as long as the source, but `name` only until
 * the next call. */
bool lexer_next(struct lexer *lexer, struct lexeme *out);

/* The value of an attribute, its name compared without case; STR_NONE where it is missing,
 * an empty string where it has no value. */
struct str lexeme_attribute(const struct lexeme *tag, const char *name);

#endif
