/* blob.h: all that a grouper keeps of one article, as bytes for the store.
 *
 * Little-endian: version, kind, days, 0; time; counts of terms, title terms and hashes; for each
 * term its hash and BODY weight, for each title term its TITLE weight; the hashes; a checksum
 * of all that. */
#ifndef GW_GROUP_BLOB_H
#define GW_GROUP_BLOB_H

#include "base/err.h"
#include "group/vector.h"
#include "model/article.h"

enum { BLOB_VERSION = 1 };

struct blob {
	struct vector vector; /* weights, no counts */
	uint32_t *hashes;
	size_t hash_count;
	int64_t at;
	uint8_t days;
	enum article_kind kind;
};

struct str blob_write(struct arena *out, const struct blob *b);
bool blob_read(struct arena *out, struct str bytes, struct blob *b, struct err *err);

#endif
