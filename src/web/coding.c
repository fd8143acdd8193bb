/* coding.c: weights of Accept-Encoding, zlib and libbrotlienc. */
#include "web/coding.h"

#include <brotli/encode.h>
#include <stdlib.h>
#include <zlib.h>

enum {
	LEAST_BYTES = 300,
	MOST_BYTES = 1 << 30,
	GZIP_LEVEL = 6,
	/* About the time of gzip's, and bodies are 4 to 17 % smaller; the highest takes thirty to
	 * seventy times as long for 13 to 28 %, which the reader would wait for who is the first. */
	BROTLI_QUALITY = 5,
	BROTLI_MOST_ONCE = 64 << 10, /* so much may be packed at the highest quality */
	UNSAID = -1,
};

const char *
coding_name(enum coding coding)
{
	return coding == CODING_GZIP ? "gzip" : coding == CODING_BROTLI ? "br" : "";
}

/* ── what is wanted ── */

/* In thousandths; what is no weight is not looked at. */
static int
weight_of(struct str parameters)
{
	struct str q = str_trim(parameters);
	int weight = 0, step = 1000;
	if (q.n < 3 || !str_starts_nocase(q, STR("q=")) || (q.p[2] != '0' && q.p[2] != '1'))
		return 1000;
	for (q = str_skip(q, 2); q.n && step; q = str_skip(q, 1)) {
		if (q.p[0] == '.')
			continue;
		if (!byte_is_digit((unsigned char)q.p[0]))
			break;
		weight += step * (q.p[0] - '0');
		step /= 10;
	}
	return weight < 1000 ? weight : 1000;
}

static enum coding
named(struct str name)
{
	if (str_eq_nocase(name, STR("gzip")) || str_eq_nocase(name, STR("x-gzip")))
		return CODING_GZIP;
	if (str_eq_nocase(name, STR("br")))
		return CODING_BROTLI;
	return str_eq_nocase(name, STR("identity")) ? CODING_NONE : CODINGS;
}

struct coding_wish
coding_wanted(struct str accept)
{
	int weights[CODINGS + 1] = {UNSAID, UNSAID, UNSAID, UNSAID}, others = UNSAID;
	struct str one, name;
	while (str_cut(&accept, ',', &one)) {
		if (!str_cut(&one, ';', &name))
			continue;
		name = str_trim(name);
		if (str_eq(name, STR("*")))
			others = weight_of(one);
		else
			weights[named(name)] = weight_of(one);
	}
	for (int i = 0; i < CODINGS; i++)
		if (weights[i] == UNSAID)
			weights[i] = others == UNSAID ? 0 : others;
	/* Packed ones that are taken, and not less than the bytes as they are. */
	bool gzip = weights[CODING_GZIP] > 0 && weights[CODING_GZIP] >= weights[CODING_NONE];
	bool brotli = weights[CODING_BROTLI] > 0 && weights[CODING_BROTLI] >= weights[CODING_NONE];
	enum coding g = gzip ? CODING_GZIP : CODING_NONE, b = brotli ? CODING_BROTLI : CODING_NONE;
	if (!brotli || (gzip && weights[CODING_GZIP] > weights[CODING_BROTLI]))
		return (struct coding_wish){g, b};
	return (struct coding_wish){b, g};
}

bool
coding_takes(struct coding_wish wish, enum coding coding)
{
	return wish.first == coding || wish.second == coding;
}

/* ── bodies ── */

static size_t
pack_gzip(struct str s, char *into)
{
	z_stream z = {.next_in = (Bytef *)s.p, .avail_in = (uInt)s.n, .next_out = (Bytef *)into,
	              .avail_out = (uInt)s.n};
	/* 16 more in the window bits asks for a gzip header. */
	if (deflateInit2(&z, GZIP_LEVEL, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		return 0;
	int done = deflate(&z, Z_FINISH);
	size_t n = z.total_out;
	deflateEnd(&z);
	return done == Z_STREAM_END ? n : 0;
}

static size_t
pack_brotli(struct str s, int quality, char *into)
{
	size_t n = s.n;
	return BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, s.n,
	                             (const uint8_t *)s.p, &n, (uint8_t *)into)
	               ? n
	               : 0;
}

char *
coding_pack(enum coding coding, struct str body, bool once, size_t *n)
{
	bool best = once && body.n <= BROTLI_MOST_ONCE;
	char *packed = body.n < LEAST_BYTES || body.n > MOST_BYTES ? NULL : malloc(body.n);
	if (!packed)
		return NULL;
	*n = coding == CODING_GZIP ? pack_gzip(body, packed)
	                           : pack_brotli(body, best ? BROTLI_MAX_QUALITY : BROTLI_QUALITY, packed);
	if (*n)
		return packed;
	free(packed);
	return NULL;
}
