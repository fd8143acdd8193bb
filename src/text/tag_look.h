/* tag_look.h: what the tagger sees: words by hash, endings, shapes, and the features made of them.
 *
 * Shared by the run time and the trainer, so that what is learned is what is run. */
#ifndef GW_TEXT_TAG_LOOK_H
#define GW_TEXT_TAG_LOOK_H

#include "text/tag.h"

/* How a whole sentence is written. */
enum tag_case { TAG_CASE_USUAL, TAG_CASE_LOWER, TAG_CASE_TITLE, TAG_CASE_UPPER };

enum {
	TAG_FEATURES = 40, /* at most, of one word */
	TAG_PAD = 2,       /* empty looks before the first word and behind the last */
	TAG_NO_KIND = 127, /* of words that are not there */
};

struct tag_look {
	uint32_t low;        /* hash of the folded word, digits as 0 */
	uint32_t ending[4];  /* its last 1, 2, 3, 4 bytes */
	uint32_t opening[3]; /* its first 1, 2, 3 bytes */
	uint32_t shape;
};

/* Of one word. */
struct tag_look tag_look_of(struct str form);

/* Of a sentence: count + 2 * TAG_PAD looks, the first word's at [TAG_PAD]. */
struct tag_look *tag_looks(struct arena *out, const struct tag_words *words);

/* Shapes tell how the sentence is written and which word is its first. */
void tag_look_around(struct tag_look *looks, size_t count, const struct tag_words *words);

/* The features of the word at `look`, whose neighbours stand around it; `before` and `before2`
 * are the kinds of the words before it.  Gives how many. */
size_t tag_features(const struct tag_look *look, unsigned before, unsigned before2,
		    uint32_t *features);

/* Names of the templates, for the fingerprint of the model. */
extern const char *const tag_templates[];
extern const size_t tag_templates_count;

#endif
