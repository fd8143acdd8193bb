/* sha256.c: SHA-256 as FIPS 180-4 has it, section by section. */
#include "base/sha256.h"

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes (4.2.2). */
static const uint32_t constants[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
	0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
	0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
	0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
	0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
	0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2,
};

static uint32_t
rotate(uint32_t x, int n)
{
	return x >> n | x << (32 - n);
}

static uint32_t
read_word(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* One step of 6.2.2 (3): what is called h becomes the new a, d the new e; the others only change
 * their names, which the caller does. */
static inline void
step(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e, uint32_t f, uint32_t g,
     uint32_t *h, uint32_t word)
{
	uint32_t one = *h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
	               ((e & f) ^ (~e & g)) + word;
	uint32_t two = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) +
	               ((a & b) ^ (a & c) ^ (b & c));
	*d += one;
	*h = one + two;
}

/* 6.2.2 */
static void
take_block(uint32_t state[8], const uint8_t *block)
{
	uint32_t w[64];
	uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
	uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
	for (int t = 0; t < 16; t++)
		w[t] = read_word(block + 4 * t);
	for (int t = 16; t < 64; t++) {
		uint32_t x = w[t - 15], y = w[t - 2];
		w[t] = (rotate(y, 17) ^ rotate(y, 19) ^ y >> 10) + w[t - 7] +
		       (rotate(x, 7) ^ rotate(x, 18) ^ x >> 3) + w[t - 16];
	}
	for (int t = 0; t < 64; t += 8) {
		const uint32_t *k = constants + t, *v = w + t;
		step(a, b, c, &d, e, f, g, &h, k[0] + v[0]);
		step(h, a, b, &c, d, e, f, &g, k[1] + v[1]);
		step(g, h, a, &b, c, d, e, &f, k[2] + v[2]);
		step(f, g, h, &a, b, c, d, &e, k[3] + v[3]);
		step(e, f, g, &h, a, b, c, &d, k[4] + v[4]);
		step(d, e, f, &g, h, a, b, &c, k[5] + v[5]);
		step(c, d, e, &f, g, h, a, &b, k[6] + v[6]);
		step(b, c, d, &e, f, g, h, &a, k[7] + v[7]);
	}
	const uint32_t end[8] = {a, b, c, d, e, f, g, h};
	for (int i = 0; i < 8; i++)
		state[i] += end[i];
}

void
sha256_begin(struct sha256 *h)
{
	/* The fractional parts of the square roots of the first eight primes (5.3.3). */
	*h = (struct sha256){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
	                               0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void
sha256_add(struct sha256 *h, const void *p, size_t n)
{
	const uint8_t *from = p;
	size_t used = h->bytes % SHA256_BLOCK;
	h->bytes += n;
	if (used && used + n >= SHA256_BLOCK) {
		memcpy(h->block + used, from, SHA256_BLOCK - used);
		take_block(h->state, h->block);
		from += SHA256_BLOCK - used;
		n -= SHA256_BLOCK - used;
		used = 0;
	}
	for (; n >= SHA256_BLOCK; from += SHA256_BLOCK, n -= SHA256_BLOCK)
		take_block(h->state, from);
	if (n)
		memcpy(h->block + used, from, n);
}

static void
write_big(uint8_t *p, uint64_t x, int bytes)
{
	for (int i = bytes - 1; i >= 0; i--, x >>= 8)
		p[i] = (uint8_t)x;
}

void
sha256_end(struct sha256 *h, uint8_t digest[SHA256_BYTES])
{
	static const uint8_t padding[SHA256_BLOCK] = {0x80};
	uint8_t length[8];
	size_t used = h->bytes % SHA256_BLOCK;
	write_big(length, h->bytes * 8, 8);
	sha256_add(h, padding, (used < 56 ? 56 : 56 + SHA256_BLOCK) - used);
	sha256_add(h, length, sizeof length);
	for (int i = 0; i < 8; i++)
		write_big(digest + 4 * i, h->state[i], 4);
}

void
hmac_key(struct hmac *k, struct str key)
{
	uint8_t block[SHA256_BLOCK] = {0}, inner[SHA256_BLOCK], outer[SHA256_BLOCK];
	if (key.n > SHA256_BLOCK) {
		struct sha256 h;
		sha256_begin(&h);
		sha256_add(&h, key.p, key.n);
		sha256_end(&h, block);
	} else if (key.n) {
		memcpy(block, key.p, key.n);
	}
	for (int i = 0; i < SHA256_BLOCK; i++) {
		inner[i] = block[i] ^ 0x36;
		outer[i] = block[i] ^ 0x5c;
	}
	sha256_begin(&k->inner);
	sha256_add(&k->inner, inner, sizeof inner);
	sha256_begin(&k->outer);
	sha256_add(&k->outer, outer, sizeof outer);
}

void
hmac_of(const struct hmac *k, const void *p, size_t n, uint8_t digest[SHA256_BYTES])
{
	struct sha256 h = k->inner;
	sha256_add(&h, p, n);
	sha256_end(&h, digest);
	h = k->outer;
	sha256_add(&h, digest, SHA256_BYTES);
	sha256_end(&h, digest);
}

bool
hmac_equal(const uint8_t *a, const uint8_t *b, size_t n)
{
	uint8_t different = 0;
	for (size_t i = 0; i < n; i++)
		different |= a[i] ^ b[i];
	return !different;
}
