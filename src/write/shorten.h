/* shorten.h: deletions that make a sentence of a report fit to stand alone.
 *
 * Only deletes, and only what carries nothing: the dateline, a leading connective, brackets with
 * a party or a photo hint, an attribution at the end where another one stays. */
#ifndef GW_WRITE_SHORTEN_H
#define GW_WRITE_SHORTEN_H

#include "text/cue.h"

/* Bytes of the dateline ("PORLAN (HPA) — ") or leading bullet at the front of `s`; 0: none. */
size_t shorten_dateline(struct str s);

/* Bytes of a bullet or dash that stands before the sentence. */
size_t shorten_bullet(struct str s);

/* `s` with the deletions made and white space made single; the first letter is a capital. */
struct str shorten_sentence(struct arena *out, struct arena scratch, struct str s,
                            enum cue_language language);

#endif
