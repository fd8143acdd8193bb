/* sha256.h: the hash function SHA-256 (FIPS 180-4) and keyed hashes made of it (HMAC, RFC 2104). */
#ifndef GW_BASE_SHA256_H
#define GW_BASE_SHA256_H

#include "base/str.h"

enum { SHA256_BYTES = 32, SHA256_BLOCK = 64 };

struct sha256 {
	uint32_t state[8];
	uint64_t bytes; /* so far */
	uint8_t block[SHA256_BLOCK];
};

void sha256_begin(struct sha256 *h);
void sha256_add(struct sha256 *h, const void *p, size_t n);
void sha256_end(struct sha256 *h, uint8_t digest[SHA256_BYTES]);

/* A key, ready for use: both of its blocks are hashed once. */
struct hmac {
	struct sha256 inner, outer;
};

void hmac_key(struct hmac *k, struct str key);
void hmac_of(const struct hmac *k, const void *p, size_t n, uint8_t digest[SHA256_BYTES]);

/* Takes the same time wherever the two differ. */
bool hmac_equal(const uint8_t *a, const uint8_t *b, size_t n);

#endif
