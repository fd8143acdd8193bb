/* fault.h: what a claim says that its passage does not: the hard rules.
 *
 * Each fault is a veto with its reason in words.  Lexical: the rules know no synonyms beyond word
 * forms, so they err towards no.  The rules on gaps hold where the claim is close to a copy of
 * its window (`close`); who does what to whom is judged by the order of names there, and by the
 * trees of both sides where the model of English is at hand. */
#ifndef GW_GATE_FAULT_H
#define GW_GATE_FAULT_H

#include "gate/alignment.h"
#include "gate/places.h"
#include "gate/weight.h"
#include "gate/window.h"
#include "model/when.h"
#include "text/english.h"

enum gate_fault {
	FAULT_NUMBER,
	FAULT_UNIT,
	FAULT_DATE,
	FAULT_NAME,
	FAULT_QUOTE,
	FAULT_SPEAKER,
	FAULT_NEGATION,
	FAULT_DIRECTION,  /* rise for fall, before for after, more for less */
	FAULT_CERTAINTY,  /* a modal, hedge, condition or attribution is gone */
	FAULT_QUALIFIER,  /* "at least" is gone */
	FAULT_WORD,       /* a word in the place of another */
	FAULT_ADDED,      /* a word that the passage has nowhere */
	FAULT_ORDER,      /* names or words in each other's place */
	FAULT_ROLE,       /* who did it is whom it was done to */
	FAULT_SPLICE,     /* the front of one sentence, the end of another */
	FAULT_CAUSE,
	FAULT_SUPERLATIVE,
	FAULT_COUNT,
};

struct kin_text; /* gate/kinship.h */

/* A claim's sentence beside its window. */
struct compared {
	const struct prepared *p, *c;
	const struct places *at;
	struct gate_sentence s;
	const struct gate_weights *weights; /* NULL: nothing is known of the use of words */
	const struct english *english;      /* NULL: nobody's role is known */
	struct when published;              /* the report's date, where it is known */
	const struct kin_text *kin;         /* of the passage; NULL: no word is akin to another */
	struct window window;
	struct alignment alignment;
	bool near;  /* in good part a copy: the model's bar is another there */
	bool close; /* nearly all of it is: the rules on gaps hold */
};

/* Words of the longest run of the passage that begins with the claim's token `i`; *end is the token
 * where it ends, *end - i at least 1. */
size_t compared_run(const struct compared *k, size_t i, size_t *end);

/* The same; *place is where it begins in the passage, of equally long ones the nearest to `near`
 * (SIZE_MAX: the first). */
size_t compared_run_near(const struct compared *k, size_t i, size_t near, size_t *end,
                         size_t *place);

struct faults {
	unsigned count[FAULT_COUNT];
	struct reasons *why;
};

static inline bool
faults_any(const struct faults *f)
{
	for (int i = 0; i < FAULT_COUNT; i++)
		if (f->count[i])
			return true;
	return false;
}

/* ── the rules, by what they look at ── */
void faults_of_numbers(const struct compared *k, struct faults *f);
void faults_of_dates(const struct compared *k, struct faults *f);
void faults_of_names(const struct compared *k, struct faults *f);
void faults_of_quotes(const struct compared *k, struct faults *f);
void faults_of_speakers(const struct compared *k, struct faults *f);
void faults_of_sense(const struct compared *k, struct faults *f);
void faults_of_splices(const struct compared *k, struct faults *f);
void faults_of_gaps(const struct compared *k, struct faults *f);
void faults_of_roles(struct arena scratch, const struct compared *k, struct faults *f);

/* All of them. */
void faults_read(struct arena scratch, const struct compared *k, struct faults *f);

/* Whether token `i` of the claim belongs to a day that the passage names in another way: "on 4
 * March" where it says "on Wednesday". */
bool fault_day_known(const struct compared *k, size_t i);

/* One more; `fmt` is the reason. */
void faults_add(struct faults *f, enum gate_fault kind, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Whether a word of a name of the claim is in the passage, perhaps as an acronym, or as the
 * people or the country of it. */
bool name_word_known(const struct compared *k, size_t token);

#endif
