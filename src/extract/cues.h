/* cues.h: what short lines of page furniture say in several languages. */
#ifndef GW_EXTRACT_CUES_H
#define GW_EXTRACT_CUES_H

#include "extract/stems.h"

enum cue {
	CUE_MORE = 1,       /* read more, see also, related */
	CUE_RIGHTS = 2,     /* copyright, photo credits */
	CUE_SHARE = 4,      /* share, tweet, follow */
	CUE_SIGNUP = 8,     /* subscribe, newsletter, sign in */
	CUE_COMMENT = 16,   /* comments, reply */
	CUE_POLICY = 32,    /* cookies, privacy, terms, browser */
	CUE_AD = 64,        /* advertisement */
	CUE_BYLINE = 128,   /* by, published, minutes to read */
	CUE_TAGS = 256,     /* tags, topics, filed under */
	CUE_MODIFIED = 512, /* updated, last edited */
	CUE_COPYRIGHT = 1024,
	CUE_PUBLISHED = 2048,
	CUE_COUNT = 9,      /* the first nine describe furniture */
};

struct stem_set cue_stems(void);

/* Bits of enum cue in the first 160 bytes of a line; `stems` are those of cue_stems. */
uint32_t cues_of(const struct stem_set *stems, struct str line);

#endif
