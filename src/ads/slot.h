/* slot.h: where an advertisement may stand in the bytes of a page.
 *
 * A page is kept with slots; the server fills each when it answers, or takes it out.  A slot is
 * the comment <!--gw-ad PLACE SIZE LANGUAGE SECTION-->: the language of the page and, encoded as
 * in an address, the section of the site that it is in ("!": none).  Every '<' of a text is
 * escaped before it gets into a page (base/html.h), so no text can make a slot. */
#ifndef GW_ADS_SLOT_H
#define GW_ADS_SLOT_H

#include "base/buf.h"

enum slot_size {
	SLOT_BOX,  /* 300 by 250, in 18rem of height */
	SLOT_WIDE, /* 320 by 100 to 728 by 90, in 8.6rem */
	SLOT_SIZES,
};

/* Where a slot stands: between the paragraphs, before the related stories, on the front page. */
enum slot_place { SLOT_STORY, SLOT_MORE, SLOT_FRONT, SLOT_PLACES };

struct slot {
	size_t at, n; /* the bytes it takes in the page */
	enum slot_place place;
	enum slot_size size;
	struct str language, section; /* encoded; STR_NONE where there is none */
};

enum { SLOTS_MOST = 4 }; /* of one page; further ones stay empty */

void slot_put(struct buf *b, enum slot_place place, enum slot_size size, struct str language,
              struct str section);

/* The first slot at or after byte `from`; false where there is none. */
bool slot_find(struct str page, size_t from, struct slot *slot);

struct str slot_size_name(enum slot_size size);   /* "box", "wide" */
struct str slot_place_name(enum slot_place place); /* "story", "more", "front" */

/* A section's name as a slot has it. */
struct str slot_section(struct arena *out, struct str section);

/* Names of campaigns and creatives: up to 60 ASCII letters, digits, '-', '_', '.'. */
bool slot_word_is_right(struct str word);

#endif
