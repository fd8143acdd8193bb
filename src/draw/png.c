/* png.c: chunks of a PNG file. */
#include "draw/png.h"

#include <stdlib.h>
#include <zlib.h>

enum { LEVEL = 6 };

static void
put_big(struct buf *b, uint32_t n)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_byte(b, (char)(n >> shift));
}

static void
put_chunk(struct buf *b, const char *kind, const void *data, size_t n)
{
	put_big(b, (uint32_t)n);
	size_t from = b->n;
	buf_bytes(b, kind, 4);
	buf_bytes(b, data, n);
	put_big(b, (uint32_t)crc32(0, (const Bytef *)b->p + from, (uInt)(4 + n)));
}

static void
put_head(struct buf *b, uint32_t width, uint32_t height)
{
	/* Eight bits of an index; deflate, the one set of filters, no interlacing. */
	unsigned char head[13] = {
		(unsigned char)(width >> 24), (unsigned char)(width >> 16), (unsigned char)(width >> 8),
		(unsigned char)width, (unsigned char)(height >> 24), (unsigned char)(height >> 16),
		(unsigned char)(height >> 8), (unsigned char)height, 8, 3, 0, 0, 0};
	put_chunk(b, "IHDR", head, sizeof head);
}

/* Rows as they are, without a filter, which suits indexes best (12.7 of the standard). */
static unsigned char *
packed_rows(const unsigned char *pixels, size_t stride, uint32_t width, uint32_t height, uLong *n)
{
	static const unsigned char no_filter = 0;
	z_stream z = {0};
	if (deflateInit(&z, LEVEL) != Z_OK)
		return NULL;
	uLong room = deflateBound(&z, ((uLong)width + 1) * height);
	unsigned char *packed = malloc(room);
	z.next_out = packed;
	z.avail_out = (uInt)room;
	int rc = packed ? Z_OK : Z_MEM_ERROR;
	for (uint32_t y = 0; rc == Z_OK && y < height; y++) {
		z.next_in = (Bytef *)&no_filter;
		z.avail_in = 1;
		rc = deflate(&z, Z_NO_FLUSH);
		z.next_in = (Bytef *)(pixels + y * stride);
		z.avail_in = width;
		if (rc == Z_OK)
			rc = deflate(&z, y + 1 == height ? Z_FINISH : Z_NO_FLUSH);
	}
	*n = z.total_out;
	deflateEnd(&z);
	if (rc == Z_STREAM_END)
		return packed;
	free(packed);
	return NULL;
}

bool
png_write(struct buf *b, const unsigned char *pixels, size_t stride, uint32_t width,
          uint32_t height, const unsigned char palette[256][3])
{
	uLong n;
	unsigned char *packed = packed_rows(pixels, stride, width, height, &n);
	if (!packed)
		return false;
	buf_bytes(b, "\x89PNG\r\n\x1a\n", 8);
	put_head(b, width, height);
	put_chunk(b, "PLTE", palette, 256 * 3);
	put_chunk(b, "IDAT", packed, n);
	put_chunk(b, "IEND", NULL, 0);
	free(packed);
	return true;
}
