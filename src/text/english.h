/* english.h: what was learned of English (models/english.model): tagger and parser.
 *
 * The model is a file beside the program, because it was learned from a treebank that has a
 * licence of its own.  Where it is missing, whoever asks for it gets NULL and does without. */
#ifndef GW_TEXT_ENGLISH_H
#define GW_TEXT_ENGLISH_H

#include "text/phrase.h"

struct english;

/* Reads a model file; `bytes` stay in use.  NULL with ERR_INPUT where it is damaged or was made
 * for another version of the program. */
const struct english *english_open(struct arena *out, struct arena scratch,
				   struct str bytes, struct err *err);

const struct tagger *english_tagger(const struct english *e);
const struct parse_model *english_parser(const struct english *e);

/* A sentence cut, tagged, parsed and read, all in one. */
struct phrases english_read(struct arena *out, struct arena scratch,
			    const struct english *e, struct str sentence);

#endif
