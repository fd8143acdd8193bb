/* reprint.c: finds the article whose text this one is, by shared runs of words. */
#include "group/reprint.h"

#include <stdlib.h>

#include "group/grow.h"

enum { SHARED_LEAST = 8, COMMON = 64 };

#define REPRINT_CHAIN 0x80000000u

/* Of a short text few hashes are kept, and the share of these strays from that of all runs: it
 * must share more by up to a standard deviation or two. */
static const double containment_least = 0.55, containment_short = 0.15;

enum { HASHES_ENOUGH = 64 };

static double
least_share(size_t hashes)
{
	if (hashes >= HASHES_ENOUGH)
		return containment_least;
	return containment_least +
	       containment_short * (double)(HASHES_ENOUGH - hashes) / HASHES_ENOUGH;
}

void
reprint_close(struct reprint_index *r)
{
	free(r->sources);
	free(r->slots);
	free(r->links);
	free(r->touched);
	*r = (struct reprint_index){0};
}

static struct reprint_slot *
slot_of(const struct reprint_index *r, uint32_t hash)
{
	uint32_t mask = r->slot_count - 1, i = hash & mask;
	while (r->slots[i].first != SOURCE_NONE && r->slots[i].hash != hash)
		i = (i + 1) & mask;
	return &r->slots[i];
}

static void
resize(struct reprint_index *r, uint32_t slot_count)
{
	struct reprint_slot *old = r->slots;
	uint32_t old_count = r->slot_count;
	r->slots = grow_new(slot_count, sizeof *r->slots);
	r->slot_count = slot_count;
	for (uint32_t i = 0; i < slot_count; i++)
		r->slots[i].first = SOURCE_NONE;
	for (uint32_t i = 0; i < old_count; i++)
		if (old[i].first != SOURCE_NONE)
			*slot_of(r, old[i].hash) = old[i];
	free(old);
}

/* The live sources of one hash; COMMON + 1 where there are more. */
static uint32_t
sources_of(const struct reprint_index *r, uint32_t hash, uint32_t found[COMMON + 1])
{
	uint32_t first = slot_of(r, hash)->first, n = 0;
	if (first == SOURCE_NONE)
		return 0;
	if (!(first & REPRINT_CHAIN)) {
		found[0] = first;
		return r->sources[first].story != UINT32_MAX;
	}
	for (uint32_t l = first & ~REPRINT_CHAIN; l != SOURCE_NONE && n <= COMMON;
	     l = r->links[l].next)
		if (r->sources[r->links[l].source].story != UINT32_MAX)
			found[n++] = r->links[l].source;
	return n;
}

uint32_t
reprint_find(struct reprint_index *r, const uint32_t *hashes, size_t count, double *containment)
{
	uint32_t found[COMMON + 1], touched = 0, best = SOURCE_NONE;
	*containment = 0;
	for (size_t i = 0; i < count && r->slot_count; i++) {
		uint32_t n = sources_of(r, hashes[i], found);
		r->touched = grow(r->touched, &r->touched_room, (size_t)touched + n,
		                  sizeof *r->touched);
		for (uint32_t k = 0; k < n && n <= COMMON; k++)
			if (r->sources[found[k]].shared++ == 0)
				r->touched[touched++] = found[k];
	}
	for (uint32_t i = 0; i < touched; i++) {
		struct source *s = &r->sources[r->touched[i]];
		size_t smaller = count < s->hashes ? count : s->hashes;
		double share = (double)s->shared / (double)smaller;
		if (s->shared < SHARED_LEAST || share < least_share(smaller))
			continue;
		if (best == SOURCE_NONE || s->shared > r->sources[best].shared ||
		    (s->shared == r->sources[best].shared && r->touched[i] < best)) {
			best = r->touched[i];
			*containment = share;
		}
	}
	for (uint32_t i = 0; i < touched; i++)
		r->sources[r->touched[i]].shared = 0;
	return best;
}

static uint32_t
link_put(struct reprint_index *r, uint32_t source, uint32_t next)
{
	r->links = grow(r->links, &r->link_room, (size_t)r->link_count + 1, sizeof *r->links);
	r->links[r->link_count] = (struct reprint_link){source, next};
	return r->link_count++;
}

static void
hash_put(struct reprint_index *r, uint32_t hash, uint32_t source)
{
	struct reprint_slot *s = slot_of(r, hash);
	if (s->first == SOURCE_NONE) {
		*s = (struct reprint_slot){hash, source};
		r->used++;
		return;
	}
	uint32_t next = s->first & REPRINT_CHAIN ? s->first & ~REPRINT_CHAIN
	                                         : link_put(r, s->first, SOURCE_NONE);
	s->first = REPRINT_CHAIN | link_put(r, source, next);
}

void
reprint_add(struct reprint_index *r, int64_t article, uint32_t story, const uint32_t *hashes,
            size_t count)
{
	if (count < SHARED_LEAST)
		return;
	r->sources = grow(r->sources, &r->source_room, (size_t)r->source_count + 1,
	                  sizeof *r->sources);
	r->sources[r->source_count] =
		(struct source){.article = article, .story = story, .hashes = (uint32_t)count};
	if (r->slot_count == 0)
		resize(r, 1 << 12);
	while ((r->used + count) * 3 / 2 > r->slot_count)
		resize(r, r->slot_count * 2);
	for (size_t i = 0; i < count; i++)
		hash_put(r, hashes[i], r->source_count);
	r->source_count++;
}

/* Puts what is left of one hash of `old` into `r`, in the order it was added. */
static void
move_slot(struct reprint_index *r, const struct reprint_index *old,
          const struct reprint_slot *slot, const uint32_t *to, uint32_t **list, uint32_t *room)
{
	uint32_t n = 0, l = slot->first & ~REPRINT_CHAIN;
	if (!(slot->first & REPRINT_CHAIN)) {
		if (to[slot->first] != SOURCE_NONE)
			hash_put(r, slot->hash, to[slot->first]);
		return;
	}
	for (; l != SOURCE_NONE; l = old->links[l].next) {
		*list = grow(*list, room, (size_t)n + 1, sizeof **list);
		(*list)[n++] = to[old->links[l].source];
	}
	while (n-- > 0)
		if ((*list)[n] != SOURCE_NONE)
			hash_put(r, slot->hash, (*list)[n]);
}

void
reprint_renumber(struct reprint_index *r, const uint32_t *to)
{
	uint32_t *source_to = grow_new(r->source_count, sizeof *source_to), *list = NULL;
	uint32_t room = 0, kept = 0;
	for (uint32_t i = 0; i < r->source_count; i++) {
		uint32_t story = r->sources[i].story;
		uint32_t now = story == UINT32_MAX ? UINT32_MAX : to[story];
		source_to[i] = now == UINT32_MAX ? SOURCE_NONE : kept;
		if (now != UINT32_MAX) {
			r->sources[kept] = r->sources[i];
			r->sources[kept++].story = now;
		}
	}
	struct reprint_index old = *r;
	r->source_count = kept;
	r->slots = NULL;
	r->links = NULL;
	r->slot_count = r->used = r->link_count = r->link_room = 0;
	if (old.slot_count)
		resize(r, old.slot_count);
	for (uint32_t i = 0; i < old.slot_count; i++)
		if (old.slots[i].first != SOURCE_NONE)
			move_slot(r, &old, &old.slots[i], source_to, &list, &room);
	free(old.slots);
	free(old.links);
	free(source_to);
	free(list);
}
