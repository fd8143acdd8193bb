/* choice.h: the sentences chosen so far, and whether another one may stand beside them. */
#ifndef GW_WRITE_CHOICE_H
#define GW_WRITE_CHOICE_H

#include "write/risk.h"
#include "write/role.h"
#include "write/same.h"

struct choice {
	struct arena *notes;
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
	unsigned hard;         /* reasons that refuse a sentence unless the one before it carries it */
	struct known known;
	uint32_t *rank;        /* by article: when it was first chosen from, 0 never */
	bool *told;            /* by concept: some chosen sentence has it */
	struct role_fit *fits; /* by sentence, once the opening is chosen; NULL: not known */
};

/* `notes` grows while sentences are looked at, and is used for nothing else. */
struct choice choice_in(struct arena *a, struct arena *notes, const struct draft *d,
                        const struct cast *cast, size_t head, uint32_t words,
                        uint32_t source_words);

void choice_take(struct choice *c, const struct sentence *s, enum paragraph_role role);
/* Reads what readers let stand in which paragraph behind the opening, which was taken.  English only:
 * elsewhere `fits` stays NULL. */
void choice_read_fits(struct choice *c);
/* Puts a chosen sentence into another paragraph. */
void choice_move(struct choice *c, const struct sentence *s, enum paragraph_role role);
/* Gives up a chosen sentence; it is not used again. */
void choice_give_back(struct choice *c, const struct sentence *s);

enum paragraph_role choice_role(const struct choice *c, const struct sentence *s);

/* May it be chosen at all?  It was not used, is of this story and keeps to what may be quoted of
 * its source. */
bool choice_usable(const struct choice *c, const struct sentence *s);

/* Whether it may stand in paragraph `role` at all: it stands alone, names nobody by surname who was
 * not introduced and no thing that only its report had told, and something ties it to what is told; or
 * the sentence before it in its report, which stands directly before it, carries it. */
bool choice_placed(struct choice *c, struct arena scratch, const struct sentence *s,
                   enum paragraph_role role);
/* How likely a reader stumbles over it there, as the paragraphs are now; what stands behind it is not
 * to be told twice by it either. */
struct risk choice_risk(struct choice *c, struct arena scratch, const struct sentence *s,
                        enum paragraph_role role);

/* The same of a chosen one, beside those only that stand before it. */
struct risk choice_risk_before(struct choice *c, struct arena scratch, const struct sentence *s);

/* Whether the sentence directly before it in its report is chosen. */
bool choice_behind(const struct choice *c, const struct sentence *s);

/* Whether `a` stands before `b`. */
bool choice_before(const struct choice *c, const struct sentence *a, enum paragraph_role role_a,
                   const struct sentence *b, enum paragraph_role role_b);

/* Whether no chosen sentence tells the same fact in much the same words. */
bool choice_is_new(struct choice *c, const struct sentence *s);
/* What a sentence adds to the chosen ones. */
double choice_gain(const struct choice *c, const struct sentence *s);

#endif
