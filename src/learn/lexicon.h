/* lexicon.h: what words mean to each other: senses, what lies above them, akin and opposite ones.
 *
 * A word is found by its token (learn/table.h) and has senses: numbers that words share which can
 * mean the same.  Each sense has at most one above it ("dog" below "animal").  Beside its own
 * senses a word has those that it is akin to (derived forms, near meanings) and those that are the
 * opposite.  Made from a lexical database by tools/fit_lexicon.py. */
#ifndef GW_LEARN_LEXICON_H
#define GW_LEARN_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lexicon {
	uint32_t mask;         /* slots - 1; slots are a power of two */
	uint32_t senses;       /* number 0 is none */
	uint32_t numbers;      /* of the lists */
	const uint32_t *hash;  /* by slot; 0: free */
	const uint32_t *start; /* by slot: where the word's list begins */
	const uint16_t *above; /* by sense; 0: nothing */
	const uint16_t *list;  /* per word: how many of each kind, five bits each; then their numbers */
};

enum lexicon_kind { LEXICON_OWN, LEXICON_AKIN, LEXICON_OPPOSITE, LEXICON_KINDS };

/* One word: views of the lexicon. */
struct lexicon_word {
	const uint16_t *at[LEXICON_KINDS];
	uint8_t count[LEXICON_KINDS];
};

/* Reads a part of a model file, whose words stay in use; false where it is broken. */
bool lexicon_read(struct lexicon *l, const uint32_t *words, size_t count);

/* False where the word is not known. */
bool lexicon_find(const struct lexicon *l, uint32_t token, struct lexicon_word *m);

#endif
