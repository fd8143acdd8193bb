/* tally.c: rows of counters in shared memory. */
#include "ads/tally.h"

#include <string.h>

/* Days below 1 are of rows that somebody is writing names into: two servers may run at once, while one takes
 * over from the other.  Each then makes rows of its own, which the store adds up. */
#define TAKEN (-1)

void
tally_begin(struct tally *t, uint64_t epoch)
{
	t->epoch = epoch;
}

/* A name in a row; never read beyond its room, whatever another process left there. */
#define NAME(field) str_from(field, strnlen(field, sizeof(field)))

static bool
is_row(const struct tally_row *r, int64_t day, struct str campaign, struct str creative,
       struct str place)
{
	return atomic_load(&r->day) == day && str_eq(NAME(r->campaign), campaign) &&
	       str_eq(NAME(r->creative), creative) && str_eq(NAME(r->place), place);
}

static bool
is_kept(const struct tally_row *r)
{
	for (int k = 0; k < AD_KINDS; k++)
		if (atomic_load(&r->counted[k]) != atomic_load(&r->kept[k]))
			return false;
	return true;
}

static void
put_name(char *into, size_t size, struct str name)
{
	size_t n = name.n < size ? name.n : size - 1;
	memset(into, 0, size);
	if (n)
		memcpy(into, name.p, n);
}

/* Nobody reads the names of a row in which nothing is new. */
static struct tally_row *
take(struct tally_row *r, int64_t day, struct str campaign, struct str creative,
     struct str place)
{
	put_name(r->campaign, sizeof r->campaign, campaign);
	put_name(r->creative, sizeof r->creative, creative);
	put_name(r->place, sizeof r->place, place);
	atomic_store(&r->day, day);
	return r;
}

struct tally_row *
tally_row(struct tally *t, int64_t day, struct str campaign, struct str creative,
          struct str place)
{
	uint32_t used = atomic_load(&t->used);
	struct tally_row *old = NULL;
	for (uint32_t i = 0; i < used; i++) {
		struct tally_row *r = &t->rows[i];
		if (is_row(r, day, campaign, creative, place))
			return r;
		int64_t its_day = atomic_load(&r->day);
		if (!old && its_day > 0 && its_day < day - 1 && is_kept(r) &&
		    atomic_compare_exchange_strong(&r->day, &its_day, TAKEN))
			old = r;
	}
	if (old)
		return take(old, day, campaign, creative, place);
	while (used < LIMIT_AD_ROWS)
		if (atomic_compare_exchange_weak(&t->used, &used, used + 1))
			return take(&t->rows[used], day, campaign, creative, place);
	return NULL;
}

/* ── the writer's side ── */

static bool
note_new(struct tally *t)
{
	bool any = false;
	uint32_t used = atomic_load(&t->used);
	for (uint32_t i = 0; i < used; i++)
		for (int k = 0; k < AD_KINDS; k++) {
			struct tally_row *r = &t->rows[i];
			int64_t n = atomic_load_explicit(&r->counted[k], memory_order_acquire);
			any = any || n != atomic_load(&r->kept[k]);
			atomic_store(&r->staged[k], n);
		}
	return any;
}

static bool
row_counts(struct tally_row *r, struct ad_counts *c)
{
	bool any = false;
	for (int k = 0; k < AD_KINDS; k++) {
		c->n[k] = atomic_load(&r->staged[k]) - atomic_load(&r->kept[k]);
		any = any || c->n[k];
	}
	c->day = atomic_load(&r->day);
	c->campaign = NAME(r->campaign);
	c->creative = NAME(r->creative);
	c->place = NAME(r->place);
	return any;
}

void
tally_stage(struct tally *t, struct arena *out, struct ad_counts **rows, size_t *count)
{
	*count = 0;
	*rows = NULL;
	while (!*count) {
		if (!atomic_load(&t->is_staged)) {
			if (!note_new(t))
				return;
			atomic_fetch_add(&t->sequence, 1);
			atomic_store(&t->is_staged, true);
		}
		uint32_t used = atomic_load(&t->used);
		*rows = arena_array(out, struct ad_counts, used);
		for (uint32_t i = 0; i < used; i++)
			*count += row_counts(&t->rows[i], &(*rows)[*count]);
		/* Whoever ended while settling had settled all of it. */
		if (!*count)
			atomic_store(&t->is_staged, false);
	}
}

void
tally_settle(struct tally *t)
{
	for (uint32_t i = 0; i < atomic_load(&t->used); i++)
		for (int k = 0; k < AD_KINDS; k++)
			atomic_store(&t->rows[i].kept[k], atomic_load(&t->rows[i].staged[k]));
	atomic_store(&t->is_staged, false);
}

void
tally_open_counts(const struct tally *t, struct str campaign, int64_t day, uint64_t sequence,
                  int64_t today[AD_KINDS], int64_t in_all[AD_KINDS])
{
	bool has_staged = atomic_load(&t->is_staged) && atomic_load(&t->sequence) == sequence;
	for (int k = 0; k < AD_KINDS; k++)
		today[k] = in_all[k] = 0;
	for (uint32_t i = 0; i < atomic_load(&t->used); i++) {
		const struct tally_row *r = &t->rows[i];
		if (!str_eq(NAME(r->campaign), campaign))
			continue;
		for (int k = 0; k < AD_KINDS; k++) {
			int64_t n = atomic_load(&r->counted[k]) -
			            atomic_load(has_staged ? &r->staged[k] : &r->kept[k]);
			in_all[k] += n;
			today[k] += atomic_load(&r->day) == day ? n : 0;
		}
	}
}
