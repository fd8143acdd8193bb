/* entity.h: character references ("&eacute;", "&#233;") and what they stand for.
 *
 * By the rules of the HTML standard (13.2.5.72): the longest name wins, old names work without
 * their semicolon, numbers 128 to 159 mean windows-1252.  Numbers of C0 controls other than tab,
 * line feed and carriage return stand for nothing. */
#ifndef GW_MARKUP_ENTITY_H
#define GW_MARKUP_ENTITY_H

#include "base/buf.h"

enum entity_mode {
	ENTITY_TEXT,
	ENTITY_ATTRIBUTE, /* "&copy=1" in an address is left alone */
	ENTITY_XML, /* names need their semicolon; HTML's names are known here too */
};

/* Reads the reference at s.p[at] == '&'.  Answers its length in bytes and what it stands for
 * (a view of `room` or of a constant); 0 where there is none. */
size_t entity_read(struct str s, size_t at, enum entity_mode mode, char room[4],
		   struct str *text);

/* `s` with its references replaced; a view of `s` itself where it has none. */
struct str entity_decode(struct arena *out, struct str s, enum entity_mode mode);
void entity_decode_into(struct buf *out, struct str s, enum entity_mode mode);

#endif
