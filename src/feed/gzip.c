/* gzip.c: documents that are packed themselves. */
#include "feed/gzip.h"

#include <stddef.h>

#include <zlib.h>

#include "base/buf.h"

enum { STEP_BYTES = 64 << 10, GZIP_ONLY = 16 + MAX_WBITS };

bool
gzip_is(struct str bytes)
{
	return str_starts(bytes, STR("\x1f\x8b\x08"));
}

/* Its memory is the arena's, so that nothing is lost when a document uses that up. */
static void *
take_memory(void *arena, unsigned count, unsigned size)
{
	return arena_alloc(arena, count, size, _Alignof(max_align_t));
}

static void
give_memory(void *arena, void *p)
{
	(void)arena;
	(void)p;
}

static bool
unpack(z_stream *z, struct buf *b, size_t most)
{
	int rc = Z_OK;
	while (rc == Z_OK && b->n <= most) {
		buf_reserve(b, STEP_BYTES);
		z->next_out = (unsigned char *)b->p + b->n;
		z->avail_out = STEP_BYTES;
		rc = inflate(z, Z_NO_FLUSH);
		b->n += STEP_BYTES - z->avail_out;
	}
	return b->n <= most;
}

bool
gzip_read(struct arena *out, struct str bytes, size_t most, struct str *plain,
	  struct err *err)
{
	z_stream z = {
		.next_in = (unsigned char *)(uintptr_t)bytes.p,
		.avail_in = (unsigned)bytes.n,
		.zalloc = take_memory,
		.zfree = give_memory,
		.opaque = out,
	};
	if (inflateInit2(&z, GZIP_ONLY) != Z_OK)
		return err_set(err, ERR_INTERNAL, "zlib cannot be set up");
	struct buf b = buf_in(out, STEP_BYTES);
	bool fits = unpack(&z, &b, most);
	inflateEnd(&z);
	if (!fits)
		return err_set(err, ERR_LIMIT,
			       "it is larger than %zu bytes when it is unpacked", most);
	*plain = buf_str(&b);
	return plain->n > 0 || err_set(err, ERR_INPUT, "it cannot be unpacked");
}
