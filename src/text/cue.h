/* cue.h: what a word signals about its sentence: negation, hedge, speech, pronoun, time.
 *
 * One table a language (cue_en.c …), sorted by bytes; a word has any number of classes.  Words
 * of other languages have none, so that everything built on cues is silent there. */
#ifndef GW_TEXT_CUE_H
#define GW_TEXT_CUE_H

#include "base/str.h"

enum cue {
	CUE_NEGATION = 1 << 0,
	CUE_MODAL = 1 << 1,
	CUE_HEDGE = 1 << 2,
	CUE_SAY = 1 << 3,         /* a form of a verb of speech */
	CUE_ATTRIBUTION = 1 << 4, /* "according", "laut": attribution without such a verb */
	CUE_CONDITION = 1 << 5,
	CUE_QUALIFIER = 1 << 6,   /* before a number: about, at least, more than */
	CUE_HE = 1 << 7,          /* third person, a person */
	CUE_IT = 1 << 8,          /* third person, a thing or many */
	CUE_FIRST = 1 << 9,       /* first and second person */
	CUE_DEMONSTRATIVE = 1 << 10,
	CUE_OPENER = 1 << 11,     /* leans on the sentence before when it opens one */
	CUE_CONNECTIVE = 1 << 12, /* may be deleted at the front */
	CUE_TIME = 1 << 13,
	CUE_MONTH = 1 << 14,
	CUE_WEEKDAY = 1 << 15,
	CUE_TITLE = 1 << 16,      /* stands before a person's name */
	CUE_ORG = 1 << 17,        /* inside the name of an organisation or a place */
	CUE_PERSON = 1 << 18,     /* noun for one person */
	CUE_ROLE = 1 << 19,       /* office or profession */
	CUE_GROUP = 1 << 20,      /* plural subject that needs no name: police, officials */
	CUE_UNIQUE = 1 << 21,     /* "the NOUN" is understood without a name */
	CUE_FINITE = 1 << 22,
	CUE_STOP = 1 << 23,
	CUE_RISE = 1 << 24,
	CUE_FALL = 1 << 25,
	CUE_BEFORE = 1 << 26,
	CUE_AFTER = 1 << 27,
	CUE_SUPERLATIVE = 1 << 28,
	CUE_CAUSE = 1 << 29,
	CUE_HARM = 1 << 30,       /* killed, injured, missing, arrested */
};

enum cue_language {
	CUE_ENGLISH, CUE_GERMAN, CUE_FRENCH, CUE_SPANISH, CUE_ITALIAN, CUE_PORTUGUESE, CUE_DUTCH,
	CUE_CHINESE, CUE_JAPANESE,
	CUE_NO_LANGUAGE,
};

/* Of a primary language tag; STR_NONE (unknown) is read as English. */
enum cue_language cue_language_of(struct str tag);
/* "de"; STR_NONE of CUE_NO_LANGUAGE. */
struct str cue_language_tag(enum cue_language language);

/* The language of a text that has no tag, by its small words and its script; English where
 * nothing speaks for another. */
enum cue_language cue_language_guess(struct str text);

/* Bits of `enum cue` of a lower-case word with straight apostrophes. */
unsigned cue_of(struct str low, enum cue_language language);

/* 1 to 12 for the name of a month or its abbreviation, else 0. */
int cue_month(struct str low, enum cue_language language);

#endif
