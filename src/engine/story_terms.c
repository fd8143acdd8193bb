/* story_terms.c: a table of fixed size, a slot by the hash of a story's id. */
#include "engine/story_terms.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

enum { SLOTS = 2048 };

static size_t
slot_of(int64_t story)
{
	return hash_mix((uint64_t)story) % SLOTS;
}

struct suggest_terms *
story_terms_find(const struct story_terms *t, struct arena *out, int64_t story, int64_t edition)
{
	const struct story_terms_slot *slot = t->slots ? &t->slots[slot_of(story)] : NULL;
	if (!slot || !slot->terms.list || slot->story != story || slot->edition != edition)
		return NULL;
	struct suggest_terms *copy = arena_new(out, struct suggest_terms);
	copy->count = slot->terms.count;
	copy->list = arena_array(out, struct suggest_term, copy->count);
	memcpy(copy->list, slot->terms.list, copy->count * sizeof *copy->list);
	return copy;
}

void
story_terms_keep(struct story_terms *t, int64_t story, int64_t edition,
                 const struct suggest_terms *terms)
{
	size_t bytes = terms->count * sizeof *terms->list;
	if (!t->slots)
		t->slots = calloc(SLOTS, sizeof *t->slots);
	struct suggest_term *list = t->slots && bytes ? malloc(bytes) : NULL;
	if (!list)
		return;
	memcpy(list, terms->list, bytes);
	struct story_terms_slot *slot = &t->slots[slot_of(story)];
	free(slot->terms.list);
	*slot = (struct story_terms_slot){story, edition, {list, terms->count}};
}

void
story_terms_close(struct story_terms *t)
{
	for (size_t i = 0; t->slots && i < SLOTS; i++)
		free(t->slots[i].terms.list);
	free(t->slots);
	*t = (struct story_terms){0};
}
