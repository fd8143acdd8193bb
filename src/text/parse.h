/* parse.h: which word of an English sentence leans on which, and how.
 *
 * A tree of dependencies after Universal Dependencies: each word has one head, one word has none
 * and is the root.  Built from left to right in at most two steps a word (arc-hybrid transitions:
 * Kuhlmann, Gómez-Rodríguez and Satta, ACL 2011), each chosen by an averaged perceptron that was
 * trained with a dynamic oracle (Goldberg and Nivre, TACL 2013).  Greedy, so linear in the
 * sentence; arcs never cross.  About one head in six is wrong: whoever builds on a tree checks
 * what he takes from it.  The same words always get the same tree. */
#ifndef GW_TEXT_PARSE_H
#define GW_TEXT_PARSE_H

#include "text/tag.h"

/* Relations, with the subtypes that say something to a writer; the others are cut off. */
enum dep {
	DEP_NONE, /* dep, and whatever has no name here */
	DEP_ROOT,
	DEP_ACL,
	DEP_ACL_RELCL,
	DEP_ADVCL,
	DEP_ADVMOD,
	DEP_AMOD,
	DEP_APPOS,
	DEP_AUX,
	DEP_AUX_PASS,
	DEP_CASE,
	DEP_CC,
	DEP_CCOMP,
	DEP_COMPOUND,
	DEP_COMPOUND_PRT,
	DEP_CONJ,
	DEP_COP,
	DEP_CSUBJ,
	DEP_DET,
	DEP_DISCOURSE,
	DEP_EXPL,
	DEP_FIXED,
	DEP_FLAT,
	DEP_GOESWITH,
	DEP_IOBJ,
	DEP_LIST,
	DEP_MARK,
	DEP_NMOD,
	DEP_NMOD_DESC, /* a title before a name */
	DEP_NMOD_POSS,
	DEP_NMOD_UNMARKED, /* "last week" at a noun */
	DEP_NSUBJ,
	DEP_NSUBJ_PASS,
	DEP_NUMMOD,
	DEP_OBJ,
	DEP_OBL,
	DEP_OBL_AGENT,    /* "by the council" */
	DEP_OBL_UNMARKED, /* "last week" at a verb */
	DEP_PARATAXIS,
	DEP_PUNCT,
	DEP_VOCATIVE,
	DEP_XCOMP,
	DEP_COUNT,
};

enum { PARSE_ROOT = 0xffff }; /* the head of the root */

struct parse {
	struct tag_words words;
	uint16_t *head;         /* by word; PARSE_ROOT for the root */
	uint16_t *first, *last; /* by word: of all that hangs on it, with itself */
	uint8_t *dep;           /* by word: enum dep */
};

struct parse_model;

/* The tree of a tagged sentence.  Words beyond LIMIT_PARSE_WORDS are left out, in `words`
 * of the result, too. */
struct parse parse_words(struct arena *out, struct arena scratch,
			 const struct parse_model *parser, struct tag_words words);

const char *dep_name(enum dep dep); /* "nsubj:pass" */

/* The relation of a name, without the subtypes that are not kept here. */
enum dep dep_of(struct str name);

/* Words [*from, *to) that hang on word `i`, with itself; they are neighbours in every tree. */
void parse_span(const struct parse *p, size_t i, size_t *from, size_t *to);

/* The next word after `after` (start with -1) whose head is `i`; -1: no more. */
ptrdiff_t parse_child(const struct parse *p, size_t i, ptrdiff_t after);

/* The first child of `i` with this relation, or -1. */
ptrdiff_t parse_find(const struct parse *p, size_t i, enum dep dep);

#endif
