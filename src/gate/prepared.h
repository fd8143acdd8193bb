/* prepared.h: a passage or claim as tokens with ids, cut into sentences; for this folder. */
#ifndef GW_GATE_PREPARED_H
#define GW_GATE_PREPARED_H

#include "text/token.h"

struct gate_sentence {
	size_t from, to; /* tokens */
};

struct prepared {
	struct str text;
	struct tokens tokens;
	uint64_t *ids; /* of each token's `low` and possessive; equal words have equal ids */
	struct gate_sentence *sentences;
	size_t sentence_count;
};

struct prepared gate_prepare(struct arena *out, struct str text);

/* The words of a token as written, for reasons. */
struct str prepared_word(const struct prepared *p, size_t token);

/* Reasons, collected without doubles. */
struct reasons {
	struct arena *out;
	struct str *at;
	size_t count, cap;
};

void reasons_add(struct reasons *r, struct str reason);

#endif
