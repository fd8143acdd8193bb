/* word.h: the words of a text, by bytes, and how long people read.
 *
 * A word is a run of letters, digits and the marks on them.  Scripts that are written without
 * spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are cut by the dictionaries of ICU.
 * The iterator holds no memory of its own and needs no end; it is linear in the text.  Texts
 * are UTF-8; a broken byte is no part of any word. */
#ifndef GW_TEXT_WORD_H
#define GW_TEXT_WORD_H

#include "base/str.h"

enum word_apostrophe {
	WORD_SPLIT, /* "didn't" is didn and t, "l'homme" is l and homme */
	WORD_JOIN,  /* a lone apostrophe between letters belongs to the word */
};

struct word_span {
	uint32_t start, end; /* bytes [start, end) */
};

enum { WORD_CHUNK = 1024 }; /* bytes that go to ICU in one piece */

struct word_iter {
	struct str text;
	size_t at;
	enum word_apostrophe apostrophe;
	size_t cut_from, cut_end;           /* the piece that `cuts` knows */
	uint64_t cuts[WORD_CHUNK / 64 + 1]; /* bit n: a word may end before byte cut_from + n */
};

/* Texts longer than 4 GB are cut there. */
void word_begin(struct word_iter *it, struct str text, enum word_apostrophe apostrophe);

/* The next word, or false at the end. */
bool word_next(struct word_iter *it, struct word_span *word);

/* All words of `text` in an array. */
size_t words_of(struct arena *out, struct arena scratch, struct str text,
                enum word_apostrophe apostrophe, struct word_span **words);

/* What there is to read: words where they are parted by spaces, characters elsewhere. */
struct reading {
	uint32_t words, characters;
};

struct reading reading_of(struct str text);

/* Whole minutes, rounded up: 238 words or 500 characters a minute (M. Brysbaert, How many words
 * do we read per minute?, 2019).  Nothing to read takes none. */
uint32_t reading_minutes(struct reading r);

#endif
