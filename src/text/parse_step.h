/* parse_step.h: the state of a parse, its steps, and the features that choose between them.
 *
 * Shared by the run time and the trainer.  The root is a word of its own behind the last one. */
#ifndef GW_TEXT_PARSE_STEP_H
#define GW_TEXT_PARSE_STEP_H

#include "text/parse.h"

enum parse_step {
	PARSE_SHIFT, /* the next word goes onto the stack */
	PARSE_LEFT,  /* the top of the stack hangs on the next word */
	PARSE_RIGHT, /* the top of the stack hangs on the word below it */
	PARSE_STEPS,
};

enum {
	STEP_FEATURES = 90, /* at most */
	LABEL_FEATURES = 48,
	PARSE_NO_WORD = 0xfffe,
};

/* What is built so far at one word. */
struct parse_node {
	uint32_t low;         /* hash of the word */
	uint16_t first, last; /* of what hangs on it, with itself */
	uint16_t left, left2, right,
		right2;                 /* its outermost children and the next to them */
	uint8_t tag;                    /* kind of the tagger */
	uint8_t dep;                    /* once it has a head */
	uint8_t lefts, rights;          /* how many children */
	uint64_t left_deps, right_deps; /* sets of their relations */
};

struct parse_state {
	struct parse_node *node; /* by word, then the root, then one that is not there */
	uint16_t *stack, *head;
	size_t words, depth, next;
};

/* Begins at the first word.  All of the state is in `out`. */
struct parse_state parse_begin(struct arena *out, const struct tag_words *words);

static inline bool
parse_done(const struct parse_state *s)
{
	return s->next == s->words && s->depth == 0;
}

/* Steps that may be taken now: bits by enum parse_step.  One at least until the parse is done. */
unsigned parse_allowed(const struct parse_state *s);

/* The words that LEFT and RIGHT would join. */
static inline void
parse_arc(const struct parse_state *s, enum parse_step step, size_t *head, size_t *child)
{
	*child = s->stack[s->depth - 1];
	*head = step == PARSE_LEFT ? s->next : s->stack[s->depth - 2];
}

void parse_take(struct parse_state *s, enum parse_step step, uint8_t dep);

size_t step_features(const struct parse_state *s, uint32_t *features);
size_t label_features(const struct parse_state *s, size_t head, size_t child,
		      uint32_t *features);

/* Of what the templates make of a sentence that stands here, so that a model that was trained
 * with others is refused. */
uint32_t step_fingerprint(struct arena scratch);
uint32_t label_fingerprint(struct arena scratch);

#endif
