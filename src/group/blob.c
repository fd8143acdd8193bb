/* blob.c: all that a grouper keeps of one article, as bytes for the store. */
#include "group/blob.h"

#include "base/buf.h"
#include "base/hash.h"
#include "group/bridge_key.h"
#include "model/limits.h"

enum {
	HEAD_BYTES = 20,
	TERM_BYTES = 6,
	TITLE_BYTES = 2,
	HASH_BYTES = 4,
	SUM_BYTES = 8,
	TONGUE_BYTES = 4, MODEL_BYTES = 4,
	KEY_BYTES = 8,
	VERSION_WITHOUT_KEYS = 1
};
enum { FLAG_OLD = 1, FLAG_QUIET = 2, FLAG_TOLD = 4 };

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
	struct buf bytes = buf_in(
		out, HEAD_BYTES + v->count * TERM_BYTES + v->title_count * TITLE_BYTES +
			     b->hash_count * HASH_BYTES + TONGUE_BYTES + 1 +
			     b->gist.keys.count * KEY_BYTES + MODEL_BYTES +
	                               EMBEDDING_DIMS + SUM_BYTES);
	put(&bytes, BLOB_VERSION, 1);
	put(&bytes, b->kind, 1);
	put(&bytes, b->gist.days, 1);
	put(&bytes, (b->old ? FLAG_OLD : 0u) | (b->quiet ? FLAG_QUIET : 0u) |
	            (b->told ? FLAG_TOLD : 0u), 1);
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
	put(&bytes, b->gist.tongue, TONGUE_BYTES);
	put(&bytes, b->gist.keys.count, 1);
	for (uint32_t i = 0; i < b->gist.keys.count; i++)
		put(&bytes, b->gist.keys.at[i], KEY_BYTES);
	put(&bytes, b->gist.embedding.model, MODEL_BYTES);
	for (size_t i = 0; b->gist.embedding.model && i < EMBEDDING_DIMS; i++)
		put(&bytes, (uint8_t)b->gist.embedding.at[i], 1);
	put(&bytes, hash_str(buf_str(&bytes)), 8);
	return buf_str(&bytes);
}

/* `left` bytes at `p` are to be the language and the keys, to the last of them. */
static bool
read_gist(const char *p, size_t left, struct gist *gist)
{
	if (left < TONGUE_BYTES + 1)
		return false;
	gist->tongue = (uint32_t)take(&p, TONGUE_BYTES);
	gist->keys.count = (uint32_t)take(&p, 1);
	size_t fixed = TONGUE_BYTES + 1 + gist->keys.count * KEY_BYTES + MODEL_BYTES;
	if (gist->keys.count > BRIDGE_KEYS || left < fixed)
		return false;
	for (uint32_t i = 0; i < gist->keys.count; i++)
		gist->keys.sound[i] = key_sound(gist->keys.at[i] = take(&p, KEY_BYTES));
	gist->embedding.model = (uint32_t)take(&p, MODEL_BYTES);
	if (left != fixed + (gist->embedding.model ? (size_t)EMBEDDING_DIMS : 0))
		return false;
	for (size_t i = 0; gist->embedding.model && i < EMBEDDING_DIMS; i++)
		gist->embedding.at[i] = (int8_t)take(&p, 1);
	return true;
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
	if (version != BLOB_VERSION && version != VERSION_WITHOUT_KEYS)
		return err_set(err, ERR_INPUT, "a grouping record has version %u, not %u", version,
		               (unsigned)BLOB_VERSION);
	unsigned kind = (unsigned)take(&p, 1);
	*b = (struct blob){.kind = (enum article_kind)kind};
	b->gist.days = (uint8_t)take(&p, 1);
	unsigned flags = (unsigned)take(&p, 1);
	b->old = flags & FLAG_OLD;
	b->quiet = flags & FLAG_QUIET;
	b->told = flags & FLAG_TOLD;
	b->at = (int64_t)take(&p, 8);
	struct vector *v = &b->vector;
	v->count = take(&p, 2);
	v->title_count = take(&p, 2);
	b->hash_count = take(&p, 4);
	size_t fixed = HEAD_BYTES + v->count * TERM_BYTES + v->title_count * TITLE_BYTES +
		       b->hash_count * HASH_BYTES + SUM_BYTES;
	bool fits = version == VERSION_WITHOUT_KEYS
			    ? bytes.n == fixed
			    : bytes.n > fixed && read_gist(bytes.p + fixed - SUM_BYTES,
							   bytes.n - fixed, &b->gist);
	if (b->kind >= KIND_COUNT || v->count > VECTOR_TERMS ||
	    v->title_count > v->count || b->hash_count > LIMIT_SHINGLE_WORDS || !fits)
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
