/* role_word.h: words that say whether a sentence is news, what somebody says of it, or background.
 *
 * English only.  General lists: what opens news, where people speak, what was before, what judges. */
#ifndef GW_WRITE_ROLE_WORD_H
#define GW_WRITE_ROLE_WORD_H

#include "text/token.h"

enum role_word {
	ROLE_DEED = 1 << 0,    /* done, or suffered, as news begin: announced, ruled, arrested, won */
	ROLE_SAYING = 1 << 1,  /* where or through whom somebody speaks: statement, interview */
	ROLE_EARLIER = 1 << 2, /* points to what was before: former, since, ago */
	ROLE_JUDGING = 1 << 3, /* judges, wishes, guesses: should, perhaps, better, think */
	ROLE_CAUSE = 1 << 4,   /* ties it to something else: because, amid, after */
	ROLE_SPAN = 1 << 5,    /* a time longer than days: week, month, year, season */
	ROLE_WHICH = 1 << 6,   /* "last", "this", "next" before such a time */
	ROLE_COME = 1 << 7,    /* "comes", "came": before "after", "as", "amid" it sets news among others */
	ROLE_DAY = 1 << 8,     /* the day of the report: today, yesterday, tonight, morning */
	ROLE_THAT = 1 << 9,
	ROLE_THAN = 1 << 10,
	ROLE_LINK = 1 << 17,   /* behind it a word in "-ed" is a participle: a, by, been, and */
	/* What a clause may stand on. */
	ROLE_IS = 1 << 11,
	ROLE_HAS = 1 << 12,
	ROLE_WILL = 1 << 13,
	ROLE_SAYS = 1 << 14,   /* says, in the present */
	ROLE_PAST = 1 << 15,   /* an irregular past form */
	ROLE_VERB = 1 << 16,   /* was, had, could, does: finite and none of these */
};

/* Bits of a lower-case word. */
unsigned role_word(struct str low);

#endif
