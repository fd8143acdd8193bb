/* choice.h: the sentences chosen so far, and whether another one may stand beside them. */
#ifndef GW_WRITE_CHOICE_H
#define GW_WRITE_CHOICE_H

#include "write/cast.h"
#include "write/same.h"

struct choice {
	const struct draft *d;
	const struct cast *cast;
	size_t head;           /* the report whose title heads the story */
	uint32_t budget, source_words;
	const struct sentence **chosen;
	size_t count;
	bool *used;            /* by sentence: chosen, or refused for good */
	uint8_t *role;         /* by sentence, where chosen */
	uint32_t *voice_words; /* by voice */
	uint32_t filled[PARAGRAPH_COUNT];
	enum same_bar bar;
	unsigned hard;         /* reasons that refuse a sentence, */
	unsigned leaning;      /* and those that refuse it unless the one before stands before it */
	uint32_t *terms;       /* by term: how many chosen sentences have it */
	bool *told;            /* by concept: some chosen sentence has it */
};

struct choice choice_in(struct arena *a, const struct draft *d, const struct cast *cast,
                        size_t head, uint32_t words, uint32_t source_words);

void choice_take(struct choice *c, const struct sentence *s, enum paragraph_role role);
/* Gives up a chosen sentence; it is not used again. */
void choice_give_back(struct choice *c, const struct sentence *s);

enum paragraph_role choice_role(const struct choice *c, const struct sentence *s);

/* May it be chosen next?  It was not used, is of this story, keeps to what may be quoted of its
 * source, and stands alone or takes what it lacks from the chosen sentence before it. */
bool choice_usable(const struct choice *c, const struct sentence *s);
bool choice_stands_alone(const struct choice *c, const struct sentence *s);
/* Whether no chosen sentence tells the same fact, nor all of them together most of it. */
bool choice_is_new(const struct choice *c, const struct sentence *s);
/* Whether it speaks of "the letter" while neither the title of the story has one nor one of the
 * `told` sentences that are of its report or share a name with it. */
bool choice_lacks_given(const struct choice *c, const struct sentence *const *told, size_t count,
                        const struct sentence *s);

/* Whether the sentence directly before it in its report is chosen. */
bool choice_behind(const struct choice *c, const struct sentence *s);

/* What a sentence adds to the chosen ones. */
double choice_gain(const struct choice *c, const struct sentence *s);

#endif
