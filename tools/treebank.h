/* treebank.h: sentences out of CoNLL-U files. */
#ifndef GW_TOOLS_TREEBANK_H
#define GW_TOOLS_TREEBANK_H

#include "text/tag.h"

struct gold_word {
	struct str form;
	uint8_t upos, xpos;
	uint16_t head;    /* the word's number from 0; the number of words: the root */
	struct str label; /* with its subtype */
	bool spaced;      /* white space stands behind it */
};

struct gold {
	struct gold_word *at;
	size_t count;
	uint32_t document;
	struct str genre; /* of a document's name: "weblog", "email" */
	struct str text;  /* as written */
};

struct treebank {
	struct gold *at;
	size_t count, words;
	uint32_t documents;
};

struct treebank treebank_read(struct arena *out, const char *path);

/* The words of a sentence as the tagger takes them, spelled in the manner of `how`: 0 as they
 * are, 1 lower case, 2 Title Case, 3 upper case. */
struct tag_words treebank_words(struct arena *out, const struct gold *g, unsigned how);

#endif
