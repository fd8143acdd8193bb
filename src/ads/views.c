/* views.c: three sets of half an hour each; the oldest is emptied and begun anew. */
#include "ads/views.h"

#include <string.h>

#include "base/hash.h"
#include "model/limits.h"

enum { SLOTS = 2 * LIMIT_AD_VIEWS };

struct views
views_in(struct arena *a)
{
	struct views v = {0};
	for (int i = 0; i < VIEWS_SETS; i++)
		v.sets[i] = arena_array(a, uint64_t, SLOTS);
	return v;
}

/* Where it is, or would be. */
static uint64_t *
find(uint64_t *set, uint64_t key)
{
	size_t at = hash_mix(key) % SLOTS;
	while (set[at] && set[at] != key)
		at = (at + 1) % SLOTS;
	return &set[at];
}

static void
turn(struct views *v, int64_t now_s)
{
	uint64_t *oldest = v->sets[VIEWS_SETS - 1];
	memmove(v->sets + 1, v->sets, (VIEWS_SETS - 1) * sizeof *v->sets);
	memset(oldest, 0, SLOTS * sizeof *oldest);
	v->sets[0] = oldest;
	v->used = 0;
	v->since_s = now_s;
}

bool
views_first(struct views *v, uint64_t key, int64_t now_s)
{
	key += !key;
	for (int64_t late = (now_s - v->since_s) / VIEWS_SET_S, i = 0;
	     i < late && i < VIEWS_SETS; i++)
		turn(v, now_s);
	for (int i = 0; i < VIEWS_SETS; i++)
		if (*find(v->sets[i], key))
			return false;
	if (v->used == LIMIT_AD_VIEWS)
		turn(v, now_s);
	*find(v->sets[0], key) = key;
	v->used++;
	return true;
}
