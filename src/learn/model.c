/* model.c: the parts of a model file, as views of its bytes. */
#include "learn/model.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "model/limits.h"

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "model files are read in place, which needs a little-endian machine"
#endif

enum { NAME_BYTES = 24, HEAD_BYTES = 16, ALIGNED = 16 };
enum part_kind {
	PART_TEXT = 1, PART_FOREST = 2, PART_TABLE = 3, PART_PERCEPTRON = 4, PART_WEIGHTS = 5,
	PART_LEXICON = 6,
};

/* A row of the directory, as it lies in the file. */
struct row {
	char name[NAME_BYTES];
	uint32_t kind, start, bytes, fingerprint;
};

struct part {
	struct row row;
	union {
		struct forest forest;
		struct token_table table;
		struct perceptron perceptron;
		struct lexicon lexicon;
		struct str text;
		const double *weights;
	} as;
};

struct model {
	struct part *parts;
	uint32_t count;
};

static bool
read_forest(struct part *p, const uint32_t *words, size_t count)
{
	struct forest *f = &p->as.forest;
	if (count < 4)
		return false;
	size_t trees = words[0], nodes = words[2];
	f->trees = words[0];
	f->features = words[1];
	if (trees > LIMIT_MODEL_TREES || nodes > trees * FOREST_LEAVES ||
	    count != 4 + trees + 1 + 3 * nodes + trees * FOREST_LEAVES)
		return false;
	f->first = words + 4;
	f->threshold = (const float *)(f->first + trees + 1);
	f->feature = words + 4 + trees + 1 + nodes;
	f->keep = f->feature + nodes;
	f->leaf = (const float *)(f->keep + nodes);
	return forest_sound(f, nodes);
}

static bool
read_table(struct part *p, const uint32_t *words, size_t count)
{
	struct token_table *t = &p->as.table;
	size_t slots = count < 4 ? 0 : words[0];
	if (slots < 2 || slots & (slots - 1) || slots > LIMIT_MODEL_SLOTS ||
	    count != 4 + slots + slots / 2)
		return false;
	t->mask = (uint32_t)slots - 1;
	t->hash = words + 4;
	t->value = (const int16_t *)(words + 4 + slots);
	return table_sound(t);
}

static bool
read_perceptron(struct arena *a, struct part *p, const uint32_t *words, size_t count)
{
	struct perceptron *w = &p->as.perceptron;
	if (count < 4)
		return false;
	size_t buckets = words[1], rows = words[2];
	w->classes = words[0];
	w->buckets = words[1];
	w->rows_bytes = rows;
	if (w->classes < 1 || w->classes > PERCEPTRON_CLASSES || buckets < 1 ||
	    buckets > LIMIT_MODEL_SLOTS / PERCEPTRON_BUCKET ||
	    rows > LIMIT_MODEL_BYTES ||
	    count != 4 + buckets * PERCEPTRON_BUCKET + (rows + 3) / 4)
		return false;
	w->slot = words + 4;
	w->rows = (const uint8_t *)(w->slot + buckets * PERCEPTRON_BUCKET);
	if (!perceptron_sound(w))
		return false;
	perceptron_unfold(a, w);
	return true;
}

static bool
read_weights(struct part *p, const void *at)
{
	p->as.weights = at;
	for (size_t i = 0; i < p->row.bytes / sizeof(double); i++)
		if (!isfinite(p->as.weights[i]))
			return false;
	return p->row.bytes && p->row.bytes % sizeof(double) == 0;
}

static bool
read_part(struct arena *a, struct part *p, struct str bytes)
{
	const struct row *r = &p->row;
	if (r->start % ALIGNED || r->start > bytes.n || r->bytes > bytes.n - r->start ||
	    r->name[NAME_BYTES - 1])
		return false;
	const char *at = bytes.p + r->start;
	if (r->kind == PART_TEXT) {
		p->as.text = str_from(at, r->bytes);
		return true;
	}
	if (r->kind == PART_WEIGHTS)
		return read_weights(p, at);
	if (r->bytes % 4)
		return false;
	if (r->kind == PART_FOREST)
		return read_forest(p, (const uint32_t *)(const void *)at, r->bytes / 4);
	if (r->kind == PART_PERCEPTRON)
		return read_perceptron(a, p, (const uint32_t *)(const void *)at, r->bytes / 4);
	if (r->kind == PART_LEXICON)
		return lexicon_read(&p->as.lexicon, (const uint32_t *)(const void *)at,
		                    r->bytes / 4);
	return r->kind == PART_TABLE &&
	       read_table(p, (const uint32_t *)(const void *)at, r->bytes / 4);
}

