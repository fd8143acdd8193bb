/* token.h: words, numbers and marks of a text with their bytes, shape and cues.
 *
 * Words keep inner apostrophes and hyphens ("didn't", "co-founder"); a possessive 's is part of
 * its word but not of `low`.  Abbreviations keep their full stop ("Mr.", "U.S.", "a.m."), so a
 * TOKEN_END is the end of a sentence or close to it.  Scripts without spaces are cut by the
 * dictionaries of text/word.h. */
#ifndef GW_TEXT_TOKEN_H
#define GW_TEXT_TOKEN_H

#include "text/cue.h"

enum token_kind {
	TOKEN_WORD,
	TOKEN_NUMBER, /* begins with a digit: "12", "1,200.5", "10th", "3m" */
	TOKEN_QUOTE,  /* a double quotation mark of any script, opening or closing */
	TOKEN_COMMA,
	TOKEN_END,    /* . ! ? … */
	TOKEN_COLON,  /* : ; */
	TOKEN_DASH,   /* – — ― -- or a hyphen between spaces */
	TOKEN_OPEN,   /* ( [ */
	TOKEN_CLOSE,
	TOKEN_MONEY,  /* a currency sign */
	TOKEN_PERCENT,
	TOKEN_OTHER,
};

enum token_flag {
	TOKEN_CAPITAL = 1, /* first letter upper case */
	TOKEN_UPPER = 2,   /* two letters or more, all upper case */
	TOKEN_POSSESSIVE = 4,
	TOKEN_QUOTED = 8,  /* inside double quotation marks (the marks themselves too) */
	TOKEN_SPACED = 16, /* white space before it, or first */
};

struct token {
	struct str
		low; /* folded, apostrophes straight, possessive cut; marks as one ASCII sign */
	uint32_t start, end;
	unsigned cues;
	uint8_t kind, flags;
};

struct tokens {
	struct token *at;
	size_t count;
	bool open_quote; /* a quotation is still open at the end */
};

/* All tokens of `text` (valid UTF-8).  `in_quote`: the text begins inside a quotation. */
struct tokens tokens_of(struct arena *out, struct str text, enum cue_language language,
                        bool in_quote);

static inline bool
token_is_word(const struct token *t)
{
	return t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER;
}

static inline bool
token_is(const struct token *t, const char *low)
{
	return str_eq(t->low, str_of(low));
}

/* Whether the words of `phrase` (lower case, parted by one space) stand at token `i`. */
bool tokens_at(const struct tokens *t, size_t i, const char *phrase);
/* Their first place at or after `i`, or -1. */
ptrdiff_t tokens_find(const struct tokens *t, size_t i, const char *phrase);

#endif
