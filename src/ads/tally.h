/* tally.h: counts on their way from the process that serves to the one that writes.
 *
 * Lies in memory that both share, and their parent; the place for it comes in as a parameter.  The
 * server adds and never waits.  The writer keeps what is new in the store, each count exactly
 * once, wherever it is killed: what it is about to write is noted here under a number first, and
 * the store takes that number down in the same transaction.
 *
 *   IDLE -> STAGED [tally_stage]   STAGED -> IDLE [tally_settle]
 *
 * counted, staged and kept only grow: kept <= staged <= counted.  A writer that died leaves STAGED;
 * the next one asks the store whether it has that number, and settles or writes first. */
#ifndef GW_ADS_TALLY_H
#define GW_ADS_TALLY_H

#include <stdatomic.h>

#include "model/ad.h"
#include "model/limits.h"

enum { TALLY_NAME = 64 };

struct tally_row {
	_Atomic int64_t day;
	char campaign[TALLY_NAME], creative[TALLY_NAME], place[16];
	_Atomic int64_t counted[AD_KINDS], staged[AD_KINDS], kept[AD_KINDS];
};

struct tally {
	uint64_t epoch; /* a number of this memory alone */
	_Atomic uint64_t sequence;
	_Atomic bool is_staged;
	_Atomic uint32_t used;
	_Atomic int64_t lost; /* found no row: more creatives and places than LIMIT_AD_ROWS */
	struct tally_row rows[LIMIT_AD_ROWS];
};

/* `t` is zeroed memory. */
void tally_begin(struct tally *t, uint64_t epoch);

/* The row of these, made where it is missing from one that is free or of a day before yesterday
 * and kept; NULL where there is none.  Servers only, one thread of each at a time; two that ask for the same row at
 * once may get one each. */
struct tally_row *tally_row(struct tally *t, int64_t day, struct str campaign,
                            struct str creative, struct str place);

static inline void
tally_add(struct tally_row *row, enum ad_kind kind)
{
	atomic_fetch_add_explicit(&row->counted[kind], 1, memory_order_release);
}

/* What is new, as rows to be added to the store; none: *count is 0 and nothing is staged.  Gives the
 * same again as long as it is not settled.  The writer only. */
void tally_stage(struct tally *t, struct arena *out, struct ad_counts **rows, size_t *count);
void tally_settle(struct tally *t);

/* What of a campaign is counted and not in the store yet: on `day`, and in all.  `sequence` is the
 * last number that the store has of this memory, 0: none. */
void tally_open_counts(const struct tally *t, struct str campaign, int64_t day,
                       uint64_t sequence, int64_t today[AD_KINDS], int64_t in_all[AD_KINDS]);

#endif
