/* ad_pack.h: pieces of a page compressed apart, and joined into one gzip file (RFC 1952). */
#ifndef GW_WEB_AD_PACK_H
#define GW_WEB_AD_PACK_H

#include "base/str.h"

struct ad_piece {
	struct str plain;
	char *packed; /* whole deflate blocks, none of them the last; from malloc */
	size_t packed_bytes;
	unsigned long crc, crc_step; /* of `plain`; what combining with it takes */
};

/* Compresses `plain`; false where memory is short. */
bool ad_piece_pack(struct ad_piece *p);

/* One file of pieces 0 … count with texts 0 … count - 1 between them; texts may be absent.  NULL
 * where memory is short; else from malloc.  `packed_bytes` is the sum of the pieces'. */
char *ad_pack_join(const struct ad_piece *pieces, const struct str *between, size_t count,
                   size_t packed_bytes, size_t *n);

#endif
