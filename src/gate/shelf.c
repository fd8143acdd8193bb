/* shelf.c: an arena of passages, and where each is by the hash of its text. */
#include "gate/shelf.h"

#include <stdlib.h>

#include "base/hash.h"
#include "model/limits.h"

enum {
	SLOTS = 4096, /* a power of two */
	MOST = SLOTS / 2,
	/* Of a passage with a token in each byte, which the arena must have room for. */
	WORST = 760,
	SPARE_BYTES = 1 << 20,
};

struct slot {
	struct str text;
	uint64_t hash;
	const struct gate_passage *passage; /* NULL: free */
};

struct gate_shelf {
	const struct gate_weights *weights;
	struct arena kept;
	size_t count;
	struct slot slots[SLOTS];
};

struct gate_shelf *
gate_shelf_open(const struct gate_weights *weights)
{
	struct gate_shelf *s = calloc(1, sizeof *s);
	if (s && !arena_reserve(&s->kept, LIMIT_GATE_SHELF_BYTES)) {
		free(s);
		return NULL;
	}
	s->weights = weights;
	return s;
}

void
gate_shelf_close(struct gate_shelf *s)
{
	if (!s)
		return;
	arena_close(&s->kept);
	free(s);
}

static void
make_room(struct gate_shelf *s, size_t bytes)
{
	size_t left = (size_t)(s->kept.end - s->kept.cur);
	if (s->count < MOST && left > bytes * WORST + SPARE_BYTES)
		return;
	arena_rewind(&s->kept);
	memset(s->slots, 0, sizeof s->slots);
	s->count = 0;
}

const struct gate_passage *
gate_shelf_passage(struct gate_shelf *s, struct arena *out, struct str text)
{
	if (text.n > LIMIT_GATE_SHELVED)
		return gate_passage_read(out, s->weights, text);
	uint64_t hash = hash_str(text);
	make_room(s, text.n);
	size_t k = hash % SLOTS;
	while (s->slots[k].passage) {
		if (s->slots[k].hash == hash && str_eq(s->slots[k].text, text))
			return s->slots[k].passage;
		k = (k + 1) % SLOTS;
	}
	text = str_dup(&s->kept, text);
	s->slots[k] = (struct slot){text, hash, gate_passage_read(&s->kept, s->weights, text)};
	s->count++;
	return s->slots[k].passage;
}
