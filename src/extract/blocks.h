/* blocks.h: the runs of text of a page, each measured.
 *
 * A block is the inline text between the starts and ends of block-level elements, hr, and two br
 * in a row.  Inline elements add no white space, runs of white space become one space, one br is
 * a line feed, and invisible code points (soft hyphen, zero width space) are left out, so that
 * a block's text is what a browser finds on its page.
 *
 * Skipped: what is no text (script, template, option …); buttons, drawings and selections while
 * they are small, for some families of sites hang the whole page under an unclosed button; small
 * inline elements that are not shown or named as tooltips, or that an outlet rule drops.  Hidden blocks stay: scripts unhide
 * articles. */
#ifndef GW_EXTRACT_BLOCKS_H
#define GW_EXTRACT_BLOCKS_H

#include "extract/stop.h"
#include "extract/tree.h"

struct block {
	struct str text;
	uint32_t node;    /* nearest block-level element */
	uint32_t chars;   /* code points */
	uint32_t words;   /* with half of the CJK characters */
	uint32_t link;    /* characters inside links */
	uint32_t bold;
	uint16_t links, images, breaks;
	uint32_t commas, sentences, stops, digits, capitals, cjk;
	uint32_t hash_at, hash_count; /* its words in `hashes` of struct blocks */
	bool ends;        /* like a sentence */
	bool good;        /* looks like a paragraph of an article by itself */
	bool lower_start;
};

struct blocks {
	struct block *at;
	uint32_t count;
	uint64_t *hashes; /* of the lower-cased words, in order */
	uint32_t hash_count;
	const struct stop_words *stops;
};

struct blocks blocks_of(struct arena *a, const struct tree *t);

/* Hashes of the words of any text, as in blocks; `*count` of them. */
uint64_t *words_hashed(struct arena *a, struct str text, uint32_t *count);

static inline double
block_link_share(const struct block *b)
{
	return (double)b->link / (b->chars ? b->chars : 1);
}

#endif
