/* prepared.h: a passage or claim as tokens with ids, cut into sentences; for this folder. */
#ifndef GW_GATE_PREPARED_H
#define GW_GATE_PREPARED_H

#include "text/name.h"
#include "text/number.h"

struct gate_sentence {
	size_t from, to; /* tokens */
};

struct prepared {
	struct str text;
	enum cue_language language;
	struct tokens tokens;
	uint64_t *ids;   /* of each token's `low` and possessive; equal words have equal ids */
	uint64_t *roots; /* of a word without its ending; 0 for marks */
	struct gate_sentence *sentences;
	size_t sentence_count;
	uint32_t *sentence_of; /* by token */
	struct numbers numbers; /* of gate_prepare_values */
	struct names names;
};

struct prepared gate_prepare(struct arena *out, struct str text);
void gate_prepare_values(struct arena *out, struct prepared *p);

/* The words of a token as written, for reasons. */
struct str prepared_word(const struct prepared *p, size_t token);

/* As written, from the first token to the last before `to`. */
struct str prepared_words(const struct prepared *p, size_t from, size_t to);

/* A word that says what a text is about. */
static inline bool
prepared_content(const struct prepared *p, size_t i)
{
	const struct token *t = &p->tokens.at[i];
	return token_is_word(t) && !(t->cues & CUE_STOP) && t->low.n > 1;
}

/* A word that makes a sentence less certain: may, alleged, possible, set to. */
bool prepared_hedge(const struct prepared *p, size_t i);
/* "tried" before "to": what comes behind the two is not done, or not done yet. */
bool prepared_holds_off(const struct prepared *p, size_t i);

/* The number or name that token `i` is part of, or NULL. */
const struct number *prepared_number(const struct prepared *p, size_t i);
const struct name *prepared_name(const struct prepared *p, size_t i);

/* Reasons, collected without doubles. */
struct reasons {
	struct arena *out;
	struct str *at;
	size_t count, cap;
};

void reasons_add(struct reasons *r, struct str reason);

#endif
