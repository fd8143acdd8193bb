/* lexicon.c: finds words in a part of a model file.
 *
 * The part: slots, senses, numbers of the lists, 0; hashes and starts by slot (32 bits); what is
 * above by sense, then the lists (16 bits each, both filled up to an even number). */
#include "learn/lexicon.h"

#include "model/limits.h"

enum { HEAD = 4, COUNT_BITS = 5, COUNT_MASK = (1 << COUNT_BITS) - 1 };

static size_t
count_of(uint16_t head, int kind)
{
	return head >> (COUNT_BITS * kind) & COUNT_MASK;
}

/* Whether the list at `start` ends within all lists and names senses only. */
static bool
list_sound(const struct lexicon *l, uint32_t start)
{
	if (start >= l->numbers)
		return false;
	size_t n = 0;
	for (int kind = 0; kind < LEXICON_KINDS; kind++)
		n += count_of(l->list[start], kind);
	if (n > l->numbers - start - 1)
		return false;
	for (size_t i = 1; i <= n; i++)
		if (l->list[start + i] >= l->senses)
			return false;
	return true;
}

static bool
sound(const struct lexicon *l)
{
	bool ends = false;
	for (uint32_t i = 0; i <= l->mask; i++) {
		ends |= !l->hash[i];
		if (l->hash[i] && !list_sound(l, l->start[i]))
			return false;
	}
	for (uint32_t i = 0; i < l->senses; i++)
		if (l->above[i] >= l->senses)
			return false;
	return ends;
}

bool
lexicon_read(struct lexicon *l, const uint32_t *words, size_t count)
{
	if (count < HEAD)
		return false;
	size_t slots = words[0], senses = words[1], numbers = words[2];
	if (slots < 2 || slots & (slots - 1) || slots > LIMIT_MODEL_SLOTS || !senses ||
	    senses > UINT16_MAX || numbers > LIMIT_MODEL_BYTES ||
	    count != HEAD + 2 * slots + (senses + 1) / 2 + (numbers + 1) / 2)
		return false;
	l->mask = (uint32_t)slots - 1;
	l->senses = (uint32_t)senses;
	l->numbers = (uint32_t)numbers;
	l->hash = words + HEAD;
	l->start = l->hash + slots;
	l->above = (const uint16_t *)(l->start + slots);
	l->list = (const uint16_t *)(l->start + slots + (senses + 1) / 2);
	return sound(l);
}

bool
lexicon_find(const struct lexicon *l, uint32_t token, struct lexicon_word *m)
{
	uint32_t i = token & l->mask;
	while (l->hash[i] && l->hash[i] != token)
		i = (i + 1) & l->mask;
	if (!l->hash[i])
		return false;
	const uint16_t *at = l->list + l->start[i], head = *at++;
	for (int kind = 0; kind < LEXICON_KINDS; kind++) {
		m->at[kind] = at;
		m->count[kind] = (uint8_t)count_of(head, kind);
		at += m->count[kind];
	}
	return true;
}
