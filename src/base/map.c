/* map.c: an open-addressing table of byte strings. */
#include "base/map.h"

#include "base/hash.h"

struct map
map_in(struct arena *a, size_t expected)
{
	size_t cap = 16;
	while (cap < expected * 2)
		cap *= 2;
	return (struct map){.arena = a, .slots = arena_array(a, struct map_slot, cap), .cap = cap};
}

static struct map_slot *
find(struct map_slot *slots, size_t cap, struct str key, uint64_t hash)
{
	for (size_t i = hash & (cap - 1);; i = (i + 1) & (cap - 1)) {
		struct map_slot *s = &slots[i];
		if (!s->key.p || (s->hash == hash && str_eq(s->key, key)))
			return s;
	}
}

struct map_slot *
map_get(const struct map *m, struct str key)
{
	if (!m->cap)
		return NULL;
	struct map_slot *s = find(m->slots, m->cap, key, hash_str(key));
	return s->key.p ? s : NULL;
}

static void
grow(struct map *m)
{
	size_t cap = m->cap ? m->cap * 2 : 16;
	struct map_slot *slots = arena_array(m->arena, struct map_slot, cap);
	for (size_t i = 0; i < m->cap; i++)
		if (m->slots[i].key.p)
			*find(slots, cap, m->slots[i].key, m->slots[i].hash) = m->slots[i];
	m->slots = slots;
	m->cap = cap;
}

struct map_slot *
map_put(struct map *m, struct str key)
{
	if ((m->used + 1) * 4 > m->cap * 3)
		grow(m);
	uint64_t hash = hash_str(key);
	struct map_slot *s = find(m->slots, m->cap, key, hash);
	if (!s->key.p) {
		s->key = str_dup(m->arena, key.p ? key : STR(""));
		s->hash = hash;
		m->used++;
	}
	return s;
}
