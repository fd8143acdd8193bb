/* reprint.h: finds the article whose text this one is, by shared runs of words.
 *
 * A reprint shares at least 8 hashes with its original and at least .55 of the smaller set of
 * both (containment; of short texts up to .70, and up to .85 where that is a small part of the
 * larger set), which survives cuts and new leads where resemblance does not.  A run that more
 * than 64 live articles have is boilerplate and proves nothing.
 *
 * The index is a table of buckets of one line of the cache, grown bucket by bucket (W. Litwin,
 * Linear hashing, 1980), so that no call has to move all of it.  An entry is 32 bits: what its
 * bucket does not say of the hash, and the number of the source.  Sources that are over leave their
 * entries behind; with each text that is added a part of the buckets is cleared of them, and a
 * number is given again after a whole round. */
#ifndef GW_GROUP_REPRINT_H
#define GW_GROUP_REPRINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "group/pool.h"

#define SOURCE_NONE UINT32_MAX

/* An article whose text may be reprinted. */
struct source {
	int64_t article;
	int64_t at;      /* when the text was first published, as far as known; or WHEN_UNKNOWN */
	uint64_t order;  /* of adding */
	uint32_t story;  /* serial number */
	uint32_t hashes; /* how many it has, */
	uint32_t coarse; /* and of these the coarse ones (text/shingle.h) */
	uint32_t shared; /* with the article at hand; 0 between calls */
	uint32_t next;   /* of its story, or in a row of those that are over */
};

enum { BUCKET_ENTRIES = 14 };

struct bucket {
	uint32_t count;
	uint32_t more; /* another bucket, which is full; 0 none */
	uint32_t entry[BUCKET_ENTRIES];
};

struct reprint_index {
	struct source *sources;
	uint32_t source_count, source_room;
	uint64_t order;
	uint32_t free; /* sources to be used again; SOURCE_NONE: none */
	uint32_t over, over_before; /* those that ended in this round, and in the one before */
	struct bucket **segments; /* the table, SEGMENT_BUCKETS in each */
	uint32_t segment_count, segment_room;
	struct arena memory; /* of the segments */
	struct pool spills; /* more buckets */
	uint32_t level; /* there are 2^level buckets, */
	uint32_t split; /* and of these so many were parted in two */
	uint32_t cleared; /* in this round */
	uint64_t entries; /* those of sources that are over included */
	uint64_t hashes; /* of live sources */
	uint64_t *live; /* a bit for each source */
	uint32_t live_room;
	uint32_t *touched;
	uint32_t touched_room;
};

void reprint_open(struct reprint_index *r);
void reprint_close(struct reprint_index *r);

/* The source that a text of these hashes reprints, or SOURCE_NONE; the most shared hashes win,
 * then the older, by its id.  `*containment` is the share found. */
uint32_t reprint_find(struct reprint_index *r, const uint32_t *hashes, size_t count,
                      double *containment);

/* Adds a source to the row of those of its story, `*last` being the newest of them. */
void reprint_add(struct reprint_index *r, int64_t article, uint32_t story, uint32_t *last,
                 int64_t at, const uint32_t *hashes, size_t count);

/* The text was published by another article before: that is the original from now on. */
void reprint_take(struct reprint_index *r, uint32_t source, int64_t article, int64_t at);

/* Those from `last` on are over. */
void reprint_end(struct reprint_index *r, uint32_t last);

/* The story of those from `last` on has another serial number. */
void reprint_renumber(struct reprint_index *r, uint32_t last, uint32_t story);

#endif
