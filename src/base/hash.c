/* hash.c: a multiply-and-fold hash in the manner of wyhash, read bytewise little-endian. */
#include "base/hash.h"

#include <string.h>

static uint64_t
fold(uint64_t a, uint64_t b)
{
	__extension__ unsigned __int128 m = (unsigned __int128)a * b;
	return (uint64_t)m ^ (uint64_t)(m >> 64);
}

static uint64_t
read64(const unsigned char *p)
{
	uint64_t v;
	memcpy(&v, p, 8);
	return v;
}

static uint64_t
read32(const unsigned char *p)
{
	uint32_t v;
	memcpy(&v, p, 4);
	return v;
}

uint64_t
hash_mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15u;
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
	return x ^ (x >> 31);
}

uint64_t
hash_bytes(const void *p, size_t n, uint64_t seed)
{
	const unsigned char *s = p;
	uint64_t h = seed ^ 0xa0761d6478bd642fu ^ (n * 0xe7037ed1a0b428dbu);
	for (; n >= 8; s += 8, n -= 8)
		h = fold(h ^ read64(s), 0x8ebc6af09c88c6e3u);
	uint64_t tail = 0;
	if (n >= 4) {
		/* Both reads have the same bytes where they overlap. */
		tail = read32(s) | read32(s + n - 4) << (8 * (n - 4));
		n = 0;
	}
	for (size_t i = 0; i < n; i++)
		tail |= (uint64_t)s[i] << (8 * i);
	return hash_mix(fold(h ^ tail, 0x589965cc75374cc3u));
}

uint64_t
hash_str(struct str s)
{
	return hash_bytes(s.p, s.n, 0);
}
