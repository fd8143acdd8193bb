/* select.h: CSS selectors over the flat tree.
 *
 * What is known: type and *, .class, #id, [attr] and [attr=v] with = ^= $= *= ~= |=, :not() of one
 * simple selector, :first-child, :first-of-type, descendants and children (>), lists by commas.
 * A list is an automaton of at most LIMIT_SELECTOR_STEPS bits, run over the tree once in document
 * order, so the time is linear in the page whatever the selector (Selectors Level 4 without the
 * parts that need to look ahead).
 *
 * The tree keeps no name of elements and attributes that nobody reads: selectors that ask for
 * those are refused, for they could never match. */
#ifndef GW_EXTRACT_SELECT_H
#define GW_EXTRACT_SELECT_H

#include "base/err.h"
#include "extract/tree.h"

enum test_kind {
	TEST_TYPE,
	TEST_CLASS,
	TEST_ID,
	TEST_HAS,
	TEST_EQUALS,
	TEST_STARTS,
	TEST_ENDS,
	TEST_HOLDS,
	TEST_WORD,
	TEST_DASH,
	TEST_FIRST_CHILD,
	TEST_FIRST_OF_TYPE,
};

struct select_test {
	enum test_kind kind;
	bool negated;   /* inside :not() */
	enum tag tag;   /* of TEST_TYPE */
	enum attr attr; /* of the tests of attributes */
	struct str value;
};

struct select_step {
	uint32_t at, count; /* tests */
	bool first;         /* begins a selector of the list */
	bool child; /* stands right below the step before it; else anywhere below */
	bool last;  /* what it matches is found */
};

struct selector {
	struct select_step *steps;
	uint32_t step_count;
	struct select_test *tests;
	uint32_t test_count;
};

/* Reads a list of selectors; names are views of `text`.  False with ERR_INPUT; *at is the byte
 * where the fault lies. */
bool selector_read(struct arena *out, struct str text, struct selector *s, size_t *at,
		   struct err *err);

/* Nodes that match, in document order; *count of them. */
uint32_t *selector_find(struct arena *out, struct arena scratch, const struct selector *s,
			const struct tree *t, uint32_t *count);

#endif
