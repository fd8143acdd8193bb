/* blob.h: all that a grouper keeps of one article, as bytes for the store.
 *
 * Little-endian: version, kind, days, flags; time; counts of terms, title terms and hashes; for each
 * term its hash and BODY weight, for each title term its TITLE weight; the hashes; the language,
 * the count of keys and the keys, the model and its vector where there is one (version 1 has
 * nothing of these); a checksum of all that. */
#ifndef GW_GROUP_BLOB_H
#define GW_GROUP_BLOB_H

#include "base/err.h"
#include "group/vector.h"
#include "model/article.h"

enum { BLOB_VERSION = 2 };

struct blob {
	struct vector vector; /* weights, no counts */
	uint32_t *hashes;
	size_t hash_count;
	int64_t at;
	struct gist gist; /* tongue 0: of a record of version 1 */
	enum article_kind kind;
	bool old;   /* when first seen */
	bool quiet; /* and came to a story that lived: it does not shape it */
	bool told; /* its story has its words by a copy that came before (group_place.original_of) */
};

struct str blob_write(struct arena *out, const struct blob *b);
bool blob_read(struct arena *out, struct str bytes, struct blob *b, struct err *err);

#endif
