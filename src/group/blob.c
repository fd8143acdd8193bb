/* blob.c: all that a grouper keeps of one article, as bytes for the store. */
#include "group/blob.h"

#include "base/buf.h"
#include "base/hash.h"
#include "model/limits.h"

enum { HEAD_BYTES = 20, TERM_BYTES = 6, TITLE_BYTES = 2, HASH_BYTES = 4, SUM_BYTES = 8 };

static void
put(struct buf *b, uint64_t v, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_byte(b, (char)(v >> (8 * i)));
}

static uint64_t
take(const char **p, int bytes)
{
	uint64_t v = 0;
	for (int i = 0; i < bytes; i++)
		v |= (uint64_t)(unsigned char)(*p)[i] << (8 * i);
	*p += bytes;
	return v;
}

struct str
blob_write(struct arena *out, const struct blob *b)
{
	const struct vector *v = &b->vector;
	struct buf bytes = buf_in(out, HEAD_BYTES + v->count * TERM_BYTES +
	                               v->title_count * TITLE_BYTES +
	                               b->hash_count * HASH_BYTES + SUM_BYTES);
	put(&bytes, BLOB_VERSION, 1);
	put(&bytes, b->kind, 1);
	put(&bytes, b->days, 1);
	put(&bytes, 0, 1);
	put(&bytes, (uint64_t)b->at, 8);
	put(&bytes, v->count, 2);
	put(&bytes, v->title_count, 2);
	put(&bytes, b->hash_count, 4);
	for (size_t i = 0; i < v->count; i++) {
		put(&bytes, v->terms[i].hash, 4);
		put(&bytes, v->terms[i].weight[BODY], 2);
	}
	for (size_t i = 0; i < v->title_count; i++)
		put(&bytes, v->terms[i].weight[TITLE], 2);
	for (size_t i = 0; i < b->hash_count; i++)
		put(&bytes, b->hashes[i], 4);
	put(&bytes, hash_str(buf_str(&bytes)), 8);
	return buf_str(&bytes);
}

bool
blob_read(struct arena *out, struct str bytes, struct blob *b, struct err *err)
{
	const char *p = bytes.p;
	if (bytes.n < HEAD_BYTES + SUM_BYTES)
		return err_set(err, ERR_INPUT, "a grouping record of %zu bytes is too short",
		               bytes.n);
	const char *sum = bytes.p + bytes.n - SUM_BYTES;
	if (take(&sum, SUM_BYTES) != hash_str(str_sub(bytes, 0, bytes.n - SUM_BYTES)))
		return err_set(err, ERR_INPUT, "a grouping record is damaged: wrong checksum");
	unsigned version = (unsigned)take(&p, 1);
	if (version != BLOB_VERSION)
		return err_set(err, ERR_INPUT, "a grouping record has version %u, not %u", version,
		               (unsigned)BLOB_VERSION);
	*b = (struct blob){.kind = (enum article_kind)take(&p, 1)};
	b->days = (uint8_t)take(&p, 1);
	take(&p, 1);
	b->at = (int64_t)take(&p, 8);
	struct vector *v = &b->vector;
	v->count = take(&p, 2);
	v->title_count = take(&p, 2);
	b->hash_count = take(&p, 4);
	if (b->kind >= KIND_COUNT || v->count > VECTOR_TERMS || v->title_count > v->count ||
	    b->hash_count > LIMIT_SHINGLE_WORDS ||
	    bytes.n != HEAD_BYTES + v->count * TERM_BYTES + v->title_count * TITLE_BYTES +
	                       b->hash_count * HASH_BYTES + SUM_BYTES)
		return err_set(err, ERR_INPUT, "a grouping record does not add up");
	v->terms = arena_array(out, struct vector_term, v->count);
	for (size_t i = 0; i < v->count; i++) {
		v->terms[i].hash = (uint32_t)take(&p, 4);
		v->terms[i].weight[BODY] = (uint16_t)take(&p, 2);
	}
	for (size_t i = 0; i < v->title_count; i++)
		v->terms[i].weight[TITLE] = (uint16_t)take(&p, 2);
	b->hashes = arena_array(out, uint32_t, b->hash_count);
	for (size_t i = 0; i < b->hash_count; i++)
		b->hashes[i] = (uint32_t)take(&p, 4);
	return true;
}
