/* shingle.h: a text as a set of hashes, to know it again when it is copied.
 *
 * Every run of five words is hashed, without case and marks; a quarter of the hashes is kept (A.
 * Broder, On the resemblance and containment of documents, 1997), and of texts with fewer than
 * SHINGLE_SHORT words another quarter, because so few say too little of the share that two texts
 * have in common.  Those have the bit SHINGLE_FINE; the coarse ones, which every text has, lack it.
 * Values are stable over versions and machines: they are kept in the store. */
#ifndef GW_TEXT_SHINGLE_H
#define GW_TEXT_SHINGLE_H

#include "base/str.h"

enum { SHINGLE_WORDS = 5, SHINGLE_KEEP = 4, SHINGLE_SHORT = 512 };
#define SHINGLE_FINE 0x80000000u

/* The hashes kept, each once, in order of the text.  At most LIMIT_SHINGLE_WORDS words are read. */
size_t shingle_hashes(struct arena *out, struct arena scratch, struct str text,
                      uint32_t **hashes);

/* How many of them are coarse. */
size_t shingle_coarse(const uint32_t *hashes, size_t count);

#endif
