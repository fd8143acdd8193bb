/* word.h: the words of a text, by bytes.
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

/* hash_str of the word in lower case, as utf8_fold has it. */
uint64_t word_hash(struct arena scratch, struct str text, struct word_span word);

/* All words of `text` in an array. */
size_t words_of(struct arena *out, struct arena scratch, struct str text,
                enum word_apostrophe apostrophe, struct word_span **words);

/* Whether a code point is part of a word, and whether it is a letter of a script that puts no
 * space between words. */
bool word_has(uint32_t c);
bool word_is_unspaced(uint32_t c);

#endif
