/* shingle.h: a text as a set of hashes, to know it again when it is copied.
 *
 * Every run of five words is hashed, without case and marks; a quarter of the hashes is kept (A.
 * Broder, On the resemblance and containment of documents, 1997).  Values are stable over
 * versions and machines: they are kept in the store. */
#ifndef GW_TEXT_SHINGLE_H
#define GW_TEXT_SHINGLE_H

#include "base/str.h"

enum { SHINGLE_WORDS = 5, SHINGLE_KEEP = 4 };

/* The hashes kept, each once, in order of the text.  At most LIMIT_SHINGLE_WORDS words are read. */
size_t shingle_hashes(struct arena *out, struct arena scratch, struct str text,
                      uint32_t **hashes);

#endif
