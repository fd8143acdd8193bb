/* terms.h: a text as words of the index.
 *
 * Words are folded, stemmed by Snowball in the text's language and stripped of accents.  Scripts
 * without spaces give overlapping pairs of characters (bigrams: J. Y. Nie, J. Gao, J. Zhang and
 * M. Zhou, On the use of words and n-grams for Chinese information retrieval, 2000), so that
 * what is found does not hang on where a dictionary cuts; a run ends with its last character
 * alone, so that every character begins a word.  Thai, Lao, Khmer and Burmese are cut by ICU. */
#ifndef GW_SEARCH_TERMS_H
#define GW_SEARCH_TERMS_H

#include "text/stem.h"

struct term {
	struct str word;
	uint32_t start, end; /* bytes of the text */
	bool last;           /* the last character of a run of more than one */
	bool lone;           /* a run of one character */
};

/* All of them in order, in `out`. */
size_t terms_of(struct arena *out, struct arena scratch, struct stem *stem, struct str text,
                struct term **terms);

/* The words parted by spaces. */
struct str terms_joined(struct arena *out, struct arena scratch, struct stem *stem,
                        struct str text);

#endif
