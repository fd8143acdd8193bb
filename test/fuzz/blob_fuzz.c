/* blob_fuzz.c: any bytes as a grouping record, under a checksum that fits.
 *
 * What can be read is written again as it was, and a grouper takes it back or says no; either
 * way it places articles afterwards.  The bytes as the words of a story that ended, too. */
#include "group/blob.h"
#include "group/group.h"
#include "group/rested.h"

#include "base/hash.h"

#include "fuzz.h"

enum { STORY = 1, ARTICLE = 1, NOW = 1700000000 };

static struct str
summed(struct arena *out, struct str record)
{
	uint64_t sum = hash_str(record);
	char *p = arena_alloc(out, record.n + 8, 1, 1);
	if (record.n)
		memcpy(p, record.p, record.n);
	for (int i = 0; i < 8; i++)
		p[record.n + (size_t)i] = (char)(sum >> (8 * i));
	return str_from(p, record.n + 8);
}

static void
restore(struct fuzz_memory *memory, struct grouper *g, struct str record)
{
	struct err err = {0};
	struct group_place place;
	struct group_article next = {.id = ARTICLE + 1, .title = STR("Ferry sails again"),
	                             .text = STR("The ferry sails again from the new quay."),
	                             .language = STR("en"), .published = NOW};
	if (!grouper_restore(g, ARTICLE, STORY, 0, record, &err))
		fuzz_expect(err.code == ERR_INPUT);
	grouper_place(g, &memory->out, memory->scratch, &next, &place);
	fuzz_expect(place.founded ? place.story == next.id : place.story == STORY);
}

FUZZ(input)
{
	struct err err = {0};
	struct blob b;
	struct rested_hit hit;
	struct str record = summed(&memory->out, input);
	if (blob_read(&memory->out, record, &b, &err) && input.p[0] == BLOB_VERSION)
		fuzz_expect(str_eq(blob_write(&memory->out, &b), record) || (input.p[3] & ~7));
	/* One of each, emptied after each case: memory that a trap leaves behind would be lost. */
	static struct grouper *g;
	static struct rested_index *r;
	g = g ? g : grouper_open(&group_defaults);
	r = r ? r : rested_open();
	restore(memory, g, record);
	grouper_forget(g, STORY);
	grouper_forget(g, ARTICLE + 1);
	if (rested_add(r, STORY, NOW, input)) {
		rested_find(r, memory->scratch, record, NOW - 1, &hit, 1);
		rested_remove(r, STORY);
	}
}
