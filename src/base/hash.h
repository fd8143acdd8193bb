/* hash.h: non-cryptographic hashes of bytes.
 *
 * hash_bytes is stable over versions and machines: values are kept in the store. */
#ifndef GW_BASE_HASH_H
#define GW_BASE_HASH_H

#include "base/str.h"

uint64_t hash_bytes(const void *p, size_t n, uint64_t seed);
uint64_t hash_str(struct str s);
uint64_t hash_mix(uint64_t x); /* a bijection that spreads the bits (splitmix64) */

#endif
