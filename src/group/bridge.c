/* bridge.c: which strands share names, places and numbers, and how much that is worth.
 *
 * A key is worth what its sound is worth: by the number of live strands that have it, as the words
 * of a vector are by their articles.  Counts are a function of the live strands alone. */
#include "group/bridge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "group/bridge_key.h"
#include "group/grow.h"
#include "model/limits.h"

enum { SLOTS_LEAST = 1 << 12, SHARED_LEAST = 2 };

void
bridge_close(struct bridge *b)
{
	for (uint32_t i = 0; i < b->count; i++)
		free(b->strands[i].keys);
	free(b->strands);
	free(b->spare);
	free(b->slots);
	*b = (struct bridge){0};
}

/* ── sounds ── */

static uint32_t
home_of(const struct bridge *b, uint64_t sound)
{
	return (uint32_t)hash_mix(sound) & (b->slot_count - 1);
}

/* NULL where nothing was ever counted. */
static struct bridge_slot *
slot_of(const struct bridge *b, uint64_t sound)
{
	if (!b->slot_count)
		return NULL;
	uint32_t i = home_of(b, sound);
	while (b->slots[i].sound && b->slots[i].sound != sound)
		i = (i + 1) & (b->slot_count - 1);
	return &b->slots[i];
}

static void
rehash(struct bridge *b, uint32_t slot_count)
{
	struct bridge_slot *before = b->slots;
	uint32_t count = b->slot_count;
	b->slots = grow_new(slot_count, sizeof *b->slots);
	b->slot_count = slot_count;
	for (uint32_t i = 0; i < count; i++)
		if (before[i].sound)
			*slot_of(b, before[i].sound) = before[i];
	free(before);
}

/* Closes the gap in the row of slots that were tried one after another. */
static void
free_slot(struct bridge *b, struct bridge_slot *slot)
{
	uint32_t mask = b->slot_count - 1, gap = (uint32_t)(slot - b->slots);
	for (uint32_t i = (gap + 1) & mask; b->slots[i].sound; i = (i + 1) & mask) {
		if (((i - home_of(b, b->slots[i].sound)) & mask) < ((i - gap) & mask))
			continue;
		b->slots[gap] = b->slots[i];
		gap = i;
	}
	b->slots[gap] = (struct bridge_slot){0};
	b->used--;
}

static struct bridge_key *
key_at(const struct bridge *b, uint32_t ref)
{
	return &b->strands[ref / BRIDGE_STRAND_KEYS].keys[ref % BRIDGE_STRAND_KEYS];
}

static void
list(struct bridge *b, uint32_t ref)
{
	if (!b->slot_count || b->used * 3 / 2 >= b->slot_count)
		rehash(b, b->slot_count ? b->slot_count * 2 : SLOTS_LEAST);
	struct bridge_key *k = key_at(b, ref);
	struct bridge_slot *slot = slot_of(b, k->sound);
	if (!slot->sound) {
		*slot = (struct bridge_slot){.sound = k->sound, .first = BRIDGE_NONE};
		b->used++;
	}
	k->next = slot->first;
	k->before = BRIDGE_NONE;
	k->listed = true;
	if (k->next != BRIDGE_NONE)
		key_at(b, k->next)->before = ref;
	slot->first = ref;
	slot->live++;
}

static void
unlist(struct bridge *b, const struct bridge_key *k)
{
	struct bridge_slot *slot = slot_of(b, k->sound);
	if (k->next != BRIDGE_NONE)
		key_at(b, k->next)->before = k->before;
	if (k->before != BRIDGE_NONE)
		key_at(b, k->before)->next = k->next;
	else
		slot->first = k->next;
	if (--slot->live == 0)
		free_slot(b, slot);
}

/* ── strands ── */

uint32_t
bridge_open_strand(struct bridge *b, uint32_t serial, uint32_t tongue)
{
	uint32_t strand = b->spare_count ? b->spare[--b->spare_count] : b->count++;
	b->strands = grow(b->strands, &b->room, b->count, sizeof *b->strands);
	b->strands[strand] = (struct bridge_strand){
		.serial = serial, .kin = strand, .tongue = tongue, .lives = true};
	return strand;
}