struct model *
model_open(struct arena *a, struct str bytes, struct err *err)
{
	struct model *m = arena_new(a, struct model);
	if (bytes.n < HEAD_BYTES || memcmp(bytes.p, "GWMODEL1", 8) != 0) {
		err_set(err, ERR_INPUT, "this is no model file");
		return NULL;
	}
	if ((uintptr_t)bytes.p % ALIGNED) {
		void *copy = arena_alloc(a, bytes.n, 1, ALIGNED);
		bytes.p = memcpy(copy, bytes.p, bytes.n);
	}
	memcpy(&m->count, bytes.p + 8, sizeof m->count);
	uint32_t sum;
	memcpy(&sum, bytes.p + 12, sizeof sum);
	if (sum && sum != model_checksum(str_skip(bytes, HEAD_BYTES))) {
		err_set(err, ERR_INPUT, "the model file is damaged: its checksum is another");
		return NULL;
	}
	if (m->count > LIMIT_MODEL_PARTS ||
	    m->count * sizeof(struct row) > bytes.n - HEAD_BYTES) {
		err_set(err, ERR_INPUT, "the model file ends within its list of parts");
		return NULL;
	}
	m->parts = arena_array(a, struct part, m->count);
	for (uint32_t i = 0; i < m->count; i++) {
		struct part *p = &m->parts[i];
		memcpy(&p->row, bytes.p + HEAD_BYTES + i * sizeof p->row, sizeof p->row);
		if (!read_part(a, p, bytes)) {
			err_set(err, ERR_INPUT,
				"part %u of the model file (\"%.*s\") is broken", i + 1,
				(int)strnlen(p->row.name, NAME_BYTES), p->row.name);
			return NULL;
		}
	}
	return m;
}

static const struct part *
find(const struct model *m, const char *name, enum part_kind kind)
{
	for (uint32_t i = 0; i < m->count; i++)
		if (m->parts[i].row.kind == kind &&
		    strcmp(m->parts[i].row.name, name) == 0)
			return &m->parts[i];
	return NULL;
}

const struct forest *
model_forest(const struct model *m, const char *name, uint32_t fingerprint)
{
	const struct part *p = find(m, name, PART_FOREST);
	return p && p->row.fingerprint == fingerprint ? &p->as.forest : NULL;
}

const double *
model_weights(const struct model *m, const char *name, size_t features, uint32_t fingerprint)
{
	const struct part *p = find(m, name, PART_WEIGHTS);
	if (!p || p->row.fingerprint != fingerprint ||
	    p->row.bytes != (features + 1) * sizeof(double))
		return NULL;
	return p->as.weights;
}

const struct token_table *
model_table(const struct model *m, const char *name)
{
	const struct part *p = find(m, name, PART_TABLE);
	return p ? &p->as.table : NULL;
}

const struct perceptron *
model_perceptron(const struct model *m, const char *name, uint32_t fingerprint)
{
	const struct part *p = find(m, name, PART_PERCEPTRON);
	return p && p->row.fingerprint == fingerprint ? &p->as.perceptron : NULL;
}

const struct lexicon *
model_lexicon(const struct model *m, const char *name)
{
	const struct part *p = find(m, name, PART_LEXICON);
	return p ? &p->as.lexicon : NULL;
}

struct str
model_text(const struct model *m, const char *name)
{
	const struct part *p = find(m, name, PART_TEXT);
	return p ? p->as.text : STR_NONE;
}

uint32_t
model_checksum(struct str parts)
{
	uint32_t sum = (uint32_t)hash_str(parts);
	return sum ? sum : 1;
}

uint32_t
model_fingerprint(const char *const *names, size_t count)
{
	uint32_t h = 0x811c9dc5u;
	for (size_t i = 0; i < count; i++) {
		for (const char *c = names[i]; *c; c++)
			h = (h ^ (unsigned char)*c) * 0x01000193u;
		h = (h ^ '\n') * 0x01000193u;
	}
	return h;
}
