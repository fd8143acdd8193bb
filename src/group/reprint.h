/* reprint.h: finds the article whose text this one is, by shared runs of words.
 *
 * A reprint shares at least 8 hashes with its original and at least .55 of the smaller set of
 * both (containment; of short texts up to .70), which survives cuts and new leads where
 * resemblance does not.  A run that more than 64 live articles have is boilerplate and proves
 * nothing. */
#ifndef GW_GROUP_REPRINT_H
#define GW_GROUP_REPRINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SOURCE_NONE UINT32_MAX

/* An article whose text may be reprinted. */
struct source {
	int64_t article;
	uint32_t story;  /* index; UINT32_MAX once it has ended */
	uint32_t hashes; /* how many it has */
	uint32_t shared; /* with the article at hand; 0 between calls */
};

/* One hash; `first` is a source, or with REPRINT_CHAIN a link. */
struct reprint_slot {
	uint32_t hash, first; /* first SOURCE_NONE: free */
};

struct reprint_link {
	uint32_t source, next; /* next SOURCE_NONE: the last */
};

struct reprint_index {
	struct source *sources;
	uint32_t source_count, source_room;
	struct reprint_slot *slots;
	uint32_t slot_count, used;
	struct reprint_link *links;
	uint32_t link_count, link_room;
	uint32_t *touched;
	uint32_t touched_room;
};

void reprint_close(struct reprint_index *r);

/* The source that a text of these hashes reprints, or SOURCE_NONE; the most shared hashes win,
 * then the older.  `*containment` is the share found. */
uint32_t reprint_find(struct reprint_index *r, const uint32_t *hashes, size_t count,
                      double *containment);

void reprint_add(struct reprint_index *r, int64_t article, uint32_t story,
                 const uint32_t *hashes, size_t count);

/* Renumbers stories and forgets the sources of those that are gone (UINT32_MAX). */
void reprint_renumber(struct reprint_index *r, const uint32_t *to);

#endif