void
bridge_add(struct bridge *b, uint32_t strand, const struct bridge_keys *keys)
{
	struct bridge_strand *s = &b->strands[strand];
	if (s->count == 0 && keys->count)
		b->live++;
	for (uint32_t i = 0; i < keys->count && s->count < BRIDGE_STRAND_KEYS; i++) {
		bool known = false, heard = false;
		for (uint32_t k = 0; k < s->count; k++) {
			known |= s->keys[k].key == keys->at[i];
			heard |= s->keys[k].sound == keys->sound[i];
		}
		if (known)
			continue;
		s->keys = grow(s->keys, &s->room, (size_t)s->count + 1, sizeof *s->keys);
		s->keys[s->count] = (struct bridge_key){.key = keys->at[i], .sound = keys->sound[i]};
		s->count++;
		if (!heard)
			list(b, strand * BRIDGE_STRAND_KEYS + s->count - 1);
	}
}

void
bridge_end(struct bridge *b, uint32_t strand)
{
	struct bridge_strand *s = &b->strands[strand];
	for (uint32_t i = 0; i < s->count; i++)
		if (s->keys[i].listed)
			unlist(b, &s->keys[i]);
	b->live -= s->count > 0;
	free(s->keys);
	*s = (struct bridge_strand){0};
	b->spare = grow(b->spare, &b->spare_room, (size_t)b->spare_count + 1, sizeof *b->spare);
	b->spare[b->spare_count++] = strand;
}

/* ── comparing ── */

/* 1 for what one strand has at most, less the more have it. */
static double
worth_of(const struct bridge *b, uint64_t key, uint64_t sound)
{
	const struct bridge_slot *slot = slot_of(b, sound);
	double n = b->live + 1.0, df = slot && slot->sound && slot->live ? slot->live : 1;
	return key_worth(key) * log(1 + n / (df + 0.5)) / log(1 + n / 1.5);
}

struct bridge_match
bridge_compare(const struct bridge *b, const struct bridge_keys *keys, uint32_t strand)
{
	const struct bridge_strand *s = &b->strands[strand];
	bool taken[BRIDGE_STRAND_KEYS] = {false};
	double ours = 0, theirs = 0, common = 0;
	struct bridge_match m = {0};
	for (uint32_t i = 0; i < s->count; i++) {
		double worth = worth_of(b, s->keys[i].key, s->keys[i].sound);
		theirs += worth * worth;
	}
	for (uint32_t k = 0; k < keys->count; k++) {
		uint64_t sound = keys->sound[k];
		double worth = worth_of(b, keys->at[k], sound), best = 0;
		uint32_t at = 0;
		ours += worth * worth;
		for (uint32_t i = 0; i < s->count; i++) {
			double like = s->keys[i].sound == sound && !taken[i]
			                      ? key_likeness(keys->at[k], s->keys[i].key)
			                      : 0;
			if (like > best) {
				best = like;
				at = i;
			}
		}
		if (best == 0)
			continue;
		taken[at] = true;
		m.worth += worth * best;
		if (key_is_number(keys->at[k]))
			m.numbers += worth * best;
		common += worth * worth * best;
	}
	m.share = ours > 0 && theirs > 0 ? common / sqrt(ours * theirs) : 0;
	return m;
}

/* The sounds of the keys by rising number of strands that have them, each once. */
static uint32_t
rarest_first(const struct bridge *b, const struct bridge_keys *keys,
             const struct bridge_slot *order[BRIDGE_KEYS])
{
	uint32_t count = 0;
	for (uint32_t k = 0; k < keys->count; k++) {
		const struct bridge_slot *slot = slot_of(b, keys->sound[k]);
		if (!slot || !slot->live)
			continue;
		uint32_t i = count;
		while (i > 0 && (order[i - 1]->live > slot->live ||
		                 (order[i - 1]->live == slot->live && order[i - 1]->sound > slot->sound)))
			i--;
		if (i > 0 && order[i - 1] == slot)
			continue;
		memmove(order + i + 1, order + i, (count - i) * sizeof *order);
		order[i] = slot;
		count++;
	}
	return count;
}

void
bridge_near(const struct bridge *b, struct arena scratch, const struct bridge_keys *keys,
            bridge_found_fn *found, void *ctx)
{
	const struct bridge_slot *order[BRIDGE_KEYS];
	uint32_t count = rarest_first(b, keys, order), left = LIMIT_BRIDGE_STRANDS;
	uint8_t *shared = arena_array(&scratch, uint8_t, b->count);
	for (uint32_t k = 0; k < count && order[k]->live <= left; k++) {
		left -= order[k]->live;
		for (uint32_t i = order[k]->first; i != BRIDGE_NONE; i = key_at(b, i)->next)
			if (++shared[i / BRIDGE_STRAND_KEYS] == SHARED_LEAST)
				found(ctx, i / BRIDGE_STRAND_KEYS);
	}
}
