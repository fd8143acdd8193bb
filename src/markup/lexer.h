/* lexer.h: markup cut into tags, texts and comments, as views of the source.
 *
 * A pull lexer for HTML by the tokenization rules of the WHATWG standard (13.2.5) and, in its
 * other mode, for XML that may be anything but well formed: a "<" that starts no tag is text, a
 * missing quote or ">" costs one tag.  It decodes nothing (markup/token.h, markup/entity.h) and
 * checks no nesting.  Time is linear in the source, whatever it holds.
 *
 * It leaves the standard on purpose in this: a comment that is never closed ends with its first
 * ">", a quote that is never closed with its tag.  Both would hide the rest of a page for one
 * missing character.  CR is white space like LF; joining CR LF is the caller's business. */
#ifndef GW_MARKUP_LEXER_H
#define GW_MARKUP_LEXER_H

#include "base/str.h"
#include "model/limits.h"

enum lex_mode { LEX_HTML, LEX_XML };

enum lex_kind {
	LEX_END_OF_TEXT,
	LEX_TEXT,        /* `text`, references not replaced */
	LEX_VERBATIM,    /* `text` of script, style, CDATA: holds no references */
	LEX_START,       /* `name`, `attribute` */
	LEX_END,         /* `name` */
	LEX_COMMENT,     /* `text`; also bogus ones and HTML's processing instructions */
	LEX_DOCTYPE,     /* `text`, all between "<!DOCTYPE" and ">" */
	LEX_INSTRUCTION, /* `text` between "<?" and "?>", XML only */
};

/* What the standard calls the state of the tokenizer between two tokens. */
enum lex_content {
	LEX_DATA,
	LEX_RCDATA,    /* title, textarea: text with references up to their end tag */
	LEX_RAWTEXT,   /* style, iframe …: text up to their end tag */
	LEX_SCRIPT,    /* the same, but "<!--<script>" hides an end tag */
	LEX_PLAINTEXT, /* text to the end of the source */
	LEX_CDATA,     /* text up to "]]>" */
};

struct lex_attribute {
	struct str name; /* as written */
	struct str
		value; /* as written, without quotes; STR_NONE where there is only the name */
};

struct lexeme {
	enum lex_kind kind;
	enum lex_content content; /* where a text stood */
	struct str name;          /* as written; in HTML mode lower case */
	struct str text;
	bool self_closing; /* ended in "/>" */
	bool has_nul;      /* there is NUL in the source */
	size_t start, end; /* bytes of the source */
	size_t attribute_count;
	struct lex_attribute attribute[LIMIT_ATTRIBUTES]; /* further ones are left out */
};

struct lexer {
	struct str source;
	size_t at;
	enum lex_mode mode;
	enum lex_content content;
	struct str raw;      /* name of the element whose end tag ends the content */
	bool has_nul;        /* in HTML: NUL is somewhere in the source */
	bool no_cdata;       /* "<![CDATA[" is a comment, as in HTML's own elements */
	bool no_quote[2];    /* no further ' or " in the source */
	bool no_comment_end; /* no further "-->" */
	char lowered
		[64]; /* room for the name of the current lexeme; longer ones are cut */
};

struct lexer lexer_of(struct str source, enum lex_mode mode);

/* The next piece; false at the end.  Views are good as long as the source, but `name` only until
 * the next call. */
bool lexer_next(struct lexer *lexer, struct lexeme *out);

/* What follows is the content of the HTML element `name` (lower case).  lexer_next does this by
 * itself behind a start tag that is not self-closing; a caller that knows the tree may set it
 * right, "" meaning that references and tags are read. */
void lexer_enter(struct lexer *lexer, struct str name);

/* The value of an attribute, its name compared without case; STR_NONE where it is missing,
 * an empty string where it has no value. */
struct str lexeme_attribute(const struct lexeme *tag, const char *name);

#endif
