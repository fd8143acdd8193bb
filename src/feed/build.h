/* build.h: a feed_doc as it grows, for the readers of all formats. */
#ifndef GW_FEED_BUILD_H
#define GW_FEED_BUILD_H

#include "feed/feed.h"
#include "model/limits.h"

/* What the value of an element is. */
enum text_form {
	FORM_GUESS,  /* HTML where it reads as such, else text */
	FORM_TEXT,
	FORM_HTML,
};

struct build {
	struct arena *out;
	struct arena scratch; /* for the readers: what is cut from copies of it is soon gone */
	struct arena work;    /* for build.c itself, so that values may lie in scratch */
	struct feed_doc *feed;
	size_t item_room;
	struct feed_item *item; /* the one being read, or NULL */
	struct str authors[LIMIT_ITEM_AUTHORS];
	struct str categories[LIMIT_ITEM_CATEGORIES];
	struct feed_enclosure enclosures[LIMIT_ITEM_ENCLOSURES];
};

struct build build_of(struct arena *out, struct arena scratch, struct feed_doc *feed);

/* Items: everything between the two calls goes into one.  The start answers false where there are
 * too many; then build_end_item is not called. */
bool build_start_item(struct build *b);
void build_end_item(struct build *b);

/* Harmless HTML or text of a title, summary or content; STR_NONE for an empty one. */
struct str build_text(struct build *b, struct str value, enum text_form form, struct str base);

/* A title as one line of plain text, whatever markup it came in. */
struct str build_title(struct build *b, struct str value, enum text_form form, struct str base);

/* One line of plain text: names, categories, languages. */
struct str build_line(struct build *b, struct str value);

/* An address that may be followed; STR_NONE for others. */
struct str build_address(struct build *b, struct str value, struct str base);

/* To the item being read; empty and repeated ones are left out. */
void build_add_author(struct build *b, struct str value);
void build_add_category(struct build *b, struct str value);
void build_add_enclosure(struct build *b, struct feed_enclosure enclosure);

#endif
