/* bridge.h: what reports in different languages share: names, places, numbers.
 *
 * A report's keys come from its title and the beginning of its text: names by their letters in
 * transliteration, countries and large cities by a code, numbers by value.  Names meet where their
 * consonants sound alike ("Putin", "Poutine", "Путин"), because vowels and endings are what
 * languages change.
 *
 * A strand is the part of a story that is in one language: within a language words decide, as if
 * there were no other (place.h).  What no strand of its language takes in may join a story of
 * other languages: when about the same time rare keys, worth more than two that no other story
 * has, agree and make up a good part of all that both have. */
#ifndef GW_GROUP_BRIDGE_H
#define GW_GROUP_BRIDGE_H

#include "base/str.h"
#include "text/word.h"

enum {
	BRIDGE_KEYS = 32,        /* of a report */
	BRIDGE_STRAND_KEYS = 64, /* of a strand: the first that came */
	BRIDGE_CHARACTERS = 600, /* of the text; its words after them give no keys */
};

struct bridge_keys {
	uint64_t at[BRIDGE_KEYS]; /* each once */
	uint64_t sound
		[BRIDGE_KEYS]; /* of each: what keys that may mean the same have in common */
	uint32_t count;
};

/* ── Reading ── */

/* Makes keys of words; holds the names of places in one language and a cache of words. */
struct bridge_reader;

/* `term_of` gives the same number for a word of a place's name as `bridge_word` is given for the
 * word of a text; 0 for words that do not count.  `stem` is of the language and outlives it. */
struct stem;
typedef uint32_t bridge_term_fn(void *ctx, struct str word);
struct bridge_reader *bridge_reader_open(struct str language, struct stem *stem,
                                         bridge_term_fn *term_of, void *ctx);
void bridge_reader_close(struct bridge_reader *r);

/* Begins a title or a text, of which the words follow in order. */
void bridge_begin(struct bridge_reader *r, struct str text, bool title);
/* `term` is 0 for words that say nothing; `word` a hash of the word in lower case. */
void bridge_word(struct bridge_reader *r, struct bridge_keys *keys, struct word_span span,
                 uint32_t term, uint64_t word);

/* ── Strands ── */

#define BRIDGE_NONE UINT32_MAX

/* A key stands in the list of those that have its sound, once for a strand. */
struct bridge_key {
	uint64_t key, sound;
	uint32_t next, before; /* BRIDGE_NONE: the last; the first, or in no list */
	bool listed;
};

/* Strands have numbers that stay the same for as long as they live, and are then given again. */
struct bridge_strand {
	struct bridge_key *keys; /* malloc'd, each once */
	uint32_t count, room;
	uint32_t serial; /* of the story in the grouper */
	uint32_t kin;    /* next strand of the same story, by number; its own where it is alone */
	uint32_t tongue; /* language; 0 not known */
	bool lives;
	bool tied;       /* not the strand that founded the story */
};

struct bridge_slot {
	uint64_t sound; /* 0 free */
	uint32_t first; /* key of a strand: number · BRIDGE_STRAND_KEYS + place */
	uint32_t live;  /* strands that have it */
};

struct bridge {
	struct bridge_strand *strands;
	uint32_t count, room;
	uint32_t *spare; /* numbers to be given again */
	uint32_t spare_count, spare_room;
	uint32_t live; /* strands that have keys */
	struct bridge_slot *slots;
	uint32_t slot_count, used;
};

void bridge_close(struct bridge *b);

/* A new strand's number. */
uint32_t bridge_open_strand(struct bridge *b, uint32_t serial, uint32_t tongue);
/* Adds the keys of a member. */
void bridge_add(struct bridge *b, uint32_t strand, const struct bridge_keys *keys);
/* The strand is no more. */
void bridge_end(struct bridge *b, uint32_t strand);

struct bridge_match {
	double worth;   /* of the keys that agree: 1 for each that no other strand has */
	double numbers; /* the part of it that numbers of weight have */
	double share;   /* of all that both have, 0 to 1 */
};

/* What the keys share with a strand. */
struct bridge_match bridge_compare(const struct bridge *b, const struct bridge_keys *keys,
                                   uint32_t strand);

/* Calls `found` once for each strand that has two sounds of the keys or more. */
typedef void bridge_found_fn(void *ctx, uint32_t strand);
void bridge_near(const struct bridge *b, struct arena scratch, const struct bridge_keys *keys,
                 bridge_found_fn *found, void *ctx);

#endif
