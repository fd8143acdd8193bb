/* ad_pack.c: deflate blocks and checksums side by side. */
#include "web/ad_pack.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { LEVEL = 8, STORED_HEAD = 5, STORED_MOST = 65535, HEAD = 10, TAIL = 2 + 8 };

bool
ad_piece_pack(struct ad_piece *p)
{
	z_stream z = {0};
	if (p->plain.n > 1u << 30 ||
	    deflateInit2(&z, LEVEL, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK)
		return false;
	size_t room = deflateBound(&z, p->plain.n) + 64;
	p->packed = malloc(room);
	z.next_in = (Bytef *)p->plain.p;
	z.avail_in = (uInt)p->plain.n;
	z.next_out = (Bytef *)p->packed;
	z.avail_out = (uInt)room;
	int rc = p->packed ? deflate(&z, Z_FULL_FLUSH) : Z_MEM_ERROR;
	p->packed_bytes = z.total_out;
	bool done = rc == Z_OK && !z.avail_in && z.avail_out;
	deflateEnd(&z);
	p->crc = crc32(0, (const Bytef *)p->plain.p, (uInt)p->plain.n);
	p->crc_step = crc32_combine_gen((z_off_t)p->plain.n);
	/* Nothing at all is flushed to nothing. */
	return done || (p->packed && !p->plain.n);
}

static char *
put_little(char *at, uint64_t n, int bytes)
{
	for (int i = 0; i < bytes; i++, n >>= 8)
		*at++ = (char)n;
	return at;
}

/* A stored block (RFC 1951, 3.2.4): an advertisement is far below its limit. */
static char *
put_stored(char *at, struct str text)
{
	*at++ = 0;
	at = put_little(at, text.n, 2);
	at = put_little(at, ~text.n, 2);
	memcpy(at, text.p, text.n);
	return at + text.n;
}

char *
ad_pack_join(const struct ad_piece *pieces, const struct str *between, size_t count,
             size_t packed_bytes, size_t *n)
{
	static const char head[HEAD] = {0x1f, (char)0x8b, 8, 0, 0, 0, 0, 0, 0, 3};
	size_t room = HEAD + packed_bytes + TAIL, plain = 0;
	unsigned long crc = 0;
	for (size_t i = 0; i < count; i++) {
		if (between[i].n > STORED_MOST)
			return NULL;
		room += between[i].n ? STORED_HEAD + between[i].n : 0;
	}
	char *file = malloc(room), *at = file;
	if (!file)
		return NULL;
	memcpy(at, head, HEAD);
	at += HEAD;
	for (size_t i = 0; i <= count; i++) {
		const struct ad_piece *p = &pieces[i];
		memcpy(at, p->packed, p->packed_bytes);
		at += p->packed_bytes;
		crc = crc32_combine_op(crc, p->crc, p->crc_step);
		plain += p->plain.n;
		if (i < count && between[i].n) {
			at = put_stored(at, between[i]);
			crc = crc32(crc, (const Bytef *)between[i].p, (uInt)between[i].n);
			plain += between[i].n;
		}
	}
	/* The last block: fixed codes, and nothing but their end. */
	at = put_little(at, 3, 2);
	at = put_little(at, crc, 4);
	at = put_little(at, plain, 4);
	*n = (size_t)(at - file);
	return file;
}
