/* utf8.h: code points: reading and writing them as UTF-8, and what kind they are.
 *
 * Nothing here fails: a broken byte reads as U+FFFD, one for each maximal part of a broken
 * sequence, as the Unicode standard (3.9, "U+FFFD substitution of maximal subparts") and the
 * WHATWG decoder have it.  ASCII is answered from a table, the rest by ICU. */
#ifndef GW_TEXT_UTF8_H
#define GW_TEXT_UTF8_H

#include "base/buf.h"

enum { UTF8_BROKEN = 0xfffd };

/* The code point at byte *i, which moves behind it; *i must be below s.n. */
uint32_t utf8_next(struct str s, size_t *i);

/* The code point that ends at byte *i, which moves to its start; *i must be over 0. */
uint32_t utf8_prev(struct str s, size_t *i);

/* Writes 1 to 4 bytes and answers how many; no code point at all is written as U+FFFD. */
size_t utf8_encode(char room[4], uint32_t c);
void utf8_put(struct buf *b, uint32_t c);

bool utf8_valid(struct str s);
size_t utf8_length(struct str s); /* in code points; s should be valid */

/* `s` itself where it is valid, else a copy with U+FFFD for what was broken. */
struct str utf8_repair(struct arena *out, struct str s);

/* At most `max` bytes of `s`, not ending inside a code point. */
struct str utf8_cut(struct str s, size_t max);

enum utf8_class {
	UTF8_LETTER = 1,  /* general category L */
	UTF8_DIGIT = 2,   /* decimal digits (Nd) */
	UTF8_UPPER = 4,   /* Lu, Lt */
	UTF8_LOWER = 8,   /* Ll */
	UTF8_SPACE = 16,  /* White_Space, with U+200B and U+FEFF */
	UTF8_MARK = 32,   /* combining marks (M) */
	UTF8_CJK = 64,    /* Han, kana, bopomofo: written without spaces; no Hangul */
	UTF8_HANGUL = 128,
	UTF8_PUNCT = 256, /* P */
	UTF8_SYMBOL = 512, /* S */
	UTF8_NUMBER = 1024, /* Nl, No */
	UTF8_WORD = UTF8_LETTER | UTF8_DIGIT | UTF8_MARK | UTF8_NUMBER,
};

/* Bits of utf8_class.  For ASCII `utf8_ascii_class` is the table itself. */
unsigned utf8_class(uint32_t c);
extern const uint16_t utf8_ascii_class[128];

/* Simple (one to one) mappings. */
uint32_t utf8_lower(uint32_t c);
uint32_t utf8_upper(uint32_t c);

/* Lower-case copy by the simple mapping: every code point gives exactly one.  A view of `s`
 * itself where there is nothing to change. */
struct str utf8_fold(struct arena *out, struct str s);

/* Without white space of any script at both ends. */
struct str utf8_trim(struct str s);

#endif
