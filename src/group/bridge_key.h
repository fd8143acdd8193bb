/* bridge_key.h: one name, place or number as 64 bits that mean the same in all languages. */
#ifndef GW_GROUP_BRIDGE_KEY_H
#define GW_GROUP_BRIDGE_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum key_kind {
	KEY_NONE,
	KEY_NAME,      /* up to 12 letters in transliteration */
	KEY_NAME_BARE, /* from a script that writes no short vowels */
	KEY_NAME_KANA, /* from katakana, which has no l, no v and a vowel after each consonant */
	KEY_PLACE,
	KEY_NUMBER, /* of three digits or more, or with decimals */
	KEY_SMALL,  /* two digits: worth half */
};

enum { KEY_LETTERS = 12 };

/* 0 where the letters (a to z) are too few to tell one name from another. */
uint64_t key_of_name(const char *letters, size_t count, enum key_kind kind);
uint64_t key_of_place(uint32_t place);
/* 0 for numbers that say little: below 10, and years unless `counted` (with a unit or marks). */
uint64_t key_of_number(double value, bool counted);

/* Equal for keys that may stand for the same: of names the consonants, by classes of sound. */
uint64_t key_sound(uint64_t key);

/* How sure it is that two keys of the same sound are the same, 0 to 1. */
double key_likeness(uint64_t a, uint64_t b);

/* Whether it is a number of three digits or more, or with decimals. */
bool key_is_number(uint64_t key);

/* What the kind of key is worth, 0 to 1. */
double key_worth(uint64_t key);

#endif
